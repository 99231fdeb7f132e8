"""Years and months that a text leaves unsaid: from publication, else from what it ties to the event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.find.dates import find_dates
from pipeline.resolve.years import complete, year_hints

VOCAB = Vocab()


def completed(text, published=None, which=0):
    doc = find_dates(Doc(VOCAB, words=[text], spaces=[False]))
    mention = [m for m in doc._.dates if m.precision == "day"][which]
    return complete(mention, published=published, hints=year_hints(doc), mentions=doc._.dates)


PUBLISHED = [
    ("Chiều 20-12, khối họp.", "2017-12-21", ("2017-12-20", "2017-12-20")),
    ("Ngày 28/12, khối họp.", "2018-01-03", ("2017-12-28", "2017-12-28")),
    ("Sáng 22/3, khối họp.", "2018-03-21", ("2018-03-22", "2018-03-22")),  # dated in advance
    ("Sáng 25/3, khối họp.", "2018-03-21", ("2017-03-25", "2017-03-25")),
    ("Ngày 25/3 tới, khối họp.", "2018-03-21", ("2018-03-25", "2018-03-25")),
    ("Ngày 5/1 tới, khối họp.", "2018-12-21", ("2019-01-05", "2019-01-05")),
    ("Sáng 29/2, khối họp.", "2018-03-21", ("2016-02-29", "2016-02-29")),
    ("Trong hai ngày 30 và 31/12, cụm họp.", "2016-01-02", ("2015-12-30", "2015-12-31")),
    ("Từ ngày 30/12 đến 2/1, cụm họp.", "2016-01-04", ("2015-12-30", "2016-01-02")),
    ("Sáng ngày 28, tại huyện, cụm họp.", "2016-03-02", ("2016-02-28", "2016-02-28")),
    ("Sáng ngày 31, tại huyện, cụm họp.", "2016-03-02", ("2016-01-31", "2016-01-31")),
    ("Trong hai ngày 16 và 17, cụm họp.", "2016-03-20", ("2016-03-16", "2016-03-17")),
    ("Sáng nay, cụm họp.", "2016-03-01", ("2016-03-01", "2016-03-01")),
    ("Tối qua, cụm họp.", "2016-03-01", ("2016-02-29", "2016-02-29")),
    ("Sáng thứ Sáu, cụm họp.", "2018-03-21", ("2018-03-16", "2018-03-16")),
    ("Thứ Hai tuần trước, cụm họp.", "2018-03-21", ("2018-03-12", "2018-03-12")),
    ("Ngày 10/4/2015, cụm họp.", "2018-03-21", ("2015-04-10", "2015-04-10")),
    ("Mùng 6 tháng Giêng, làng mở hội.", "2018-03-21", (None, None)),
]


@pytest.mark.parametrize(("text", "published", "days"), PUBLISHED)
def test_completed_by_publication(text, published, days):
    found = completed(text, published)
    assert (found.start, found.end) == days
    assert found.year_source in ("publication", "stated", None)


TIED = [
    ("Ngày 11/4, khối tổ chức lễ ký kết giao ước, triển khai công tác năm 2020.", "2020-04-11", "plan"),
    ("Ngày 11/12, khối triển khai công tác năm 2020.", "2019-12-11", "plan"),
    ("Ngày 11/12, khối tổ chức tổng kết phong trào thi đua năm 2018.", "2018-12-11", "review"),
    ("Ngày 11/1, khối tổ chức tổng kết phong trào thi đua năm 2018.", "2019-01-11", "review"),
    ("Khối tổng kết năm 2018, triển khai nhiệm vụ năm 2019, sáng 11/1.", "2019-01-11", "plan"),
    ("Ngày 3/7, cụm sơ kết thi đua 6 tháng đầu năm 2018.", "2018-07-03", "interim"),
    ("Ngày 13/1, cụm sơ kết thi đua 6 tháng cuối năm 2018.", "2019-01-13", "interim"),
    ("Ngày 3/7, cụm bàn nhiệm vụ 6 tháng cuối năm 2018.", "2018-07-03", "plan"),
    ("Ngày 24.5, cụm tổng kết thi đua năm học 2018-2019.", "2019-05-24", "school_year"),
    ("Ngày 6.9, trường triển khai nhiệm vụ năm học 2018-2019.", "2018-09-06", "school_year"),
    ("Ngày 6.8, trường tổng kết năm học 2018-2019.", "2019-08-06", "school_year"),
    ("Sáng 17-5, tỉnh dự lễ kỷ niệm ngày sinh Bác Hồ (19/5/1890 – 19/5/2017).", "2017-05-17", "anniversary"),
    ("Sáng 8/7, tổng cục tổ chức lễ kỷ niệm 55 năm thành lập (1962-2017).", "2017-07-08", "anniversary"),
    ("Sáng 8/7, công ty tổ chức lễ kỷ niệm 35 năm thành lập. Công ty được thành lập năm 1982 ở Việt Trì.", "2017-07-08", "arithmetic"),
    ("Chiều 10/2, đảng bộ tổ chức lễ trao Huy hiệu 30 năm tuổi Đảng. Chị vào Đảng ngày 16/2/1987.", "2017-02-10", "arithmetic"),
    ("Tối 20/5, hội tổ chức lễ trao giải Doanh nhân trẻ xuất sắc năm 2017.", "2017-05-20", "commend"),
    ("Diễn đàn APEC 2017: Kết nối giáo dục\nNgày 13/5, các đại biểu họp tại Hà Nội.", "2017-05-13", "title"),
    ("Khối tổng kết năm 2016\nChiều 12/12, khối họp.", "2016-12-12", "title"),
    ("Chiều 3/9, lãnh đạo tỉnh trao thưởng. Đến sáng 3/9/2018, vụ việc đã rõ.", "2018-09-03", "same_day"),
    ("Sáng 16/8, công an tỉnh họp báo. Tháng 6/2018, hai bên có mâu thuẫn.", "2018-08-16", "dated"),
    ("Ngày 9-11, thành phố họp. Đến tháng 1-2019 quy định sẽ có hiệu lực.", "2018-11-09", "dated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "source"), TIED)
def test_completed_by_the_text(text, day, source):
    found = completed(text)
    assert (found.start, found.year_source) == (day, source)
    assert len(found.spans) >= 2
    assert all(0 <= start < end <= len(text) for start, end in found.spans)


UNTIED = [
    ("Sáng 14/7, cụm họp theo Nghị quyết số 25-NQ/TW ngày 3/6/2013 của Trung ương.", "--07-14"),
    ("Ngày 9/9, ủy ban họp về việc thi hành kỷ luật giai đoạn 2015-2020.", "--09-09"),
    ("Ngày 2/7, tỉnh khánh thành dây chuyền. Đến năm 2025, tỉnh có ba dây chuyền.", "--07-02"),
    ("Ngày 13/11, tỉnh trao quà. Ông sinh năm 1914, năm 1932 lập gia đình.", "--11-13"),
    ("Chiều 4/3, hội tuyên dương nông dân tiêu biểu năm 2017.", "--03-04"),  # honours of the old year, or of the new
    ("Sáng nay, cụm họp.", None),
    ("Hải Phòng, ngày 20 tháng 11 năm 2019\n\nCụm họp\n\nSáng 5/7, cụm họp bàn việc.", "--07-05"),
]


@pytest.mark.parametrize(("text", "day"), UNTIED)
def test_not_guessed(text, day):
    found = completed(text, which=1 if "năm 2019\n" in text else 0)
    assert (found.start, found.year_source) == (day, None)


def test_same_day_takes_the_day_before_it():
    text = "Sáng 4/8, sở họp. Cùng ngày, cụm họp."
    assert completed(text, "2017-08-05", which=1)[:2] == ("2017-08-04", "2017-08-04")


@pytest.mark.parametrize(
    ("text", "which", "day"),
    [
        ("Sáng nay (11/1), bộ tổng kết năm 2018. Hội nghị sáng nay có 300 người.", 1, "2019-01-11"),
        ("Chiều nay, tỉnh trao thưởng. Cũng trong chiều 3/9, ban chuyên án họp.", 0, "--09-03"),
        ("Ngày 13/11, đại diện thành phố cho hay lễ tang mở hôm nay.", 1, "--11-13"),
        ("Hôm nay (18-3), hai bên gặp nhau. Sáng qua, đoàn đến thăm trường.", 1, "--03-17"),
        ("Hôm nay (1-1), hai bên gặp nhau. Sáng qua, đoàn đến thăm trường.", 1, None),
    ],
)
def test_today_is_told_by_the_text(text, which, day):
    assert completed(text, which=which).start == day


def test_a_caption_far_off_has_the_year_of_its_twin():
    text = "Sáng 21/12, ủy ban tổng kết năm 2016. " + "Các đơn vị thi đua sôi nổi. " * 80 + "Quang cảnh sáng 21/12."
    assert completed(text, which=1).start == "2016-12-21"


WORDS = (
    "ngày sáng nay cùng 29/2 31/12 5/3 11/8/2017 tháng 6/2018 năm 2017 2016-2017 học tổng kết triển khai kỷ "
    "niệm 35 thành lập 1982 . , ( ) tới "
)
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), st.one_of(st.none(), st.text(), st.dates().map(str)))
def test_any_text_and_publication_give_days_or_none(text, published):
    doc = find_dates(Doc(VOCAB, words=[text or "a"], spaces=[False]))
    hints = year_hints(doc)
    for mention in doc._.dates:
        found = complete(mention, published=published, hints=hints, mentions=doc._.dates)
        assert (found.start is None) == (found.end is None)
        if found.start and found.start[0] != "-":
            assert found.start <= (found.end or "")
        assert all(0 <= start < end <= len(doc.text) for start, end in found.spans)
