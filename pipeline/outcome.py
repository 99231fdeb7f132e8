"""How a unit of input ended: what a run counts and writes down."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.schema import Record, Status

WHOLE = ""
"""JSON Pointer to the whole record.

`notes[""]` has the `reason` why one was screened, and the `repairs` that made its text readable (`tcvn3, entities`).
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a unit ended.

    `record` is there for extracted and screened units and for duplicates, which name their canonical article in
    `duplicate_of`; the rest speaks of the others.
    """

    source: str
    status: Status
    reason: str | None = None
    record: Record | None = None
    offset: int | None = None
    digest: str | None = None
    duplicate_of: str | None = None
