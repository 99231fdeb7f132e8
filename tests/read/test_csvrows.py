"""Separated values: how tables are written, and bad rows among good ones."""

import io

import pytest

from pipeline.read import csvrows
from pipeline.read.columns import Columns
from pipeline.read.reading import Reading
from pipeline.read.unit import MAX_BYTES, Failure, Place
from pipeline.schema import Status


def read(data, **mapping):
    data = data.encode() if isinstance(data, str) else data
    return list(csvrows.read(io.BytesIO(data), Place("f.csv"), Reading(Columns(mapping))))


def texts(data):
    return [unit.text if not isinstance(unit, Failure) else None for unit in read(data)]


@pytest.mark.parametrize(
    "data",
    [
        "id,text\n1,Hội nghị\n2,Đại hội\n",
        "id;text\r\n1;Hội nghị\r\n2;Đại hội",
        "id\ttext\n1\tHội nghị\n2\tĐại hội\n",
        "id|text\n1|Hội nghị\n2|Đại hội\n",
        '"id","text"\n"1","Hội nghị"\n"2","Đại hội"\n',
        "'id','text'\n'1','Hội nghị'\n'2','Đại hội'\n",
        "sep=;\nid;text\n1;Hội nghị\n2;Đại hội\n",
        "\n\nid,text\n\n1,Hội nghị\n  \n2,Đại hội\n\n",
        "text\nHội nghị\nĐại hội\n",
        "ID,Nội dung,\n1,Hội nghị,\n2,Đại hội,\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_how_tables_are_written(data, encoding):
    assert texts(data.encode(encoding)) == ["Hội nghị", "Đại hội"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('id,text\n1,"a, b\nc ""d"""\n', 'a, b\nc "d"'),
        ('id,text\n1,"a \\"b\\" c"\n2,"d"\n', 'a "b" c'),
        ('id\ttext\n1\t"Nâng cao" là\n2\tb\n', '"Nâng cao" là'),
        ("id,text\n1,it's 5\" wide\n", "it's 5\" wide"),
        ("text;published\na, b, c;12/7/2018\n", "a, b, c"),
        ('text,a\n"x\ry",b\n', "x\ry"),
    ],
)
def test_quotes(data, text):
    assert texts(data)[0] == text


def test_rows_count_from_the_header_and_blank_lines_do_not():
    units = read('id,text\n1,a\n\n2,"b\nb"\n3,c\n')
    assert [(unit.source, unit.id) for unit in units] == [("f.csv#1", "1"), ("f.csv#2", "2"), ("f.csv#3", "3")]


def test_of_two_columns_of_a_name_the_first_counts():
    assert texts("text,text\na,b\n") == ["a"]


HEAD = "id,text,url\n"
GOOD = '1,a,http://b.vn/1\n"2","b ""c"" d","http://b.vn/2"\n'
MORE = '8,"x\ny",http://b.vn/8\n9,z,http://b.vn/9\n'


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("3,c\n", "line 4: 2 cells, the header has 3"),
        ("3,c,d,e\n", "line 4: 4 cells"),
        ('3,"c\nd",e,f\n', "line 4: 4 cells"),
        ("3,,http://b.vn/3\n", "empty: the text is blank"),
        ('3,"c" d,http://b.vn/3\n', "line 4: ',' expected after"),
        ('3,"never closed,http://b.vn/3\n', "line 4: ',' expected after"),
        (
            '3,"never closed\nand more of it,\nand, more\n',
            "line 4: ',' expected after '\"'; 2 lines after it passed over",
        ),
        ('3,"He said "hi" to\nall, and",http://b.vn/3\n', "line 4: ',' expected after '\"'; 1 lines"),
        ("3,c\0,http://b.vn/3\n", "binary"),
        (f"3,{'c' * MAX_BYTES},http://b.vn/3\n", "too large for an article: 4,194,321 bytes"),
        (f'3,"{"c" * MAX_BYTES}\nd",http://b.vn/3\n', "too large"),
        (f'3,"{"c" * MAX_BYTES}\n', "too large"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(bad, reason):
    units = read(HEAD + GOOD + bad + MORE)
    failures = [unit for unit in units if isinstance(unit, Failure)]
    assert [unit.text for unit in units if not isinstance(unit, Failure)] == ["a", 'b "c" d', "x\ny", "z"]
    (failure,) = failures
    assert (failure.source, failure.status) == ("f.csv#3", Status.QUARANTINED)
    assert failure.reason.startswith(reason)
    assert failure.offset >= len(HEAD + GOOD)
    assert len(failure.digest) == 16


def test_reading_goes_on_where_ids_and_addresses_look_unlike_any():
    rows = [f'bài {number},"t{number}",tin/{number}.html\n' for number in range(9)]
    units = read(HEAD + rows[0] + '1,"never closed,x\nof, the, row" x\n' + "".join(rows[1:]))
    assert [unit.text for unit in units if not isinstance(unit, Failure)] == [f"t{number}" for number in range(9)]


def test_bytes_that_are_no_text_cost_their_row():
    first, bad, last = read((HEAD + "1,a,u\n").encode() + b"2,\xff,u\n3,c,u\n")
    assert (first.text, last.text) == ("a", "c")
    assert (bad.reason, bad.offset) == ("not UTF-8: invalid start byte", len(HEAD + "1,a,u\n2,"))


def test_an_unclosed_quote_at_the_end_costs_the_last_row():
    units = read(HEAD + GOOD + '3,"c,http://b.vn/3\n')
    assert [type(unit) for unit in units][2:] == [Failure]
    assert units[2].reason == "line 4: a quote is never closed"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("a,b\n1,2\n", "no text: the keys are a, b; --map text=… names it"),
        ("id,\0text\n1,2\n", "no table: the header: binary"),
        (b"\xff\xfea", "not UTF-16, read up to there"),
    ],
)
def test_a_file_that_is_no_table_of_articles_fails_once(data, reason):
    from pipeline.read.readers import read_named

    data = data.encode() if isinstance(data, str) else data
    (failure,) = read_named(io.BytesIO(data), "f.csv", Place("f.csv"), Reading())
    assert (failure.source, failure.status) == ("f.csv", Status.QUARANTINED)
    assert failure.reason.startswith(reason)


def test_a_mapped_column_makes_a_table_of_articles():
    (unit,) = read("a,b\n1,2\n", text="B")
    assert unit.text == "2"
