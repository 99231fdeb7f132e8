"""Dates that stand on the page beside the article: the date line under the headline, and the masthead's "today"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pipeline.read.lines import Line
from pipeline.text.normal import fold

_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # untranslated sites
_DATE = re.compile(
    r"(?<![\d/.\-])(?:"
    r"(?P<iso>(?:19|20)\d\d)[-/](?P<isomonth>\d\d)[-/](?P<isoday>\d\d)(?!\d)"
    r"|(?P<day>\d{1,2})\s?[./\-]\s?(?P<month>\d{1,2})\s?[./\-]\s?(?P<year>(?:19|20)\d\d|[012]\d)(?![\d/.:-])"
    rf"|(?P<d>\d{{1,2}})\s*,?\s*tháng\s+(?P<m>\d{{1,2}}|{_MONTH})\s*,?\s*(?:năm\s+)?(?P<y>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<eday>\d{{1,2}})\s+(?P<emonth>{'|'.join(_ENGLISH)})[a-z]*\.?,?\s+(?P<eyear>(?:19|20)\d\d)(?!\d)"
    r")"
)
_DIGITS = re.compile(r"(?:19|20)\d\d|\d[./-][012]\d(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?(?::|h|g|giờ)\s?\d{2}(?:\s?[:'’]\s?\d{2})?(?:\s*(?:am|pm|sa|ch))?(?![^\W_])")
_WEEKDAY = re.compile(
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s*nhật|\b(?:cn|t[2-7]|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
)
_STATED = re.compile(
    r"(?:ngày\s+(?:đăng|đưa\s+tin|cập\s+nhật|xuất\s+bản|ban\s+hành|phát\s+hành|tạo|viết|gửi)(?:\s+(?:tin|bài))?"
    r"|(?:được\s+)?(?:đăng|xuất\s+bản|cập\s+nhật|đưa\s+tin|viết|gửi)(?:\s+(?:tin|bài))?(?:\s+(?:vào|mới\s+nhất))?(?:\s+(?:ngày|lúc)|\s*:)"
    r"|cập\s+nhật|đăng\s+tải|thời\s+gian\s+đăng|số\s+ra|ra\s+ngày|phát\s+hành|posted|published|updated|post\s+date|date)"
)
_SIGNED = re.compile(
    r"\b(?:(?:viết|đăng|gửi)\s+bởi|người\s+(?:đăng|gửi|viết)|tác\s+giả|bởi|(?:post|posted|written)\s+by)\b"
)
_BESIDE = re.compile(r"\A\s*[|•·–-]\s*[^\W\d_]|[^\W\d_]\s*[|•·–-]\s*\Z")  # a section's name beside the date
_ASIDE = re.compile(
    r"gmt\s*[+-]?\s*\d*(?::\d\d)?|utc\s*[+-]?\s*\d*|\b(?:ngày|lúc|vào|hồi|giờ|phút|thời\s+gian|hôm\s+nay|am|pm|sa|ch|số|báo|in|on|at)\b"
    r"|(?:số\s+)?(?:lượt|lần|người)\s+(?:xem|đọc|truy\s+cập)\s*[:\-–]?\s*[\d.,]*|\d[\d.,]*\s+(?:lượt|lần)(?:\s+(?:xem|đọc))?"
    r"|(?:đã\s+xem|views?|hits|đọc|xem)\s*[:\-–]?\s*[\d.,]+|(?:chuyên\s+mục|danh\s+mục|thể\s+loại|mục)\s*:.*"
    r"|(?:cỡ\s+chữ|font\s+size|bình\s+luận|phản\s+hồi|in\s+bài|in\s+trang|email|print|chia\s+sẻ|gửi\s+bài).*"
    r"|(?:được\s+)?(?:viết|đăng|gửi)\s+bởi\s*:?|người\s+(?:đăng|gửi|viết)\s*:?|tác\s+giả\s*:?|admin(?:istrator)?"
    r"|(?:post|posted|written)\s+by|[\d.,]+\s+reads?\b|super\s+user"
)
_WORDS = re.compile(r"[^\W_]+")
_PLACE = re.compile(r"\s*(?:[^\W_]+[.\s]+){0,6}[^\W_]+\s*,\s*(?:ngày\s*)?\Z")
_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)")
_HANOI = dt.timezone(dt.timedelta(hours=7))
_DAY = dt.timedelta(days=1)
_LIMIT = 160
"""A date line is shorter than this."""


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date that a line consists of: the day as `YYYY-MM-DD`, its offsets within the line, and how it is given."""

    day: str
    start: int
    end: int
    stated: bool  # a word says that it is the day of publication (`Ngày đăng`, `Cập nhật`)
    timed: bool  # a time of day or a weekday stands beside it
    placed: bool  # a place stands before it, as in a letter: Hải Phòng, ngày 20 tháng 11 năm 2019


def page_date(line: Line) -> PageDate | None:
    """The date of a line that holds a date and what goes with one (time, weekday, counter, section), nothing more.

    `21/12/2017 07:00` · `Thứ Ba, 15/05/2018, 15:50 (GMT+7)` · `[ Cập nhật ngày: 19/12/2016 - 08:40 ]` ·
    `20.7.2020 - 08:10` · `Thứ hai, 12 Tháng 1 2009 09:41` · `Ngày đăng: 20/01/2021 | Chuyên mục: Tin hoạt động` ·
    `Số ra ngày 15.7.2011` · `21 Tháng Mười Hai, 2017`. None for a sentence, a range (`15/10/1930 - 15/10/2017`) or a
    day that no calendar has.
    """
    if len(line.text) > _LIMIT or _DIGITS.search(line.text) is None:
        return None
    folded = line.folded
    dates = list(_DATE.finditer(folded))
    if not dates:
        return None
    match = dates[0]
    day = _day(match)
    if day is None:
        return None
    stated = _STATED.search(folded) is not None
    if len(dates) > 1 and not stated:
        return None
    rest = _DATE.sub(" ", folded)
    bare = _WEEKDAY.sub(" ", _TIME.sub(" ", rest))
    timed = bare != rest
    bare = _ASIDE.sub(" ", _STATED.sub(" ", bare))
    left = _WORDS.findall(bare)
    placed = _PLACE.match(folded[: match.start()]) is not None and not timed and not stated
    signed = _SIGNED.search(rest) is not None
    beside = _BESIDE.search(folded[: match.start()]) or _BESIDE.search(folded[match.end() :])
    if len(left) > (8 if stated else 10 if signed else 6 if timed or placed else 4 if beside else 1):
        return None
    if len(match["year"] or "20xx") == 2 and not (stated or timed):
        return None
    return PageDate(day, match.start(), match.end(), stated, timed, placed)


def leading_date(text: str) -> PageDate | None:
    """The date and time that a paragraph begins with, when the line break behind them was lost."""
    folded = fold(text[:60])
    match = _DATE.search(folded)
    if match is None or _WORDS.findall(_ASIDE.sub(" ", _WEEKDAY.sub(" ", _STATED.sub(" ", folded[: match.start()])))):
        return None
    time = _TIME.search(folded, match.end())
    if time is None or _WORDS.findall(folded[match.end() : time.start()]):
        return None
    day = _day(match)
    return PageDate(day, match.start(), match.end(), False, True, False) if day else None


def iso_day(value: str) -> str | None:
    """The day of a date that came with the article (`2017-12-21T07:00:00+07:00`, `21/12/2017`), or None."""
    match = _DATE.search(fold(value.strip()[:40]))
    return _day(match) if match else None


def given_day(value: str | None, *, until: str | None = None) -> str | None:
    """The day that a value given as the publication's names, by the clock of Hanoi where it has one of its own.

    None for what names no day, for one before there were pages (1995), and for one more than a day after `until`, when
    the page was fetched: such days are faults of the program that wrote them.
    """
    day = stamp_day(value) if value else None
    bound = stamp_day(until) if until else None
    if day is None or day < "1995" or (bound and dt.date.fromisoformat(day) > dt.date.fromisoformat(bound) + _DAY):
        return None
    return day


def stamp_day(value: str) -> str | None:
    """The day that a machine-readable date names, by the clock of Hanoi; None if it names none.

    `2018-05-14T23:30:00Z` is 2018-05-15. A date without an offset is taken as local.
    """
    if match := _STAMP.match(value.strip()):
        try:
            offset = match[6].replace("Z", "+00:00")
            moment = dt.datetime.fromisoformat(f"{match[1]}-{match[2]}-{match[3]}T{match[4]}:{match[5]}{offset}")
            return moment.astimezone(_HANOI).date().isoformat()
        except (ValueError, OverflowError):
            return None
    return iso_day(value)


def near(day: str, text: str, within: int = 15) -> bool:
    """Whether `text` names a day, with or without its year, at most `within` days before `day`."""
    page = dt.date.fromisoformat(day)
    for match in _EVENT.finditer(text):
        year = int(match[3]) if match[3] else page.year
        for candidate in (year, year - 1) if not match[3] else (year,):
            try:
                event = dt.date(candidate, int(match[2]), int(match[1]))
            except ValueError:
                continue
            if 0 <= (page - event).days <= within:
                return True
    return False


_EVENT = re.compile(r"(?<![\d/.\-])(\d{1,2})\s?[./\-]\s?(\d{1,2})(?:\s?[./\-]\s?((?:19|20)\d\d))?(?![\d/])")


def _day(match: re.Match[str]) -> str | None:
    """`YYYY-MM-DD` of a match of _DATE; an American month/day order is turned where only that makes a date."""
    if match["iso"]:
        year, month, day = int(match["iso"]), int(match["isomonth"]), int(match["isoday"])
    elif match["year"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        year += 2000 if year < 100 else 0
        if month > 12 >= day:
            month, day = day, month
    elif match["eyear"]:
        year, month, day = int(match["eyear"]), _ENGLISH.index(match["emonth"]) + 1, int(match["eday"])
    else:
        month = _MONTHS[" ".join(match["m"].split())] if not match["m"].isdigit() else int(match["m"])
        year, day = int(match["y"]), int(match["d"])
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
