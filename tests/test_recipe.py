"""The recipe as a whole: its order, the rules it names, what it keeps of an article."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest
from conftest import ARTICLE, ROOT
from spacy.language import Language

import pipeline
from pipeline import recipe
from pipeline.read.layout import read_article
from pipeline.schema import Record

FROM_OUTSIDE = {"doc._.article"}  # set by read_doc before the first component
SAMPLES = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::6]


def problems(nlp: Language) -> dict[str, set[str]]:
    """Component → what it requires that no component before it assigns."""
    analysis = nlp.analyze_pipes()
    assert analysis
    return {name: missing for name, found in analysis["problems"].items() if (missing := set(found) - FROM_OUTSIDE)}


def ordered(*names: str) -> Language:
    nlp = Language()
    for name in names:
        nlp.add_pipe(name)
    return nlp


def test_every_component_has_what_it_requires() -> None:
    nlp = recipe.language()
    assert tuple(nlp.pipe_names) == recipe.COMPONENTS
    assert problems(nlp) == {}


@pytest.mark.parametrize(("late", "early"), [("terms", "units"), ("units", "people"), ("people", "awards")])
def test_another_order_is_a_problem(late: str, early: str) -> None:
    names = [name for name in recipe.COMPONENTS if name != late]
    names.insert(names.index(early) + 1, late)
    assert f"doc._.{late}" in problems(ordered(*names))[early]


def test_the_language_is_made_once() -> None:
    assert recipe.language() is recipe.language()


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [pipeline.extract(path.read_text(encoding="utf-8")) for path in SAMPLES]


def test_every_rule_has_a_dotted_name(records: list[Record]) -> None:
    named = {rule for record in records for rule in record.rules.values()}
    assert len(named) > 50
    assert [rule for rule in named if not re.fullmatch(r"[a-z]+(\.[a-z_]+)*", rule)] == []


def test_every_rule_of_a_conference_that_bears_a_confidence_was_measured(records: list[Record]) -> None:
    path = resources.files("pipeline") / "model" / "confidence.json"
    measured = set(json.loads(path.read_text(encoding="utf-8"))["rules"])
    bearing = {r.rules[p] for r in records for p in r.confidence if p.startswith("/conferences/")}
    assert len(bearing) > 15
    assert bearing - measured == set()


def test_every_measured_share_is_one() -> None:
    path = resources.files("pipeline") / "model" / "confidence.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["rules"]
    assert [rule for rule, (right, judged) in rows.items() if not 0 <= right <= judged or judged == 0] == []


def test_every_value_says_by_which_rule_and_from_where(records: list[Record]) -> None:
    for record in records:
        assert set(record.evidence) - set(record.rules) == set()
        for pointer, spans in record.evidence.items():
            assert isinstance(spans, list), pointer
            assert all(record.text[start:end].strip() for start, end in spans), pointer


def test_the_article_passes_through() -> None:
    article = read_article(ARTICLE, id="a-1", source="in.txt", url="https://example.org/a", site="example.org")
    record = recipe.extract_article(article)
    assert (record.id, record.source, record.url, record.site) == (
        "a-1",
        "in.txt",
        "https://example.org/a",
        "example.org",
    )
    assert record.text == article.text


def test_an_article_gives_the_same_record_twice() -> None:
    assert pipeline.extract(ARTICLE) == pipeline.extract(ARTICLE)


def test_an_article_without_a_meeting_gives_an_empty_record() -> None:
    text = "Xã Thanh Hà hiện có 12 mô hình trồng bưởi cho thu nhập cao, giúp nhiều hộ thoát nghèo bền vững."
    record = pipeline.extract(text)
    assert (record.conferences, record.awards, record.confidence, record.links) == ([], [], {}, {})
