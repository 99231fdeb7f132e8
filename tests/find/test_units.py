"""Names of units: where they end. A bar in each row shows the end; all rows are invented or names of public kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Article, Block, Role
from pipeline.find.unit_names import read_name
from pipeline.recipe import read_doc
from pipeline.text.normal import fold


def unit_at(text, folded, start, limit):
    """The span of the unit that begins at `start`, or None."""
    name = read_name(text, folded, start, limit)
    return (name.start, name.end) if name else None


NAMES = """
Sở Nông nghiệp và PTNT| đã trình
Sở NN&PTNT| phối hợp
Sở VH,TT&DL tỉnh Lào Cai| tổ chức
Sở LĐ-TB&XH| tham mưu
Sở Văn hoá , Thể thao và Du lịch| cùng
Sở Lao động, Thương binh và Xã hội|, Sở Y tế
Sở Giao thông vận tải - Xây dựng| đã
Sở Y tế| tặng
Ban Chấp hành (BCH) Đảng bộ tỉnh| tổ chức
BCH Đoàn Khối Cơ quan và Doanh nghiệp tỉnh Lai Châu| tổ chức
Ủy ban ATGT Quốc gia|; ông
Sở Y tế| và Sở Tư pháp
Sở Tài chính| kiểm tra
Sở Xây dựng| xây dựng kế hoạch
Bộ Giáo dục - đào tạo| ban hành
Ban Quản lý các Khu công nghiệp tỉnh| tổ chức
Ban Quản lý Khu kinh tế cửa khẩu Lạng Sơn|, Cục
Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh| đạt
Ban Tổ chức Tỉnh ủy| tổ chức
Chi cục Chăn nuôi và Thú y tỉnh| phát động
Chi cục Tiêu chuẩn - Đo lường - Chất lượng|)
Trung tâm Kiểm soát bệnh tật tỉnh Bắc Giang| nhận
Trung tâm Dịch vụ nông nghiệp huyện Tủa Chùa| trao
Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Yên Khánh|, Trường
Trung tâm Văn hóa, Thể thao và Truyền thanh|; Thanh tra
Trung tâm Quản lý, Khai thác các công trình công cộng| nhận
Hội Liên hiệp Phụ nữ xã Đại Đồng| ra mắt
Hội LHPN huyện Phú Bình| Nguyễn Thị Lụa
Hội Nạn nhân chất độc da cam/dioxin tỉnh Quảng Trị| tổ chức
Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam| tổ chức
Liên hiệp các tổ chức hữu nghị tỉnh|, Hội
Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh Đắk Lắk| ký kết
Công đoàn ngành Giáo dục tỉnh Thái Bình| tổng kết
Công đoàn các Khu công nghiệp tỉnh Bắc Ninh| trao
LĐLĐ thị xã Từ Sơn| tuyên dương
Đoàn Khối các cơ quan và doanh nghiệp tỉnh| tổ chức
Huyện đoàn Đức Trọng| phối hợp
Huyện uỷ Đồng Hỷ| chỉ đạo
Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Hòa Bình| tổng kết
Đảng ủy Khối Doanh nghiệp tỉnh|, Đảng ủy
Uỷ ban Kiểm tra Tỉnh uỷ Sơn La| tổng kết
Văn phòng Đoàn ĐBQH và HĐND tỉnh Hà Giang| tổ chức
Bộ Chỉ huy Bộ đội Biên phòng tỉnh Quảng Bình| tổ chức
Đồn Biên phòng Cửa khẩu quốc tế Cha Lo| đã
Trung đoàn 19|, Sư đoàn 968
Bộ Tư lệnh Vùng 3 Hải quân| tổ chức
Phòng Cảnh sát Quản lý hành chính về trật tự xã hội Công an tỉnh| được
Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao|, Phòng
Đội Cảnh sát giao thông Công an huyện Lục Ngạn| được khen
Phòng Công tác chính trị| (PX15)
Công an phường Bãi Cháy| ra quân
Viện Kiểm sát nhân dân tối cao| tặng
Kho Bạc nhà nước chi nhánh Hải Phòng|, Cục
Kho bạc Nhà nước huyện Văn Bàn| nhận
Chi cục Thuế khu vực Lục Yên - Yên Bình| sơ kết
Cục Hải quan tỉnh Gia Lai - Kon Tum|)
Cục Dự trữ nhà nước khu vực Đông Bắc|,
Ngân hàng TMCP Đầu tư và Phát triển Việt Nam Chi nhánh Sơn La| tặng
Vietcombank chi nhánh Bắc Bình Dương| và
Công ty TNHH MTV Quản lý khai thác công trình thủy lợi Nghệ An| tổng kết
Công ty Điện lực Phú Thọ| NGÔ THẾ VỊNH chủ trì
Tổng Công ty Cổ phần Bia - Rượu - Nước giải khát Hà Nội| tổng kết
Tổng công ty Điện lực miền Trung| phát động
Viettel Thanh Hóa| tặng
Trường Đại học Sư phạm Hà Nội 2| tổ chức
Trường Cao đẳng nghề Du lịch - Dịch vụ Hải Phòng| tuyển sinh
Trường THPT Nguyễn Huệ|; đề nghị
Trường THPT Quang Trung| Trần Quốc Bảo, Cụm trưởng
Trường Tiểu học Lê Văn Tám| phát động
Bệnh viện Đa khoa khu vực Hoàng Su Phì| tổ chức
Bệnh viện Mắt và Da liễu| đạt
Bệnh viện Nhi| đạt 965 điểm
Khoa Hồi sức tích cực - Chống độc|, Khoa
Báo Quân đội nhân dân| tổ chức
UBND tỉnh| Đặng Thị Ánh Nga
UBND huyện Bù Đăng| Nguyễn Hữu Toản
UBND phường Trần Hưng Đạo| tổ chức
UBND TP.HCM| yêu cầu
phường Quy Nhơn Bắc| Đoàn Hữu Cảnh
xã Nhơn Châu| Phạm Đảo trao đổi
huyện Cư M'gar|; huyện
quận 5|, TP.HCM
công an tỉnh| bắt giữ
Phòng Kinh tế, Hạ tầng và Đô thị phường Nam Đông Hà| xử lý
Khối thi đua các Sở, ban, ngành tổng hợp| tổng kết
Khối thi đua số III| tổ chức
Khối thi đua các sở quản lý kinh tế - kỹ thuật tỉnh Gia Lai| họp
Khối thi đua Ngân hàng - Tín dụng tỉnh Hà Nam| ký kết
Khối thi đua Văn hoá - Xã hội tỉnh| tổng kết
Khối thi đua các doanh nghiệp ngoài quốc doanh tỉnh Yên Bái| tổng kết
Khối thi đua số 4 - Khối doanh nghiệp dịch vụ công ích thành phố Đà Nẵng| tổ chức Hội nghị
Khối các cơ quan Trung ương đóng tại địa phương| tổ chức
Khối thi đua II Đảng ủy Khối các cơ quan tỉnh| tổ chức
Cụm thi đua số II UBMTTQ Việt Nam các huyện, thị xã tỉnh Sóc Trăng| tổ chức Hội nghị
Cụm thi đua số 3 thuộc Sở GD&ĐT tỉnh Bình Định| tổ chức
Cụm thi đua số 3 - Công an tỉnh Hậu Giang| tổ chức Hội nghị
Cụm thi đua LĐLĐ các tỉnh Bắc sông Hậu| tổ chức Hội nghị
Cụm thi đua Sở Tư pháp các tỉnh miền Đông Nam Bộ| sơ kết
Cụm thi đua số II Hội Nông dân các tỉnh Phú Thọ, Hoà Bình và Lai Châu| họp
Cụm thi đua các đơn vị trực thuộc| gồm
"""
NONE = [
    "Khối thi đua tổ chức hội nghị",
    "Khối thi đua xây dựng kế hoạch năm",
    "khối lượng công việc",
    "Trường Sa thân yêu",
    "Tỉnh ủy viên, Giám đốc Sở",
    "Sư đoàn trưởng Nguyễn Văn A",
    "Bộ Quy tắc ứng xử",
    "vụ MobiFone mua cổ phần",
    "đội Syria thắng",
    "các huyện trong Cụm",
    "",
]


@pytest.mark.parametrize("row", NAMES.strip().split("\n"))
def test_a_name_ends_where_a_reader_ends_it(row):
    text = row.replace("|", "")
    span = unit_at(text, fold(text), 0, len(text))
    assert span is not None
    assert text[: span[1]] == row[: row.index("|")]


@pytest.mark.parametrize("text", NONE)
def test_what_begins_no_unit(text):
    assert unit_at(text, fold(text), 0, len(text)) is None


def test_a_limit_is_kept():
    text = "Sở Văn hóa, Thể thao và Du lịch"
    assert unit_at(text, fold(text), 0, 10) == (0, 10)


def units_of(text: str) -> list[str]:
    doc = read_doc(Article(text, [Block(Role.BODY, 0, len(text))]))
    return [text[u.start : u.end] for u in doc._.units]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Phó Giám đốc Sở Y tế tỉnh Lai Châu trao quà cho Trường Tiểu học Tả Lèng.",
            ["Sở Y tế tỉnh Lai Châu", "Trường Tiểu học Tả Lèng"],
        ),
        ("Đội ngũ cán bộ, hội viên vùng nông thôn ở Nam Bộ tham gia đông đảo.", []),
        ("Cán bộ Công an xã Bản Mù giúp dân dựng nhà.", ["Công an xã Bản Mù"]),
        ("Ông Lê Trường Giang thăm huyện Trạm Tấu.", ["huyện Trạm Tấu"]),
    ],
)
def test_all_units_of_a_text(text, units):
    assert units_of(text) == units


PIECES = st.sampled_from(
    "Sở|Y tế|và|,|huyện|Bù Đăng|Khối thi đua|số 3|các|tỉnh|Nguyễn Văn A|tổ chức|(|)|-|–|Công an|Trường THPT|Việt Nam|\n|"
    "TP.|HCM|Cụm|thuộc|Ban Quản lý|khu kinh tế|1|II|M'gar|GD&ĐT|của|xã|Hội|Đoàn|;|:|.".split("|")
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_mixture_of_pieces_gives_spans_within_the_text(text):
    folded = fold(text)
    for start in range(0, len(text), 3):
        span = unit_at(text, folded, start, len(text))
        if span:
            assert start == span[0] < span[1] <= len(text)
            assert text[start : span[1]] == text[start : span[1]].strip()


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_text_at_any_place_is_answered(text, start, limit):
    span = unit_at(text, fold(text), start, limit)
    assert span is None or span[1] <= limit
