"""JSON files: where their articles are, and broken ones among whole ones."""

import io
import json

import pytest

from pipeline.read import jsonrows
from pipeline.read.reading import Reading
from pipeline.read.unit import MAX_BYTES, Failure, Place


def read(data, reading=None):
    data = data.encode() if isinstance(data, str) else data
    return list(jsonrows.read(io.BytesIO(data), Place("f.json"), reading or Reading()))


def texts(data):
    return [None if isinstance(unit, Failure) else unit.text for unit in read(data)]


@pytest.mark.parametrize(
    "data",
    [
        '[{"text": "a"}, {"text": "b"}]',
        '\ufeff[\n{"text": "a"},\n{"text": "b"},\n]\n',
        '{"text": "a"}\n{"text": "b"}\n',
        '\x1e{"text": "a"}\n\x1e{"text": "b"}\n',
        '[{"text": "a"}][{"text": "b"}]',
        '{"articles": [{"text": "a"}, {"text": "b"}]}',
        '{"text": null, "content": [{"text": "a"}, {"text": "b"}]}',
        '{"response": {"n": 2, "ids": [1, [2]], "docs": [{"body": "a"}, {"body": "b"}], "more": {"x": "}"}}, "ok": true}',
        '{"pages": [{"items": 1}], "news": [{"noi_dung": "a", "tags": [{"id": 1}]}, {"noi_dung": "b"}]}',
        '[{"page": 1, "items": [{"text": "a"}]}, {"page": 2, "items": [{"text": "b"}]}]',
    ],
)
def test_where_articles_are(data):
    assert texts(data) == ["a", "b"]
    assert [unit.source for unit in read(data)] == ["f.json#1", "f.json#2"]


def test_utf_16():
    assert texts('[{"text": "ế"}]'.encode("utf-16")) == ["ế"]


@pytest.mark.parametrize("filler", ["x" * 1000, "\\\\" * 500, '\\"}, {' * 100, "ế" * 400])
@pytest.mark.parametrize("form", ["[{}]", '{{"n": 1, "articles": [{}], "end": "x"}}'])
def test_a_large_file_is_read_piece_by_piece(filler, form):
    count = 6 * 1024
    row = f'{{"text": "{filler}", "id": 7}}'
    units = read(form.replace("{}", ",\n".join([row] * count)).replace("{{", "{").replace("}}", "}"))
    assert [unit.source for unit in units] == [f"f.json#{number}" for number in range(1, count + 1)]
    assert {unit.text for unit in units} == {json.loads(row)["text"]}


def test_objects_of_other_lists_are_counted():
    reading = Reading()
    assert len(read('{"errors": [{"code": 1}, {"code": 2}], "articles": [{"text": "a"}]}', reading)) == 1
    assert reading.passed == {"json object in a list without text": 2}


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"text": bad}', "not JSON: Expecting value"),
        ('{"text": "b", }', "not JSON"),
        ('{"text": null}', "no text: the keys are text"),
        ('{"text": " "}', "empty: the text is blank"),
        ("7", "not a JSON object but int"),
        ('"b"', "not a JSON object but str"),
        (
            '{"text": "b\nb", "authors": [{"name": "x"}, {"name": "y"}], "u": 1}',
            "not JSON: a control character or line break",
        ),
        ('{"text": "b", "n": [1, 2}', "not JSON: } closes nothing"),
        ('{"text": "' + "b" * MAX_BYTES + '"}', "too large for an article"),
        ('{"text": "b", "id": ' + "9" * 5000 + "}", "not JSON: Exceeds the limit"),
        ('{"text": ' + "[" * 100_000 + "]" * 100_000 + "}", "not JSON: nested too deep"),
    ],
)
@pytest.mark.parametrize("form", ["[A]", '{"n": 1, "articles": [A]}'])
def test_a_broken_object_is_named_and_the_others_are_read(bad, reason, form):
    data = form.replace("A", f'{{"text": "a"}}, {bad}, {{"text": "c"}}')
    units = read(data)
    assert [None if isinstance(unit, Failure) else unit.text for unit in units] == ["a", None, "c"]
    assert units[1].reason.startswith(reason)
    assert units[1].source == "f.json#2"
    assert units[1].offset >= data.index(bad)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('[{"text": "a"}, {"text": "b"', ["a", None]),
        ('[{"text": "a"}, {"text": "b', ["a", None]),
        ('[{"text": "a"}, ', ["a"]),
        ('{"articles": [{"text": "a"}, {"text"', ["a", None]),
        ('{"articles": [{"text": "a"}', ["a", None]),
        ('{"text": "a"}}', ["a", None]),
        ("{", [None]),
        ("{}", [None]),
        ("null", [None]),
        ('{"a": [], "b": {}}', [None]),
        ("[]", []),
        (" \n", []),
        ('{"a":' * 100_000, [None]),
        ("[" * 100_000, []),
    ],
)
def test_files_that_are_cut_off_or_hold_nothing(data, expected):
    assert texts(data) == expected


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_where_the_pieces_end_makes_no_difference(size, monkeypatch):
    monkeypatch.setattr("pipeline.read.jsonscan._CHUNK", size)
    data = '{"n": -1.5e3, "articles": [{"text": "a\\"\\\\"}, {"text": "b" "c"}, {"text": "d\\u1ebf"}], "end": [[]]}'
    assert texts(data) == ['a"\\', None, "dế"]


@pytest.mark.parametrize("piece", ['[{"":', '{"x":1,', '[{"text":["', '{"a":{"b":[{"c":', '}{"a":['])
def test_a_file_made_to_waste_time_is_given_up(piece, monkeypatch):
    monkeypatch.setattr("pipeline.read.jsonscan.MAX_BYTES", 50_000)
    units = read(piece * (200_000 // len(piece)))
    assert len(units) < 10
    assert all(isinstance(unit, Failure) for unit in units)
