"""Offices of persons: `Phó Chủ tịch UBND tỉnh`, `Chánh Văn phòng Sở GD&ĐT`, `nguyên Bí thư Tỉnh ủy`.

An office is a head from gazetteers/offices.csv and a tail, most often the unit it is held in. The tail ends at
punctuation, at a verb (gazetteers/clause_words.csv), at another office or at a person's name, unless the name of a
unit covers that place (`Sở Văn hóa, Thể thao và Du lịch`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from pipeline.find.names import RUN, split_run
from pipeline.find.tables import alternation
from pipeline.found import Span
from pipeline.text.normal import CAPITALS

_FORMER = re.compile(r"(?:nguyên là|nguyên|cựu|quyền|q\.)\s+$")
_SMALL = re.compile(rf" (?=[^\W\d_])(?![{CAPITALS}])")
_PLACE_GOES_ON = re.compile(
    r" (?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|trung ương|của|và|khoá|khóa|nhiệm kỳ|khu vực"
    r"|phụ trách)\b"
)
# Words that look like an office but speak of nobody in person.
_NO_OFFICE = re.compile(r"(?:đại diện|cùng)\s+(?:lãnh đạo|các|một số|cho|những|nhiều|diện)\b")
# A chair's syllables in the name of a body: `Đoàn Chủ tịch`, `Ban Tổng Giám đốc`.
_SEVERAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|0?[2-9])\s+(?:đồng chí\s+)?$")
_BODY = re.compile(r"(?:đoàn|ban)\s$")
# Offices of a part of a unit, whose unit may follow after a comma: `Trưởng phòng Nghiệp vụ, Sở Nội vụ`.
_PART = re.compile(r"\b(?:phòng|khoa|trung tâm|vụ|bộ môn|đội|tổ|ban|viện|hội đồng)\b")


# Schools, streets and communes are named after persons: `Trường THPT Nguyễn Huệ`, `phường Nguyễn Thái Bình`.
NAMED_AFTER = re.compile(
    r"(?:thpt|thcs|tiểu học|trung học|mầm non|trường|phường|xã|thị trấn|đường|(?<!thành )phố|học viện|đại học"
    r"|chính trị|quỹ|giải thưởng"
    r"|mang tên|cao đẳng|trung cấp|bệnh viện"
    r"|(?:công ty|doanh nghiệp)(?:\s+(?:tnhh|cổ phần|cp|mtv|một thành viên))*)\s+$"
)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(
        r"[,;:()\[\]\n?!…“”\"]|(?<!tp)(?<!tx)(?<!\bt)\.(?!\w)|\.(?=(?:đ/c|đồng chí|ông|bà)\b)|\s[-–—]|[-–—]\s"
        rf"|(?<=\s)(?:và|cùng|kiêm|của|{alternation('clause_words')})(?!\w)"
    )


@dataclass(frozen=True, slots=True)
class Office:
    """One office in the text; `name` is the person's name that follows it without a break, if one does."""

    start: int
    end: int
    head: str  # the folded head term
    kind: str  # kind of the head's gazetteer row: party, state, block, …
    plural: bool = False
    name: Span | None = None


class Cover:
    """Answers whether a place in the text lies inside one of some non-overlapping spans."""

    def __init__(self, spans: list[Span]) -> None:
        self.starts = [a for a, _ in spans]
        self.ends = [b for _, b in spans]

    def end(self, position: int) -> int:
        """The end of the span that covers `position` (start < position < end), else -1."""
        i = bisect_right(self.starts, position - 1) - 1
        return self.ends[i] if i >= 0 and self.starts[i] < position < self.ends[i] else -1

    def starting(self, position: int) -> int:
        """The end of the span that starts at `position`, else -1."""
        i = bisect_right(self.starts, position) - 1
        return self.ends[i] if i >= 0 and self.starts[i] == position else -1


def _name_in(text: str, folded: str, start: int, end: int) -> Span | None:
    """The first person's name in an office's tail."""
    for run in RUN.finditer(text, start, end):
        a, b = run.span()
        name = split_run(text, folded, a, min(b, end), honorific=False)
        if name and not NAMED_AFTER.search(folded, max(0, name[0] - 40), name[0]):
            return name
    return None


def find_offices(doc: Doc, cover: Cover) -> list[Office]:
    """All offices of the article in text order; an office inside another's tail is part of it."""
    text, folded = doc._.text, doc._.folded
    terms = doc._.terms.get("offices", ())
    starts = {t.start for t in terms} | {t.start for t in doc._.terms.get("honorifics", ())}
    heads = {t.start for t in terms}
    found: list[Office] = []
    reached = 0
    for term in terms:
        if term.start < reached or _NO_OFFICE.match(folded, term.start):
            continue
        if _BODY.search(folded, max(0, term.start - 5), term.start):
            continue
        former = _FORMER.search(folded, max(0, term.start - 12), term.start)
        start = former.start() if former else term.start
        if term.end + 1 in heads:
            end, name = term.end, None
        else:
            end, name = _tail(text, folded, term.end, cover, starts)
        plural = bool(_SEVERAL.search(folded, max(0, start - 16), start))
        head = folded[term.start : term.end]
        found.append(Office(start, end, head, term.row.columns["kind"], plural, name))
        reached = name[1] if name else end
    return found


def _tail(text: str, folded: str, pos: int, cover: Cover, starts: set[int]) -> tuple[int, Span | None]:
    """Where the office that has its head before `pos` ends, and the name that follows it without a break."""
    end, scan, size = -1, pos, len(text)
    unit = cover.starting(pos + 1)
    if unit > 0 and _SMALL.match(text, unit) and not _PLACE_GOES_ON.match(folded, unit):
        end = unit
    while end < 0:
        stop = _stop().search(folded, scan)
        here = stop.start() if stop else size
        covered = cover.end(here) if stop else -1
        if covered > here:
            scan = covered
            continue
        if stop and stop[0][:1].isalpha() and text[here].isupper():  # a name's syllable: `Nguyễn Văn Hiện`
            scan = stop.end()
            continue
        if stop and _continues(text, folded, pos, stop, cover, starts):
            scan = stop.end()
            continue
        end = here
    name = _name_in(text, folded, pos, end)
    if name:
        end = name[0]
    return pos + len(text[pos:end].rstrip()), name


def _continues(text: str, folded: str, pos: int, stop: re.Match[str], cover: Cover, starts: set[int]) -> bool:
    """Whether the office goes on after this stop, which no known unit's name covers."""
    after = stop.end()
    while after < len(text) and text[after] == " ":
        after += 1
    following = text[after : after + 1]
    mark = stop[0].strip()
    if mark == "của":
        return after not in starts
    if mark in ("và", "-", "–", "—"):
        if folded.startswith("đơn vị ", after):
            return False  # `Chủ tịch Liên minh HTX tỉnh – đơn vị Trưởng khối`
        run = RUN.match(text, after)
        if after in starts or not following.isupper() or run is None:
            return False
        if split_run(text, folded, run.start(), run.end(), honorific=False):
            return False
        return bool(text[pos : stop.start()].strip()) and cover.starting(after) < 0
    if mark == ",":
        own = folded[pos : stop.start()].strip()
        unit = cover.starting(after)
        if unit < 0 or after in starts:
            return False
        if not own:
            return re.search(r"trưởng (?:ban|phòng|khoa|bộ môn)$", folded[max(0, pos - 14) : pos]) is not None
        part = _PART.match(own) or re.search(r"(?:phòng|khoa|đội|tổ)$", folded[max(0, pos - 8) : pos])
        return part is not None and not _has_name(own)
    return False


def _has_name(own: str) -> bool:
    """Whether a part's own name already says where it is: `phòng Nội vụ huyện …`."""
    return (
        re.search(r"\b(?:tỉnh|thành phố|tp|huyện|quận|thị xã|sở|bộ|ubnd|cục|tổng|việt nam|trung ương)\b", own)
        is not None
    )
