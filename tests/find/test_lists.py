"""Lists of units: one value each, with the shared head restored. All lists are invented."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.find.lists import read_list, split_units
from pipeline.text.normal import fold

LISTS = [
    # small words that end a name, places of one unit, heads that go on behind others
    (
        "Trung tâm Giống cây trồng, vật nuôi và thủy sản, Trung tâm Khuyến nông",
        "Trung tâm Giống cây trồng, vật nuôi và thủy sản; Trung tâm Khuyến nông",
    ),
    ("Công an 5 thành phố: Hà Nội, TP.HCM, Hải Phòng", "Công an thành phố Hà Nội; Công an TP.HCM; Công an thành phố Hải Phòng"),
    (
        "các hội: Chữ thập đỏ, Bảo trợ người tàn tật và trẻ mồ côi, Người mù, Liên hiệp các Tổ chức hữu nghị, Khuyến học",
        "Hội Chữ thập đỏ; Hội Bảo trợ người tàn tật và trẻ mồ côi; Hội Người mù; Liên hiệp các Tổ chức hữu nghị; Hội Khuyến học",
    ),
    # a head for several names
    ("các huyện: Mộc Châu, Vân Hồ và thị xã Nghĩa Lộ", "huyện Mộc Châu; huyện Vân Hồ; thị xã Nghĩa Lộ"),
    ("các xã Phong Phú,Phong Thạnh , Hoà Ân và thị trấn Cầu Kè", "xã Phong Phú; xã Phong Thạnh; xã Hoà Ân; thị trấn Cầu Kè"),
    ("2 huyện Ba Tri và Bình Đại", "huyện Ba Tri; huyện Bình Đại"),
    ("4 phường: Long Đức, Hòa Thuận và 2 xã: Ba Động, An Trường", "phường Long Đức; phường Hòa Thuận; xã Ba Động; xã An Trường"),
    ("các phường: 1, 2 và 3", "phường 1; phường 2; phường 3"),
    ("7 xã gồm: Mỹ Thạnh (cụm trưởng), Bình Đức", "xã Mỹ Thạnh; xã Bình Đức"),
    ("các xã: Trường Sơn, Hội Sơn", "xã Trường Sơn; xã Hội Sơn"),
    ("các huyện: Trạm Tấu, Năm Căn", "huyện Trạm Tấu; huyện Năm Căn"),
    ("TP Tuy Hòa, các huyện Đông Hòa, Tuy An", "TP Tuy Hòa; huyện Đông Hòa; huyện Tuy An"),
    ("huyện Sốp Cộp, Sông Mã", "huyện Sốp Cộp; huyện Sông Mã"),
    ("Hội Luật gia các tỉnh Kon Tum, Phú Yên", "Hội Luật gia tỉnh Kon Tum; Hội Luật gia tỉnh Phú Yên"),
    ("LĐLĐ 3 tỉnh: Bến Tre, Trà Vinh, Vĩnh Long", "LĐLĐ tỉnh Bến Tre; LĐLĐ tỉnh Trà Vinh; LĐLĐ tỉnh Vĩnh Long"),
    ("BHXH thành phố Huế và BHXH các tỉnh Nghệ An, Hà Tĩnh", "BHXH thành phố Huế; BHXH tỉnh Nghệ An; BHXH tỉnh Hà Tĩnh"),
    ("Cục Hải quan các tỉnh Bình Định và Gia Lai - Kon Tum", "Cục Hải quan tỉnh Bình Định; Cục Hải quan tỉnh Gia Lai - Kon Tum"),
    ("các Tỉnh đoàn Đồng Nai, Tây Ninh", "Tỉnh đoàn Đồng Nai; Tỉnh đoàn Tây Ninh"),
    (
        "các sở: Xây dựng, Khoa học và Công nghệ, Văn hóa, Thể thao và Du lịch; Ban Quản lý Khu kinh tế và Thanh tra tỉnh",
        "Sở Xây dựng; Sở Khoa học và Công nghệ; Sở Văn hóa, Thể thao và Du lịch; Ban Quản lý Khu kinh tế; Thanh tra tỉnh",
    ),
    ("Sở Nội vụ, Tài chính, Tư pháp và Công an tỉnh", "Sở Nội vụ; Sở Tài chính; Sở Tư pháp; Công an tỉnh"),
    ("các trường: Tiểu học Kim Đồng, THCS Trần Phú", "Trường Tiểu học Kim Đồng; Trường THCS Trần Phú"),
    # heads as written
    ("Trường THPT Hòn Gai, THPT Bãi Cháy", "Trường THPT Hòn Gai; THPT Bãi Cháy"),
    ("Ban Tuyên giáo, Ban Dân vận, Văn phòng Tỉnh ủy", "Ban Tuyên giáo; Ban Dân vận; Văn phòng Tỉnh ủy"),
    ("Xuân Lộc, Tân Phú, Định Quán", "Xuân Lộc; Tân Phú; Định Quán"),
    ("phòng Nội vụ; phòng Y tế", "phòng Nội vụ; phòng Y tế"),
    # commas and dashes inside names
    ("Phòng Y tế; Phòng Lao động, Thương binh và Xã hội; Trung tâm Văn hóa, Thể thao và Truyền thanh", "Phòng Y tế; Phòng Lao động, Thương binh và Xã hội; Trung tâm Văn hóa, Thể thao và Truyền thanh"),
    ("Chi cục Tiêu chuẩn - Đo lường - Chất lượng, Văn phòng Sở", "Chi cục Tiêu chuẩn - Đo lường - Chất lượng; Văn phòng Sở"),
    # brackets
    ("Tổng công ty Điện lực TP Hà Nội (EVN HANOI), Công ty Thoát nước", "Tổng công ty Điện lực TP Hà Nội; Công ty Thoát nước"),
    ("Trường THCS Hậu Nghĩa (huyện Đức Hòa) và Trường THCS Lê Lợi", "Trường THCS Hậu Nghĩa; Trường THCS Lê Lợi"),
    (
        "Agribank (các chi nhánh: Sóng Thần, Bến Cát); BIDV (các chi nhánh: Mỹ Phước) và Ngân hàng Chính sách xã hội tỉnh",
        "Agribank chi nhánh Sóng Thần; Agribank chi nhánh Bến Cát; BIDV chi nhánh Mỹ Phước; Ngân hàng Chính sách xã hội tỉnh",
    ),
    ("BIDV Chi nhánh tỉnh (các phòng giao dịch: Sơn Dương, Tân Quang), VNPT Lào Cai", "BIDV Chi nhánh tỉnh; VNPT Lào Cai"),
    ("Cục Thuế tỉnh, Cục Thống kê tỉnh (Khối phó, Sở Y tế", "Cục Thuế tỉnh; Cục Thống kê tỉnh; Sở Y tế"),
    # lines
    ("\n- Công an huyện Ba Bể;\n-Công an huyện Na Rì\n+ Công an huyện Chợ Đồn ;", "Công an huyện Ba Bể; Công an huyện Na Rì; Công an huyện Chợ Đồn"),
    ("\n1. Sở Y tế (Trưởng khối)\n2. Sở Tư pháp\n3- Sở Nội vụ", "Sở Y tế; Sở Tư pháp; Sở Nội vụ"),
    ("(1) Trường THPT Lê Lợi, (2) Trường THPT Nguyễn Du", "Trường THPT Lê Lợi; Trường THPT Nguyễn Du"),
    # counts and neutral words
    ("02 đơn vị: Sở Y tế, Ban Dân tộc", "Sở Y tế; Ban Dân tộc"),
    ("3 địa phương là phường Bắc Hà, xã Nhơn Châu và xã Nhơn Hải", "phường Bắc Hà; xã Nhơn Châu; xã Nhơn Hải"),
    # collectives and persons
    ("nhân dân và cán bộ xã Trung Thượng", "nhân dân và cán bộ xã Trung Thượng"),
    ("tập thể Trung tâm Y tế huyện Sa Thầy", "Trung tâm Y tế huyện Sa Thầy"),
    ("Công ty cổ phần Gốm Hạ Long và ông Lê Văn Túc", "Công ty cổ phần Gốm Hạ Long; Lê Văn Túc"),
    ("chủ tàu Lê Rạng, Trần Đình Sửu và Võ Thị Nhỏ (phường Vĩnh Phước)", "Lê Rạng; Trần Đình Sửu; Võ Thị Nhỏ"),
    ("các nhà giáo Trịnh Khắc Bưởi, Đỗ Thị Nhàn", "Trịnh Khắc Bưởi; Đỗ Thị Nhàn"),
    ("Trung tá Phạm Hòe, Trung đoàn trưởng Trung đoàn 824 và Đại úy Cao Bá Lượng", "Phạm Hòe; Cao Bá Lượng"),
    # none
    ("nâng cao chất lượng, đẩy mạnh cải cách", ""),
    ("5 cá nhân", ""),
    ("", ""),
]  # fmt: skip


def values(text: str) -> list[str]:
    return [found.value for found in split_units(text, fold(text), 0, len(text))]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text[:40] for text, _ in LISTS])
def test_one_value_for_each_unit(text, expected):
    # a unit of the table may hold commas, never a semicolon
    assert [fold(v) for v in values(text)] == [fold(v) for v in expected.split("; ") if v]


def test_where_a_list_ends():
    text = "các huyện: Mộc Châu, Vân Hồ tổ chức tổng kết, trao giải"
    units, end = read_list(text, fold(text), 0, len(text))
    assert [u.value for u in units] == ["huyện Mộc Châu", "huyện Vân Hồ"]
    assert text[end:] == " tổ chức tổng kết, trao giải"


def test_the_next_clause_is_no_unit():
    text = "xã Bản Mù và bà Sùng Thị Mảy; Hội LHPN tỉnh tặng Bằng khen cho 2 cá nhân"
    assert values(text) == ["xã Bản Mù", "Sùng Thị Mảy"]


def test_a_head_from_before_the_list():
    text = "5 huyện trong Cụm: Bắc Hà, Bảo Yên"
    units, _ = read_list(text, fold(text), 17, len(text), ((2, 7),))
    assert [u.value for u in units] == ["huyện Bắc Hà", "huyện Bảo Yên"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Sở Y tế (Khối trưởng), Sở Nội vụ", "Khối trưởng"),
        ("Sở Y tế - Khối phó, Sở Nội vụ", "Khối phó"),
        ("Sở Y tế, Cụm trưởng; Sở Nội vụ", "Cụm trưởng"),
        ("Sở Y tế (đơn vị Trưởng khối) và Sở Nội vụ", "đơn vị Trưởng khối"),
        ("Sở Y tế và Sở Nội vụ", None),
    ],
)
def test_offices_are_noted(text, office):
    first, second = split_units(text, fold(text), 0, len(text))
    assert (first.value, first.notes.get("office")) == ("Sở Y tế", office)
    assert (second.value, dict(second.notes)) == ("Sở Nội vụ", {})


def test_persons_are_marked():
    text = "Sở Y tế và bà Lò Thị Pản"
    unit, person = split_units(text, fold(text), 0, len(text))
    assert "kind" not in unit.notes
    assert person.notes["kind"] == "person"


def folded_words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


PIECES = st.sampled_from(
    "các|huyện|:|Bù Đăng|,|;|và|Sở|Y tế|(|)|Khối trưởng|-|\n|\n- |1.|2 xã|Ba Bể|ông|Lê Văn Tám|Trường THPT|Hùng Vương|gồm|"
    "Agribank (các chi nhánh:|LĐLĐ các tỉnh|Gia Lai|tổ chức|đơn vị|12|.|là|Văn hóa, Thể thao và Du lịch".split("|")
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_a_value_is_its_joined_slices(text):
    for found in split_units(text, fold(text), 0, len(text)):
        assert found.spans
        assert all(0 <= a < b <= len(text) for a, b in found.spans)
        assert folded_words(found.value) == folded_words(" ".join(text[a:b] for a, b in found.spans))
        assert found.rule.startswith("lists.")


@given(st.text(max_size=300))
def test_any_text_is_read_to_an_end_within_it(text):
    units, end = read_list(text, fold(text), 0, len(text))
    assert 0 <= end <= len(text)
    assert all(u.value is not None for u in units)


@pytest.mark.parametrize("piece", ["Sở Y tế, ", "A ", "các xã ", "(", "A (", "và ", "1. ", "\n- ", "ông "])
def test_long_repetitions_take_linear_time(piece):
    text = piece * (50_000 // len(piece))
    begun = time.perf_counter()
    split_units(text, fold(text), 0, len(text))
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize("following", ["Lãnh đạo các đơn vị ký giao ước thi đua", "Bước vào năm học mới, các đơn vị"])
@pytest.mark.parametrize("marks", [("- ", "- "), ("1. ", "2. "), ("+ ", "+ ")])
def test_behind_bullets_a_line_without_one_is_no_unit(marks, following):
    text = f"\n{marks[0]}Phòng Nội vụ\n{marks[1]}Phòng Tư pháp\n{following}"
    assert [u.value for u in split_units(text, fold(text), 0, len(text))] == ["Phòng Nội vụ", "Phòng Tư pháp"]


def test_a_comma_goes_on_over_a_line_without_a_bullet():
    text = "\n- Phòng Nội vụ,\n- Phòng Tư pháp,\nPhòng Y tế"
    assert [u.value for u in split_units(text, fold(text), 0, len(text))][-1] == "Phòng Y tế"
