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

from pipeline.find.names import COMMON, RUN, is_surname, split_run
from pipeline.find.unit_body import COMPLETE
from pipeline.find.unit_names import head_at, read_name
from pipeline.find.unit_places import levels as level_phrases
from pipeline.find.unit_places import place_end
from pipeline.find.unit_syllables import Syllables, syllables_at
from pipeline.find.unit_words import DASH, DOT, LEVELS, SPACE, Phrases, departments, heads, offices, phrases, places, words
from pipeline.found import Found, Span
from pipeline.gazetteers import table
from pipeline.text.normal import fold

_COUNT = r"(?:\d{1,3}(?:/\d{1,3})?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_LEVEL = "(?:" + "|".join(sorted(LEVELS, key=len, reverse=True)) + r")(?!\w)\.?"
_GROUP = rf"{_LEVEL}(?:(?:\s*,\s*|\s+và\s+|/){_LEVEL})*"
_MARK = r"(?P<mark>:|,? ?(?:bao )?gồm(?: có)?(?!\w):?|,? ?(?:đó )?là(?!\w):?|như:?|sau(?: đây)?:)"
_NUMBER = r"\(?\d{1,2}[.)](?!\d)"
_BULLET = re.compile(rf"[ ]*(?:[-–—+*•▪●○◦✓➢]|{_NUMBER}|\d{{1,2}} ?[-–/](?!\d))[ ]*")
_BETWEEN = re.compile(r"(?:[\s,;.:…&]|/\.|(?<!\w)(?:và|cùng với|cùng|cũng như|với|rồi|tiếp đến là|đến)(?!\w)){1,12}")
_SHARED = re.compile(rf"(?:(?:các|những|{_COUNT})\s+)+(?P<head>{_GROUP})\s*{_MARK}?\s*(?=\S)")
_NEUTRAL = re.compile(
    rf"(?:(?:các|những|{_COUNT})\s+)*(?:đơn vị|cơ quan|địa phương|thành viên|đồng chí|tập thể|cá nhân|hộ|doanh nghiệp|"
    rf"sở,\s*(?:ban,\s*)?ngành|ngành)(?:,? (?:đơn vị|cơ quan|tập thể|cá nhân|thành viên|trực thuộc|mới|nói trên))*\s*{_MARK}\s*"
)
_PLURAL = re.compile(rf"(?:(?:các|những|{_COUNT})\s+)+")
_LEAD_IN = re.compile(r"(?:[\s,]*(?:có|gồm|bao gồm|gồm có|đó là|là|như|còn có)(?!\w)\s*:?|\s*:)+\s*")
_INNER_LEVELS = re.compile(rf"\s+(?:của\s+)?(?:các|{_COUNT})\s+(?P<head>{_GROUP})\s*{_MARK}?\s*(?=\S)")
_BRANCHES = re.compile(
    r"\s*\(\s*(?:(?:gồm|gồm có|có)\s*:?\s*)?(?:các|\d+)\s+(?P<head>chi nhánh)\s*:?\s*"
)
OFFICE = re.compile(
    r"(?:(?:là|làm|giữ|giữ chức|đơn vị|tân|nguyên)\s+)*(?:phó trưởng khối|phó trưởng cụm|trưởng khối|trưởng cụm|khối trưởng|"
    r"khối phó|cụm trưởng|cụm phó|phó khối|phó cụm)(?:\s+(?:thi đua|thứ nhất|thứ hai))*(?!\w)"
)
"""The offices that a unit holds in its khối or cụm, folded."""
_COLLECTIVE = re.compile(
    r"(?:(?:tập thể|nhân dân|cán bộ|chiến sĩ|chiến sỹ|công nhân(?: lao động)?|lãnh đạo|quân|dân|người lao động|viên chức|"
    r"công chức|nhân viên|giáo viên|giảng viên|sinh viên|học sinh|lực lượng vũ trang)(?:\s*,\s*|\s+và\s+|\s*-\s*|\s+))+(?=\w)"
)
_GRANTS = re.compile(r"\s+(?:đã |cũng |vừa |sẽ )?(?:tặng|trao|được|quyết định|đề nghị|khen|thưởng|công nhận|phong|nhận|đạt)(?!\w)")
_SMALL = re.compile(r"([^\W\d_]+)\s+")
_DIRECTIONS = frozenset(("đông", "tây", "nam", "bắc", "trung", "thượng", "hạ"))
_SCHOOLS = frozenset(("trường", "thpt", "thcs"))
_SPACES = re.compile(r"\s+")
_LOOSE = re.compile(r"\s+([,;])")


@dataclass(slots=True)
class _Shared:
    """The head that the following bare names share."""

    spans: tuple[Span, ...]
    levels: tuple[str, ...] = ()  # folded level words that the head ends with
    place: bool = False  # the head is nothing but a level: `các huyện`
    plural: bool = True  # said of several units; else the head of the unit before


@dataclass(slots=True)
class _List:
    """Where the reading of one list stands."""

    text: str
    folded: str
    limit: int
    items: list[Found] = field(default_factory=list)
    shared: _Shared | None = None
    vertical: bool = False
    fresh: bool = True  # nothing read yet, or a head that opens names: no separator is asked for


def split_units(text: str, folded: str, start: int, end: int) -> list[Found]:
    """The units that text[start:end] lists, in order; empty if it lists none. `folded` is `fold(text)`."""
    found: list[Found] = []
    while start < end:
        items, stop = read_list(text, folded, start, end)
        found += items
        if stop <= start or not items:
            break
        start = stop
    return found


def read_list(
    text: str, folded: str, start: int, limit: int, shared: tuple[Span, ...] = ()
) -> tuple[list[Found], int]:
    """The units of the list that begins at `start` and where it ends: before a verb, a full stop or `limit`.

    A line break goes on with the list only if the list began on a line of its own or the next line has a bullet.
    `shared`: spans of a head that stands before the list (`5 huyện trong Cụm: A, B`), put before its bare names.
    """
    state = _List(text, folded, limit)
    if shared:
        last = folded[shared[-1][0] : shared[-1][1]]
        state.shared = _Shared(shared, (last,) if last in LEVELS else (), place=len(shared) == 1)
    lead = _LEAD_IN.match(folded, start, limit)
    pos = end = lead.end() if lead else start
    state.vertical = "\n" in text[start:pos]
    while pos < limit:
        here = _skip(state, pos)
        if here < 0 or here >= limit:
            break
        last, read = pos, len(state.items)
        pos = _entry(state, here)
        if pos <= here:
            break
        if read and ";" in text[last:here] and _GRANTS.match(folded, pos, limit):
            del state.items[read:]  # the next clause begins: `…; Hội LHPN tỉnh tặng …`
            break
        if not state.fresh:
            end = pos
    return state.items, end if state.items else start


def _skip(state: _List, pos: int) -> int:
    """Where the next entry begins, or -1 if the list ends at `pos`."""
    text = state.text
    between = _BETWEEN.match(state.folded, pos, state.limit)
    end = between.end() if between else pos
    gap = text[pos:end]
    if "\n" in gap:
        bullet = _BULLET.match(text, end, state.limit)
        if not state.fresh and not bullet and not (state.vertical and "\n\n" not in gap):
            return -1
        if state.fresh:
            state.vertical = True
        return bullet.end() if bullet else end
    if state.fresh:
        bullet = _BULLET.match(text, end, state.limit)
        return bullet.end() if bullet and end < bullet.end() < state.limit else end
    if not gap.strip() or ("." in gap and end < state.limit and not gap.startswith("./")):
        return -1
    inline = None if _numbered(state) else re.compile(_NUMBER + r"\s*(?=\S)").match(text, end, state.limit)
    return inline.end() if inline else end


def _entry(state: _List, pos: int) -> int:
    """Reads one entry at `pos`: a shared head, a person or a unit. The offset after it, or -1."""
    text, folded, limit = state.text, state.folded, state.limit
    small = not text[pos].isupper() or not state.items  # Ba Bể, Năm Căn are no numbers
    neutral = _NEUTRAL.match(folded, pos, limit)
    if neutral:
        state.shared, state.fresh = None, True
        return neutral.end()
    level = _SHARED.match(folded, pos, limit) if small else None
    if level and _opens_name(text, level.end(), limit, loose=level["mark"] is not None):
        state.shared, state.fresh = _levels(folded, level.span("head")), True
        return level.end()
    small = small and not _numbered(state) and (state.shared is None or not text[pos].isupper())
    plural = _PLURAL.match(folded, pos, limit) if small else None
    if plural and (after := _plural(state, plural.end())) > pos:
        return after
    for read in (_office, _person):
        after = read(state, pos)
        if after > pos:
            return after
    return -1 if plural else _named(state, pos)


def _opens_name(text: str, pos: int, limit: int, *, loose: bool) -> bool:
    """Whether a name may begin at `pos`: a capital or a number; any letter or a bullet if `loose`."""
    return pos < limit and (text[pos].isupper() or text[pos].isdigit() or (loose and not text[pos].isspace()))


def _levels(folded: str, span: Span, before: tuple[Span, ...] = ()) -> _Shared:
    """The shared head made of the levels in folded[span], behind a unit's own head; several levels fit no single name."""
    levels = tuple(m[0].rstrip(".") for m in re.finditer(_LEVEL, folded[span[0] : span[1]]))
    spans = before if len(levels) > 1 else (*before, span)
    return _Shared(spans, levels, place=not before)


def _plural(state: _List, pos: int) -> int:
    """Reads what stands behind `các` or a number: `các sở: A, B`, `các Tỉnh đoàn A, B`, `2 chi nhánh A và B`."""
    text, folded, limit = state.text, state.folded, state.limit
    at = syllables_at(text, folded, pos, limit)
    head = at[0].match(heads(), at[1]) or at[0].match(_common_heads(), at[1]) if at else None
    if at is None or head is None:
        return -1
    s = at[0]
    end = s.ends[head[0] - 1]
    name = read_name(text, folded, pos, limit)
    mark = re.compile(rf"\s*{_MARK}\s*|\s+(?=\S)")
    if name and name.end > end and (colon := re.compile(r"\s*:\s*").match(folded, name.end, limit)):
        end, opened = name.end, colon
    else:
        found = mark.match(folded, end, limit)
        if found is None:
            return -1
        opened = found
    if not _opens_name(text, opened.end(), limit, loose=bool(opened[0].strip())):
        return -1
    state.shared, state.fresh = _Shared(((pos, end),)), True
    return opened.end()


@cache
def _common_heads() -> Phrases:
    """Heads that are small nouns of lists, besides unit_heads.csv."""
    return phrases((w, "org") for w in ("chi nhánh", "phòng giao dịch", "trường", "xí nghiệp", "khoa", "ngân hàng"))


@cache
def _honorifics() -> re.Pattern[str]:
    terms = sorted({fold(row["term"]) for row in table("honorifics")}, key=lambda t: (-len(t), t))
    term = rf"(?:{'|'.join(map(re.escape, terms))})(?!\w)"
    return re.compile(rf"(?:(?:{_COUNT}|cá nhân)\s+)?(?:{term}[.,:]?\s*){{1,4}}")


def _person(state: _List, pos: int) -> int:
    """Reads a person at `pos`: behind an address or rank, behind an office, or bare. The offset after the name and its
    brackets; -1 if there is none."""
    text, folded, limit = state.text, state.folded, state.limit
    honorific = _honorifics().match(folded, pos, limit)
    at = honorific.end() if honorific else pos
    run = RUN.match(text, at, limit)
    if run is None and not honorific:
        at = _role(text, folded, pos, limit)  # chủ tàu Lê Rơi, các nhà giáo Đỗ Kim Hội
        run = RUN.match(text, at, limit) if at > pos else None
    if run is None:
        return -1
    if honorific is None:
        syllables = folded[at : run.end()].split()
        shared = state.shared
        if shared and (shared.plural or not (syllables[0] in COMMON and len(syllables) > 2)):
            return -1
        if not is_surname(syllables[0]) or len(syllables) < 2 or _headed(state, at) or folded[at : run.end()] in _known():
            return -1
    span = split_run(text, folded, run.start(), min(run.end(), limit), honorific=honorific is not None)
    if span is None or span[0] != at:
        return -1
    state.shared = None
    return _add(state, (span,), "lists.person", kind="person")


def _role(text: str, folded: str, pos: int, limit: int) -> int:
    """Where the name begins behind a small noun for a person's trade at `pos`; `pos` if none does."""
    plural = _PLURAL.match(folded, pos, limit)
    at = plural.end() if plural else pos
    if at_stop(text, folded, at, limit):
        return pos
    for _ in range(4):
        word = _SMALL.match(text, at, limit)
        if word is None or not word[1].islower():
            break
        at = word.end()
    run = RUN.match(text, at, limit)
    first = run[0].split()[0] if run else ""
    return at if run and (fold(first) in COMMON or plural) and " " in run[0] else pos


def at_stop(text: str, folded: str, pos: int, limit: int) -> bool:
    """Whether a word that ends names (a verb, a preposition) stands at `pos`."""
    at = syllables_at(text, folded, pos, limit)
    return at is not None and at[0].match(words("stop"), at[1]) is not None


def _office(state: _List, pos: int) -> int:
    """Passes over a person's office at `pos`, and reads the person whose name it runs into; the offset after it, or -1."""
    text, folded, limit = state.text, state.folded, state.limit
    at = syllables_at(text, folded, pos, limit)
    office = at[0].match(offices(), at[1]) if at else None
    head = head_at(text, folded, pos, limit)
    if at is None or office is None or (head and head[0] >= at[0].ends[office[0] - 1]):
        return -1
    stop = re.compile(r"[,;:()\n]| (?:-|–|và|cùng) ").search(folded, pos, limit)
    end = stop.start() if stop else limit
    for run in RUN.finditer(text, pos, end):
        name = split_run(text, folded, run.start(), run.end(), honorific=False)
        if name and name[0] > pos:
            state.shared = None
            return _add(state, (name,), "lists.person", kind="person")
    if state.items and state.items[-1].notes.get("kind") == "person":
        return _after(state, end)
    return -1


@cache
def _known() -> frozenset[str]:
    """Folded names of provinces and districts."""
    return frozenset(
        " ".join((first, *rest)) for first, seconds in places().items() for rows in seconds.values() for rest, _, _ in rows
    )


def _headed(state: _List, pos: int) -> bool:
    """Whether a unit with a head of its own stands at `pos`. Under a shared level (`các xã: Trường Sơn`, `các huyện: Trạm
    Tấu`) a single syllable may be the place's own name, under `các sở` (`Khoa học và Công nghệ`) the department's."""
    text, folded, limit = state.text, state.folded, state.limit
    found = head_at(text, folded, pos, limit)
    if found is None:
        return False
    shared = state.shared
    head = folded[pos : found[0]]
    if shared is None or found[1] == "place" or " " in head or text[pos : found[0]].isupper():
        return True
    if shared.levels:
        return text[found[0] + 1 : found[0] + 2].islower()
    at = syllables_at(text, folded, pos, limit)
    return at is None or at[0].match(departments(), at[1]) is None


def _named(state: _List, pos: int) -> int:
    """Reads a unit at `pos`: with its own head, behind the shared head, or bare. The offset after it, or -1."""
    text, folded, limit = state.text, state.folded, state.limit
    if _headed(state, pos):
        return _with_head(state, pos)
    if not _opens_name(text, pos, limit, loose=state.shared is not None and not state.shared.levels):
        collective = _COLLECTIVE.match(folded, pos, limit)
        if collective and (name := read_name(text, folded, collective.end(), limit)):
            state.shared = None
            begin = collective.end() if collective[0].strip() == "tập thể" else pos
            return _add(state, ((begin, name.end),), "lists.collective")
        return -1
    end = _bare_end(state, pos)
    if end <= pos or not (_numbered(state) or any(c.isalpha() for c in text[pos:end])):
        return -1
    return _add(state, ((pos, end),), "lists.bare")


def _numbered(state: _List) -> bool:
    """Whether the names to come may be bare numbers: `các phường: 1, 2 và 3`."""
    return state.shared is not None and state.shared.levels in (("phường",), ("quận",), ("khu phố",), ("tổ dân phố",))


def _with_head(state: _List, pos: int) -> int:
    """Reads a unit whose own head stands at `pos`."""
    text, folded, limit = state.text, state.folded, state.limit
    name = read_name(text, folded, pos, limit)
    head = head_at(text, folded, pos, limit)
    end = name.end if name else head[0] if head else pos
    inner = _INNER_LEVELS.match(folded, end, limit)
    if inner and _opens_name(text, inner.end(), limit, loose=inner["mark"] is not None):
        state.shared, state.fresh = _levels(folded, inner.span("head"), ((pos, end),)), True
        return inner.end()
    if name is None:
        if head is None or (text[pos].islower() and " " not in folded[pos : head[0]]):
            return -1
        state.shared = None
        return _add(state, ((pos, _extended(state, head[0])),), "lists.own_head")
    if name.kind == "block" and state.items:
        return -1
    shared = state.shared
    if shared and shared.plural and folded[slice(*shared.spans[-1])] == "trường" and name.kind == "school" and not name.head.startswith("trường"):
        return _add(state, ((pos, end),), "lists.bare")  # các trường: Tiểu học A, THCS B
    if name.kind == "place":
        state.shared = _Shared(((pos, pos + len(name.head)),), (name.head,), place=True, plural=False)
    elif name.head.split()[0] in _SCHOOLS and not name.level:
        state.shared = _Shared(((pos, pos + len(name.head)),), plural=False)
    elif name.head in ("sở", "phòng"):
        state.shared = _Shared(((pos, pos + len(name.head)),), plural=False)
    else:
        state.shared = None
        if not name.level and name.head.split()[0] not in COMPLETE:
            end = _extended(state, end)
    return _add(state, ((pos, end),), "lists.own_head")


def _extended(state: _List, pos: int) -> int:
    """The end of a name that goes on behind `pos` over unknown words up to a separator; `pos` if it does not."""
    at = syllables_at(state.text, state.folded, pos + 1, state.limit)
    if at is None or state.text[pos] != " ":
        return pos
    s, first = at
    for k in range(first, min(first + 7, s.n)):
        if k > first and (s.gaps[k] > DOT or s.words[k] == "và"):
            return s.ends[k - 1]
        if s.words[k] in ("và", "là", "làm", "với") or s.match(words("stop"), k) or s.match(level_phrases(), k):
            return pos
    return s.ends[s.n - 1] if s.n - first < 7 and s.ends[s.n - 1] == state.limit else pos


@cache
def level_phrases() -> Phrases:
    """The words for kinds of area as a phrase table."""
    return phrases(LEVELS.items())


def _bare_end(state: _List, pos: int) -> int:
    """Where a name without a head ends."""
    at = syllables_at(state.text, state.folded, pos, state.limit)
    if at is None:
        return pos
    s, first = at
    shared = state.shared
    department = s.match(departments(), first) if shared and not shared.levels else None
    if department:
        return s.ends[department[0] - 1]
    place = s.match(places(), first)
    ends = s.match(words("stop"), first)
    if not place and ends and (ends[0] > first + 1 or (ends[0] == s.run(first) < s.n and s.gaps[first + 1] == SPACE)):
        return pos  # a sentence begins: `Riêng xã …`
    if shared and shared.levels:
        k = place_end(s, first, "commune", alone=True)
        if place and (k < place[0] or not _direction(s, place[0])):
            k = place[0]
        if first < k < s.n and s.gaps[k] == DASH and s.caps[k] and (other := s.match(places(), k)):
            k = other[0]
        return s.ends[max(k, first + 1) - 1]
    k = max(place[0] if place else 0, min(s.run(first), first + 6), first + 1)
    while k < min(s.n, first + 16) and s.gaps[k] <= DOT:
        small = not s.caps[k]
        if s.words[k] in ("và", "cùng", "là", "làm", "với") or (small and s.match(words("stop"), k)):
            break
        k += 1
    return s.ends[k - 1]


def _direction(s: Syllables, k: int) -> bool:
    return k < s.n and s.gaps[k] == SPACE and s.caps[k] and s.words[k] in _DIRECTIONS


def _add(state: _List, own: tuple[Span, ...], rule: str, kind: str = "") -> int:
    """Adds the unit with these spans, behind the shared head if it is bare, and reads its brackets and tags."""
    text = state.text
    state.fresh = False
    end = own[-1][1]
    shared = state.shared
    if not kind and (after := _branches(state, own)) > 0:
        return after
    spans = own
    if shared and not shared.plural and not shared.levels and not _fits(state, shared, own[0]):
        shared = None
    if rule == "lists.bare" and shared and shared.spans:
        spans = (*shared.spans, *own)
        rule = "lists.shared_level" if shared.levels else "lists.shared_head"
        if not shared.plural:
            rule = "lists.first_head"
    value = _value(text, spans)
    if rule == "lists.shared_head":
        value = value[:1].upper() + value[1:]
    state.items.append(Found(value, spans, rule, notes={"kind": kind} if kind else {}))
    return _after(state, end)


def _fits(state: _List, shared: _Shared, own: Span) -> bool:
    """Whether the head of the unit before (`Sở Nội vụ, Tài chính`) belongs to this bare name too: a department's."""
    head = state.folded[shared.spans[0][0] : shared.spans[-1][1]]
    if head.split()[0] in _SCHOOLS:
        return True
    at = syllables_at(state.text, state.folded, *own)
    found = at[0].match(departments(), at[1]) if at else None
    return at is not None and found is not None and found[0] == at[0].n


def _branches(state: _List, own: tuple[Span, ...]) -> int:
    """Reads `Ngân hàng A (các chi nhánh: B, C)` as `Ngân hàng A chi nhánh B`, …; the offset behind the bracket, or -1."""
    opened = _BRANCHES.match(state.folded, own[-1][1], state.limit)
    if not opened or "chi nhánh" in state.folded[own[0][0] : own[-1][1]]:
        return -1
    text = state.text
    close = _closing(text, text.index("(", opened.start()), state.limit)
    inner = _List(text, state.folded, close, shared=_Shared((*own, opened.span("head"))))
    at = opened.end()
    while at < close:
        here = _skip(inner, at)
        if here < 0 or here >= close:
            break
        name = read_name(text, state.folded, here, close)
        ends = name.end if name else _bare_end(inner, here)
        if ends <= here:
            break
        at = _add(inner, ((here, ends),), "lists.bare")
    if not inner.items:
        return -1
    for found in inner.items:
        found.rule = "lists.branch"
    state.items += inner.items
    state.shared = None
    return min(close + 1, state.limit)


def _after(state: _List, end: int) -> int:
    """Reads what follows the last item: brackets are left out, an office of the block becomes a note."""
    text, folded, limit = state.text, state.folded, state.limit
    while True:
        at = end
        while at < limit and text[at] == " ":
            at += 1
        if at >= limit:
            return end
        if text[at] in "([":
            close = _closing(text, at, limit)
            _note(state, at + 1, close)
            end = min(close + 1, limit)
            continue
        tag = re.compile(r"(?:[-–—,]\s*)?").match(text, at, limit)
        at = tag.end() if tag else at
        office = OFFICE.match(folded, at, limit)
        if office is None or (office.end() < limit and text[office.end() : office.end() + 2].strip().isalnum()
                              and not folded.startswith(" và ", office.end())):  # fmt: skip
            return end
        _note(state, at, office.end())
        end = office.end()


def _note(state: _List, start: int, end: int) -> None:
    """Notes the office of the block that text[start:end] names at the last item."""
    office = OFFICE.search(state.folded, start, end)
    if office and state.items:
        last = state.items[-1]
        last.notes = {**last.notes, "office": state.text[office.start() : office.end()]}


def _closing(text: str, start: int, limit: int) -> int:
    """Offset of the bracket that closes the one at `start`; for one never closed, of the next stop, comma or semicolon."""
    depth = 0
    for i in range(start, min(limit, start + 800)):
        if text[i] in "([":
            depth += 1
        elif text[i] in ")]":
            depth -= 1
            if depth == 0:
                return i
        elif text[i] == "\n":
            break
    stop = re.compile(r"[;,.\n]").search(text, start, limit)
    return stop.start() if stop else limit


def _value(text: str, spans: tuple[Span, ...]) -> str:
    """The slices of `text` joined by spaces, stray spaces closed up."""
    joined = " ".join(text[a:b] for a, b in spans)
    return _LOOSE.sub(r"\1", _SPACES.sub(" ", joined)).strip(" .,;:")
