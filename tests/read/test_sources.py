"""SOURCE arguments: what is read, in which order, under which names."""

import gzip
import io
import os
import sys
from types import SimpleNamespace

import pytest

from pipeline.errors import UsageError
from pipeline.read import sources
from pipeline.read.reading import Reading
from pipeline.read.unit import MAX_BYTES, Failure, Form, Unit
from pipeline.schema import Status


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder, **files):
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def read(*given, **options):
    return list(sources.read(sources.locate(given, **options)))


def test_a_folder_is_read_in_the_order_of_its_paths(here):
    lines = b'{"text": "3"}\n{"text": "4"}\n'
    put(here, in__b_txt=b"2", in__a__z_txt=b"1", in__c_jsonl=lines, in__d_txt_gz=gzip.compress(b"5"))
    units = read("in")
    assert [unit.text for unit in units] == ["1", "2", "3", "4", "5"]
    assert [unit.source for unit in units] == ["in/a/z.txt", "in/b.txt", "in/c.jsonl#1", "in/c.jsonl#2", "in/d.txt.gz"]
    assert [unit.names[:1] for unit in units] == [("z",), ("b",), (), (), ("d",)]


def test_sources_keep_their_order_and_no_file_is_read_twice(here):
    put(here, a_txt=b"a", b_txt=b"b", c__d_txt=b"d")
    assert [unit.text for unit in read("b.txt", "*.txt", "c/../a.txt", str(here / "b.txt"))] == ["b", "a"]


def test_globs(here):
    put(here, x__2018__a_txt=b"a", x__2019__b_txt=b"b", x__2019__c__d_txt=b"d")
    assert [unit.text for unit in read("x/*/*.txt")] == ["a", "b"]
    assert [unit.text for unit in read("x/**/*.txt")] == ["a", "b", "d"]
    assert [unit.text for unit in read("x/2019*")] == ["b", "d"]
    assert [unit.text for unit in read("x/**")] == ["a", "b", "d"]


def test_a_name_with_magic_characters_is_a_name_first(here):
    (here / "a[1].txt").write_bytes(b"x")
    assert [unit.text for unit in read("a[1].txt")] == ["x"]


@pytest.mark.parametrize("source", ["nowhere", "nowhere/*.txt", "nowhere.txt", ""])
def test_a_source_that_does_not_exist(here, source):
    with pytest.raises(UsageError, match=r"no such file or folder|no file matches|empty string"):
        sources.locate([source])


def test_files_of_one_stem_go_by_their_relative_paths(here):
    put(here, in__a__x_txt=b"1", in__b__x_txt=b"2", in__b__y_txt=b"3")
    assert [unit.names[0] for unit in read("in")] == ["a/x.txt", "b/x.txt", "y"]
    put(here, more__a__x_txt=b"4")
    names = [unit.names for unit in read("in", "more")]
    assert names[0] == ("a/x.txt", "in/a/x.txt")
    assert names[3] == ("a/x.txt", "more/a/x.txt")


def test_hidden_files_and_the_output_folder_are_passed_over(here):
    put(here, in__a_txt=b"a", in__out__records_jsonl=b'{"text": "r"}\n')
    (here / "in" / ".git").mkdir()
    (here / "in" / ".git" / "x.txt").write_bytes(b"x")
    (here / "in" / ".hidden.txt").write_bytes(b"x")
    assert [unit.text for unit in read("in", besides=(here / "in" / "out").resolve())] == ["a"]


def test_what_has_no_reader_is_counted_as_unsupported(here):
    put(here, in__a_png=b"\x89PNG", in__b=b"x", in__c_CSS=b"x", in__d_TXT=b"d", in__e_pdf_gz=b"x")
    units = read("in")
    assert [(unit.source, unit.reason) for unit in units if isinstance(unit, Failure)] == [
        ("in/a.png", "no reader for .png"),
        ("in/b", "no reader for a file without suffix"),
        ("in/c.CSS", "no reader for .css"),
        ("in/e.pdf.gz", "no reader for .pdf.gz"),
    ]
    assert {unit.status for unit in units if isinstance(unit, Failure)} == {Status.UNSUPPORTED}
    assert [unit.text for unit in units if isinstance(unit, Unit)] == ["d"]


def test_bad_files_are_named_and_the_others_are_read(here):
    put(
        here,
        in__a_txt=b"",
        in__b_txt=b"\x00\x01\x02",
        in__c_txt=b"H\xe9i",
        in__d_txt=b"a" * (MAX_BYTES + 1),
        in__e_txt=b"good",
        in__f_txt_gz=b"no gzip",
        in__g_jsonl_gz=gzip.compress(b'{"text": "x"}\n' * 50_000, compresslevel=0)[:-100_000],
    )
    (here / "in" / "h.txt").symlink_to("nowhere")
    os.mkfifo(here / "in" / "i.txt")
    units = read("in")
    bad = {unit.source: unit.reason for unit in units if isinstance(unit, Failure)}
    expected = {
        "a.txt": "empty",
        "b.txt": "binary",
        "c.txt": "not UTF-8",
        "d.txt": "too large",
        "f.txt.gz": ".gz stream damaged",
        "g.jsonl.gz": ".gz stream damaged",
        "h.txt": "can't be opened",
        "i.txt": "no regular file",
    }
    assert list(bad) == [f"in/{name}" for name in expected]
    for name, reason in expected.items():
        assert reason in bad[f"in/{name}"]
    texts = [unit.text for unit in units if isinstance(unit, Unit)]
    assert texts[0] == "good"
    assert len(texts) > 30_000, "lines before the damage are read"


def test_links_that_go_round_are_named_and_not_followed(here):
    put(here, in__a__x_txt=b"x")
    (here / "in" / "a" / "up").symlink_to("..")
    (here / "in" / "self.txt").symlink_to("self.txt")
    (here / "elsewhere").mkdir()
    (here / "in" / "other").symlink_to(here / "elsewhere")
    units = read("in")
    assert [(unit.source, getattr(unit, "reason", None)) for unit in units] == [
        ("in/a/x.txt", None),
        ("in/self.txt", "can't be opened: broken link"),
        ("in/a/up", "a link to a folder is not followed"),
        ("in/other", "a link to a folder is not followed"),
    ]


def test_devices_and_pipes_are_named_and_not_read(here):
    os.mkfifo(here / "pipe.jsonl")
    for source in ("pipe.jsonl", "/dev/zero"):
        (failure,) = read(source)
        assert (failure.status, failure.reason) == (Status.UNSUPPORTED, "no regular file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads whatever the permissions are")
def test_what_may_not_be_read_is_named(here):
    put(here, in__a__x_txt=b"x", in__b_txt=b"y")
    (here / "in" / "a").chmod(0)
    (here / "in" / "b.txt").chmod(0)
    reasons = {unit.source: unit.reason for unit in read("in")}
    (here / "in" / "a").chmod(0o700)
    assert reasons == {
        "in/a": "folder can't be read: Permission denied",
        "in/b.txt": "can't be read: Permission denied",
    }


def test_a_folder_that_vanishes_is_named(here, monkeypatch):
    put(here, in__a_txt=b"x")
    real = os.scandir

    def scandir(path):
        if str(path).endswith("in"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (failure,) = read("in")
    assert failure.reason == "folder can't be read: Permission denied"


def test_files_without_an_article_are_counted(here):
    put(here, a_jsonl=b"\n", b_csv=b"id,text\n", c_json=b"[]", d_txt=b"x")
    reading = Reading()
    units = list(sources.read(sources.locate(["*.*"]), reading))
    assert [unit.source for unit in units] == ["d.txt"]
    assert reading.passed == {"file without an article": 3}


def test_pages_keep_their_tags(here):
    put(here, in__a_html="<p>Hội nghị".encode(), in__b_HTM_gz=gzip.compress(b"<p>b"))
    first, second = read("in")
    assert (first.text, first.form, first.names[0]) == ("<p>Hội nghị", Form.HTML, "a")
    assert (second.text, second.form, second.names[0]) == ("<p>b", Form.HTML, "b")


def test_standard_input_is_json_lines(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"text": "a", "id": "x"}\n{}\n')))
    first, second = read("-", "-")
    assert (first.source, first.id) == ("-#1", "x")
    assert second.reason.startswith("no text")


def test_file_names_that_are_no_utf8(here):
    path = os.fsencode(here / "in") + b"/h\xe9i.txt"
    (here / "in").mkdir()
    with open(path, "wb") as file:  # noqa: PTH123  # Path takes no bytes
        file.write(b"x")
    (unit,) = read("in")
    assert unit.source == "in/h\ufffdi.txt"
    assert unit.names[0] == "h\ufffdi"


def test_done_is_called_for_each_file(here):
    put(here, in__a_txt=b"a", in__b_png=b"b")
    told = []
    list(sources.read(sources.locate(["in"]), done=lambda: told.append(1)))
    assert len(told) == 2


def test_a_dataset_below_a_source_is_no_source(here):
    put(here, in__a_txt=b"a", in__out__run_json=b"{}", in__out__records_jsonl=b"", in__out__articles_parquet=b"")
    assert [(unit.source, getattr(unit, "reason", None)) for unit in read("in")] == [
        ("in/a.txt", None),
        ("in/out", "a dataset of thidua, no source"),
    ]
