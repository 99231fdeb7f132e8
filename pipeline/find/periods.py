"""Spans of time that are under review or planned for: `6 tháng đầu năm 2017`, `quý I/2019`, `giai đoạn 2016 - 2020`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.tokens import Doc

from pipeline.find.calendar import month_end
from pipeline.found import Span
from pipeline.text.normal import fold

_YEAR = r"(?:19|20)\d\d(?!\d)(?![/.-]\d{1,2}(?!\d))"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9, "mười": 10}
_THROUGH = r"\ ?(?:-|–|—|/|đến|tới)\ ?(?:năm\ )?"

_MONTHS = re.compile(  # 6 tháng đầu năm 2017 · 9 tháng năm 2017 · sáu tháng cuối năm · 6 tháng
    rf"(?P<n>\d{{1,2}}|ba|sáu|chín|mười)\ tháng(?!\w)(?:\ (?P<edge>đầu|cuối)(?!\w))?"
    rf"(?:\ (?:của\ )?năm(?!\w)(?P<school>\ học)?(?:\ (?P<y>{_YEAR}))?|\ ?[/,-]?\ ?(?P<y2>{_YEAR}))?",
    re.VERBOSE,
)
_HALF = re.compile(rf"nửa (?P<edge>đầu|cuối)(?: của)? năm(?! học)(?: (?P<y>{_YEAR}))?(?!\w)")
_QUARTER = re.compile(  # quý I/2019 · quý 3 năm 2017 · quý I, II · quý I và quý II năm 2019
    rf"quý\ (?P<q>iv|i{{1,3}}|[1-4])(?![\w.])(?P<more>(?:\ ?(?:,|và|-|–)\ ?(?:quý\ )?(?:iv|i{{1,3}}|[1-4])(?![\w.])){{0,3}})"
    rf"(?:(?:\ ?[/.,-]\ ?|,?\ năm\ |\ )(?P<y>{_YEAR}))?",
    re.VERBOSE,
)
_TERM = re.compile(  # năm học 2016-2017 · giai đoạn 2016 - 2020 · nhiệm kỳ 2016 - 2021 · 5 năm (2011-2015) · (2011-2015)
    rf"(?:(?P<school>năm\ học|niên\ (?:học|khóa))|(?P<head>giai\ đoạn|thời\ kỳ|thời\ kì|nhiệm\ kỳ|nhiệm\ kì)|(?P<years>năm)|"
    rf"(?P<bracket>\())(?:\ [ivx]{{1,4}}(?!\w))?\ ?\(?(?:từ\ )?(?:năm\ )?(?P<a>{_YEAR})(?:{_THROUGH}(?P<b>{_YEAR}))?",
    re.VERBOSE,
)
_MORE_YEARS = re.compile(rf"(?:, ?| và )(?:năm )?(?P<y>{_YEAR})")
_MONTH = re.compile(rf"tháng (?P<m>1[0-2]|0?[1-9])(?!\d)(?:(?: ?[/.-] ?| năm | )(?P<y>{_YEAR}))?(?![/-]\d|,\d)")
_COMING = re.compile(r" (?:tới|nữa|sau|trước|kể|tuổi|liền|liên tiếp|một lần)")
_BEFORE_DAY = re.compile(r"\d ?$")


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A span of time named in the text. `start` and `end`: half-open offsets.

    `first_day`, `last_day`: ISO days, `--01-01` and `--06-30` where the text leaves the year unsaid (`year` None).
    `precision`: month, quarter, half (also 3, 9, 10 months), year, term. A `school_year` is no period of a record.
    """

    start: int
    end: int
    first_day: str
    last_day: str
    rule: str
    precision: str
    year: int | None
    school_year: bool = False

    def in_year(self, year: int) -> tuple[str, str]:
        """First and last day, with the unsaid year filled in."""
        if self.year is not None:
            return self.first_day, self.last_day
        month = int(self.last_day[-5:-3])
        return f"{year:04}{self.first_day[1:]}", f"{year:04}-{month:02}-{month_end(year, month):02}"


def _months_of(
    start: int, end: int, first: int, last: int, year: int | None, rule: str, precision: str
) -> PeriodMention:
    head = "-" if year is None else f"{year:04}"
    days = f"{head}-{first:02}-01", f"{head}-{last:02}-{month_end(year, last):02}"
    return PeriodMention(start, end, *days, rule, precision, year)


def find_spans(folded: str) -> tuple[PeriodMention, ...]:
    """All periods of a folded text in text order; of two that overlap, the one that begins first."""
    found = sorted(_all(folded), key=lambda p: (p.start, -p.end))
    kept: list[PeriodMention] = []
    for period in found:
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return tuple(kept)


def _all(folded: str) -> Iterator[PeriodMention]:
    yield from _counted_months(folded)
    for match in _HALF.finditer(folded):
        first, last = (1, 6) if match["edge"] == "đầu" else (7, 12)
        yield _months_of(match.start(), match.end(), first, last, _int(match["y"]), "periods.half", "half")
    for match in _QUARTER.finditer(folded):
        if not _inside_word(folded, match.start()):
            quarters = [
                _QUARTERS[q]
                for q in re.findall(r"iv|i{1,3}|[1-4]", match["q"] + " " + match["more"].replace("quý", " "))
            ]
            first, last = min(quarters), max(quarters)
            year = _int(match["y"])
            yield _months_of(match.start(), match.end(), first * 3 - 2, last * 3, year, "periods.quarter", "quarter")
    yield from _terms(folded)
    for match in _MONTH.finditer(folded):
        before = folded[max(0, match.start() - 2) : match.start()]
        if not _inside_word(folded, match.start()) and not _BEFORE_DAY.search(before):
            month = int(match["m"])
            yield _months_of(match.start(), match.end(), month, month, _int(match["y"]), "periods.month", "month")


def _counted_months(folded: str) -> Iterator[PeriodMention]:
    at = folded.find(" tháng")
    while at >= 0:
        begin = at
        while begin > 0 and at - begin < 4 and folded[begin - 1].isalnum():
            begin -= 1
        match = _MONTHS.match(folded, begin)
        at = folded.find(" tháng", at + 6)
        if match is None or _inside_word(folded, begin) or (begin and folded[begin - 1] in ".,/-"):
            continue
        count = _COUNTS[match["n"]] if match["n"] in _COUNTS else int(match["n"])
        year = _int(match["y"] or match["y2"])
        named = match["edge"] or match.end() > match.start() + len(match["n"]) + 6
        if (
            match["school"]
            or not 2 <= count <= 11
            or _COMING.match(folded, match.end())
            or (not named and count not in (3, 6, 9))
        ):
            continue
        first, last = (13 - count, 12) if match["edge"] == "cuối" else (1, count)
        yield _months_of(begin, match.end(), first, last, year, "periods.months", "half")


def _terms(folded: str) -> Iterator[PeriodMention]:
    for match in _TERM.finditer(folded):
        if match["bracket"] is None and _inside_word(folded, match.start()):
            continue
        first, last, end = int(match["a"]), _int(match["b"]), match.end()
        if last is not None and not first < last <= first + 60:
            last, end = None, match.end("a")
        if match["bracket"] and (last is None or not folded.startswith(")", end)):
            continue
        if match["years"] and last is None:
            while more := _MORE_YEARS.match(folded, end):
                if int(more["y"]) <= (last or first):
                    break
                last, end = int(more["y"]), more.end()
        if match["school"]:
            last = last or first + 1
        if match["head"] and last is None:
            continue  # `giai đoạn 2016` alone opens an unsaid span
        closed = folded.startswith(")", end) and "(" in folded[match.start() : end]
        term = "school" if match["school"] else "term" if last else "year"
        yield PeriodMention(
            match.start(), end + closed, f"{first}-01-01", f"{last or first}-12-31", f"periods.{term}",
            "term" if last else "year", first, bool(match["school"]),
        )  # fmt: skip


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _inside_word(folded: str, start: int) -> bool:
    return start > 0 and folded[start - 1].isalnum()


class Purpose(StrEnum):
    """What an event does with a span of time."""

    REVIEW = "review"
    PLAN = "plan"
    COMMEND = "commend"


_PURPOSE = re.compile(
    r"(?<!\w)(?:(?P<review>tổng kết|sơ kết|sơ, tổng kết|sơ tổng kết|đánh giá|kiểm điểm|nhìn lại|báo cáo kết quả|bình xét|giao ban|báo cáo (?:hoạt động|công tác))|"
    r"(?P<plan>(?<!việc )(?<!năm )(?<!quả )(?<!tác )triển khai|phương hướng|bàn(?= )|đề ra|phát động|ký kết|ký giao ước|kí kết|"
    r"kí giao ước|đăng ký|ra quân|khởi động|xây dựng kế hoạch|định hướng)|"
    r"(?P<task>nhiệm vụ|kế hoạch|mục tiêu|chỉ tiêu|chương trình|giải pháp|giao ước|phấn đấu)|"
    r"(?P<commend>tuyên dương|biểu dương|vinh danh|tôn vinh|trao|đón nhận)|(?P<praise>tiêu biểu|xuất sắc|điển hình))(?!\w)"
)
_AND = re.compile(r"(?:[,;]|(?<!\w)và) ?$")


def purposes(folded: str, start: int, end: int) -> list[tuple[int, Purpose]]:
    """Where in a name or sentence a purpose begins that governs what follows: `tổng kết … 2017, triển khai … 2018`."""
    found: list[tuple[int, Purpose]] = []
    for match in _PURPOSE.finditer(folded, start, end):
        now = found[-1][1] if found else None
        if match["review"]:
            kind = Purpose.REVIEW
        elif match["plan"]:
            kind = Purpose.PLAN
        elif match["commend"]:
            kind = Purpose.COMMEND
        elif now is None or (match["task"] and _AND.search(folded, max(start, match.start() - 4), match.start())):
            kind = Purpose.PLAN if match["task"] else Purpose.COMMEND
        else:
            continue  # `tổng kết … thực hiện nhiệm vụ năm 2017` stays a review
        found.append((match.start(), kind))
    return found


def purpose_at(found: list[tuple[int, Purpose]], position: int) -> Purpose | None:
    """The purpose that governs a position: the last one begun before it."""
    return next((kind for start, kind in reversed(found) if start <= position), None)


_REVIEWING = re.compile(r"(?<!\w)(?:tổng kết|sơ kết|đánh giá|kiểm điểm|nhìn lại|báo cáo kết quả|xem xét)(?!\w)")
_SESSION = re.compile(r"(?:kỳ|kì|phiên) họp|hội nghị lần thứ")
_EDITION = re.compile(r"(?:lần thứ|thứ) (?:\d+|nhất|hai|ba|tư|[ivxl]+),? ?$")
_ANNIVERSARY = re.compile(r"(?<!\w)(?:kỷ niệm|kỉ niệm|chào mừng|năm thành lập|ngày thành lập|truyền thống)(?!\w)")
_CAMPAIGN = re.compile(r"(?:tháng|tuần lễ|ngày) [^\W\d]+(?: [^\W\d]+){0,8} $")
_WHOLE_YEAR = re.compile(r"(?<!\w)(?:cuối )?năm(?= (?:và|,|;)|,|;)")
_NEARBY = 320  # characters after a session's name in which its agenda stands


def period_of(
    name: Span, doc: Doc, event_year: int | None, event_month: int | None = None
) -> tuple[str, str, tuple[Span, ...]] | None:
    """The period of an event by its name: (first day, last day, evidence), or None.

    The span under review; without one the span planned for, launched, pledged or commended. School years, terms of
    office and the years of an edition (`lần thứ nhất năm 2018`) are none. A name of a half year or quarter without
    its year takes the year that the name gives later, else the event's (the year before for what ended before it).
    A session's name has no period: its agenda, in the text right after, does.
    """
    folded: str = folded_of(doc)
    start, end = name
    periods = [p for p in doc._.periods if start <= p.start and p.end <= end + 1]
    found = purposes(folded, start, end)
    kept = _ANNIVERSARY.search(folded, start, end)
    if kept and (not found or kept.start() < found[0][0]):
        return None  # what is kept as an anniversary looks at no span
    chosen = _chosen(folded, start, end, periods, found)
    if chosen is None and (_SESSION.search(folded, start, end) or any(k is Purpose.REVIEW for _, k in found)):
        chosen, periods = _agenda(folded, end, doc)
    if chosen is None:
        return None
    year = chosen.year
    spans: tuple[Span, ...] = ((chosen.start, chosen.end),)
    if year is None:
        later = next((p for p in periods if p.start > chosen.start and p.year is not None and not p.school_year), None)
        if later is not None and later.year is not None:
            year, spans = later.year, (*spans, (later.start, later.end))
        elif event_year is not None:
            year = event_year - (event_month is not None and event_month < int(chosen.last_day[-5:-3]) - 3)
    if year is None:
        return None
    first_day, last_day = chosen.in_year(year)
    return first_day, last_day, spans


def _chosen(
    folded: str, start: int, end: int, periods: list[PeriodMention], found: list[tuple[int, Purpose]]
) -> PeriodMention | None:
    usable = [p for p in periods if _counts(folded, p, start)]
    by_purpose: dict[Purpose | None, PeriodMention] = {}
    for period in usable:
        by_purpose.setdefault(purpose_at(found, period.start), period)
    review = by_purpose.get(Purpose.REVIEW)
    if review is not None:
        return review
    plan = by_purpose.get(Purpose.PLAN)
    reviewed = next((at for at, kind in found if kind is Purpose.REVIEW), None)
    if reviewed is not None and plan is not None and plan.year is not None and plan.precision == "year":
        bare = _WHOLE_YEAR.search(folded, reviewed, plan.start)  # `tổng kết công tác năm, triển khai nhiệm vụ năm 2018`
        if bare is not None:
            year = plan.year - 1
            return replace(plan, start=bare.start(), end=bare.end(), year=year, first_day=f"{year}-01-01", last_day=f"{year}-12-31")
    return usable[0] if usable else None


def _counts(folded: str, period: PeriodMention, name_start: int) -> bool:
    if period.school_year or period.precision == "month":
        return False
    before = folded[max(name_start, period.start - 60) : period.start]
    written = folded[period.start : period.end]
    if written.startswith(("nhiệm k", "thời k")) and not _REVIEWING.search(folded, name_start, period.start):
        return False
    if written.startswith("(") and _ANNIVERSARY.search(folded, name_start, period.start):
        return False
    return not (period.precision == "year" and (_EDITION.search(before) or _CAMPAIGN.search(before)))


def _agenda(folded: str, end: int, doc: Doc) -> tuple[PeriodMention | None, list[PeriodMention]]:
    stop = min(end + _NEARBY, len(folded))
    match = _REVIEWING.search(folded, end, stop)
    if match is None:
        return None, []
    periods = [p for p in doc._.periods if match.start() <= p.start < stop and p.precision != "month" and not p.school_year]
    first = next((p for p in periods if p.start - match.end() < 120), None)
    return first, periods


def folded_of(doc: Doc) -> str:
    """The folded twin of a Doc's text: the one found with the terms, else made here."""
    text = doc.text
    folded: str = doc._.folded if Doc.has_extension("folded") else ""
    return folded if len(folded) == len(text) else fold(text)
