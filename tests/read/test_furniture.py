"""Menus, paths, buttons, counters, links, imprints; and lines of articles that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gazetteers import table
from pipeline.read.furniture import heads_links, is_breadcrumb, is_furniture, is_link, is_navigation, leads_away
from pipeline.read.lines import lines

FURNITURE = [
    "Trang chủ",
    "TRANG CHỦ   GIỚI THIỆU   TIN TỨC - SỰ KIỆN   LIÊN HỆ",
    "Giới thiệu | Tin tức | Góc bạn đọc | Liên hệ",
    "[Trở về] [In bài] [Gửi bạn bè]",
    "Chia sẻ: Facebook  Zalo   In bài viết",
    "Cỡ chữ: A- A+",
    "< Lùi    Tiếp theo >",
    "Ý kiến bạn đọc (0)",
    "Các tin đã đăng:",
    "TIN LIÊN QUAN",
    "Lượt truy cập: 1.204.557     Đang trực tuyến: 38",
    "Hôm nay: 1524",
    "Thống kê truy cập",
    "Bình chọn: 0/5 sao",
    "Từ khóa: thi đua, Bàu Đồn",
    "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN BÀU ĐỒN",
    "Bản quyền thuộc UBND huyện Bàu Đồn. Thiết kế: Trung tâm Tin học",
    "Địa chỉ: Khu 2, thị trấn Mỏ Vàng",
    ".",
]
ARTICLE = [
    "Hôm nay 24/5, huyện Bàu Đồn họp tổng kết",
    "Các tin khác nhau về kết quả chấm điểm đã được làm rõ",
    "Khối thi đua số 4 tổng kết công tác năm 2016",
    "Trang chủ của phong trào là người nông dân.",
    "Bình chọn 10 gương điển hình tiên tiến của huyện",
    "- Phòng Nội vụ",
    "Tin vắn",
]


def only(text):
    (line,) = lines(text)
    return line


@pytest.mark.parametrize("text", FURNITURE)
def test_furniture(text):
    assert is_furniture(only(text))


@pytest.mark.parametrize("text", ARTICLE)
def test_no_furniture(text):
    assert not is_furniture(only(text))


@pytest.mark.parametrize(
    "text",
    [
        "Trang chủ » Tin tức » Chi tiết",
        "Trang nhất >> Hoạt động Hội >> Thi đua",
        "Bệnh viện Bàu Đồn > Tin tức > Hoạt động",
        "Trang chủ -> Tin tức",
        "Bàu Đồn - Tin tức - Xây dựng chính quyền",
        "Doanh nghiệp / Thị trường / Thương hiệu",
    ],
)
def test_breadcrumbs(text):
    assert is_breadcrumb(only(text))
    assert is_navigation(only(text))


@pytest.mark.parametrize(
    "text",
    ["Thi đua chào mừng 30/4 và 1/5", "Bàu Đồn - vùng đất thi đua", "Khối 1, Khối 2", "Kết quả 9/9/9 đơn vị", "»"],
)
def test_no_breadcrumbs(text):
    assert not is_breadcrumb(only(text))


@pytest.mark.parametrize("text", ["» Bàu Đồn khai giảng (10/10/2016)", "Khai giảng (25/12)"])
def test_links(text):
    assert is_link(only(text))


@pytest.mark.parametrize("text", ["» Bàu Đồn khai giảng", "Hội nghị (khóa V)", "- Phòng Nội vụ"])
def test_no_links(text):
    assert not is_link(only(text))


@pytest.mark.parametrize(
    "text", [">> Vì sao điểm thấp?", "> > Video: Hội nghị", "Xem thêm >> Bàu Đồn", "Tin liên quan: Bàu Đồn"]
)
def test_lines_that_lead_away(text):
    assert leads_away(only(text))


@pytest.mark.parametrize("text", ["> 90% đơn vị", "Xem thêm bảng điểm", "Tin vui: Bàu Đồn về nhất"])
def test_lines_that_stay(text):
    assert not leads_away(only(text))


def test_every_kind_of_phrase_is_known():
    kinds = {row["kind"] for row in table("furniture")}
    assert kinds == {"menu", "control", "related", "comments", "counter", "tags", "site", "agency", "photo", "credit"}
    pairs = [(row["term"], row["kind"]) for row in table("furniture")]
    assert len(pairs) == len(set(pairs))


@given(st.text())
def test_any_line(text):
    for line in lines(text):
        assert isinstance(
            is_furniture(line) or is_breadcrumb(line) or is_link(line) or leads_away(line) or heads_links(line), bool
        )
