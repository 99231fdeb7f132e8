"""Lists of units: one `Found` for each unit, with the head that a list shares put back before each name.

`các huyện: Phù Yên, Bắc Yên và thị xã Sơn La` → `huyện Phù Yên`, `huyện Bắc Yên`, `thị xã Sơn La`. A value's spans are the
shared head's, then its own, so that the joined slices give the value after folding. Tags of office behind a unit
(`(Khối trưởng)`, ` - Cụm phó`) leave the value and become `notes["office"]`; a person gets `notes["kind"] = "person"`.
See the guidelines, member_units and "Recipients, deputies".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline.find.names import RUN, is_surname, split_run
from pipeline.find.unit_names import Syllables, head_at, place_end, read_name
from pipeline.find.unit_words import LEVELS, departments, heads, places, words
from pipeline.found import Found, Span
from pipeline.gazetteers import table
from pipeline.text.normal import fold

_COUNT = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_LEVEL = "(?:" + "|".join(sorted(LEVELS, key=len, reverse=True)) + r")(?!\w)\.?"
_GROUP = rf"{_LEVEL}(?:(?:\s*,\s*|\s+và\s+|/){_LEVEL})*"
_GAP = re.compile(
    r"(?:[\s,;.:…]|/\.|[-–—+*•▪●○◦✓➢](?=\s*\w)|(?<=\n)\s*\d{1,2}[.)](?!\d)|\b(?:và|cùng với|cùng|cũng như|với|thuộc về)\b(?!\w))*"
)
_BULLET = re.compile(r"\s*(?:[-–—+*•▪●○◦✓➢]|\(?\d{1,2}[.)](?!\d))\s*")
_SHARED = re.compile(rf"(?:(?:các|những|{_COUNT})\s+)+(?P<head>{_GROUP})\s*(?P<mark>:|gồm:?|là:?)?\s*(?=\S)")
_NEUTRAL = re.compile(
    rf"(?:(?:các|những|{_COUNT})\s+)*(?:đơn vị|cơ quan|địa phương|thành viên|đồng chí|tập thể|cá nhân|sở,\s*(?:ban,\s*)?ngành|ngành)"
    r"(?:\s+(?:thành viên|trực thuộc|sau|mới))*\s*(?::|gồm:?|là:?)\s*"
)
_PLURAL = re.compile(rf"(?:(?:các|những|{_COUNT})\s+)+")
_LEAD_IN = re.compile(r"\s*(?:(?:có|gồm|bao gồm|là|còn có|gồm có)(?!\w)\s*:?|:)\s*")
_INNER_LEVELS = re.compile(rf"\s+(?:(?:ở|tại|của)\s+)?(?:các|{_COUNT})\s+(?P<head>{_GROUP})\s*:?\s*(?=\S)")
_BRANCHES = re.compile(r"\s*\(\s*(?:(?:gồm|gồm có)\s*:?\s*)?(?:các|\d+)\s+(?P<head>chi nhánh|phòng giao dịch|trường|khoa|phòng|đơn vị)\s*:?\s*")
_OFFICE = re.compile(
    r"(?:(?:là|làm|giữ|đơn vị|tân|nguyên)\s+)*(?:(?:phó|trưởng|p\.)\s*)*(?:trưởng khối|khối trưởng|khối phó|phó khối|cụm trưởng|"
    r"trưởng cụm|cụm phó|phó cụm|khối|cụm)(?:\s+(?:thi đua|trưởng|phó|thứ nhất|thứ hai))*(?!\w)"
)
_OPEN, _CLOSE = "([", ")]"


@dataclass(slots=True)
class _Shared:
    """The head that the following bare names share."""

    spans: tuple[Span, ...]
    levels: tuple[str, ...]  # folded level words if the head ends with one or several of them
    kind: str  # "place" or "org"
    word: str = ""  # what the value shows for the head
    used: bool = False


@dataclass(slots=True)
class _List:
    """Where the reading of one list stands."""

    text: str
    folded: str
    limit: int
    items: list[Found] = field(default_factory=list)
    shared: _Shared | None = None
    vertical: bool = False
    end: int = 0


def split_units(text: str, folded: str, start: int, end: int) -> list[Found]:
    """The units that text[start:end] lists, in order; empty if it lists none."""
    found: list[Found] = []
    while start < end:
        items, stop = read_list(text, folded, start, end)
        found += items
        if stop <= start:
            break
        start = stop
    return found


def read_list(text: str, folded: str, start: int, limit: int) -> tuple[list[Found], int]:
    """The units of the list that begins at `start` and where it ends: before a verb, a full stop or `limit`.

    A line break goes on with the list only if the list began on a line of its own or the next line has a bullet.
    """
    state = _List(text, folded, limit)
    pos = state.end = start
    lead = _LEAD_IN.match(folded, pos, limit)
    if lead:
        pos = lead.end()
    state.vertical = "\n" in text[start:pos] or _BULLET.match(text, pos, limit) is not None
    while pos < limit:
        here = _skip(state, pos, first=not state.items)
        if here < 0 or here >= limit:
            break
        after = _entry(state, here)
        if after <= here:
            break
        pos = state.end = after
    return state.items, state.end


def _skip(state: _List, pos: int, *, first: bool) -> int:
    """Where the next entry begins, or -1 if the list ends at `pos`."""
    m = _GAP.match(state.folded, pos, state.limit)
    end = m.end() if m else pos
    between = state.text[pos:end]
    if not first:
        if "." in between.replace("/.", ".") and "\n" not in between and not re.search(r"\d\.", between):
            return -1
        if "\n" in between:
            if re.search(r"\n\s*\n", between) and not state.vertical:
                return -1
            line = between.rfind("\n") + 1 + pos
            bullet = _BULLET.match(state.text, line, state.limit)
            if not (state.vertical or bullet):
                return -1
            if bullet:
                end = max(end, bullet.end())
        if not between.strip() and "\n" not in between:
            return -1
    else:
        bullet = _BULLET.match(state.text, pos, state.limit)
        if bullet:
            end = max(end, bullet.end())
            state.vertical = True
    return end


def _entry(state: _List, pos: int) -> int:
    """Reads one entry at `pos` (a shared head with its names is read piece by piece); the offset after it."""
    text, folded, limit = state.text, state.folded, state.limit
    neutral = _NEUTRAL.match(folded, pos, limit)
    if neutral:
        state.shared = None
        return neutral.end()
    level = _SHARED.match(folded, pos, limit)
    if level and _opens_name(text, level.end(), limit, marked=level["mark"] is not None):
        state.shared = _levels(folded, level.span("head"))
        return _named(state, level.end()) if level["mark"] is None else level.end()
    plural = _PLURAL.match(folded, pos, limit)
    if plural:
        return _plural(state, plural.end())
    person = _person(state, pos)
    if person > pos:
        return person
    return _named(state, pos)


def _opens_name(text: str, pos: int, limit: int, *, marked: bool) -> bool:
    """Whether a name may begin at `pos`: a capital or a number."""
    return pos < limit and (text[pos].isupper() or text[pos].isdigit() or (marked and text[pos].isalpha()))


def _levels(folded: str, span: Span, before: tuple[Span, ...] = ()) -> _Shared:
    levels = tuple(m[0].rstrip(".") for m in re.finditer(_LEVEL, folded[span[0] : span[1]]))
    spans = before if len(levels) > 1 else (*before, span)
    return _Shared(spans, levels, "org" if before else "place")


def _plural(state: _List, pos: int) -> int:
    """`các sở: A, B`, `các Tỉnh đoàn A, B`, `2 chi nhánh A và B`: what stands behind `các` or a number."""
    text, folded, limit = state.text, state.folded, state.limit
    s = Syllables(text, folded, pos, min(limit, pos + 80))
    if not s.words or s.starts[0] != pos:
        return -1
    head = s.match(heads(), 0) or s.match(_plain_heads(), 0)
    if head is None:
        return -1
    end = s.ends[head[0] - 1]
    mark = re.compile(r"\s*:\s*").match(folded, end, limit)
    after = mark.end() if mark else end + 1
    if not _opens_name(text, after, limit, marked=mark is not None):
        name = read_name(text, folded, pos, limit)
        if name is None:
            return -1
        inner = re.compile(r"\s*:\s*").match(folded, name.end, limit)
        if inner is None:
            return -1
        end, after = name.end, inner.end()
    state.shared = _Shared(((pos, end),), (), "org")
    return after if mark else _named(state, after)


@cache
def _plain_heads() -> dict[str, list[tuple[list[str], list[int], str]]]:
    from pipeline.find.unit_words import phrases

    return phrases((w, "org") for w in ("chi nhánh", "phòng giao dịch", "trường", "trạm y tế", "xí nghiệp", "khoa"))


@cache
def _honorifics() -> re.Pattern[str]:
    terms = sorted({fold(row["term"]) for row in table("honorifics")}, key=lambda t: (-len(t), t))
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, terms))})(?!\w)[.,:]?\s*)+")


def _person(state: _List, pos: int) -> int:
    """Reads a person at `pos`; the offset after the name, or `pos`."""
    text, folded, limit = state.text, state.folded, state.limit
    honorific = _honorifics().match(folded, pos, limit)
    at = honorific.end() if honorific else pos
    run = RUN.match(text, at, limit)
    if run is None or (not honorific and not is_surname(folded[at : run.end()].split()[0])):
        return pos
    span = split_run(text, folded, *run.span(), honorific=honorific is not None)
    if span is None or span[0] != at or (not honorific and state.shared is not None):
        return pos
    if not honorific and _headed(state, at):
        return pos
    state.shared = None
    state.items.append(Found(_value(text, (span,)), (span,), "lists.person", notes={"kind": "person"}))
    return _after(state, span[1])


def _headed(state: _List, pos: int) -> bool:
    """Whether a unit with a head of its own stands at `pos`; under a shared level (`các xã: Trường Sơn`) a single
    syllable may be the place's own name."""
    text, folded, limit = state.text, state.folded, state.limit
    found = head_at(text, folded, pos, limit)
    if found is None:
        return False
    shared = state.shared
    if shared is None or found[1] == "place":
        return True
    head = folded[pos : found[0]]
    if shared.kind == "place" or shared.levels:
        return " " in head or text[pos : found[0]].isupper() or text[found[0] + 1 : found[0] + 2].islower()
    return True


def _named(state: _List, pos: int) -> int:
    """Reads a unit at `pos`: with its own head, under the shared head, or bare; the offset after it, -1 if none."""
    text, folded, limit = state.text, state.folded, state.limit
    if _headed(state, pos):
        name = read_name(text, folded, pos, limit)
        found = head_at(text, folded, pos, limit)
        end = name.end if name else found[0] if found else pos
        inner = _INNER_LEVELS.match(folded, end, limit)
        if inner and _opens_name(text, inner.end(), limit, marked=":" in inner[0]):
            state.shared = _levels(folded, inner.span("head"), ((pos, end),))
            return inner.end() if ":" in inner[0] else _named(state, inner.end())
        kind = name.kind if name else "org"
        if kind != "place" or not (name and text[pos].isupper()):
            state.shared = None
        if kind == "place" and name:
            head_end = pos + len(name.head)
            state.shared = _Shared(((pos, head_end),), (name.head,), "place")
        return _add(state, ((pos, end),), "lists.own_head")
    if not _opens_name(text, pos, limit, marked=state.shared is not None and state.shared.kind == "org"):
        collective = _COLLECTIVE.match(folded, pos, limit)
        if collective and (name := read_name(text, folded, collective.end(), limit)):
            return _add(state, ((pos, name.end),), "lists.collective")
        return -1
    end = _bare_end(state, pos)
    if end <= pos:
        return -1
    return _add(state, ((pos, end),), "lists.bare")


_COLLECTIVE = re.compile(
    r"(?:(?:tập thể|nhân dân|cán bộ|chiến sĩ|chiến sỹ|công nhân(?: lao động)?|lãnh đạo|quân|dân|người lao động|viên chức|"
    r"công chức|nhân viên|giáo viên|giảng viên|sinh viên|học sinh|lực lượng vũ trang)(?:\s*,\s*|\s+và\s+|\s*-\s*|\s+))+(?=\w)"
)


def _bare_end(state: _List, pos: int) -> int:
    """Where a name without a head ends."""
    text, folded, limit = state.text, state.folded, state.limit
    s = Syllables(text, folded, pos, min(limit, pos + 160))
    if not s.words or s.starts[0] != pos:
        return pos
    shared = state.shared
    if shared and shared.kind == "org" and not shared.levels:
        found = s.match(departments(), 0)
        if found:
            k = found[0]
        else:
            k = 1
        return _to_separator(state, s, k)
    found = s.match(places(), 0)
    if shared and shared.levels:
        k = place_end(s, 0, "commune") if not found else max(found[0], min(s.run(0), found[0] + 1) if _direction(s, found[0]) else 0)
        return s.ends[max(k, 1) - 1]
    k = found[0] if found else s.run(0)
    return _to_separator(state, s, max(k, 1))


def _direction(s: Syllables, k: int) -> bool:
    return k < len(s.words) and s.caps[k] and s.words[k] in ("đông", "tây", "nam", "bắc", "trung", "thượng", "hạ")


def _to_separator(state: _List, s: Syllables, k: int) -> int:
    """Extends a name from syllable k over words that go on with it, up to a separator or a word that ends names."""
    while k < len(s.words) and s.gaps[k] in (0, 1, 2):
        if s.words[k] in ("và", "cùng", "là", "làm", "với") or (not s.caps[k] and s.match(words("stop"), k)):
            break
        k += 1
    return s.ends[k - 1]


def _add(state: _List, own: tuple[Span, ...], rule: str) -> int:
    """Adds the unit with these spans (behind the shared head for a bare one) and reads its brackets and tags."""
    text, folded = state.text, state.folded
    end = own[-1][1]
    shared = state.shared
    branches = _BRANCHES.match(folded, end, state.limit)
    if branches and rule != "lists.collective":
        close = _closing(text, branches.start() + branches[0].find("("), state.limit)
        state.shared = _Shared((*own, branches.span("head")), (), "org")
        inner = _List(text, folded, close, shared=state.shared)
        at = branches.end()
        while at < close:
            here = _skip(inner, at, first=not inner.items)
            if here < 0 or here >= close:
                break
            after = _named(inner, here)
            if after <= here:
                break
            at = after
        if inner.items:
            state.items += inner.items
            state.shared = None
            return min(close + 1, state.limit)
        state.shared = shared
    spans = own
    if rule == "lists.bare" and shared is not None and shared.spans:
        spans = (*shared.spans, *own)
        rule = "lists.shared_level" if shared.levels else "lists.shared_head"
    value = _value(text, spans)
    if rule == "lists.shared_head" and len(shared.spans if shared else ()) == 1:
        value = value[:1].upper() + value[1:]
    state.items.append(Found(value, spans, rule))
    return _after(state, end)


def _after(state: _List, end: int) -> int:
    """Reads what follows the last item: brackets are left out, an office of the block becomes a note."""
    text, folded, limit = state.text, state.folded, state.limit
    while True:
        at = end
        while at < limit and text[at] == " ":
            at += 1
        if at >= limit:
            return end
        if text[at] in _OPEN:
            close = _closing(text, at, limit)
            _note(state, at + 1, close)
            end = min(close + 1, limit)
            continue
        dash = re.compile(r"[-–—]\s*|,\s*").match(text, at, limit)
        at = dash.end() if dash else at
        office = _OFFICE.match(folded, at, limit)
        if dash and office and (office.end() >= limit or not re.match(r"\s+\w", text[office.end() : office.end() + 3]) or folded.startswith(" và ", office.end())):
            _note(state, at, office.end())
            end = office.end()
            continue
        return end


def _note(state: _List, start: int, end: int) -> None:
    office = _OFFICE.search(state.folded, start, end)
    if office and state.items:
        last = state.items[-1]
        last.notes = {**last.notes, "office": state.text[office.start() : office.end()]}


def _closing(text: str, start: int, limit: int) -> int:
    """Offset of the bracket that closes the one at `start`; for one never closed, of the next full stop or semicolon."""
    depth = 0
    for i in range(start, min(limit, start + 600)):
        if text[i] in _OPEN:
            depth += 1
        elif text[i] in _CLOSE:
            depth -= 1
            if depth == 0:
                return i
        elif text[i] == "\n":
            break
    stop = re.compile(r"[;,.\n]").search(text, start, limit)
    return stop.start() if stop else limit


def _value(text: str, spans: tuple[Span, ...]) -> str:
    joined = " ".join(text[a:b] for a, b in spans)
    return re.sub(r"\s+([,;])", r"\1", re.sub(r"\s+", " ", joined)).strip(" .,;:")
