"""The gazetteers as data: each with its certificate, well-formed, and right where a count is known."""

from __future__ import annotations

import csv
import datetime as dt
import unicodedata
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from pipeline.gazetteers import GazetteerError, automaton, matches, table
from pipeline.text.normal import fold

FILES = sorted((ROOT / "gazetteers").glob("*.csv"))
KEYS = {"title", "description", "columns", "sources", "licence", "date"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_each_has_its_certificate(path: Path) -> None:
    meta = yaml.safe_load(path.with_suffix("").with_suffix(".meta.yml").read_text(encoding="utf-8"))
    assert set(meta) >= KEYS
    assert isinstance(meta["date"], dt.date)
    with path.open(encoding="utf-8", newline="") as lines:
        assert set(next(csv.reader(lines))) == set(meta["columns"])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_rows_are_whole_single_and_composed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    rows = [tuple(row.values()) for row in table(path.stem)]
    assert rows
    assert len(rows) == len(set(rows))


def valid_on(name: str, day: str) -> list[dict[str, str]]:
    return [r for r in table(name) if (r["valid_from"] or "0") <= day <= (r["valid_to"] or "9")]


@pytest.mark.parametrize(("day", "count"), [("2005-01-01", 64), ("2017-01-01", 63), ("2025-08-01", 34)])
def test_provinces_of_the_day(day: str, count: int) -> None:
    assert len(valid_on("provinces", day)) == count


def test_every_province_has_a_successor_of_today() -> None:
    today = {row["code"] for row in valid_on("provinces", "2026-01-01")}
    for row in table("provinces"):
        assert set(row["succeeded_by"].split("|")) <= today, row


def test_every_district_lies_in_a_province() -> None:
    names = {row["name"] for row in table("provinces")}
    assert {row["province"] for row in table("districts")} <= names


def test_awards_name_titles_of_their_own() -> None:
    rows = table("awards")
    assert {row["canonical"] for row in rows} <= {row["variant"] for row in rows}


MATCHES = [
    ("Sở Y tế", "thi đua tại sở y tế tỉnh", True),
    ("whole syllables only", "bàn đếnsở y tế", False),
    ("the other tone placement", fold("Uỷ ban nhân dân"), True),
]


@pytest.mark.parametrize(("why", "text", "found"), MATCHES, ids=[m[0] for m in MATCHES])
def test_matching(why: str, text: str, found: bool) -> None:
    wanted = {"sở y tế", "ủy ban nhân dân"}
    assert any(fold(row.term) in wanted for _, _, row in matches(fold(text))) is found


def test_the_automaton_is_built_once() -> None:
    assert automaton() is automaton()


def test_a_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.csv").write_text("term,kind\none\n", encoding="utf-8")
    monkeypatch.setattr("pipeline.gazetteers.folder", lambda: tmp_path)
    with pytest.raises(GazetteerError, match=r"broken\.csv:2"):
        table("broken")
