"""The dates of an article: every calendar day the text names, with its exact characters and what it means there."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.find.calendar import PartialDate
from pipeline.find.dates_cue import Form
from pipeline.find.dates_numbers import number_forms
from pipeline.find.dates_role import DateRole, role_of
from pipeline.find.dates_words import word_forms
from pipeline.find.periods import folded_of
from pipeline.find.periods_forms import find_spans

Doc.set_extension("dates", default=(), force=True)
Doc.set_extension("periods", default=(), force=True)

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. `start` and `end`: half-open offsets, from the part of the day or day word to the last digit.

    `first` and `last` (equal for one day) hold what the text says; `precision` is `day` or `month`. `part` is the value
    of part_of_day. `now`: the day is told from another one: `nay`, `qua`, `kia`, `mai` (the day of writing),
    `cùng ngày` (`anchor`, the mention before it), `tuần trước`; `weekday`: 0 is Monday. `lunar` days are left as told.
    """

    start: int
    end: int
    first: PartialDate
    last: PartialDate
    part: str | None
    precision: str
    rule: str
    role: DateRole
    lunar: bool = False
    now: str | None = None
    weekday: int | None = None
    anchor: DateMention | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The mention's half-open offsets."""
        return self.start, self.end

    @property
    def candidate(self) -> bool:
        """Whether it may be the day of an event: a day (not a month) told as that of something held or to be held."""
        return self.precision == "day" and not self.lunar and self.role in (DateRole.EVENT, DateRole.FUTURE)


def find_mentions(folded: str) -> tuple[DateMention, ...]:
    """All date mentions of a folded text in text order; none overlaps another."""
    numbered = list(number_forms(folded, (match.span() for match in _NUMBER.finditer(folded))))
    forms = _without_overlap(numbered, list(word_forms(folded)))
    mentions: list[DateMention] = []
    last: DateMention | None = None
    for form in forms:
        role = role_of(folded, form)
        mention = DateMention(
            form.start, form.end, form.first, form.last, form.part, form.precision, form.rule, role, form.lunar,
            form.now, form.weekday,
        )  # fmt: skip
        if form.now == "cùng ngày" and form.first.day is None and last is not None:
            mention = replace(mention, anchor=last.anchor or last)
        elif form.precision == "day" and not form.lunar and role in (DateRole.EVENT, DateRole.TELLING):
            last = mention
        mentions.append(mention)
    return tuple(_long_past(mentions))


def _long_past(mentions: list[DateMention]) -> list[DateMention]:
    """Full dates two years or more older than another full date of the article tell of earlier times."""
    years = [m.last.year for m in mentions if m.last.year and m.precision == "day" and m.role is not DateRole.MASTHEAD]
    newest = max(years, default=0)
    return [
        replace(m, role=DateRole.HISTORY)
        if m.role is DateRole.EVENT and m.precision == "day" and m.last.year and m.last.year <= newest - 2
        else m
        for m in mentions
    ]


def _without_overlap(numbered: list[Form], worded: list[Form]) -> list[Form]:
    """Both lists in text order; of two that overlap, the numbered one, else the one that begins first and is longer."""
    forms = sorted(numbered + worded, key=lambda form: (form.start, -form.end))
    taken = {form.start: form.end for form in numbered}
    kept: list[Form] = []
    borders = sorted(taken.items())
    at = 0
    for form in forms:
        while at < len(borders) and borders[at][1] <= form.start:
            at += 1
        own = taken.get(form.start) == form.end
        if not own and at < len(borders) and borders[at][0] < form.end:
            continue
        if kept and form.start < kept[-1].end:
            continue
        kept.append(form)
    return kept


def _inside(position: int, days: list[DateMention]) -> bool:
    """Whether a position lies in one of the days, which are in text order: `năm 2017` of `20 tháng 11 năm 2017`."""
    at = bisect_right(days, position, key=lambda day: day.start) - 1
    return at >= 0 and position < days[at].end


@Language.component("dates", assigns=["doc._.dates", "doc._.periods"])
def find_dates(doc: Doc) -> Doc:
    """Sets `doc._.dates` (DateMention) and `doc._.periods` (PeriodMention), both in text order."""
    folded = folded_of(doc)
    dates = find_mentions(folded)
    days = [date for date in dates if date.precision == "day"]
    doc._.dates = dates
    doc._.periods = tuple(period for period in find_spans(folded) if not _inside(period.start, days))
    return doc
