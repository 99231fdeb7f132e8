"""Bytes to text."""

import codecs
import unicodedata

import pytest
from damage import SENTENCES, tcvn3, vni, windows_1258
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.read.encoding import Decoded, decode, whole

TEXT = "Hội nghị tổng kết Khối thi đua"


OLD = {
    "tcvn3": lambda text: tcvn3(text).encode("cp1252"),
    "vni": lambda text: vni(text).encode("cp1252"),
    "windows-1258": windows_1258,
}


@pytest.mark.parametrize(
    ("data", "repairs"),
    [
        (TEXT.encode(), ()),
        (codecs.BOM_UTF8 + TEXT.encode(), ()),
        (TEXT.encode("utf-16"), ("utf-16",)),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), ("utf-16",)),
        (TEXT.encode("utf-16-le"), ("utf-16",)),
        (TEXT.encode("utf-16-be"), ("utf-16",)),
    ],
)
def test_unicode_in_its_forms(data, repairs):
    assert decode(data) == Decoded(TEXT, repairs)


def test_decomposed_text_stays_as_it_is():
    assert decode(unicodedata.normalize("NFD", TEXT).encode()).text == unicodedata.normalize("NFD", TEXT)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1252", "gb2312", "nonsense", ""])
@pytest.mark.parametrize("encoding", OLD)
def test_old_encodings_are_told_by_their_words_whatever_is_declared(encoding, declared, sentence):
    found = decode(OLD[encoding](sentence), declared)
    assert found.text == (sentence.replace("Ủy ban", "ủy ban") if encoding == "tcvn3" else sentence)
    assert found.repairs == (encoding,)


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "windows-1258", "gbk", "us-ascii"])
def test_utf_8_is_what_it_is_whatever_is_declared(declared):
    assert decode(TEXT.encode(), declared) == decode(TEXT.encode(), declared, page=True) == Decoded(TEXT)


FRENCH = "Le président a salué les élèves à l'hôtel, où ils étaient présents."


@pytest.mark.parametrize("declared", ["windows-1252", "ISO-8859-1", "latin1", " us-ascii "])
def test_another_language_is_read_as_declared(declared):
    assert decode(FRENCH.encode("cp1252"), declared) == Decoded(FRENCH, ("windows-1252",))


def test_a_word_that_proves_nothing_is_read_as_declared():
    assert decode(windows_1258("Hội nghị"), "windows-1258") == Decoded("Hội nghị", ("windows-1258",))
    assert decode("会议".encode("gbk"), "gb2312") == Decoded("会议", ("gbk",))


PAGE = """<html><head>{meta}<title>Tin</title><style>p {{ color: red }}</style></head>
<body><p class="lead">{text}</p><script>var a = "&amp;";</script></body></html>"""


@pytest.mark.parametrize("meta", ["", '<meta charset="utf-8">', "<meta http-equiv=x content='text/html; charset=gbk'>"])
@pytest.mark.parametrize("encoding", OLD)
def test_a_page_in_an_old_encoding(encoding, meta):
    page = PAGE.format(meta=meta, text=SENTENCES[0] + "<br>" + SENTENCES[1])
    assert decode(OLD[encoding](page), page=True) == Decoded(page, (encoding,))


def test_a_page_says_its_encoding_itself_but_the_header_comes_first():
    page = PAGE.format(meta='<META http-equiv="Content-Type" content="text/html; charset=GB2312">', text="会议开始了")
    assert decode(page.encode("gbk"), page=True) == Decoded(page, ("gbk",))
    japanese = PAGE.format(meta='<meta charset="gbk">', text="会議が始まった")
    assert decode(japanese.encode("shift_jis"), "x-sjis", page=True) == Decoded(japanese, ("shift_jis",))
    prologue = '<?xml version="1.0" encoding="iso-8859-2"?>' + PAGE.format(meta="", text="žluťoučký kůň")
    assert decode(prologue.encode("iso-8859-2"), page=True) == Decoded(prologue, ("iso8859-2",))


def test_a_page_is_read_though_a_few_bytes_are_broken():
    page = PAGE.format(meta="", text=" ".join(SENTENCES[:4])).encode()
    found = decode(page.replace("năm".encode(), b"n\xffm", 1), page=True)
    assert found.repairs == ("broken-utf-8",)
    assert found.text.count("\ufffd") == 1
    with pytest.raises(UnreadableError, match="not UTF-8"):
        decode(page.replace("năm".encode(), b"n\xffm", 1))


def test_a_page_that_says_nothing_is_windows_1252():
    page = PAGE.format(meta="", text=FRENCH)
    assert decode(page.encode("cp1252"), page=True) == Decoded(page, ("windows-1252",))


@pytest.mark.parametrize(
    ("data", "reason", "offset"),
    [
        (b"", "empty", 0),
        (b" \n\t", "empty", 0),
        (codecs.BOM_UTF8, "empty", 0),
        (b"GIF89a\x00\x01", "binary", 6),
        (b"H\xe9i ngh\xde", "not UTF-8", 1),
        (TEXT.encode() + b"\xff", "not UTF-8", len(TEXT.encode())),
        (codecs.BOM_UTF16_LE + b"abc", "not UTF-16-LE", 4),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary", 8),
        (b"a\x00b", "binary", 1),
        (FRENCH.encode("cp1252"), "not UTF-8", 5),
    ],
)
def test_what_is_no_text_is_named(data, reason, offset):
    with pytest.raises(UnreadableError, match=reason) as caught:
        decode(data)
    assert caught.value.offset == offset


@given(st.binary(max_size=200), st.sampled_from([None, "gbk", "utf-16", "windows-1258", "x"]), st.booleans())
def test_any_bytes_give_text_or_a_reason(data, declared, page):
    try:
        text = decode(data, declared, page=page).text
    except UnreadableError as error:
        reason, offset = error.reason, error.offset
    else:
        assert text.strip()
        return
    assert reason
    assert 0 <= offset <= len(data)


@given(st.text(alphabet=st.characters()))
def test_whole_text_can_be_written(text):
    assert whole(text).encode().decode() == whole(text)
    assert len(whole(text)) == len(text)
