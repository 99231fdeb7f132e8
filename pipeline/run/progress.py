"""How far a run is: a bar on a terminal, plain lines otherwise, nothing where silence is asked for. On stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

_EVERY = 10.0  # seconds between plain lines


class Progress(Protocol):
    """What a run tells: a file is done, an article is done."""

    def file(self) -> None:
        """One more file is read."""

    def article(self) -> None:
        """One more unit has its outcome."""


class Silent:
    """Says nothing; the same calls."""

    def file(self) -> None:
        """See Progress."""

    def article(self) -> None:
        """See Progress."""


class Lines:
    """A line every ten seconds, for logs."""

    def __init__(self, files: int) -> None:
        self._files, self._read, self._articles = files, 0, 0
        self._start = self._said = time.monotonic()

    def file(self) -> None:
        """See Progress."""
        self._read += 1

    def article(self) -> None:
        """See Progress."""
        self._articles += 1
        now = time.monotonic()
        if now - self._said >= _EVERY:
            self._said = now
            rate = self._articles / (now - self._start)
            line = f"{self._articles:,} articles, {self._read:,} of {self._files:,} files, {rate:.0f} articles/s"
            sys.stderr.write(line + "\n")


@contextmanager
def progress(files: int, *, quiet: bool) -> Iterator[Progress]:
    """The right one for where stderr leads; `files` is how many there are to read."""
    if quiet:
        yield Silent()
    elif not sys.stderr.isatty():
        yield Lines(files)
    else:
        with _bar(files) as bar:
            yield bar


@contextmanager
def _bar(files: int) -> Iterator[Progress]:
    from rich.console import Console  # noqa: PLC0415  # only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as RichProgress  # noqa: PLC0415

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files · {task.fields[articles]:,} articles"),
        TimeElapsedColumn(),
    )
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=files, articles=0)

        class Bar:
            articles = 0

            def file(self) -> None:
                bar.advance(task)

            def article(self) -> None:
                self.articles += 1
                bar.update(task, articles=self.articles)

        yield Bar()
