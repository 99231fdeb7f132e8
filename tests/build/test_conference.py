"""The entry of one meeting: its name and its kinds. Articles invented."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.schema import Conference


def only(text: str, published: str | None = None) -> Conference:
    """The one conference of an article."""
    (found,) = pipeline.extract(text, published).conferences
    return found


NAMES = [
    (
        "Sáng 12/1/2018, Sở Nội vụ tỉnh Hà Nam tổ chức <Hội nghị tổng kết công tác thi đua, khen thưởng năm 2017 và triển khai nhiệm vụ năm 2018>.",
        {"annual_review", "planning"},
    ),
    (  # "để …" belongs to the name
        "Ngày 20/8/2019, UBND huyện Lục Yên tổ chức <cuộc họp để bình xét thi đua các xã>.",
        {"meeting"},
    ),
    (  # a verb only: from the verb
        "Chiều 5/7/2019, tại Phủ Lý, Khối thi đua các sở tỉnh Hà Nam tổ chức <sơ kết công tác thi đua 6 tháng đầu năm 2019>.",
        {"interim_review"},
    ),
    (  # "nhân dịp …" does not
        "Sáng 26/3/2018, Tỉnh đoàn Bắc Ninh tổ chức <Lễ tuyên dương cán bộ Đoàn tiêu biểu> nhân dịp kỷ niệm 87 năm Ngày thành lập Đoàn.",
        {"commendation"},
    ),
    (  # a person set off by a dash is cut
        "Sáng 9/1/2020, Công an tỉnh Hòa Bình tổ chức <Hội nghị triển khai công tác công an năm 2020> - Đại tá Đỗ Văn Tám, Giám đốc Công an tỉnh chủ trì.",
        {"planning"},
    ),
    ("<Lễ kỷ niệm 30 năm thành lập Trường Mầm non Hoa Mai> diễn ra sáng 3/4/2018 tại thành phố Vinh, tỉnh Nghệ An.", {"anniversary"}),
    ("Ngày 15/6/2020, Đảng ủy xã Tân Thành tổ chức <Đại hội đại biểu Đảng bộ xã lần thứ XX>.", {"congress"}),
    ("Sáng 2/4/2019, Sở Tư pháp tỉnh Bắc Kạn tổ chức <Hội nghị tập huấn nghiệp vụ thi đua, khen thưởng>.", {"seminar"}),
    ("Sáng 10/12/2018, HĐND tỉnh Sơn La khai mạc <kỳ họp thứ 8>.", {"session"}),
    (
        "Ngày 7/3/2015, Hội Nông dân huyện Krông Pa tổ chức <lễ ký kết giao ước thi đua năm 2015>.",
        {"pledge_signing"},
    ),
    ("Sáng 11/6/2018, UBND tỉnh Thái Bình tổ chức <Lễ phát động phong trào thi đua yêu nước>.", {"launch"}),
    (
        "Sáng 12/1/2018, UBND tỉnh Hà Nam tổ chức <Lễ đón nhận Huân chương Lao động hạng Nhì và kỷ niệm 20 năm tái lập tỉnh>.",
        {"commendation", "anniversary"},
    ),
    ("Sáng 12/1/2018, Sở Y tế tỉnh Hà Nam tổ chức <Lễ ký kết quy chế phối hợp với Công an tỉnh>.", {"signing"}),
    (  # half a year that a giao ban looks back on
        "Sáng 12/7/2018, UBND tỉnh Hà Nam tổ chức <Hội nghị giao ban công tác thi đua 6 tháng đầu năm 2018>.",
        {"interim_review"},
    ),
    (  # several years
        "Sáng 12/1/2018, UBND tỉnh Hà Nam tổ chức <Hội nghị tổng kết 10 năm thực hiện Cuộc vận động “Toàn dân đoàn kết xây dựng đời sống văn hóa”>.",
        {"annual_review"},
    ),
    (  # what is done at the meeting adds no kind
        "Sáng 12/1/2018, Huyện ủy Kim Bảng tổ chức <Hội nghị tổng kết công tác xây dựng Đảng năm 2017>. Tại hội nghị, Huyện ủy trao Giấy khen cho 10 tập thể và phát động thi đua; các chi bộ ký kết giao ước.",
        {"annual_review"},
    ),
    ("Chiều 4/5/2017, Tỉnh ủy Cao Bằng tổ chức <Hội nghị công bố quyết định về công tác cán bộ>.", {"appointment"}),
]  # fmt: skip


@pytest.mark.parametrize(("tagged", "kinds"), NAMES)
def test_name_and_kinds(tagged: str, kinds: set[str]) -> None:
    text = tagged.replace("<", "").replace(">", "")
    found = only(text)
    assert found.name == tagged[tagged.index("<") + 1 : tagged.index(">")]
    assert set(found.kinds) == kinds


def test_a_headline_serves_only_without_a_name_in_the_body() -> None:
    headline = "Hội nghị tổng kết công tác thi đua năm 2018"
    body = "Sáng 12/12/2018, Khối thi đua các sở tỉnh Hà Nam tổ chức {}. Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ chủ trì hội nghị."
    assert only(f"{headline}\n\n{body.format('hội nghị')}").name == headline
    named = "Hội nghị tổng kết phong trào thi đua yêu nước năm 2018"
    assert only(f"{headline}\n\n{body.format(named)}").name == named


VERBAL = "Sáng 12/12/2018, Khối thi đua các sở tỉnh Hà Nam tổ chức tổng kết công tác thi đua{}. Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ chủ trì."


def test_a_head_noun_goes_before_a_verb_wherever_it_stands() -> None:
    headline = "Hội nghị tổng kết công tác thi đua năm 2018"
    assert only(f"{headline}\n\n{VERBAL.format('')}").name == headline
    later = f"Khối thi đua các sở họp\n\n{VERBAL.format('')} {headline} diễn ra trong một buổi."
    assert only(later).name == headline


def test_the_first_mention_adds_its_kinds_to_those_of_the_name() -> None:
    headline = "Hội nghị tổng kết công tác thi đua năm 2018"
    found = only(f"{headline}\n\n{VERBAL.format(' và ký kết giao ước thi đua năm 2019')}")
    assert set(found.kinds) == {"annual_review", "pledge_signing"}


NAMELESS = [
    (
        "Sáng 6/9/2018, tại buổi lễ, Chủ tịch UBND tỉnh Hà Nam tặng Bằng khen cho Công an huyện Kim Bảng.",
        {"commendation"},
    ),
    (
        "Sáng 6/9/2018, đồng chí Lê Văn Tám, Chủ tịch UBND huyện Kim Bảng chủ trì cuộc họp. Dự họp có lãnh đạo các phòng của huyện.",
        {"meeting"},
    ),
]


@pytest.mark.parametrize(("text", "kinds"), NAMELESS)
def test_a_nameless_meeting_has_the_kinds_of_what_it_did(text: str, kinds: set[str]) -> None:
    found = only(text)
    assert found.name is None
    assert set(found.kinds) == kinds
