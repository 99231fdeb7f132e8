"""The province in which an event took place, by the map of its day: venue, organiser, block, sentence, page, article.

By the guidelines a province needs a named place, a unit of a province or a province's name in the text. The stretches
that a caller trusts are read in their order; what lies outside them counts only for an event that they show to be
local (`Cục Thuế tỉnh`, `UBND huyện`), so that a province named in passing wins nothing in a national article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.found import Found, Span
from pipeline.resolve.map import map_day
from pipeline.resolve.places_find import DOUBTFUL, PlaceMention, find_places
from pipeline.resolve.places_locate import SURE, Located, locate, majority, within
from pipeline.resolve.places_names import PROVINCE, VENUE
from pipeline.resolve.places_signs import is_abroad, is_local, is_national

__all__ = ["PlaceMention", "find_places", "province_of"]

Doc.set_extension("places", default=None, force=True)

_LEAD = 600  # characters of the lead: some sites print the whole body as one block
_DIRECTLY = re.compile(r"(?<!\w)(?:tại|ở)\s\Z")
_SEVERAL = re.compile(r"(?<!\w)các (?:tỉnh|thành phố|thành|đơn vị)(?!\w)")
_PAGE = frozenset({Role.MASTHEAD, Role.FURNITURE, Role.SIGNATURE, Role.DATELINE})


@Language.component("places", requires=["doc._.folded"], assigns=["doc._.places"])
def place_mentions(doc: Doc) -> Doc:
    """Sets `doc._.places`: the places of the article in text order."""
    doc._.places = find_places(_text(doc), doc._.folded)
    return doc


def _text(doc: Doc) -> str:
    """The text; an article's own, as spaCy joins its tokens anew at every `doc.text`."""
    text: str = doc.text if doc._.article is None else doc._.article.text
    return text


def province_of(doc: Doc, *, date: str | None, spans: Sequence[Span]) -> Found | None:
    """The province of an event as a Found with its canonical name on the event's day, or None.

    `date` is the event's (ISO, partial, or None); `spans` are the stretches to trust, in their order: venue,
    organisers, block, sentence of the event, title. What each is shows in the text: a venue stands after `tại` or
    `ở`, a block opens with khối or cụm, sentences and titles are the document's. The found rule names it
    (`province.venue`, …), its notes hold the `code`, and the successor in the 34-province map as `today` and
    `today_code`.
    """
    if doc._.places is None:
        place_mentions(doc)
    article, text, folded = doc._.article, _text(doc), doc._.folded
    published = article.published.value if article is not None and article.published else None
    day = map_day(date, folded, published)
    places = locate(doc._.places, day, folded)
    named = {p.province.name for p in places if p.province and p.weight >= SURE}
    local = national = group = False
    ordered = list(dict.fromkeys(spans))
    for span in ordered:
        source = _source(doc, span)
        here = within(places, [span])
        inside = [p for p in here if p.weight >= SURE]
        if not inside and source not in {"sentence", "title"}:
            # a bare district name counts where the text names its province elsewhere
            inside = [p for p in here if p.weight >= DOUBTFUL and p.province and p.province.name in named]
        if source == "title" and national and not local:
            continue
        if found := _decide(inside, source, folded, span):
            return _found(found, f"province.{source}")
        elsewhere = source in {"venue", "sentence"} and not inside
        if elsewhere and is_abroad(text, folded, span, venue=source == "venue"):
            return None
        local = local or is_local(text, folded, span)
        if source in {"organizer", "block", "venue"}:
            national = national or is_national(folded, span)
            group = group or source == "block"
    return _from_page(doc, places, ordered, local=local or (group and not national), national=national)


def _from_page(doc: Doc, places: list[Located], spans: Sequence[Span], *, local: bool, national: bool) -> Found | None:
    """The province of an event whose own words name none: the page's, the paragraph's, the article's."""
    article = doc._.article
    blocks = article.blocks if article is not None else []
    if not local:
        lead = next((b for b in blocks if b.role in {Role.LEAD, Role.BODY}), None)
        there = within(places, [(lead.start, min(lead.end, lead.start + _LEAD))] if lead else [])
        there = [p for p in there if p.weight >= SURE and p.province and _directly(p, doc._.folded)]
        if national:  # a sight named in the lead says nothing of a ministry's meeting
            there = [p for p in there if p.mention.kind != VENUE]
        if len({p.province.name for p in there if p.province}) == 1 and not _opens_list(there[0], places):
            return _found(there[0], "province.lead")
        portal = majority(within(places, [(b.start, b.end) for b in blocks if b.role is Role.MASTHEAD]))
        # a provincial portal reports on its province; one of the capital may be a national body's
        return _found(portal, "province.masthead") if portal and not national and not _capital(portal) else None
    around = [(b.start, b.end) for b in blocks if any(b.start <= s[0] < b.end for s in spans)]
    page = [(b.start, b.end) for b in blocks if b.role in _PAGE]
    for name, chosen in (("paragraph", around), ("page", page)):
        if best := majority(within(places, chosen)):
            return _found(best, f"province.{name}")
    best = majority(places)
    return _found(best, "province.article") if best else None


def _directly(place: Located, folded: str) -> bool:
    """Whether a place stands right after `tại` or `ở`."""
    return _DIRECTLY.search(folded, max(0, place.mention.start - 8), place.mention.start) is not None


def _source(doc: Doc, span: Span) -> str:
    """What a trusted stretch is: title, sentence, venue, block or organizer."""
    start, end = span
    article = doc._.article
    if article is not None and article.title and any(a <= start and end <= b for a, b in article.title.spans):
        return "title"
    if any(abs(s.start - start) <= 1 and abs(s.end - end) <= 1 for s in doc._.sentences):
        return "sentence"
    if _DIRECTLY.search(doc._.folded, max(0, start - 8), start):
        return "venue"
    return "block" if doc._.folded.startswith(("khối", "cụm"), start) else "organizer"


def _decide(inside: list[Located], source: str, folded: str, span: Span) -> Located | None:
    """The place of a trusted stretch that names its province; None if it names none or several of equal right."""
    inside = [p for p in inside if p.province]
    if not inside:
        return None
    names = {p.province.name for p in inside if p.province}
    if len(names) == 1:
        return max(inside, key=lambda p: (p.weight, p.mention.kind == PROVINCE))
    if source == "venue":
        return max(inside, key=lambda p: (p.mention.kind == PROVINCE, p.weight, p.mention.start))
    if source in {"sentence", "title"}:
        there = [p for p in inside if _directly(p, folded)]
        if there:
            return None if _opens_list(there[0], inside) else there[0]
        return majority(inside)
    first = inside[0]
    return None if _SEVERAL.search(folded, span[0], first.mention.start + 6) else first


def _opens_list(place: Located, inside: list[Located]) -> bool:
    """Whether a place is the first of several in different provinces: `tại Vĩnh Phúc, Bình Định, Quảng Nam`."""
    following = inside[inside.index(place) + 1 :][:1]
    return any(
        other.mention.rule == "places.list"
        and other.mention.kind == place.mention.kind
        and other.province != place.province
        for other in following
    )


def _capital(place: Located) -> bool:
    return place.province is not None and place.province.code == "01"


def _found(place: Located, rule: str) -> Found:
    province = place.province
    assert province is not None
    notes = {"code": province.code, "today": province.today, "today_code": province.today_code}
    return Found(province.name, ((place.mention.start, place.mention.end),), rule, notes=notes)
