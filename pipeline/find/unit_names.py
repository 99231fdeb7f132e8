"""Where the name of a unit ends: a reader that goes syllable by syllable from the unit's head.

A Vietnamese unit is a head (`Sở`, `Công an`, `Trường THPT`, `huyện`), then what it is for or called (a department,
words of names, capitals, a number), then where it belongs (`tỉnh`, `huyện Chợ Gạo`, `Việt Nam`, a parent unit).
Capitals mark the first syllable of a word, so that a small syllable may go on (`Nội vụ`) or be the verb (`Nội vụ tổ
chức`): word lists decide. The name stops before verbs, prepositions, persons' names and clause punctuation.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.find.block_names import BLOCKS, block_end
from pipeline.find.unit_body import Read, read_body
from pipeline.find.unit_places import levels, place_end
from pipeline.find.unit_syllables import Syllables, syllables_at
from pipeline.find.unit_words import SPACE, full_names, heads, places, words

# Kinds whose name needs no capital: `công an tỉnh`, `hội nông dân huyện`.
_SMALL_KINDS = frozenset(("police", "party", "front", "association", "army", "union", "court", "assembly"))
_WINDOW = 220  # characters; the longest names have some 130


@dataclass(frozen=True, slots=True)
class Name:
    """A unit's name: half-open character span, folded head, kind of the head, level of the place it names."""

    start: int
    end: int
    head: str
    kind: str
    level: str


def read_name(text: str, folded: str, start: int, limit: int) -> Name | None:
    """The unit whose head stands at `start`, or None if there is no head or nothing that names it."""
    at = syllables_at(text, folded, start, min(limit, start + _WINDOW))
    found = _unit(*at, 0) if at else None
    if at is None or found is None:
        return None
    s = at[0]
    end, head_end, kind, level = found
    return Name(start, s.ends[end - 1], folded[start : s.ends[head_end - 1]], kind, level)


def head_at(text: str, folded: str, start: int, limit: int) -> tuple[int, str] | None:
    """(end offset, kind) of the head of a unit that stands at `start`, whether or not a name follows."""
    at = syllables_at(text, folded, start, limit)
    if at is None:
        return None
    s, k = at
    level, found = s.match(levels(), k), s.match(heads(), k)
    if level and (found is None or found[0] <= level[0]):
        return s.ends[level[0] - 1], "place"
    return (s.ends[found[0] - 1], found[1]) if found else None


def _unit(s: Syllables, k: int, depth: int) -> Read | None:
    """The unit whose head stands at k."""
    level = s.match(levels(), k)
    if level and (end := place_end(s, level[0], level[1])) > level[0]:
        return end, level[0], "place", level[1]
    head = s.match(heads(), k)
    if head is None:
        return None
    h, kind = head
    if s.words[k] in BLOCKS:
        end = block_end(s, k, h, _unit, depth)
        return (end, h, "block", "") if end else None
    if s.caps[k] and h - k == 1 and (place := s.match(places(), k)) and place[0] > h:
        return None  # Trường Sa, Trạm Tấu
    start = _known_end(s, k, h)
    if _other_word(s, k, start):
        return None
    end, where = read_body(s, k, h, start, _unit, depth)
    if end == h and not _whole(s, k, h):
        return None
    if not any(s.caps[k:end]) and not (where and h - k > 1 and kind in _SMALL_KINDS):
        return None
    return end, h, kind, where


def _known_end(s: Syllables, k: int, h: int) -> int:
    """Index after the gazetteer's longest name that begins with the head at k…h, `h` if it has none."""
    whole = s.match(full_names(), k)
    start = max(whole[0] if whole else h, h)
    for j in (h, k + 1):  # a longer word of names: `Phòng An ninh mạng`
        if (start > h or j < h) and (longer := s.match(words("inner"), j)) and longer[0] > start:
            start = longer[0]
    return start


def _other_word(s: Syllables, k: int, start: int) -> bool:
    """Whether the head begins another word: Tỉnh ủy viên, Sư đoàn trưởng, kỳ thi THPT quốc gia."""
    if start >= s.n or s.gaps[start] != SPACE:
        return False
    return s.words[start] in ("viên", "trưởng", "phó") or (s.words[k], s.words[start]) == ("thpt", "quốc")


def _whole(s: Syllables, k: int, h: int) -> bool:
    """Whether a head alone is a unit's name (`Tỉnh ủy`, `Chính phủ`, `Kho bạc Nhà nước`, `Trung ương Đoàn`)."""
    size = h - k
    if not any(s.caps[k:h]) or not (s.caps[k] or size > 3):
        return False
    return size > 2 or (size == 2 and (s.words[h - 1] in ("ủy", "đoàn") or s.words[k] in ("chính", "quốc", "trung")))
