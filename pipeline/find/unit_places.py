"""Places inside unit names: the words for kinds of area, where a place's name ends, several places in a row."""

from __future__ import annotations

import re
from functools import cache

from pipeline.find.names import COMMON, is_surname
from pipeline.find.unit_syllables import Syllables
from pipeline.find.unit_words import COMMA, DASH, DOT, GLUE, LEVELS, SPACE, Phrases, phrases, places

ROMAN = re.compile(r"[IVX]{1,5}")
_MIDDLE = ("văn", "thị")
_LONGEST = 4  # syllables of a commune's name


@cache
def levels() -> Phrases:
    """The words for kinds of area (`tỉnh`, `thị xã`), labelled with their level."""
    return phrases(LEVELS.items())


@cache
def nation() -> Phrases:
    """The words that say that a unit is the nation's."""
    return phrases((word, "nation") for word in ("việt nam", "trung ương", "tw", "t ư", "nhà nước"))


def place_end(s: Syllables, k: int, level: str, *, alone: bool = False) -> int:
    """The index after the place's name at k, or k if there is none; a person's name behind it is left out.

    `alone`: the name stands by itself, not behind a word for its kind. Provinces must be known; of other places any
    run of capitals will do.
    """
    if k >= s.n or (not alone and s.gaps[k] not in (SPACE, GLUE, DOT)):
        return k
    raw = s.raw(k)
    if raw[0].isdigit() or ROMAN.fullmatch(raw):
        return k + 1 if raw.isdigit() and len(raw) < 3 and level != "province" else k
    if not s.caps[k]:
        return k
    known = s.match(places(), k)
    end = s.run(k)
    if known and (level in ("province", "district") or known[0] >= end):
        return known[0] if level in ("province", "district") else numbered(s, known[0])
    if level == "province" or (end - k > 2 and s.words[k] in COMMON and s.words[k + 1] in (*_MIDDLE, "hữu")):
        return k
    for j in range(k + 1, end - 1):
        if s.gaps[j] == SPACE and _begins_person(s, j, end - j, j - k):
            end = j
            break
    return numbered(s, min(end, k + _LONGEST))


def numbered(s: Syllables, end: int) -> int:
    """The index after the number of a commune's name (`xã Phú Hòa 1`), which nothing that it could count follows."""
    if end >= s.n or s.gaps[end] != SPACE or not s.raw(end).isdigit() or s.ends[end] - s.starts[end] > 2:
        return end
    behind = s.text[s.ends[end] : s.ends[end] + 2]
    closed = not behind.strip() or (behind[0] in ",.;:)\n" and not behind[1:].isdigit())
    return end + 1 if closed else end


def _begins_person(s: Syllables, j: int, size: int, before: int) -> bool:
    """Whether the last `size` capitals of a run, behind `before` others, are a person (`Nhơn Châu Phạm Đảo`)."""
    common = s.words[j] in COMMON
    if not is_surname(s.words[j]) or size >= 5:
        return False
    if before > 1:
        return size > 2 or common
    return common and size > 2 and s.words[j + 1] in _MIDDLE


def longer_place(s: Syllables, i: int, end: int) -> int:
    """The end of the place at i where more capitals follow `end` and end in one: `Bắc Bình Dương`, not `Bắc Bình`."""
    last = s.run(i)
    if end < last <= i + 4:
        for j in range(i + 1, end):
            other = s.match(places(), j)
            if other and other[0] == last:
                return last
    return end


def pair_end(s: Syllables, i: int, level: str) -> int:
    """The index after the second place of a pair such as `Gia Lai - Kon Tum` if its dash stands before i, else i."""
    if i < s.n and s.gaps[i] == DASH and s.caps[i] and (other := s.match(places(), i)) and other[1] == level:
        return other[0]
    return i


def series_end(s: Syllables, i: int) -> int:
    """The index after the known places that go on behind the first one of `các tỉnh A, B và C`."""
    while i < s.n:
        k = i + 1 if s.words[i] == "và" and s.gaps[i] == SPACE else i
        if (k == i and s.gaps[i] != COMMA) or k >= s.n or not s.caps[k]:
            break
        known = s.match(places(), k)
        if not known:
            break
        i = known[0]
    return i
