"""The khối or cụm thi đua that meets, and the units that lead it now and next. Articles invented."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.schema import Conference


def only(text: str) -> Conference:
    """The one conference of an article."""
    (found,) = pipeline.extract(text).conferences
    return found


MEETING = "Sáng 12/12/2018, tại thành phố Phủ Lý, Khối thi đua các sở tỉnh Hà Nam tổ chức Hội nghị tổng kết công tác thi đua năm 2018."


def offices(told: str) -> tuple[str | None, list[str], str | None]:
    """(leader, deputies, next leader) of a block of whose meeting `told` is said."""
    found = only(f"{MEETING} {told}")
    assert found.block == "Khối thi đua các sở tỉnh Hà Nam"
    return found.block_leader, found.block_deputies, found.block_next_leader


NAMED = [
    ("Ngày 4/7/2018, Cụm thi đua số 5 tỉnh Yên Bái tổ chức Hội nghị sơ kết công tác thi đua.", "Cụm thi đua số 5 tỉnh Yên Bái"),
    (  # at its fullest mention
        "Khối thi đua các sở sơ kết\n\nNgày 4/7/2018, Khối thi đua các sở, ngành kinh tế tỉnh Bắc Kạn tổ chức sơ kết công tác thi đua 6 tháng đầu năm. Khối thi đua có 8 đơn vị.",
        "Khối thi đua các sở, ngành kinh tế tỉnh Bắc Kạn",
    ),
    (
        "Ngày 4/7/2018, Khối thi đua số 2 tổ chức Hội nghị sơ kết công tác thi đua. Khối thi đua số 2 các sở kinh tế tỉnh Bắc Kạn có 8 đơn vị.",
        "Khối thi đua số 2 các sở kinh tế tỉnh Bắc Kạn",
    ),
    (  # in the headline only
        "Khối thi đua các sở tỉnh Hà Nam tổng kết\n\nSáng 12/12/2018, tại thành phố Phủ Lý đã diễn ra Hội nghị tổng kết công tác thi đua năm 2018. Dự hội nghị có đại diện các đơn vị.",
        "Khối thi đua các sở tỉnh Hà Nam",
    ),
    (
        "Sáng 15/8/2017, Hội nghị sơ kết công tác thi đua của Cụm thi đua các tỉnh miền núi phía Bắc được tổ chức tại tỉnh Lào Cai.",
        "Cụm thi đua các tỉnh miền núi phía Bắc",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_name(text: str, name: str) -> None:
    assert only(text).block == name


OTHERS = [
    "Sáng 12/12/2018, Sở Nội vụ tỉnh Hà Nam tổ chức Hội nghị tổng kết công tác năm 2018. Dự hội nghị có đại diện các đơn vị trong Khối thi đua các sở.",
    "Sáng 12/12/2018, UBND huyện Lục Yên tổ chức Lễ kỷ niệm 70 năm thành lập huyện. Năm qua, huyện dẫn đầu Cụm thi đua số 2.",
    "Sáng 12/12/2018, Đảng ủy Khối các cơ quan tỉnh Hà Nam tổ chức Hội nghị tổng kết công tác năm 2018.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_block_in_passing_is_none(text: str) -> None:
    found = only(text)
    assert (found.block, found.block_leader, found.block_deputies, found.block_next_leader) == (None, None, [], None)


def test_a_further_meeting_is_not_the_blocks_of_the_headline() -> None:
    text = f"Khối thi đua các sở tổng kết\n\n{MEETING}\n\n* Cùng ngày, Tỉnh đoàn Hà Nam tổ chức Lễ phát động Tháng Thanh niên."
    assert [c.block for c in pipeline.extract(text).conferences] == ["Khối thi đua các sở tỉnh Hà Nam", None]


LEADERS = [
    ("Sở Nội vụ làm Trưởng khối, Sở Y tế làm Phó Trưởng khối.", "Sở Nội vụ", ["Sở Y tế"]),
    ("Khối gồm các đơn vị: Sở Nội vụ (Trưởng khối), Sở Y tế (Phó khối), Sở Tư pháp, Sở Tài chính.", "Sở Nội vụ", ["Sở Y tế"]),
    ("Sở Y tế, Sở Tư pháp và Sở Tài chính làm Khối phó.", None, ["Sở Y tế", "Sở Tư pháp", "Sở Tài chính"]),
    # a person with the office speaks for the unit of the other one
    ("Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ, Trưởng khối thi đua chủ trì hội nghị.", "Sở Nội vụ", []),
    (
        "Đồng chí Lê Thị Mai, Tỉnh ủy viên, Giám đốc Sở Tài chính - Trưởng khối và đồng chí Vũ Văn Nam, Phó Giám đốc Sở Y tế - Phó Trưởng khối đồng chủ trì hội nghị.",
        "Sở Tài chính",
        ["Sở Y tế"],
    ),
    ("Bà Lê Thị Mai, Giám đốc Sở Y tế đại diện đơn vị Trưởng khối phát biểu.", "Sở Y tế", []),
    ("Các đơn vị trong khối thi đua sôi nổi, hoàn thành nhiệm vụ.", None, []),
    ("Sở Nội vụ - Trưởng khối đã ban hành kế hoạch từ đầu năm.", "Sở Nội vụ", []),
    ("Sở Nội vụ, đơn vị Trưởng khối, đã ban hành kế hoạch.", "Sở Nội vụ", []),
    ("Bà Lê Thị Mai, Phó Giám đốc Sở Y tế, Phó Khối thi đua báo cáo kết quả.", None, ["Sở Y tế"]),
    ("Thừa ủy quyền Trưởng khối, bà Lê Thị Mai, Phó Giám đốc Sở Y tế báo cáo kết quả.", None, []),
    ("Khối gồm các đơn vị: Sở Nội vụ (Trưởng khối), Sở Y tế (Trưởng khối năm 2019), Sở Tư pháp.", "Sở Nội vụ", []),
    ("Đại diện Sở Y tế, Trưởng khối năm 2019 nhận cờ từ ban tổ chức.", None, []),
    # who leads next does not lead now; next year's deputies have no field
    ("Hội nghị thống nhất cử Sở Xây dựng làm Khối trưởng, Sở Tư pháp làm Khối phó năm 2019.", None, []),
    ("Sở Y tế, Sở Tư pháp được bầu làm Phó khối năm 2019.", None, []),
    ("Hội nghị bầu Sở Công Thương làm Trưởng khối năm 2019.", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("told", "leader", "deputies"), LEADERS)
def test_leader_and_deputies(told: str, leader: str | None, deputies: list[str]) -> None:
    assert offices(told)[:2] == (leader, deputies)


NEXT = [
    ("Hội nghị bầu Sở Công Thương làm Trưởng khối năm 2019.", "Sở Công Thương"),
    ("Hội nghị thống nhất cử Sở Xây dựng làm Khối trưởng, Sở Tư pháp làm Khối phó năm 2019.", "Sở Xây dựng"),
    ("Cuối hội nghị, Sở Nội vụ bàn giao nhiệm vụ Trưởng khối cho Sở Tài chính.", "Sở Tài chính"),
    ("Giám đốc Sở Nội vụ Trần Văn Hải trao cờ luân lưu cho Sở Tư pháp.", "Sở Tư pháp"),
    ("Hội nghị đã bầu Trưởng khối năm 2019 là Sở Công Thương.", "Sở Công Thương"),
    ("Hội nghị đã bầu đơn vị Trưởng khối Khối thi đua số 2, tỉnh Hà Nam năm 2019 là Sở Công Thương.", "Sở Công Thương"),
    ("Sở Y tế được bầu giữ chức Trưởng khối năm 2019.", "Sở Y tế"),
    ("Đại diện Sở Nội vụ đã bàn giao chức Trưởng khối năm 2019 cho đại diện Sở Tài chính.", "Sở Tài chính"),
    ("Sở Nội vụ làm Trưởng khối, Sở Y tế làm Phó Trưởng khối.", None),
    ("Sở Nội vụ trao tặng Sở Y tế cờ thi đua.", None),
]


@pytest.mark.parametrize(("told", "unit"), NEXT)
def test_next_leader(told: str, unit: str | None) -> None:
    assert offices(told)[2] == unit


def test_a_cum_with_its_members_in_the_subject() -> None:
    found = only(
        "Cụm thi đua số 3 họp\n\nNgày 3/7, Cụm thi đua số 3 gồm các huyện: Kim Bảng, Duy Tiên và Lý Nhân tổ chức Hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2018."
        " Đồng chí Vũ Văn Nam, Chủ tịch UBND huyện Kim Bảng, Cụm trưởng chủ trì."
    )
    assert (found.block, found.organizers) == ("Cụm thi đua số 3", ["Cụm thi đua số 3"])
    assert found.block_leader == "UBND huyện Kim Bảng"
    assert found.member_units == ["huyện Kim Bảng", "huyện Duy Tiên", "huyện Lý Nhân"]


def test_all_three_in_one_article() -> None:
    told = (
        "Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ, Trưởng khối và đồng chí Lê Thị Mai, Phó Giám đốc Sở Y tế, Phó Trưởng khối chủ trì."
        " Hội nghị bầu Sở Tư pháp làm Trưởng khối năm 2019."
    )
    assert offices(told) == ("Sở Nội vụ", ["Sở Y tế"], "Sở Tư pháp")
