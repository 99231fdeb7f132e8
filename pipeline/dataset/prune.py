"""A record without the values that are less sure than asked: `thidua run --min-confidence`.

A conference goes with everything in it; a person, unit or award goes alone. What stays moves up in its list, and every
pointer of the record moves with it; an award whose conference went stays without one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from pipeline.dataset.bearing import place
from pipeline.schema import Conference, Record

_LISTS = ("chairs", "participants", "organizers", "member_units", "block_deputies")
_LONE = ("block", "block_leader", "block_next_leader")
_POINTER = re.compile(r"/(?P<top>conferences|awards)/(?P<i>\d+)(?:/(?P<field>\w+)(?:/(?P<j>\d+))?)?(?P<rest>/.*)?")


def prune(record: Record, least: float) -> tuple[Record, Counter[str]]:
    """The record without values whose confidence is below `least` (0 to 1), and how many went, by type.

    Those that go with their conference are counted, too. The given record is left as it is; one that loses nothing is
    returned itself.
    """
    gone = frozenset(pointer for pointer, sure in record.confidence.items() if sure < least)
    if not gone:
        return record, Counter()
    moves = _Moves(record, gone)
    went = (place(pointer) for pointer in record.confidence if moves.new(pointer) is None)
    links = {pointer: _relinked(row, moves) for pointer, row in moves.mapping(record.links).items()}
    pruned = record.model_copy(
        update={
            "conferences": [
                _conference(record.conferences[i], f"/conferences/{i}", gone, moves) for i in moves.kept["/conferences"]
            ],
            "awards": [record.awards[i] for i in moves.kept["/awards"]],
            "evidence": moves.mapping(record.evidence),
            "rules": moves.mapping(record.rules),
            "confidence": moves.mapping(record.confidence),
            "notes": moves.mapping(record.notes),
            "links": links,
        }
    )
    return pruned, Counter(where.type for where in went if where)


class _Moves:
    """Where each pointer of a record leads when some of its values are gone."""

    def __init__(self, record: Record, gone: frozenset[str]) -> None:
        self._gone = gone
        self.kept: dict[str, list[int]] = {}  # pointer of a list → indices that stay
        self._new: dict[str, dict[int, int]] = {}
        self._list("/conferences", len(record.conferences))
        self._list("/awards", len(record.awards))
        for i, conference in enumerate(record.conferences):
            for field in _LISTS:
                self._list(f"/conferences/{i}/{field}", len(getattr(conference, field)))

    def _list(self, at: str, size: int) -> None:
        self.kept[at] = [i for i in range(size) if f"{at}/{i}" not in self._gone]
        self._new[at] = {old: new for new, old in enumerate(self.kept[at])}

    def new(self, pointer: str) -> str | None:
        """The pointer in the pruned record; None if what it points to is gone."""
        found = _POINTER.fullmatch(pointer)
        if found is None:
            return pointer
        top, field = f"/{found['top']}", found["field"]
        first = self._new[top].get(int(found["i"]))
        if first is None or (field and f"{top}/{found['i']}/{field}" in self._gone):
            return None
        moved = f"{top}/{first}" + (f"/{field}" if field else "")
        if found["j"] is not None:
            numbers = self._new.get(f"{top}/{found['i']}/{field}")
            second = int(found["j"]) if numbers is None else numbers.get(int(found["j"]))
            if second is None:
                return None
            moved += f"/{second}"
        return moved + (found["rest"] or "")

    def mapping(self, keyed: dict[str, Any]) -> dict[str, Any]:
        """A mapping keyed by pointer, with the pointers moved and without those that are gone."""
        return {new: value for pointer, value in keyed.items() if (new := self.new(pointer)) is not None}


def _conference(conference: Conference, at: str, gone: frozenset[str], moves: _Moves) -> Conference:
    lists = {field: [getattr(conference, field)[j] for j in moves.kept[f"{at}/{field}"]] for field in _LISTS}
    lone = {field: None for field in _LONE if f"{at}/{field}" in gone}
    return conference.model_copy(update=lists | lone)


def _relinked(row: dict[str, str | None], moves: _Moves) -> dict[str, str | None]:
    """A value's links; the one to a conference that is gone becomes null."""
    held = row.get("conference")
    return row | {"conference": moves.new(held)} if held else row
