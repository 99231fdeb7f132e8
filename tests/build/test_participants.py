"""Who else took part in a meeting: attends, speaks, hands over; not who is only mentioned. Articles and persons invented."""

from __future__ import annotations

import pytest

import pipeline

MEETING = "Sáng 12/7/2018, UBND tỉnh Hà Nam tổ chức Hội nghị sơ kết phong trào thi đua 6 tháng đầu năm 2018."
People = list[tuple[str, list[str]]]


def participants(told: str) -> People:
    """The participants of a meeting of which `told` is said and that nobody chairs."""
    (found,) = pipeline.extract(f"{MEETING} {told}").conferences
    assert found.chairs == []
    return [(person.name, person.positions) for person in found.participants]


PARTICIPANTS: list[tuple[str, People]] = [
    (
        "Đến dự có các đồng chí: Trần Văn Hải, Phó Chủ tịch UBND tỉnh; Lê Thị Mai, Giám đốc Sở Nội vụ và Vũ Văn Nam, Chánh Văn phòng Tỉnh ủy.",
        [
            ("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]),
            ("Lê Thị Mai", ["Giám đốc Sở Nội vụ"]),
            ("Vũ Văn Nam", ["Chánh Văn phòng Tỉnh ủy"]),
        ],
    ),
    (
        "\n\nTham dự hội nghị có:\n\n- Đồng chí Trần Văn Hải, Phó Chủ tịch UBND tỉnh;\n- Đồng chí Lê Thị Mai, Giám đốc Sở Nội vụ.",
        [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]), ("Lê Thị Mai", ["Giám đốc Sở Nội vụ"])],
    ),
    (  # one verb told of several
        "Các đồng chí: Trần Văn Hải, Phó Chủ tịch UBND tỉnh; Lê Thị Mai, Giám đốc Sở Nội vụ đã phát biểu.",
        [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]), ("Lê Thị Mai", ["Giám đốc Sở Nội vụ"])],
    ),
    ("Bà Lê Thị Mai, nguyên Phó Chủ tịch HĐND tỉnh tới dự.", [("Lê Thị Mai", ["nguyên Phó Chủ tịch HĐND tỉnh"])]),
    ("Phát biểu tại hội nghị, Giám đốc Sở Nội vụ Lê Thị Mai nêu ba hạn chế.", [("Lê Thị Mai", ["Giám đốc Sở Nội vụ"])]),
    ("Hội nghị đã nghe ông Vũ Văn Nam, Trưởng ban Thi đua - Khen thưởng tỉnh trình bày báo cáo.", [("Vũ Văn Nam", ["Trưởng ban Thi đua - Khen thưởng tỉnh"])]),
    ("Đồng chí Trần Văn Hải, Phó Chủ tịch UBND tỉnh trao Bằng khen cho Sở Y tế.", [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"])]),
    ("Chia sẻ tại hội nghị, bà Lê Thị Mai mong các cấp hội nhân rộng mô hình nuôi heo đất.", [("Lê Thị Mai", [])]),
    ("Dự hội nghị, Chủ tịch UBND tỉnh Vũ Văn Nam trao Bằng khen cho ông Trần Văn Hải.", [("Vũ Văn Nam", ["Chủ tịch UBND tỉnh"])]),
    (  # heard later by the last part of the name
        "Mô hình của bà Lê Thị Mai, Chủ tịch Hội Nông dân xã Thanh Hà được nhân rộng. Bà Mai phát biểu: “Phong trào đã có sức sống”.",
        [("Lê Thị Mai", ["Chủ tịch Hội Nông dân xã Thanh Hà"])],
    ),
    (
        "Về phía tỉnh có ông Trần Văn Hải, Phó Chủ tịch UBND tỉnh; về phía Bộ Nội vụ có bà Lê Thị Mai, Vụ trưởng Vụ Tổ chức cán bộ.",
        [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]), ("Lê Thị Mai", ["Vụ trưởng Vụ Tổ chức cán bộ"])],
    ),
    ("Theo ông Trần Văn Hải, Giám đốc Sở Nội vụ, phong trào còn hình thức.", [("Trần Văn Hải", ["Giám đốc Sở Nội vụ"])]),
    ("Ông Trần Văn Hải (Giám đốc Sở Nội vụ) phát biểu tham luận.", [("Trần Văn Hải", ["Giám đốc Sở Nội vụ"])]),
    ("Tới dự có NSND Lê Thị Mai, Giám đốc Nhà hát Chèo tỉnh.", [("Lê Thị Mai", ["Giám đốc Nhà hát Chèo tỉnh"])]),
    ("Cùng dự có GS.TS Vũ Văn Nam, Hiệu trưởng Trường Đại học Hà Hoa Tiên.", [("Vũ Văn Nam", ["Hiệu trưởng Trường Đại học Hà Hoa Tiên"])]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "people"), PARTICIPANTS)
def test_participants(told: str, people: People) -> None:
    assert participants(told) == people


ABSENT = [
    "Phong trào học tập tấm gương anh hùng Nguyễn Văn Trỗi lan rộng.",
    "Trường THPT Nguyễn Huệ được biểu dương tại hội nghị.",
    "Hội nghị biểu dương gia đình ông Vũ Văn Nam ở xã Thanh Hà hiến 500 m2 đất làm đường.",
    "Tại hội nghị, Chủ tịch UBND tỉnh tặng Bằng khen cho ông Vũ Văn Nam.",
]


@pytest.mark.parametrize("told", ABSENT)
def test_whoever_is_only_mentioned_does_not_take_part(told: str) -> None:
    assert participants(told) == []


def test_a_short_name_adds_no_second_person() -> None:
    told = "Phó Chủ tịch UBND tỉnh Trần Văn Hải dự. Ông Hải ghi nhận kết quả và trao Cờ thi đua cho Sở Y tế."
    assert participants(told) == [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"])]
