"""How often each rule was right: every value of a record judged by its gold record, under the rule that made it."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from pipeline.scoring.fields import Tally
from pipeline.scoring.ledger import judgements, ledger

GOLD: dict[str, Any] = {
    "conferences": [
        {
            "kinds": ["interim_review"],
            "name": "Hội nghị sơ kết công tác thi đua",
            "start": "2018-07-12",
            "venue": "Phủ Lý",
            "organizers": ["Sở Nội vụ", "Sở Y tế"],
            "chairs": [{"name": "Trần Văn Hải", "positions": []}],
        }
    ],
    "awards": [{"title": "Bằng khen", "status": "conferred", "recipients": ["Sở Y tế"], "collectives": 1}],
}
RULES = {
    "/conferences/0": "event",
    "/conferences/0/kinds/0": "kind",
    "/conferences/0/name": "name",
    "/conferences/0/start": "day",
    "/conferences/0/venue": "venue",
    "/conferences/0/organizers/0": "unit",
    "/conferences/0/organizers/1": "unit",
    "/conferences/0/chairs/0": "chair",
    "/conferences/0/chairs/0/name": "person",
    "/awards/0": "award",
    "/awards/0/recipients/0": "given",
    "/awards/0/collectives": "count",
}


def record() -> dict[str, Any]:
    return {**copy.deepcopy(GOLD), "rules": dict(RULES)}


def wrong(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(rule, pointer) for rule, pointer, right in judgements(GOLD, found) if not right]


def test_a_perfect_record_is_right_in_every_value() -> None:
    judged = list(judgements(GOLD, record()))
    assert all(right for _, _, right in judged)
    assert {pointer for _, pointer, _ in judged} == set(RULES) - {"/conferences/0/chairs/0/name"}
    assert all(rule == RULES[pointer] for rule, pointer, _ in judged)


CHANGES: list[tuple[str, Any, list[tuple[str, str]]]] = [
    ("/conferences/0/start", "2018-07-13", [("day", "/conferences/0/start")]),
    ("/conferences/0/start", None, []),  # what is missing was made by no rule
    ("/conferences/0/venue", "Duy Tiên", [("venue", "/conferences/0/venue")]),
    ("/conferences/0/organizers/1", "Sở Tư pháp", [("unit", "/conferences/0/organizers/1")]),
    ("/conferences/0/chairs/0/name", "Lê Thị Mai", [("chair", "/conferences/0/chairs/0")]),
    ("/conferences/0/kinds/0", "meeting", [("kind", "/conferences/0/kinds/0")]),
    ("/awards/0/status", "proposed", [("award", "/awards/0")]),
    ("/awards/0/collectives", 2, [("count", "/awards/0/collectives")]),
    (
        "/awards/0/title",
        "Giấy khen",
        [("award", "/awards/0"), ("count", "/awards/0/collectives"), ("given", "/awards/0/recipients/0")],
    ),
]


@pytest.mark.parametrize(("pointer", "value", "expected"), CHANGES)
def test_a_wrong_value_counts_against_its_own_rule(pointer: str, value: Any, expected: list[tuple[str, str]]) -> None:
    found = record()
    *path, last = pointer.split("/")[1:]
    at: Any = found
    for key in path:
        at = at[int(key)] if isinstance(at, list) else at[key]
    at[int(last) if isinstance(at, list) else last] = value
    assert sorted(wrong(found)) == expected


def test_a_meeting_that_the_gold_lacks_is_wrong_with_all_it_holds() -> None:
    found = record()
    judged = list(judgements({"conferences": [], "awards": GOLD["awards"]}, found))
    assert {pointer for _, pointer, right in judged if right} == {
        "/awards/0",
        "/awards/0/recipients/0",
        "/awards/0/collectives",
    }
    assert ("event", "/conferences/0", False) in judged


def test_a_meeting_that_was_missed_is_judged_by_no_rule() -> None:
    assert list(judgements(GOLD, {"conferences": [], "awards": [], "rules": {}})) == []


def test_the_ledger_adds_up_over_records() -> None:
    late = record()
    late["conferences"][0]["start"] = "2018-07-13"
    late["conferences"][0]["organizers"][1] = "Sở Tư pháp"
    table = ledger(iter([(GOLD, record()), (GOLD, late)]))
    assert list(table) == sorted(table)
    assert table["day"] == Tally(right=1, spurious=1)
    assert table["unit"] == Tally(right=3, spurious=1)
    assert table["event"] == Tally(right=2)
    assert sum(row.missed for row in table.values()) == 0
