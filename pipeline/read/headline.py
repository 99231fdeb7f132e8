"""The headline: which lines above the first paragraph are the article's title, if it has one."""

from __future__ import annotations

import re

from pipeline.read.lines import Line

_SPACED = re.compile(r"\s+(?=[,.;:!?%)\]”’…])|(?<=[(\[“‘])\s+|\s{2,}|\n")
_QUOTED = re.compile(r"(?<!\w)(['\"])\s+(.{1,120}?)\s+\1(?!\w)")
_CREDIT = re.compile(r"[(\s-]ảnh\s*[:：]")
_ENOUGH = 5
"""A line of so many words is preferred as headline over a shorter one before it (a section's name)."""


def headline(head: list[Line], below: Line | None) -> list[Line]:
    """The lines of `head` (above the first paragraph, furniture and dates taken out) that make the headline.

    A headline has no final stop and something longer follows it (`below`); a first line of fewer than five words gives
    way to a longer one behind it. It runs over two lines where both are in capitals, where the first ends with a colon
    or a joining mark, or where the second goes on in small letters. Empty if the article begins with its lead.
    """
    fit = [line for line in head if _fits(line)]
    if not fit or (below is None and len(fit) < 2):
        return fit[:1] if fit and below is not None else fit[:1]
    best = next((line for line in fit if len(line.words) >= _ENOUGH), fit[0])
    place = head.index(best)
    chosen = [best]
    for line in head[place + 1 : place + 3]:
        if line.gap or not _fits(line) or not _continues(chosen[-1], line):
            break
        chosen.append(line)
    return chosen


def closed_up(value: str) -> str:
    """The value with stray spaces around punctuation closed up: `thi đua , khen thưởng` → `thi đua, khen thưởng`."""
    return _QUOTED.sub(r"\1\2\1", _SPACED.sub(lambda m: " " if m[0].isspace() and len(m[0]) > 1 and m.end() < len(value) and value[m.end()] not in ",.;:!?%)]”’…" else "", value.replace("\n", " ")))


def _fits(line: Line) -> bool:
    if not 2 <= len(line.words) <= 60 or line.item and not line.text[0].isdigit():
        return False
    last = line.text[-1]
    if last in ";," or (last == "." and not line.text.endswith("...")) or line.text.endswith("./."):
        return False
    return not line.prose and _CREDIT.search(line.folded) is None


def _continues(first: Line, second: Line) -> bool:
    if first.capitals:
        return second.capitals
    return first.text[-1] in ":-–—,&" or second.text[0].islower() or (second.text[0] in "(-–" and not second.stopped)
