"""How sure each value is: a model's weights over the value's signs and the records of its rules."""

from __future__ import annotations

import pytest
from conftest import ARTICLE, ROOT

import pipeline
from pipeline.build import confidence
from pipeline.build.confidence import Ledger, confidences, held
from pipeline.build.events import choose_events
from pipeline.build.evidence import flatten
from pipeline.build.value_signs import Value, log_odds, values
from pipeline.dataset.bearing import TYPES, place
from pipeline.read.layout import read_article
from pipeline.recipe import build_tree, read_doc

SURE = "Sáng 12/7/2018, Khối thi đua các sở tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua. Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ chủ trì."
TABLE = {"good": (96, 96), "bad": (0, 96), "seldom": (1, 1), "half": (48, 96)}  # mean: 145 of 289


def test_a_rule_seen_seldom_is_near_the_mean_and_a_new_one_is_the_mean() -> None:
    odds = {rule: Ledger(TABLE).odds(rule) for rule in (*TABLE, "new")}
    assert odds["good"] > odds["seldom"] > odds["half"] > odds["bad"]
    assert odds["new"] == 0.0
    assert abs(odds["half"]) < 0.1 < odds["seldom"] < 1
    assert odds["good"] > 3


def test_an_empty_ledger_says_nothing() -> None:
    assert Ledger({}).odds("any") == 0.0


@pytest.mark.parametrize(("probability", "odds"), [(0.5, 0.0), (0.0, -5.0), (1.0, 5.0), (0.731, 1.0)])
def test_log_odds_are_held(probability: float, odds: float) -> None:
    assert log_odds(probability) == pytest.approx(odds, abs=0.01)


@pytest.mark.parametrize(("probability", "shown"), [(0.0, 0.01), (1.0, 0.99), (0.876, 0.88)])
def test_nothing_is_certain(probability: float, shown: float) -> None:
    assert held(probability) == shown


def read(text: str) -> dict[str, Value]:
    """The values of a text by pointer."""
    article = read_article(text, id="a")
    doc = read_doc(article)
    tree = build_tree(article, doc, choose_events(doc))
    return {value.pointer: value for value in values(doc, tree, flatten(tree))}


SIGNS = [
    ("/conferences/0", "named", 1.0),
    ("/conferences/0", "year_stated", 1.0),
    ("/conferences/0", "year_published", 0.0),
    ("/conferences/0", "of_block", 1.0),
    ("/conferences/0", "placed", 1.0),
    ("/conferences/0/chairs/0", "chairs", 1.0),
    ("/conferences/0/chairs/0", "offices", 2.0),
    ("/conferences/0/chairs/0", "surname", 1.0),
    ("/conferences/0/chairs/0", "foreign", 0.0),
    ("/conferences/0/chairs/0", "honorific", 1.0),
    ("/conferences/0/chairs/0", "acts", 1.0),
    ("/conferences/0/chairs/0", "tells", 0.0),
    ("/conferences/0/chairs/0", "gets", 0.0),
    ("/conferences/0/chairs/0", "before", 0.0),
    ("/conferences/0/chairs/0", "away", 0.25),
    ("/conferences/0/organizers/0", "field=organizers", 1.0),
    ("/conferences/0/organizers/0", "known", 1.0),
    ("/conferences/0/organizers/0", "whole", 1.0),
    ("/conferences/0/organizers/0", "goes_on", 0.0),
    ("/conferences/0/block", "field=block", 1.0),
    ("/awards/0", "granted_by", 1.0),
    ("/awards/0", "one_recipient", 1.0),
    ("/awards/0", "linked", 1.0),
    ("/awards/0", "proposed", 0.0),
    ("/awards/0", "in_name", 0.0),
    ("/awards/0", "again", 0.0),
]


@pytest.mark.parametrize(("pointer", "sign", "number"), SIGNS)
def test_signs_of_a_report(pointer: str, sign: str, number: float) -> None:
    assert read(ARTICLE)[pointer].signs[sign] == number


TOLD = [
    ("Tại hội nghị, Sở Y tế được tặng Bằng khen lần thứ hai.", "/awards/0", "again", 1.0),
    ("Tại hội nghị, Sở Y tế được tặng Bằng khen năm 2018.", "/awards/0", "years", 1.0),
    ("Sở Y tế và Sở Nội vụ được đề nghị tặng Bằng khen.", "/awards/0", "proposed", 1.0),
    ("Ông Lê Văn Hải, Giám đốc Sở Y tế phát biểu tại hội nghị.", "/conferences/0/participants/0", "acts", 1.0),
    ("Ông Lê Văn Hải, Giám đốc Sở Y tế cho biết kết quả.", "/conferences/0/participants/0", "tells", 1.0),
    ("Ông John Smith, Giám đốc Quỹ ABC phát biểu.", "/conferences/0/participants/0", "foreign", 1.0),
]


@pytest.mark.parametrize(("sentence", "pointer", "sign", "number"), TOLD)
def test_signs_of_a_sentence(sentence: str, pointer: str, sign: str, number: float) -> None:
    assert read(f"{SURE}\n\n{sentence}")[pointer].signs[sign] == number


def test_a_value_names_its_rules_and_its_meeting() -> None:
    found = read(ARTICLE)
    assert found["/conferences/0/chairs/0"].rule == "chairs.before"
    assert {value.event for value in found.values()} == {0}
    assert all(place(pointer).type == value.type for pointer, value in found.items())


def test_a_text_without_facts_has_no_values() -> None:
    assert read("Hôm nay trời đẹp.") == {}


POINTERS = [
    ("/conferences/0", ("conference", "conferences")),
    ("/conferences/12/chairs/3", ("person", "chairs")),
    ("/conferences/0/participants/0", ("person", "participants")),
    ("/conferences/0/organizers/1", ("unit", "organizers")),
    ("/conferences/0/member_units/7", ("unit", "member_units")),
    ("/conferences/0/block", ("unit", "block")),
    ("/conferences/0/block_leader", ("unit", "block_leader")),
    ("/conferences/0/block_deputies/0", ("unit", "block_deputies")),
    ("/conferences/0/block_next_leader", ("unit", "block_next_leader")),
    ("/awards/0", ("award", "awards")),
    ("", None),
    ("/article/title", None),
    ("/conferences/0/start", None),
    ("/conferences/0/chairs", None),
    ("/conferences/0/block/0", None),
    ("/conferences/0/organizers", None),
    ("/conferences/0/chairs/0/name", None),
    ("/conferences/0/kinds/0", None),
    ("/awards/0/title", None),
]


@pytest.mark.parametrize(("pointer", "expected"), POINTERS)
def test_conferences_persons_units_and_awards_bear_one(pointer: str, expected: tuple[str, str] | None) -> None:
    assert place(pointer) == expected


@pytest.mark.parametrize("path", sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::7], ids=lambda p: p.stem)
def test_exactly_the_values_that_bear_one_have_one(path) -> None:
    record = pipeline.extract(path.read_text(encoding="utf-8"))
    assert set(record.confidence) == {pointer for pointer in record.rules if place(pointer)}
    assert all(0 < sure < 1 for sure in record.confidence.values())


def test_the_model_knows_every_sign_of_every_type() -> None:
    model = confidence._model()["types"]
    assert set(model) == set(TYPES)
    for value in read(ARTICLE).values():
        assert set(value.signs) <= set(model[value.type]["weights"]), value.pointer
    assert len(confidence._ledger().counts) > 60


def test_a_confidence_is_the_models_arithmetic(monkeypatch: pytest.MonkeyPatch) -> None:
    types = {kind: {"intercept": -1.0, "weights": {"chairs": 2.0, "rule": 1.0}} for kind in TYPES}
    monkeypatch.setattr(confidence, "_model", lambda: {"types": types})
    monkeypatch.setattr(confidence, "_ledger", lambda: Ledger({}))
    article = read_article(ARTICLE, id="a")
    doc = read_doc(article)
    tree = build_tree(article, doc, choose_events(doc))
    found = confidences(doc, tree, flatten(tree))
    assert found["/conferences/0/chairs/0"] == 0.73  # 1 / (1 + e^-1)
    assert found["/awards/0"] == 0.27


VAGUE = "Doanh nghiệp Hòa Phú ở Hà Nam có 20 lao động. Ngày 5/3/2018, doanh nghiệp tổ chức cuộc họp bàn về giá điện."


def test_a_full_report_is_surer_than_a_vague_one() -> None:
    sure, vague = (pipeline.extract(text).confidence["/conferences/0"] for text in (SURE, VAGUE))
    assert sure > 0.85 > vague


def test_a_meeting_in_doubt_makes_its_people_doubtful() -> None:
    texts = (SURE, f"{VAGUE} Đồng chí Trần Văn Hải chủ trì cuộc họp.")
    sure, vague = (pipeline.extract(text).confidence["/conferences/0/chairs/0"] for text in texts)
    assert sure > vague
