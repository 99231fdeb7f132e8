"""What every reader yields: a unit of input that may be an article, or the reason why none can be made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.schema import Status

MAX_BYTES = 4 * 1024 * 1024
"""Above this a file or line is no article: a whole novel in UTF-8 has about 1 MB. It also bounds the memory used."""


class Form(StrEnum):
    """What the text of a unit is: plain lines, or the HTML of a page."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader reads: the `source` of records, and for a file that is one article the ids to try, best first."""

    source: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One article to be: its raw text and what came with it.

    `id` is the input's own id column, `names` the ids to try otherwise, best first (file stem, relative path);
    `source` says where it was read (`a/b.txt`, `c.jsonl#7`, rows from 1).
    `title`, `published`, `byline` and `agency` are what came with the text and `origins` where each is from
    (`{"published": "column:published"}`); what it doesn't name was given by the caller.
    `repairs` names what was done to make readable text of its bytes, in order (`tcvn3`, `mojibake`).
    """

    source: str
    text: str
    id: str | None = None
    names: tuple[str, ...] = ()
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    agency: str | None = None
    url: str | None = None
    site: str | None = None
    retrieved: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    form: Form = Form.TEXT
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A unit that ends without being read: `status` is quarantined or unsupported.

    `offset` counts bytes of the unpacked file; `digest` is of the bytes in question (see `digest`).
    """

    source: str
    status: Status
    reason: str
    offset: int | None = None
    digest: str | None = None


def digest(data: bytes) -> str:
    """Sixteen hexadecimal digits of SHA-256: enough to tell millions of texts apart, short enough for an id."""
    return hashlib.sha256(data).hexdigest()[:16]
