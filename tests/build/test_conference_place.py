"""What a meeting's entry takes from elsewhere in the article: member units of its block, its province. Articles invented."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.schema import Conference


def only(text: str) -> Conference:
    """The one conference of an article."""
    (found,) = pipeline.extract(text).conferences
    return found


PLAIN = "Sáng 12/7/2018, tại thành phố Phủ Lý, {} tổ chức Hội nghị sơ kết công tác 6 tháng đầu năm 2018. Tham gia có các đơn vị: Sở Y tế, Sở Tư pháp, Sở Tài chính."


def test_members_belong_to_the_meeting_of_a_block_only() -> None:
    assert only(PLAIN.format("Sở Nội vụ tỉnh Hà Nam")).member_units == []
    passing = "Sở Nội vụ tỉnh Hà Nam tổ chức Hội nghị tổng kết công tác năm 2018. Khối thi đua các sở gồm 3 đơn vị: Sở Nội vụ, Sở Y tế, Sở Tư pháp."
    assert only(f"Sáng 12/12/2018, {passing}").member_units == []
    listed = PLAIN.replace("Tham gia có các đơn vị", "Khối có các đơn vị thành viên")
    units = ["Sở Y tế", "Sở Tư pháp", "Sở Tài chính"]
    assert only(listed.format("Khối thi đua các sở tỉnh Hà Nam")).member_units == units


@pytest.mark.parametrize(
    ("place", "province"),
    [
        ("thành phố Phủ Lý", "Hà Nam"),
        ("TP Hạ Long", "Quảng Ninh"),
        ("thị xã Sa Pa", "Lào Cai"),
        ("hội trường cơ quan", None),
    ],
)
def test_province_comes_from_a_place_that_is_named(place: str, province: str | None) -> None:
    text = f"Sáng 12/7/2020, tại {place}, Khối thi đua các doanh nghiệp tổ chức Hội nghị sơ kết công tác thi đua."
    assert only(text).province == province


def test_province_is_by_the_map_of_the_day() -> None:
    text = "Sáng 12/7/{}, Khối thi đua các sở tổ chức Hội nghị sơ kết công tác thi đua tại tỉnh Hà Nam."
    assert [only(text.format(year)).province for year in (2018, 2025)] == ["Hà Nam", "Ninh Bình"]
