"""A record without its unsure values: what goes, what moves, and that every pointer still leads where it should."""

from __future__ import annotations

from functools import cache

import pytest
from conftest import ROOT, record
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.dataset.bearing import TYPES, place
from pipeline.dataset.prune import prune
from pipeline.dataset.tables import rows
from pipeline.outcome import Outcome
from pipeline.schema import Record, Status

CORPUS = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::9]
KEYED = ("evidence", "rules", "confidence", "notes", "links")


@cache
def extracted(number: int) -> Record:
    return pipeline.extract(CORPUS[number].read_text(encoding="utf-8"))


def at(one: Record, pointer: str):
    value = one.model_dump(mode="json")
    for key in pointer.split("/")[1:]:
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def sure(**changes: float) -> Record:
    one = record()
    one.confidence = dict.fromkeys(
        [
            "/conferences/0", "/conferences/1", "/conferences/0/chairs/0", "/conferences/0/participants/0",
            "/conferences/0/organizers/0", "/conferences/0/block", "/conferences/0/block_deputies/0",
            "/conferences/0/member_units/0", "/conferences/0/member_units/1", "/awards/0", "/awards/1",
        ],
        0.9,
    )  # fmt: skip
    one.rules = dict.fromkeys([*one.confidence, "/conferences/0/chairs/0/name", "/awards/1/title"], "rule")
    one.confidence |= {"/" + key.replace("__", "/"): value for key, value in changes.items()}
    return one


def test_nothing_unsure_nothing_changed() -> None:
    one = sure()
    assert prune(one, 0.9) == (one, {})
    assert prune(one, 0.0)[0] is one


def test_a_conference_goes_with_everything_in_it() -> None:
    one = sure(conferences__0=0.4)
    pruned, dropped = prune(one, 0.5)
    assert [c.start for c in pruned.conferences] == ["2018-07-13"]
    assert dropped == {"conference": 1, "person": 2, "unit": 5}
    assert pruned.links["/awards/0"]["conference"] == "/conferences/0"  # it was the second
    assert not any(pointer.startswith("/conferences/1") for key in KEYED for pointer in getattr(pruned, key))
    assert "/conferences/0/province" not in pruned.links
    assert len(one.conferences) == 2
    assert one.links["/awards/0"]["conference"] == "/conferences/1"


def test_an_award_whose_conference_went_stays_without_one() -> None:
    pruned, dropped = prune(sure(conferences__1=0.4), 0.5)
    assert dropped == {"conference": 1}
    assert pruned.links["/awards/0"] == {"award_code": "BK", "level": "province", "conference": None}
    (row,) = [row for table, row in rows(Outcome("", Status.EXTRACTED, None, pruned)) if table == "awards"][:1]
    assert row["conference_id"] is None


def test_a_unit_goes_alone_and_the_rest_moves_up() -> None:
    pruned, dropped = prune(sure(conferences__0__member_units__0=0.1), 0.5)
    assert dropped == {"unit": 1}
    assert pruned.conferences[0].member_units == ["Sở Y tế"]
    assert "/conferences/0/member_units/1" not in pruned.confidence
    assert pruned.conferences[0].block == "Khối thi đua các sở"


def test_a_lone_unit_becomes_null() -> None:
    pruned, dropped = prune(sure(conferences__0__block=0.1), 0.5)
    assert dropped == {"unit": 1}
    assert pruned.conferences[0].block is None
    assert pruned.conferences[0].block_deputies == ["Sở Y tế"]
    assert "/conferences/0/block" not in pruned.rules


def test_an_award_goes_alone_with_its_recipients() -> None:
    pruned, dropped = prune(sure(awards__0=0.1), 0.5)
    assert dropped == {"award": 1}
    assert [award.title for award in pruned.awards] == ["Giấy khen"]
    assert pruned.rules["/awards/0/title"] == "rule"
    assert "/awards/0" not in pruned.links  # the second award had none


def test_a_person_goes_alone() -> None:
    pruned, dropped = prune(sure(conferences__0__chairs__0=0.1), 0.5)
    assert dropped == {"person": 1}
    assert pruned.conferences[0].chairs == []
    assert len(pruned.conferences[0].participants) == 1
    assert "/conferences/0/chairs/0/name" not in pruned.rules


@given(st.integers(0, len(CORPUS) - 1), st.randoms(use_true_random=False), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_every_pointer_of_a_pruned_record_leads_to_the_value_it_led_to(number, random, least) -> None:
    one = extracted(number).model_copy(deep=True)
    one.confidence = {pointer: round(random.random(), 2) for pointer in one.confidence}
    pruned, dropped = prune(one, least)
    Record.model_validate(pruned.model_dump(mode="json", by_alias=True))
    assert all(value >= least for value in pruned.confidence.values())
    for key in KEYED:
        for pointer in getattr(pruned, key):
            assert at(pruned, pointer) is not None, (key, pointer)
    bearing = {pointer for pointer in pruned.rules if place(pointer)}
    assert bearing == set(pruned.confidence)
    assert sum(dropped.values()) == len(one.confidence) - len(pruned.confidence)
    assert set(dropped) <= set(TYPES)
    told = [(str(at(pruned, p)), pruned.rules[p], pruned.evidence[p]) for p in pruned.rules if p in pruned.evidence]
    before = [(str(at(one, p)), one.rules[p], one.evidence[p]) for p in one.rules if p in one.evidence]
    assert all(row in before for row in told)
    for link in pruned.links.values():
        if link.get("conference"):
            assert at(pruned, link["conference"])["kinds"]
    list(rows(Outcome("", Status.EXTRACTED, None, pruned)))


@pytest.mark.parametrize("number", range(0, len(CORPUS), 3))
def test_all_gone(number) -> None:
    one = extracted(number)
    pruned, dropped = prune(one, 1.0)
    assert (pruned.conferences, pruned.awards, pruned.confidence) == ([], [], {})
    assert dropped.total() == len(one.confidence)
    assert pruned.article == one.article
    assert set(pruned.rules) == {pointer for pointer in one.rules if pointer.startswith("/article")}
