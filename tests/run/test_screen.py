"""What a run does with articles about something else, with and without `--all`."""

import json

import pytest
from conftest import ARTICLE, ENGLISH, ROOT
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from pipeline.evaluate import gold_records
from pipeline.read.relevance import REASON
from pipeline.run.job import run

FOOTBALL = """Tiền vệ trẻ tỏa sáng, đội chủ nhà giành ba điểm

Ngay phút thứ 5, tiền vệ 20 tuổi sút xa từ ngoài vòng cấm, bóng đi chạm cột dọc vào lưới. Đội khách gỡ hòa trong hiệp hai từ một quả phạt góc, nhưng chính anh lại ghi bàn ấn định tỷ số ở phút bù giờ. Huấn luyện viên nói rằng các cầu thủ của ông xứng đáng với chiến thắng này. Đội chủ nhà vươn lên đứng thứ ba trên bảng xếp hạng.
"""


@pytest.fixture
def crawl(tmp_path):
    """One article of ours, one in English, one about football as a file, one with its headline in a column."""
    folder = tmp_path / "crawl"
    folder.mkdir()
    for name, text in {"ours": ARTICLE, "english": ENGLISH, "football": FOOTBALL}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    title, _, body = FOOTBALL.partition("\n\n")
    (folder / "more.jsonl").write_text(json.dumps({"id": "row", "title": title, "text": body}), encoding="utf-8")
    return folder


def test_an_article_about_something_else_is_a_row_with_its_reason(crawl, tmp_path):
    report = run([str(crawl)], tmp_path / "out", quiet=True)
    assert dict(report.statuses) == {"extracted": 1, "screened": 3}
    counts = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["counts"]
    assert counts["screened"] == {REASON: 2, "language": 1}
    assert counts["units"] == sum(counts["status"].values()) == counts["tables"]["articles"]
    rows = pipeline.load(tmp_path / "out").articles.set_index("article_id")
    assert rows["reason"].dropna().to_dict() == {"english": "language", "football": REASON, "row": REASON}
    assert rows.loc["football", "text"] == FOOTBALL
    assert set(rows.loc[["football", "row"], "title"]) == {FOOTBALL.partition("\n")[0]}


def test_all_extracts_everything_in_vietnamese(crawl, tmp_path):
    command = ["run", str(crawl), "--out", str(tmp_path / "out"), "--all", "--quiet"]
    assert CliRunner().invoke(app, command).exit_code == 0
    manifest = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert manifest["options"]["all"] is True
    assert manifest["counts"]["screened"] == {"language": 1}
    assert len((tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_one_article_is_extracted_whatever_it_is_about(crawl):
    assert pipeline.extract(FOOTBALL).status == "extracted"
    assert [record.status for record in pipeline.extract_many([FOOTBALL, ENGLISH])] == ["extracted", "screened"]
    shown = CliRunner().invoke(app, ["extract", str(crawl / "football.txt")])
    assert json.loads(shown.stdout)["status"] == "extracted"


def test_the_sample_loses_no_article_with_a_conference_or_an_award(tmp_path):
    run([str(ROOT / "corpus" / "articles")], tmp_path / "out", quiet=True)
    rows = pipeline.load(tmp_path / "out").articles
    away = set(rows.loc[rows["status"] == "screened", "article_id"])
    held = {key for key, gold in gold_records(ROOT / "corpus").items() if gold["conferences"] or gold["awards"]}
    assert len(rows) == len(gold_records(ROOT / "corpus"))
    assert away & held == set()
