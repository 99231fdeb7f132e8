"""The tree of found values made plain: pointers, spans, rules, notes, origins."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import ARTICLE

import pipeline
from pipeline.build.evidence import Entry, flatten
from pipeline.found import Found
from pipeline.schema import Origin

LEAVES = [
    # (found, value, evidence, rule, notes); None: no such key
    (Found("Sở Y tế", ((3, 10),), "units.r"), "Sở Y tế", [[3, 10]], "units.r", None),
    (Found("2018-07-12", ((0, 5), (20, 24)), "d"), "2018-07-12", [[0, 5], [20, 24]], "d", None),
    (Found("2018-07-12", ((0, 5),), "d", notes={"precision": "day"}), "2018-07-12", [[0, 5]], "d", {"precision": "day"}),
    (Found("2018-07-13", origin="column:ngay"), "2018-07-13", {"from": "column:ngay"}, None, None),
    (Found("x", ((1, 2),), "r", origin="meta:a"), "x", {"from": "meta:a"}, "r", None),
    (Found(0, (), "count"), 0, None, "count", None),
    (Found(None, ((1, 2),), "r", notes={"a": "b"}), None, None, None, None),
    ("plain", "plain", None, None, None),
    (None, None, None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("leaf", "value", "evidence", "rule", "notes"), LEAVES)
def test_leaf(leaf: Any, value: Any, evidence: Any, rule: str | None, notes: dict[str, str] | None) -> None:
    flat = flatten({"a": [leaf]})
    assert flat.plain == {"a": [value]}
    assert (flat.evidence.get("/a/0"), flat.rules.get("/a/0"), flat.notes.get("/a/0")) == (evidence, rule, notes)
    assert {*flat.evidence, *flat.rules, *flat.notes} <= {"/a/0"}


def test_pointers_lead_through_entries_and_lists() -> None:
    person = Entry(
        {"name": Found("Lê Thị Mai", ((5, 15),), "n"), "positions": [Found("Giám đốc", ((17, 25),), "p")]},
        "chairs.after",
    )
    flat = flatten({"conferences": [Entry({"chairs": (person,), "venue": None}, "event.main")]})
    assert flat.plain == {
        "conferences": [{"chairs": [{"name": "Lê Thị Mai", "positions": ["Giám đốc"]}], "venue": None}]
    }
    assert flat.rules == {
        "/conferences/0": "event.main",
        "/conferences/0/chairs/0": "chairs.after",
        "/conferences/0/chairs/0/name": "n",
        "/conferences/0/chairs/0/positions/0": "p",
    }
    assert flat.evidence == {
        "/conferences/0/chairs/0/name": [[5, 15]],
        "/conferences/0/chairs/0/positions/0": [[17, 25]],
    }


def value_at(tree: Any, pointer: str) -> Any:
    """The value to which a JSON Pointer leads; KeyError or IndexError if it leads nowhere."""
    for key in pointer.split("/")[1:]:
        tree = tree[int(key)] if isinstance(tree, list) else tree[key]
    return tree


def test_every_pointer_of_a_record_leads_to_a_value() -> None:
    record = pipeline.extract(ARTICLE, "2018-07-13")
    pointers = {*record.evidence, *record.rules, *record.notes, *record.confidence, *record.links}
    assert {"/conferences/0", "/conferences/0/start", "/conferences/0/chairs/0/name", "/awards/0"} <= pointers
    assert [p for p in pointers if value_at(record.gold(), p) is None] == []


COPIED = ["name", "venue", "block", "organizers/0", "chairs/0/name", "chairs/0/positions/0", "chairs/0/positions/1"]


@pytest.mark.parametrize("field", COPIED)
def test_a_copied_value_is_what_stands_at_its_span(field: str) -> None:
    record = pipeline.extract(ARTICLE)
    spans = record.evidence[f"/conferences/0/{field}"]
    assert isinstance(spans, list)
    ((start, end),) = spans
    assert record.text[start:end] == value_at(record.gold(), f"/conferences/0/{field}")


def test_a_derived_value_shows_the_words_it_was_read_from() -> None:
    record = pipeline.extract("Ngày 10/4, Sở Nội vụ tỉnh Hà Nam tổ chức Hội nghị triển khai công tác thi đua năm 2019.")
    spans = record.evidence["/conferences/0/start"]
    assert isinstance(spans, list)
    words = " ".join(record.text[start:end] for start, end in spans)
    assert "10/4" in words
    assert "2019" in words


def test_what_came_with_the_article_says_so() -> None:
    (record,) = pipeline.extract_many([{"text": ARTICLE, "published": "2018-07-13"}])
    assert record.evidence["/article/published"] == Origin(origin="column:published")
    assert "/article/published" not in pipeline.extract(ARTICLE).evidence
