"""--meta: what a table says of a folder's files."""

import gzip

import pytest
from table_files import zipped

from pipeline.errors import UsageError
from pipeline.read import sources
from pipeline.read.columns import Columns
from pipeline.read.meta import Meta


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "b.txt", "sub/c.html", "one/x.html", "two/x.html"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(f"<p>{name}")
    return tmp_path


def read(here, table, *given):
    (here / "meta.csv").write_bytes(table.encode() if isinstance(table, str) else table)
    meta = Meta(here / "meta.csv", Columns())
    units = {unit.source: unit for unit in sources.read(sources.locate(given or ["in"]), meta=meta)}
    return units, meta.left()


def test_all_that_a_row_may_say(here):
    table = "Tên file,tiêu đề,Ngày đăng,tác giả,link,site,crawl_date\na.html,Tin,12/7/2018,Đức,http://b.vn/1,b.vn,2019-01-01\n"
    units, left = read(here, table)
    unit = units["in/a.html"]
    assert (unit.title, unit.published, unit.byline, unit.url, unit.site, unit.retrieved) == (
        "Tin", "12/7/2018", "Đức", "http://b.vn/1", "b.vn", "2019-01-01",
    )  # fmt: skip
    assert unit.origins == {"title": "column:tiêu đề", "published": "column:Ngày đăng", "byline": "column:tác giả"}
    assert unit.text == "<p>a.html"
    assert units["in/b.txt"].title is None
    assert left is None


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("in/a.html", "in/a.html"),
        ("./a.html", "in/a.html"),
        ("a", "in/a.html"),
        ("sub/c.html", "in/sub/c.html"),
        ("c.html", "in/sub/c.html"),
        ("one/x.html", "in/one/x.html"),
    ],
)
@pytest.mark.parametrize("column", ["file", "filename", "name", "id"])
def test_how_a_file_is_named(here, name, source, column):
    units, left = read(here, f"{column},title\n{name},Tin\n")
    assert [unit.source for unit in units.values() if unit.title] == [source]
    assert left is None


def test_a_name_that_two_files_have_is_nobodys(here):
    units, left = read(here, "file,title\nx.html,Tin\nx,Tin\n")
    assert not [unit for unit in units.values() if unit.title]
    assert left == f"{here}/meta.csv: 2 of 2 rows match no file that was read (x.html, x)"


def test_an_id_beside_the_name_is_the_articles(here):
    assert read(here, "file,id\na.html,tin-7\n")[0]["in/a.html"].id == "tin-7"


def test_packed_files_and_members_of_archives(here):
    (here / "in" / "d.html.gz").write_bytes(gzip.compress(b"<p>d"))
    (here / "in" / "e.zip").write_bytes(zipped({"f/g.html": b"<p>g"}))
    units, left = read(here, "file;title\nd.html;D\nf/g.html;G\n")
    assert units["in/d.html.gz"].title == "D"
    assert units["in/e.zip!f/g.html"].title == "G"
    assert left is None


def test_rows_of_tables_are_left_alone(here):
    (here / "t.csv").write_text("id,text\na,x\n")
    assert read(here, "id,title\na,Tin\n", "t.csv")[0]["t.csv#1"].title is None


def test_what_is_of_no_use_is_told_in_one_line(here):
    table = "file,title\n" + "".join(f"gone-{number}.html,x\n" for number in range(5)) + "a.html,1\na.html,2\nbad\n,x\n"
    units, left = read(here, table)
    assert units["in/a.html"].title == "1"
    assert left == (
        f"{here}/meta.csv: 5 of 6 rows match no file that was read (gone-0.html, gone-1.html, gone-2.html, …);"
        " 1 name a file a second time; 2 can't be read"
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("title,url\nTin,u\n", "no column with the files' names"),
        (b"\0,\n", "no table"),
        (None, "can't be read: No such file"),
    ],
)
def test_tables_that_are_of_no_use_at_all(here, table, message):
    if table is not None:
        (here / "meta.csv").write_bytes(table.encode() if isinstance(table, str) else table)
    with pytest.raises(UsageError, match=message):
        Meta(here / "meta.csv", Columns())
