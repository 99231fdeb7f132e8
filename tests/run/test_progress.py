"""Progress: a bar on a terminal, lines in a log, nothing if asked."""

import io
import sys

from pipeline.run import progress as module
from pipeline.run.progress import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def drive(monkeypatch, stream, *, quiet=False):
    monkeypatch.setattr(sys, "stderr", stream)
    with progress(2, quiet=quiet) as told:
        for _ in range(3):
            told.article()
        told.file()
    return stream.getvalue()


def test_quiet_is_silent(monkeypatch):
    assert drive(monkeypatch, Terminal(), quiet=True) == ""


def test_lines_come_at_intervals(monkeypatch):
    assert drive(monkeypatch, io.StringIO()) == ""
    monkeypatch.setattr(module, "_EVERY", 0)
    out = drive(monkeypatch, io.StringIO())
    assert out.count("\n") == 3
    assert out.startswith("1 articles, 0 of 2 files, ")


def test_a_terminal_gets_a_bar(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    assert "3 articles" in drive(monkeypatch, Terminal())
