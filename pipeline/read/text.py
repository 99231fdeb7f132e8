"""A file that is one article: plain text, or the HTML of a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.errors import UnreadableError
from pipeline.read.encoding import decode
from pipeline.read.reading import Reading
from pipeline.read.unit import MAX_BYTES, Failure, Form, Place, Unit, digest
from pipeline.schema import Status

GIVE_UP = 64 * MAX_BYTES
"""How many bytes of something too large are looked at for its size and digest, or for where the next begins."""

_CHUNK = 1024 * 1024


def read(stream: BinaryIO, place: Place, _reading: Reading) -> Iterator[Unit | Failure]:
    """One unit of plain text, or one failure: empty, binary, in an unknown encoding, larger than MAX_BYTES."""
    yield _whole(stream, place, Form.TEXT)


def read_page(stream: BinaryIO, place: Place, _reading: Reading) -> Iterator[Unit | Failure]:
    """One unit of HTML as it stands, or one failure. What is article in it is found later."""
    yield _whole(stream, place, Form.HTML)


def _whole(stream: BinaryIO, place: Place, form: Form) -> Unit | Failure:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        seen = hashlib.sha256(data)
        size = len(data)
        while size < GIVE_UP and (chunk := stream.read(_CHUNK)):
            seen.update(chunk)
            size += len(chunk)
        return Failure(place.source, Status.QUARANTINED, too_large(size), 0, seen.hexdigest()[:16])
    try:
        decoded = decode(data, page=form is Form.HTML)
    except UnreadableError as error:
        return Failure(place.source, Status.QUARANTINED, error.reason, error.offset, digest(data))
    return Unit(place.source, decoded.text, names=place.names, form=form, repairs=decoded.repairs)


def too_large(size: int) -> str:
    """The reason for a unit above MAX_BYTES."""
    least = "at least " if size >= GIVE_UP else ""
    return f"too large for an article: {least}{size:,} bytes, at most {MAX_BYTES:,} are read"
