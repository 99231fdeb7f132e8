"""How sure each entry is: the share of right values its rule reached, drawn to the mean where little was seen."""

from __future__ import annotations

import re

import pytest
from conftest import ARTICLE

import pipeline
from pipeline.build import confidence
from pipeline.build.confidence import confidences, of_rule
from pipeline.build.events import choose_events
from pipeline.read.layout import read_article
from pipeline.recipe import read_doc

TABLE = {"good": (96, 96), "bad": (0, 96), "seldom": (1, 1), "half": (48, 96)}  # mean: 145 of 289


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small table of measured rules."""
    monkeypatch.setattr(confidence, "_measured", lambda: TABLE)
    monkeypatch.setattr(confidence, "of_rule", of_rule.__wrapped__)


@pytest.mark.parametrize(
    ("rule", "sure"), [("good", 0.98), ("bad", 0.02), ("half", 0.5), ("seldom", 0.6), ("new", 0.5)]
)
def test_a_rule_seen_seldom_is_near_the_mean(measured: None, rule: str, sure: float) -> None:
    assert confidence.of_rule(rule) == sure


POINTERS = [
    ("/conferences/0", True),
    ("/conferences/12/chairs/3", True),
    ("/conferences/0/participants/0", True),
    ("/conferences/0/organizers/1", True),
    ("/conferences/0/member_units/7", True),
    ("/conferences/0/block", True),
    ("/conferences/0/block_leader", True),
    ("/conferences/0/block_deputies/0", True),
    ("/conferences/0/block_next_leader", True),
    ("/awards/0", True),
    ("/article/title", False),
    ("/conferences/0/start", False),
    ("/conferences/0/chairs/0/name", False),
    ("/conferences/0/kinds/0", False),
    ("/awards/0/title", False),
]


@pytest.mark.parametrize(("pointer", "bears"), POINTERS)
def test_conferences_persons_units_and_awards_bear_one(pointer: str, bears: bool) -> None:
    assert (pointer in confidences({pointer: "event.main"})) == bears


def test_every_conference_person_and_unit_of_a_record_has_one() -> None:
    record = pipeline.extract(ARTICLE)
    wanted = [
        p for p in record.rules if re.fullmatch(r"/(conferences|awards)/\d+(/(chairs|organizers)/\d+|/block)?", p)
    ]
    assert len(wanted) == 5
    assert set(wanted) <= set(record.confidence)
    assert all(0 < sure < 1 for sure in record.confidence.values())


SURE = "Sáng 12/7/2018, Khối thi đua các sở tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua. Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ chủ trì."
VAGUE = "Doanh nghiệp Hòa Phú ở Hà Nam có 20 lao động. Ngày 5/3/2018, doanh nghiệp tổ chức cuộc họp bàn về giá điện."


@pytest.mark.parametrize("text", [SURE, VAGUE])
def test_a_conference_has_the_gates_probability(text: str) -> None:
    (event,) = choose_events(read_doc(read_article(text, id="a")))
    assert pipeline.extract(text).confidence["/conferences/0"] == round(event.probability, 2)


def test_a_full_report_is_surer_than_a_vague_one() -> None:
    sure, vague = (pipeline.extract(text).confidence["/conferences/0"] for text in (SURE, VAGUE))
    assert sure > 0.9 > vague
