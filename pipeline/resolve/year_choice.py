"""The year that the nearest, strongest hint gives a date without one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.find.dates import DateMention
from pipeline.find.dates_role import DateRole
from pipeline.resolve.year_hints import HintKind, YearHint

_NEAR = 500  # characters between a date and the name of its event
_FAR = 1500  # and between it and what the meeting reviews or plans, told further down
_HEADING = 150  # how far off a headline counts, wherever it stands
_TIED = 6  # months between a date and another one that may lend it its year
_SEASON = 45  # days between two dates of one article that lie in one year
_MANY = 200  # mentions and hints that are weighed: a page with more is a list, and its size must not cost its square
_NEWS = 2000  # the first year of which there are pages

_LATEST = 2040  # and the last
_COST = {
    HintKind.NOW: 5,
    HintKind.SAME_DAY: 0, HintKind.INTERIM: 10, HintKind.REVIEW: 10, HintKind.PLAN: 20, HintKind.ANNIVERSARY: 40,
    HintKind.SCHOOL: 60, HintKind.COMMEND: 80, HintKind.ARITHMETIC: 100, HintKind.NAMED: 120,
}  # fmt: skip


def chosen_year(
    mention: DateMention, hints: Sequence[YearHint], mentions: Sequence[DateMention]
) -> tuple[int, YearHint] | None:
    """The year of a mention and the hint that gives it.

    The hint may stand nearer to another mention of the same day; where no hint reaches, a day told within SEASON of
    this one lends its year; last come the other days and months that have one.
    """
    hints, mentions = hints[:_MANY], mentions[:_MANY]
    others = [m for m in mentions if m.first.year is None and m.first.month and m.first.day and not m.lunar]
    twins = [m for m in others if m.first == mention.first and m.role is DateRole.EVENT]
    best = _cheapest([mention, *twins], hints)
    if best is None:
        near = [
            m for m in others if m.role is DateRole.EVENT and abs(_day_of_year(m) - _day_of_year(mention)) <= _SEASON
        ]
        best = _cheapest(near, hints)
    return best or _by_other_days(mention, [h for h in hints if h.kind is HintKind.DATED])


def _day_of_year(mention: DateMention) -> int:
    return (mention.first.month or 0) * 31 + (mention.first.day or 0)


def _cheapest(mentions: Sequence[DateMention], hints: Sequence[YearHint]) -> tuple[int, YearHint] | None:
    """The year that the nearest, strongest hint gives one of the mentions, and that hint."""
    best: tuple[float, int, YearHint] | None = None
    newest = max((_months(h) for h in hints if h.kind is HintKind.DATED and not h.ahead), default=0)
    for hint in hints:
        if hint.kind is HintKind.DATED:
            continue
        for mention in mentions:
            distance = 0 if hint.kind is HintKind.NOW else abs(hint.start - mention.start)
            if hint.heading:
                distance = min(distance, _HEADING)
            cost = _COST[hint.kind] + distance / 2
            if best is not None and cost >= best[0]:
                continue
            year = _year_by(hint, mention, distance)
            if year is not None and _NEWS <= year <= _LATEST and not _outdated(year, mention, hint, newest):
                best = cost, year, hint
    return (best[1], best[2]) if best else None


def _outdated(year: int, mention: DateMention, hint: YearHint, newest: int) -> bool:
    """Whether a weak hint's year lies a year or more before what the article tells as past."""
    return _COST[hint.kind] >= _COST[HintKind.PLAN] and year * 12 + (mention.first.month or 1) + 12 < newest


def _year_by(hint: YearHint, mention: DateMention, distance: int) -> int | None:
    """The year in which an event of the mention's month falls, by one hint; None if the hint doesn't reach so far."""
    month, day = mention.first.month or 1, mention.first.day or 1
    year = hint.year
    match hint.kind:
        case HintKind.SAME_DAY:
            return year if (hint.month, hint.day) == (month, day) else None
        case HintKind.ARITHMETIC | HintKind.NOW:
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
        if year >= _NEWS
        and all(_months(h) >= year * 12 + month if h.ahead else _months(h) <= year * 12 + month + 2 for h in hints)
    }
    if not fitting:
        return None
    year = max(fitting, key=lambda y: (len(fitting[y]), y))
    near = [h for h in fitting[year] if abs(_months(h) - year * 12 - month) <= _TIED]
    return (year, min(near, key=lambda h: abs(h.start - mention.start))) if near else None


def _months(hint: YearHint) -> int:
    return hint.year * 12 + (hint.month or 1)
