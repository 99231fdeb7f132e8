"""The record: what it takes, what it refuses, and that nothing is lost on the way to JSON and back."""

import json

import pytest
from conftest import ROOT, record
from pydantic import ValidationError

from pipeline.schema import ArticleFacts, Award, Conference, Model, Origin, Person, Record, json_schema

GOLD = sorted((ROOT / "corpus" / "gold").glob("*.json"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_records_pass_unchanged_and_in_order(path):
    raw = path.read_text(encoding="utf-8")
    gold = json.loads(raw)
    found = Record.model_validate(gold).gold()
    assert found == gold
    assert list(found) == list(gold)
    for key in ("conferences", "awards"):
        for one, other in zip(found[key], gold[key], strict=True):
            assert list(one) == list(other)


def test_json_and_back():
    one = record()
    line = one.model_dump_json()
    assert Record.model_validate_json(line) == one
    assert json.loads(line) == one.model_dump(mode="json")


def test_words_are_there_only_if_asked_for():
    assert "words" not in record().model_dump(mode="json")
    assert record().model_copy(update={"words": ["hội nghị"]}).model_dump(mode="json")["words"] == ["hội nghị"]


def test_evidence_from_outside_the_text():
    dumped = record().model_dump(mode="json")["evidence"]
    assert dumped["/article/published"] == {"from": "column:published"}
    assert dumped["/article/title"] == [[0, 3]]
    assert Record.model_validate({"id": "x", "evidence": {"/a": {"from": "meta:x"}}}).evidence["/a"] == Origin(
        origin="meta:x"
    )


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Record, {"id": ""}),
        (Record, {"id": "x", "colour": "red"}),
        (Record, {"id": "x", "status": "lost"}),
        (Record, {"id": "x", "confidence": {"/a": 1.2}}),
        (Record, {"id": "x", "evidence": {"/a": [[1, 2, 3]]}}),
        (Record, {"id": "x", "article": {"headline": "y"}}),
        (ArticleFacts, {"published": "13/7/2018"}),
        (Conference, {}),
        (Conference, {"kinds": []}),
        (Conference, {"kinds": ["party"]}),
        (Conference, {"kinds": ["meeting"], "start": "2018-02-30"}),
        (Conference, {"kinds": ["meeting"], "start": "--02-30"}),
        (Conference, {"kinds": ["meeting"], "start": "2018-7-1"}),
        (Conference, {"kinds": ["meeting"], "start": "2018-07"}),
        (Conference, {"kinds": ["meeting"], "part_of_day": "night"}),
        (Person, {"name": ""}),
        (Award, {"title": ""}),
        (Award, {"title": "Bằng khen", "status": "given"}),
        (Award, {"title": "Bằng khen", "collectives": -1}),
        (Award, {"title": "Bằng khen", "year": 18}),
    ],
)
def test_what_can_not_be_is_refused(model, values):
    with pytest.raises(ValidationError):
        model.model_validate(values)


@pytest.mark.parametrize("day", ["2018-02-28", "2016-02-29", "--02-29", "--12-31", None])
def test_days_that_exist(day):
    assert Conference(kinds=["meeting"], start=day).start == day


def test_every_field_is_described():
    models = [Record, ArticleFacts, Conference, Person, Award, Origin]
    assert [
        f"{model.__name__}.{name}"
        for model in models
        for name, field in model.model_fields.items()
        if not field.description
    ] == []


def test_json_schema_names_every_field_and_closes_every_object():
    schema = json_schema()
    assert schema["$schema"].endswith("2020-12/schema")
    assert list(schema["properties"]) == list(Record.model_fields)
    objects = [schema, *(d for d in schema["$defs"].values() if d["type"] == "object")]
    assert {o["additionalProperties"] for o in objects} == {False}
    assert "from" in schema["$defs"]["Origin"]["properties"]


def test_all_models_refuse_unknown_keys():
    assert {model.model_config["extra"] for model in Model.__subclasses__()} == {"forbid"}
