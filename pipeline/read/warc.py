"""WARC as Common Crawl, wget and Heritrix write it, also packed member by member: the pages among its records.

What a record counts as:
- a response, resource or (WET) conversion record is a unit: a page, `unsupported` if it is none (an image, a redirect,
  a server's error page), `quarantined` if it can't be read;
- warcinfo, request, metadata, revisit and continuation records describe or repeat others and are no units, and neither
  is a page whose bytes were seen before in the same file: `Reading.passed` counts them by these names for run.json;
- damage is one quarantined unit, whatever it hit.

`source#n` counts all of these from 1. The offset of a failure is that of the record in the file; in a packed one that
of its gzip member, as in a CDX index.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator

from pipeline.errors import UnreadableError
from pipeline.read.encoding import decode
from pipeline.read.frames import Frame, Frames, Plain, Source
from pipeline.read.members import Members
from pipeline.read.reading import Reading
from pipeline.read.text import too_large
from pipeline.read.unit import MAX_BYTES, Failure, Form, Place, Unit, digest
from pipeline.schema import Status

_UNITS = frozenset({"response", "resource", "conversion"})
_PASSED = frozenset({"warcinfo", "request", "metadata", "revisit", "continuation"})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PLAIN = "text/plain"
_OK = 200
_LOOKS_LIKE_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?")
_SNIFFED = 1024
_AUTO = 32 + zlib.MAX_WBITS  # wbits: gzip or zlib by its header


class _UnsupportedError(Exception):
    """A record that is no page: `str()` says what it is."""


def read(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    """The units of a WARC file that isn't packed, or was unpacked as a whole."""
    yield from _read(Plain(stream), place, reading)


def read_members(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    """The units of a .warc.gz file; behind damage, reading goes on at the next gzip member with a record."""
    yield from _read(Members(stream), place, reading)


def _read(source: Source, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    seen: set[bytes] = set()
    number = 0
    for number, frame in enumerate(Frames(source), 1):
        name = f"{place.source}#{number}"
        try:
            found = _unit(frame, name, seen)
        except _UnsupportedError as error:
            yield Failure(name, Status.UNSUPPORTED, str(error), frame.offset)
        except UnreadableError as error:
            seen_bytes = digest(frame.data) if frame.data else None
            yield Failure(name, Status.QUARANTINED, error.reason, frame.offset, seen_bytes)
        else:
            if isinstance(found, str):
                reading.passed[found] += 1
            else:
                yield found


def _unit(frame: Frame, name: str, seen: set[bytes]) -> Unit | str:
    """The page of a record, or the name under which it is passed over.

    Raises _UnsupportedError for what is no page, UnreadableError for one that can't be read.
    """
    if frame.fault:
        raise UnreadableError(frame.fault)
    record = _parsed(frame.data)
    kind = (record.headers.get("WARC-Type") or "none").strip().lower()
    if kind in _PASSED:
        return f"warc {kind}"
    if kind not in _UNITS:
        raise _UnsupportedError(f"a WARC record of type {kind}"[:100])
    if record.headers.get("WARC-Segment-Number"):
        raise _UnsupportedError("a segment of a record")
    payload, form, charset = _payload(record, kind, frame)
    seal = hashlib.sha256(payload).digest()[:16]
    if seal in seen:
        return "warc repeated payload"
    seen.add(seal)
    decoded = decode(payload, charset, page=form is Form.HTML)
    date = record.headers.get("WARC-Date") or ""
    return Unit(
        name,
        decoded.text,
        url=(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None,
        retrieved=date if _DATE.fullmatch(date) else None,
        form=form,
        repairs=decoded.repairs,
    )


def _parsed(data: bytes) -> Any:
    try:
        return next(iter(ArchiveIterator(io.BytesIO(data), parse_http=False, stream_detect=False)))
    except (OSError, ValueError, StopIteration) as error:
        raise UnreadableError(f"no WARC record: {error}") from None


def _payload(record: Any, kind: str, frame: Frame) -> tuple[bytes, Form, str | None]:
    """The page's own bytes, whether they are HTML, and the charset that the server declares."""
    if kind == "response":
        if not record.is_http:
            raise _UnsupportedError(f"a response of {record.headers.get('Content-Type') or 'an unknown protocol'}")
        _parse_http(record, "none")
        if not record.is_http_parsed or record.http_headers is None or record.http_headers.status_code is None:
            raise UnreadableError("no HTTP headers")
        if record.http_headers.status_code != _OK:
            raise _UnsupportedError(f"HTTP status {record.http_headers.status_code}")
        content_type, charset = record.http_content_type, record.http_charset
    else:
        content_type, _, rest = (record.headers.get("Content-Type") or "").partition(";")
        charset = rest.partition("charset=")[2].strip(' "') or None
    content_type = (content_type or record.headers.get("WARC-Identified-Payload-Type") or "").strip().lower()
    form = Form.TEXT if kind == "conversion" and content_type == _PLAIN else Form.HTML
    if content_type and content_type not in _PAGES and form is Form.HTML:
        raise _UnsupportedError(f"no page but {content_type}"[:100])
    if frame.size > len(frame.data):
        raise UnreadableError(too_large(frame.size))
    payload = _decoded(record, frame.data)
    if len(payload) > MAX_BYTES:
        raise UnreadableError(too_large(len(payload)))
    if not content_type and not _LOOKS_LIKE_PAGE.match(payload[:_SNIFFED]):
        raise _UnsupportedError("no page, and of no type")
    return payload, form, charset


def _decoded(record: Any, data: bytes) -> bytes:
    """The payload without its HTTP encodings. Common Crawl and some proxies store it decoded and keep the headers."""
    if not record.is_http_parsed:
        return bytes(record.reader.read(MAX_BYTES + 1))
    encoding = (record.http_headers.get("Content-Encoding") or "").strip().lower()
    chunked = "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower()
    stored = bytes(record.reader.read())
    payload = stored
    if chunked and re.match(rb"[0-9a-fA-F]+[ \t]*(?:;[^\r\n]*)?\r\n", stored):
        payload = _reread(data, "transfer")
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _inflated(payload, encoding)
    if encoding in {"", "identity", "none"} or _LOOKS_LIKE_PAGE.match(payload[:_SNIFFED]):
        return payload
    return _reread(data, "all" if payload is not stored else "content")


def _inflated(payload: bytes, encoding: str) -> bytes:
    if encoding != "deflate" and not payload.startswith(b"\x1f\x8b"):
        return payload  # stored decoded
    for wbits in (_AUTO, -zlib.MAX_WBITS) if encoding == "deflate" else (_AUTO,):
        inflater = zlib.decompressobj(wbits)
        try:
            page = inflater.decompress(payload, MAX_BYTES + 1)
        except zlib.error:
            continue
        if not inflater.eof and len(page) <= MAX_BYTES:
            raise UnreadableError("HTTP content cut off within its encoding")
        return page
    if _LOOKS_LIKE_PAGE.match(payload[:_SNIFFED]):
        return payload
    raise UnreadableError(f"HTTP content is no {encoding}")


def _reread(data: bytes, decoding: str) -> bytes:
    """The payload as the library decodes it, at most a byte more than MAX_BYTES."""
    record = _parsed(data)
    _parse_http(record, decoding)
    try:
        return bytes(record.reader.read(MAX_BYTES + 1))
    except (OSError, ValueError) as error:
        raise UnreadableError(f"HTTP content can't be decoded: {error}"[:200]) from None


def _parse_http(record: Any, decoding: str) -> None:
    try:
        record.parse_http(auto_decode=decoding, quirks_mode=True)
    except (OSError, ValueError) as error:
        raise UnreadableError(f"no HTTP headers: {error}"[:200]) from None
