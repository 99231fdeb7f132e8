"""Finds the values of a JSON text one by one, in bounded memory: where a value ends is told by strings and brackets."""

from __future__ import annotations

import re
from typing import BinaryIO

from pipeline.read.text import too_large
from pipeline.read.unit import MAX_BYTES

_CHUNK = 64 * 1024
_MARK = re.compile(rb'["{}\[\]]')
_STRING = re.compile(rb'[^"\\\x00-\x08\x0a-\x1f]*+(?:\\[^\x00-\x1f][^"\\\x00-\x08\x0a-\x1f]*+)*+')
_NEXT = re.compile(rb'[}\[]\s*,?\s*(?=\{\s*")')
_BETWEEN = re.compile(rb"[\s,:\x1e]*+")  # \x1e: JSON text sequences
_SCALAR = re.compile(rb'[^\s,:\]}"\[{]++')
_CLOSES = {b"{": b"}", b"[": b"]"}
_PATIENCE = 4  # how many times its size a broken file may be looked at, beyond what two large values take
_SIGN = 15  # bytes of plain text that take as long as a quote or bracket
_OVERLAP = 4096  # bytes kept while looking for the next object: no pattern is longer


class BrokenError(Exception):
    """The value where the scan stands can't be found whole: `str()` says why, `reached` how far it was looked at."""

    def __init__(self, reason: str, reached: int = 0) -> None:
        super().__init__(reason)
        self.reached = reached


class Scan:
    """A position in a stream of JSON. The buffer holds no more than one value and a piece."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._buffer = bytearray()
        self._base = self._at = 0
        self._work = 0  # bytes gone over in search of values that turned out to be broken, and their signs _SIGN-fold
        self._signs = 0

    @property
    def tired(self) -> bool:
        """Whether so much was tried in vain that a file must be made to waste time: every bracket begins a value."""
        return self._work > 4 * MAX_BYTES + _PATIENCE * self.offset

    @property
    def offset(self) -> int:
        """Where the scan stands, in bytes of the stream."""
        return self._base + self._at

    def next(self) -> bytes:
        """The sign at which the next value begins or a bracket closes, after space and commas; empty at the end."""
        while True:
            match = _BETWEEN.match(self._buffer, self._at)
            assert match
            self._at = match.end()
            if self._at < len(self._buffer):
                return bytes(self._buffer[self._at : self._at + 1])
            if not self._more():
                return b""

    def step(self) -> None:
        """Go over one sign."""
        self._at += 1

    def back(self, offset: int) -> None:
        """Go back to a place since the last `forget`."""
        self._at = offset - self._base

    def forget(self) -> None:
        """Let go of everything before the scan's place."""
        del self._buffer[: self._at]
        self._base, self._at = self.offset, 0

    def value(self) -> bytes:
        """The bytes of the value that begins here; the scan stands behind it. Raises BrokenError, and stays."""
        start, self._signs = self._at, 0
        try:
            end = self._end(start)
        except BrokenError as error:
            self._at = start
            self._work += error.reached - start + _SIGN * self._signs
            raise
        self._at = end
        return bytes(self._buffer[start:end])

    def resume(self) -> bytes:
        """Go to the next object that begins behind a `}` or `[`, or to the end; the first bytes passed over."""
        passed = bytes(self._buffer[self._at : self._at + _CHUNK])
        self._at += self._buffer[self._at : self._at + 1] == b"{"  # a new object is none that comes after
        while not (match := _NEXT.search(self._buffer, self._at)):
            self._at = max(self._at, len(self._buffer) - _OVERLAP)
            self.forget()
            if not self._more():
                self._at = len(self._buffer)
                return passed
        self._at = match.end()
        return passed

    def _end(self, start: int) -> int:
        sign = self._buffer[start : start + 1]
        if sign == b'"':
            return self._string(start, start)
        if sign not in _CLOSES_SET:
            return self._scalar(start)
        awaited: list[bytes] = []
        at = start
        while True:
            match = _MARK.search(self._buffer, at)
            if (match.start() if match else len(self._buffer)) - start > MAX_BYTES:
                raise BrokenError(too_large(len(self._buffer) - start), len(self._buffer))
            if not match:
                at = len(self._buffer)
                if not self._more(at - start):
                    raise BrokenError("not JSON: cut off", at)
                continue
            at, sign_found = match.end(), match[0]
            self._signs += 1
            if sign_found == b'"':
                at = self._string(match.start(), start)
            elif sign_found in _CLOSES:
                awaited.append(_CLOSES[sign_found])
            elif awaited.pop() != sign_found:
                raise BrokenError(f"not JSON: {sign_found.decode()} closes nothing", at)
            elif not awaited:
                return at

    def _string(self, quote: int, start: int) -> int:
        while True:
            match = _STRING.match(self._buffer, quote + 1)
            assert match
            end = match.end()
            if end - start > MAX_BYTES:
                raise BrokenError(too_large(len(self._buffer) - start), len(self._buffer))
            if self._buffer[end : end + 1] == b'"':
                return end + 1
            if end + 1 < len(self._buffer):
                raise BrokenError("not JSON: a control character or line break within a string", end)
            if not self._more(end - start):
                raise BrokenError("not JSON: cut off within a string", end)

    def _scalar(self, start: int) -> int:
        while True:
            match = _SCALAR.match(self._buffer, start)
            if not match:
                raise BrokenError("not JSON: a value was expected", start)
            if match.end() - start > MAX_BYTES:
                raise BrokenError(too_large(match.end() - start), match.end())
            if match.end() < len(self._buffer) or not self._more(match.end() - start):
                return match.end()

    def _more(self, least: int = 0) -> bool:
        """Read on, as much as is looked at again, so that a long value is not looked at too often."""
        data = self._stream.read(max(_CHUNK, min(least, MAX_BYTES)))
        self._buffer += data
        return bool(data)


_CLOSES_SET = (b"{", b"[")
