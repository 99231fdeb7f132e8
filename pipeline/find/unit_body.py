"""What follows the head in a unit's name: pieces read one by one until none fits.

A piece is a department's name, a word of names, a run of capitals, a number, a place, or the unit that this one belongs
to. After a place only `Việt Nam` may follow; after a whole department's name no small word may. What joins pieces
(comma, dash, `và`, `các`) counts only if a piece follows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.find.names import COMMON, is_surname, is_vietnamese
from pipeline.find.unit_places import ROMAN, levels, longer_place, nation, pair_end, place_end
from pipeline.find.unit_syllables import Syllables
from pipeline.find.unit_words import COMMA, DASH, GLUE, SPACE, STOP, departments, heads, persons, places, words

Read = tuple[int, int, str, str]
"""A unit that was read: (index after the name, index after its head, kind, level)."""
ReadUnit = Callable[[Syllables, int, int], Read | None]

COMPLETE = frozenset(("sở", "bộ", "phòng", "ban", "ngành"))
"""First syllables of the heads after which a department's name is the whole name."""
# Heads whose own name may be a person's, or words that no list holds: schools, hospitals, firms, funds.
_NAMED = frozenset(
    (
        *("trường", "thpt", "thcs", "ptdtnt", "ptdtbt", "đh", "đại", "tiểu", "mầm", "cao", "học", "viện", "bệnh"),
        *("công", "tập", "doanh", "tổng", "xí", "hợp", "htx", "nhà", "quỹ", "thư", "bảo", "khách", "trung", "phòng"),
    )
)
# Heads whose name may join two words unknown here: `Bệnh viện Mắt và Răng`.
_PAIRED = frozenset(("bệnh", "công", "tổng", "trung", "khoa"))
# Heads whose name is always made of known words; Bộ, Vụ and Đoàn begin other things too (Bộ Quy tắc, Đoàn Hữu Cảnh).
_CLOSED = frozenset(("bộ", "sở", "vụ", "đoàn"))
# Small single syllables that mean something else before an unknown capital (`đội Syria`, `vụ MobiFone`).
_VAGUE = frozenset(
    ("đội", "báo", "viện", "vụ", "bộ", "sở", "hội", "tổ", "đoàn", "ban", "đài", "khoa", "quỹ", "cục", "phòng")
)
_COMMA_HEADS = frozenset(
    ("sở", "bộ", "phòng", "trung", "ban", "cục", "vụ", "viện", "hội", "ủy", "khoa", "chi", "tổng", "công")
)
_FIRMS = frozenset(("công", "tổng", "xí", "nhà", "chi"))
_FORMS = frozenset(("ctcp", "tnhh", "cp", "mtv"))
_CODE = re.compile(r"[A-ZĐ]{1,4}\d{1,3}|\d{1,4}[A-Z]?")
_ALIAS = re.compile(r" ?\([A-ZĐƯ][A-ZĐƯ0-9&. -]{1,11}\) ")
_DEEPEST = 3  # units within units


@dataclass(slots=True)
class Body:
    """The reading of one unit's name; indices count syllables of `s`."""

    s: Syllables
    k: int  # the unit begins here
    h: int  # index after its head
    end: int  # index after what surely belongs to the name
    level: str = ""  # level of the place it names
    placed: bool = False  # a place was read: the name is at its end
    complete: bool = False  # a whole department's name was read
    known: bool = False  # what was read first is a name of the gazetteer: a word that may be a verb is one
    proper: bool = False  # capitals of several unknown syllables were read
    shout: bool = False  # the whole line is in capitals: they say nothing
    small: bool = False  # the head is one small syllable

    @property
    def first(self) -> str:
        """The head's first syllable, folded."""
        return self.s.words[self.k]


def read_body(s: Syllables, k: int, h: int, start: int, unit: ReadUnit, depth: int) -> tuple[int, str]:
    """Index after the unit's name, and the level of its place. `start`: index after what is known to belong to it."""
    body = Body(s, k, h, start, known=start > h, small=not s.caps[k] and h - k == 1)
    body.complete = body.known and body.first in ("sở", "bộ", "ngành")
    body.shout = s.upper(k) and s.upper(h) and (h - k > 1 or s.upper(h + 1))
    i = start
    while i < s.n:
        behind = _behind_alias(s, i)
        if not behind and not _enters(body, i):
            break
        i = behind or i
        after = _nation(body, i)
        if after == i:
            if body.placed:
                break
            after = _department(body, i) or _long_word(body, i) or _level(body, i) or i
        if (
            after == i
            and depth < _DEEPEST
            and (s.gaps[i] == SPACE or behind)
            and (parent := _parent(s, i, unit, depth))
        ):
            return parent[0], parent[3]
        if after == i:
            after = _number(body, i) or i
        if after == i and (joint := _joint(body, i)):
            if joint < 0:
                break
            i = joint
            continue
        if after == i:
            after = _place(body, i) or _word(body, i) or _capitals(body, i) or i
        if after == i:
            break
        i = body.end = after
    return _owner(body), body.level


def _owner(body: Body) -> int:
    """Index after a firm's name with its owner's short name behind a dash: `Công ty Than Uông Bí - TKV`."""
    s, i = body.s, body.end
    if i >= s.n or s.gaps[i] != DASH or body.first not in _FIRMS or body.shout:
        return i
    brand = s.match(heads(), i)
    if brand and brand[1] != "enterprise":
        brand = None
    end = brand[0] if brand else i + 1
    closed = end >= s.n or s.gaps[end] in (COMMA, STOP)
    return end if closed and (brand or s.upper(i)) else i


def _behind_alias(s: Syllables, i: int) -> int:
    """Index of the place or unit behind a short name in brackets before i: `Bảo hiểm xã hội (BHXH) Việt Nam`."""
    alias = _ALIAS.match(s.text, s.ends[i - 1]) if s.gaps[i] == STOP else None
    if not alias:
        return 0
    k = bisect_left(s.starts, alias.end())
    if k >= s.n or not any(s.stands(table, k) for table in (nation(), levels(), places(), heads())):
        return 0
    return k


def _enters(body: Body, i: int) -> bool:
    """Whether what stands before i lets the name go on there."""
    s = body.s
    g = s.gaps[i]
    if g == STOP or (body.placed and g != SPACE):
        return False
    if g == COMMA:
        return _goes_on(body, i)
    if g == DASH:
        if s.words[i] in _FORMS or (s.upper(i) and s.upper(i - 1)):
            return True
        shown = (s.caps[i] and not body.shout) or body.first in _CLOSED
        return shown and is_name_word(s, i) and not s.stands(words("stop"), i)
    if body.small and i == body.h and not s.caps[i]:
        return body.first in ("sở", "bộ") and s.stands(departments(), i)
    return True


def _nation(body: Body, i: int) -> int:
    """`Việt Nam`, `Trung ương`, `Nhà nước`."""
    s = body.s
    found = s.match(nation(), i)
    if not found or not (s.caps[i] or s.words[i] == "nhà"):
        return i
    body.level = found[1]
    body.complete = s.words[found[0] - 1] not in ("nước", "ương")
    return found[0]


def _department(body: Body, i: int) -> int:
    """A department's name, unless a longer word of names stands there."""
    s = body.s
    if body.complete or not (s.caps[i] or body.small or i > body.h):
        return 0
    found = s.match(departments(), i)
    inner = s.match(words("inner"), i)
    if not found or (inner and inner[0] > found[0]):
        return 0
    body.complete = body.first in COMPLETE
    return found[0]


def _long_word(body: Body, i: int) -> int:
    """A word of names of two syllables or more."""
    s = body.s
    cap = s.caps[i] and not body.shout
    if body.complete and not cap:
        return 0
    found = s.match(words("inner"), i)
    if not found or found[0] - i < 2:
        return 0
    verb = body.complete or (body.known and not cap)
    return 0 if verb and s.stands(words("stop"), i) else found[0]


def _level(body: Body, i: int) -> int:
    """`tỉnh`, `huyện Chợ Gạo`, `thành phố Hải Phòng`; villages only with their name."""
    s = body.s
    found = s.match(levels(), i)
    if not found:
        return 0
    end = place_end(s, found[0], found[1])
    if end == found[0] and (s.words[i] == "tt" or found[1] == "village"):
        return 0
    body.level, body.placed = found[1], True
    return pair_end(s, end, "province")


def _parent(s: Syllables, i: int, unit: ReadUnit, depth: int) -> Read | None:
    """The unit at i that this one belongs to (`Đội … Công an huyện Chợ Gạo`)."""
    if s.words[i] == "đoàn" and not (i + 1 < s.n and s.words[i + 1] in ("tncs", "thanh", "đại", "khối")):
        return None  # a person's surname more often
    return unit(s, i, depth + 1)


def _number(body: Body, i: int) -> int:
    """`số 3`, `II`, `PX15`, `584`, unless it counts what follows."""
    s = body.s
    if s.words[i] == "số" and (code := code_end(s, i + 1)):
        return code
    if s.gaps[i] in (SPACE, GLUE) and not body.complete and (code := code_end(s, i)) and _counts_nothing(s, code):
        return code
    return 0


def code_end(s: Syllables, i: int) -> int:
    """Index after a number, a Roman numeral or a code such as PX15 at i, else 0."""
    if i >= s.n:
        return 0
    raw = s.raw(i)
    return i + 1 if _CODE.fullmatch(raw) or ROMAN.fullmatch(raw) else 0


def _counts_nothing(s: Syllables, i: int) -> bool:
    """Whether the number before i is part of a name: no small noun that it counts follows."""
    if i >= s.n or s.gaps[i] in (STOP, COMMA):
        return s.text[s.ends[i - 1] : s.ends[i - 1] + 1] not in ("%", "/")
    if s.stands(levels(), i):
        return s.ends[i - 1] - s.starts[i - 1] > 2  # Trung đoàn 584 tỉnh …; LĐLĐ 5 tỉnh counts provinces
    return s.caps[i] or s.stands(words("stop"), i)


def _joint(body: Body, i: int) -> int:
    """Index after `và`, `các`, `ngành` … at i if the name goes on, -1 if it ends before, 0 if none stands at i."""
    s = body.s
    word = s.words[i]
    if word not in ("và", "các", "ngành", "cấp", "khu", "liên", "cho") or i + 1 >= s.n or s.gaps[i + 1] != SPACE:
        return 0
    if word == "ngành":
        return i + 1 if s.caps[i + 1] and not body.complete else 0
    return i + 1 if _joins(body, i) else -1


def _joins(body: Body, i: int) -> bool:
    """Whether a name goes on behind `và` or `các` at i."""
    s, nxt = body.s, i + 1
    if s.words[i] == "các":
        if s.words[nxt] in ("hội", "tổ") and body.first in ("liên", "hội"):
            return True  # Liên hiệp các Hội …, Liên hiệp các tổ chức hữu nghị
        return not body.complete and not s.stands(levels(), nxt) and s.stands(words("inner"), nxt)
    if s.words[i] != "và" or body.complete or s.stands(heads(), nxt) or s.stands(levels(), nxt):
        return False
    if i == body.h and (i - body.k < 2 or not (s.caps[nxt] or "khối" in s.words[body.k : i])):
        return False
    if (s.caps[nxt] and s.stands(places(), nxt)) or s.stands(persons(), nxt):
        return False
    lone = s.caps[nxt] and s.run(nxt) == nxt + 1 and not s.upper(nxt)
    return is_name_word(s, nxt) or (lone and body.first in _PAIRED)


def _place(body: Body, i: int) -> int:
    """A known place: `Cục Thuế Hải Phòng`, `Trường Đại học Sư phạm Hà Nội 2`."""
    s = body.s
    found = s.match(places(), i) if s.caps[i] else None
    if not found:
        return 0
    body.level, body.placed = found[1], True
    end = found[0] if body.shout else longer_place(s, i, found[0])
    if end < s.n and s.gaps[end] == SPACE and code_end(s, end) and _counts_nothing(s, end + 1):
        end += 1
    return pair_end(s, end, found[1])


def _word(body: Body, i: int) -> int:
    """A word of names: one that needs its capital, or any."""
    s = body.s
    if body.complete:
        return 0
    if s.caps[i] and not body.shout and (found := s.match(words("capital"), i)):
        return found[0]
    if body.known and s.stands(words("stop"), i):
        return 0
    found = s.match(words("inner"), i)
    return found[0] if found else 0


def _capitals(body: Body, i: int) -> int:
    """A run of unknown capitals that is no person, with the small syllable that completes a word (`Cây xanh`).

    Or small unknown words before a place (`Công ty Bóng đèn phích nước Hà Nội`).
    """
    s = body.s
    if body.complete:
        return 0
    if not s.caps[i] or body.shout:
        return _bridge(s, i) if body.first in _NAMED else _to_level(body, i)
    vague = body.first in _CLOSED or (body.small and body.first in _VAGUE)
    if i == body.h and body.h - body.k == 1 and vague and not s.upper(i):
        return 0
    end = _proper_end(body, i)
    body.proper = end - i > 1
    lone = end - i == 1 and not s.upper(i) and is_vietnamese(s.words[i])
    if lone and end < s.n and s.gaps[end] == SPACE and not s.caps[end] and _completes(s, end):
        end += 1
    return end if end > i else 0


def _proper_end(body: Body, i: int) -> int:
    """Index after the unit's own unknown capitals at i; i if a person's name begins there."""
    s = body.s
    end = s.run(i)
    size = end - i
    if size > 1 and is_surname(s.words[i]):
        if s.upper(i) and s.upper(i + 1) and s.gaps[i + 1] == SPACE:
            return i  # NGUYỄN VĂN A behind a unit
        if (body.proper or body.first not in _NAMED) and (size > 2 or s.words[i] in COMMON):
            return i
    for j in range(i + 1, end):
        if s.upper(i) and (known := s.match(words("inner"), j)) and known[0] > end:
            return j  # ATGT Quốc gia
    for j in range(i + 2, end - 1):
        if s.gaps[j] == SPACE and ((is_surname(s.words[j]) and end - j <= 4) or s.stands(places(), j)):
            return j
    return min(end, i + 6)


def _completes(s: Syllables, i: int) -> bool:
    """Whether the small syllable i completes the capitalised one before it to a word."""
    return not (s.stands(words("stop"), i) or s.stands(levels(), i) or s.stands(heads(), i))


def _bridge(s: Syllables, i: int) -> int:
    """Index of the place or `Việt Nam` behind a few small unknown words at i, else 0."""
    for j in range(i, min(i + 7, s.n)):
        if s.gaps[j] == SPACE and j > i and _placed_level(s, j):
            return j
        if s.gaps[j] != SPACE or not _completes(s, j):
            return 0
        if s.caps[j]:
            return j if j > i and (s.stands(places(), j) or s.stands(nation(), j)) else 0
    return 0


def _to_level(body: Body, i: int) -> int:
    """Index of `tỉnh Gia Lai` behind one or two small unknown words that end a name in capitals (`Phát triển rừng`)."""
    s = body.s
    if body.shout or not body.known or i == body.h:
        return 0
    for j in range(i, min(i + 3, s.n)):
        if s.gaps[j] != SPACE:
            return 0
        if j > i and _placed_level(s, j):
            return j
        if s.caps[j] or not _completes(s, j):
            return 0
    return 0


def _placed_level(s: Syllables, i: int) -> bool:
    """Whether a level with the name of its place stands at i: `tỉnh Gia Lai`, not `tỉnh`."""
    found = s.match(levels(), i)
    return found is not None and place_end(s, found[0], found[1]) > found[0]


def is_name_word(s: Syllables, i: int) -> bool:
    """Whether a word of unit names stands at i."""
    return s.stands(departments(), i) or s.stands(words("inner"), i) or s.stands(words("capital"), i)


def _goes_on(body: Body, i: int) -> bool:
    """Whether the comma before i is inside a name: `Trung tâm Văn hóa, Thể thao và Truyền thanh`, `Sở VH, TT&DL`."""
    s = body.s
    if s.upper(i) and s.upper(i - 1) and len(s.words[i]) < 4 and len(s.words[i - 1]) < 4:
        return True
    if body.complete or body.first not in _COMMA_HEADS or not is_name_word(s, i) or s.stands(heads(), i):
        return False
    for j in range(i + 1, min(i + 8, s.n)):
        if s.gaps[j] not in (SPACE, GLUE):
            return False
        if s.words[j] in ("và", "các"):
            return j + 1 < s.n and not s.stands(heads(), j + 1)
    return False
