"""How a table of separated values is written: which sign separates its cells, how they are quoted.

Told from the first lines: of all ways to read them, the one by which most rows have as many cells as the header.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.unit import MAX_BYTES

if TYPE_CHECKING:
    from _csv import Reader

_DELIMITERS = ",;\t|"
_ROWS = 200

csv.field_size_limit(MAX_BYTES)  # the module's one limit, for the whole process; a longer cell is no article


class Dialect(NamedTuple):
    """One way to write a table; `quote` is empty where quotes are plain characters."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""

    def rows(self, lines: Iterable[str]) -> Reader:
        """The rows of `lines`; strict, so that a stray quote raises csv.Error and doesn't swallow what follows."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            escapechar=self.escape or None,
            doublequote=not self.escape,
            strict=True,
        )

    def well_formed(self, row: str) -> bool:
        """Whether quotes stand only around cells or doubled within, as in a row and seldom in the rest of one."""
        return not self.quote or _shape(self).fullmatch(row) is not None


@cache
def _shape(dialect: Dialect) -> re.Pattern[str]:
    sign, quote = re.escape(dialect.delimiter), re.escape(dialect.quote)
    within = rf"(?:[^{quote}\\]++|\\.)*+" if dialect.escape else f"(?:[^{quote}]++|{quote}{quote})*+"
    cell = rf"(?:{quote}{within}{quote}|[^{quote}{sign}\r\n]*+)"
    return re.compile(rf"{cell}(?:{sign}{cell})*+\r?\n?", re.DOTALL)


def sniff(lines: list[str], known: Callable[[list[str]], bool]) -> Dialect:
    """The dialect of a table's first lines; a header that is `known` (has a column of text) decides before counts."""
    delimiters = [sign for sign in _DELIMITERS if lines and sign in lines[0]] or [","]
    dialects = [Dialect(sign, *quoting) for sign in delimiters for quoting in _quotings(lines or [""], sign)]
    return max(dialects, key=lambda dialect: _score(dialect, lines, known))


def _quotings(lines: list[str], delimiter: str) -> Iterator[tuple[str, str]]:
    """Quote and escape signs that may be meant, the usual ones first."""
    sample = "".join(lines)
    if '"' not in lines[0] and f"'{delimiter}'" in lines[0]:
        yield "'", ""
    yield '"', ""
    if '\\"' in sample:
        yield '"', "\\"
    edge = re.escape(delimiter)
    if not re.search(rf'(?m)(?:^|{edge})"[^"]*+"(?:{edge}|\r?$)', sample):
        yield "", ""


def _score(dialect: Dialect, lines: list[str], known: Callable[[list[str]], bool]) -> tuple[bool, float, int]:
    good = bad = at = 0
    header: list[str] = []
    while at < len(lines) and good + bad < _ROWS:
        rows = dialect.rows(lines[at:])
        try:
            for cells in rows:
                if not header:
                    header = cells
                elif cells:
                    good, bad = (good + 1, bad) if len(cells) == len(header) else (good, bad + 1)
                if good + bad >= _ROWS:
                    break
        except csv.Error as error:
            bad += "end of data" not in str(error)  # the sample may end within a row
        at += max(rows.line_num, 1)
    share = good / (good + bad) if good + bad else 0.0
    return known(header), share, len(header)
