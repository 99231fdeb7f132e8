"""Pages made to do harm, or broken: each ends with a word that says why, or with what it shows."""

import html

import pytest

from pipeline.errors import UnreadableError
from pipeline.extraction import settle
from pipeline.read.page import read_page
from pipeline.read.page_tree import parse
from pipeline.read.unit import MAX_BYTES, Form, Unit
from pipeline.schema import Status

PROSE = "<p>Sáng 12/7/2018, tại Phủ Lý, Khối thi đua các sở tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua năm 2018.</p>\n"


def filled(piece, size=MAX_BYTES):
    return piece * (size // len(piece.encode()))


REFUSED = {
    "nested 100,000 deep": ("<div>" * 100_000 + PROSE, "nested too deep"),
    "one tag": (filled("<p>x"), "too large for a page"),
    "one empty tag": (filled("<br>"), "too large for a page"),
    "closing tags": (filled("</p>"), "too large for a page"),
    "less-than signs": (filled("<"), "too large for a page"),
    "elements": ("<a href=x>" * 60_000, "too large for a page"),
    "a book": (filled(PROSE), "too long for an article"),
    "one line": ("<p>" + "Sáng nay " * 400_000, "too long for an article"),
    "lines": ("<pre>" + "x\n" * 1_500_000, "too long for an article"),
    "entities that no document type declares": (filled("&lol;"), "too long for an article"),
    "a comment without end": ("<!--" + "-" * 100_000, "no page"),
    "a tag without end": ('<a href="' + "x" * 1_000_000, "empty"),
    "a script": ("<script>" + PROSE.replace("<", "") * 50 + "</script>", "empty"),
    "nothing": ("", "no page"),
    "blank": (" \n ", "no page"),
    "links alone": ('<ul><li><a href="/">Trang chủ</a></li><li><a href="/2">Tin tức</a></li></ul>', "no article"),
}


@pytest.mark.parametrize(("page", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused_with_a_reason(page, reason):
    with pytest.raises(UnreadableError, match=reason):
        read_page(page)
    outcome = settle(Unit("bad.html", page, form=Form.HTML), "bad")
    assert (outcome.status, outcome.record) == (Status.QUARANTINED, None)


READ = {
    "attributes without end": "<div " + " ".join(f"a{i}=1" for i in range(300_000)) + f">{PROSE}</div>",
    "a picture within the page": f'<img src="data:image/png;base64,{"A" * 1_000_000}">{PROSE}',
    "NUL characters": f"\0<p>\0{PROSE}\0</p>",
    "control characters": f"<p>\x0c</p>{PROSE}<div class=comment><b>\x01</b>&#1;&#x1F;&#31;&#xFFFE;\ufffe\x0b</div>",
    "half surrogates": f"<p>\ud800</p>{PROSE}",
    "entities that name each other": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + f"<body>{PROSE}</body>",
    "an encoding that isn't the file's": f'<?xml version="1.0" encoding="ISO-8859-1"?><html><head><meta charset="windows-1258"></head>{PROSE}',
    "emphasis left open": f"{'<b><font size=2>' * 3000}{PROSE}",
    "a list that is no JSON": f'<script type="application/ld+json">{"[" * 100_000}</script>{PROSE}',
    "boxes of boxes": f"{PROSE * 4}{('<div class=content>của các đơn vị' * 200 + '</div>' * 200) * 20}",
    "tags that nobody knows": f"<abc:def><o:p><nội-dung>{PROSE}</nội-dung></o:p></abc:def>",
    "no tag for the page": PROSE.removeprefix("<p>").removesuffix("</p>\n"),
    "bad addresses": f'<base href="http://["><link rel=canonical href="http://[x"><meta property="og:url" content="//">{PROSE}',
}


@pytest.mark.parametrize("page", READ.values(), ids=READ)
def test_read_all_the_same(page):
    outcome = settle(Unit("odd.html", page, form=Form.HTML), "odd")
    assert outcome.status == Status.EXTRACTED, outcome.reason
    assert "Khối thi đua các sở tỉnh Hà Nam tổ chức Hội nghị sơ kết" in outcome.record.text
    assert outcome.record.conferences[0].start == "2018-07-12"


def test_a_tree_is_never_deeper_than_its_parser_goes():
    tree = parse("<p>" + "<span>" * 100_000 + "Sáng nay")
    assert "".join(tree.itertext()) == "Sáng nay"


@pytest.mark.parametrize("shown", ["&#9;", "&#32;", "&#x20;", "&#160;", "&#225;", "&#x1EA1;", "&#12;&#50;", "&#315;"])
def test_a_character_by_its_number_stays(shown):
    assert parse(f"<p>a{shown}b").text_content().replace(" ", "") == html.unescape(f"a{shown}b").replace(
        "\f", ""
    ).replace(" ", "")


@pytest.mark.parametrize("piece", ["\x0c", "\x01", "\ufffe", "&#1;", "&#011", "&#x1f;", "&#xFFFE;", "&#65535;"])
def test_a_tree_holds_nothing_that_it_could_not_be_given(piece):
    tree = parse(f"<div>a<b>c</b>{piece}d</div>")
    tree.find(".//b").drop_tree()
    assert "".join(tree.itertext()).split() == ["a", "d"]
