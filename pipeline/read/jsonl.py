"""JSON Lines: a line is one article, an object with `text` and, where known, `id` and what COLUMNS names."""

from __future__ import annotations

import codecs
import datetime as dt
import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from pipeline.errors import UnreadableError
from pipeline.read.encoding import decode, whole
from pipeline.read.text import too_large
from pipeline.read.unit import MAX_BYTES, Failure, Place, Unit, digest
from pipeline.schema import Status

FACTS = ("title", "published", "byline", "agency")
"""Optional keys that end up in the record's `article`, with `column:NAME` as their evidence."""

COLUMNS = (*FACTS, "url", "site", "retrieved")
"""All optional keys, taken as they stand. `source`, in many collections the name of a newspaper, serves as `site`."""


def read(stream: BinaryIO, place: Place) -> Iterator[Unit | Failure]:
    """A unit or a failure for each line that isn't blank; `source#row` counts all lines from 1.

    A line above MAX_BYTES is passed over in pieces, so that memory stays bounded.
    """
    offset = row = 0
    while line := stream.readline(MAX_BYTES + 1):
        row += 1
        source = f"{place.source}#{row}"
        start, offset = offset, offset + len(line)
        if row == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield Failure(place.source, Status.QUARANTINED, "UTF-16: JSON Lines are UTF-8", 0, digest(line))
            return
        if len(line) > MAX_BYTES:
            seen = hashlib.sha256(line)
            while not line.endswith(b"\n") and (line := stream.readline(MAX_BYTES)):
                offset += len(line)
                seen.update(line)
            reason = too_large(offset - start)
            yield Failure(source, Status.QUARANTINED, reason, start, seen.hexdigest()[:16])
        elif line.strip():
            try:
                yield parse(line, source)
            except UnreadableError as error:
                yield Failure(source, Status.QUARANTINED, error.reason, start + (error.offset or 0), digest(line))


def parse(line: bytes, source: str) -> Unit:
    """The unit of one line. Raises UnreadableError if it isn't a JSON object in UTF-8 with a `text` to read."""
    decoded = decode(line)
    try:
        row = json.loads(decoded)
    except RecursionError:
        raise UnreadableError("not JSON: nested too deep") from None
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg}", len(decoded[: error.pos].encode())) from None
    except ValueError as error:
        raise UnreadableError(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise UnreadableError(f"not a JSON object but {type(row).__name__}")
    return unit_of(row, source, site=_plain(row.get("source")))


def unit_of(row: Mapping[str, Any], source: str, site: str | None = None) -> Unit:
    """The unit of a row of any table: `text`, `id` and COLUMNS; other keys are left alone.

    `site` serves where the row has none. Raises UnreadableError if there is no `text` to read.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise UnreadableError(f"no text: the keys are {', '.join(map(str, row)) or 'none'}"[:200])
    if not text.strip():
        raise UnreadableError("empty: the text is blank")
    known = {name: _plain(row.get(name)) for name in ("id", *COLUMNS)}
    return Unit(
        source,
        whole(text),
        id=known["id"],
        title=known["title"],
        published=known["published"],
        byline=known["byline"],
        agency=known["agency"],
        url=known["url"],
        site=known["site"] or site,
        retrieved=known["retrieved"],
        origins={name: f"column:{name}" for name in FACTS if known[name]},
    )


def _plain(value: Any) -> str | None:
    """A column's value as a string, dates in ISO 8601; None for nothing: null, NaN, blank, a list, an object."""
    if isinstance(value, str):
        return whole(value).strip() or None
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        return None
    return str(value)
