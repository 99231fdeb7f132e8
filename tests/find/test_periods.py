"""Spans of time in sentences, and which of them an event's name gives it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.find.dates import find_dates
from pipeline.find.periods import period_of
from pipeline.find.periods_forms import find_spans
from pipeline.text.normal import fold

VOCAB = Vocab()


def doc_of(text):
    return find_dates(Doc(VOCAB, words=[text], spaces=[False]))


@pytest.mark.parametrize(
    ("text", "written", "first_day", "last_day", "precision"),
    [
        ("sơ kết 6 tháng đầu năm 2015 của cụm", "6 tháng đầu năm 2015", "2015-01-01", "2015-06-30", "half"),
        ("sơ kết 6 tháng đầu năm của cụm", "6 tháng đầu năm", "--01-01", "--06-30", "half"),
        ("nhiệm vụ 6 tháng cuối năm 2015", "6 tháng cuối năm 2015", "2015-07-01", "2015-12-31", "half"),
        ("Sáu tháng đầu năm, cụm vượt chỉ tiêu", "Sáu tháng đầu năm", "--01-01", "--06-30", "half"),
        ("nửa cuối năm 2015 cụm họp", "nửa cuối năm 2015", "2015-07-01", "2015-12-31", "half"),
        ("kết quả 9 tháng năm 2015", "9 tháng năm 2015", "2015-01-01", "2015-09-30", "half"),
        ("10 tháng đầu năm 2015", "10 tháng đầu năm 2015", "2015-01-01", "2015-10-31", "half"),
        ("sơ kết 6 tháng Cụm số I", "6 tháng", "--01-01", "--06-30", "half"),
        ("tổng kết năm 2016.", "năm 2016", "2016-01-01", "2016-12-31", "year"),
        ("triển khai nhiệm vụ 2016.", "2016", "2016-01-01", "2016-12-31", "year"),
        ("quý I/2014", "quý I/2014", "2014-01-01", "2014-03-31", "quarter"),
        ("quý 3 năm 2014", "quý 3 năm 2014", "2014-07-01", "2014-09-30", "quarter"),
        ("Quý I, II năm 2014", "Quý I, II năm 2014", "2014-01-01", "2014-06-30", "quarter"),
        ("họp trong quý IV, sau đó", "quý IV", "--10-01", "--12-31", "quarter"),
        ("giai đoạn 2016 - 2020", "giai đoạn 2016 - 2020", "2016-01-01", "2020-12-31", "term"),
        ("nhiệm kỳ 2011-2016", "nhiệm kỳ 2011-2016", "2011-01-01", "2016-12-31", "term"),
        ("5 năm (2011-2015)", "năm (2011-2015)", "2011-01-01", "2015-12-31", "term"),
        ("các năm 2015, 2016 và 2017", "năm 2015, 2016 và 2017", "2015-01-01", "2017-12-31", "term"),
        (
            "giai đoạn từ năm 2012 đến năm 2014",
            "giai đoạn từ năm 2012 đến năm 2014",
            "2012-01-01",
            "2014-12-31",
            "term",
        ),
        ("trong tháng 2/2020 có", "tháng 2/2020", "2020-02-01", "2020-02-29", "month"),
        ("trong tháng 6 có", "tháng 6", "--06-01", "--06-30", "month"),
    ],
)
def test_span(text, written, first_day, last_day, precision):
    (period,) = find_spans(fold(text))
    assert text[period.start : period.end] == written
    assert (period.first_day, period.last_day, period.precision) == (first_day, last_day, precision)
    assert not period.school_year


@pytest.mark.parametrize(
    "text",
    [
        "trong 3 tháng tới", "cháu bé 15 tháng tuổi", "phần thưởng cao quý", "Metro giai đoạn 2", "5 năm qua",
        "thu 2017 tỷ đồng", "ngày 30 tháng 11", "3.6 tháng", "lương 4,4 triệu đồng/người/tháng",
    ],
)  # fmt: skip
def test_no_span(text):
    assert find_spans(fold(text)) == ()


def test_school_year_is_marked():
    (period,) = find_spans("tổng kết năm học 2016-2017")
    assert period.school_year


def test_a_day_is_no_period():
    assert doc_of("Khối họp ngày 20 tháng 11 năm 2019.")._.periods == ()


NAMES = [
    ("[Hội nghị sơ kết thi đua 6 tháng đầu năm và triển khai nhiệm vụ 6 tháng cuối năm 2016] tại huyện.", 2016, 7, ("2016-01-01", "2016-06-30")),
    ("[Hội nghị sơ kết công tác 6 tháng Cụm thi đua số IV].", 2015, 7, ("2015-01-01", "2015-06-30")),
    ("[họp sơ kết, bình xét thi đua 6 tháng cuối năm] ở xã.", 2016, 1, ("2015-07-01", "2015-12-31")),
    ("[Hội nghị giao ban quý IV] của khối.", 2016, 1, ("2015-10-01", "2015-12-31")),
    ("[Hội nghị tổng kết năm 2014 và ký kết giao ước thi đua năm 2015].", 2014, 12, ("2014-01-01", "2014-12-31")),
    ("[hội nghị triển khai công tác năm 2020 và tổng kết phong trào năm 2019].", 2020, 1, ("2019-01-01", "2019-12-31")),
    ("[hội nghị tổng kết công tác năm và triển khai nhiệm vụ năm 2020].", 2020, 1, ("2019-01-01", "2019-12-31")),
    ("[lễ ký kết giao ước thi đua năm 2018] của khối.", 2018, 3, ("2018-01-01", "2018-12-31")),
    ("[Lễ tuyên dương nông dân giỏi giai đoạn 2014 - 2018 và phát động thi đua giai đoạn 2019 - 2023].", 2018, 9, ("2014-01-01", "2018-12-31")),
    ("[Đại hội Thi đua yêu nước lần thứ IV, tổng kết phong trào giai đoạn 2010 - 2015 và phát động giai đoạn 2016 - 2020].", 2015, 8, ("2010-01-01", "2015-12-31")),
    ("[lễ ra quân huấn luyện năm 2018].", 2018, 3, ("2018-01-01", "2018-12-31")),
    ("[hội nghị tổng kết năm học 2012 - 2013, triển khai nhiệm vụ năm học 2013 - 2014].", 2013, 8, None),
    ("[Lễ kỷ niệm 55 năm thành lập trường (1962-2017)].", 2017, 11, None),
    ("[Hội nghị biểu dương người tốt lần thứ nhất năm 2018].", 2018, 12, None),
    ("[Lễ phát động tháng hành động vì trẻ em năm 2017].", 2017, 6, None),
    ("[Hội thảo về mục tiêu đến năm 2030].", 2017, 6, None),
    ("[Hội thảo xây dựng gia đình văn hóa] năm 2017.", 2017, 6, None),
    ("[kỳ họp thứ 7, khóa V, nhiệm kỳ 2011-2016] để đánh giá nhiệm vụ 6 tháng đầu năm, bàn giải pháp 6 tháng cuối năm 2013.", 2013, 7, ("2013-01-01", "2013-06-30")),
    ("[kỳ họp thứ 9, nhiệm kỳ 2011-2016] thông qua năm nghị quyết.", 2013, 7, None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "year", "month", "period"), NAMES)
def test_period_of_a_name(marked, year, month, period):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = period_of((start, end), doc_of(text), year, month)
    assert (found and found[:2]) == period
    if found:
        assert all(0 <= a < b <= len(text) for a, b in found[2])


def test_half_year_without_any_year_stays_open():
    text = "Hội nghị sơ kết 6 tháng đầu năm"
    assert period_of((0, len(text)), doc_of(text), None) is None


WORDS = (
    "6 9 2017 2016-2020 tháng quý i iv năm đầu cuối học giai đoạn nhiệm kỳ ( ) - – / , và từ đến tổng kết sơ "
    "triển khai kỳ họp đánh giá "
)
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), st.integers(0, 40), st.integers(0, 40))
def test_any_text_gives_ordered_spans_inside_it(text, start, length):
    doc = doc_of(text or "a")
    end = 0
    for period in doc._.periods:
        assert end <= period.start < period.end <= len(doc.text)
        end = period.end
    found = period_of((start, start + length), doc, 2017, 1)
    if found:
        assert found[0] <= found[1]
