"""The year, and the month, that a date leaves unsaid: from the publication date, else from what the text ties to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.find.calendar import PartialDate, parse_iso, real
from pipeline.find.dates import DateMention
from pipeline.find.dates_role import DateRole
from pipeline.found import Span
from pipeline.resolve.year_choice import chosen_year
from pipeline.resolve.year_hints import HintKind, YearHint, year_hints

__all__ = ["EventDay", "HintKind", "YearHint", "complete", "year_hints"]

GRACE = timedelta(days=2)
"""A date may lie this far after publication: pages are dated in advance, and `từ 20 đến 22/6` begins today."""


class EventDay(NamedTuple):
    """Start and end (ISO; `--MM-DD` without a year; None without a day), where the year came from, the evidence."""

    start: str | None
    end: str | None
    year_source: str | None
    spans: tuple[Span, ...]


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
    chosen = chosen_year(mention, hints, mentions)
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
    steps = range(9 * 12 if day.month is None else 9)  # eight years on there is a 29 February again
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
    """`sáng nay`, `tối qua`, `thứ Sáu tuần trước`: from the day of writing, else from the day that the text gives."""
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
    same_part = [
        m
        for m in dated
        if mention.now == "nay" and mention.part and m.part == mention.part and m.role is DateRole.EVENT
    ]
    for found in ([m for m in dated if m.now == "nay"], same_part, [m for m in dated if m.role is DateRole.TELLING]):
        if found:
            return min(found, key=lambda m: abs(m.start - mention.start))
    return None
