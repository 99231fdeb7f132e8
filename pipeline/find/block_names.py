"""Names of khối and cụm thi đua: `Khối thi đua các sở, ngành kinh tế - kỹ thuật tỉnh …`, `Cụm thi đua số 3 thuộc Sở …`.

A block is named by a number, by the kinds of unit that it groups (small nouns, with commas between them), by its field,
by the unit it belongs to and by a place; any of these in any order.
"""

from __future__ import annotations

from pipeline.find.names import is_surname
from pipeline.find.unit_body import ReadUnit, code_end
from pipeline.find.unit_places import levels, place_end, series_end
from pipeline.find.unit_syllables import Syllables
from pipeline.find.unit_words import COMMA, DASH, SPACE, STOP, departments, heads, places, words

BLOCKS = frozenset(("khối", "cụm"))
"""First syllables of the heads of blocks."""
_OPEN = frozenset(("các", "ngành", "khu", "thuộc"))  # no name ends with these
_ALLIANCES = frozenset(("nato", "asean", "opec", "brics", "apec", "mercosur", "usd", "gdp"))  # what else is a khối
_DEEPEST = 2


def block_end(s: Syllables, k: int, h: int, unit: ReadUnit, depth: int) -> int:
    """Index after the name of the block whose head stands at k…h, or 0 if nothing names it."""
    named = "thi" in s.words[k:h]
    if not named and not s.caps[k] and not (h < s.n and _shown(s, k, h)):
        return 0
    i = end = h
    listed = False  # the last piece was a small noun
    while i < s.n and s.gaps[i] != STOP:
        noun = s.match(words("block"), i)
        if s.gaps[i] == DASH and i > h and code_end(s, i - 1) and (after := _belongs(s, i, unit, depth)):
            i = end = after  # Cụm thi đua số 3 - Công an tỉnh
            continue
        if s.gaps[i] == COMMA and (not noun or i == h or s.caps[i]):
            break
        if s.gaps[i] == DASH and (not noun or i == h or not (s.caps[i] or listed)):
            break
        if after := _number(s, i, h):
            i = end = after
            continue
        if after := _counted(s, i):
            i = end = after  # cụm thi đua Bộ CHQS 12 tỉnh, thành phố
            continue
        if place := _place(s, i):
            i = end = place[0]
            if place[1]:
                break
            continue
        after = _noun(s, i, h, noun, depth)
        if after:
            listed = not s.caps[after - 1]
            i = after
            if s.words[i - 1] not in _OPEN or s.words[i - 2 : i] == ["trực", "thuộc"]:
                end = i
            continue
        if s.words[i] == "và" and i > h and _noun_follows(s, i + 1):
            i += 1
            continue
        after = _belongs(s, i, unit, depth) or _head(s, i, depth) or _field(s, i, h)
        if not after:
            break
        i = end = after
    return end if end > h else 0


def _shown(s: Syllables, k: int, h: int) -> bool:
    """Whether a small `khối` or `cụm` is a block's: `cụm số 2`, `khối các trường`, `thi đua khối Tổ chức xã hội`."""
    if s.words[h] in ("số", "các") or code_end(s, h):
        return True
    return s.caps[h] and s.words[max(0, k - 2) : k] == ["thi", "đua"]


def _number(s: Syllables, i: int, h: int) -> int:
    """`số II`, and a bare number behind the head or behind `Cụm`."""
    if s.words[i] == "số":
        return code_end(s, i + 1)
    return code_end(s, i) if i == h or s.words[i - 1] in BLOCKS else 0


def _counted(s: Syllables, i: int) -> int:
    """Index after a number and the kinds of area that it counts, `12 tỉnh, thành phố`; 0 if none stands at i."""
    if not s.words[i].isdigit() or len(s.words[i]) > 2 or i + 1 >= s.n or s.gaps[i + 1] != SPACE:
        return 0
    end, at = 0, i + 1
    while at < s.n and (level := s.match(levels(), at)) and place_end(s, level[0], level[1]) == level[0]:
        end = at = level[0]
        if at < s.n and s.words[at] == "và":
            at += 1
        elif at >= s.n or s.gaps[at] != COMMA:
            break
    return end


def _place(s: Syllables, i: int) -> tuple[int, bool] | None:
    """`tỉnh Sơn La`, and after `các` a series of places: (index after it, whether the block's name ends there)."""
    found = s.match(levels(), i)
    if not found:
        return None
    end = place_end(s, found[0], found[1])
    if end == found[0]:
        return None
    if s.words[i - 1] == "các":
        return series_end(s, end), False
    return end, found[1] == "province"


def _noun(s: Syllables, i: int, h: int, noun: tuple[int, str] | None, depth: int) -> int:
    """A small noun of blocks, unless the head of a unit with more syllables stands there, or a verb behind the head."""
    if not noun:
        return 0
    if s.caps[i] and depth < _DEEPEST and (head := s.match(heads(), i)) and head[0] > max(noun[0], i + 1):
        return 0  # Khối thi đua II Đảng ủy …
    if i == h and not s.caps[i] and s.stands(words("stop"), i):
        return 0
    longer = s.match(words("inner"), i)
    return max(noun[0], longer[0] if longer else 0)


def _noun_follows(s: Syllables, i: int) -> bool:
    if i >= s.n or s.stands(words("stop"), i):
        return False
    return s.stands(words("block"), i) or s.stands(places(), i) or s.stands(words("inner"), i)


def _belongs(s: Syllables, i: int, unit: ReadUnit, depth: int) -> int:
    """The unit that the block belongs to or is made of: `Cụm thi đua số 6 Tổng cục Hải quan`."""
    if depth >= _DEEPEST or s.gaps[i] not in (SPACE, DASH) or (s.words[i] in BLOCKS and s.gaps[i] != DASH):
        return 0
    found = unit(s, i, depth + 1)
    return found[0] if found and found[2] != "place" else 0


def _head(s: Syllables, i: int, depth: int) -> int:
    """A unit's head without a name: `Cụm thi đua LĐLĐ các tỉnh Tây Nguyên`."""
    found = s.match(heads(), i) if depth < _DEEPEST and s.gaps[i] == SPACE and s.caps[i] else None
    return found[0] if found else 0


def _field(s: Syllables, i: int, h: int) -> int:
    """The field or the region: known words, places, other capitals that are no person."""
    found = s.match(departments(), i) or s.match(words("inner"), i)
    if found:
        return 0 if s.stands(words("stop"), i) and not s.caps[i] else found[0]
    if not s.caps[i] or s.upper(h - 1):
        return 0
    if where := s.match(places(), i):
        return where[0]
    if i == h:  # Khối ANND tổ chức …
        return i + 1 if s.caps[h - 1] and s.upper(i) and len(s.words[i]) > 2 and s.words[i] not in _ALLIANCES else 0
    return s.run(i) if not is_surname(s.words[i]) else 0
