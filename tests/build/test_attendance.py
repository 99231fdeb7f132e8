"""Who chaired a meeting: both orders, chains, shared offices, and what is no chairing. Articles and persons invented."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.schema import Person

MEETING = "Sáng 12/7/2018, UBND tỉnh Hà Nam tổ chức Hội nghị sơ kết phong trào thi đua 6 tháng đầu năm 2018."
People = list[tuple[str, list[str]]]


def plain(people: list[Person]) -> People:
    return [(person.name, person.positions) for person in people]


def present(told: str) -> tuple[People, People]:
    """(chairs, participants) of a meeting of which `told` is said."""
    (found,) = pipeline.extract(f"{MEETING} {told}").conferences
    return plain(found.chairs), plain(found.participants)


CHAIRS: list[tuple[str, People]] = [
    # persons first
    ("Đồng chí Trần Văn Hải, Phó Chủ tịch UBND tỉnh chủ trì hội nghị.", [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"])]),
    ("Ông Trần Văn Hải - Giám đốc Sở Nội vụ chủ tọa.", [("Trần Văn Hải", ["Giám đốc Sở Nội vụ"])]),
    ("Bà Lê Thị Mai, Giám đốc Sở Y tế dự và điều hành hội nghị.", [("Lê Thị Mai", ["Giám đốc Sở Y tế"])]),
    # office first
    ("Phó Chủ tịch UBND tỉnh Trần Văn Hải chủ trì hội nghị.", [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"])]),
    # the chairing word first
    (
        "Chủ trì hội nghị có các đồng chí: Trần Văn Hải, Phó Chủ tịch UBND tỉnh; Lê Thị Mai, Giám đốc Sở Nội vụ.",
        [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]), ("Lê Thị Mai", ["Giám đốc Sở Nội vụ"])],
    ),
    (
        "Chủ trì diễn đàn “Nông thôn mới” trên còn có ông Vũ Văn Nam, Chủ tịch UBND tỉnh.",
        [("Vũ Văn Nam", ["Chủ tịch UBND tỉnh"])],
    ),
    (
        "Đồng chí Vũ Văn Nam, Chủ tịch Liên minh HTX tỉnh – Đơn vị Trưởng Khối thi đua năm 2018 chủ trì hội nghị.",
        [("Vũ Văn Nam", ["Chủ tịch Liên minh HTX tỉnh"])],
    ),
    ("Chủ trì hội nghị là đồng chí Vũ Văn Nam, Chủ tịch UBND tỉnh.", [("Vũ Văn Nam", ["Chủ tịch UBND tỉnh"])]),
    ("Hội nghị do đồng chí Vũ Văn Nam, Chủ tịch UBND tỉnh chủ trì.", [("Vũ Văn Nam", ["Chủ tịch UBND tỉnh"])]),
    ("Hội nghị diễn ra dưới sự chủ trì của đồng chí Vũ Văn Nam, Chủ tịch UBND tỉnh.", [("Vũ Văn Nam", ["Chủ tịch UBND tỉnh"])]),
    ("Dưới sự chủ trì của Phó Chủ tịch UBND tỉnh Trần Văn Hải, hội nghị đã nghe 5 tham luận.", [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"])]),
    ("Dự và chủ trì hội nghị có đồng chí Vũ Văn Nam, Chủ tịch UBND tỉnh.", [("Vũ Văn Nam", ["Chủ tịch UBND tỉnh"])]),
    (
        "Đoàn Chủ tịch điều hành hội nghị gồm các ông: Vũ Văn Nam, Trần Văn Hải và bà Lê Thị Mai.",
        [("Vũ Văn Nam", []), ("Trần Văn Hải", []), ("Lê Thị Mai", [])],
    ),
    (
        "\n\nChủ trì hội nghị có:\n\n- Đồng chí Trần Văn Hải, Phó Chủ tịch UBND tỉnh;\n- Đồng chí Lê Thị Mai, Giám đốc Sở Nội vụ.",
        [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]), ("Lê Thị Mai", ["Giám đốc Sở Nội vụ"])],
    ),
    # a chain
    (
        "Phó Chủ tịch UBND tỉnh Trần Văn Hải và Giám đốc Sở Nội vụ Lê Thị Mai đồng chủ trì.",
        [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]), ("Lê Thị Mai", ["Giám đốc Sở Nội vụ"])],
    ),
    (
        "Các đồng chí: Vũ Văn Nam, Chủ tịch UBND tỉnh; Trần Văn Hải, Phó Chủ tịch UBND tỉnh và Lê Thị Mai, Giám đốc Sở Nội vụ đồng chủ trì hội nghị.",
        [
            ("Vũ Văn Nam", ["Chủ tịch UBND tỉnh"]),
            ("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]),
            ("Lê Thị Mai", ["Giám đốc Sở Nội vụ"]),
        ],
    ),
    # an office that two share
    (
        "Chủ trì hội nghị có các Phó Chủ tịch UBND tỉnh: Trần Văn Hải, Lê Thị Mai.",
        [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]), ("Lê Thị Mai", ["Phó Chủ tịch UBND tỉnh"])],
    ),
    (
        "Các đồng chí Phó Chủ tịch UBND tỉnh: Trần Văn Hải, Lê Thị Mai đồng chủ trì hội nghị.",
        [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"]), ("Lê Thị Mai", ["Phó Chủ tịch UBND tỉnh"])],
    ),
    # several offices of one; rank and degree are neither name nor office
    (
        "Đại tá Đỗ Mạnh Hùng, Ủy viên Ban Thường vụ Tỉnh ủy, Giám đốc Công an tỉnh kiêm Trưởng khối thi đua chủ trì hội nghị.",
        [("Đỗ Mạnh Hùng", ["Ủy viên Ban Thường vụ Tỉnh ủy", "Giám đốc Công an tỉnh", "Trưởng khối thi đua"])],
    ),
    # told again in other words: the first wording
    (
        "Đồng chí Vũ Văn Nam, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị. Kết luận hội nghị, đồng chí Vũ Văn Nam, Chủ tịch UBND tỉnh yêu cầu các sở đổi mới.",
        [("Vũ Văn Nam", ["Chủ tịch UBND tỉnh Hà Nam"])],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("told", "chairs"), CHAIRS)
def test_chairs(told: str, chairs: People) -> None:
    assert present(told) == (chairs, [])


NO_CHAIR = [
    "Đồng chí Trần Văn Hải, Phó Chủ tịch UBND tỉnh phát biểu chỉ đạo hội nghị.",
    "Đồng chí Trần Văn Hải, Phó Chủ tịch UBND tỉnh dự hội nghị.",
    "Đồng chí Trần Văn Hải, Phó Chủ tịch UBND tỉnh yêu cầu Sở Nội vụ chủ trì, phối hợp với các sở hoàn thiện quy chế.",
]


@pytest.mark.parametrize("told", NO_CHAIR)
def test_a_main_speech_is_no_chair(told: str) -> None:
    assert present(told) == ([], [("Trần Văn Hải", ["Phó Chủ tịch UBND tỉnh"])])


def test_who_is_to_lead_a_task_does_not_chair() -> None:
    told = "Hội nghị giao đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ chủ trì soạn thảo quy chế."
    assert present(told)[0] == []


def test_who_chairs_is_no_participant_beside() -> None:
    told = "Dự hội nghị có đồng chí Lê Thị Mai, Giám đốc Sở Y tế. Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ chủ trì và phát biểu kết luận hội nghị."
    chairs, others = present(told)
    assert [name for name, _ in chairs] == ["Trần Văn Hải"]
    assert [name for name, _ in others] == ["Lê Thị Mai"]


def test_each_meeting_has_its_own_people() -> None:
    text = (
        "Sáng 3/3/2021, UBND huyện Bình Lục tổ chức Hội nghị tổng kết công tác quân sự năm 2020. Ông Lê Văn Minh, Chủ tịch UBND huyện chủ trì.\n\n"
        "* Cùng ngày, chị Lê Thị Mai, Bí thư Huyện đoàn chủ trì Lễ phát động Tháng Thanh niên năm 2021 do Huyện đoàn Bình Lục tổ chức."
    )
    first, second = pipeline.extract(text).conferences
    assert plain(first.chairs) == [("Lê Văn Minh", ["Chủ tịch UBND huyện"])]
    assert plain(second.chairs) == [("Lê Thị Mai", ["Bí thư Huyện đoàn"])]


def test_a_short_name_is_the_person_named_in_full() -> None:
    told = "Ông Vũ Văn Nam, Chủ tịch UBND tỉnh dự hội nghị. Ông Văn Nam phát biểu chỉ đạo."
    assert present(told)[1] == [("Vũ Văn Nam", ["Chủ tịch UBND tỉnh"])]


def test_speech_behind_an_apposition_that_is_no_known_office() -> None:
    told = "Cô Lê Thị Mai, giáo viên Ngữ văn trẻ nhất trường, chia sẻ: “Tôi rất vui”."
    assert [name for name, _ in present(told)[1]] == ["Lê Thị Mai"]


def test_who_sends_flowers_does_not_take_part() -> None:
    assert present("Đồng chí Vũ Văn Nam, Chủ tịch UBND tỉnh đã gửi lẵng hoa chúc mừng.") == ([], [])
