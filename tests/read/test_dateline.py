"""Date lines as sites print them, and lines with dates that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.dateline import given_day, iso_day, leading_date, near, page_date
from pipeline.read.lines import lines

DATELINES = [
    ("21/12/2017 07:00", "2017-12-21"),
    ("Thứ Ba, 15/05/2018, 15:50", "2018-05-15"),
    ("Thứ 3, 15/5/2018", "2018-05-15"),
    ("Cập nhật lúc 16:45, Thứ Ba, 23/03/2010 (GMT+7)", "2010-03-23"),
    ("Cập nhật lúc: 14h05' ngày 9/8/2016", "2016-08-09"),
    ("Ngày đăng: 20/01/2021 15:37 | Chuyên mục: Tin hoạt động", "2021-01-20"),
    ("[ Cập nhật ngày: 19/12/2016 - 08:40 ]", "2016-12-19"),
    ("20.7.2020 - 08:10", "2020-07-20"),
    ("Thứ hai, 12 Tháng 1 2009 09:41", "2009-01-12"),
    ("12 Tháng Mười Một, 2018", "2018-11-12"),
    ("Chủ nhật, ngày 5 tháng 7 năm 2015", "2015-07-05"),
    ("(Ngày đăng: 19/01/2009 - Số lần đọc: 412)", "2009-01-19"),
    ("Đăng ngày: 29-12-2014        Lượt xem: 417", "2014-12-29"),
    ("Số ra ngày 15.7.2011", "2011-07-15"),
    ("26/02/2019 2:03:40 PM", "2019-02-26"),
    ("Cập nhật: 12/21/2017 9:15:00 AM", "2017-12-21"),  # an American server
    ("2019-04-03 10:00", "2019-04-03"),
    ("18/07/2022 | 09:12 | 1.204 lượt xem", "2022-07-18"),
    ("Ngày 06 - 10 - 2014", "2014-10-06"),
    ("Được đăng: Thứ tư, 08/03/2017 08:00", "2017-03-08"),
    ("Viết bởi Administrator   Thứ sáu, 04 Tháng 5 2012 03:12", "2012-05-04"),
    ("Thời sự - Thứ năm, 7/6/2018, 11:20 (GMT+7)", "2018-06-07"),
    ("Ngày cập nhật 30/06/2023", "2023-06-30"),
    ("Thứ Tư, 2/10/2013 10:5 [GMT +7]", "2013-10-02"),
    ("04/08/17 09:12", "2017-08-04"),
    ("Friday, 04 August 2017 09:12", "2017-08-04"),
    ("Tin hoạt động | 04/08/2017", "2017-08-04"),
    ("Post by: Lò Thị Ín | 04/08/2017 | 321 reads", "2017-08-04"),
    ("T6, 04/08/2017", "2017-08-04"),
    ("Đã đăng: 04/08/2017", "2017-08-04"),
    ("Ngày gửi bài: 04/08/2017   Số lượt đọc: 1201", "2017-08-04"),
]

NONE = [
    "Sáng 12/10/2017, Liên đoàn Lao động huyện Bàu Đồn tổ chức hội nghị sơ kết",
    "Kỷ niệm ngày truyền thống ngành (15/10/1930 - 15/10/2017)",
    "Kế hoạch số 14/KH-UBND ngày 12/3/2018",
    "31/02/2017 07:00",
    "Kết quả 9/10/12",
    "Lễ ra quân ở huyện Bàu Đồn và các xã biên giới - 04/08/2017",
    "Hội nghị tổng kết năm 2017",
    "0912 345 678",
    "Tổng kết đợt thi đua chào mừng 30/4/2015 và 1/5/2015",
    "",
]


@pytest.mark.parametrize(("text", "day"), DATELINES)
def test_date_line(text, day):
    (line,) = lines(text)
    date = page_date(line)
    assert date is not None
    assert date.day == day
    assert any(c.isdigit() for c in line.text[date.start : date.end])


@pytest.mark.parametrize("text", NONE)
def test_no_date_line(text):
    assert all(page_date(line) is None for line in lines(text))


def test_a_place_before_the_date_is_seen():
    (line,) = lines("Hải Hòa, ngày 20 tháng 11 năm 2019")
    date = page_date(line)
    assert date is not None
    assert date.placed
    assert not date.stated


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2017-12-21T07:00:00+07:00", "2017-12-21"),
        ("21/12/2017", "2017-12-21"),
        (" 1.2.2018 ", "2018-02-01"),
        ("tháng 12/2017", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_dates_that_come_with_the_article(value, day):
    assert iso_day(value) == day


def test_a_date_and_time_before_the_first_sentence():
    date = leading_date("21/12/2017 07:00 Chiều 20-12, tại thị trấn Mỏ Vàng, Khối thi đua số 2 họp.")
    assert date is not None
    assert date.day == "2017-12-21"
    assert leading_date("Ngày 21/12/2017, tại thị trấn Mỏ Vàng, Khối thi đua số 2 họp lúc 07:00.") is None


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        ("2017-12-21", "Chiều 20-12, Khối thi đua số 2", True),
        ("2018-01-02", "Ngày 29/12, Khối thi đua số 2", True),
        ("2019-11-20", "Sáng ngày 11/8/2017, Khối thi đua số 2", False),
        ("2017-12-21", "Khối thi đua số 2", False),
        ("2017-12-21", "Chiều 22-12, Khối thi đua số 2 sẽ họp", False),
    ],
)
def test_whether_an_event_lies_shortly_before(day, text, expected):
    assert near(day, text) is expected


@given(st.text())
def test_any_line_is_a_date_line_or_none(text):
    for line in lines(text):
        date = page_date(line)
        assert date is None or 0 <= date.start < date.end <= len(line.text)


@pytest.mark.parametrize(
    ("value", "until", "day"),
    [
        ("2018-04-06", None, "2018-04-06"),
        ("2018-04-06T23:30:00Z", None, "2018-04-07"),  # by the clock of Hanoi
        ("2018-04-06 23:30:00+07:00", None, "2018-04-06"),
        ("06/04/2018", None, "2018-04-06"),
        ("1970-01-01", None, None),  # no page is so old
        ("2020-01-01", "2019-01-01", None),  # after the page was fetched
        ("2019-01-02", "2019-01-01T20:00:00Z", "2019-01-02"),
        ("hôm qua", None, None),
        (None, None, None),
    ],
)
def test_a_given_day(value, until, day):
    assert given_day(value, until=until) == day
