"""JSON Lines."""

import io
import json
from dataclasses import replace

import pytest

from pipeline.read import jsonl
from pipeline.read.reading import Reading
from pipeline.read.unit import MAX_BYTES, Failure, Place, Unit
from pipeline.schema import Status


def read(data):
    return list(jsonl.read(io.BytesIO(data), Place("f.jsonl"), Reading()))


def line(**row):
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def test_all_columns():
    row = {"id": 7, "text": "a", "title": "t", "published": "2018-07-12", "url": "u", "site": "s", "retrieved": "r"}
    (unit,) = read(line(**row, views=12))
    assert unit.origins == {"title": "column:title", "published": "column:published"}
    assert replace(unit, origins={}) == Unit(
        "f.jsonl#1", "a", id="7", title="t", published="2018-07-12", url="u", site="s", retrieved="r"
    )


def test_source_serves_as_site():
    assert read(line(text="a", source="Báo B"))[0].site == "Báo B"
    assert read(line(text="a", source="Báo B", site="b.vn"))[0].site == "b.vn"


def test_blank_lines_count_as_rows_but_are_no_units():
    units = read(b"\n" + line(text="a") + b"  \n\n" + line(text="b")[:-1])
    assert [unit.source for unit in units] == ["f.jsonl#2", "f.jsonl#5"]


def test_byte_order_mark():
    assert read(b"\xef\xbb\xbf" + line(text="a"))[0].text == "a"
    units = read('{"text": "Hội nghị"}\n{"text": "b"}\n'.encode("utf-16"))
    assert [(unit.source, unit.text) for unit in units] == [("f.jsonl#1", "Hội nghị"), ("f.jsonl#2", "b")]


@pytest.mark.parametrize(
    ("bad", "reason", "offset"),
    [
        (b'{"text": "a"\n', "not JSON", 13),
        ('{"ô": "ô", text}\n'.encode(), "not JSON", 13),
        (b"[1]\n", "not a JSON object but list", 0),
        (b'"a"\n', "not a JSON object but str", 0),
        (b"{}\n", "no text: the keys are none", 0),
        (b'{"chu": "a", "id": 1}\n', "no text: the keys are chu, id", 0),
        (b'{"text": null}\n', "no text", 0),
        (b'{"text": [1]}\n', "no text", 0),
        (b'{"text": " \\n"}\n', "empty", 0),
        (b'{"text": "\xff"}\n', "not UTF-8", 10),
        (b'{"text": "a\x00"}\n', "binary", 11),
        (b"[" * 100_000 + b"\n", "not JSON: nested too deep", 0),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}\n", "not JSON", 0),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(bad, reason, offset):
    first = line(text="a")
    units = read(first + bad + line(text="b"))
    assert [unit.text for unit in units if isinstance(unit, Unit)] == ["a", "b"]
    failure = units[1]
    assert failure.source == "f.jsonl#2"
    assert failure.status == Status.QUARANTINED
    assert failure.reason.startswith(reason)
    assert failure.offset == len(first) + offset
    assert len(failure.digest) == 16


@pytest.mark.parametrize("end", [b"\n" + line(text="b"), b""])
def test_a_huge_line_is_passed_over(end):
    huge = b'{"text": "' + b"a" * (3 * MAX_BYTES)
    units = read(line(text="a") + huge + end)
    assert isinstance(units[1], Failure)
    assert units[1].reason.startswith("too large for an article: 12,582,9")
    assert [unit.text for unit in units[2:]] == (["b"] if end else [])


def test_the_largest_line_is_read():
    row = line(text="a" * (MAX_BYTES - 13))
    assert len(row) == MAX_BYTES
    assert isinstance(read(row)[0], Unit)
    assert isinstance(read(row + line(text="b"))[1], Unit)


def test_half_characters_are_replaced():
    assert read(b'{"text": "a\\ud800b"}\n')[0].text == "a?b"
