"""JSON Lines: a line is one article, an object whose keys are recognised as the columns of a table are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from pipeline.errors import UnreadableError
from pipeline.read.encoding import decode
from pipeline.read.packing import as_utf8
from pipeline.read.reading import Reading
from pipeline.read.text import GIVE_UP, too_large
from pipeline.read.unit import MAX_BYTES, Failure, Place, Unit, digest
from pipeline.schema import Status


def read(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    """A unit or a failure for each line that isn't blank; `source#row` counts all lines from 1.

    A line above MAX_BYTES is passed over in pieces, so that memory stays bounded; above GIVE_UP the file ends there.
    """
    offset = row = 0
    stream = as_utf8(stream)
    while line := stream.readline(MAX_BYTES + 1):
        row += 1
        source = f"{place.source}#{row}"
        start, offset = offset, offset + len(line)
        if len(line) > MAX_BYTES:
            seen = hashlib.sha256(line)
            while not line.endswith(b"\n") and offset - start < GIVE_UP and (line := stream.readline(MAX_BYTES)):
                offset += len(line)
                seen.update(line)
            size = offset - start
            gone = "; the rest of the file is not read" if size >= GIVE_UP else ""
            yield Failure(source, Status.QUARANTINED, too_large(size) + gone, start, seen.hexdigest()[:16])
            if gone:
                return
        elif line.strip():
            try:
                cells, repairs = parse(line)
                yield reading.columns.unit(cells, source, file=place.source, repairs=repairs)
            except UnreadableError as error:
                yield Failure(source, Status.QUARANTINED, error.reason, start + (error.offset or 0), digest(line))


def parse(data: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The object that stands in `data`, and its repairs.

    Raises UnreadableError, with the offset in `data`, if it isn't a JSON object in a known encoding.
    """
    decoded = decode(data)
    try:
        row = json.loads(decoded.text)
    except RecursionError:
        raise UnreadableError("not JSON: nested too deep") from None
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg}", len(decoded.text[: error.pos].encode())) from None
    except ValueError as error:
        raise UnreadableError(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise UnreadableError(f"not a JSON object but {type(row).__name__}")
    return row, decoded.repairs
