"""The main job: counts, statuses, determinism, bad input."""

import gzip
import json
import re
import shutil

import fuzz
import pytest
from conftest import ARTICLE, ENGLISH, ROOT

import pipeline
from pipeline import extraction
from pipeline.dataset.tables import SCHEMAS
from pipeline.errors import UsageError
from pipeline.read.ids import text_id
from pipeline.read.unit import digest
from pipeline.run.job import run
from pipeline.run.report import CountError, Report


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_unit_ends_in_one_place(articles, tmp_path):
    (articles / "empty.txt").write_bytes(b"")
    (articles / "photo.jpg").write_bytes(b"\xff\xd8")
    (articles / "more.jsonl.gz").write_bytes(
        gzip.compress(
            "\n".join(json.dumps(r) for r in ({"text": ARTICLE, "id": "one"}, {"text": ENGLISH}, {})).encode()
        )
    )
    report = run([str(articles)], tmp_path / "out", quiet=True)
    assert report.units == 8
    assert dict(report.statuses) == {"extracted": 3, "screened": 2, "quarantined": 2, "unsupported": 1}
    data = pipeline.load(tmp_path / "out")
    english = text_id(ENGLISH)
    assert data.articles["article_id"].tolist() == ["one", english, "one.txt", "two", "three"]
    assert data.articles["status"].value_counts().to_dict() == {"extracted": 3, "screened": 2}
    assert set(data.articles.loc[data.articles["status"] == "screened", "reason"]) == {"language"}
    records = lines(tmp_path / "out" / "records.jsonl")
    assert [r["id"] for r in records] == ["one", "one.txt", "two"]
    failures = lines(tmp_path / "out" / "quarantine.jsonl")
    assert [(f["source"].rpartition("/")[2], f["status"]) for f in failures] == [
        ("empty.txt", "quarantined"),
        ("more.jsonl.gz#3", "quarantined"),
        ("photo.jpg", "unsupported"),
    ]
    assert all(f.keys() == {"source", "status", "reason", "offset", "digest"} for f in failures)


def test_run_json_tells_how_the_dataset_came_about(articles, tmp_path):
    report = run([str(articles)], tmp_path / "out", limit=2, quiet=True)
    manifest = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert manifest["program"] == "thidua"
    assert manifest["inputs"] == [str(articles)]
    assert manifest["options"] == {
        "fresh": False,
        "limit": 2,
        "words": False,
        "all": False,
        "unique": False,
        "map": {},
        "meta": None,
        "min_confidence": None,
    }
    assert manifest["counts"]["units"] == 2 == sum(manifest["counts"]["status"].values()) == report.units
    assert manifest["counts"]["tables"] == {
        name: len(getattr(pipeline.load(tmp_path / "out"), name)) for name in SCHEMAS
    }
    assert manifest["seconds"] > 0
    assert manifest["packages"]["spacy"]


def test_the_same_input_gives_the_same_bytes(tmp_path):
    shutil.copytree(ROOT / "corpus" / "articles", tmp_path / "in")
    (tmp_path / "in" / "bad.txt").write_bytes(b"\x00")
    for out in ("one", "two"):
        run([str(tmp_path / "in")], tmp_path / out, quiet=True)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(
        ["records.jsonl", "quarantine.jsonl", "review.csv", "run.json", *(f"{name}.parquet" for name in SCHEMAS)]
    )
    for name in names:
        if name != "run.json":
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_fresh_replaces(articles, tmp_path):
    run([str(articles)], tmp_path / "out", quiet=True)
    with pytest.raises(UsageError, match="finished run"):
        run([str(articles)], tmp_path / "out", quiet=True)
    run([str(articles / "one.txt")], tmp_path / "out", fresh=True, quiet=True)
    assert len(lines(tmp_path / "out" / "records.jsonl")) == 1


def test_an_output_folder_among_the_sources_is_not_read(articles, tmp_path):
    for _ in range(2):
        report = run([str(tmp_path)], tmp_path / "out", fresh=True, quiet=True)
        assert report.units == 3


def test_a_source_in_the_output_folder_is_refused(articles, tmp_path):
    run([str(articles)], tmp_path / "out", quiet=True)
    with pytest.raises(UsageError, match="lies in the output folder"):
        run([str(tmp_path / "out" / "records.jsonl")], tmp_path / "out", fresh=True, quiet=True)


def test_nothing_to_do_writes_nothing(tmp_path):
    (tmp_path / "in").mkdir()
    with pytest.raises(UsageError, match="nothing to do"):
        run([str(tmp_path / "in")], tmp_path / "out", quiet=True)
    (tmp_path / "in" / "a.png").write_bytes(b"x")
    with pytest.raises(UsageError, match="nothing to do"):
        run([str(tmp_path / "in")], tmp_path / "out", quiet=True)
    (tmp_path / "in" / "a.jsonl").write_bytes(b"\n")
    (tmp_path / "in" / "a.png").unlink()
    with pytest.raises(UsageError, match="nothing to do: no article"):
        run([str(tmp_path / "in")], tmp_path / "out", quiet=True)
    assert not (tmp_path / "out").exists()


def test_a_fault_in_a_rule_costs_one_article(articles, tmp_path, monkeypatch):
    real = extraction.extract_article

    def faulty(article):
        if article.id == "two":
            raise ZeroDivisionError("in a rule")
        return real(article)

    monkeypatch.setattr(extraction, "extract_article", faulty)
    report = run([str(articles)], tmp_path / "out", quiet=True)
    assert report.quarantined == 1
    (failure,) = lines(tmp_path / "out" / "quarantine.jsonl")
    assert re.fullmatch(r"extraction failed at run/test_job\.py:\d+: ZeroDivisionError: in a rule", failure["reason"])


def test_counts_that_do_not_add_up_are_an_error(articles, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.run.job.Quarantine.write", lambda *_: None)
    (articles / "empty.txt").write_bytes(b"")
    with pytest.raises(CountError, match=r"failures and lines of quarantine\.jsonl: 1 and 0"):
        run([str(articles)], tmp_path / "out", quiet=True)
    assert not (tmp_path / "out").exists()


def test_a_lost_unit_is_seen():
    report = Report(units=2)
    with pytest.raises(CountError, match="units read and outcomes: 2 and 0"):
        report.check(lines=0, tables=dict.fromkeys(SCHEMAS, 0), quarantine=0)


def test_every_kind_of_file_in_one_run(tmp_path, capsys):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in fuzz.samples().items():
        (folder / name).write_bytes(data)
    report = run([str(folder)], tmp_path / "out")
    assert report.statuses == {"extracted": 2 + 9 * 6 + 14}
    counts = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["counts"]
    assert counts["passed_over"] == {"warc warcinfo": 2}
    assert counts["units"] == sum(counts["status"].values())
    assert "←" not in capsys.readouterr().err


def test_a_map_and_meta(articles, tmp_path, capsys):
    (tmp_path / "news.csv").write_text(f'bai,ngay_dang,link\n"{ARTICLE}",13/7/2018,http://b.vn/1\n', encoding="utf-8")
    (tmp_path / "meta.csv").write_text("file,ngay\none.txt,2018-07-14\ngone.txt,x\n", encoding="utf-8")
    sources = [str(tmp_path / "news.csv"), str(articles / "one.txt")]
    run(sources, tmp_path / "out", columns="text=bai", meta=tmp_path / "meta.csv")
    csv_row, file = lines(tmp_path / "out" / "records.jsonl")
    assert (csv_row["article"]["published"], file["article"]["published"]) == ("2018-07-13", "2018-07-14")
    assert csv_row["evidence"]["/article/published"] == {"from": "column:ngay_dang"}
    assert file["evidence"]["/article/published"] == {"from": "column:ngay"}
    assert (csv_row["id"], csv_row["url"], file["id"]) == (digest(b"http://b.vn/1"), "http://b.vn/1", "one")
    options = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["options"]
    assert (options["map"], options["meta"]) == ({"text": "bai"}, str(tmp_path / "meta.csv"))
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path}/meta.csv: published ← ngay",
        f"{tmp_path}/news.csv: text ← bai, published ← ngay_dang, url ← link",
        f"{tmp_path}/meta.csv: 1 of 2 rows match no file that was read (gone.txt)",
    ]


def test_the_table_of_meta_is_no_source(articles, tmp_path):
    (articles / "meta.csv").write_text("file,title\none.txt,Tin\n", encoding="utf-8")
    report = run([str(articles)], tmp_path / "out", meta=articles / "meta.csv", quiet=True)
    assert (report.units, report.quarantined) == (3, 0)


@pytest.mark.parametrize("name", ["news.csv", "news.jsonl"])
def test_a_mapped_column_that_no_row_has_is_an_error(tmp_path, name):
    (tmp_path / "news.csv").write_text("text,ngay\nHội nghị,13/7/2018\n", encoding="utf-8")
    (tmp_path / "news.jsonl").write_text('{"text": "Hội nghị"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="--map: no row that was read has a column bai"):
        run([str(tmp_path / name)], tmp_path / "out", columns="title=bai", quiet=True)
    assert not (tmp_path / "out").exists()


def test_a_link_to_itself_and_a_long_text_end_no_run(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "in" / "long.txt").write_text("Câu văn thường ngày.\n" * 60_000, encoding="utf-8")
    report = run([str(tmp_path / "in")], tmp_path / "out", everything=True, quiet=True)
    assert dict(report.statuses) == {"extracted": 1, "quarantined": 1}


def test_a_screened_article_keeps_its_day(tmp_path):
    text = "The meeting of the board took place on a rainy day in London, and nobody was there. " * 9
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"text": text, "date": "2018-05-05"}) + "\n", encoding="utf-8")
    run([str(source)], tmp_path / "out", quiet=True)
    (row,) = pipeline.load(tmp_path / "out").articles.to_dict("records")
    assert (row["status"], str(row["published"])[:10]) == ("screened", "2018-05-05")


def test_days_of_publication_that_name_none_are_told(tmp_path):
    source = tmp_path / "a.jsonl"
    rows = [{"text": ARTICLE, "date": day} for day in ("2018-05-05", "May 4th 2018 @ 10h", "1970-01-01")]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    report = run([str(source)], tmp_path / "out", quiet=True)
    assert (report.unread_days, report.unread_day) == (2, "May 4th 2018 @ 10h")
    manifest = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert manifest["counts"]["unread_published"] == 2
    lines = (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    notes = [json.loads(line)["notes"].get("", {}) for line in lines]
    assert notes[1:] == [{"unread_published": "May 4th 2018 @ 10h"}, {"unread_published": "1970-01-01"}]
