"""The years that an article ties to its event: what is reviewed or planned, anniversaries, school years, other days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from spacy.tokens import Doc

from pipeline.find.dates import DateMention
from pipeline.find.dates_role import DateRole
from pipeline.find.periods import OUTSIDE, Purpose, folded_of, purpose_at, purposes
from pipeline.find.periods_forms import PeriodMention
from pipeline.found import Span

_FEW = 40  # jubilees and foundings that are looked at
_REACH = 160  # characters before a year in which the verb stands that governs it


class HintKind(StrEnum):
    """Why a year is tied to the event."""

    INTERIM = "interim"  # `sơ kết 6 tháng đầu năm 2019`
    REVIEW = "review"  # `tổng kết năm 2018`
    PLAN = "plan"  # `triển khai nhiệm vụ năm 2019`, `ký kết giao ước năm 2019`
    NAMED = "named"  # `Lễ ra quân năm 2018`, `APEC 2017`
    COMMEND = "commend"  # `tuyên dương nông dân tiêu biểu năm 2018`
    SCHOOL = "school_year"  # `năm học 2018-2019`
    ANNIVERSARY = "anniversary"  # `(19/5/1890 – 19/5/2017)`, `(1962-2017)`
    ARITHMETIC = "arithmetic"  # `thành lập năm 1982` and `35 năm`
    SAME_DAY = "same_day"  # the same day and month, elsewhere with its year
    NOW = "now"  # `từ đầu năm 2017 đến nay`
    DATED = "dated"  # other days and months told with a year


@dataclass(frozen=True, slots=True)
class YearHint:
    """A year that the text names. `start`, `end`: half-open offsets of its words; `heading`: they stand in a headline.

    `year` is the one named (of a school year the first); `month`, `day` where the hint is a day or month; `ahead`: the
    text speaks of it as still to come; `reviewed`: a school year that is under review.
    """

    year: int
    kind: HintKind
    start: int
    end: int
    month: int | None = None
    day: int | None = None
    heading: bool = False
    ahead: bool = False
    reviewed: bool = False
    also: Span | None = None


_HEAD = re.compile(
    r"(?<!\w)(?:lễ|hội nghị|buổi|chương trình|đại hội|hội thảo|cuộc thi|liên hoan|tháng hành động|tuần lễ|hội thi|"
    r"ngày hội|cuộc vận động|giải thưởng|phiên họp|kỳ họp|cuộc họp|gặp mặt|họp mặt)(?!\w)"
)
_FOUNDED = re.compile(
    r"(?<!\w)(?:thành lập|ra đời|tiền thân|tái lập|vào đảng|kết nạp|gia nhập|truyền thống|kêu gọi|khởi nghiệp|"
    r"đi vào hoạt động|chia tách|giải phóng|thiết lập)(?!\w)"
)
_YEARS_OF = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,3}) năm(?: ngày| lễ)? ?(?:thành lập|truyền thống|ra đời|xây dựng|hình thành|hoạt động|"
    r"phát triển|tuổi đảng|gia nhập|tái lập|giải phóng|ngày|việt nam|chủ tịch|thiết lập|đồng hành|quan hệ|trường|"
    r"học viện)"
)
_KEPT = re.compile(r"(?<!\w)(?:kỷ niệm|kỉ niệm|chào mừng|mừng|lễ|huy hiệu|nhân dịp|nhân) [^.\n]{0,40}$")
_NAMED_YEAR = re.compile(r"(?<=[^\W\d] )(?P<y>20\d\d)(?!\d| ?[-–/.]\d| ?[-–] )")
_NOW = re.compile(
    r"(?<!\w)đầu năm (?P<a>20\d\d) (?:đến|tới|cho đến) nay(?!\w)"
    r"|(?<!\w)từ (?:nay|giờ|đây)(?: cho)? (?:đến|tới) (?:hết |cuối )+năm (?P<b>20\d\d)(?!\d)"
)
_LAW = re.compile(
    r"(?<!\w)(?:luật|nghị định|thông tư|bộ luật|hiến pháp|năm|tháng|từ|đến|sn|sinh|khóa|số)(?: [^\W\d]+){0,5} $"
)
_AHEAD = re.compile(r"(?<!\w)(?:(?<!\d )(?:đến|tới)|sẽ|dự kiến|trước|hiệu lực|hiệu lực từ)(?: [^\W\d]+){0,2} $")
# The year of a law, a birth, or a goal far ahead: none of the event's.
_NO_HINT = re.compile(
    r"(?<!\w)(?:(?:luật|pháp lệnh|nghị định|nghị quyết|thông tư|chỉ thị|hiến pháp)[^,.;\n]{0,40}"
    r"|(?:sinh|sn|ban hành|ký)\s(?:vào\s)?"
    r"|(?:tầm nhìn|mục tiêu|nghị sự|chiến lược|quy hoạch|lộ trình|phấn đấu|giai đoạn)[^.;\n]{0,60})$"
)
_GOAL = re.compile(r"\s(?:đạt|phấn đấu|có khoảng|trở thành|cả nước)(?!\w)")
# Work that a day ends, unless it is done: `hoàn thành vào tháng 6/2020`.
_WORK = re.compile(
    r"(?<!đã )(?<!\w)(?:hoàn thành|đưa vào|thông xe|khởi công|kéo dài|khai thác|vận hành|để trình"
    r"|có hiệu lực|chậm nhất)(?!\w)[^.;\n]{0,50}$"
)
# Reviews of what the year began with: they are held in that year.
_SEASON = re.compile(r"(?<!\w)(?:tết|tháng thanh niên|mùa|chiến dịch|đợt|cao điểm|quý|xuân)(?!\w)[^.;\n]{0,40}$")
_REPORTED = re.compile(r"(?<!\w)(?:thống kê|kết quả|tốt nghiệp)(?!\w)[^.;\n]{0,40}$")
_NEXT_SCHOOL_YEAR = re.compile(r"(?<!\w)(?:tuyển sinh|vào lớp|chuẩn bị|sẽ|kể từ)(?!\w)[^.;\n]{0,80}$")


def year_hints(doc: Doc) -> list[YearHint]:
    """All years that may be tied to an event of the article, in text order (reads `doc._.dates`, `doc._.periods`)."""
    folded = folded_of(doc)
    headings = _headings(folded)
    hints = [hint for period in doc._.periods if (hint := _of_period(folded, period)) is not None]
    hints += _of_dates(folded, doc._.dates)
    hints += _of_names(folded)
    hints += _of_now(folded)
    hints += _by_arithmetic(folded, doc._.dates, doc._.periods, headings)
    return sorted((replace(h, heading=_in(h.start, headings)) for h in hints), key=lambda h: h.start)


def _headings(folded: str) -> list[Span]:
    """Short lines without a full stop among the first five of the article."""
    found, at = [], 0
    for line in folded.split("\n", 12)[:12]:
        if line.strip():
            if len(line) <= 250 and not line.rstrip().endswith((".", ":", ",")):
                found.append((at, at + len(line)))
            if len(found) >= 5:
                break
        at += len(line) + 1
    return found


def _in(position: int, spans: Sequence[Span]) -> bool:
    return any(start <= position < end for start, end in spans)


def _of_period(folded: str, period: PeriodMention) -> YearHint | None:
    begin = _sentence_start(folded, period.start)
    if period.year is None:
        return None
    kind = purpose_at(purposes(folded, begin, period.start), period.start)
    before = folded[begin : period.start]
    if period.school_year and _NEXT_SCHOOL_YEAR.search(before):
        return None
    if period.school_year:
        reviewed = kind is Purpose.REVIEW or _REPORTED.search(before) is not None
        return YearHint(period.year, HintKind.SCHOOL, period.start, period.end, reviewed=reviewed)
    last = int(period.last_day[:4])
    if period.precision == "term":
        kept = re.search(r"kỷ niệm|kỉ niệm|năm thành lập|truyền thống|chào mừng|\d năm", folded[begin : period.start])
        if kept and folded[period.start] == "(":
            return YearHint(last, HintKind.ANNIVERSARY, period.start, period.end)
        return None
    if period.precision in ("half", "quarter") and kind is not None:
        if kind is Purpose.PLAN:
            return YearHint(last, HintKind.PLAN, period.start, period.end, month=int(period.first_day[5:7]))
        return YearHint(last, HintKind.INTERIM, period.start, period.end, month=int(period.last_day[5:7]))
    if period.precision == "month":
        ahead = _is_ahead(folded, period.start)
        return YearHint(last, HintKind.DATED, period.start, period.end, int(period.first_day[5:7]), None, ahead=ahead)
    if period.precision != "year" or OUTSIDE.search(folded, max(0, period.start - 16), period.start):
        return None
    if _NO_HINT.search(before) or _GOAL.match(folded, period.end):
        return None
    if kind is Purpose.REVIEW and _SEASON.search(before):
        return YearHint(period.year, HintKind.INTERIM, period.start, period.end)
    if kind is Purpose.REVIEW:
        return YearHint(period.year, HintKind.REVIEW, period.start, period.end)
    if kind is Purpose.PLAN:
        return YearHint(period.year, HintKind.PLAN, period.start, period.end)
    if kind is Purpose.COMMEND:
        return YearHint(period.year, HintKind.COMMEND, period.start, period.end)
    if _HEAD.search(folded, begin, period.start):
        return YearHint(period.year, _named(folded, period.start), period.start, period.end)
    return None


def _sentence_start(folded: str, position: int) -> int:
    base = max(0, position - _REACH)
    cut = max(
        folded.rfind(". ", base, position), folded.rfind("\n", base, position), folded.rfind(".\n", base, position)
    )
    return base if cut < 0 else cut + 1


_TELLS = {DateRole.EVENT, DateRole.TELLING, DateRole.FUTURE}


def _is_ahead(folded: str, position: int) -> bool:
    """Whether the words before a month or day tell of it as still to come."""
    if _AHEAD.search(folded, max(0, position - 30), position):
        return True
    return _WORK.search(folded, max(_sentence_start(folded, position), position - 90), position) is not None


_ROW = re.compile(r"\d\s[-–]\s$")  # numbers of a lottery
_ROW_ON = re.compile(r"\s[-–]\s\d")


def _of_dates(folded: str, mentions: Sequence[DateMention]) -> list[YearHint]:
    found = []
    for m in mentions:
        if m.role is DateRole.ANNIVERSARY and m.last.year is not None and m.first.year != m.last.year:
            found.append(YearHint(m.last.year, HintKind.ANNIVERSARY, m.start, m.end, m.last.month, m.last.day))
        elif m.role in _TELLS and m.first.year is not None and m.precision == "day" and not m.lunar:
            if _ROW.search(folded, max(0, m.start - 4), m.start) or _ROW_ON.match(folded, m.end):
                continue
            ahead = m.role is DateRole.FUTURE or _is_ahead(folded, m.start)
            found.append(YearHint(m.first.year, HintKind.SAME_DAY, m.start, m.end, m.first.month, m.first.day))
            found.append(
                YearHint(m.first.year, HintKind.DATED, m.start, m.end, m.first.month, m.first.day, ahead=ahead)
            )
    return found


def _of_now(folded: str) -> list[YearHint]:
    """`từ đầu năm 2017 đến nay`, `từ nay đến cuối năm 2017`: the year in which the article is written."""
    return [
        YearHint(int(match["a"] or match["b"]), HintKind.NOW, match.start(), match.end())
        for match in _NOW.finditer(folded)
    ]


def _of_names(folded: str) -> list[YearHint]:
    """`APEC 2017`, `Xuân Quê hương 2019` in the headline and the lead."""
    return [
        YearHint(int(match["y"]), _named(folded, match.start()), match.start(), match.end())
        for match in _NAMED_YEAR.finditer(folded, 0, 900)
        if not _LAW.search(folded, max(0, match.start() - 40), match.start())
        and not _NO_HINT.search(folded, max(_sentence_start(folded, match.start()), match.start() - 90), match.start())
    ]


def _named(folded: str, position: int) -> HintKind:
    """A prize's year is the one for which it is given: in spring it may be the old one."""
    before = folded[max(_sentence_start(folded, position), position - 90) : position]
    return HintKind.COMMEND if _PRIZE.search(before) else HintKind.NAMED


_PRIZE = re.compile(r"(?<!\w)(?:giải thưởng|tiêu biểu|gương mặt|tuyên dương|xuất sắc|bình chọn)(?!\w)")


def _by_arithmetic(
    folded: str, mentions: Sequence[DateMention], periods: Sequence[PeriodMention], headings: Sequence[Span]
) -> list[YearHint]:
    """Founded, joined or born in a year, and so many years of it now: 1982 and `35 năm` make 2017."""
    counts = [
        match
        for match in islice(_YEARS_OF.finditer(folded), _FEW)
        if _KEPT.search(folded, max(0, match.start() - 60), match.start()) or _in(match.start(), headings)
    ]
    if not counts:
        return []
    years = [(m.first.year, m.span) for m in mentions if m.first.year and m.first == m.last and m.precision == "day"]
    years += [(p.year, (p.start, p.end)) for p in periods if p.year and p.precision == "year"]
    begun = [(year, span) for year, span in years if _founds(folded, span)][:_FEW]
    return [
        YearHint(year + int(match["n"]), HintKind.ARITHMETIC, match.start(), match.end(), also=span)
        for match in counts
        for year, span in begun
        if int(match["n"]) >= 3
    ]


def _founds(folded: str, span: Span) -> bool:
    """Whether a verb of founding or joining stands beside a date: in the clause before it, or after it."""
    start, end = span
    before = folded[max(_sentence_start(folded, start), start - 90) : start]
    comma = before.rfind(", ", 0, -2)
    after = folded[end : end + 130].split(". ", 1)[0].split("\n", 1)[0]
    return _FOUNDED.search(before, comma + 1) is not None or _FOUNDED.search(after) is not None
