"""Captions: the lines under photographs, which the text of a page leaves standing between the paragraphs."""

from __future__ import annotations

import re

from pipeline.read.furniture import opening
from pipeline.read.lines import Line
from pipeline.text.normal import CAPITALS

# The photographer at the end: "Ảnh: N.M", "(Ảnh: VOV.vn).", "- Ảnh TỰ TRUNG", "Ảnh do nhân vật cung cấp", "Đồ họa: V.C"
_PICTURE = r"(?:[Ảả]nh|ẢNH|[Hh]ình|[Cc]lip|[Vv]ideo|[Đđ]ồ họa|[Đđ]ồ hoạ)"
_CREDITED = re.compile(
    r"(?<![Tt]in)(?<![Bb]ài)(?:[(\[,;”\"–-]|[.…]\s|\A)\s*"
    rf"(?:{_PICTURE}(?:\s+(?:tư liệu|minh họa|minh hoạ|chụp|của))?\s*[:：]"
    rf"|Ảnh\s+(?=[{CAPITALS}]|do\s|tư liệu|gia đình|minh h|chụp|internet)|Ảnh\s+-\s)[^:]{{0,60}}\Z"
)
_OPENS = re.compile(rf"[(\s–-]*(?:{_PICTURE}|Infographic)\s*(?:\d{{1,2}}\s*)?[:：.-]\s*\S")
_ABBREVIATED = re.compile(r"\b(?:TP|TX|TT|TS|ThS|GS|PGS|BS|LS|T\.Ư|Đ/c)\.\Z")
_OPEN = re.compile(
    r"(?:[,\-–—(&]|\b(?:và|của|cho|tại|đồng chí|ông|bà|các|với|là|trao|tặng|từ|đến|trong|cùng|tỉnh|huyện|xã))\Z",
    re.IGNORECASE,
)
_PERSON = r"(?:các\s+)?(?:đồng\s+chí|đ/c|ông|bà|(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy|uý))\s"
_PICTURED = re.compile(
    rf"\A{_PERSON}"
    r"|\b(?:phát\s+biểu|trao|tặng|nhận|ký|chủ\s+trì|điều\s+hành|trình\s+bày|tham\s+luận|chúc\s+mừng|chụp|bàn\s+giao"
    r"|đại\s+biểu|chủ\s+tịch\s+đoàn|đoàn\s+chủ\s+tịch|cảnh|tiết\s+mục|biểu\s+quyết|ra\s+mắt|tham\s+quan|dâng\s+hương"
    r"|bỏ\s+phiếu)\b"
    r"|\((?:bìa\s+)?(?:trái|phải|giữa)\)"
)
_OPENING = re.compile(rf"{_PERSON}|(?:đại\s+biểu|đại\s+diện|lãnh\s+đạo|chủ\s+tọa|chủ\s+toạ|đoàn\s+chủ\s+tịch)\s")
_LIMIT = 230
"""A caption without a photographer's name is shorter than this."""


def is_caption(line: Line, *, between: bool = False) -> bool:
    """Whether the line is a caption: it names the photographer, or stands `between` paragraphs without a final stop."""
    if len(line.text) > 400 or line.item:
        return False
    if _credited(line):
        return True
    if not between or line.stopped or len(line.text) > _LIMIT:
        return False
    return len(line.words) >= 3 and not line.capitals and (len(line.text) <= 160 or shows_people(line))


def shows_people(line: Line) -> bool:
    """Whether an unstopped line opens as captions do, with a person or the hall: the stricter test above the lead."""
    return not line.stopped and len(line.words) <= 45 and _OPENING.match(line.folded) is not None


def pictured(line: Line, following: Line | None = None) -> bool:
    """Whether an unstopped line tells of what photographs of meetings show: people at it, handing over, speaking.

    `following` is the next line, which may hold the second half of a broken caption.
    """
    if line.stopped or len(line.text) > _LIMIT:
        return False
    if _PICTURED.search(line.folded):
        return True
    return following is not None and runs_on(line, following) and is_caption(following, between=pictured(following))


def runs_on(first: Line, second: Line, *, broken: bool = True) -> bool:
    """Whether `second`, with no blank line between, goes on with the sentence of `first`.

    With `broken`, `first` may also end with a word that leaves it open (`… trao cho đồng chí` | `Lò Văn Pánh`).
    """
    if second.gap or second.item:
        return False
    if _ABBREVIATED.search(first.text[-6:]):
        return True
    if first.stopped or _credited(first):
        return False
    return second.text[0].islower() or (broken and _OPEN.search(first.text[-12:]) is not None)


def captions_below(page: list[Line]) -> frozenset[Line]:
    """The captions that a newspaper's dump keeps behind the text: title, lead, one sentence a line, then these.

    They are the last group of lines between blank lines, directly behind the group that holds most of the text.
    """
    groups: list[list[Line]] = []
    for line in page:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    if not 3 <= len(groups) <= 5:
        return frozenset()
    body, last = groups[-2], groups[-1]
    size = [sum(len(line.text) for line in group) for group in groups]
    if len(body) < 4 or size[-2] != max(size) or sum(line.stopped for line in body) < 0.7 * len(body):
        return frozenset()
    return frozenset(last if all(len(line.text) <= 400 and not line.item for line in last) else ())


def is_credit(line: Line) -> bool:
    """Whether the line holds nothing but a photographer's credit (`Ảnh: Đỗ Quyên`); the line above is its caption."""
    if len(line.text) > 80 or len(line.words) > 8:
        return False
    return line.folded.lstrip("(-– ").startswith(("ảnh", "đồ họa", "clip", "video")) and _credited(line)


def _credited(line: Line) -> bool:
    """Whether a line names its photographer or says of itself that it is a picture."""
    if line.credited is None:
        named = _OPENS.match(line.text) or _CREDITED.search(line.text[-90:])
        hall = len(line.text) < _LIMIT and opening("photo").match(line.text[:24].lower())
        line.credited = bool(named or hall)
    return line.credited
