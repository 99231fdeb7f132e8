"""Codes of awards and provinces, and the meeting at which an award was given."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.resolve.links import award_code, award_level, award_links

CODES = [
    ("Bằng khen", "bang-khen"),
    ("Cờ thi đua của Chính phủ", "co-thi-dua-cua-chinh-phu"),
    ("Huân chương Lao động hạng Nhất", "huan-chuong-lao-dong.1"),
    ("Huân chương Lao động hạng Nhì", "huan-chuong-lao-dong.2"),
    ("HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA", "huan-chuong-lao-dong.3"),
    ("Kỷ niệm chương Vì sự nghiệp tổ chức xây dựng Đảng", "ky-niem-chuong-vi-su-nghiep-to-chuc-xay-dung-dang"),
    ("Huy hiệu 30 năm tuổi Đảng", "huy-hieu-30-nam-tuoi-dang"),
    ("Chiến sĩ thi đua cấp tỉnh", "chien-si-thi-dua-cap-tinh"),
]


@pytest.mark.parametrize(("title", "code"), CODES)
def test_award_code(title: str, code: str) -> None:
    assert award_code(title) == code


LEVELS = [
    ("Huân chương Lao động hạng Ba", "state"),
    ("Cờ thi đua của Chính phủ", "state"),
    ("Bằng khen của Thủ tướng Chính phủ", "state"),
    ("Chiến sĩ thi đua toàn quốc", "state"),
    ("Chiến sĩ thi đua cơ sở", "grassroots"),
    ("Lao động tiên tiến", "grassroots"),
    ("Giấy khen", "grassroots"),
    ("Ngôi sao vàng", None),  # no title of the list
]


@pytest.mark.parametrize(("title", "level"), LEVELS)
def test_award_level(title: str, level: str | None) -> None:
    assert award_level(title) == level


def test_level_is_open_where_the_title_is_given_at_several() -> None:
    """A province, a ministry and the Party's bodies all give `Bằng khen` and `Cờ thi đua`."""
    assert [award_level(title) for title in ("Bằng khen", "Cờ thi đua")] == [None, None]


@pytest.mark.parametrize(("conference", "pointer"), [(0, "/conferences/0"), (3, "/conferences/3"), (None, None)])
def test_award_links(conference: int | None, pointer: str | None) -> None:
    assert award_links("Giấy khen", conference) == {
        "award_code": "giay-khen",
        "level": "grassroots",
        "conference": pointer,
    }


PROVINCES = [
    # by the map of the day; the successor by the map of today
    ("12/7/2018, tại thành phố Phủ Lý, tỉnh Hà Nam", "Hà Nam", "35", "37"),
    ("12/7/2018, tại TP Hạ Long", "Quảng Ninh", "22", "22"),
    ("12/7/2018, tại thành phố Kon Tum", "Kon Tum", "62", "51"),
    ("12/12/2025, tại tỉnh Ninh Bình", "Ninh Bình", "37", "37"),
]


@pytest.mark.parametrize(("where", "province", "code", "today"), PROVINCES)
def test_province_codes(where: str, province: str, code: str, today: str) -> None:
    record = pipeline.extract(f"Sáng {where}, Khối thi đua các doanh nghiệp tổ chức Hội nghị sơ kết công tác thi đua.")
    assert record.conferences[0].province == province
    assert record.links["/conferences/0/province"] == {"province_code": code, "province_today": today}
    assert "/conferences/0/province" not in record.notes


def test_no_province_no_code() -> None:
    record = pipeline.extract("Sáng 12/7/2018, Khối thi đua các doanh nghiệp tổ chức Hội nghị sơ kết công tác thi đua.")
    assert record.conferences[0].province is None
    assert record.links == {}
