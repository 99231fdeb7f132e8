"""Dates in tagged sentences: what the tag says is what must be found there, and nothing else may be found."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.find.calendar import PartialDate, full_year, odd_date, real
from pipeline.find.dates import find_dates, find_mentions
from pipeline.find.dates_role import DateRole
from pipeline.text.normal import fold

VOCAB = Vocab()
TAG = re.compile(r"<d(?P<attributes>[^>]*)>|</d>")


def untagged(tagged):
    """The plain sentence, and (start, end, attributes) of each tag; unbalanced tags are an error of the table."""
    text, wanted, begun = "", [], None
    at = 0
    for tag in TAG.finditer(tagged):
        text += tagged[at : tag.start()]
        at = tag.end()
        if tag[0] == "</d>":
            assert begun is not None, f"closing tag without an opening one: {tagged}"
            wanted.append((begun[0], len(text), begun[1]))
            begun = None
        else:
            assert begun is None, f"tag inside a tag: {tagged}"
            begun = len(text), dict(pair.split("=") for pair in tag["attributes"].split())
    assert begun is None, f"tag left open: {tagged}"
    return text + tagged[at:], wanted


def days(mention):
    return tuple(
        day.iso() or f"{day.year or ''}/{day.month or ''}/{day.day or ''}" for day in (mention.first, mention.last)
    )


def check(tagged):
    text, wanted = untagged(tagged)
    assert wanted, f"a row that checks nothing: {tagged}"
    found = find_mentions(fold(text))
    assert [text[m.start : m.end] for m in found] == [text[start:end] for start, end, _ in wanted]
    for mention, (start, end, attributes) in zip(found, wanted, strict=True):
        assert (mention.start, mention.end) == (start, end)
        first, last = days(mention)
        if "on" in attributes:
            assert first == attributes["on"]
            assert last == attributes.get("to", attributes["on"])
        assert mention.part == attributes.get("part")
        assert mention.role == attributes.get("role", "event")
        if "now" in attributes:
            assert mention.now == attributes["now"].replace("_", " ")
        assert mention.lunar == ("lunar" in attributes)


ONE_DAY = [
    "<d on=2016-08-09 part=morning>Sáng ngày 9/8/2016</d>, Khối thi đua số 5 họp tại Thanh Ba.",
    "<d on=--12-21 part=afternoon>Chiều 21-12</d>, tại thị xã Ba Đồn, cụm tổng kết.",
    "Lễ trao giải diễn ra <d on=--11-18 part=evening>tối 18/11</d>.",
    "Hội nghị họp <d on=--10-02>hôm 2/10</d> tại Gò Quao.",
    "Vào lúc <d on=--03-07>8h30 ngày 7/3</d>, đoàn đại biểu dâng hương.",
    "<d on=2017-03-06>14 giờ ngày 06/3/2017</d>, hội nghị khai mạc.",
    "Theo thông lệ, <d on=--02-08>ngày 8.2</d> cụm ký giao ước.",
    "<d on=--06-28>Ngày 28.6</d>, huyện Lắk sơ kết.",
    "<d on=--07-15 part=morning>Sáng ngày 15 /7</d> , tại Kế Sách",
    "Buổi gặp mặt <d on=--02-25 part=morning>sáng 25 – 2</d> có 40 người.",
    "Hội Nông dân họp <d on=2018-11-21>ngày 21 tháng 11 năm 2018</d> tại Mỹ Xuyên.",
    "<d on=--09-03>Ngày 3 tháng 9</d>, trường khai giảng.",
    "Ban thường vụ họp <d on=2017-11-20>ngày 20.11.17</d> ở Ea Súp.",
    "Đại hội họp <d on=2019-06-05>5-6/2019</d> ở Lý Sơn.",
    "Cụm họp <d on=2020-12-31>20 giờ 30 phút ngày 31/12/2020</d>.",
    "<d on=--03-24 part=morning now=nay>Sáng nay (24/3)</d>, Sở họp.",
    "<d on=--08-17 part=morning now=nay>Sáng nay 17/8</d>, Sở họp.",
    "<d on=--11-24 now=nay>Hôm nay (24/11)</d>, hội nghị khai mạc.",
    "<d on=--03-05 part=morning>Sáng Chủ nhật (5/3)</d>, hội thi bế mạc.",
    "<d on=--03-16 part=evening>Tối thứ Bảy, ngày 16/3</d>, lễ bế mạc.",
    "Hội nghị mở <d on=--05-18 part=afternoon>chiều tối 18/5</d>.",
    "<d on=--09-02>Ngày mồng hai tháng chín</d>, cả xã dự lễ.",
    "<d on=--11-20>Ngày hai mươi tháng mười một</d>, trường họp mặt.",
    "<d on=2019-05-15>Ngày mười lăm tháng năm năm 2019</d>, hội thi mở màn.",
    "Trường họp <d on=2016-02-29>ngày 29/2/2016</d>.",
]

SEVERAL_DAYS = [
    "<d on=--12-26 to=--12-27>Ngày 26-27/12</d>, huyện tổ chức đại hội.",
    "<d on=--03-05 to=--03-06>Trong ngày 5 và 6/3</d>, cụm kiểm tra chéo.",
    "Hội thi mở <d on=--06-03 to=--06-05>từ 3 đến 5-6</d>, tại Sa Đéc.",
    "Giải chạy <d on=--11-30 to=--12-02>từ ngày 30/11 đến 2/12</d> có ba chặng.",
    "Tuần lễ (<d on=--11-30 to=--12-02>30/11-2/12</d>) có năm hoạt động.",
    "<d on=--07-16 to=--07-17>Trong 2 ngày 16 và 17.7</d>, tại Tân Hòa, cụm sơ kết.",
    "<d on=--12-05 to=--12-06>Trong hai ngày 5 và 6/12</d>, LĐLĐ tỉnh họp.",
    "<d on=--03-08 to=--03-13>Từ ngày 8 đến ngày 13-3</d>, đoàn đi cơ sở.",
    "<d on=--07-16 to=--07-18>Các ngày 16, 17 và 18.7</d> đoàn khảo sát.",
    "<d on=2018-12-30 to=2019-01-02>Từ ngày 30/12 đến 2/1/2019</d>, hội trại mở cửa.",
    "<d on=2014-05-12 to=2014-05-13>Ngày 12 và 13 tháng 5 năm 2014</d>, đại hội họp.",
    "Hội thảo (Hạ Long, <d on=2017-06-18 to=2017-06-19>18 - 19/06/2017</d>) có 80 người dự.",
]

TOLD_FROM_TODAY = [
    "<d on=// part=morning now=nay>Sáng nay</d>, tại hội trường, cụm họp.",
    "Lễ trao diễn ra <d on=// part=evening now=qua>tối qua</d>.",
    "Đoàn đến <d on=// now=qua>hôm qua</d> và họp <d on=// now=nay>hôm nay</d>.",
    "<d on=--08-04 part=morning>Sáng 4/8</d>, sở họp. <d on=// part=afternoon now=cùng_ngày>Chiều cùng ngày</d>, cụm họp.",
    "Hội nghị mở <d on=// part=morning now=mai>sáng mai</d>.",
    "Cụm họp <d on=// now=tuần_trước>thứ Sáu tuần trước</d>.",
    "Cụm họp <d on=// part=morning>sáng thứ Hai</d>.",
]

MONTHS_AND_LUNAR = [
    "Bão đổ bộ đầu <d on=/12/>tháng 12</d> gây thiệt hại.",
    "Từ <d on=2017/8/>tháng 8/2017</d>, khối có thêm hai đơn vị.",
    "Hội thi mở vào <d on=/8/>tháng Tám</d>.",
    "Đêm thơ mở <d on=--01-15 lunar=1>rằm tháng Giêng</d>.",
    "Hội làng mở <d on=--01-06 lunar=1>mùng 6 tháng Giêng</d> hằng năm.",
    "Anh trực <d on=--01-03 lunar=1>mồng 3 Tết</d>.",
]

ROLES = [
    "Theo Chỉ thị số 51-CT/TW <d on=2016-04-09 role=decree>ngày 9/4/2016</d> của Bộ Chính trị, cụm họp.",
    "Quyết định số 812/QĐ-UBND, <d on=2015-06-22 role=decree>ngày 22/6/2015</d> của UBND tỉnh hết hiệu lực.",
    "Kết luận số 50 - TB/TW của Ban Bí thư <d on=2018-07-17 role=decree>ngày 17/7/2018</d> được quán triệt.",
    "Quy chế do Chủ tịch tỉnh ký ban hành <d on=--12-24 role=decree>ngày 24/12</d>.",
    "Chào mừng 70 năm Ngày thành lập Quân đội (<d on=1944-12-22 to=2014-12-22 role=anniversary>22/12/1944 - 22/12/2014</d>).",
    "Chào mừng Quốc khánh (<d on=1945-09-02 to=2020-09-02 role=anniversary>2-9-1945 / 2-9-2020</d>).",
    "Kỷ niệm 65 năm ngày truyền thống (<d on=1951-10-25 role=anniversary>25/10/1951</d>) của trường.",
    "Cán bộ nữ gặp mặt nhân Ngày Phụ nữ Việt Nam <d on=--10-20 role=anniversary>20/10</d>.",
    "Các báo cáo gửi trước <d on=--08-30 role=deadline>ngày 30.8</d>.",
    "Chị sinh <d on=1958-10-06 role=history>ngày 06/10/1958</d>, vào Đảng <d on=1987-02-16 role=history>ngày 16/2/1987</d>.",
    "Luật có hiệu lực <d on=2017-06-01 role=history>từ ngày 1/6/2017</d>.",
    "Tính đến <d on=2018-06-30 role=history>30/6/2018</d>, hội có 90 chi hội.",
    "Lễ mít tinh tại Hội trường <d on=--04-18 role=name>18-4</d>.",
    "Đường <d on=--04-30 role=name>30-4</d> được mở rộng.",
    "<d on=--12-20 role=future>Ngày 20/12</d> tới, HĐND huyện khai mạc kỳ họp.",
    "<d on=--01-12 part=afternoon role=telling>Chiều 12-1</d>, Công an huyện cho biết vừa bắt hai người.",
    "<d on=--01-12 part=afternoon>Chiều 12-1</d>, tại hội nghị tổng kết, ông Tư cho biết thu vượt kế hoạch.",
    "Cá nhân <d on=--01-28>ngày 28/1</d> nhận hoa.",
]

MISSES = [
    "Trực ban 24/7, điện thoại 0905.123.456.",
    "Chỉ thị 34-CT/TW, Nghị quyết 13/NQ-CP, Nghị định 39/2012/NĐ-CP.",
    "Có 16/38 cán bộ, 9/9 đơn vị, 4/6 tập thể, đạt 965/970 điểm.",
    "Doanh thu 1.612 tỷ, tăng 8.2%, từ 20 - 30% thời gian, từ 3-5 triệu.",
    "Trận đấu khép lại với tỷ số 3 - 1.",
    "Họp ngày 31/02/2017, ngày 30/2, ngày 32/1 và ngày 5/13.",
    "Mục 1.2.17 của đề cương.",
    "Trong 3-5 năm tới, mỗi tháng một lần, 15 tháng tuổi.",
    "Ngày càng tiến bộ, ngày nay, thời gian qua, đến nay.",
    "Cuộc sống như ngày hôm nay là nhờ công sức cha ông.",
    "Hôm nay: 1524 lượt.",
    "Đứng ở vị trí thứ hai, phiên họp thứ sáu, lần thứ tư.",
    "Phong trào sáng tạo, chiều sâu, tối ưu.",
]


@pytest.mark.parametrize(
    "tagged",
    ONE_DAY + SEVERAL_DAYS + TOLD_FROM_TODAY + MONTHS_AND_LUNAR + ROLES,
    ids=lambda tagged: TAG.sub("", tagged)[:40],
)
def test_found(tagged):
    check(tagged)


@pytest.mark.parametrize("sentence", MISSES)
def test_missed(sentence):
    assert find_mentions(fold(sentence)) == ()


def test_lines_of_the_page():
    text = (
        "Nam Định, ngày 03 tháng 09 năm 2018\n\nKhối số 2 tổng kết\nCập nhật lúc: 16h42 ngày 22/01/2016\n\n"
        "Sáng 21/01, khối họp.\n\nTập huấn nghiệp vụ cho cán bộ (05/12/2014)\n"
    )
    assert [m.role for m in find_mentions(fold(text))] == [
        DateRole.MASTHEAD, DateRole.DATELINE, DateRole.EVENT, DateRole.LISTED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["21/12/2017 07:00", "Thứ Ba, 15/05/2018, 15:50", "Ngày đăng: 20/01/2021 15:37", "Thứ hai, 31 Tháng 12 2012 10:21"],
)
def test_dateline(line):
    found = find_mentions(fold(f"Cụm thi đua số 4 họp\n{line}\nSáng nay, cụm họp."))
    assert found[0].role is DateRole.DATELINE
    assert found[0].first.full


def test_same_day_is_anchored_in_the_day_before_it():
    first, decree, same = find_mentions(
        fold("Sáng 4/8, sở họp theo Chỉ thị số 3-CT/TU ngày 1/2/2017. Cùng ngày, cụm họp.")
    )
    assert decree.role is DateRole.DECREE
    assert same.anchor == first


def test_only_days_that_were_held_are_candidates():
    found = find_mentions(fold("Sáng 4/8, sở họp. Trước ngày 30/9 phải xong. Mùng 3 Tết nghỉ. Tháng 7/2017 mưa."))
    assert [m.candidate for m in found] == [True, False, False, False]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("21 th12, 2017", PartialDate(2017, 12, 21)),
        ("thg 12 21, 2017", PartialDate(2017, 12, 21)),
        ("tháng mười hai 21, 2017", PartialDate(2017, 12, 21)),
        ("2017-12-05t07:00", PartialDate(2017, 12, 5)),
        ("31 thg 2, 2017", None),
    ],
)
def test_odd_forms_go_through_dateparser(written, day):
    assert odd_date(written) == day


def test_odd_dateline_is_found():
    (mention,) = find_mentions(fold("Đăng ngày 21 Th12, 2017\nKhối họp."))
    assert (mention.first, mention.rule) == (PartialDate(2017, 12, 21), "dates.dateparser")


def test_days_that_are_none():
    assert not real(2017, 2, 29)
    assert real(None, 2, 29)
    assert not real(2017, 13, 1)
    assert not real(1700, 1, 1)
    assert [full_year("17"), full_year("75"), full_year("2031")] == [2017, 1975, 2031]


def test_component_sets_both_extensions_without_terms():
    doc = find_dates(
        Doc(VOCAB, words=["Sáng 5/3, huyện tổng kết năm 2018; họp ngày 20 tháng 11 năm 2019."], spaces=[False])
    )
    assert [doc.text[m.start : m.end] for m in doc._.dates] == ["Sáng 5/3", "ngày 20 tháng 11 năm 2019"]
    assert [p.year for p in doc._.periods] == [2018]


WORDS = (
    "ngày sáng chiều tối nay qua mai thứ hai tháng năm từ đến và trước 1 5 12 31 2017 20 / - . , – ( ) : tết "
    "mùng cùng giêng quý kỷ niệm "
)
PIECES = st.sampled_from([*WORDS.split(), "\n", " ", "5/3", "11/8/2017", "cùng ngày", "số 3-CT/TW"])


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_gives_ordered_spans_inside_it(text):
    folded = fold(text)
    end = 0
    for mention in find_mentions(folded):
        assert end <= mention.start < mention.end <= len(folded)
        assert mention.precision in ("day", "month")
        end = mention.end


@given(st.dates())
def test_every_real_day_is_read_back(day):
    if day.year < 1900 or day.year > 2099:
        return
    for written in (f"ngày {day.day}/{day.month}/{day.year}", f"{day.day} tháng {day.month} năm {day.year}"):
        (mention,) = find_mentions(f"họp {written},")
        assert mention.first == PartialDate(day.year, day.month, day.day)


@pytest.mark.parametrize(
    "unit",
    ["1", "1/", "1/1 ", "ngày 1/1 ", "1-", "nay ", "thứ hai ", "(", "tháng ", "ngày 1,2,3,4", "số 3-ct/tw ngày 5/3, "],
)
def test_time_grows_with_the_text_not_its_square(unit):
    def seconds(size):
        text = (unit * size)[:size]
        begun = time.perf_counter()
        find_mentions(text)
        return time.perf_counter() - begun

    seconds(1000)
    assert seconds(50_000) < 5
