"""Spans of time as written: `6 tháng đầu năm 2017`, `9 tháng`, `quý I/2019`, `năm 2018`, `giai đoạn 2016 - 2020`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.find.calendar import month_end

_YEAR = r"(?:19|20)\d\d(?!\d)(?![/.-]\d{1,2}(?!\d))"
_Q = r"(?:iv|i{1,3}|[1-4])(?![\w.])"
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
    rf"quý\ (?P<q>{_Q})(?P<more>(?:\ ?(?:,|và|-|–)\ ?(?:quý\ )?{_Q}){{0,3}})"
    rf"(?:(?:\ ?[/.,-]\ ?|,?\ năm\ |\ )(?P<y>{_YEAR}))?",
    re.VERBOSE,
)
_TERM = re.compile(  # năm học 2016-2017 · giai đoạn 2016 - 2020 · nhiệm kỳ 2016 - 2021 · năm 2018 · (1962-2017)
    r"(?:(?<!\w)(?:(?P<school>năm\ học|niên\ (?:học|khóa))|(?P<head>giai\ đoạn|(?:thời|nhiệm)\ k[ỳì])|(?P<years>năm))|"
    r"(?P<bracket>\())(?:\ [ivx]{1,4}(?!\w))?\ ?\(?(?:từ\ )?(?:năm\ )?\Z",
    re.VERBOSE,
)
_YEAR_AT = re.compile(_YEAR)
_YEARS = re.compile(rf"(?P<a>{_YEAR})(?:{_THROUGH}(?P<b>{_YEAR}))?", re.VERBOSE)
_LOOK_BACK = 32  # characters before a year in which the word stands that makes it a span
_BARE = re.compile(
    r"(?:công tác|nhiệm vụ|kế hoạch|tổng kết|giao ước|thi đua|khen thưởng) (?P<y>20\d\d)(?!\d| ?[/.–-] ?\d)"
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
    done = 0
    for hit in _YEAR_AT.finditer(folded):
        match = _TERM.search(folded, max(done, hit.start() - _LOOK_BACK), hit.start())
        years = _YEARS.match(folded, hit.start())
        if match is None or years is None:
            continue
        first, last, end = int(years["a"]), _int(years["b"]), years.end()
        if last is not None and not first < last <= first + 100:
            last, end = None, years.end("a")
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
        done = end
        closed = folded.startswith(")", end) and "(" in folded[match.start() : end]
        term = "school" if match["school"] else "term" if last else "year"
        yield PeriodMention(
            match.start(), end + closed, f"{first}-01-01", f"{last or first}-12-31", f"periods.{term}",
            "term" if last else "year", first, bool(match["school"]),
        )  # fmt: skip
    for match in _BARE.finditer(folded):  # triển khai nhiệm vụ 2019
        year = int(match["y"])
        yield PeriodMention(
            match.start("y"), match.end(), f"{year}-01-01", f"{year}-12-31", "periods.year", "year", year
        )


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _inside_word(folded: str, start: int) -> bool:
    return start > 0 and folded[start - 1].isalnum()
