"""Plain text: a file is one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.errors import UnreadableError
from pipeline.read.encoding import decode
from pipeline.read.unit import MAX_BYTES, Failure, Place, Unit, digest
from pipeline.schema import Status

_CHUNK = 1024 * 1024


def read(stream: BinaryIO, place: Place) -> Iterator[Unit | Failure]:
    """One unit, or one failure: empty, binary, in an unknown encoding, larger than MAX_BYTES."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        seen = hashlib.sha256(data)
        size = len(data)
        while chunk := stream.read(_CHUNK):
            seen.update(chunk)
            size += len(chunk)
        yield Failure(place.source, Status.QUARANTINED, too_large(size), 0, seen.hexdigest()[:16])
        return
    try:
        yield Unit(place.source, decode(data), names=place.names)
    except UnreadableError as error:
        yield Failure(place.source, Status.QUARANTINED, error.reason, error.offset, digest(data))


def too_large(size: int) -> str:
    """The reason for a unit above MAX_BYTES."""
    return f"too large for an article: {size:,} bytes, at most {MAX_BYTES:,} are read"
