"""Whole pages, invented after the layouts of portals and papers: what each line is, and what is read from where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Role
from pipeline.read.layout import read_article

TITLE = "Khối thi đua số 4 huyện Bàu Đồn tổng kết công tác năm 2016"
LEAD = (
    "Sáng 12/10, tại thị trấn Mỏ Vàng, Khối thi đua số 4 huyện Bàu Đồn tổ chức hội nghị tổng kết công tác thi đua, khen "
    "thưởng năm 2016. Ông Lò Văn Pánh, Trưởng phòng Nội vụ huyện chủ trì hội nghị."
)
BODY = (
    "Năm qua, các đơn vị trong khối đã phát động nhiều phong trào sôi nổi, gắn với nhiệm vụ chuyên môn của từng cơ quan, "
    "được cán bộ và nhân dân hưởng ứng, góp phần hoàn thành các chỉ tiêu kinh tế - xã hội của huyện."
)


def page(*lines):
    return read_article("\n".join(lines))


def roles(article):
    """The blocks that aren't the standard lines, as (role, text)."""
    pieces = [(block.role, article.text[block.start : block.end]) for block in article.blocks]
    return [(role, text) for role, text in pieces if text not in {TITLE, LEAD, BODY}]


def values(article):
    found = (article.title, article.published, article.byline, article.agency)
    return tuple(value.value if value else None for value in found)


PAGES = {
    "portal with masthead, path and links": (
        [
            "Bàu Đồn, ngày 20 tháng 11 năm 2019", "", "Trang chủ » Tin tức » Chi tiết", "", TITLE, "",
            "Ngày đăng: 14/10/2016 08:12 | Lượt xem: 87", LEAD, BODY, "", "Tin, ảnh: Vi Mây", "",
            "Các tin khác", "» Bàu Đồn khai giảng lớp bơi (10/10/2016)", "Đang truy cập: 12 | Tổng lượt truy cập: 1.204",
        ],
        (TITLE, "2016-10-14", "Vi Mây", None),
    ),
    "site header, menu, today's date with a clock": (
        ["UBND HUYỆN BÀU ĐỒN", "PHÒNG NỘI VỤ", "Trang chủ", "Giới thiệu", "Thứ Bảy, 20/11/2019 14:05", TITLE, LEAD, BODY],
        (TITLE, None, None, None),
    ),
    "no headline": (
        ["Bàu Đồn, ngày 20 tháng 11 năm 2019", "", LEAD, "", BODY, "", "Vi Mây"],
        (None, None, "Vi Mây", None),
    ),
    "headline in capitals over two lines": (
        ["KHỐI THI ĐUA CÁC CƠ QUAN HUYỆN BÀU ĐỒN", "TỔNG KẾT NĂM 2016", "14/10/2016", LEAD, BODY, "Người viết: Vi Mây"],
        ("KHỐI THI ĐUA CÁC CƠ QUAN HUYỆN BÀU ĐỒN TỔNG KẾT NĂM 2016", "2016-10-14", "Vi Mây", None),
    ),
    "kicker with a colon": (
        ["Khối thi đua số 4:", "Nhiều cách làm mới trong phong trào thi đua", "", "14/10/2016 08:00", LEAD, BODY],
        ("Khối thi đua số 4: Nhiều cách làm mới trong phong trào thi đua", "2016-10-14", None, None),
    ),
    "headline with a final stop": ([f"{TITLE}.", "", "14/10/2016 08:00", LEAD, BODY], (f"{TITLE}.", "2016-10-14", None, None)),
    "headline that asks": (
        ["Làm gì để phong trào thi đua ở cơ sở bớt hình thức, đi vào thực chất?", "", LEAD, BODY],
        ("Làm gì để phong trào thi đua ở cơ sở bớt hình thức, đi vào thực chất?", None, None, None),
    ),
    "section's name above the headline": (
        ["Hoạt động của các cấp công đoàn", TITLE, "(14/10/2016 08:12)", LEAD, BODY],
        (TITLE, "2016-10-14", None, None),
    ),
    "date above the headline, the event shortly before": (
        ["Thời sự - Thứ sáu, 14/10/2016, 09:00 (GMT+7)", TITLE, LEAD, BODY],
        (TITLE, "2016-10-14", None, None),
    ),
    "date above the headline, years after the event": (
        ["Thứ sáu, 20/11/2019, 09:00 (GMT+7)", TITLE, LEAD, BODY],
        (TITLE, None, None, None),
    ),
    "author in the date line": ([TITLE, "Tác giả: Vi Mây | 14/10/2016", LEAD, BODY], (TITLE, "2016-10-14", "Vi Mây", None)),
    "account of the site": ([TITLE, "Viết bởi Super User", "14/10/2016", LEAD, BODY], (TITLE, "2016-10-14", None, None)),
    "source tag in brackets": ([TITLE, "", f"(BĐO) - {LEAD}", BODY, "V.M"], (TITLE, None, "V.M", "BĐO")),
    "source tag before a dash": ([TITLE, "", f"BÀU ĐỒN ONLINE - {LEAD}", BODY], (TITLE, None, None, "BÀU ĐỒN ONLINE")),
    "source tag behind a place": ([TITLE, "", f"Bàu Đồn (TTXVN) - {LEAD}", BODY], (TITLE, None, None, "TTXVN")),
    "a place before the dash": ([TITLE, "", f"HÀ NỘI - {LEAD}", BODY], (TITLE, None, None, None)),
    "author and agency": ([TITLE, "", LEAD, BODY, "Vi Mây (TTXVN)"], (TITLE, None, "Vi Mây", "TTXVN")),
    "credited source": ([TITLE, "", LEAD, BODY, "", "Theo BĐP"], (TITLE, None, None, "BĐP")),
    "labelled source": ([TITLE, "", LEAD, BODY, "(Nguồn: baudon.gov.vn)"], (TITLE, None, None, "baudon.gov.vn")),
    "author with office": ([TITLE, "", LEAD, BODY, "Vi Mây - Ban Tuyên giáo LĐLĐ tỉnh"], (TITLE, None, "Vi Mây", None)),
    "unit that signs": (
        [TITLE, "", LEAD, BODY, "", "Phòng Nội vụ huyện", "", "Tin liên quan", "Khai giảng"],
        (TITLE, None, "Phòng Nội vụ huyện", None),
    ),
    "glued to the last sentence": ([TITLE, LEAD, f"{BODY} Vi Mây"], (TITLE, None, "Vi Mây", None)),
    "glued, with the agency": ([TITLE, LEAD, f"{BODY}/. Vi Mây/VOV.VN"], (TITLE, None, "Vi Mây", "VOV.VN")),
    "a city's name at the end is no author": ([TITLE, LEAD, f"{BODY[:-1]} ở TP. Hồ Chí Minh"], (TITLE, None, None, None)),
    "digest signed item by item": (
        ["Tin vắn ngày 14/10", "14/10/2016", f"* {LEAD}", "Vi Mây", f"* {BODY}", "Lò Xôm"],
        ("Tin vắn ngày 14/10", "2016-10-14", "Vi Mây, Lò Xôm", None),
    ),
    "date given below": ([TITLE, LEAD, BODY, "Vi Mây", "Ngày đăng: 14/10/2016"], (TITLE, "2016-10-14", "Vi Mây", None)),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), PAGES.values(), ids=PAGES)
def test_what_stands_about_the_article(lines, expected):
    article = page(*lines)
    assert values(article) == expected
    assert all(
        0 <= start < end <= len(article.text)
        for found in (article.title, article.published, article.byline, article.agency)
        if found
        for start, end in found.spans
    )


def test_roles_of_a_portal_page():
    lines = PAGES["portal with masthead, path and links"][0]
    assert roles(page(*lines)) == [
        (Role.MASTHEAD, lines[0]),
        (Role.FURNITURE, lines[2]),
        (Role.DATELINE, lines[6]),
        (Role.SIGNATURE, lines[10]),
        (Role.FURNITURE, lines[12]),
        (Role.FURNITURE, lines[13]),
        (Role.FURNITURE, lines[14]),
    ]


def test_captions_between_paragraphs_and_over_two_lines():
    first = "Ông Lò Văn Pánh trao cờ luân lưu\ncho đại diện Thanh tra huyện"
    second = "Quang cảnh hội nghị. Ảnh: V.M"
    third = "Các đại biểu dự hội nghị.\nẢnh: Vi Mây"
    article = page(TITLE, "", LEAD, "", first, "", BODY, "", second, third, "", BODY, "", "Vi Mây")
    assert roles(article) == [
        (Role.CAPTION, first),
        (Role.CAPTION, second),
        (Role.CAPTION, third),
        (Role.SIGNATURE, "Vi Mây"),
    ]


def test_captions_behind_the_text_of_a_dump():
    captions = ["Ông Lò Văn Pánh phát biểu tại hội nghị.", "Các đại biểu chụp ảnh lưu niệm."]
    article = page(TITLE, "", LEAD, "", *[f"{BODY}"] * 5, "Vi Mây", "", "", *captions)
    assert roles(article) == [(Role.SIGNATURE, "Vi Mây"), *((Role.CAPTION, line) for line in captions)]


def test_lists_and_subheadings_are_body():
    items = "Kết quả bình xét:\n1. Phòng Nội vụ: 98 điểm\n2. Thanh tra huyện: 97,5 điểm"
    article = page(TITLE, "", LEAD, items, BODY, "Nhiều mô hình hay", BODY, "PHÁT HUY KẾT QUẢ", BODY)
    assert roles(article) == [(Role.BODY, items), (Role.BODY, "Nhiều mô hình hay"), (Role.BODY, "PHÁT HUY KẾT QUẢ")]


def test_a_list_without_bullets_is_body():
    article = page(TITLE, LEAD, "Các đơn vị thành viên gồm:", "Phòng Nội vụ", "Thanh tra huyện", BODY)
    assert {role for role, _ in roles(article)} == {Role.BODY}


def test_links_in_the_middle_are_furniture_and_the_text_goes_on():
    article = page(TITLE, LEAD, "Tin liên quan", "Bàu Đồn khai giảng lớp bơi", BODY)
    assert [role for role, _ in roles(article)] == [Role.FURNITURE, Role.FURNITURE]
    assert article.blocks[-1].role is Role.BODY


def test_a_sapo_without_a_stop_is_lead():
    sapo = "Hội nghị được tổ chức theo hình thức mới, gắn với trao đổi kinh nghiệm giữa các đơn vị"
    article = page(TITLE, "14/10/2016", sapo, "", LEAD, BODY)
    assert (Role.LEAD, sapo) in roles(article)


def test_metadata_win_and_say_where_they_come_from():
    article = read_article(
        f"{TITLE}\n14/10/2016\n{LEAD}",
        title="Tổng kết ở Bàu Đồn",
        published="2016-10-15T07:00:00+07:00",
        origins={"published": "meta:datePublished"},
    )
    assert (article.title.value, article.title.origin, article.title.spans) == ("Tổng kết ở Bàu Đồn", "meta:title", ())
    assert (article.published.value, article.published.origin) == ("2016-10-15", "meta:datePublished")


def test_metadata_that_the_text_states_keep_their_place():
    article = read_article(f"{TITLE}\n14/10/2016\n{LEAD}", title=TITLE.upper(), published="14/10/2016", byline=" ")
    assert article.title.value == TITLE
    assert article.title.spans == ((0, len(TITLE)),)
    assert article.published.origin is None
    assert article.byline is None


def test_a_date_that_names_no_day_is_ignored():
    assert read_article(LEAD, published="tháng 10/2016").published is None


def test_titles_lose_stray_spaces():
    article = page("Bàu Đồn : Thi đua , khen thưởng  và ' đổi mới '", "", LEAD)
    assert article.title.value == "Bàu Đồn: Thi đua, khen thưởng và 'đổi mới'"
    start, end = article.title.spans[0]
    assert article.text[start:end] == "Bàu Đồn : Thi đua , khen thưởng  và ' đổi mới '"


def checked(text):
    """The article, after checking that its blocks are in order and hold every line once."""
    article = read_article(text)
    place = 0
    for block in article.blocks:
        assert place <= block.start < block.end <= len(article.text)
        assert not article.text[place : block.start].strip()
        assert article.text[block.start : block.end] == article.text[block.start : block.end].strip()
        place = block.end
    assert not article.text[place:].strip()
    for found in (article.title, article.published, article.byline, article.agency):
        assert found is None or all(0 <= start < end <= len(article.text) for start, end in found.spans)
    return article


LINES = st.sampled_from(
    [
        *(line for lines, _ in PAGES.values() for line in lines if line not in {LEAD, BODY}),
        LEAD, BODY, "", " ", "- a", "Ảnh: V.M", "Theo A", "(", ")", "Tin:", "|", "»", "P.V", "Xem thêm:", "Ông A",
    ]
)  # fmt: skip


@given(st.text())
def test_any_text(text):
    article = checked(text)
    assert read_article(article.text).text == article.text


@given(st.lists(LINES | st.text(max_size=30), max_size=25))
def test_any_lines(lines):
    text = "\n".join(lines)
    first, again = checked(text), read_article(text)
    assert first == again


@pytest.mark.parametrize(
    "unit",
    ["a", ".", "A\n", "A a\n", "- a\n", "a:\n", "Theo A\n", "Tin: A B\n", "12/12/2012 ", "»", "| ", "(a)", "A. ", "\n"],
)
def test_long_repetitions_stay_linear(unit):
    checked(unit * (30_000 // len(unit)))
