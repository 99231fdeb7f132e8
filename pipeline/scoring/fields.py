"""What is compared, field by field: the values that one article's gold record and found record have of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import eq
from typing import Any

from pipeline.scoring import pairing
from pipeline.scoring.pairing import Entry
from pipeline.scoring.strings import alike, equal, same_place

Pair = tuple[Entry, Entry]
Values = Callable[[Entry], list[Any]]
Same = Callable[[Any, Any], bool]
Compared = tuple[str, list[Any], list[Any], Same]
"""(field, gold values, found values, when two are the same)."""


@dataclass(slots=True)
class Tally:
    """Values of one field: right ones, found ones that are wrong (spurious), gold ones not found (missed)."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def gold(self) -> int:
        """How many values the gold has."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Right ones of those found; 1 where nothing was found."""
        return self.right / found if (found := self.right + self.spurious) else 1.0

    @property
    def recall(self) -> float:
        """Right ones of those in the gold; 1 where there is none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Judged:
    """One article's tallies, and its differences: (field, "missed" or "spurious", value)."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    differences: list[tuple[str, str, Any]] = field(default_factory=list)


def judge(gold: Entry, found: Entry) -> Judged:
    """Compare one article's records; keys that are no part of a gold record are not looked at."""
    judged = Judged()
    for name, wanted, got, same in _compared(gold, found):
        owner = pairing.matched(wanted, got, same)
        missed = [value for i, value in enumerate(wanted) if i not in set(owner.values())]
        spurious = [value for j, value in enumerate(got) if j not in owner]
        tally = Tally(len(owner), len(spurious), len(missed))
        judged.tallies[name] = judged.tallies.get(name, Tally()) + tally
        judged.differences += [(name, "missed", value) for value in missed]
        judged.differences += [(name, "spurious", value) for value in spurious]
    return judged


def _compared(gold: Entry, found: Entry) -> Iterator[Compared]:
    for pair in pairing.conferences(gold.get("conferences") or [], found.get("conferences") or []):
        yield from _conference(pair)
    for pair in pairing.awards(gold.get("awards") or [], found.get("awards") or []):
        yield from _award(pair)
    facts = (gold.get("article") or {}, found.get("article") or {})
    yield _compare("article.title", facts, _one("title"), alike)
    yield _compare("article.published", facts, _one("published"), eq)
    yield _compare("article.byline", facts, _one("byline"), alike)
    yield _compare("article.agency", facts, _one("agency"), alike)


def _conference(pair: Pair) -> Iterator[Compared]:
    yield _compare("conferences", pair, lambda entry: [entry.get("name") or "?"] if entry else [], lambda _a, _b: True)
    yield _compare("conference.name", pair, _one("name"), alike)
    yield _compare("kinds", pair, _all("kinds"), eq)
    yield _compare("dates", pair, _one("start"), eq)
    yield _compare("end", pair, _one("end"), eq)
    yield _compare("part_of_day", pair, _one("part_of_day"), eq)
    yield _compare("venue", pair, _one("venue"), alike)
    yield _compare("province", pair, _one("province"), same_place)
    yield _compare("organizers", pair, _all("organizers"), alike)
    yield _compare("block", pair, _one("block"), alike)
    yield _compare("block_offices", pair, _block_offices, _same_in_role)
    yield _compare("period", pair, _period, eq)
    yield _compare("chairs", pair, lambda entry: pairing.names(entry, "chairs"), equal)
    yield _compare("participants", pair, lambda entry: pairing.names(entry, "participants"), equal)
    yield _compare("positions", pair, _positions, _same_in_role)
    yield _compare("member_units", pair, _all("member_units"), alike)


def _award(pair: Pair) -> Iterator[Compared]:
    yield _compare("award.title", pair, _title, lambda a, b: equal(a[0], b[0]) and a[1] == b[1])
    yield _compare("award.recipient", pair, _all("recipients"), alike)
    yield _compare("award.count", pair, _counts, eq)
    yield _compare("award.granter", pair, _one("granter"), alike)
    yield _compare("award.year", pair, _one("year"), eq)


def _compare(name: str, pair: Pair, values: Values, same: Same) -> Compared:
    return name, values(pair[0]), values(pair[1]), same


def _one(key: str) -> Values:
    return lambda entry: [] if entry.get(key) in {None, ""} else [entry[key]]


def _all(key: str) -> Values:
    return lambda entry: list(entry.get(key) or [])


def _title(entry: Entry) -> list[tuple[str, str]]:
    return [(entry.get("title") or "?", pairing.status(entry))] if entry else []


def _counts(entry: Entry) -> list[tuple[str, int]]:
    return [(key, entry[key]) for key in ("collectives", "individuals") if entry.get(key)]


def _block_offices(entry: Entry) -> list[tuple[str, str]]:
    single = [(key, entry[key]) for key in ("block_leader", "block_next_leader") if entry.get(key)]
    return single + [("deputy", unit) for unit in entry.get("block_deputies") or []]


def _period(entry: Entry) -> list[list[str | None]]:
    span = [entry.get("period_start"), entry.get("period_end")]
    return [span] if any(span) else []


def _positions(entry: Entry) -> list[tuple[str, str]]:
    people = [person for key in ("chairs", "participants") for person in entry.get(key) or [] if person.get("name")]
    return [(person["name"], office) for person in people for office in person.get("positions") or []]


def _same_in_role(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Two (role or person, name) pairs: the former equal, the latter alike."""
    return equal(one[0], other[0]) and alike(one[1], other[1])


def pooled(tables: list[dict[str, Tally]]) -> dict[str, Tally]:
    """The tallies of many articles added up, `awards` (title, recipient and count together) among them."""
    sums: dict[str, Counter[str]] = {}
    for table in tables:
        for name, tally in table.items():
            row = sums.setdefault(name, Counter())
            row["right"] += tally.right
            row["spurious"] += tally.spurious
            row["missed"] += tally.missed
    total = {name: Tally(row["right"], row["spurious"], row["missed"]) for name, row in sums.items()}
    parts = [total.get(f"award.{part}", Tally()) for part in ("title", "recipient", "count")]
    total["awards"] = parts[0] + parts[1] + parts[2]
    return {name: tally for name, tally in total.items() if tally != Tally()}
