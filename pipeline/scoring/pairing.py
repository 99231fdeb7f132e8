"""Which gold entry a found entry speaks of, and which gold value a found value stands for: one to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pipeline.scoring.strings import alike, equal, overlap, words

Entry = dict[str, Any]
Value = TypeVar("Value")

_FAINT = 0.5  # least likeness of two conferences that may be one


def matched(gold: Sequence[Value], found: Sequence[Value], same: Callable[[Value, Value], bool]) -> dict[int, int]:
    """The largest one-to-one matching: index of the found value → index of its gold value.

    Identical values are tried first, so that what is left over is what a person would call wrong.
    """
    options = [sorted((j for j, f in enumerate(found) if same(g, f)), key=lambda j: found[j] != g) for g in gold]
    owner: dict[int, int] = {}

    def place(index: int, seen: set[int]) -> bool:
        for option in options[index]:
            if option in seen:
                continue
            seen.add(option)
            if option not in owner or place(owner[option], seen):
                owner[option] = index
                return True
        return False

    def easy(index: int) -> bool:
        return bool(options[index]) and found[options[index][0]] == gold[index]

    for index in sorted(range(len(gold)), key=lambda index: not easy(index)):
        place(index, set())
    return owner


def conferences(gold: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Conference entries paired by likeness; an empty entry stands where one has no partner.

    A lone nameless gold entry takes a lone found one that has its date or anything else in common.
    """
    if len(gold) == len(found) == 1 and not gold[0].get("name"):
        only, other = gold[0], found[0]
        if only.get("start") == other.get("start") or _conference_likeness(only, other) > 0:
            return [(only, other)]
    return _best(gold, found, _conference_likeness, _FAINT)


def awards(gold: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Award entries paired by likeness; different titles never pair."""
    return _best(gold, found, _award_likeness, 1)


def status(award: Entry) -> str:
    """An award's status; conferred where none is stated."""
    return award.get("status") or "conferred"


def names(entry: Entry, key: str) -> list[str]:
    """The names of the persons under `key`."""
    return [person["name"] for person in entry.get(key) or [] if person.get("name")]


def _best(
    gold: Sequence[Entry], found: Sequence[Entry], likeness: Callable[[Entry, Entry], float], least: float
) -> list[tuple[Entry, Entry]]:
    """The likest pair first, then the likest of the rest, down to `least`; of equals, the earlier ones."""
    scored = [(likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    free_gold, free_found = dict(enumerate(gold)), dict(enumerate(found))
    pairs = []
    for score, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if score >= least and i in free_gold and j in free_found:
            pairs.append((free_gold.pop(i), free_found.pop(j)))
    return [*pairs, *((g, {}) for g in free_gold.values()), *(({}, f) for f in free_found.values())]


def _conference_likeness(gold: Entry, found: Entry) -> float:
    people = [{words(name) for key in ("chairs", "participants") for name in names(e, key)} for e in (gold, found)]
    same_day: bool = gold.get("start") is not None and gold.get("start") == found.get("start")
    return (
        2 * same_day
        + 2 * overlap(gold.get("name"), found.get("name"))
        + overlap(gold.get("block"), found.get("block"))
        + overlap(gold.get("venue"), found.get("venue"))
        + (len(people[0] & people[1]) / len(people[0] | people[1]) if people[0] and people[1] else 0)
    )


def _award_likeness(gold: Entry, found: Entry) -> float:
    if not equal(gold.get("title") or "", found.get("title") or ""):
        return 0
    shared = len(matched(gold.get("recipients") or [], found.get("recipients") or [], alike))
    numbers = sum(bool(gold.get(key) is not None and gold.get(key) == found.get(key)) for key in _NUMBERS)
    return (
        1
        + (status(gold) == status(found))
        + overlap(gold.get("granter"), found.get("granter"))
        + 2 * min(shared, 2)
        + numbers
    )


_NUMBERS = ("collectives", "individuals", "year")
