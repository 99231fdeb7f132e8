"""A .json file: an array of articles, an object that holds a list of them, one article, or several of these in a row.

A broken object is given up alone: reading goes on where the next one begins. What lies between may be parts of it, so
objects without text are told with it until one has text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from pipeline.errors import UnreadableError
from pipeline.read.jsonl import parse
from pipeline.read.jsonscan import BrokenError, Scan
from pipeline.read.packing import as_utf8
from pipeline.read.reading import Reading
from pipeline.read.unit import Failure, Place, Unit, digest
from pipeline.schema import Status

_DEEPEST = 6
"""Objects above a list of articles: `{"response": {"docs": […]}}` has two."""

_PASSED = "json object in a list without text"


@dataclass(slots=True)
class _Object:
    """What stands at an offset: a row, or the reason why there is none; `lost` after a break in the structure."""

    offset: int
    data: bytes
    row: dict[str, Any] | None = None
    repairs: tuple[str, ...] = ()
    error: UnreadableError | None = None
    lost: bool = False


def read(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    """A unit or a failure for each article; `source#n` counts them from 1.

    Objects of lists whose first one has no text (`tags`, `errors`) are counted as passed over.
    """
    number = pieces = 0
    gap: Failure | None = None
    for found in _Articles(Scan(as_utf8(stream)), place, reading).objects():
        source = f"{place.source}#{number + 1}"
        try:
            if found.error:
                raise found.error
            assert found.row is not None
            unit = reading.columns.unit(found.row, source, file=place.source, repairs=found.repairs)
        except UnreadableError as error:
            if gap:
                pieces += 1
                continue
            number += 1
            offset = found.offset + (error.offset or 0)
            failure = Failure(source, Status.QUARANTINED, error.reason, offset, digest(found.data))
            if found.lost:
                gap = failure
            else:
                yield failure
            continue
        if gap:
            yield _told(gap, pieces)
            gap, pieces = None, 0
        number += 1
        yield unit
    if gap:
        yield _told(gap, pieces)


def _told(gap: Failure, pieces: int) -> Failure:
    more = f"; {pieces} pieces after it passed over" if pieces else ""
    return Failure(gap.source, gap.status, gap.reason + more, gap.offset, gap.digest)


class _Articles:
    """The objects of a file that are articles or should be."""

    def __init__(self, scan: Scan, place: Place, reading: Reading) -> None:
        self._scan = scan
        self._place = place
        self._reading = reading

    def objects(self) -> Iterator[_Object]:
        """Arrays at the top, and objects one after the other, are the same here: brackets between are gone over."""
        scan, lost = self._scan, False
        while sign := scan.next():
            if sign in {b"[", b"]"} or (sign == b"}" and lost):
                scan.step()
                continue
            scan.forget()
            try:
                for found in self._object(scan.offset):
                    if sign == b"{" or not lost:  # keys and values that follow a list are no articles
                        yield found
            except BrokenError as error:
                scan.forget()
                lost = True
                if scan.tired:
                    reason = f"{error}; too broken to go on, the rest of the file is not read"
                    yield _Object(scan.offset, b"", error=UnreadableError(reason), lost=True)
                    return
                yield _Object(scan.offset, scan.resume(), error=UnreadableError(str(error)), lost=True)

    def _object(self, start: int) -> Iterator[_Object]:
        """The value that stands here, or the articles of the lists in it."""
        scan = self._scan
        try:
            whole: _Object | None = self._parsed(start, scan.value())
        except BrokenError as error:  # broken, or the whole collection and too large to be one article
            if scan.next() != b"{":
                raise
            whole, reason = None, str(error)
        if whole and (not whole.data.startswith(b"{") or self._is_article(whole.row)):
            yield whole
            return
        behind = scan.offset
        if whole:
            scan.back(start)
        any_articles = False
        try:
            for found in self._lists(keep=whole is not None):
                any_articles = True
                yield found
        except BrokenError:
            if any_articles or not whole:
                raise
        if whole and not any_articles:
            scan.back(behind)
            yield whole
        elif not any_articles:
            yield _Object(start, b"", error=UnreadableError(reason))

    def _parsed(self, offset: int, data: bytes) -> _Object:
        try:
            row, repairs = parse(data)
        except UnreadableError as error:
            return _Object(offset, data, error=error)
        return _Object(offset, data, row, repairs)

    def _is_article(self, row: dict[str, Any] | None) -> bool:
        """Whether a row is an article, or at least holds no lists of them; one that couldn't be read may."""
        if row is None:
            return False
        texts = self._texts(row)
        return any(row[name] is not None for name in texts) or not any(
            isinstance(value, dict) or _is_list(value) for value in row.values()
        )

    def _texts(self, row: dict[str, Any]) -> list[str]:
        """The row's columns of text; a list of objects under the name `content` is none."""
        found = self._reading.columns.of(row, self._place.source)
        return [name for name in found["text"] + found["html"] if not _is_list(row[name])]

    def _lists(self, depth: int = 0, *, keep: bool) -> Iterator[_Object]:
        """Walk the object that begins here and yield the articles of its lists; `keep` leaves the way back open.

        Raises BrokenError where the walk can't go on.
        """
        scan = self._scan
        scan.step()
        while (sign := scan.next()) != b"}":
            if sign != b'"':
                raise BrokenError("not JSON: cut off" if not sign else "not JSON: the name of a key was expected")
            scan.value()
            sign = scan.next()
            if sign == b"{" and depth < _DEEPEST:
                yield from self._lists(depth + 1, keep=keep)
            elif sign == b"[":
                yield from self._list(keep=keep)
            else:
                scan.value()
            if not keep:
                scan.forget()
        scan.step()

    def _list(self, *, keep: bool) -> Iterator[_Object]:
        """Walk the list that begins here; what it holds are articles if its first object has a column of text."""
        scan = self._scan
        before = scan.offset
        scan.step()
        if scan.next() != b"{":
            scan.back(before)
            scan.value()
            return
        articles: bool | None = None
        while (sign := scan.next()) != b"]":
            if not sign:
                raise BrokenError("not JSON: cut off")
            if not keep:
                scan.forget()
            found = self._parsed(scan.offset, scan.value())
            if articles is None:
                articles = found.row is None or bool(self._texts(found.row))
            if articles:
                yield found
            else:
                self._reading.passed[_PASSED] += 1
        scan.step()


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(part, dict) for part in value)
