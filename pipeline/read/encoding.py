"""Bytes to text. UTF-8 with or without a byte order mark, UTF-16 with one; anything else is named, not guessed."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from pipeline.errors import UnreadableError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, and what was done to make it readable, in order."""

    text: str
    repairs: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None, *, page: bool = False) -> Decoded:  # noqa: ARG001  # see below
    """The text of a file, a page or a row.

    `declared` is the charset that a server or table states, `page` says that the bytes are HTML, which may state one
    itself; neither is heeded yet, since nothing but Unicode is read.

    Raises UnreadableError, with the offset of the first wrong byte, for an empty file, a binary one (it holds NUL
    bytes) and one in another encoding. Old Vietnamese encodings (TCVN3, VNI) are not told apart here.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_decode(data[len(mark) :], encoding, len(mark)))
    if (nul := data.find(b"\0")) >= 0:
        raise UnreadableError("binary: holds NUL bytes", nul)
    return Decoded(_decode(data, "utf-8", 0))


def _decode(data: bytes, encoding: str, offset: int) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not {encoding.upper()}: {error.reason}", offset + error.start) from None
    if not text.strip():
        raise UnreadableError("empty", 0)
    if "\0" in text:
        raise UnreadableError("binary: holds NUL characters", offset)
    return text


def whole(text: str) -> str:
    """The text without lone surrogates: half characters that JSON escapes can bring and no file could hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
