"""Where an article lists the members of a khối or cụm. All articles are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article, Block, Role
from pipeline.find.members import MemberList, find_member_lists
from pipeline.recipe import read_doc
from pipeline.text.normal import fold


def lists_of(text: str) -> list[MemberList]:
    return find_member_lists(read_doc(Article(text, [Block(Role.BODY, 0, len(text))])))


def members_of(text: str) -> list[str]:
    found: list[str] = []
    for entry in lists_of(text):
        found += [fold(u.value) for u in entry.units if fold(u.value) not in found]
    return found


LISTED = [
    (  # schools are named after persons
        "Cụm thi đua số 6 gồm các Trường THPT: Nguyễn Du, Trường Chinh, Phan Bội Châu tổ chức hội nghị.",
        "Trường THPT Nguyễn Du; Trường THPT Trường Chinh; Trường THPT Phan Bội Châu",
    ),
    (
        "Cụm thi đua số 2 họp. Đến dự có Bí thư Đảng ủy, Chủ tịch UBND các xã: Thạch Lạc, Thạch Trị, Thạch Hội trong cụm.",
        "xã Thạch Lạc; xã Thạch Trị; xã Thạch Hội",
    ),
    (
        "Năm 2019, Khối thi đua các Ban Đảng gồm có 3 đơn vị: Ban Tổ chức Tỉnh uỷ, Ban Dân vận Tỉnh uỷ và Văn phòng Tỉnh uỷ.",
        "Ban Tổ chức Tỉnh uỷ; Ban Dân vận Tỉnh uỷ; Văn phòng Tỉnh uỷ",
    ),
    (
        "Sáng 3/7, Cụm thi đua số 3 gồm các huyện: Sốp Cộp, Sông Mã và thị trấn Ít Ong tổ chức sơ kết, trao 3 Giấy khen.",
        "huyện Sốp Cộp; huyện Sông Mã; thị trấn Ít Ong",
    ),
    (
        "Cụm thi đua 5 thành phố trực thuộc Trung ương (Hà Nội, Hải Phòng, Đà Nẵng, Cần Thơ, Hồ Chí Minh) tổng kết.",
        "thành phố Hà Nội; thành phố Hải Phòng; thành phố Đà Nẵng; thành phố Cần Thơ; thành phố Hồ Chí Minh",
    ),
    (
        "Dự hội nghị có lãnh đạo 3 huyện trong Cụm thi đua số 2 (Bắc Hà, Si Ma Cai, Bảo Yên).",
        "huyện Bắc Hà; huyện Si Ma Cai; huyện Bảo Yên",
    ),
    (
        "Cụm thi đua Hội Nông dân các tỉnh Đông Nam Bộ (Tây Ninh, Bình Phước, Đồng Nai) họp sơ kết.",
        "Hội Nông dân tỉnh Tây Ninh; Hội Nông dân tỉnh Bình Phước; Hội Nông dân tỉnh Đồng Nai",
    ),
    (
        "Cụm thi đua số 7 do Sở Nội vụ làm Cụm trưởng, gồm các đơn vị: Sở Nội vụ, Sở Tư pháp, Thanh tra tỉnh.",
        "Sở Nội vụ; Sở Tư pháp; Thanh tra tỉnh",
    ),
    (
        "Khối thi đua do Sở Tài chính làm Khối trưởng, Cục Thuế tỉnh làm Khối phó và các thành viên: Kho bạc Nhà nước tỉnh, Bảo hiểm xã hội tỉnh.",
        "Sở Tài chính; Cục Thuế tỉnh; Kho bạc Nhà nước tỉnh; Bảo hiểm xã hội tỉnh",
    ),
    (
        "Cụm thi đua số 4 Công an tỉnh có 4 thành viên. Ngoài Công an huyện Ba Bể giữ vai trò Cụm trưởng và Công an huyện Na Rì là Cụm phó, trong Cụm còn có Công an các huyện: Chợ Đồn, Ngân Sơn.",
        "Công an huyện Ba Bể; Công an huyện Na Rì; Công an huyện Chợ Đồn; Công an huyện Ngân Sơn",
    ),
    (
        "Thành viên trong khối thi đua gồm : Công an tỉnh, Toà án nhân dân tỉnh;Thanh tra tỉnh. Riêng Sở Tư pháp mới được chuyển về khối từ đầu năm.",
        "Công an tỉnh; Toà án nhân dân tỉnh; Thanh tra tỉnh; Sở Tư pháp",
    ),
    (
        "Cụm thi đua số 4 gồm 3 đơn vị sau đây:\n+ Công an thành phố Vĩnh Yên (Cụm trưởng)\n+ Công an huyện Tam Đảo\n+ Phòng Cảnh sát giao thông\nNăm qua các đơn vị đã đoàn kết.",
        "Công an thành phố Vĩnh Yên; Công an huyện Tam Đảo; Phòng Cảnh sát giao thông",
    ),
    (
        "Các đơn vị thành viên của Khối thi đua số 4:\n1. Công ty Cây xanh Huế (Trưởng khối)\n2. Công ty Thoát nước Huế",
        "Công ty Cây xanh Huế; Công ty Thoát nước Huế",
    ),
    (
        "Khối thi đua các ngân hàng (gồm: Ngân hàng Nhà nước chi nhánh tỉnh, Vietcombank Hà Tĩnh; BIDV Hà Tĩnh vừa ký giao ước.",
        "Ngân hàng Nhà nước chi nhánh tỉnh; Vietcombank Hà Tĩnh; BIDV Hà Tĩnh",
    ),
    (
        "Dự có lãnh đạo các đơn vị trong Khối thi đua (Sở Y tế, Sở Tư pháp và Thanh tra tỉnh.",
        "Sở Y tế; Sở Tư pháp; Thanh tra tỉnh",
    ),
    (
        "Cụm thi đua số 5 gồm 3 xã (Nà Tấu, Nà Nhạn, Pá Khoang) và phường Him Lam.",
        "xã Nà Tấu; xã Nà Nhạn; xã Pá Khoang; phường Him Lam",
    ),
    (
        "Cụm thi đua các doanh nghiệp có 3 thành viên: Công ty Than Uông Bí - TKV, Công ty Nhiệt điện Uông Bí và Điện lực Uông Bí.",
        "Công ty Than Uông Bí - TKV; Công ty Nhiệt điện Uông Bí; Điện lực Uông Bí",
    ),
    (
        "Đại diện 3 phường trong cụm là Cẩm Thành, Cẩm Trung, Cẩm Tây ký giao ước thi đua.",
        "phường Cẩm Thành; phường Cẩm Trung; phường Cẩm Tây",
    ),
    (
        "Ngoài Sở Y tế (Khối trưởng), Khối thi đua còn các đơn vị: Sở Du lịch, Ban Dân tộc.",
        "Sở Y tế; Sở Du lịch; Ban Dân tộc",
    ),
    (
        "Sở Y tế, Sở Nội vụ và Sở Tư pháp đều là thành viên của Khối thi đua số 2.",
        "Sở Y tế; Sở Nội vụ; Sở Tư pháp",
    ),
    (
        "Cụm thi đua số 1 (Hội LHPN các tỉnh phía Bắc) tổng kết. Tham dự có lãnh đạo Hội LHPN 3 tỉnh: Sơn La, Lào Cai, Hoà Bình.",
        "Hội LHPN tỉnh Sơn La; Hội LHPN tỉnh Lào Cai; Hội LHPN tỉnh Hoà Bình",
    ),
    (
        "Cụm thi đua số II Hội Nông dân các tỉnh Phú Thọ, Yên Bái và Lai Châu họp sơ kết.",
        "Hội Nông dân tỉnh Phú Thọ; Hội Nông dân tỉnh Yên Bái; Hội Nông dân tỉnh Lai Châu",
    ),
    (
        "Khối thi đua hiện có: Agribank Chi nhánh tỉnh; BIDV Chi nhánh tỉnh và Quỹ tín dụng nhân dân Ỷ La.",
        "Agribank Chi nhánh tỉnh; BIDV Chi nhánh tỉnh; Quỹ tín dụng nhân dân Ỷ La",
    ),
    (
        "Khối trưởng Khối thi đua là Sở Nội vụ; khối phó là Sở Tài chính; các đơn vị còn lại gồm Sở Tư pháp, Thanh tra tỉnh.",
        "Sở Nội vụ; Sở Tài chính; Sở Tư pháp; Thanh tra tỉnh",
    ),
]  # fmt: skip

NO_LIST = [
    "Khối thi đua các trường họp. Dự có lãnh đạo phòng Giáo dục, phòng Nội vụ, Hiệu trưởng và Chủ tịch Công đoàn các trường trong khối.",
    "Tại hội nghị, Cụm thi đua đã tặng quà cho 3 đơn vị: Trường Tiểu học Nậm Lúc, Trạm Y tế xã Nậm Lúc, Đồn Biên phòng Si Ma Cai.",
    "Hội nghị Cụm thi đua thống nhất phân công các đơn vị: Sở Y tế, Sở Tư pháp, Sở Xây dựng giúp đỡ xã nghèo.",
    "Khối thi đua xác định nhiệm vụ năm 2020 gồm: nâng cao chất lượng tham mưu, đẩy mạnh cải cách hành chính.",
    "Ban Giám khảo hội thao khối thi đua gồm các đồng chí: Nguyễn Văn Tú, Trần Thị Mơ, Lê Quang Hà.",
    "Khối thi đua đề nghị tặng Cờ thi đua cho 2 đơn vị: Sở Y tế và Sở Nội vụ.",
    "Khối thi đua suy tôn; 03 đơn vị được đề nghị tặng Bằng khen gồm Sở Y tế; Sở Nội vụ; Sở Tư pháp.",
    "Trong Khối thi đua có Sở Y tế, Sở Tư pháp, Sở Xây dựng được đề nghị tặng Bằng khen.",
    "Khối thi đua các doanh nghiệp (do Công ty Điện lực Nam Định làm Trưởng khối) tổ chức tổng kết.",
    "Cụm thi đua số 7 chấm điểm: Sở Y tế 98 điểm, Sở Tư pháp 97 điểm, Sở Xây dựng 95 điểm.",
    "Dự hội nghị có lãnh đạo Cụm thi đua số 3; lãnh đạo các sở: Nội vụ, Tài chính, Tư pháp.",
    "Cụm thi đua số 9 (Cụm các xã, phường ven biển) tổ chức tổng kết.",
    "Đoàn công tác gồm Sở Y tế, Sở Nội vụ và Công an tỉnh kiểm tra khối lượng thi công, phong trào thi đua.",
]


@pytest.mark.parametrize(("text", "expected"), LISTED, ids=[text[:40] for text, _ in LISTED])
def test_members(text, expected):
    assert members_of(text) == [fold(unit) for unit in expected.split("; ")]


@pytest.mark.parametrize("text", NO_LIST, ids=[text[:40] for text in NO_LIST])
def test_lists_of_other_things(text):
    assert members_of(text) == []


def test_each_list_knows_its_block():
    text = (
        "Cụm thi đua số 1 gồm các huyện: Văn Yên, Lục Yên; Cụm thi đua số 2 gồm các huyện: Mù Cang Chải, Văn Chấn. "
        "Khối thi đua số 5 gồm Sở Y tế và Sở Nội vụ."
    )
    blocks = [text[slice(*entry.block_span)] for entry in lists_of(text) if entry.block_span]
    assert blocks == ["Cụm thi đua số 1", "Cụm thi đua số 2", "Khối thi đua số 5"]
    assert [len(entry.units) for entry in lists_of(text)] == [2, 2, 2]


def test_titles_and_furniture_list_nothing():
    text = "Cụm thi đua số 1 gồm các huyện: Văn Yên, Lục Yên"
    doc = read_doc(Article(text, [Block(Role.FURNITURE, 0, len(text))]))
    assert find_member_lists(doc) == []


PIECES = st.sampled_from(
    "Khối thi đua|Cụm|gồm|:|(|)|,|;|.|và|Sở Y tế|các huyện|Bù Đăng|đơn vị thành viên|trong Khối|còn có|Ngoài|Riêng|là|08|\n|"
    "\n- |Khối trưởng|mới chuyển về|tặng Cờ thi đua|LĐLĐ các tỉnh|Gia Lai|thành viên|tổ chức".split("|")
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=50).map(" ".join))
def test_any_mixture_of_pieces_gives_spans_within_the_text(text):
    for entry in lists_of(text):
        assert 0 <= entry.start <= entry.end <= len(text)
        assert entry.units
        for unit in entry.units:
            assert all(0 <= a < b <= len(text) for a, b in unit.spans)
