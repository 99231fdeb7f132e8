"""Pages of seven kinds of sites against the plain text of the articles that they print."""

import pages
import pytest

from pipeline.article import Role
from pipeline.extraction import record_of
from pipeline.read.page import read_page
from pipeline.read.unit import Form, Unit

SAMPLES = pages.articles(200)[:20]


def lines(text):
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def facts(record):
    whole = record.model_dump(mode="json")
    return {key: whole[key] for key in ("article", "conferences", "awards")}


@pytest.fixture(scope="module")
def plain():
    return {sample.id: facts(record_of(Unit("text", sample.text()), sample.id)) for sample in SAMPLES}


@pytest.mark.parametrize("layout", pages.LAYOUTS)
def test_a_page_gives_the_record_of_its_text(layout, plain):
    for sample in SAMPLES:
        record = record_of(Unit("page", sample.html(layout), url=sample.url, form=Form.HTML), sample.id)
        assert sorted(lines(record.text)) == sorted(lines(sample.text())), sample.id
        assert record.article.published == sample.published.isoformat()
        assert facts(record) == plain[sample.id], sample.id


@pytest.mark.parametrize("layout", pages.LAYOUTS)
def test_a_page_of_which_nothing_has_a_name(layout, plain):
    for sample in SAMPLES[:6]:
        record = record_of(Unit("page", pages.unnamed(sample.html(layout)), form=Form.HTML), sample.id)
        assert sorted(lines(record.text)) == sorted(lines(sample.text())), sample.id
        assert facts(record) == plain[sample.id], sample.id


def test_the_samples_are_many_and_distinct():
    samples = pages.articles(200)
    assert len({sample.text() for sample in samples}) == len({sample.id for sample in samples}) == 200
    assert len({sample.html(layout) for sample in samples[:20] for layout in pages.LAYOUTS}) == 20 * len(pages.LAYOUTS)


def shown(body, head=""):
    article = read_page(f"<html><head>{head}</head><body>{body}</body></html>")
    return [(block.role, article.text[block.start : block.end]) for block in article.blocks]


PROSE = (
    "Năm qua, các đơn vị trong khối đã phát động nhiều phong trào sôi nổi, gắn với nhiệm vụ chuyên môn của từng cơ quan, "
    "được cán bộ và nhân dân hưởng ứng, góp phần hoàn thành các chỉ tiêu kinh tế - xã hội của huyện."
)
LEAD = "Sáng 12/10, tại thị trấn Mỏ Vàng, Khối thi đua số 4 huyện Bàu Đồn tổ chức hội nghị tổng kết công tác năm 2016."
TITLE = "Khối thi đua số 4 huyện Bàu Đồn tổng kết năm 2016"


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>",
        '<div class="wp-caption"><img src=a.jpg><p class="wp-caption-text">{}</p></div>',
        '<table class=picture><tr><td><img src=a.jpg></td></tr><tr><td class="Caption">{}</td></tr></table>',
        '<p style="text-align:center"><img src=a.jpg></p><p style="text-align: center">{}</p>',
        "<p><img src=a.jpg><br><em>{}</em></p>",
        '<div class="VCSortableInPreviewMode"><img src=a.jpg><div class="PhotoCMS_Caption"><p>{}</p></div></div>',
    ],
)
def test_captions_are_marked_by_the_markup(caption):
    said = "Bà con thôn Nà Hu chuẩn bị lúa giống cho vụ mùa tới, sau khi được cán bộ khuyến nông hướng dẫn tận ruộng."
    page = f"<h1>{TITLE}</h1><p>{LEAD}</p>{caption.format(said)}<p>{PROSE}</p><p>{PROSE}</p>"
    assert (Role.CAPTION, said) in shown(page)


def test_rows_of_a_table_and_items_of_a_list_are_lines():
    table = "<table><tr><th>TT<th>Đơn vị<th>Danh hiệu<tr><td>1<td>Phòng Nội vụ<td>Cờ thi đua<tr><td>2<td><p>Thanh tra<br>huyện</p><td>Giấy khen</table>"
    items = "<p>Khối gồm:</p><ul><li>Phòng Nội vụ;</li><li>Thanh tra huyện.</li></ul><ol><li>Phòng Y tế</li><li>b) Văn phòng</li></ol>"
    text = read_page(f"<body><h1>{TITLE}</h1><p>{LEAD}</p>{table}<p>{PROSE}</p>{items}<p>{PROSE}</p></body>").text
    assert "TT | Đơn vị | Danh hiệu\n1 | Phòng Nội vụ | Cờ thi đua\n2 | Thanh tra huyện | Giấy khen\n" in text
    assert "Khối gồm:\n\n- Phòng Nội vụ;\n- Thanh tra huyện.\n\n1. Phòng Y tế\nb) Văn phòng\n" in text


def test_a_table_that_lays_out_the_page_is_none_of_data():
    page = f"<table><tr><td><a href=x>Trang chủ</a><td>{TITLE}<br>{LEAD}<br><br>{PROSE}<td>Đang truy cập: 7</table>"
    assert [text for _, text in shown(page)] == [TITLE, LEAD, PROSE]


HEADLINES = {
    "the heading, whatever the title says": (f"<h1>{TITLE}</h1>", "<title>Cổng thông tin</title>", TITLE, "title.marked"),
    "a line that the title repeats": (f"<div>{TITLE}</div>", f"<title>{TITLE} | Báo Mẫu</title>", TITLE, "title.marked"),
    "two lines that the title repeats": (
        f"<div>{TITLE[:31]}<br>{TITLE[32:]}</div>", f'<meta property="og:title" content="{TITLE}">', TITLE, "title.marked",
    ),
    "a site's name in the first heading": (
        f'<h1><a href="/">Báo Mẫu điện tử tỉnh Mẫu</a></h1><h2>{TITLE}</h2>', "<title>Báo Mẫu</title>", TITLE, "title.marked",
    ),
    "printed nowhere": ("", f'<meta property="og:title" content="{TITLE}">', TITLE, "title.meta"),
}  # fmt: skip


@pytest.mark.parametrize(("top", "head", "title", "rule"), HEADLINES.values(), ids=HEADLINES)
def test_the_headline(top, head, title, rule):
    article = read_page(f"<html><head>{head}</head><body>{top}<p>{LEAD}</p><p>{PROSE}</p></body></html>")
    assert (article.title.value, article.title.rule) == (title, rule)
    printed = " ".join(article.text[slice(*span)] for span in article.title.spans)
    assert printed == (title if rule == "title.marked" else "")


def test_what_the_head_says():
    head = (
        '<link rel="canonical" href="https://bao-mau.example.vn/tin/1.html"><meta property="og:site_name" content="Báo Mẫu">'
        '<meta name="author" content="Vi Mây">'
    )
    article = read_page(f"<html><head>{head}</head><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{PROSE}</p></body></html>")
    assert (article.url, article.site) == ("https://bao-mau.example.vn/tin/1.html", "Báo Mẫu")
    assert (article.byline.value, article.byline.origin) == ("Vi Mây", "meta:author")


def test_what_came_with_the_unit_wins():
    sample = SAMPLES[0]
    unit = Unit(
        "rows.csv#3", sample.html("newspaper"), form=Form.HTML, url="https://khac.example.vn/x", site="Khác",
        published="2009-09-09", title="Tên khác hẳn", origins={"published": "column:ngay", "title": "column:ten"},
    )  # fmt: skip
    record = record_of(unit, "x")
    assert (record.url, record.site) == ("https://khac.example.vn/x", "Khác")
    assert (record.article.published, record.article.title) == ("2009-09-09", "Tên khác hẳn")
    assert record.model_dump(mode="json")["evidence"]["/article/published"] == {"from": "column:ngay"}
