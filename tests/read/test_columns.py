"""Columns of tables: which one serves as what, what its cells hold."""

import datetime as dt

import pytest

from pipeline import gazetteers
from pipeline.errors import UnreadableError, UsageError
from pipeline.read.cells import day, plain
from pipeline.read.columns import FILE, TARGETS, Columns, parse_map
from pipeline.read.unit import Form


def unit(row, **mapping):
    return Columns(mapping).unit(row, "f#1")


def test_every_known_name_is_of_a_target_and_of_one_only():
    rows = gazetteers.table("columns")
    assert {row["target"] for row in rows} == {*TARGETS, FILE}
    for row in rows:
        found = Columns().of([row["column"]])
        assert [target for target, names in found.items() if names] == [row["target"]]


@pytest.mark.parametrize(
    ("tool", "row", "expected"),
    [
        (
            "news-please",
            {
                "maintext": "a", "title": "t", "date_publish": "2018-07-12 08:00:00", "authors": ["Đức", "Hải"],
                "source_domain": "b.vn", "url": "http://b.vn/1", "date_download": "2019-01-02", "filename": "1.json",
            },
            {"title": "t", "published": "2018-07-12 08:00:00", "byline": "Đức - Hải", "site": "b.vn", "url": "http://b.vn/1", "retrieved": "2019-01-02"},
        ),
        (
            "trafilatura",
            {"text": "a", "raw_text": "b", "author": "Đức", "date": "2018-07-12", "source": "http://b.vn/tin/1", "source-hostname": "B", "hostname": "b.vn", "id": None},
            {"byline": "Đức", "published": "2018-07-12", "site": "b.vn"},
        ),
        (
            "newspaper4k",
            {"text": "a", "html": "<p>a", "publish_date": dt.datetime(2018, 7, 12, 8, 0, tzinfo=dt.UTC), "authors": [], "canonical_link": "http://b.vn/1"},
            {"published": "2018-07-12T08:00:00+00:00", "byline": None, "url": "http://b.vn/1"},
        ),
        (
            "WordPress REST",
            {"id": 7, "link": "http://b.vn/1", "date": "2018-07-12T08:00:00", "title": {"rendered": "t"}, "content": {"rendered": "<p>a</p>"}, "author": 3},
            {"id": "7", "url": "http://b.vn/1", "title": "t", "byline": None, "form": Form.HTML},
        ),
        ("JSON Feed", {"id": "x", "content_html": "<p>a", "authors": [{"name": "Đức"}, {"name": "Hải"}], "date_published": "2018-07-12"}, {"byline": "Đức - Hải", "form": Form.HTML}),
        ("Scrapy", {"content": ["đoạn một", "đoạn hai"], "title": ["t"], "link": "http://b.vn/1"}, {"text": "đoạn một\nđoạn hai", "title": "t"}),
        ("a person", {"Tiêu đề": "t", "Nội dung": "a", "Ngày đăng": "12/07/2018", "Tác giả": "Đức", "Đường dẫn": "http://b.vn/1"}, {"title": "t", "published": "12/07/2018", "byline": "Đức", "url": "http://b.vn/1"}),
        ("camel case", {"articleBody": "a", "datePublished": "2018-07-12", "sourceUrl": "http://b.vn/1"}, {"published": "2018-07-12", "url": "http://b.vn/1"}),
    ],
)  # fmt: skip
def test_rows_of_usual_tools(tool, row, expected):
    found = unit(row)
    assert {name: getattr(found, name) for name in expected} == expected, tool


def test_source_is_a_site_or_the_address_of_a_page():
    assert unit({"text": "a", "source": "Báo B"}).site == "Báo B"
    assert unit({"text": "a", "source": "Báo B", "site": "b.vn"}).site == "b.vn"
    assert (
        unit({"text": "a", "source": "https://b.vn/tin-1"}).url,
        unit({"text": "a", "source": "https://b.vn/"}).url,
    ) == ("https://b.vn/tin-1", None)


def test_origins_name_the_real_column():
    assert unit({"noi_dung": "a", "Ngày": "12/7/2018", "tieu_de": "t", "url": "u"}).origins == {
        "title": "column:tieu_de",
        "published": "column:Ngày",
    }


def test_the_first_column_that_holds_something_is_taken():
    assert unit({"text": " ", "content": "b"}).text == "b"
    assert unit({"text": "a", "title": "", "headline": "h"}).title == "h"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<p>Sáng 12/7</p>", Form.HTML),
        ("Sáng 12/7<br>Chiều", Form.HTML),
        ("<!DOCTYPE html><title>a", Form.HTML),
        ("<DIV class='x'>a</DIV>", Form.HTML),
        ("Sáng 12/7", Form.TEXT),
        ("a < b và c > d", Form.TEXT),
        ("<TTXVN> đưa tin", Form.TEXT),
        ("(Ảnh: <Đức Thông>)", Form.TEXT),
        ("x<p and y>q", Form.TEXT),
    ],
)
def test_a_cell_of_text_may_hold_html(text, form):
    assert unit({"text": text}).form is form


def test_text_goes_before_html_unless_it_is_empty_or_the_map_says_so():
    row = {"html": "<b>x</b>", "text": "a"}
    assert (unit(row).text, unit(row).form) == ("a", Form.TEXT)
    assert (unit({**row, "text": ""}).text, unit({**row, "text": ""}).form) == ("<b>x</b>", Form.HTML)
    assert unit(row, html="html").text == "<b>x</b>"
    assert unit({**row, "html": ""}, html="html").text == "a"
    assert unit({"raw_content": "no tag"}).form is Form.TEXT


def test_a_mapped_column_goes_first_and_serves_nothing_else():
    row = {"text": "a", "bai": "b", "date": "2018-07-12", "ngay": "2018-07-13"}
    found = Columns({"text": "Bài", "published": "ngay"}).unit(row, "f#1")
    assert (found.text, found.published) == ("b", "2018-07-13")
    assert unit({"text": "a", "title": "t"}, byline="title").title is None


def test_columns_that_no_row_has_are_known():
    columns = Columns({"text": "bai", "title": "dau"})
    columns.unit({"bai": "a"}, "f#1")
    assert columns.missing() == ["dau"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("noi_dung", "written as TARGET=COLUMN"),
        ("text=", "written as TARGET=COLUMN"),
        ("txt=noi_dung", "no such target; there are text html id"),
        ("text=a,text=b", "given twice"),
    ],
)
def test_a_map_that_makes_no_sense(text, message):
    with pytest.raises(UsageError, match=message):
        parse_map(text)


def test_a_map():
    assert parse_map(" text=noi dung, published = ngay,") == {"text": "noi dung", "published": "ngay"}


def test_what_was_recognised_is_told_once():
    told = []
    columns = Columns(tell=told.append)
    for row in (
        {"text": "a", "url": "u"},
        {"noi_dung": "a", "ngay": "x"},
        {"noi_dung": "a", "tac_gia": "b"},
        {"noi_dung": "a"},
    ):
        columns.unit(row, "f.jsonl#1", file="f.jsonl")
    assert told == ["f.jsonl: text ← noi_dung, published ← ngay", "f.jsonl: byline ← tac_gia"]


@pytest.mark.parametrize("row", [{}, {"text": None}, {"text": [1]}, {1: "a"}, {"chu": "a"}])
def test_a_row_without_text(row):
    with pytest.raises(UnreadableError, match="no text: the keys are"):
        unit(row)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x ", "x"), (" ", None), (7, "7"), (1.5, "1.5"), (float("nan"), None), (float("inf"), None), (True, None),
        (None, None), ([], None), ([1], None), (["a", " ", {"name": "b"}], "a - b"), ({"name": "a"}, "a"), ({}, None),
        (dt.date(2018, 7, 12), "2018-07-12"), ("\ud800x", "?x"), (10**200, None), (b"x", None),
    ],
)  # fmt: skip
def test_values(value, expected):
    assert plain(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1531353600, "2018-07-12"),
        ("1531353600000", "2018-07-12"),
        (20180712, "2018-07-12"),
        ("20180712083000", "2018-07-12"),
        ("201807120830", "2018-07-12"),
        (2018, "2018"),
        ("12/7/2018", "12/7/2018"),
        ("20181312", "20181312"),
    ],
)
def test_days(value, expected):
    assert day(value) == expected
