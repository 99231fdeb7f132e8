"""On which day a meeting took place: years inferred, days left partial, the part of the day. Articles invented."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.schema import Conference

MEETING = "{}, Sở Nội vụ tỉnh Hà Nam tổ chức Hội nghị {}."


def only(text: str, published: str | None = None) -> Conference:
    """The one conference of an article."""
    (found,) = pipeline.extract(text, published).conferences
    return found


WRITTEN = [
    # (how the day is written, published, first day, last day, part of the day)
    ("Ngày 12/7/2018", None, "2018-07-12", "2018-07-12", None),
    ("Sáng ngày 12 tháng 7 năm 2018", None, "2018-07-12", "2018-07-12", "morning"),
    ("Trưa 12-7-2018", None, "2018-07-12", "2018-07-12", "noon"),
    ("Chiều 12.7.2018", None, "2018-07-12", "2018-07-12", "afternoon"),
    ("Tối 12/7/2018", None, "2018-07-12", "2018-07-12", "evening"),
    ("Trong hai ngày 12 và 13/7/2018", None, "2018-07-12", "2018-07-13", None),
    ("Từ ngày 30/6 đến ngày 2/7/2018", None, "2018-06-30", "2018-07-02", None),
    ("Trong 2 ngày (12-13/7/2018)", None, "2018-07-12", "2018-07-13", None),
    ("8 giờ sáng 12/7/2018", None, "2018-07-12", "2018-07-12", "morning"),
    ("Đêm 12/7/2018", None, "2018-07-12", "2018-07-12", "evening"),
    ("Thứ Sáu, 13/7/2018", None, "2018-07-13", "2018-07-13", None),
    # the year of publication, or the one before it
    ("Sáng 12/7", "2018-07-13", "2018-07-12", "2018-07-12", "morning"),
    ("Chiều 28/12", "2019-01-02", "2018-12-28", "2018-12-28", "afternoon"),
    ("Sáng nay", "2018-07-12", "2018-07-12", "2018-07-12", "morning"),
    ("Chiều qua", "2018-07-12", "2018-07-11", "2018-07-11", "afternoon"),
    # no year anywhere, no day, no date
    ("Ngày 12/7", None, "--07-12", "--07-12", None),
    ("Chiều 29/2", None, "--02-29", "--02-29", "afternoon"),
    ("Tháng 7/2018", None, None, None, None),
    ("Mới đây", "2018-07-12", None, None, None),
    ("Vừa qua", None, None, None, None),
]


@pytest.mark.parametrize(("written", "published", "first", "last", "part"), WRITTEN)
def test_day(written: str, published: str | None, first: str | None, last: str | None, part: str | None) -> None:
    found = only(MEETING.format(written, "tập huấn nghiệp vụ thi đua, khen thưởng"), published)
    assert (found.start, found.end, found.part_of_day) == (first, last, part)


TIED = [
    ("Ngày 10/4", "triển khai công tác thi đua năm 2019", "2019-04-10"),
    ("Ngày 20/12", "tổng kết phong trào thi đua năm 2018", "2018-12-20"),
    ("Ngày 10/1", "tổng kết phong trào thi đua năm 2018", "2019-01-10"),
    ("Ngày 5/7", "sơ kết công tác thi đua 6 tháng đầu năm 2018", "2018-07-05"),
    ("Ngày 21/5", "tổng kết công tác thi đua năm học 2018 - 2019", "2019-05-21"),
    ("Ngày 5/7", "sơ kết phong trào thi đua giai đoạn 2016 - 2020", "--07-05"),
]


@pytest.mark.parametrize(("written", "purpose", "day"), TIED)
def test_year_that_the_text_ties_to_the_meeting(written: str, purpose: str, day: str) -> None:
    found = only(MEETING.format(written, purpose))
    assert (found.start, found.end) == (day, day)


OTHER_DATES = [
    # a law, a founding, a deadline, and the day somebody opened the page are not the meeting's
    "Sáng 12/7/2018, Sở Nội vụ tỉnh Hà Nam tổ chức Hội nghị quán triệt Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ.",
    "Sáng 12/7/2018, Trường Mầm non Hoa Mai (tỉnh Hà Nam) tổ chức Lễ kỷ niệm 30 năm thành lập (5/9/1988 - 5/9/2018).",
    "Sáng 12/7/2018, Sở Nội vụ tỉnh Hà Nam tổ chức Hội nghị sơ kết. Hồ sơ khen thưởng gửi về Sở trước ngày 15/11/2018.",
    "Hà Nam, ngày 20 tháng 11 năm 2019\n\nSở Nội vụ sơ kết công tác thi đua\n\nSáng 12/7/2018, Sở Nội vụ tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua.",
]


@pytest.mark.parametrize("text", OTHER_DATES)
def test_other_dates_are_not_the_meetings(text: str) -> None:
    found = only(text)
    assert (found.start, found.part_of_day) == ("2018-07-12", "morning")


def test_the_day_of_the_telling_is_not_the_meetings() -> None:
    text = "Chiều 12/1/2018, UBND huyện Kim Bảng cho biết vừa tổ chức Hội nghị tổng kết phong trào thi đua năm 2017."
    found = only(text)
    assert (found.start, found.part_of_day) == (None, None)


def test_right_after_inherits_the_date_without_the_part_of_day() -> None:
    text = (
        "Sáng 3/3/2021, Huyện ủy Bình Lục tổ chức Hội nghị tổng kết công tác dân vận năm 2020.\n\n"
        "Ngay sau đó, Huyện ủy Bình Lục tổ chức Lễ trao Huy hiệu Đảng cho 12 đảng viên."
    )
    found = pipeline.extract(text).conferences
    assert [(c.start, c.part_of_day) for c in found] == [("2021-03-03", "morning"), ("2021-03-03", None)]


@pytest.mark.parametrize(
    ("written", "published", "source"),
    [("12/7/2018", None, "stated"), ("12/7", "2018-07-13", "publication"), ("12/7", None, "none")],
)
def test_the_note_says_where_the_year_is_from(written: str, published: str | None, source: str) -> None:
    record = pipeline.extract(MEETING.format(f"Sáng {written}", "tập huấn nghiệp vụ thi đua"), published)
    assert record.notes["/conferences/0/start"] == {"precision": "day", "year_source": source}
