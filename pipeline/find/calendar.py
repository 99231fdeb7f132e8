"""The calendar in words: partial dates, real days, number words, months, weekdays and parts of the day.

Everything here speaks of folded text (`pipeline.text.normal.fold`) and knows nothing of articles.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

EARLIEST, LATEST = 1800, 2100
"""Years a date may have. What is held and reported lies after 1900; older days are lifespans and anniversaries."""

PARTS = {
    "rạng sáng": "morning", "sáng sớm": "morning", "sáng": "morning", "trưa": "noon", "chiều tối": "afternoon",
    "chiều": "afternoon", "tối": "evening", "đêm": "evening", "khuya": "evening",
}  # fmt: skip
"""Word for a part of the day → value of `part_of_day`; `chiều tối` counts by its first word."""
PART = "rạng sáng|sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|khuya"

WEEKDAYS = {
    "thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5, "thứ bẩy": 5, "chủ nhật": 6,
    "thứ 2": 0, "thứ 3": 1, "thứ 4": 2, "thứ 5": 3, "thứ 6": 4, "thứ 7": 5, "cn": 6,
}  # fmt: skip
"""Weekday → number, Monday 0."""
WEEKDAY = "(?<!lần )thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|cn"

_UNITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _day_words() -> dict[str, int]:
    words = {unit: n for n, unit in enumerate(_UNITS) if unit} | {"mười": 10, "tư": 4, "bẩy": 7}
    for tens, name in ((10, "mười"), (20, "hai mươi"), (30, "ba mươi")):
        words[name] = tens
        for n in range(1, 2 if tens == 30 else 10):
            for unit in {1: ("một", "mốt"), 4: ("bốn", "tư"), 5: ("lăm", "nhăm")}.get(n, (_UNITS[n],)):
                words[f"{name} {unit}"] = tens + n
    return words | {"rằm": 15}


DAY_WORDS = _day_words()
"""Spelled day of a month (`hai mươi mốt`, `rằm`) → 1…31."""
MONTH_WORDS = {word: n for word, n in DAY_WORDS.items() if n <= 12 and word not in ("bốn", "bẩy")} | {
    "giêng": 1, "chạp": 12,
}  # fmt: skip
"""Spelled month → 1…12. `Giêng` and `Chạp` also name the first and last lunar month."""


def _longest_first(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


DAY_WORD = _longest_first(DAY_WORDS)
MONTH_WORD = _longest_first(MONTH_WORDS)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """What a text says of a date: any of year, month (1–12) and day (1–31) may be unsaid (None)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def full(self) -> bool:
        """Whether year, month and day are all said."""
        return None not in (self.year, self.month, self.day)

    def iso(self) -> str | None:
        """`2017-08-11`, without a year `--08-11`; None where month or day are unsaid."""
        if self.month is None or self.day is None:
            return None
        return f"{'-' if self.year is None else f'{self.year:04}'}-{self.month:02}-{self.day:02}"

    def to_date(self) -> date | None:
        """The day itself, or None where a part is unsaid."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def real(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether such a day exists: 31/02 does not, 29/02 does in a leap year and where the year is unsaid."""
    if year is not None and not EARLIEST <= year <= LATEST:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    longest = 31 if month is None else monthrange(2000 if year is None else year, month)[1]
    return 1 <= day <= longest


def month_end(year: int | None, month: int) -> int:
    """The last day of a month; of February 28 where the year is unsaid."""
    return monthrange(2001 if year is None else year, month)[1]


def full_year(digits: str) -> int:
    """Two digits stand for the century around us (17 → 2017, 75 → 1975); four for themselves."""
    value = int(digits)
    return value if len(digits) == 4 else value + (2000 if value < 50 else 1900)


def parse_iso(text: str | None) -> date | None:
    """A full ISO day (the first ten characters) as a date; None for anything else."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


ODD = re.compile(
    r"(?:\b\d{1,2} (?:thg|th) ?\d{1,2},? \d{4}|"
    r"\b(?:thg|tháng) ?(?:\d{1,2}|[^\W\d]{1,5}(?: [^\W\d]{2,4})?) \d{1,2}, ?\d{4}|"
    r"\b\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2})?)(?![\d/])"
)
"""Datelines made by machines: `21 Th12, 2017`, `thg 12 21, 2017`, `Tháng Mười Hai 21, 2017`, `2017-12-21T07:00`."""
_SHORT_MONTH = re.compile(r"\b(\d{1,2}) th ?(\d{1,2}),? (\d{4})")
_MONTH_FIRST = re.compile(r"\b(?:thg|tháng) ?(\D+?|\d{1,2}) (\d{1,2}), ?(\d{4})")


@cache
def _parser() -> DateDataParser:
    from dateparser.date import DateDataParser  # noqa: PLC0415  # costs 0.2 s to load, and few articles need it

    return DateDataParser(languages=["vi"], settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]})


@lru_cache(maxsize=512)
def odd_date(text: str) -> PartialDate | None:
    """The day that a whole string of the form `ODD` names, None if there is no such day.

    dateparser reads it, loaded on the first such string and never asked about anything but an absolute date.
    """
    if iso := parse_iso(text):
        return PartialDate(iso.year, iso.month, iso.day)
    plain = _MONTH_FIRST.sub(_day_first, _SHORT_MONTH.sub(r"\1 tháng \2 \3", text))
    found = _parser().get_date_data(plain).date_obj
    if found is None or not real(found.year, found.month, found.day):
        return None
    return PartialDate(found.year, found.month, found.day)


def _day_first(match: re.Match[str]) -> str:
    month = match[1].strip()
    return f"{match[2]} tháng {MONTH_WORDS.get(month, month)} {match[3]}"
