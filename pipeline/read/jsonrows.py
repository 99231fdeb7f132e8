"""A .json file: an array of articles, an object that holds a list of them, one article, or several of these in a row.

A broken object is given up alone: reading goes on where the next one begins. What lies between may be parts of it, so
objects without text are told with it until one has text.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
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
        scan = self._scan
        while sign := scan.next():
            if sign in {b"[", b"]"}:
                scan.step()
                continue
            scan.forget()
            start = scan.offset
            try:
                yield from self._object(start)
            except BrokenError as error:
                scan.forget()
                lost = scan.offset
                yield _Object(lost, scan.resume(), error=UnreadableError(str(error)), lost=True)

    def _object(self, start: int) -> Iterator[_Object]:
        """The value that stands here, or the articles of the lists in it."""
        scan = self._scan
        try:
            found = self._parsed(start, scan.value())
        except BrokenError as error:  # broken, or the whole collection and too large to be one article
            if scan.next() != b"{":
                raise
            if not (yield from self._lists(keep=False)):
                yield _Object(start, b"", error=UnreadableError(str(error)))
            return
        if found.row is not None and not self._has_text(found.row) and _holds_objects(found.row):
            behind = scan.offset
            scan.back(start)
            if (yield from self._lists(keep=True)):
                return
            scan.back(behind)
        yield found

    def _parsed(self, offset: int, data: bytes) -> _Object:
        try:
            row, repairs = parse(data)
        except UnreadableError as error:
            return _Object(offset, data, error=error)
        return _Object(offset, data, row, repairs)

    def _has_text(self, row: dict[str, Any]) -> bool:
        """Whether one of the row's columns of text holds one; a list of objects under the name `content` is none."""
        found = self._reading.columns.of(row, self._place.source)
        return any(not _is_list(row[name]) for name in found["text"] + found["html"])

    def _lists(self, depth: int = 0, *, keep: bool) -> Generator[_Object, None, bool]:
        """Walk the object that begins here; returns whether a list in it holds articles.

        `keep` leaves the way back open. Raises BrokenError where the walk can't go on.
        """
        scan, any_articles = self._scan, False
        scan.step()
        while (sign := scan.next()) != b"}":
            if sign != b'"':
                raise BrokenError("not JSON: cut off" if not sign else "not JSON: the name of a key was expected")
            scan.value()
            sign = scan.next()
            if sign == b"{" and depth < _DEEPEST:
                any_articles |= yield from self._lists(depth + 1, keep=keep)
            elif sign == b"[":
                any_articles |= yield from self._list(keep=keep)
            else:
                scan.value()
            if not keep:
                scan.forget()
        scan.step()
        return any_articles

    def _list(self, *, keep: bool) -> Generator[_Object, None, bool]:
        """Walk the list that begins here; what it holds are articles if its first object has a column of text."""
        scan = self._scan
        before = scan.offset
        scan.step()
        if scan.next() != b"{":
            scan.back(before)
            scan.value()
            return False
        articles: bool | None = None
        while (sign := scan.next()) != b"]":
            if not sign:
                raise BrokenError("not JSON: cut off")
            if not keep:
                scan.forget()
            found = self._parsed(scan.offset, scan.value())
            if articles is None:
                articles = found.row is None or self._has_text(found.row)
            if articles:
                yield found
            else:
                self._reading.passed[_PASSED] += 1
        scan.step()
        return bool(articles)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(part, dict) for part in value)


def _holds_objects(row: dict[str, Any]) -> bool:
    return any(isinstance(value, dict) or _is_list(value) for value in row.values())
