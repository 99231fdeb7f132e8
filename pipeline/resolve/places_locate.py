"""Places of a text → provinces of a day: gazetteer rows by their validity, ambiguous districts by their neighbours."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.found import Span
from pipeline.resolve.map import NEW_MAP, Province, province_map
from pipeline.resolve.places_find import COMMUNE, PlaceMention
from pipeline.resolve.places_names import Place

SURE = 0.5
"""A mention of at least this weight decides where it stands in a trusted stretch."""

_VOTING = 0.3  # a mention of less has no voice on others
_NEW_COMMUNE = 0.6  # since July 2025 wards bear the names of the towns that they were: phường Rạch Giá
_NEAR = 600  # characters after which another place's word on an ambiguous district counts half
_AROUND = 20  # so many places on each side of it are asked one by one; the rest of the article counts with _FAR
_FAR = 0.1
_SAME = re.compile(r"[\s,(–-]{1,4}(?:thuộc |của )?\Z")


@dataclass(frozen=True, slots=True)
class Located:
    """A mention and the province that it lies in on the day of the event; None where that stays open."""

    mention: PlaceMention
    province: Province | None
    weight: float


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
        chosen = _by_neighbours(mention, names, near, totals, folded)
        located.append(Located(mention, province_map().province(chosen, day) if chosen else None, weight))
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


def within(places: list[Located], stretches: Sequence[Span]) -> list[Located]:
    """The places inside stretches that are given in text order."""
    starts = [p.mention.start for p in places]
    return [p for start, end in stretches for p in places[bisect_left(starts, start) : bisect_left(starts, end)]]


def majority(inside: list[Located], lead: float = 1.5) -> Located | None:
    """The first mention of the province with the most weight, if it has `lead` times as much as the next."""
    votes: dict[str, float] = {}
    for place in inside:
        if place.province and place.weight >= _VOTING:
            votes[place.province.name] = votes.get(place.province.name, 0.0) + place.weight
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]):
        return None
    best = ranked[0][0]
    return max(
        (p for p in inside if p.province and p.province.name == best), key=lambda p: (p.weight, -p.mention.start)
    )
