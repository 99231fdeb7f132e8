"""Places named in a text: provinces, districts and venues, each with the provinces that it may lie in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.resolve.places_context import (
    LOOK_BACK,
    is_bearer,
    is_origin,
    is_person,
    kind_before,
    place_word,
    unit_before,
)
from pipeline.resolve.places_names import DISTRICT, PROVINCE, VENUE, Entry, Place, automaton

COMMUNE = "commune"

DOUBTFUL = 0.2
"""The weight of a bare name that a person, a company or a street may bear as well."""

# How surely a mention names a place of its province, from 0 to 1.
_WEIGHTS = {
    "kind": 1.0, "unit": 1.0, "bare": 0.9, "list": 0.9, "district": 0.8, "venue": 0.7,
    "town": 0.6, "there": 0.5, "city": 0.4, "commune": 0.3,
}  # fmt: skip
_ORIGIN = 0.1  # where somebody was born or lives

_PERSON_NAME = "hồ chí minh"
_BETWEEN = re.compile(r"(?:\s?[,;–-]\s?|\s(?:và|cùng|với)\s|\s?/\s?){1,2}(?:các |các|tỉnh |huyện )?\Z")
_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu", "p", "tt"})
_TOWNS = frozenset({"thị trấn", "đặc khu", "tt"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in the text: half-open offsets with its kind word, and the gazetteer rows that it may be.

    `kind` is province, district, venue or commune (a xã, phường or thị trấn that bears a district's name); `weight`
    says from 0 to 1 how surely it is a place of its province; `rule` is the dotted name of the rule that took it.
    """

    start: int
    end: int
    name: str
    candidates: tuple[Place, ...]
    kind: str
    weight: float
    rule: str

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces that it may lie in at one time or another, each once, as named then."""
        return tuple(dict.fromkeys(place.province for place in self.candidates))


def find_places(text: str, folded: str) -> list[PlaceMention]:
    """The places of `text` in their order, none inside another; `folded` is `fold(text)`.

    >>> [m.provinces for m in find_places("tại TP Hạ Long", "tại tp hạ long")]
    [('Quảng Ninh',)]

    Case counts: `hòa bình` is peace. A bare name after a form of address or a surname is a person (`chị Hà Giang`,
    `Nguyễn Thái Bình`), `Hồ Chí Minh` is one unless a kind word, `tại` or a list of provinces says the city.
    Not found: communes of their own name, provinces' nicknames (`đất Tổ`), `thành phố` without a name.
    """
    spaced = folded.replace("\n", " ")
    mentions: list[PlaceMention] = []
    named: set[str] = set()
    for start, end, entry in _longest(text, spaced):
        mention = _read(text, spaced, start, end, entry, mentions[-1] if mentions else None)
        if mention:
            mentions.append(mention)
            if mention.rule in {"places.kind", "places.list"} and mention.kind == DISTRICT:
                named.add(mention.name)
    return [_backed(mention, named) for mention in mentions]


def _longest(text: str, spaced: str) -> Iterator[tuple[int, int, Entry]]:
    """The leftmost longest names between word boundaries whose capitals stand in the text."""
    length = len(spaced)
    hits = []
    for last, entry in automaton().iter(spaced):
        start, end = last - entry.size + 1, last + 1
        if (start and spaced[start - 1].isalnum()) or (end < length and spaced[end].isalnum()):
            continue
        places = entry.capitals
        if not places or (
            text[start + places[-1]].isupper()
            and sum(text[start + place].isupper() for place in places) >= len(places) / (2 if entry.opens_small else 1)
        ):
            hits.append((start, -end, entry))
    hits.sort(key=lambda hit: hit[:2])
    reached = 0
    for i, (start, minus_end, entry) in enumerate(hits):
        if start < reached:
            continue
        if i + 1 < len(hits) and hits[i + 1][0] < -minus_end and not entry.provinces:
            _, minus_next, following = hits[i + 1]
            # chi nhánh Bắc | Bình Dương: the district Bắc Bình gives way to the province
            if following.provinces and minus_next < minus_end and not kind_before(spaced, 0, start)[0]:
                continue
        reached = -minus_end
        yield start, reached, entry


def _read(
    text: str, spaced: str, start: int, end: int, entry: Entry, before: PlaceMention | None
) -> PlaceMention | None:
    """What the name at `start`…`end` stands for by the words before it; None if it is no place."""
    low = max(0, start - LOOK_BACK)
    name = spaced[start:end]
    kind, at = kind_before(spaced, low, start)
    if entry.opens_small:
        kind = kind or "named"
    if kind in _COMMUNES:
        rows = tuple(entry.districts or entry.provinces or entry.venues)
        town = "town" if kind in _TOWNS else "commune"
        return PlaceMention(at, end, name, rows, COMMUNE, _WEIGHTS[town], "places.commune") if rows else None
    listed = before is not None and _BETWEEN.fullmatch(spaced, before.end, at) is not None
    if kind:
        pool = _pool(entry, kind)
        if not pool:
            return None
        level = pool[0].level
        weight, rule = (_WEIGHTS["venue"], "places.venue") if level == VENUE else (_WEIGHTS["kind"], "places.kind")
    elif listed and before is not None and (pool := _same_level(entry, before)):
        if name == _PERSON_NAME and before.kind != PROVINCE:
            return None
        if before.kind == COMMUNE:
            return PlaceMention(at, end, name, pool, COMMUNE, before.weight, "places.commune")
        level, weight, rule = pool[0].level, min(before.weight, _WEIGHTS["list"]), "places.list"
    else:
        found = _bare(text, spaced, low, start, end, entry)
        if not found:
            return None
        pool, weight, rule = found
        level = pool[0].level
    if level == DISTRICT:
        weight = min(weight, _WEIGHTS["district"])
    if weight > DOUBTFUL and is_origin(spaced, low, at):
        weight, rule = _ORIGIN, "places.origin"
    elif level == PROVINCE and weight > DOUBTFUL and (unit := unit_before(spaced, low, at)):
        weight, rule = (_ORIGIN, "places.former") if unit == "former" else (_WEIGHTS["unit"], "places.unit")
    return PlaceMention(at, end, name, pool, level, weight, rule)


def _pool(entry: Entry, kind: str) -> tuple[Place, ...]:
    """The meanings that fit a kind word: `huyện Quảng Ninh` is no province, `TP Sơn La` is the province's capital."""
    if kind == "named":
        return tuple(entry.provinces or entry.districts or entry.venues)
    if kind in {"tỉnh", "thủ đô"}:
        return tuple(entry.provinces)
    if kind == "thành phố" and any(place.kind == kind for place in entry.provinces):
        return tuple(entry.provinces)
    fitting = tuple(place for place in entry.districts if place.kind == kind)
    return fitting or tuple(entry.districts) or tuple(entry.provinces)


def _same_level(entry: Entry, before: PlaceMention) -> tuple[Place, ...]:
    """The meanings of the level that a list of places has shown so far; `thị xã Nghĩa Lộ, Yên Bái` is no list."""
    if before.weight <= DOUBTFUL or before.kind == VENUE or entry.opens_small:
        return ()
    if before.kind == COMMUNE:
        return tuple(entry.districts)
    return tuple(entry.provinces or (entry.districts if before.kind == DISTRICT else ()))


def _bare(
    text: str, spaced: str, low: int, start: int, end: int, entry: Entry
) -> tuple[tuple[Place, ...], float, str] | None:
    """A name without a kind word: its meanings, weight and rule, or None for a person and the like."""
    word = place_word(spaced, low, start)
    there = word in {"tại", "ở"}
    if (spaced[start:end] == _PERSON_NAME and not there) or is_person(text, spaced, low, start):
        return None
    bearer = is_bearer(spaced, low, start)
    if entry.provinces:
        return tuple(entry.provinces), DOUBTFUL if bearer else _WEIGHTS["bare"], "places.bare"
    if entry.venues and not bearer:
        return tuple(entry.venues), _WEIGHTS["venue"], "places.venue"
    if not entry.districts or (entry.syllables == 1 and not word):
        return None
    if entry.city and entry.syllables > 1 and not bearer:
        return tuple(entry.districts), _WEIGHTS["town"] if word else _WEIGHTS["city"], "places.town"
    if there and not bearer:
        return tuple(entry.districts), _WEIGHTS["there"], "places.there"
    return tuple(entry.districts), DOUBTFUL, "places.doubtful"


def _backed(mention: PlaceMention, named: set[str]) -> PlaceMention:
    """A doubtful bare district counts for more where the text names it elsewhere with its kind word."""
    if mention.name not in named or mention.rule not in {"places.doubtful", "places.town"}:
        return mention
    return PlaceMention(
        mention.start,
        mention.end,
        mention.name,
        mention.candidates,
        mention.kind,
        _WEIGHTS["town"],
        "places.named_before",
    )
