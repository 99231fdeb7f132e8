"""Duplicates through a whole run: told, or with --unique left out; nothing is lost either way."""

import io
import json
import sys

import pytest
from conftest import ENGLISH
from reports import MODELS, REPORT, SITES

import pipeline
from pipeline.dataset import write
from pipeline.resolve.duplicates import sketch_text
from pipeline.run.duplicates import Sketches
from pipeline.run.job import run
from pipeline.run.report import CountError, Report

ROWS = [
    {"id": "late", "text": REPORT, "published": "2018-07-20"},
    {"id": "may", "text": MODELS["the next month"][0]},
    *({"id": name, "text": text, "published": "2018-07-14"} for name, text in SITES.items()),
    {"id": "first", "text": SITES["another title"], "published": "2018-07-13"},
    {"id": "undated", "text": REPORT.replace("12/7/2018", "12/7")},
    {"id": "june", "text": MODELS["the next month"][1]},
    {"id": "english", "text": ENGLISH},
    {"id": "english again", "text": ENGLISH},
    {"id": "broken"},
]
LIKE = {"late", *SITES, "undated"}
"""What is the same report as `first`, which was published before them."""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "five-sites.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def ids(folder):
    return [json.loads(line)["id"] for line in (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()]


def told(folder):
    articles = pipeline.load(folder).articles.set_index("article_id")
    return articles["duplicate_of"].dropna().to_dict()


@pytest.mark.parametrize("portion", [2, 2_000])
def test_all_are_extracted_and_the_canonical_one_is_told(source, tmp_path, monkeypatch, portion):
    monkeypatch.setattr(write, "GROUP", portion)
    report = run([str(source)], tmp_path / "out", quiet=True)
    assert told(tmp_path / "out") == dict.fromkeys(LIKE, "first")
    assert report.statuses == {"extracted": 11, "screened": 2, "quarantined": 1}
    assert ids(tmp_path / "out") == [row["id"] for row in ROWS[:-3]]
    counts = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["counts"]
    assert counts["duplicates"] == {"groups": 1, "articles": len(LIKE)}


def test_unique_extracts_the_canonical_ones_only(source, tmp_path):
    report = run([str(source)], tmp_path / "out", unique=True, quiet=True)
    assert told(tmp_path / "out") == dict.fromkeys(LIKE, "first")
    assert ids(tmp_path / "out") == ["may", "first", "june"]
    assert report.statuses == {"extracted": 3, "duplicate": len(LIKE), "screened": 2, "quarantined": 1}
    data = pipeline.load(tmp_path / "out")
    assert data.articles["article_id"].tolist() == [row["id"] for row in ROWS[:-1]]
    twins = data.articles[data.articles["status"] == "duplicate"]
    assert set(twins["article_id"]) == LIKE
    assert twins["text"].str.contains("Phủ Lý").all()
    assert set(data.conferences["article_id"]) <= {"may", "first", "june"}
    manifest = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert manifest["options"]["unique"] is True
    assert manifest["counts"]["duplicates"] == {"groups": 1, "articles": len(LIKE)}
    assert sum(manifest["counts"]["status"].values()) == len(ROWS)


@pytest.mark.parametrize("unique", [False, True])
def test_the_same_input_gives_the_same_bytes_and_nothing_else(source, tmp_path, unique):
    for name in ("one", "two"):
        run([str(source)], tmp_path / name, unique=unique, quiet=True)
    files = {path.name for path in (tmp_path / "one").iterdir()}
    assert files == {
        *(f"{name}.parquet" for name in write.SCHEMAS),
        "quarantine.jsonl",
        "records.jsonl",
        "review.csv",
        "run.json",
    }
    for name in files:
        if name != "run.json":
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_what_unique_extracts_is_what_is_extracted_without_it(source, tmp_path):
    run([str(source)], tmp_path / "all", quiet=True)
    run([str(source)], tmp_path / "unique", unique=True, quiet=True)
    every = (tmp_path / "all" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    chosen = (tmp_path / "unique" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert chosen == [line for line in every if json.loads(line)["id"] in {"may", "first", "june"}]


def test_a_pipe_is_read_once(source, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source.read_bytes())))
    run(["-"], tmp_path / "out", unique=True, quiet=True)
    assert ids(tmp_path / "out") == ["may", "first", "june"]


def test_the_order_of_the_input_changes_no_group(source, tmp_path):
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    source.write_text("".join(reversed(lines)), encoding="utf-8")
    run([str(source)], tmp_path / "out", quiet=True)
    assert told(tmp_path / "out") == dict.fromkeys(LIKE, "first")


def test_without_days_the_first_one_read_is_canonical(source, tmp_path):
    rows = [{"id": row["id"], "text": row["text"]} for row in ROWS[:4]]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run([str(source)], tmp_path / "out", quiet=True)
    assert told(tmp_path / "out") == {rows[2]["id"]: "late", rows[3]["id"]: "late"}


def test_an_interrupt_while_all_is_read_leaves_nothing(source, tmp_path):
    calls = iter(range(100))
    with pytest.raises(KeyboardInterrupt):
        run([str(source)], tmp_path / "out", unique=True, quiet=True, stopped=lambda: next(calls) > 3)
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


def test_more_articles_than_one_portion(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.run.duplicates._PORTION", 3)
    with Sketches(tmp_path) as sketches:
        for i, text in enumerate([REPORT, *SITES.values(), *MODELS["the next month"], REPORT]):
            sketches.add(sketch_text(text), f"a{i}", "--07-12" if i else None)
        chosen = sketches.canonicals().tolist()
        assert sketches.known(0) == ("a0", "")
    assert chosen == [0] * (len(SITES) + 1) + [len(SITES) + 1, len(SITES) + 2, 0]
    assert (sketches.groups, sketches.duplicates) == (1, len(SITES) + 1)
    assert not list(tmp_path.iterdir())


def test_counts_that_disagree_are_a_fault():
    report = Report(duplicates=2)
    tables = dict.fromkeys(write.SCHEMAS, 0)
    with pytest.raises(CountError, match="duplicates"):
        report.check(lines=0, tables=tables, quarantine=0, marked=1)
