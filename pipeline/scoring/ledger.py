"""The ledger of rules: how often each rule's values were right and wrong against gold records.

A rule's share of right values is one of the signs from which `confidence` is made (pipeline/build/confidence.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq
from typing import Any

from pipeline.scoring import pairing
from pipeline.scoring.fields import Tally
from pipeline.scoring.pairing import Entry
from pipeline.scoring.strings import alike, equal, same_place

Judgement = tuple[str, str, bool]
"""(rule, JSON Pointer of the value, whether the gold has it)."""

_SINGLE = {"name": alike, "start": eq, "part_of_day": eq, "venue": alike, "province": same_place, "block": alike,
           "block_leader": alike, "block_next_leader": alike, "period_start": eq}  # fmt: skip
_LISTS = {"kinds": eq, "organizers": alike, "block_deputies": alike, "member_units": alike}
_AWARD = {"granter": alike, "collectives": eq, "individuals": eq, "year": eq}


def judgements(gold: Entry, record: Entry) -> Iterator[Judgement]:
    """Every value of `record` (a line of records.jsonl) that a rule produced, judged by its gold record."""
    rules = record["rules"]
    for wanted, found in pairing.conferences(gold.get("conferences") or [], record["conferences"]):
        if found:
            pointer = f"/conferences/{_index(record['conferences'], found)}"
            yield rules[pointer], pointer, bool(wanted)
            yield from _values(wanted, found, pointer, rules, _SINGLE, _LISTS)
            for key in ("chairs", "participants"):
                names = (pairing.names(wanted, key), pairing.names(found, key))
                yield from _listed(*names, equal, f"{pointer}/{key}", rules)
    for wanted, found in pairing.awards(gold.get("awards") or [], record["awards"]):
        if found:
            pointer = f"/awards/{_index(record['awards'], found)}"
            same_status = bool(wanted) and pairing.status(wanted) == pairing.status(found)
            yield rules[pointer], pointer, same_status
            yield from _values(wanted, found, pointer, rules, _AWARD, {"recipients": alike})


def ledger(pairs: Iterator[tuple[Entry, Entry]]) -> dict[str, Tally]:
    """Rule → how many of its values were right and spurious, over (gold record, found record) pairs; sorted by name."""
    table: dict[str, Tally] = {}
    for gold, record in pairs:
        for rule, _, right in judgements(gold, record):
            row = table.setdefault(rule, Tally())
            row.right += right
            row.spurious += not right
    return dict(sorted(table.items()))


def _index(entries: list[Entry], entry: Entry) -> int:
    return next(i for i, other in enumerate(entries) if other is entry)


def _values(
    wanted: Entry, found: Entry, pointer: str, rules: dict[str, str], single: dict[str, Any], lists: dict[str, Any]
) -> Iterator[Judgement]:
    for key, same in single.items():
        rule = rules.get(f"{pointer}/{key}")
        if rule and found.get(key) is not None:
            yield rule, f"{pointer}/{key}", wanted.get(key) is not None and same(wanted[key], found[key])
    for key, same in lists.items():
        yield from _listed(wanted.get(key) or [], found.get(key) or [], same, f"{pointer}/{key}", rules)


def _listed(wanted: list[Any], found: list[Any], same: Any, pointer: str, rules: dict[str, str]) -> Iterator[Judgement]:
    owner = pairing.matched(wanted, found, same)
    for index in range(len(found)):
        if rule := rules.get(f"{pointer}/{index}"):
            yield rule, f"{pointer}/{index}", index in owner
