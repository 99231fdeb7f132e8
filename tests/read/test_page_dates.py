"""The day of publication: what each place of a page gives, which one wins, and days that are never it."""

import pytest

from pipeline.read.page import read_page
from pipeline.read.page_dates import stamp_day, url_day

TITLE = "Khối thi đua số 4 huyện Bàu Đồn tổng kết năm 2016"
LEAD = "Sáng 12/10, tại thị trấn Mỏ Vàng, Khối thi đua số 4 huyện Bàu Đồn tổ chức hội nghị tổng kết công tác năm 2016."
PROSE = "Năm qua, các đơn vị trong khối đã phát động nhiều phong trào sôi nổi, gắn với nhiệm vụ chuyên môn của cơ quan."

STAMPS = [
    ("2017-12-21", "2017-12-21"),
    ("2017-12-21T07:00:00+07:00", "2017-12-21"),
    ("2018-05-14T23:30:00Z", "2018-05-15"),
    ("2018-05-14T16:30:00+00:00", "2018-05-14"),
    ("2018-05-14T17:30:00.000+0000", "2018-05-15"),
    ("2018-05-14 23:30:00", "2018-05-14"),
    ("21/12/2017", "2017-12-21"),
    ("9999-12-31T23:59:00Z", None),
    ("2017-13-41T00:00:00Z", None),
    ("2017-12", None),
    ("mới đây", None),
    ("", None),
]


@pytest.mark.parametrize(("value", "day"), STAMPS)
def test_machine_readable_days(value, day):
    assert stamp_day(value) == day


URLS = [
    ("https://a.vn/2017/12/21/tin.html", "2017-12-21"),
    ("https://a.vn/2017/1/2/tin.html", "2017-01-02"),
    ("https://a.vn/tin-tuc/tong-ket-20171221123456.htm", "2017-12-21"),
    ("https://a.vn/tong-ket-20171221071523456.chn", "2017-12-21"),
    ("https://a.vn/tong-ket-20171221.htm", "2017-12-21"),
    ("https://a.vn/21-12-2017/tin", "2017-12-21"),
    ("https://a.vn/2017/12/tin.html", None),
    ("https://a.vn/tin-2017.html", None),
    ("https://a.vn/tin-20171399.html", None),
    ("https://a.vn/tin-120171221.html", None),
    ("https://a.vn/tin?d=2017/12/21", None),
    ("https://a.vn/2017/02/30/tin.html", None),
    ("http://[", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "day"), URLS)
def test_days_of_addresses(url, day):
    assert url_day(url) == day


def page(head="", above="", below="", end="", url=None, retrieved=None):
    html = f"<html><head>{head}</head><body>{above}<h1>{TITLE}</h1>{below}<p>{LEAD}</p><p>{PROSE}</p><p>{PROSE}</p>{end}</body></html>"
    found = read_page(html, url=url, retrieved=retrieved).published
    return (found.value, found.origin or found.rule, found.notes["candidates"]) if found else None


LINKED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-10-14T08:00:00+07:00"}</script>'
)
PRINTED = "<p>Thứ Sáu, 14/10/2016, 15:50</p>"
META = '<meta property="article:published_time" content="2016-10-15">'
MODIFIED = '<meta property="article:modified_time" content="2019-01-01">'
LINK = '<div class="related"><a href="x">Tin khác</a> <time datetime="2015-05-05">05/05/2015</time></div>'

PAGES = {
    "JSON-LD before everything": (
        {"head": META + LINKED, "below": PRINTED},
        ("2016-10-14", "published.dateline", "meta:datePublished=2016-10-14; meta:article:published_time=2016-10-15; text=2016-10-14"),
    ),
    "meta before the dateline": (
        {"head": META, "below": PRINTED},
        ("2016-10-15", "meta:article:published_time", "meta:article:published_time=2016-10-15; text=2016-10-14"),
    ),
    "a time element beside the title": (
        {"below": '<time datetime="2016-10-14">hôm qua</time>'}, ("2016-10-14", "meta:time", "meta:time=2016-10-14"),
    ),
    "schema.org in the body": (
        {"below": '<span itemprop="datePublished" content="2016-10-14">2 ngày trước</span>'},
        ("2016-10-14", "meta:time", "meta:time=2016-10-14"),
    ),
    "the dateline": ({"below": PRINTED}, ("2016-10-14", "published.dateline", "text=2016-10-14")),
    "a dateline above the headline": (
        {"above": '<div class="date">14/10/2016 | 07:00 GMT+7</div>'}, ("2016-10-14", "published.dateline", "text=2016-10-14"),
    ),
    "the address": (
        {"url": "https://a.vn/2016/10/14/tin.html"}, ("2016-10-14", "url", "url=2016-10-14"),
    ),
    "the last change where nothing else is": (
        {"head": MODIFIED}, ("2019-01-01", "meta:article:modified_time", "meta:article:modified_time=2019-01-01"),
    ),
    "never the last change beside another": ({"head": MODIFIED, "below": PRINTED}, ("2016-10-14", "published.dateline", "text=2016-10-14")),
    "later than the day it was fetched": (
        {"head": '<meta name="date" content="2020-01-01">', "below": PRINTED, "retrieved": "2017-01-01T00:00:00Z"},
        ("2016-10-14", "published.dateline", "meta:date=2020-01-01; text=2016-10-14"),
    ),
    "nothing but later ones": ({"below": PRINTED, "retrieved": "2012-01-01T00:00:00Z"}, None),
    "the page's today in a meta element": (
        {
            "head": '<meta name="date" content="2019-11-20">', "above": "<div>Bàu Đồn, ngày 20 tháng 11 năm 2019</div>",
            "below": PRINTED,
        },
        ("2016-10-14", "published.dateline", "meta:date=2019-11-20; text=2016-10-14"),
    ),
    "today above the menu": ({"above": '<div>Thứ tư, ngày 20 tháng 11 năm 2019</div><ul><li><a href="/">Trang chủ</a></li></ul>'}, None),
    "today by its name": ({"above": '<div class="current-date">Thứ tư, 20/11/2019</div>'}, None),
    "a related article's": ({"end": LINK}, None),
    "a related article's in a bare list": (
        {"end": "<b>Các tin khác</b><br><a href=x>Khai giảng lớp bơi</a> (05/05/2015)<br>"}, None,
    ),
    "a related article's beside a long text": (
        {"end": f"<p>{PROSE * 8}</p><div><a href=x>Tin khác</a> <time datetime='2015-05-05'>05/05/2015</time></div>"}, None,
    ),
    "a related article's above the text": ({"below": LINK}, None),
    "a software's default": ({"head": '<meta name="date" content="1970-01-01">'}, None),
    "JSON-LD of a list of links": (
        {"head": '<script type="application/ld+json">[{"@type":"ItemList","datePublished":"2015-01-01"}, {]</script>'}, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), PAGES.values(), ids=PAGES)
def test_which_day_is_that_of_publication(parts, expected):
    assert page(**parts) == expected
