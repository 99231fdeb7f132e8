"""`thidua run --min-confidence`: what is left out, and that it is counted."""

from __future__ import annotations

import json

from conftest import ROOT

import pipeline
from pipeline.run.job import run

SOURCE = [str(path) for path in sorted((ROOT / "corpus" / "articles").glob("mod-*.txt"))]


def lines(folder):
    return [json.loads(line) for line in (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()]


def test_what_is_left_out_is_counted(tmp_path):
    run(SOURCE, tmp_path / "all", quiet=True)
    report = run(SOURCE, tmp_path / "sure", min_confidence=0.95, quiet=True)
    every, sure = lines(tmp_path / "all"), lines(tmp_path / "sure")
    counts = json.loads((tmp_path / "sure" / "run.json").read_text(encoding="utf-8"))
    assert counts["options"]["min_confidence"] == 0.95
    assert counts["counts"]["dropped"] == {
        kind: report.dropped[kind] for kind in ("conference", "person", "unit", "award")
    }
    assert [record["id"] for record in every] == [record["id"] for record in sure]
    before, after = (sum(len(record["confidence"]) for record in records) for records in (every, sure))
    assert before - after == report.dropped.total() > 20
    assert min(value for record in sure for value in record["confidence"].values()) >= 0.95
    data = pipeline.load(tmp_path / "sure")
    for table in (data.conferences, data.people, data.member_units, data.awards):
        assert table["confidence"].notna().all()
        assert table["confidence"].min() >= 0.95
    assert set(data.awards["conference_id"].dropna()) <= set(data.conferences["conference_id"])
    assert report.statuses == {"extracted": len(SOURCE)}


def test_all_is_kept_unless_asked(tmp_path):
    report = run(SOURCE[:4], tmp_path / "all", quiet=True)
    assert report.dropped.total() == 0
    run(SOURCE[:4], tmp_path / "zero", min_confidence=0.0, quiet=True)
    for name in ("records.jsonl", "review.csv", "people.parquet"):
        assert (tmp_path / "all" / name).read_bytes() == (tmp_path / "zero" / name).read_bytes()
