"""A value together with the characters it was read from: what every finder hands to every builder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]
"""Half-open character span in the article's NFC text, in code points."""


@dataclass(slots=True)
class Found:
    """One value of a record before it becomes plain.

    `value` is what the record will show; `spans` are the places of the article's text that it was read from (for a
    derived value such as a year or a status: the words that triggered it); `rule` names the rule that produced it.
    `origin` replaces `spans` for a value that came with the article (`meta:datePublished`, `column:ngay`).
    """

    value: Any
    spans: tuple[Span, ...] = ()
    rule: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    origin: str | None = None

    @property
    def start(self) -> int:
        """Where the value's first span begins; -1 for a value that has none."""
        return self.spans[0][0] if self.spans else -1

    @property
    def end(self) -> int:
        """Where the value's last span ends; -1 for a value that has none."""
        return self.spans[-1][1] if self.spans else -1
