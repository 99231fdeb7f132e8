"""What stands before a date and makes it one: `8h30 sáng thứ Bảy, ngày`, `Sáng nay (`, `từ ngày`, `Trong 2 ngày`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.find.calendar import PART, PARTS, WEEKDAY, WEEKDAYS, PartialDate

_LOOK_BACK = 80  # characters before a number in which its cue must lie; the longest seen is about 50
_GAP = r"[ ,(–-]{0,3}"
_LOOSE = r"trong|suốt|từ|các|cả(?= (?:hai|ba|\d) )|hai|ba|bốn|\d|kể từ|đến|tới|trước|sau|vào|khoảng|dịp|hết"
_CUE = re.compile(
    rf"(?<!\w)(?:(?P<clock>\d{{1,2}} ?(?:h|g|giờ|:) ?(?:\d{{1,2}})?(?: ?phút| rưỡi)?){_GAP})?"
    rf"(?:(?:buổi )?(?P<part>{PART})(?: (?:và|-) (?:{PART}))?{_GAP})?"
    rf"(?:(?P<now>(?:ngày )?hôm (?:nay|qua|kia)|nay|qua|mai|ngày mai|cùng ngày){_GAP})?"
    rf"(?:(?:ngày )?(?P<weekday>{WEEKDAY}){_GAP})?"
    rf"(?:(?:buổi )?(?P<part2>{PART}){_GAP})?"
    rf"(?P<run>(?:(?:{_LOOSE}) ){{0,3}})"
    r"(?P<word>(?:ngày|hôm)(?: mùng| mồng)?|mùng|mồng)?[ :]{0,2}\Z"
)
_INSIDE = {"trong", "suốt", "từ", "các", "cả", "hai", "ba", "bốn"}  # words that belong to the date: `Trong 2 ngày`


@dataclass(frozen=True, slots=True)
class Form:
    """A date as written: half-open offsets, its first and last day, and what the words about it said.

    `part`: value of part_of_day; `now`: `nay`, `qua`, `kia`, `mai` or `cùng ngày`; `weekday`: 0 is Monday; `loose`:
    prepositions and counts between (`từ`, `trong 2`); `word`: the day word; `clock`: the time as written.
    """

    start: int
    end: int
    first: PartialDate
    last: PartialDate
    rule: str
    part: str | None = None
    now: str | None = None
    weekday: int | None = None
    loose: str = ""
    word: str = ""
    clock: str | None = None
    lunar: bool = False
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Cue:
    """The cue of a number: where the date begins with it, and its words as in `Form`."""

    start: int
    part: str | None
    now: str | None
    weekday: int | None
    loose: str
    word: str
    clock: str | None

    @property
    def strong(self) -> bool:
        """Whether the words alone make a day and a month a date, whatever follows."""
        return bool(self.word or self.part or self.now or self.clock) or self.weekday is not None


def day_of(now: str) -> str:
    """`ngày hôm nay` → `nay`, `ngày mai` → `mai`; `cùng ngày` stays."""
    return now if now == "cùng ngày" else now.rsplit(" ", 1)[-1]


def read_cue(folded: str, start: int) -> Cue | None:
    """The cue that ends where a date's number starts; None where the number hangs on a word (`a5/3`)."""
    match = _CUE.search(folded, max(0, start - _LOOK_BACK), start)
    if match is None:
        return None
    part, now, begin = match["part"] or match["part2"], match["now"], match.start()
    if now in ("nay", "qua", "mai") and match["part"] is None:  # `đến nay (5/3)`: no day
        now, part, begin = None, match["part2"], match.end("now")
    loose = match["run"].split()
    if not match["word"]:
        while loose and (loose[-1].isdigit() or loose[-1] in _INSIDE - {"từ", "trong", "suốt"}):
            loose.pop()  # `hai ngày 16` counts days, `hai 16` nothing
    if loose and not (part or now or match["clock"] or match["weekday"]):
        outside = next((i for i, word in enumerate(loose) if word in _INSIDE or word.isdigit()), len(loose))
        begin = match.start("run") + sum(len(word) + 1 for word in loose[:outside])
    elif match["run"] and not loose and not (part or now or match["clock"] or match["weekday"]):
        begin = start
    while begin < start and folded[begin] in " ,(–-\n":
        begin += 1
    return Cue(
        begin, PARTS[part] if part else None, day_of(now) if now else None,
        WEEKDAYS[match["weekday"]] if match["weekday"] else None, " ".join(loose), match["word"] or "", match["clock"],
    )  # fmt: skip
