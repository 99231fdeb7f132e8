"""Signature lines, names glued to a paragraph, source tags; captions and sentences that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.agency import is_agency, source_tag
from pipeline.read.names import is_author
from pipeline.read.signature import credit_line, glued, unit_line

SIGNATURES = [
    # line, byline, agency
    ("Tin, ảnh: Hà Mây", "Hà Mây", None),
    ("Tin,ảnh: Hà Mây", "Hà Mây", None),
    ("Bài và ảnh : Vi Xôm", "Vi Xôm", None),
    ("Tin: Lò Thị Ín - Ảnh: Tư Đô", "Lò Thị Ín", None),
    ("Bài, ảnh: HÀ MÂY, TƯ ĐÔ", "HÀ MÂY, TƯ ĐÔ", None),
    ("Người viết: Ths. Lò Thị Ín", "Ths. Lò Thị Ín", None),
    ("Viết bởi Hà Mây", "Hà Mây", None),
    ("Hà Mây - Tư Đô", "Hà Mây - Tư Đô", None),
    ("Hà Mây và Tư Đô", "Hà Mây và Tư Đô", None),
    ("T.Mây", "T.Mây", None),
    ("L. H", "L. H", None),
    ("P.V", "P.V", None),
    ("PV - CTV", "PV - CTV", None),
    ("CTV: Hà Mây", "Hà Mây", None),
    ("H'Ngăm Êban", "H'Ngăm Êban", None),
    ("Thiếu tá Lò Văn Pánh", "Thiếu tá Lò Văn Pánh", None),
    ("Hà Mây (TTXVN)", "Hà Mây", "TTXVN"),
    ("Hà Mây/VOV.VN", "Hà Mây", "VOV.VN"),
    ("Hà Mây (Theo Dân trí)", "Hà Mây", "Dân trí"),
    ("Hà Mây theo Tuổi Trẻ", "Hà Mây", "Tuổi Trẻ"),
    ("Hà Mây (Tổng hợp)", "Hà Mây", None),
    ("Hà Mây (t/h)", "Hà Mây", None),
    ("Hà Mây (từ Viêng Chăn)", "Hà Mây", None),
    ("(tổng hợp) Hà Mây", "Hà Mây", None),
    ("Hà Mây-Văn phòng HĐND tỉnh", "Hà Mây", None),
    ("Theo BĐP", None, "BĐP"),
    ("(Theo Báo Bàu Đồn)", None, "Báo Bàu Đồn"),
    ("Theo baudon.gov.vn", None, "baudon.gov.vn"),
    ("Nguồn: Cổng TTĐT huyện Bàu Đồn", None, "Cổng TTĐT huyện Bàu Đồn"),
    ("Nguồn tin: LĐLĐ tỉnh", None, "LĐLĐ tỉnh"),
    ("TTXVN/Vietnam+", None, "TTXVN/Vietnam+"),
]

NONE = [
    "Ảnh: Hà Mây",
    "Quang cảnh hội nghị",
    "Ông Lò Văn Pánh phát biểu tại hội nghị",
    "Theo báo cáo của huyện, năm qua các đơn vị đã hoàn thành",
    "Theo đó, khối bầu Khối trưởng",
    "Theo TS.",  # the rest of the name stands on the next line
    "Phòng Nội vụ; Thanh tra huyện",
    "Tin liên quan",
    "Nội dung: thi đua hai tốt",
    "Hội nghị bế mạc.",
    "admin",
    "Mây",
    "",
]


def part(text, span):
    return None if span is None else text[slice(*span)]


@pytest.mark.parametrize(("line", "byline", "agency"), SIGNATURES)
def test_signatures(line, byline, agency):
    text = f"Hết.\n{line}\n"
    credit = credit_line(text, 5, 5 + len(line))
    assert credit is not None
    assert (part(text, credit.byline), part(text, credit.agency)) == (byline, agency)


@pytest.mark.parametrize("line", NONE)
def test_no_signatures(line):
    assert credit_line(line, 0, len(line)) is None


def test_a_bare_name_needs_its_place():
    assert credit_line("Hà Mây", 0, 6, bare=False) is None
    assert credit_line("Tin: Hà Mây", 0, 11, bare=False) is not None


@pytest.mark.parametrize(
    ("text", "byline", "agency"),
    [
        ("Hội nghị ký giao ước thi đua. Hà Mây", "Hà Mây", None),
        ("Hội nghị ký giao ước thi đua./. Hà Mây/VOV.VN", "Hà Mây", "VOV.VN"),
        ("Hội nghị ký giao ước thi đua/. H.Mây", "H.Mây", None),
        ("“Ta phải thi đua” Hà Mây", "Hà Mây", None),
        ("Hội nghị ký giao ước thi đua. (tổng hợp) Hà Mây", "Hà Mây", None),
        ("Hội nghị ký giao ước thi đua. Theo Dân Trí", None, "Dân Trí"),
        ("Hội nghị ký giao ước thi đua. Tin, ảnh: Hà Mây", "Hà Mây", None),
        ("Đoàn thăm khu vực Đông Nam Á. Hà Mây", "Hà Mây", None),
        ("Hội nghị thành công tốt đẹp PV", "PV", None),
        ("Hội nghị ký giao ước. Hà Mây/VOV-Trung tâm Tin Hà Mây/VOV-Trung tâm Tin", "Hà Mây", "VOV-Trung tâm Tin"),
        ("Hội nghị ký giao ước thi đua (Theo Tuổi Trẻ)", None, "Tuổi Trẻ"),
    ],
)
def test_glued(text, byline, agency):
    credit = glued(text, 0, len(text))
    assert credit is not None
    assert (part(text, credit.byline), part(text, credit.agency)) == (byline, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị họp tại TP. Hồ Chí Minh",
        "Dự hội nghị có Th.S. Lò Văn Pánh",
        "Hội nghị do ông Lò Văn Pánh chủ trì.",
        "Hội nghị bế mạc. Ông Pánh dự",
        "",
    ],
)
def test_nothing_glued(text):
    assert glued(text, 0, len(text)) is None


@pytest.mark.parametrize("line", ["Ban Truyền thông", "Phòng Tổ chức - Hành chính", "Văn phòng HĐND và UBND huyện"])
def test_units_that_sign(line):
    assert unit_line(line, 0, len(line)) is not None


@pytest.mark.parametrize("line", ["Công đoàn huyện trao quà", "Phòng Nội vụ, Thanh tra huyện", "Quang cảnh hội nghị"])
def test_units_that_do_not(line):
    assert unit_line(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("(BĐO) - Sáng 12/10", "BĐO"),
        ("(HNM) Sáng 12/10", "HNM"),
        ("(TN&MT) - Sáng 12/10", "TN&MT"),
        ("(Baudon.vn) - Sáng 12/10", "Baudon.vn"),
        ("(BĐO)- Sáng 12/10", "BĐO"),
        ("BĐO - Sáng 12/10", "BĐO"),
        ("BÀU ĐỒN ONLINE – Sáng 12/10", "BÀU ĐỒN ONLINE"),
        ("Hà Nội (TTXVN) - Sáng 12/10", "TTXVN"),
        ("HÀ NỘI - Sáng 12/10", None),
        ("(Hà Nội) - Sáng 12/10", None),
        ("UBND huyện - Sáng 12/10", None),
        ("(gồm 5 xã) họp sáng 12/10", None),
        ("Sáng 12/10", None),
        ("", None),
    ],
)
def test_source_tags(text, tag):
    assert part(text, source_tag(text, 0, len(text))) == tag


@pytest.mark.parametrize(
    "name", ["TTXVN", "VOV - Trung tâm Tin", "Dangcongsan.vn", "QNO", "Báo Bàu Đồn", "Thanh Niên Online"]
)
def test_agencies(name):
    assert is_agency(name)


@pytest.mark.parametrize(
    "name", ["Hà Mây", "Trang Dung", "Sở Nội vụ", "Báo điện tử sẽ tiếp tục cập nhật vụ việc", "", "báo cáo"]
)
def test_no_agencies(name):
    assert not is_agency(name)


@pytest.mark.parametrize("name", ["Hà mây", "Tin Khác", "Super User", "Hà Mây Tư Đô Lò Ín", "HÀ Mây", "1234", "A" * 80])
def test_no_authors(name):
    assert not is_author(name)


@given(st.text(max_size=120) | st.text(alphabet="HàMây.-()/: TheoPVTin,", max_size=60))
def test_any_line(text):
    for credit in (credit_line(text, 0, len(text)), glued(text, 0, len(text)), unit_line(text, 0, len(text))):
        for span in (credit.byline, credit.agency) if credit else ():
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    tag = source_tag(text, 0, len(text))
    assert tag is None or 0 <= tag[0] < tag[1] <= len(text)
