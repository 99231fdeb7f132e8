"""The year, and the month, that a date leaves unsaid: from the publication date, else from what the text ties to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.find.calendar import PartialDate, parse_iso, real
from pipeline.find.dates import DateMention
from pipeline.find.dates_role import DateRole
from pipeline.find.periods import PeriodMention, Purpose, folded_of, purpose_at, purposes
from pipeline.found import Span

GRACE = timedelta(days=2)
"""A date may lie this far after publication: pages are dated in advance, and `từ 20 đến 22/6` begins today."""
_NEAR = 500  # characters between a date and the name of its event
_FAR = 1500  # and between it and what the meeting reviews or plans, told further down
_HEADING = 150  # how far off a headline counts, wherever it stands
_SEASON = 45  # days between two dates of one article that lie in one year
_MANY = 200  # mentions and hints that are weighed: a page with more is a list, and its size must not cost its square
_NEWS = 2000  # the first year of which there are pages
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


class EventDay(NamedTuple):
    """Start and end (ISO; `--MM-DD` without a year; None without a day), where the year came from, the evidence."""

    start: str | None
    end: str | None
    year_source: str | None
    spans: tuple[Span, ...]


# ---------------------------------------------------------------------------------------------------------- completing


def complete(
    mention: DateMention,
    *,
    published: str | None,
    hints: Sequence[YearHint] = (),
    mentions: Sequence[DateMention] = (),
) -> EventDay:
    """The calendar days of a mention.

    A year in the text counts first; then the publication date (`published`, ISO): the latest such day not more than
    GRACE after it, for a day to come the next one; then the hint that stands nearest. `mentions` (all of the article)
    let `chiều nay` without a publication date find its day in the text. Lunar days are not converted.
    """
    spans: tuple[Span, ...] = (mention.span,)
    if mention.lunar or mention.precision != "day":
        return EventDay(None, None, None, spans)
    if mention.anchor is not None and mention.first.day is None:
        day = complete(mention.anchor, published=published, hints=hints, mentions=mentions)
        return day._replace(spans=(*spans, *day.spans))
    first, last = mention.first, mention.last
    if first.year is not None:
        return EventDay(first.iso(), last.iso(), "stated", spans)
    day_of_writing = parse_iso(published)
    if first.day is None:
        return _told_from_today(mention, day_of_writing, hints, mentions, published)
    if day_of_writing is not None:
        began = _latest(first, day_of_writing, mention.role is DateRole.FUTURE)
        if began is not None:
            return EventDay(began.isoformat(), _ended(began, last), "publication", spans)
    if first.month is None:
        return EventDay(None, None, None, spans)
    chosen = _chosen(mention, hints[:_MANY], mentions[:_MANY])
    if chosen is None:
        return EventDay(first.iso(), last.iso(), None, spans)
    year, hint = chosen
    if not real(year, first.month, first.day):
        return EventDay(first.iso(), last.iso(), None, spans)
    began = date(year, first.month, first.day)
    source = "title" if hint.heading and hint.kind is not HintKind.ARITHMETIC else hint.kind.value
    evidence = ((hint.start, hint.end),) if hint.also is None else ((hint.start, hint.end), hint.also)
    return EventDay(began.isoformat(), _ended(began, last), source, (*spans, *evidence))


def _latest(day: PartialDate, written: date, ahead: bool) -> date | None:
    """The latest real day of this form up to GRACE after the day of writing, or the next one if it lies ahead."""
    limit = written if ahead else written + GRACE
    steps = range(0, 9 * 12 if day.month is None else 9)  # eight years on there is a 29 February again
    for step in steps:
        if day.month is None:
            months = written.year * 12 + limit.month - 1 + (step if ahead else -step)
            months += (limit.year - written.year) * 12
            year, month = divmod(months, 12)
            month += 1
        else:
            year, month = limit.year + (step if ahead else -step), day.month
        if day.day is None or not real(year, month, day.day):
            continue
        found = date(year, month, day.day)
        if (found >= limit) if ahead else (found <= limit):
            return found
    return None


def _ended(began: date, last: PartialDate) -> str | None:
    """The ISO day on which it ended, with the parts that `last` leaves unsaid taken from the first day."""
    month, day = last.month or began.month, last.day or began.day
    year = last.year or began.year + ((month, day) < (began.month, began.day))
    return date(year, month, day).isoformat() if real(year, month, day) else began.isoformat()


_SHIFT = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}


def _told_from_today(
    mention: DateMention,
    written: date | None,
    hints: Sequence[YearHint],
    mentions: Sequence[DateMention],
    published: str | None,
) -> EventDay:
    """`sáng nay`, `tối qua`, `thứ Sáu tuần trước`: from the day of writing, else from the day that the text gives it."""
    spans: tuple[Span, ...] = (mention.span,)
    if written is not None:
        if mention.now in _SHIFT:
            day = written + timedelta(days=_SHIFT[mention.now])
        elif mention.weekday is not None:
            back = (written.weekday() - mention.weekday) % 7
            if mention.now == "tuần trước":
                back = written.weekday() - mention.weekday + 7
            elif mention.now == "tuần này":
                back = written.weekday() - mention.weekday
            day = written - timedelta(days=back)
        else:
            return EventDay(None, None, None, spans)
        return EventDay(day.isoformat(), day.isoformat(), "publication", spans)
    today = _today(mention, mentions) if mention.now in _SHIFT else None
    if today is None or mention.now is None:
        return EventDay(None, None, None, spans)
    found = complete(today, published=published, hints=hints)
    start = _shifted(found.start, _SHIFT[mention.now])
    return EventDay(start, start, found.year_source, (*spans, *found.spans))


def _shifted(day: str | None, days: int) -> str | None:
    """An ISO day so many days on; of `--MM-DD` too, unless that would cross the year's end or a leap day."""
    if day is None or not days:
        return day
    unsaid = day.startswith("--")
    moved = date.fromisoformat("2001" + day[1:] if unsaid and day != "--02-29" else day) + timedelta(days=days)
    if not unsaid:
        return moved.isoformat()
    return f"-{moved.isoformat()[4:]}" if moved.year == 2001 else None


def _today(mention: DateMention, mentions: Sequence[DateMention]) -> DateMention | None:
    """The mention that says which day `nay` is: `Sáng nay (23/3)`, the same part of a day, the day of telling."""
    dated = [m for m in mentions if m.precision == "day" and m.first.day and m.first == m.last and not m.lunar]
    same_part = [m for m in dated if mention.now == "nay" and mention.part and m.part == mention.part and m.role is DateRole.EVENT]
    for found in ([m for m in dated if m.now == "nay"], same_part, [m for m in dated if m.role is DateRole.TELLING]):
        if found:
            return min(found, key=lambda m: abs(m.start - mention.start))
    return None


# ------------------------------------------------------------------------------------------------------ choosing a hint

_COST = {
    HintKind.SAME_DAY: 0, HintKind.INTERIM: 10, HintKind.REVIEW: 10, HintKind.PLAN: 20, HintKind.ANNIVERSARY: 40,
    HintKind.SCHOOL: 60, HintKind.COMMEND: 80, HintKind.ARITHMETIC: 100, HintKind.NAMED: 120,
}  # fmt: skip


def _chosen(
    mention: DateMention, hints: Sequence[YearHint], mentions: Sequence[DateMention]
) -> tuple[int, YearHint] | None:
    """The year of a mention and the hint that gives it.

    The hint may stand nearer to another mention of the same day; where no hint reaches, a day told within SEASON of
    this one lends its year; last come the other days and months that have one.
    """
    others = [m for m in mentions if m.first.year is None and m.first.month and m.first.day and not m.lunar]
    twins = [m for m in others if m.first == mention.first and m.role is DateRole.EVENT]
    best = _cheapest([mention, *twins], hints)
    if best is None:
        near = [m for m in others if m.role is DateRole.EVENT and abs(_day_of_year(m) - _day_of_year(mention)) <= _SEASON]
        best = _cheapest(near, hints)
    return best or _by_other_days(mention, [h for h in hints if h.kind is HintKind.DATED])


def _day_of_year(mention: DateMention) -> int:
    return (mention.first.month or 0) * 31 + (mention.first.day or 0)


def _cheapest(mentions: Sequence[DateMention], hints: Sequence[YearHint]) -> tuple[int, YearHint] | None:
    """The year that the nearest, strongest hint gives one of the mentions, and that hint."""
    best: tuple[float, int, YearHint] | None = None
    for hint in hints:
        if hint.kind is HintKind.DATED:
            continue
        for mention in mentions:
            distance = abs(hint.start - mention.start)
            if hint.heading:
                distance = min(distance, _HEADING)
            cost = _COST[hint.kind] + distance / 2
            if best is not None and cost >= best[0]:
                continue
            year = _year_by(hint, mention, distance)
            if year is not None and _NEWS <= year <= 2100:
                best = cost, year, hint
    return (best[1], best[2]) if best else None


def _year_by(hint: YearHint, mention: DateMention, distance: int) -> int | None:
    """The year in which an event of the mention's month falls, by one hint; None if the hint doesn't reach so far."""
    month, day = mention.first.month or 1, mention.first.day or 1
    year = hint.year
    match hint.kind:
        case HintKind.SAME_DAY:
            return year if (hint.month, hint.day) == (month, day) else None
        case HintKind.ARITHMETIC:
            return year
        case HintKind.ANNIVERSARY:
            off = 999 if hint.month is None else abs((hint.month - month) * 30 + (hint.day or 15) - day)
            return year if distance <= _NEAR or off <= 45 else None
    if distance > (_FAR if hint.kind in (HintKind.REVIEW, HintKind.INTERIM, HintKind.PLAN) else _NEAR):
        return None
    match hint.kind:
        case HintKind.REVIEW:
            return year + (month <= 4)
        case HintKind.INTERIM:
            return year + (hint.month is not None and month < hint.month - 3)
        case HintKind.PLAN:
            return year - (month >= 11 and hint.month is None)
        case HintKind.COMMEND:
            return year if month >= 4 else None  # in spring it may honour the old year or open the new
        case HintKind.SCHOOL:
            return year + (month <= 7 or hint.reviewed)
    return year


def _by_other_days(mention: DateMention, hints: Sequence[YearHint]) -> tuple[int, YearHint] | None:
    """The year that fits best to the days and months which the article gives with a year.

    What is told as past lies before the event (at most two months after it, for agendas), what is to come after it. Of
    the years that fit, the one with most votes: of the newest past month and of what is to come for the next such month
    on their side, of every month within two of the event's for the nearest; three of its very month.
    """
    if not hints or mention.first.month is None:
        return None
    month = mention.first.month
    newest = max((_months(h) for h in hints if not h.ahead), default=0)
    votes: dict[int, list[YearHint]] = {}
    for hint in hints:
        told, day = (hint.month or 1, hint.day or 0), (month, mention.first.day or 31)
        if hint.ahead:
            votes.setdefault(hint.year - (day > told), []).append(hint)
            continue
        if _months(hint) == newest:
            votes.setdefault(hint.year + (day < told), []).append(hint)
        nearest = min((hint.year - 1, hint.year, hint.year + 1), key=lambda y: abs(y * 12 + month - _months(hint)))
        off = abs(nearest * 12 + month - _months(hint))
        if off <= 2 and hint.day is None:
            votes.setdefault(nearest, []).extend([hint] * (1 if off else 3))
    fitting = {
        year: voters
        for year, voters in votes.items()
        if year >= _NEWS and all(_months(h) >= year * 12 + month if h.ahead else _months(h) <= year * 12 + month + 2 for h in hints)
    }
    if not fitting:
        return None
    year = max(fitting, key=lambda y: (len(fitting[y]), y))
    return year, min(fitting[year], key=lambda h: abs(h.start - mention.start))


def _months(hint: YearHint) -> int:
    return hint.year * 12 + (hint.month or 1)


# ------------------------------------------------------------------------------------------------------- finding hints

_HEAD = re.compile(
    r"(?<!\w)(?:lễ|hội nghị|buổi|chương trình|đại hội|hội thảo|cuộc thi|liên hoan|tháng hành động|tuần lễ|hội thi|ngày hội|"
    r"cuộc vận động|giải thưởng|hội nghị|phiên họp|kỳ họp|cuộc họp|gặp mặt|họp mặt)(?!\w)"
)
_FOUNDED = re.compile(
    r"(?<!\w)(?:thành lập|ra đời|tiền thân|tái lập|vào đảng|kết nạp|gia nhập|truyền thống|kêu gọi|khởi nghiệp|đi vào hoạt động|"
    r"chia tách|giải phóng|thiết lập)(?!\w)"
)
_YEARS_OF = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,3}) năm(?: ngày| lễ)? ?(?:thành lập|truyền thống|ra đời|xây dựng|hình thành|hoạt động|phát triển|"
    r"tuổi đảng|gia nhập|tái lập|giải phóng|ngày|việt nam|chủ tịch|thiết lập|đồng hành|quan hệ|hình thành|trường|học viện)"
)
_KEPT = re.compile(r"(?<!\w)(?:kỷ niệm|kỉ niệm|chào mừng|mừng|lễ|huy hiệu|nhân dịp|nhân) [^.\n]{0,40}$")
_NAMED_YEAR = re.compile(r"(?<=[^\W\d] )(?P<y>20\d\d)(?!\d| ?[-–/.]\d| ?[-–] )")
_LAW = re.compile(r"(?<!\w)(?:luật|nghị định|thông tư|bộ luật|hiến pháp|năm|tháng|từ|đến|sn|sinh|khóa|số)(?: [^\W\d]+){0,5} $")
_SINCE = re.compile(r"(?<!\w)(?:đến|tới|vào|trước|từ|sau|hồi|cuối|đầu|giữa|hết|so với|cùng kỳ)(?: hết| cuối| đầu)? $")
_AHEAD = re.compile(r"(?<!\w)(?:(?<!\d )(?:đến|tới)|sẽ|dự kiến|trước|hiệu lực|hiệu lực từ)(?: [^\W\d]+){0,2} $")


def year_hints(doc: Doc) -> list[YearHint]:
    """All years that may be tied to an event of the article, in text order (reads `doc._.dates`, `doc._.periods`)."""
    folded = folded_of(doc)
    headings = _headings(folded)
    hints = [hint for period in doc._.periods if (hint := _of_period(folded, period)) is not None]
    hints += _of_dates(folded, doc._.dates)
    hints += _of_names(folded)
    hints += _by_arithmetic(folded, doc._.dates, doc._.periods)
    marked = [
        YearHint(h.year, h.kind, h.start, h.end, h.month, h.day, _in(h.start, headings), h.ahead, h.reviewed, h.also)
        for h in hints
    ]
    return sorted(marked, key=lambda h: h.start)


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
    if period.school_year:
        return YearHint(period.year, HintKind.SCHOOL, period.start, period.end, reviewed=kind is Purpose.REVIEW)
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
        ahead = _AHEAD.search(folded, max(0, period.start - 30), period.start) is not None
        return YearHint(last, HintKind.DATED, period.start, period.end, int(period.first_day[5:7]), None, ahead=ahead)
    if period.precision != "year" or _SINCE.search(folded, max(0, period.start - 16), period.start):
        return None
    if kind is Purpose.REVIEW:
        return YearHint(period.year, HintKind.REVIEW, period.start, period.end)
    if kind is Purpose.PLAN:
        return YearHint(period.year, HintKind.PLAN, period.start, period.end)
    if kind is Purpose.COMMEND:
        return YearHint(period.year, HintKind.COMMEND, period.start, period.end)
    if _HEAD.search(folded, begin, period.start):
        return YearHint(period.year, HintKind.NAMED, period.start, period.end)
    return None


def _sentence_start(folded: str, position: int) -> int:
    base = max(0, position - _REACH)
    cut = max(folded.rfind(". ", base, position), folded.rfind("\n", base, position), folded.rfind(".\n", base, position))
    return base if cut < 0 else cut + 1


_TELLS = {DateRole.EVENT, DateRole.TELLING, DateRole.FUTURE}


def _of_dates(folded: str, mentions: Sequence[DateMention]) -> list[YearHint]:
    found = []
    for m in mentions:
        if m.role is DateRole.ANNIVERSARY and m.last.year is not None and m.first.year != m.last.year:
            found.append(YearHint(m.last.year, HintKind.ANNIVERSARY, m.start, m.end, m.last.month, m.last.day))
        elif m.role in _TELLS and m.first.year is not None and m.precision == "day" and not m.lunar:
            ahead = m.role is DateRole.FUTURE or _AHEAD.search(folded, max(0, m.start - 30), m.start) is not None
            found.append(YearHint(m.first.year, HintKind.SAME_DAY, m.start, m.end, m.first.month, m.first.day))
            found.append(YearHint(m.first.year, HintKind.DATED, m.start, m.end, m.first.month, m.first.day, ahead=ahead))
    return found


def _of_names(folded: str) -> list[YearHint]:
    """`APEC 2017`, `Xuân Quê hương 2019` in the headline and the lead."""
    found = []
    for match in _NAMED_YEAR.finditer(folded, 0, 900):
        if not _LAW.search(folded, max(0, match.start() - 40), match.start()):
            found.append(YearHint(int(match["y"]), HintKind.NAMED, match.start(), match.end()))
    return found


def _by_arithmetic(folded: str, mentions: Sequence[DateMention], periods: Sequence[PeriodMention]) -> list[YearHint]:
    """Founded (joined, born) in a year, and so many years of it now."""
    counts = [
        match
        for match in _YEARS_OF.finditer(folded)
        if _KEPT.search(folded, max(0, match.start() - 60), match.start()) or _in(match.start(), _headings(folded))
    ]
    if not counts:
        return []
    begun = [
        (m.first.year, m.span)
        for m in mentions
        if m.first.year and m.first == m.last and (m.role in (DateRole.HISTORY, DateRole.ANNIVERSARY) or _founds(folded, m.span))
    ] + [(p.year, (p.start, p.end)) for p in periods if p.year and p.precision == "year" and _founds(folded, (p.start, p.end))]
    found = []
    for match in counts:
        for year, span in begun:
            total = year + int(match["n"])
            if 1990 <= total <= 2040 and int(match["n"]) >= 3 and _founds(folded, span):
                found.append(YearHint(total, HintKind.ARITHMETIC, match.start(), match.end(), also=span))
    return found


def _founds(folded: str, span: Span) -> bool:
    """Whether a verb of founding or joining stands beside a date: shortly before, or after it in its sentence."""
    start, end = span
    before = folded[max(_sentence_start(folded, start), start - 90) : start]
    after = folded[end : end + 130].split(". ", 1)[0].split("\n", 1)[0]
    return _FOUNDED.search(before) is not None or _FOUNDED.search(after) is not None
