"""Meetings told by their verb alone: a table of what is one and what is none. Sentences invented."""

from __future__ import annotations

import pytest

import pipeline

ACTS = [
    # an organ or a person meets
    (
        "Ngày 5/4/2018, Ban Thường vụ Tỉnh ủy đã họp dưới sự chủ trì của Bí thư Tỉnh ủy Trần Văn Hải.",
        "họp",
        ["meeting"],
    ),
    ("Chiều 14/1/2019, Phó Chủ tịch UBND tỉnh Lê Văn Nam họp với các sở, ngành về tiến độ dự án.", "họp", ["meeting"]),
    ("Sáng 13/9/2017, Ban Chỉ đạo Phòng chống thiên tai tỉnh Nghệ An đã họp khẩn để ứng phó bão.", "họp", ["meeting"]),
    (
        "Chiều 22/4/2018, đoàn công tác của Bộ Y tế đã làm việc với UBND tỉnh Hà Nam về phòng dịch.",
        "đã làm việc",
        ["meeting"],
    ),
    # an award or a decision is handed over
    (
        "Sáng 5/10/2016, Chủ tịch UBND tỉnh Vũ Văn Sơn đã trao Huân chương Dũng cảm cho anh Lê Văn Hòa.",
        "trao",
        ["commendation"],
    ),
    (
        "Ngày 21/1/2018, Huyện đoàn Ngọc Lặc tổ chức trao Giấy khen cho em Nguyễn Văn Hoàn.",
        "tổ chức trao",
        ["commendation"],
    ),
    ("Ngày 4/5/2018, Tỉnh đoàn Quảng Bình đã tuyên dương hai đoàn viên cứu người.", "đã tuyên dương", ["commendation"]),
    (
        "Sáng 27/6/2017, Chủ tịch UBND tỉnh Vũ Văn Sơn trao quyết định bổ nhiệm ông Lê Văn Nam làm Giám đốc Sở Y tế tỉnh Hà Nam.",
        "trao quyết định bổ nhiệm",
        ["appointment"],
    ),
]


@pytest.mark.parametrize(("text", "verb", "kinds"), ACTS, ids=[a[0][:40] for a in ACTS])
def test_an_act_is_a_meeting_without_a_name(text: str, verb: str, kinds: list[str]) -> None:
    record = pipeline.extract(text)
    (found,) = record.conferences
    assert (found.name, found.kinds) == (None, kinds)
    assert found.start is not None
    assert {record.text[a:b] for a, b in record.evidence["/conferences/0/kinds/0"]} == {verb}


NONE = [
    "Ngày 5/6/2018, Bộ trưởng Bộ Văn hóa đã ký quyết định tặng Bằng khen cho hai nghệ sĩ.",  # decided, not handed over
    "Chiều 3/4/2018, UBND tỉnh Hà Nam đề nghị Chủ tịch nước tặng Huân chương Lao động cho xã Mỹ Đông.",
    "Ngày 2/3/2018, UBND tỉnh Hà Nam sẽ họp với các sở về giá nước.",
    "Ban Thường vụ Tỉnh ủy họp mỗi tháng một lần.",  # no day
    "Năm 2010, gia đình ông Hòa được trao tặng Bằng khen.",
    "Ngày 8/8/2018, Công an huyện cho biết đã làm việc với chủ xe.",  # told by somebody
]


@pytest.mark.parametrize("text", NONE)
def test_no_act(text: str) -> None:
    assert pipeline.extract(text).conferences == []


def test_a_named_meeting_in_the_same_sentence_wins() -> None:
    (found,) = pipeline.extract(
        "Sáng 5/10/2016, UBND tỉnh Hà Nam tổ chức Lễ tuyên dương nông dân giỏi và đã trao Bằng khen cho 20 hộ."
    ).conferences
    assert found.name == "Lễ tuyên dương nông dân giỏi"


def test_a_session_told_by_its_verb_has_a_name() -> None:
    (found,) = pipeline.extract(
        "Sáng 14/6/2016, HĐND thành phố Huế họp kỳ thứ nhất bầu các chức danh chủ chốt."
    ).conferences
    assert (found.name, found.kinds) == ("họp kỳ thứ nhất bầu các chức danh chủ chốt", ["session"])
