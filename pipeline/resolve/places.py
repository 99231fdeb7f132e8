"""The province in which an event took place, by the map of its day: venue, organiser, block, sentence, page, article.

By the guidelines a province needs a named place, a unit of a province or a province's name in the text. The stretches
that a caller trusts are read in their order; what lies outside them counts only for an event that they show to be
local (`Cục Thuế tỉnh`, `UBND huyện`), so that a province named in passing wins nothing in a national article.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.found import Found, Span
from pipeline.gazetteers import table
from pipeline.resolve.map import NEW_MAP, Province, map_day, province_map
from pipeline.resolve.places_find import COMMUNE, DOUBTFUL, PlaceMention, find_places
from pipeline.resolve.places_names import PROVINCE, Place
from pipeline.text.normal import fold

__all__ = ["PlaceMention", "find_places", "province_of"]

Doc.set_extension("places", default=None, force=True)

SURE = 0.5
"""A mention of at least this weight decides where it stands in a trusted stretch."""

_NEW_COMMUNE = 0.6  # since July 2025 wards bear the names of the towns that they were: phường Rạch Giá
_VOTING = 0.3
_NEAR = 600  # characters after which another place's word on an ambiguous district counts half
_AROUND = 20  # so many places on each side of it are asked one by one; the rest of the article counts with _FAR
_FAR = 0.1
_LEAD = 600  # characters of the lead: some sites print the whole body as one block

# A unit or place of a province, district or commune that is named by its kind alone, or a commune with its name.
_LOCAL = re.compile(
    r"(?<!\w)(?P<before>(?:các|mỗi|mọi|một số|nhiều|những|từng|toàn|cấp|\d+) )?(?P<kind>tỉnh|huyện|thị xã|quận|xã|phường"
    r"|thị trấn|thành phố|tp|sở|(?:tỉnh|thành|huyện|quận|thị) ?(?:ủy|đoàn|hội))(?!\w)\.?[^\S\n]*(?=(?P<next>\S)?)"
)
# What marks a national body; it says nothing of a place.
_NATIONAL = re.compile(
    r"(?<!\w)(?:trung ương|t\.ư|tw|bộ (?!chỉ huy|đội|tư lệnh|môn)|chính phủ|quốc hội|chủ tịch nước|việt nam|toàn quốc"
    r"|tổng cục|tổng công ty|tập đoàn|thủ tướng|nhà nước(?! tỉnh)|các tỉnh|cả nước|quân khu|quân chủng)(?!\w)"
)
_ABROAD = re.compile(r"(?<!\w)(?:liên hợp quốc|giờ (?:địa phương|lb |việt nam))")
_CITY = re.compile(r"(?<!\w)(?:thủ đô|thành phố|tp)\.?\s?(?=\w)")
_DIRECTLY = re.compile(r"(?<!\w)(?:tại|ở)\s\Z")
_SAME = re.compile(r"[\s,(–-]{1,4}(?:thuộc |của )?\Z")
_PAGE = frozenset({Role.MASTHEAD, Role.FURNITURE, Role.SIGNATURE, Role.DATELINE})


@dataclass(frozen=True, slots=True)
class Located:
    """A mention and the province that it lies in on the day of the event; None where that stays open."""

    mention: PlaceMention
    province: Province | None
    weight: float


@Language.component("places", requires=["doc._.folded"], assigns=["doc._.places"])
def place_mentions(doc: Doc) -> Doc:
    """Sets `doc._.places`: the places of the article in text order."""
    doc._.places = find_places(_text(doc), doc._.folded)
    return doc


def _text(doc: Doc) -> str:
    """The text; an article's own, as spaCy joins its tokens anew at every `doc.text`."""
    article = doc._.article
    return doc.text if article is None else article.text


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
        within = _within(places, [span])
        inside = [p for p in within if p.weight >= SURE]
        if not inside and source not in {"sentence", "title"}:
            # a bare district name counts where the text names its province elsewhere
            inside = [p for p in within if p.weight >= DOUBTFUL and p.province and p.province.name in named]
        if found := _decide(inside, source, folded, span):
            return _found(found, f"province.{source}")
        if source in {"venue", "sentence"} and not inside and _abroad(text, folded, span, source):
            return None
        local = local or _local(text, folded, span)
        if source in {"organizer", "block", "venue"}:
            national = national or _NATIONAL.search(folded, *span) is not None
            group = group or source == "block"
    return _from_page(doc, places, ordered, local=local or (group and not national), national=national)


def _from_page(
    doc: Doc, places: list[Located], spans: Sequence[Span], *, local: bool, national: bool
) -> Found | None:
    """The province of an event whose own words name none: the page's, the paragraph's, the article's."""
    article = doc._.article
    blocks = article.blocks if article is not None else []
    if not local:
        lead = next((b for b in blocks if b.role in {Role.LEAD, Role.BODY}), None)
        there = _within(places, [(lead.start, min(lead.end, lead.start + _LEAD))] if lead else [])
        there = [p for p in there if p.weight >= SURE and p.province and _directly(p, doc._.folded)]
        if len({p.province.name for p in there if p.province}) == 1:
            return _found(there[0], "province.lead")
        portal = _majority(_within(places, [(b.start, b.end) for b in blocks if b.role is Role.MASTHEAD]))
        # a provincial portal reports on its province; one of the capital may be a national body's
        return _found(portal, "province.masthead") if portal and not national and not _capital(portal) else None
    around = [(b.start, b.end) for b in blocks if any(b.start <= s[0] < b.end for s in spans)]
    page = [(b.start, b.end) for b in blocks if b.role in _PAGE]
    for name, chosen in (("paragraph", around), ("page", page)):
        if best := _majority(_within(places, chosen)):
            return _found(best, f"province.{name}")
    best = _majority(places)
    return _found(best, "province.article") if best else None


def _within(places: list[Located], stretches: Sequence[Span]) -> list[Located]:
    """The places inside stretches that are given in text order."""
    starts = [p.mention.start for p in places]
    return [p for start, end in stretches for p in places[bisect_left(starts, start) : bisect_left(starts, end)]]


def _directly(place: Located, folded: str) -> bool:
    """Whether a place stands right after `tại` or `ở`."""
    return _DIRECTLY.search(folded, max(0, place.mention.start - 8), place.mention.start) is not None


def locate(mentions: Iterable[PlaceMention], day: str, folded: str) -> list[Located]:
    """Each mention with its province on a day; an ambiguous one is decided by the places beside and around it."""
    options = [(mention, _weight(mention, day), _options(mention.candidates, day)) for mention in mentions]
    sure = [(m, names[0], weight) for m, weight, names in options if len(names) == 1 and weight >= _VOTING]
    totals: dict[str, float] = {}
    for _, name, weight in sure:
        totals[name] = totals.get(name, 0.0) + weight
    starts = [m.start for m, _, _ in sure]
    located = []
    for mention, weight, names in options:
        if len(names) == 1:
            located.append(Located(mention, province_map().province(names[0], day), weight))
            continue
        here = bisect(starts, mention.start)
        near = sure[max(0, here - _AROUND) : here + _AROUND]
        name = _by_neighbours(mention, names, near, totals, folded)
        located.append(Located(mention, province_map().province(name, day) if name else None, weight))
    return located


def _weight(mention: PlaceMention, day: str) -> float:
    """A ward or commune with a town's name is that town's place since July 2025, anything before."""
    if mention.kind != COMMUNE or mention.weight >= SURE:
        return mention.weight
    return _NEW_COMMUNE if day >= NEW_MAP else 0.0


@lru_cache(maxsize=4096)
def _options(candidates: tuple[Place, ...], day: str) -> tuple[str, ...]:
    """The provinces on a day of the rows that are valid then, else of those that ended last, else of all."""
    rows = [place for place in candidates if place.holds(day)]
    if not rows:
        ended = [place for place in candidates if place.valid_to and place.valid_to < day]
        latest = max((place.valid_to for place in ended), default="")
        rows = [place for place in ended if place.valid_to == latest] or list(candidates)
    provinces = (province_map().province(place.province, day) for place in rows)
    return tuple(dict.fromkeys(province.name for province in provinces if province))


def _by_neighbours(
    mention: PlaceMention,
    names: tuple[str, ...],
    near: list[tuple[PlaceMention, str, float]],
    totals: Mapping[str, float],
    folded: str,
) -> str | None:
    """Of several provinces the one named right behind the mention, else the one named most and nearest."""
    votes = {name: _FAR * totals[name] for name in names if name in totals}
    for other, name, weight in near:
        if name not in votes:
            continue
        if 0 <= other.start - mention.end <= 12 and _SAME.fullmatch(folded, mention.end, other.start):
            return name
        votes[name] += weight / (1 + abs(other.start - mention.start) / _NEAR)
    return max(votes, key=lambda name: votes[name]) if votes else None


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
        return _majority(inside)
    first = inside[0]
    plural = re.search(r"(?<!\w)các (?:tỉnh|thành phố|thành|đơn vị)(?!\w)", folded[span[0] : first.mention.start + 6])
    return None if plural else first


def _opens_list(place: Located, inside: list[Located]) -> bool:
    """Whether a place is the first of several that lie in different provinces: `tại Vĩnh Phúc, Bình Định, Quảng Nam`."""
    following = inside[inside.index(place) + 1 :][:1]
    return any(
        other.mention.rule == "places.list" and other.mention.kind == place.mention.kind and other.province != place.province
        for other in following
    )


def _capital(place: Located) -> bool:
    return place.province is not None and place.province.code == "01"


def _majority(inside: list[Located], lead: float = 1.5) -> Located | None:
    """The first mention of the province with the most weight, if it has `lead` times as much as the next."""
    votes: dict[str, float] = {}
    for place in inside:
        if place.province and place.weight >= _VOTING:
            votes[place.province.name] = votes.get(place.province.name, 0.0) + place.weight
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]):
        return None
    best = ranked[0][0]
    return max((p for p in inside if p.province and p.province.name == best), key=lambda p: (p.weight, -p.mention.start))


@cache
def _countries() -> re.Pattern[str]:
    names = sorted((fold(row["name"]) for row in table("countries")), key=lambda name: -len(name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _abroad(text: str, folded: str, span: Span, source: str) -> bool:
    """Whether a stretch without a Vietnamese place lies in another country: `TP Saint Petersburg`, `tại Lào`."""
    start, end = span
    if _ABROAD.search(folded, start, end) or any(text[m.end()].isupper() for m in _CITY.finditer(folded, start, end)):
        return True
    return source == "venue" and _countries().search(folded, start, end) is not None


def _local(text: str, folded: str, span: Span) -> bool:
    """Whether a stretch names a unit or place below the state by its kind: `Cục Thuế tỉnh`, `Sở Nội vụ`, `Thanh tra TP`.

    Not `các tỉnh`, `cấp huyện`, and no city of another name than the gazetteers have.
    """
    for found in _LOCAL.finditer(folded, *span):
        named = found["next"] is not None and text[found.end()].isupper()
        if found["before"] or (found["kind"] in {"tp", "thành phố"} and named) or (found["kind"] == "sở" and not named):
            continue
        return True
    return False


def _found(place: Located, rule: str) -> Found:
    province = place.province
    assert province is not None
    notes = {"code": province.code, "today": province.today, "today_code": province.today_code}
    return Found(province.name, ((place.mention.start, place.mention.end),), rule, notes=notes)
