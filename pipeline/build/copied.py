"""Values copied from the text: tidied as the guidelines want it, with the span they stand at."""

from __future__ import annotations

import re

from pipeline.found import Found

_SPACE = re.compile(r"\s+")
_BEFORE = re.compile(r" (?=[,;:.!?)\]”])")
_AFTER = re.compile(r"(?<=[(\[“]) ")


def tidy(text: str) -> str:
    """One line with single spaces and none before punctuation (`khen , thưởng` → `khen, thưởng`)."""
    return _AFTER.sub("", _BEFORE.sub("", _SPACE.sub(" ", text))).strip()


def copied(text: str, start: int, end: int, rule: str) -> Found:
    """The stretch text[start:end] as a value, its span trimmed of white space."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return Found(tidy(piece), ((start, end),), rule)
