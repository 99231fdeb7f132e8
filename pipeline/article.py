"""The article as the readers hand it on: text, blocks with their roles, and what stands about it on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.found import Found


class Role(StrEnum):
    """What a block of lines is on the page. Only TITLE, LEAD, BODY and CAPTION are read for facts."""

    MASTHEAD = "masthead"  # the page's "today": place and date above the headline; neither publication nor event
    FURNITURE = "furniture"  # menu, breadcrumb, counters, share buttons, related links
    TITLE = "title"
    DATELINE = "dateline"
    LEAD = "lead"  # sapo between headline and body, or the first body paragraph
    BODY = "body"
    CAPTION = "caption"
    SIGNATURE = "signature"  # author and credit lines


@dataclass(slots=True)
class Block:
    """A run of whole lines with one role; `start` and `end` are half-open character offsets in the text."""

    role: Role
    start: int
    end: int


@dataclass(slots=True)
class Article:
    """One article. `text` is NFC and holds all kept lines in their order; every span of the record counts in it.

    `repairs` names what was done to make readable text of the input (`tcvn3`, `mojibake`), in order; `unread_day` is
    what came as the day of publication and names none.
    """

    text: str
    blocks: list[Block] = field(default_factory=list)
    id: str = ""
    source: str | None = None
    title: Found | None = None
    published: Found | None = None
    byline: Found | None = None
    agency: Found | None = None
    url: str | None = None
    site: str | None = None
    retrieved: str | None = None
    repairs: tuple[str, ...] = ()
    unread_day: str | None = None
