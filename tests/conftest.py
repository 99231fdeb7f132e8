"""Articles and records that several tests share."""

from pathlib import Path

import pytest

from pipeline.outcome import Outcome
from pipeline.schema import Award, Conference, Origin, Person, Record, Status

ROOT = Path(__file__).resolve().parent.parent

ARTICLE = """Khối thi đua các sở tỉnh Hà Nam sơ kết 6 tháng đầu năm 2018

Sáng 12/7/2018, tại Phủ Lý, Khối thi đua các sở tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2018. Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ, Trưởng khối chủ trì hội nghị.

Tại hội nghị, Sở Y tế được tặng Bằng khen của Chủ tịch UBND tỉnh.
"""

ENGLISH = (
    "The committee met on Monday to talk about the plan for next year, and nobody had any doubt that it was good. " * 3
)


@pytest.fixture
def articles(tmp_path):
    """A folder with three readable articles, one of them in English, in two levels."""
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "sub" / "two.txt").write_text(ARTICLE.replace("Hà Nam", "Nam Định"), encoding="utf-8")
    (folder / "three.txt").write_text(ENGLISH, encoding="utf-8")
    return folder


def record() -> Record:
    """A record in which every table and every kind of evidence has a value."""
    return Record(
        id="a1",
        article={"title": "Tin", "published": "2018-07-13", "byline": None, "agency": "BHN"},
        conferences=[
            Conference(
                kinds=["interim_review", "planning"],
                name="Hội nghị sơ kết",
                start="--07-12",
                end="--07-12",
                part_of_day="morning",
                province="Hà Nam",
                organizers=["Khối thi đua các sở"],
                block="Khối thi đua các sở",
                block_deputies=["Sở Y tế"],
                period_start="2018-01-01",
                period_end="2018-06-30",
                chairs=[Person(name="Trần Văn Hải", positions=["Giám đốc Sở Nội vụ", "Trưởng khối"])],
                participants=[Person(name="Lê Thị Mai")],
                member_units=["Sở Nội vụ", "Sở Y tế"],
            ),
            Conference(kinds=["meeting"], start="2018-07-13", end="2018-07-14", province="Hà Nội"),
        ],
        awards=[
            Award(
                title="Bằng khen", granter="UBND tỉnh", recipients=["Sở Y tế", "Sở Nội vụ"], collectives=2, year=2018
            ),
            Award(title="Giấy khen", status="proposed", individuals=3),
        ],
        evidence={"/article/title": [[0, 3]], "/article/published": Origin(origin="column:published")},
        rules={"/article/title": "title.first_line"},
        confidence={"/conferences/0": 0.9, "/conferences/0/chairs/0": 0.8, "/awards/0": 0.7},
        notes={"/conferences/0/start": {"precision": "day", "year_source": "none"}},
        links={
            "/conferences/0/province": {"province_code": "35", "province_today": "37"},
            "/awards/0": {"award_code": "BK", "level": "province", "conference": "/conferences/1"},
        },
        source="in/a1.txt",
        text="Tin về một hội nghị",
    )


def outcome(one: Record) -> Outcome:
    """The outcome that has this record."""
    return Outcome(one.source or "", Status(one.status), None, one)
