"""Captions: the lines under photographs, which the text of a page leaves standing between the paragraphs."""

from __future__ import annotations

import re

from pipeline.read.furniture import opening
from pipeline.read.lines import Line

_CREDITED = re.compile(r"(?:[(\[\s.,;”\"–-]|\A)(?:ảnh|hình|clip|video|đồ\s+họa|đồ\s+hoạ)\s*(?:tư\s+liệu|minh\s+họa|minh\s+hoạ)?\s*[:\-–]?\s*[^.]{0,60}[.)\]\s]*\Z")
_ABBREVIATED = re.compile(r"(?:\bTP|\bTX|\bTT|\bT\.Ư|\bĐ/c)\.\Z")
_OPEN = re.compile(r"(?:[,\-–—(&]|\b(?:và|của|cho|tại|đồng chí|ông|bà|các|với|là|trao|tặng|từ|đến|trong|cùng|tỉnh|huyện|xã))\Z", re.IGNORECASE)
_LIMIT = 230
"""A caption without a photographer's name is shorter than this."""


def is_caption(line: Line, between: bool) -> bool:
    """Whether the line is a caption: it names the photographer, or stands `between` paragraphs without a final stop."""
    if len(line.text) > 400 or line.item:
        return False
    if _credited(line):
        return True
    if not between or line.stopped or len(line.text) > _LIMIT:
        return False
    return len(line.words) >= 3


def runs_on(first: Line, second: Line) -> bool:
    """Whether `second`, with no blank line between, goes on with the sentence of `first`."""
    if second.gap or second.item:
        return False
    if _ABBREVIATED.search(first.text[-6:]):
        return True
    if first.stopped or _credited(first):
        return False
    return second.text[0].islower() or _OPEN.search(first.text[-12:]) is not None


def captions_below(page: list[Line]) -> list[Line]:
    """The captions that a newspaper's dump keeps behind the text: title, lead, one sentence a line, then these.

    They are the last group of lines between blank lines, directly behind the group that holds most of the text.
    """
    groups: list[list[Line]] = []
    for line in page:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    if not 3 <= len(groups) <= 5:
        return []
    body, last = groups[-2], groups[-1]
    size = [sum(len(line.text) for line in group) for group in groups]
    if len(body) < 4 or size[-2] != max(size) or sum(line.stopped for line in body) < 0.7 * len(body):
        return []
    return last if all(len(line.text) <= 400 and not line.item for line in last) else []


def _credited(line: Line) -> bool:
    folded = line.folded
    if len(folded) <= 400 and (m := opening("photo").match(folded.lstrip("( -–"))):
        rest = folded.lstrip("( -–")[m.end() :].lstrip()
        if rest[:1] in (":", "-", "–") or (m[0].startswith(("quang", "toàn", "khung")) and len(folded) < _LIMIT) or re.match(r"\d{1,2}\s*[:.]", rest):
            return True
        if len(line.words) <= 5 and m[0] == "ảnh":
            return True
    return _CREDITED.search(folded[-90:]) is not None
