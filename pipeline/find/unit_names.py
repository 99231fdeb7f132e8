"""Where the name of a unit ends: a reader that goes syllable by syllable from the unit's head.

A Vietnamese unit is a head (`Sở`, `Công an`, `Trường THPT`, `huyện`), then what it is for or called (a department,
words of names, capitals, a number), then where it belongs (`tỉnh`, `huyện Chợ Gạo`, `Việt Nam`, a parent unit). Capitals
mark the first syllable of a word, so that a small syllable may go on (`Nội vụ`) or be the verb (`Nội vụ tổ chức`): word
lists decide. The name stops before verbs, prepositions, persons' names and clause punctuation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.find.names import COMMON, is_surname, is_vietnamese
from pipeline.find.unit_words import (
    ALIAS, COMMA, DASH, DOT, GLUE, LEVELS, SPACE, STOP, WORD, Phrases, departments, full_names, gap, heads, persons, phrases, places, words,
)  # fmt: skip

_SHORT = frozenset(("tp", "tx", "tt", "q", "p", "h", "t", "x"))
_BLOCK = frozenset(("khối", "cụm"))
# Heads whose own name may be a person's: schools, hospitals, firms, funds.
_NAMED = frozenset(
    "trường thpt thcs ptdtnt ptdtbt đh đại bệnh học viện công tập doanh nhà quỹ thư bảo khách hợp htx tiểu mầm cao trung "
    "tổng xí phòng".split()
)
_TAILS = (("việt nam", "nation"), ("trung ương", "nation"), ("tw", "nation"), ("t ư", "nation"), ("nhà nước", "nation"))
_ROMAN = re.compile(r"[IVX]{1,5}")
_CODE = re.compile(r"[A-ZĐ]{1,4}\d{1,3}|\d{1,4}[A-Z]?")
_FORMS = frozenset(("ctcp", "tnhh", "cp", "mtv"))
_COMMA_HEADS = frozenset(
    ("sở", "bộ", "phòng", "trung", "ban", "cục", "vụ", "viện", "hội", "ủy", "khoa", "chi", "tổng", "công")
)
# Heads whose name may join two words unknown here: `Bệnh viện Mắt và Da liễu`.
_PAIRED = frozenset(("bệnh", "công", "tổng", "trung", "khoa"))
# Heads after which a department's name is the whole name.
COMPLETE = frozenset(("sở", "bộ", "phòng", "ban", "ngành"))
# Heads whose body is always made of known words; Bộ, Vụ and Đoàn begin other things too (Bộ Quy tắc, Đoàn Hữu Cảnh).
_CLOSED = frozenset(("bộ", "sở", "vụ", "đoàn"))
# Small single syllables that mean something else before an unknown capital (`đội Syria`, `vụ MobiFone`).
_VAGUE = frozenset(("đội", "báo", "viện", "vụ", "bộ", "sở", "hội", "tổ", "đoàn", "ban", "đài", "khoa", "quỹ", "cục", "phòng"))
# Kinds whose name needs no capital: `công an tỉnh`, `hội nông dân huyện`.
_SMALL_KINDS = frozenset(("police", "party", "front", "association", "army", "union", "court", "assembly"))
_WINDOW = 220


class Syllables:
    """The syllables of a text with what stands between them, up to a limit; positions are indices into these lists."""

    __slots__ = ("caps", "ends", "folded", "gaps", "n", "starts", "text", "words")

    def __init__(self, text: str, folded: str) -> None:
        spans = [m.span() for m in WORD.finditer(folded)]
        self.text, self.folded = text, folded
        self.starts = starts = [a for a, _ in spans]
        self.ends = ends = [b for _, b in spans]
        self.words = words = [folded[a:b] for a, b in spans]
        self.gaps = gaps = [gap(folded[b:a]) for b, a in zip(ends, starts[1:], strict=False)]
        gaps.insert(0, STOP)
        for k, g in enumerate(gaps):
            if g == DOT and not (words[k - 1] in _SHORT and text[starts[k - 1]].isupper()):
                gaps[k] = STOP
        self.caps = [text[a].isupper() for a in starts]
        self.n = len(spans)

    def upto(self, limit: int) -> Syllables:
        """The same syllables, of which those that end behind the offset `limit` don't count."""
        view = Syllables.__new__(Syllables)
        view.text, view.folded = self.text, self.folded
        view.starts, view.ends, view.words = self.starts, self.ends, self.words
        view.gaps, view.caps = self.gaps, self.caps
        view.n = bisect_right(self.ends, limit)
        return view

    def match(self, table: Phrases, k: int) -> tuple[int, str] | None:
        """The longest phrase of `table` at k: (index after it, label). Its gaps: space or glue; where the table has a
        comma or dash, any of these or a space."""
        seconds = table.get(self.words[k])
        if seconds is None:
            return None
        if k + 1 < self.n and (options := seconds.get(self.words[k + 1])):
            for rest, wanted, label in options:
                end = k + 1 + len(rest)
                if end > self.n or self.words[k + 1 : end] != rest:
                    continue
                for g, w in zip(self.gaps[k + 1 : end], wanted, strict=True):
                    if g > DOT and not (w == g or (w in (COMMA, DASH) and g in (COMMA, DASH))):
                        break
                else:
                    return end, label
        alone = seconds.get("")
        return (k + 1, alone[0][2]) if alone else None

    def upper(self, k: int) -> bool:
        """Whether syllable k is written in capitals throughout, with two letters or more."""
        raw = self.text[self.starts[k] : self.ends[k]]
        return len(raw) > 1 and raw.isupper()

    def run(self, k: int) -> int:
        """The index after the run of capitalised syllables at k, twelve at most (`Cư M'gar` is one run)."""
        n = min(self.n, k + 12)
        while k < n and (self.caps[k] or self.gaps[k] == GLUE):
            k += 1
            if k < n and self.gaps[k] not in (SPACE, GLUE):
                break
        return k


@lru_cache(maxsize=2)
def _syllables(text: str, folded: str) -> Syllables:
    return Syllables(text, folded)


def syllables_at(text: str, folded: str, pos: int, limit: int) -> tuple[Syllables, int] | None:
    """The syllables of `text` that end before `limit`, and the index of the one that starts at `pos`; None without one."""
    s = _syllables(text, folded).upto(limit)
    k = bisect_left(s.starts, pos)
    return (s, k) if k < s.n and s.starts[k] == pos else None


@dataclass(frozen=True, slots=True)
class Name:
    """A unit's name: half-open character span, folded head, kind of the head, level of the place it names."""

    start: int
    end: int
    head: str
    kind: str
    level: str


@cache
def _levels() -> Phrases:
    return phrases(LEVELS.items())


@cache
def _tails() -> Phrases:
    return phrases(_TAILS)


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
    level, found = s.match(_levels(), k), s.match(heads(), k)
    if level and (found is None or found[0] <= level[0]):
        return s.ends[level[0] - 1], "place"
    return (s.ends[found[0] - 1], found[1]) if found else None


Read = tuple[int, int, str, str]
"""(index after the name, index after its head, kind, level)"""


def _unit(s: Syllables, k: int, depth: int) -> Read | None:
    level = s.match(_levels(), k)
    if level:
        end = place_end(s, level[0], level[1])
        if end > level[0]:
            return end, level[0], "place", level[1]
    head = s.match(heads(), k)
    if head is None:
        return None
    h, kind = head
    if s.words[k] in _BLOCK:
        end = _block(s, k, h, depth)
        return (end, h, "block", "") if end else None
    if s.caps[k] and (place := s.match(places(), k)) and place[0] > h and h - k == 1:
        return None  # Trường Sa, Trạm Tấu
    whole = s.match(full_names(), k)
    start = max(whole[0] if whole else h, h)
    for j in (h, k + 1):  # a longer word of names: `Phòng An ninh mạng`
        if (start > h or j < h) and j < s.n and (longer := s.match(words("inner"), j)) and longer[0] > start:
            start = longer[0]
    if start < s.n and s.gaps[start] == SPACE and (
        s.words[start] in ("viên", "trưởng", "phó") or (s.words[k] == "thpt" and s.words[start] == "quốc")
    ):
        return None  # Tỉnh ủy viên, Sư đoàn trưởng, kỳ thi THPT quốc gia
    end, where = _body(s, k, h, start, depth)
    if end == h and not (start > h or _whole(s, k, h)):
        return None
    if not any(s.caps[k:end]) and not (where and h - k > 1 and kind in _SMALL_KINDS):
        return None
    return end, h, kind, where


def _whole(s: Syllables, k: int, h: int) -> bool:
    """Whether a head alone is a unit's name (`Tỉnh ủy`, `Chính phủ`, `Kho bạc Nhà nước`, `Trung ương Đoàn`)."""
    if not any(s.caps[k:h]) or not (s.caps[k] or h - k > 3):
        return False
    last = s.words[h - 1]
    if h - k > 2 or (last in ("ủy", "đoàn") and h - k == 2):
        return True
    return s.words[k] in ("chính", "quốc", "trung") and h - k > 1


def place_end(s: Syllables, k: int, level: str, *, first: bool = False) -> int:
    """The index after the place's name at k, or k if there is none; a person's name behind it is left out. `first`: the
    name stands alone, not behind a word for its kind."""
    if k >= s.n or (not first and s.gaps[k] not in (SPACE, GLUE, DOT)):
        return k
    raw = s.text[s.starts[k] : s.ends[k]]
    if raw[0].isdigit() or _ROMAN.fullmatch(raw):
        return k + 1 if raw.isdigit() and len(raw) < 3 and level in ("district", "commune", "village") else k
    if not s.caps[k]:
        return k
    known = s.match(places(), k)
    end = s.run(k)
    if known and (level in ("province", "district") or known[0] >= end):
        return known[0]
    if level == "province":
        return k
    if end - k > 2 and s.words[k] in COMMON and s.words[k + 1] in ("văn", "thị", "hữu"):
        return k
    for j in range(k + 1, end - 1):
        size = end - j
        common = s.words[j] in COMMON
        if is_surname(s.words[j]) and s.gaps[j] == SPACE and (
            (j - k > 1 and (2 < size < 5 or (size == 2 and common))) or (common and 2 < size < 5 and s.words[j + 1] in ("văn", "thị"))
        ):
            end = j
            break
    return min(end, k + 4)


def _body(s: Syllables, k: int, h: int, start: int, depth: int) -> tuple[int, str]:
    """Index after the unit's name and the level of its place; `h` is the index after the head, `start` the index after
    what is known to belong to the name."""
    n = s.n
    first, end, level = s.words[k], start, ""
    placed = False
    complete = start > h and first in ("sở", "bộ", "ngành")
    known = start > h  # what is read so far is a whole name: a word that may be a verb is one
    proper = 0  # index after the unit's own capitals of unknown words, if it has such
    shout = s.upper(k) and h < n and s.upper(h) and (h - k > 1 or (h + 1 < n and s.upper(h + 1)))
    small = not s.caps[k] and h - k == 1
    i = start
    while i < n:
        g = s.gaps[i]
        if g == STOP or (placed and g not in (SPACE, ALIAS)):
            break
        cap = s.caps[i] and not shout
        if g == COMMA:
            if not _goes_on(s, i, first, complete):
                break
        elif g == DASH:
            if s.words[i] in _FORMS or (s.upper(i) and s.upper(i - 1)):
                pass
            elif not (_is_name_word(s, i) and (cap or first in _CLOSED) and not s.match(words("stop"), i)):
                break
        elif g == ALIAS and not (s.match(_tails(), i) or s.match(_levels(), i) or s.match(places(), i)):
            break
        if small and i == h and not cap and not (first in ("sở", "bộ") and s.match(departments(), i)):
            break
        tail = s.match(_tails(), i)
        if tail and (cap or shout or s.words[i] == "nhà"):
            i = end = tail[0]
            level = tail[1]
            complete = s.words[i - 1] not in ("nước", "ương")
            continue
        if placed:
            break
        if not complete and (found := s.match(departments(), i)) and (cap or shout or small or i > h):
            inner = s.match(words("inner"), i)
            if not inner or inner[0] <= found[0]:
                i = end = found[0]
                complete = first in COMPLETE
                continue
        word = None if complete and not cap else s.match(words("inner"), i)
        if word and word[0] - i > 1 and not ((complete or (known and not cap)) and s.match(words("stop"), i)):
            i = end = word[0]
            continue
        lev = s.match(_levels(), i)
        if lev and ((s.words[i] != "tt" and lev[1] != "village") or place_end(s, lev[0], lev[1]) > lev[0]):
            i = end = place_end(s, lev[0], lev[1])
            level, placed = lev[1], True
            if i < n and s.gaps[i] == DASH and s.caps[i] and (other := s.match(places(), i)) and other[1] == "province":
                i = end = other[0]  # Gia Lai - Kon Tum
            continue
        if depth < 3 and g in (SPACE, COMMA) and i > h - 1 and (parent := _parent(s, k, i, depth)):
            return parent[0], parent[3]
        if s.words[i] == "số" and i + 1 < n and (code := _code(s, i + 1)):
            i = end = code
            continue
        if g in (SPACE, GLUE) and (code := _code(s, i)) and not complete and _counts_nothing(s, code):
            i = end = code
            continue
        if s.words[i] in ("và", "các", "ngành", "cấp", "khu", "liên", "cho") and i + 1 < n and s.gaps[i + 1] == SPACE:
            if (i > h or (h - k > 1 and (s.caps[i + 1] or "khối" in s.words[k:h])) or s.words[i] != "và") and _joins(s, i, first, complete):
                i += 1
                continue
            if s.words[i] != "ngành":
                break
        if (cap or shout) and (where := s.match(places(), i)):
            i = end = where[0] if shout else _longer_place(s, i, where[0])
            level, placed = where[1], True
            if i < n and s.gaps[i] == SPACE and _code(s, i) and _counts_nothing(s, i + 1):
                i = end = i + 1
            if i < n and s.gaps[i] == DASH and s.caps[i] and (other := s.match(places(), i)) and other[1] == where[1]:
                i = end = other[0]  # Gia Lai - Kon Tum, Lục Yên - Yên Bình
            continue
        if cap and (word := s.match(words("capital"), i)) and not complete:
            i = end = word[0]
            continue
        if word := (None if complete or (known and s.match(words("stop"), i)) else s.match(words("inner"), i)):
            i = end = word[0]
            continue
        if cap and not complete:
            if i == h and h - k == 1 and (first in _CLOSED or (small and first in _VAGUE)) and not s.upper(i):
                break
            after = _proper(s, i, first, bool(proper))
            if after == i:
                break
            proper = after if after - i > 1 else 0
            lone = after - i == 1 and not s.upper(i) and is_vietnamese(s.words[i])
            i = end = after
            if lone and after < n and s.gaps[after] == SPACE and not s.caps[after] and _compound(s, after):
                i = end = after + 1
            continue
        if not cap and not complete and first in _NAMED and (after := _bridge(s, i)):
            i = end = after
            continue
        break
    return end, level


def _longer_place(s: Syllables, i: int, end: int) -> int:
    """Index after the place at i where a longer name than the one that ends at `end` fits: `Bắc Bình Dương`, not `Bắc Bình`."""
    last = s.run(i)
    if end < last <= i + 4:
        for j in range(i + 1, end):
            other = s.match(places(), j)
            if other and other[0] == last:
                return last
    return end


def _series(s: Syllables, i: int) -> int:
    """Index after the places that go on behind the first one of `các tỉnh A, B và C`."""
    n = s.n
    while i < n:
        k = i + 1 if s.words[i] == "và" and s.gaps[i] == SPACE else i
        if (k == i and s.gaps[i] != COMMA) or k >= n or not s.caps[k]:
            break
        known = s.match(places(), k)
        if not known:
            break
        i = known[0]
    return i


def _code(s: Syllables, i: int) -> int | None:
    """Index after a number, a Roman numeral or a code such as PX15 at i."""
    if i >= s.n:
        return None
    raw = s.text[s.starts[i] : s.ends[i]]
    return i + 1 if _CODE.fullmatch(raw) or _ROMAN.fullmatch(raw) else None


def _counts_nothing(s: Syllables, i: int) -> bool:
    """Whether the number before i is part of a name: no small noun that it counts follows."""
    if i >= s.n or s.gaps[i] == STOP or s.gaps[i] == COMMA:
        return s.text[s.ends[i - 1] : s.ends[i - 1] + 1] not in ("%", "/")
    if s.match(_levels(), i):
        return s.ends[i - 1] - s.starts[i - 1] > 2  # Trung đoàn 584 tỉnh; LĐLĐ 5 tỉnh counts provinces
    return s.caps[i] or s.match(words("stop"), i) is not None


def _compound(s: Syllables, i: int) -> bool:
    """Whether the small syllable i completes the capitalised one before it to a word (`Cây xanh`)."""
    return s.match(words("stop"), i) is None and s.match(_levels(), i) is None and s.match(heads(), i) is None


def _bridge(s: Syllables, i: int) -> int:
    """Index of the place or `Việt Nam` behind a run of small unknown words at i (`phích nước Rạng Đông`), else 0."""
    for j in range(i, min(i + 7, s.n)):
        if s.gaps[j] != SPACE or s.match(words("stop"), j) or s.match(heads(), j) or s.match(_levels(), j):
            return 0
        if s.caps[j]:
            known = s.match(places(), j) or s.match(_tails(), j)
            return j if known and j > i else 0
    return 0


def _is_name_word(s: Syllables, i: int) -> bool:
    return any(s.match(t, i) for t in (departments(), words("inner"), words("capital")))


def _joins(s: Syllables, i: int, first: str, complete: bool) -> bool:
    """Whether `và`, `các`, `ngành` … at i is inside a name that goes on behind it."""
    nxt = i + 1
    if s.words[i] == "các":
        return (
            not complete
            and s.match(_levels(), nxt) is None
            and s.match(words("inner"), nxt) is not None
            or (s.words[nxt] in ("hội", "tổ") and first in ("liên", "hội"))
        )
    if s.words[i] == "ngành":
        return s.caps[nxt] and not complete
    if s.words[i] != "và":
        return False
    if complete or s.match(heads(), nxt) or s.match(_levels(), nxt):
        return False
    if s.match(places(), nxt) and s.caps[nxt]:
        return False
    if s.match(persons(), nxt):
        return False
    return _is_name_word(s, nxt) or (first in _PAIRED and s.caps[nxt] and s.run(nxt) == nxt + 1 and not s.upper(nxt))


def _goes_on(s: Syllables, i: int, first: str, complete: bool) -> bool:
    """Whether the comma before i is inside a name: `Trung tâm Văn hóa, Thể thao và Truyền thanh`, `Sở VH, TT&DL`."""
    if s.upper(i) and s.upper(i - 1) and s.ends[i] - s.starts[i] < 4 and s.ends[i - 1] - s.starts[i - 1] < 4:
        return True
    if complete or first not in _COMMA_HEADS or not _is_name_word(s, i) or s.match(heads(), i):
        return False
    for j in range(i + 1, min(i + 8, s.n)):
        if s.gaps[j] not in (SPACE, GLUE):
            return False
        if s.words[j] in ("và", "các"):
            return s.match(heads(), j + 1) is None if j + 1 < s.n else False
    return False


def _proper(s: Syllables, i: int, first: str, had: bool) -> int:
    """Index after the unit's own unknown capitals at i; i if a person's name begins there."""
    end = s.run(i)
    size = end - i
    if size > 1 and s.upper(i) and s.upper(i + 1) and s.gaps[i + 1] == SPACE and is_surname(s.words[i]):
        return i  # NGUYỄN VĂN A behind a unit
    if size > 1 and is_surname(s.words[i]) and (had or first not in _NAMED) and (size > 2 or s.words[i] in COMMON):
        return i
    for j in range(i + 2, end - 1):
        if is_surname(s.words[j]) and 2 <= end - j <= 4 and s.gaps[j] == SPACE:
            return j
        if s.match(places(), j) and s.gaps[j] == SPACE:
            return j
    return min(end, i + 6)


def _parent(s: Syllables, k: int, i: int, depth: int) -> Read | None:
    """The unit at i that the unit at k belongs to (`Đội … Công an huyện Chợ Gạo`)."""
    if s.words[i] == "đoàn" and not (i + 1 < s.n and s.words[i + 1] in ("tncs", "thanh", "đại")):
        return None
    if s.gaps[i] == COMMA:
        return None
    return _unit(s, i, depth + 1)


def _block(s: Syllables, k: int, h: int, depth: int) -> int:
    """Index after the name of a khối or cụm thi đua, 0 if nothing names it."""
    n = s.n
    i = end = h
    named = "thi" in s.words[k:h]
    if i < n and s.gaps[i] == SPACE and s.words[i] == "thi" and i + 1 < n and s.words[i + 1] == "đua":
        i = end = h = i + 2
        named = True
    if not named and not s.caps[k] and not (i < n and (s.words[i] in ("số", "các") or _code(s, i))):
        return 0
    shout = s.upper(k)
    listed = False  # the last piece was a small noun of blocks
    while i < n:
        g = s.gaps[i]
        if g == STOP:
            break
        word = s.match(words("block"), i)
        if g == DASH and i > h and s.words[i - 1][-1:].isdigit() and (parent := _unit(s, i, depth + 1)) and parent[2] != "place":
            i = end = parent[0]  # Cụm thi đua số 3 - Công an tỉnh
            continue
        if g == COMMA:
            if not word or i == h or s.caps[i]:
                break
        elif g == DASH:
            if not word or i == h or not (s.caps[i] or listed):
                break
        if s.words[i] == "số" and i + 1 < n and (code := _code(s, i + 1)):
            i = end = code
            continue
        if (code := _code(s, i)) and (i == h or s.words[i - 1] in ("cụm", "khối")):
            i = end = code
            continue
        lev = s.match(_levels(), i)
        if lev and (after := place_end(s, lev[0], lev[1])) > lev[0]:
            plural = s.words[i - 1] == "các"
            i = end = _series(s, after) if plural else after
            if lev[1] == "province" and not plural:
                break
            continue
        if word and s.caps[i] and depth < 2 and (head := s.match(heads(), i)) and head[0] > max(word[0], i + 1):
            word = None  # Khối thi đua II Đảng ủy …
        if word and not (i == h and s.match(words("stop"), i) and not s.caps[i]):
            longer = s.match(words("inner"), i)
            i = max(word[0], longer[0] if longer else 0)
            listed = not s.caps[i - 1]
            if s.words[i - 1] not in ("các", "ngành", "khu", "ở") and (
                s.words[i - 1] != "thuộc" or s.words[i - 2] == "trực"
            ):
                end = i
            continue
        if (
            s.words[i] == "và"
            and i + 1 < n
            and i > h
            and (s.match(words("block"), i + 1) or s.match(places(), i + 1) or s.match(words("inner"), i + 1))
            and not s.match(words("stop"), i + 1)
        ):
            i += 1
            continue
        if (
            depth < 2
            and g == SPACE
            and s.words[i] not in _BLOCK
            and (parent := _unit(s, i, depth + 1))
            and parent[2] != "place"
        ):
            i = end = parent[0]
            continue
        if depth < 2 and g == SPACE and (head := s.match(heads(), i)) and s.caps[i] and head[1] != "place":
            i = end = head[0]
            continue
        if found := (s.match(departments(), i) or s.match(words("inner"), i)):
            if s.match(words("stop"), i) and not s.caps[i]:
                break
            i = end = found[0]
            continue
        if s.caps[i] and not shout and (where := s.match(places(), i)):
            i = end = where[0]
            continue
        if s.caps[i] and not shout and i > h and not is_surname(s.words[i]):
            i = end = s.run(i)
            continue
        break
    return end if end > h else 0
