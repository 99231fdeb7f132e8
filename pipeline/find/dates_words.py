"""Dates that words make: `ngày hai mươi tháng mười một`, `mùng 6 tháng Giêng`, `sáng nay`, `cùng ngày`, `tháng 8`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.find.calendar import (
    DAY_WORD,
    DAY_WORDS,
    MONTH_WORD,
    MONTH_WORDS,
    ODD,
    PART,
    PARTS,
    WEEKDAY,
    WEEKDAYS,
    PartialDate,
    odd_date,
    real,
)
from pipeline.find.dates_cue import Form, day_of, read_cue

_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_SPELLED = re.compile(
    rf"(?:ngày (?:mùng |mồng )?|mùng |mồng |(?=rằm tháng))(?P<d>{DAY_WORD}|\d{{1,2}}) "
    rf"(?:tháng (?P<m>{_MONTH}|(?:{MONTH_WORD})(?!\w))(?:,? năm (?P<y>{_YEAR}))?|(?P<tet>tết)(?!\w))"
)
_LUNAR = re.compile(r"[ ,(]{0,2}(?:âm lịch|âl(?!\w))")
_MONTHS = re.compile(
    rf"tháng (?:(?P<m>{_MONTH})|(?P<w>(?:{MONTH_WORD})(?!\w)))(?:(?: ?[/.-] ?| năm |, năm | )(?P<y>{_YEAR}))?(?![/-]\d)"
)
_MONTH_CUE = re.compile(r"(?:trong|vào|từ|đến|tới|đầu|giữa|cuối|hồi|hết|qua) $")
_NOW = re.compile("nay|qua|mai|hôm kia|cùng ngày")
_BEFORE_NOW = re.compile(rf"(?<!\w)(?:(?P<part>{PART}) )?(?P<day>(?:ngày )?hôm |ngày )?\Z")
_WEEK = re.compile(rf"(?P<weekday>{WEEKDAY})(?P<week> tuần (?:trước|qua|này)| vừa qua)?(?!\w)")
_WEEKDAY_AT = re.compile("thứ |chủ nhật")
_BEFORE_WEEKDAY = re.compile(rf"(?<!\w)(?P<part>{PART}) \Z")
_EVERY = re.compile(r"(?<!\w)(?:cả|mỗi|các|những|hàng|hằng|mọi) \Z")
_ODD_AT = re.compile(r"\d(?:,? ?(?:19|20)\d\d(?!\d)|t\d\d:)")


def word_forms(folded: str) -> Iterator[Form]:
    """All such dates, kind by kind; they may overlap each other and the ones that begin with a number."""
    yield from _spelled(folded)
    yield from _months(folded)
    yield from _nows(folded)
    yield from _weekdays(folded)
    for hit in _ODD_AT.finditer(folded):
        match = ODD.search(folded, max(0, hit.start() - 20), hit.end() + 6)
        when = odd_date(match[0]) if match else None
        if match and when:
            yield Form(match.start(), match.end(), when, when, "dates.dateparser", word="ngày")


def _within_word(folded: str, start: int) -> bool:
    return start > 0 and folded[start - 1].isalnum()


def _spelled(folded: str) -> Iterator[Form]:
    for match in _SPELLED.finditer(folded):
        month = match["m"] or "giêng"
        when = PartialDate(
            int(match["y"]) if match["y"] else None,
            MONTH_WORDS[month] if month in MONTH_WORDS else int(month),
            DAY_WORDS[match["d"]] if match["d"] in DAY_WORDS else int(match["d"]),
        )
        if _within_word(folded, match.start()) or not real(when.year, when.month, when.day):
            continue
        lunar = (
            bool(match["tet"] or _LUNAR.match(folded, match.end())) or month in ("giêng", "chạp") or match["d"] == "rằm"
        )
        cue = read_cue(folded, match.start("d"))
        yield Form(
            cue.start if cue else match.start(), match.end(), when, when, "dates.lunar" if lunar else "dates.spelled",
            part=cue.part if cue else None, word="ngày", lunar=lunar,
        )  # fmt: skip


def _months(folded: str) -> Iterator[Form]:
    for match in _MONTHS.finditer(folded):
        before = folded[max(0, match.start() - 8) : match.start()]
        if before[-1:].isalnum() or before[-2:-1].isdigit() or folded.startswith((" tuổi", " lần"), match.end()):
            continue
        if match["w"] and not (match["y"] or _MONTH_CUE.search(before)):
            continue  # `Cách mạng Tháng Tám` is a name, `tháng một lần` a rhythm
        month = MONTH_WORDS[match["w"]] if match["w"] else int(match["m"])
        when = PartialDate(int(match["y"]) if match["y"] else None, month)
        yield Form(match.start(), match.end(), when, when, "dates.month", precision="month")


def _nows(folded: str) -> Iterator[Form]:
    """Days told from the day of writing, or from the day told of before (`cùng ngày`)."""
    for hit in _NOW.finditer(folded):
        if folded[hit.end() : hit.end() + 1].isalnum():
            continue
        match = _BEFORE_NOW.search(folded, max(0, hit.start() - 20), hit.start())
        if match is None:
            continue
        word, day = hit[0], (match["day"] or "").strip()
        if word in ("nay", "qua") and not (day.endswith("hôm") or match["part"]):
            continue  # `ngày nay`, `thời gian qua`
        if word == "mai" and not (day == "ngày" or match["part"]):
            continue
        if folded.startswith(":", hit.end()) or (day == "ngày hôm" and folded.endswith("như ", 0, match.start())):
            continue  # a counter; `được như ngày hôm nay`
        part = PARTS[match["part"]] if match["part"] else None
        yield Form(match.start(), hit.end(), PartialDate(), PartialDate(), "dates.now", part, day_of(word))


def _weekdays(folded: str) -> Iterator[Form]:
    """A weekday alone is a day only with a part of the day or its week: `sáng thứ Sáu`, `thứ Sáu tuần trước`."""
    for hit in _WEEKDAY_AT.finditer(folded):
        match = _WEEK.match(folded, hit.start())
        if match is None or _within_word(folded, match.start()):
            continue
        cue = _BEFORE_WEEKDAY.search(folded, max(0, match.start() - 12), match.start())
        start = cue.start() if cue else match.start()
        if not (cue or match["week"]) or _EVERY.search(folded, max(0, start - 7), start):
            continue
        part = PARTS[cue["part"]] if cue else None
        week = match["week"].strip() if match["week"] else None
        day = WEEKDAYS[match["weekday"]]
        yield Form(start, match.end(), PartialDate(), PartialDate(), "dates.weekday", part, week, day)
