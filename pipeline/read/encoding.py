"""Bytes to text: Unicode in its forms, the old Vietnamese encodings where it is certain, else what was declared.

What the bytes are wins over what is said of them: servers declare windows-1252 for UTF-8 pages and UTF-8 for pages of
1999. The order: byte order mark, UTF-16 by its pattern of NULs, valid UTF-8, TCVN3 / VNI / windows-1258 by their words
(pipeline.read.legacy), the declared encoding. What is left is named with the offset of its first wrong byte, and not
guessed.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from resiliparse.parse.encoding import map_encoding_to_html5

from pipeline.errors import UnreadableError
from pipeline.read import legacy


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the names of what was done to make it readable, in order; empty for plain UTF-8 and sound text."""

    text: str
    repairs: tuple[str, ...] = ()


_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_PROLOGUE = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page says its encoding; the standard asks for 1024, portals put scripts before
_TAG = re.compile("<[^<>]*>")
_FEW = 0.05  # of the letters of a page beyond ASCII; so many may be broken in UTF-8 that was cut or glued
_SAMPLE = 4096  # bytes that show where UTF-16 has its NULs


def decode(data: bytes, declared: str | None = None, *, page: bool = False) -> Decoded:
    """The text of `data`; `repairs` names an encoding that is not UTF-8 (`utf-16`, `tcvn3`, `gbk`).

    `declared` is the charset that came with it (the HTTP header's), `page` says that it is HTML, which may name its
    charset itself and is read like a browser does: single broken bytes become U+FFFD (`broken-utf-8`), and what is no
    other encoding is windows-1252. Raises UnreadableError, with the offset of the first wrong byte, for an empty file,
    a binary one (it holds NULs), and one in an encoding that can't be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, len(mark))
    if (nul := data.find(b"\0")) >= 0:
        if order := _utf16(data):
            return _strict(data, order, 0)
        raise UnreadableError("binary: holds NUL bytes", nul)
    try:
        return _strict(data, "utf-8", 0)
    except UnreadableError as error:
        if data.isascii():
            raise
        return _single_bytes(data, declared, error, page=page)


def _strict(data: bytes, encoding: str, offset: int) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not {encoding.upper()}: {error.reason}", offset + error.start) from None
    if not text.strip():
        raise UnreadableError("empty", 0)
    if "\0" in text:
        raise UnreadableError("binary: holds NUL characters", offset)
    return Decoded(text, () if encoding == "utf-8" else ("utf-16",))


def _utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: Latin letters have their NULs all in odd or all in even places."""
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    least = min(len(data), _SAMPLE) // 8  # of Vietnamese three letters of four have a NUL
    if len(data) % 2 or max(even, odd) < max(least, 2) or min(even, odd) > max(even, odd) // 20:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _single_bytes(data: bytes, declared: str | None, error: UnreadableError, *, page: bool) -> Decoded:
    """The text of bytes that are no valid UTF-8; raises `error` if nothing fits."""
    text = legacy.from_bytes(data)
    if name := legacy.detect(_TAG.sub("\n", text) if page else text):
        return Decoded(legacy.convert(text, name), (name,))
    if page and (mended := _broken(data)):
        return Decoded(mended, ("broken-utf-8",))
    for label in (declared, _said(data) if page else None, "windows-1252" if page else None):
        if (codec := _codec(label)) is None:
            continue
        try:
            found = text if codec == "cp1252" else data.decode(codec)
        except (UnicodeError, LookupError):
            continue
        if found.strip() and "\0" not in found:
            return Decoded(unicodedata.normalize("NFC", found), (codec.replace("cp125", "windows-125"),))
    raise error


def _broken(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, which become U+FFFD."""
    text = data.decode("utf-8", "replace")
    letters = sum(not c.isascii() for c in text)
    return text if text.count("\ufffd") <= _FEW * letters else None


def _said(data: bytes) -> str | None:
    """The encoding that a page names in its `<meta>` or its XML prologue."""
    found = _META.search(data, 0, _HEAD) or _PROLOGUE.match(data, 0, _HEAD)
    return found[1].decode("ascii", "replace") if found else None


def _codec(label: str | None) -> str | None:
    """Python's name of the encoding that browsers take a label for; None for Unicode, which was tried, and for none."""
    name = map_encoding_to_html5(label.strip(), False) if label else None
    return None if name is None or name.startswith("utf") else name


def whole(text: str) -> str:
    """The text without lone surrogates: half characters that JSON escapes can bring and no file could hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
