"""Which span of time an event reviews, plans for or honours, by its name."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from spacy.tokens import Doc

from pipeline.find.periods_forms import PeriodMention
from pipeline.found import Span
from pipeline.text.normal import fold


class Purpose(StrEnum):
    """What an event does with a span of time."""

    REVIEW = "review"
    PLAN = "plan"
    COMMEND = "commend"


_PURPOSE = re.compile(
    r"(?<!\w)(?:(?P<review>tổng kết|sơ kết|sơ tổng kết|đánh giá|kiểm điểm|nhìn lại|bình xét|giao ban|"
    r"báo cáo (?:kết quả|hoạt động|công tác))|"
    r"(?P<plan>(?<!việc )(?<!năm )(?<!quả )(?<!tác )triển khai|phương hướng|(?<!địa )bàn(?= (?!giao|bạc|tay))|đề ra|"
    r"phát động|k[ýí] kết|k[ýí] giao ước|đăng ký|ra quân|khởi động|xây dựng kế hoạch|định hướng)|"
    r"(?P<task>nhiệm vụ|kế hoạch|mục tiêu|chỉ tiêu|chương trình|giải pháp|giao ước|phấn đấu)|"
    r"(?P<commend>tuyên dương|biểu dương|vinh danh|tôn vinh|trao|đón nhận)|"
    r"(?P<praise>tiêu biểu|xuất sắc|điển hình))(?!\w)"
)
OUTSIDE = re.compile(r"(?<!\w)(?:đến|tới|vào|trước|từ|sau|hồi|cuối|đầu|giữa|hết|so với|cùng kỳ)(?: hết| cuối| đầu)? $")
"""What makes a year a point in time rather than a span: `đến năm 2030`, `từ năm 2015`, `vào năm 2022`."""
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
    chosen = _chosen(folded, start, periods, found)
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
    folded: str, start: int, periods: list[PeriodMention], found: list[tuple[int, Purpose]]
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
            return replace(
                plan, start=bare.start(), end=bare.end(), year=year, first_day=f"{year}-01-01", last_day=f"{year}-12-31"
            )
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
    elsewhere = _EDITION.search(before) or _CAMPAIGN.search(before) or OUTSIDE.search(before)
    return not (period.precision == "year" and elsewhere)


def _agenda(folded: str, end: int, doc: Doc) -> tuple[PeriodMention | None, list[PeriodMention]]:
    stop = min(end + _NEARBY, len(folded))
    match = _REVIEWING.search(folded, end, stop)
    if match is None:
        return None, []
    periods = [
        p for p in doc._.periods if match.start() <= p.start < stop and p.precision != "month" and not p.school_year
    ]
    first = next((p for p in periods if p.start - match.end() < 120), None)
    return first, periods


def folded_of(doc: Doc) -> str:
    """The folded twin of a Doc's text: the one found with the terms, else made here."""
    folded: str = doc._.folded if Doc.has_extension("folded") else ""
    return folded or fold(doc._.text)
