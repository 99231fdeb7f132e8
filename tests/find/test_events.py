"""Mentions of meetings: where a name ends, what kinds it shows, how the sentence speaks of it. Sentences invented."""

from __future__ import annotations

import pytest

from pipeline.article import Article, Block, Role
from pipeline.find.events import EventMention
from pipeline.recipe import read_doc


def events_of(text: str) -> list[EventMention]:
    doc = read_doc(Article(text, [Block(Role.BODY, 0, len(text))]))
    return list(doc._.events)


NAMES = [
    (
        "Sáng 12/1, Sở Y tế tổ chức <Hội nghị tổng kết công tác năm 2017>.",
        ("annual_review",),
        "held",
    ),
    (
        "Chiều 5-8, tại TP Vinh, Khối thi đua số 2 tổ chức <sơ kết phong trào thi đua 6 tháng đầu năm 2019>.",
        ("interim_review",),
        "held",
    ),
    (
        "<Lễ kỷ niệm 30 năm thành lập Trường Mầm non Hoa Mai> diễn ra sáng 3/4.",
        ("anniversary",),
        "occurs",
    ),
    (
        "Phó Chủ tịch tỉnh chủ trì <cuộc họp triển khai nhiệm vụ quý II>, ngày 2/4.",
        ("planning",),
        "chaired",
    ),
    (
        "Huyện ủy tổ chức <hội nghị sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm> với sự tham dự của 90 đại biểu.",
        ("interim_review", "planning"),
        "held",
    ),
    (
        "Ngày 7/7, Hội Nông dân huyện tổ chức <lễ ký kết giao ước thi đua năm 2015> tại hội trường UBND huyện.",
        ("pledge_signing",),
        "held",
    ),
]

NAMES += [
    (
        "Sáng 3/4, Trường THPT Hoa Lư tổ chức <kỷ niệm 25 năm ngày thành lập trường (1988 – 2013)>.",
        ("anniversary",),
        "held",
    ),
    (
        "Ngày 21/10, <Đại hội đại biểu Hội Liên hiệp Phụ nữ (LHPN) tỉnh lần thứ XIII, nhiệm kỳ 2016 - 2021> bế mạc.",
        ("congress",),
        "occurs",
    ),
    (
        "Tại <hội nghị tổng kết công tác thi đua khối Tổ chức xã hội năm 2017>, đơn vị Hội Luật gia được bầu làm Trưởng khối.",
        ("annual_review",),
        "at",
    ),
    (
        "<Lễ phát động Tháng Thanh niên> vừa được Hội LHPN huyện Vân Hồ tổ chức tại xã Tô Múa ngày 1/7.",
        ("launch",),
        "occurs",
    ),
    (
        "Sáng 4/7, <Kỳ họp thứ 6, HĐND tỉnh khóa IX (nhiệm kỳ 2016-2021)> khai mạc.",
        ("session",),
        "occurs",
    ),
    (
        "Liên đoàn Lao động tỉnh tổ chức <Hội nghị lần thứ 9, Ban Chấp hành khóa XVIII>.",
        ("meeting",),
        "held",
    ),
    (
        "Tỉnh đoàn tổ chức <Hội nghị Ban Chấp hành lần thứ 4 (mở rộng) khóa XIV> nhằm bàn công tác hè.",
        ("meeting",),
        "held",
    ),
    (
        "Ngày 3/4, Sở Tư pháp tổ chức <Hội nghị tuyên truyền, phổ biến quy định về hộ tịch; đánh giá công tác quý I>.",
        ("seminar",),
        "held",
    ),
    (
        "Công an huyện tổ chức <tọa đàm, đối thoại giữa Đảng ủy, Ban giám đốc với công an các xã>.",
        ("seminar",),
        "held",
    ),
    (
        "Tỉnh đoàn tổ chức <tổng kết công tác Đoàn, Hội, Đội và phong trào hè năm 2022>.",
        ("annual_review",),
        "held",
    ),
    (
        "Hội LHPN tỉnh tổ chức <họp mặt kỷ niệm 1982 năm Khởi nghĩa Hai Bà Trưng>.",
        ("anniversary",),
        "held",
    ),
    (
        "Tỉnh ủy tổ chức <Hội nghị triển khai các quyết định của Ban Bí thư về công tác cán bộ>.",
        ("appointment",),
        "held",
    ),
    ("Sở Tài nguyên tổ chức <hội nghị công bố kết quả quan trắc nước biển>.", ("meeting",), "held"),
    (  # the congress is another one
        "Hội Nông dân tỉnh tổ chức <Hội nghị quán triệt Nghị quyết Đại hội VIII Hội Nông dân>.",
        ("seminar",),
        "held",
    ),
    (  # one review, told twice
        "Bộ Nội vụ tổ chức <hội nghị sơ kết, đánh giá kết quả thực hiện đề án>.",
        ("interim_review",),
        "held",
    ),
    (
        "Sau một buổi làm việc, <Kỳ họp thứ Hai, HĐND huyện khóa X> đã hoàn thành chương trình của kỳ họp.",
        ("session",),
        "occurs",
    ),
    ("Tại <hội thảo về giá nước> mới đây, ông Nam phát biểu.", ("seminar",), "at"),
]


@pytest.mark.parametrize(("tagged", "kinds", "relation"), NAMES, ids=[n[0][:50] for n in NAMES])
def test_names(tagged: str, kinds: tuple[str, ...], relation: str) -> None:
    start, end = tagged.index("<"), tagged.index(">") - 1
    text = tagged.replace("<", "").replace(">", "")
    found = [m for m in events_of(text) if not m.bare]
    assert [(m.start, m.end) for m in found] == [(start, end)]
    assert (found[0].kinds, found[0].relation) == (kinds, relation)


NAMELESS = [
    "Tham dự Đại hội có Thủ tướng Lê Văn Tám và 300 đại biểu.",
    "Đoàn kiểm tra của Ban Chỉ đạo tổng kết 10 năm thực hiện Kết luận đã đến.",
    "Đoàn Việt Nam tham dự Đại hội Thể thao châu Á lần thứ 8.",
    "Các chi bộ học tập Nghị quyết Đại hội Đảng bộ tỉnh lần thứ X.",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_no_name(text: str) -> None:
    assert [m for m in events_of(text) if not m.bare] == []


DOUBTFUL = [
    ("Tháng tới, Sở sẽ tổ chức hội nghị tổng kết phong trào.", "future"),
    ("Trong năm, đơn vị tổ chức 12 hội nghị tập huấn nghiệp vụ.", "many"),
]


@pytest.mark.parametrize(("text", "why"), DOUBTFUL)
def test_doubtful(text: str, why: str) -> None:
    assert [m.doubtful for m in events_of(text)] == [why]
