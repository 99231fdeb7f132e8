"""When two strings are the same value."""

import unicodedata

import pytest

from pipeline.scoring.strings import alike, equal, overlap, same_place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân tỉnh", "UBND tỉnh"),
        ("Sở Văn hoá", "sở văn hóa"),
        ("Ban Tuyên giáo T.Ư", "Ban Tuyên giáo Trung ương"),
        ("TP. Hồ Chí Minh", "TPHCM"),
        ("Thi đua - Khen thưởng", "thi đua, khen thưởng"),
        (unicodedata.normalize("NFD", "Đặng Thị Huệ"), "ĐẶNG THỊ HUỆ"),
    ],
)
def test_equal(one, other):
    assert equal(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Trần Văn Hải", "Trần Văn Hai"), ("a b", "b a"), ("Bằng khen", "Giấy khen"), ("a", "")]
)
def test_not_equal(one, other):
    assert not equal(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hội nghị tổng kết công tác thi đua", "Hội nghị tổng kết công tác thi đua năm", True),  # a word more of eight
        ("Hội nghị tổng kết năm 2017", "Hội nghị tổng kết năm 2018", False),  # numbers decide
        ("Cụm số II của tỉnh Hà Nam", "Cụm số III của tỉnh Hà Nam", False),  # so do Roman ones
        ("Chủ tịch UBND tỉnh Hà Nam", "Phó Chủ tịch UBND tỉnh Hà Nam", False),  # and ranks
        ("UBND tỉnh Quảng Nam", "UBND tỉnh Quảng Ngãi", False),  # a word for another
        ("một hai ba bốn năm", "một hai", False),  # too little in common
        ("", "", False),
        ("a " * 30 + "đúng", "a " * 30 + "sai", True),  # a slip in a long name
    ],
)
def test_alike(one, other, same):
    assert alike(one, other) is same
    assert alike(other, one) is same


def test_places():
    assert same_place("tỉnh Hà Nam", "Hà Nam")
    assert same_place("Thành phố Hồ Chí Minh", "Hồ Chí Minh")
    assert not same_place("Hà Nam", "Hà Nội")


def test_overlap():
    assert overlap("a b", "b c") == 0.5
    assert overlap(None, "b") == overlap("", "") == 0.0
