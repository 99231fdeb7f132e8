"""The headline: which lines above the first paragraph are the article's title, if it has one."""

from __future__ import annotations

import re
from functools import cache

from pipeline.article import Role
from pipeline.gazetteers import table
from pipeline.read.furniture import is_navigation
from pipeline.read.lines import Line
from pipeline.text.normal import fold

_BEFORE_MARK = re.compile(r"\s+(?=[,.;:!?%)\]”’…])")
_AFTER_MARK = re.compile(r"(?<=[(\[“‘])\s+")
_QUOTED = re.compile(r"(?<!\w)(['\"])\s+([^'\"]{1,120}?)\s+\1(?!\w)")
_HAPPENING = re.compile(
    r"\b(?:tổ\s+chức|(?:tổng|sơ)\s+kết|ký|trao|tặng|đón|nhận|dẫn\s+đầu|phát\s+động|khai\s+mạc|hội\s+nghị|lễ|đại\s+hội"
    r"|triển\s+khai|họp|tuyên\s+dương|kỷ\s+niệm|tập\s+huấn|tọa\s+đàm|toạ\s+đàm|hội\s+thảo|thi\s+đua|làm\s+việc|thăm"
    r"|bàn\s+giao|ra\s+quân)\b"
)
_LEFT_OPEN = re.compile(
    r"(?:[:,&–—-]|\b(?:và|của|các|tại|cho|với|về|từ|đến|năm|tỉnh|huyện|xã|phường|quận|cơ quan|đơn vị|thành phố|khối|cụm"
    r"|số))\Z"
)


def headline(above: list[Line], lead: Line | None) -> list[Line]:
    """The lines above the first paragraph (`lead`) that make the headline; those with a role are taken already.

    Empty if the article begins with its lead. A headline has no final stop and something longer follows it. Of several
    candidates (the name of the site or the section, a kicker, a subtitle) a line of a headline's length, the first,
    or the one above the date line is preferred; the bare name of a unit and whatever stands above a menu give way.
    It runs over two lines where both are in capitals, where the first is left open, or where the second goes on in
    small letters.
    """
    followed = zip(above, [*above[1:], None], strict=False)
    fit = [line for line, following in followed if line.role is None and _fits(line, following)]
    if not fit:
        return []
    best = max(fit, key=_ranks(fit, above).__getitem__)
    place = above.index(best)
    chosen = [best]
    for line in above[place + 1 : place + 3]:
        if line.gap or line not in fit or not _continues(chosen[-1], line):
            break
        chosen.append(line)
    if place and not best.gap and above[place - 1] in fit and above[place - 1].text[-1] == ":":
        chosen.insert(0, above[place - 1])
    return chosen if lead is not None or len(above) > 1 or len(best.words) > 3 else []


def closed_up(value: str) -> str:
    """The value on one line, stray spaces around punctuation closed up: `thi đua , khen` → `thi đua, khen`."""
    value = _BEFORE_MARK.sub("", " ".join(value.split()))
    return _QUOTED.sub(r"\1\2\1", _AFTER_MARK.sub("", value))


def names_unit(folded: str) -> bool:
    """Whether a folded line begins with the head of a unit's name (`sở`, `văn phòng`, `trường thpt`)."""
    words = folded.split()
    return any(" ".join(words[:n]) in _unit_heads() for n in range(1, min(5, len(words)) + 1))


@cache
def _unit_heads() -> frozenset[str]:
    return frozenset(fold(row["term"]) for row in table("unit_heads") if row["kind"] not in ("block", "place"))


def _fits(line: Line, following: Line | None) -> bool:
    """Whether a line can be a headline; one with a final stop only directly above a date line."""
    if not 2 <= len(line.words) <= 60 or (line.item and not line.text[0].isdigit()):
        return False
    text = line.text
    if text[-1] == "." and not text.endswith("..."):
        return following is not None and following.role is Role.DATELINE
    return text[-1] not in ";," and not line.prose


def _ranks(fit: list[Line], above: list[Line]) -> dict[Line, int]:
    """How much each candidate looks like the headline; of equals the first is taken."""
    ranks = dict.fromkeys(fit, 0)
    menu = dated = False
    for line in reversed(above):
        if line in ranks:
            size = len(line.words)
            ranks[line] = 2 * (size >= 5) + (size >= 8) + dated - 3 * menu
            if size <= 14 and names_unit(line.folded) and not _HAPPENING.search(line.folded):
                ranks[line] -= 3
        dated = line.role is Role.DATELINE
        menu = menu or line.role is Role.MASTHEAD or (line.role is Role.FURNITURE and is_navigation(line))
    ranks[fit[0]] += 1
    return ranks


def _continues(first: Line, second: Line) -> bool:
    if first.capitals:
        return second.capitals
    if second.text[0].islower() or _LEFT_OPEN.search(first.folded[-16:]):
        return True
    return second.text[0] in "(-–" and not second.stopped
