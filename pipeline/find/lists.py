"""Lists of units: one `Found` for each unit, with the head that a list shares put back before each name.

`các huyện: Phù Yên, Bắc Yên và thị xã Sơn La` → `huyện Phù Yên`, `huyện Bắc Yên`, `thị xã Sơn La`. A value's spans are
the shared head's, then its own, so that the joined slices give the value after folding. Tags of office behind a unit
(`(Khối trưởng)`, ` - Cụm phó`) leave the value and become `notes["office"]`; a person gets `notes["kind"] = "person"`.
See the guidelines, member_units and "Recipients, deputies". Known misses: a list whose names are of several levels
(`các huyện, thị xã: A, B`) keeps bare names; a tail that several units share is not restored.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.find.list_extent import ENDS, extended, rest_of_name, to_next_head, to_next_name
from pipeline.find.list_items import Listing, Shared, closing
from pipeline.find.list_persons import COUNT, PLURAL, pass_office, read_person
from pipeline.find.unit_body import COMPLETE
from pipeline.find.unit_names import Name, head_at, read_name
from pipeline.find.unit_places import numbered, place_end
from pipeline.find.unit_syllables import Syllables, syllables_at
from pipeline.find.unit_words import DASH, DOT, LEVELS, SPACE, Phrases, departments, heads, phrases, places, words
from pipeline.found import Found, Span

_LEVEL = "(?:" + "|".join(sorted(LEVELS, key=len, reverse=True)) + r")(?!\w)\.?"
_GROUP = rf"{_LEVEL}(?:(?:\s*,\s*|\s+và\s+|/){_LEVEL}){{0,5}}"
_MARK = r"(?P<mark>:|\(|,? ?(?:bao )?gồm(?: có)?(?!\w):?|,? ?(?:đó )?là(?!\w):?|như:?|sau(?: đây)?:)"
_NUMBER = r"\(?\d{1,2}[.)](?!\d)"
_LEVEL_WORD = re.compile(_LEVEL)
_BULLET = re.compile(rf"[ ]*(?:[-–—+*•▪●○◦✓➢]|{_NUMBER}|\d{{1,2}} ?[-–/](?!\d))[ ]*")
_INLINE = re.compile(_NUMBER + r"\s*(?=\S)")
_BETWEEN = re.compile(
    r"(?:[\s,;.:…&]|/\.|(?<!\w)(?:và|cùng với|cùng|cũng như|với|riêng|rồi|tiếp đến là|đến)(?!\w)){1,12}"
)
_SHARED = re.compile(rf"(?:(?:các|những|{COUNT})\s+){{1,3}}(?P<head>{_GROUP})\s*{_MARK}?\s*(?=\S)")
_NEUTRAL = re.compile(
    rf"(?:(?:các|những|{COUNT})\s+){{0,3}}(?:đơn vị|cơ quan|địa phương|thành viên|đồng chí|tập thể|cá nhân|hộ|"
    r"doanh nghiệp|sở,\s*(?:ban,\s*)?ngành|ngành)"
    rf"(?:,? (?:đơn vị|cơ quan|tập thể|cá nhân|thành viên|trực thuộc|mới|nói trên)){{0,4}}\s*{_MARK}\s*"
)
_LEAD_IN = re.compile(r"(?:[\s,]*(?:có|gồm|bao gồm|gồm có|đó là|là|như|còn có)(?!\w)\s*:?|\s*:){1,3}\s*")
_INNER = re.compile(rf"\s+(?:của\s+)?(?:các|{COUNT})\s+(?P<head>{_GROUP})\s*{_MARK}?\s*(?=\S)")
_COLON = re.compile(r"\s*:\s*")
_OPENED = re.compile(rf"\s*{_MARK}\s*|\s+(?=\S)")
_BRANCHES = re.compile(r"\s*\(\s*(?:(?:gồm|gồm có|có)\s*:?\s*)?(?:các|\d+)\s+(?P<head>chi nhánh)\s*:?\s*")
_COLLECTIVE = re.compile(
    r"(?:(?:tập thể|nhân dân|cán bộ|chiến sĩ|chiến sỹ|công nhân(?: lao động)?|lãnh đạo|quân|dân|người lao động|"
    r"viên chức|công chức|nhân viên|giáo viên|giảng viên|sinh viên|học sinh|lực lượng vũ trang)"
    r"(?:\s*,\s*|\s+và\s+|\s*-\s*|\s+)){1,6}(?=\w)"
)
_GRANTS = re.compile(
    r"\s+(?:đã |cũng |vừa |sẽ )?(?:tặng|trao|được|quyết định|đề nghị|khen|thưởng|công nhận|phong|nhận|đạt)(?!\w)"
)
_DASH = re.compile(r" [-–—] ")
_OWNED = frozenset(("school", "enterprise", "health"))  # kinds of unit whose owner may follow a dash
_OWNERS = frozenset(("state", "army", "police"))
_DIRECTIONS = frozenset(("đông", "tây", "nam", "bắc", "trung", "thượng", "hạ"))
_SCHOOLS = frozenset(("trường", "thpt", "thcs"))
_LIKE_HEADS = ("trường chinh", "trường sơn", "trường sa")  # names that begin like a school's head


def split_units(text: str, folded: str, start: int, end: int) -> list[Found]:
    """The units that text[start:end] lists, in order; empty if it lists none. `folded` is `fold(text)`."""
    return read_list(text, folded, start, end)[0]


def read_list(text: str, folded: str, start: int, limit: int, shared: tuple[Span, ...] = ()) -> tuple[list[Found], int]:
    """The units of the list that begins at `start` and where it ends: before a verb, a full stop or `limit`.

    A line break goes on with the list only if the list began on a line of its own or the next line has a bullet.
    `shared`: spans of a head that stands before the list (`5 huyện trong Cụm: A, B`), put before its bare names.
    """
    state = Listing(text, folded, limit)
    if shared:
        last = folded[shared[-1][0] : shared[-1][1]]
        state.shared = Shared(shared, (last,) if last in LEVELS else ())
    lead = _LEAD_IN.match(folded, start, limit)
    pos = end = lead.end() if lead else start
    state.vertical = "\n" in text[start:pos]
    while pos < limit:
        here = _skip(state, pos)
        if here < 0 or here >= limit:
            break
        last_end, read = pos, len(state.items)
        pos = _entry(state, here)
        if pos <= here:
            pos = rest_of_name(state, last_end, here)
            if pos < 0:
                break
        if read and ";" in text[last_end:here] and _GRANTS.match(folded, pos, limit):
            del state.items[read:]  # the next clause begins: `…; Hội LHPN tỉnh tặng …`
            break
        if not state.fresh:
            end = pos
    return state.items, end if state.items else start


def _skip(state: Listing, pos: int) -> int:
    """Where the next entry begins, or -1 if the list ends at `pos`."""
    text = state.text
    if state.bracketed and text[pos : pos + 1] == ")":
        state.shared, state.bracketed = None, False
        pos += 1
    between = _BETWEEN.match(state.folded, pos, state.limit)
    end = between.end() if between else pos
    gap = text[pos:end]
    bullet = _BULLET.match(text, end, state.limit)
    if "\n" in gap:
        unmarked = state.marked and "," not in gap  # behind bullets the next paragraph begins
        if not state.fresh and not bullet and (unmarked or not state.vertical or "\n\n" in gap):
            return -1
        state.vertical = state.vertical or state.fresh
        state.marked = state.marked or bullet is not None
        return bullet.end() if bullet else end
    if state.fresh:
        return bullet.end() if bullet and end < bullet.end() < state.limit else end
    if not gap.strip() or ("." in gap and end < state.limit and not gap.startswith("./")):
        return -1
    numbered = state.shared is not None and state.shared.numbered
    inline = None if numbered else _INLINE.match(text, end, state.limit)
    return inline.end() if inline else end


def _entry(state: Listing, pos: int) -> int:
    """Reads one entry at `pos`: a shared head, a person or a unit. The offset after it, or -1."""
    text, folded, limit = state.text, state.folded, state.limit
    capital = text[pos].isupper()
    neutral = _NEUTRAL.match(folded, pos, limit)
    if neutral:
        state.shared, state.fresh = None, True
        return neutral.end()
    counts = not capital or not state.items  # Ba Bể, Năm Căn are no numbers
    level = _SHARED.match(folded, pos, limit) if counts else None
    if level and state.opens(level.end(), loose=level["mark"] is not None):
        state.shared, state.fresh = _levels(folded, level.span("head")), True
        state.bracketed = level["mark"] == "("
        return level.end()
    shared = state.shared
    counts = counts and (shared is None or not (capital or shared.numbered))
    plural = PLURAL.match(folded, pos, limit) if counts else None
    if plural and (after := _plural(state, plural.end())) > pos:
        return after
    for read in () if _of_schools(state) else (pass_office, read_person):
        if (after := read(state, pos)) > pos:
            return after
    return -1 if plural else _named(state, pos)


def _levels(folded: str, span: Span, before: tuple[Span, ...] = ()) -> Shared:
    """The shared head made of the levels in folded[span], behind a unit's own head; several levels fit no one name."""
    found = tuple(m[0].rstrip(".") for m in _LEVEL_WORD.finditer(folded, *span))
    return Shared(before if len(found) > 1 else (*before, span), found)


def _plural(state: Listing, pos: int) -> int:
    """Reads what stands behind `các` or a number: `các sở: A, B`, `các Tỉnh đoàn A, B`, `2 chi nhánh A và B`."""
    text, folded, limit = state.text, state.folded, state.limit
    at = syllables_at(text, folded, pos, limit)
    head = at[0].match(heads(), at[1]) or at[0].match(_common_heads(), at[1]) if at else None
    if at is None or head is None:
        return -1
    end = at[0].ends[head[0] - 1]
    name = read_name(text, folded, pos, limit)
    opened = _COLON.match(folded, name.end, limit) if name and name.end > end else None
    if name and opened:
        end = name.end
    else:
        opened = _OPENED.match(folded, end, limit)
    if opened is None or not state.opens(opened.end(), loose=bool(opened[0].strip())):
        return -1
    state.shared, state.fresh = Shared(((pos, end),)), True
    return opened.end()


@cache
def _common_heads() -> Phrases:
    """Heads that are small nouns of lists, besides unit_heads.csv."""
    return phrases((w, "org") for w in ("chi nhánh", "phòng giao dịch", "trường", "xí nghiệp", "khoa", "ngân hàng"))


def _named(state: Listing, pos: int) -> int:
    """Reads a unit at `pos`: with its own head, behind the shared head, or bare. The offset after it, or -1."""
    text, folded, limit = state.text, state.folded, state.limit
    if _headed(state, pos):
        return _with_head(state, pos)
    shared = state.shared
    if not state.opens(pos, loose=shared is not None and not shared.levels):
        collective = _COLLECTIVE.match(folded, pos, limit)
        name = read_name(text, folded, collective.end(), limit) if collective else None
        if collective is None or name is None:
            return -1
        state.shared = None
        begin = collective.end() if collective[0].strip() == "tập thể" else pos
        return state.add((begin, name.end), "lists.collective")
    end = _bare_end(state, pos)
    if end > pos and shared is not None and shared.plural and not shared.levels:
        end = to_next_name(state, end)
    numbered = shared is not None and shared.numbered
    if end <= pos or not (numbered or any(c.isalpha() for c in text[pos:end])):
        return -1
    return _add(state, (pos, end), "lists.bare")


def _headed(state: Listing, pos: int) -> bool:
    """Whether a unit with a head of its own stands at `pos`.

    Under a shared level (`các xã: Trường Sơn`, `các huyện: Trạm Tấu`) a single syllable may be the place's own name,
    under `các sở` (`Khoa học và Công nghệ`) the department's.
    """
    text, folded, limit = state.text, state.folded, state.limit
    found = head_at(text, folded, pos, limit)
    if found is None:
        return False
    shared = state.shared
    end, kind = found
    if _of_schools(state) and any(folded.startswith(name, pos) for name in _LIKE_HEADS):
        return False
    if shared is None or kind == "place" or " " in folded[pos:end] or text[pos:end].isupper():
        return True
    if shared.levels:
        name = None if text[end + 1 : end + 2].islower() else read_name(text, folded, pos, limit)
        small = name is not None and any(word.islower() for word in text[pos : name.end].split())
        return small or text[end + 1 : end + 2].islower()  # `Ban Phụ nữ Công an tỉnh` among huyện
    at = syllables_at(text, folded, pos, limit)
    return at is None or not at[0].stands(departments(), at[1])


def _with_head(state: Listing, pos: int) -> int:
    """Reads a unit whose own head stands at `pos`."""
    text, folded, limit = state.text, state.folded, state.limit
    name = read_name(text, folded, pos, limit)
    head = head_at(text, folded, pos, limit)
    end = name.end if name else head[0] if head else pos
    inner = _INNER.match(folded, end, limit)
    if inner and state.opens(inner.end(), loose=inner["mark"] is not None):
        state.shared, state.fresh = _levels(folded, inner.span("head"), ((pos, end),)), True
        state.bracketed = inner["mark"] == "("
        return inner.end()
    if name is None:
        if text[pos].islower() and " " not in folded[pos:end]:
            return -1
        state.shared = None
        return _add(state, (pos, to_next_head(state, extended(state, end))), "lists.own_head")
    if name.kind == "block" and state.items:
        return -1
    if _under_owner(state, name):
        assert state.shared is not None
        shared, state.shared = state.shared, Shared(state.shared.spans[:-1])
        after = _add(state, (pos, end), "lists.bare")
        state.shared = shared
        return after
    if _under_school(state, name):
        return _add(state, (pos, end), "lists.bare")
    if name.kind in _OWNED and (dash := _DASH.match(text, end, limit)):
        owner = read_name(text, folded, dash.end(), limit)
        if owner and owner.kind in _OWNERS:
            end = owner.end  # Trường Cao đẳng nghề số 19 - Bộ Quốc phòng
    lent, before = _lent(name), state.shared
    state.shared = lent or (before if before and before.plural and not before.levels else None)
    if lent is None and not name.level and name.head.split()[0] not in COMPLETE:
        end = to_next_head(state, extended(state, end))
    return _add(state, (pos, end), "lists.own_head")


def _of_schools(state: Listing) -> bool:
    """Whether the head before the list is of schools, which bear persons' names: `các Trường THPT: Phan Bội Châu`."""
    shared = state.shared
    if shared is None or not shared.plural or not shared.spans:
        return False
    return state.folded[slice(*shared.spans[0])].split()[0] in _SCHOOLS


def _under_owner(state: Listing, name: Name) -> bool:
    """Whether a place is one more of a unit's places: `Công an 5 thành phố: Hà Nội, TP.HCM, Hải Phòng`."""
    shared = state.shared
    return shared is not None and name.kind == "place" and shared.plural and len(shared.spans) > 1


def _under_school(state: Listing, name: Name) -> bool:
    """Whether `các trường` before the list belongs to a school named by its kind: `các trường: Tiểu học A, THCS B`."""
    shared = state.shared
    if not shared or not shared.plural or name.kind != "school" or name.head.startswith("trường"):
        return False
    return state.folded[slice(*shared.spans[-1])] == "trường" if shared.spans else False


def _lent(name: Name) -> Shared | None:
    """The head that a unit lends to the bare names behind it (`huyện A, B`; `Sở Nội vụ, Tài chính`), or None."""
    head = ((name.start, name.start + len(name.head)),)
    if name.kind == "place":
        return Shared(head, (name.head,), plural=False)
    if name.head in ("sở", "phòng") or (name.head.split()[0] in _SCHOOLS and not name.level):
        return Shared(head, plural=False)
    return None


def _fits(state: Listing, shared: Shared, own: Span) -> bool:
    """Whether a head that a unit lent belongs to this bare name too: a place's, a school's, a whole department's."""
    head = state.folded[shared.spans[0][0] : shared.spans[-1][1]]
    if shared.levels or head.split()[0] in _SCHOOLS:
        return True
    at = syllables_at(state.text, state.folded, *own)
    found = at[0].match(departments(), at[1]) if at else None
    return at is not None and found is not None and found[0] == at[0].n


def _bare_end(state: Listing, pos: int) -> int:
    """Where a name without a head ends; `pos` if none stands there."""
    at = syllables_at(state.text, state.folded, pos, state.limit)
    if at is None:
        return pos
    s, first = at
    shared = state.shared
    department = s.match(departments(), first) if shared and not shared.levels else None
    if department:
        return s.ends[department[0] - 1]
    place = s.match(places(), first)
    listed = shared is not None and shared.plural and to_next_name(state, s.ends[first]) > s.ends[first]
    if not place and not listed and _sentence_begins(s, first):
        return pos
    if shared and shared.levels:
        return s.ends[_bare_place(s, first, place[0] if place else 0) - 1]
    k = max(place[0] if place else 0, min(s.run(first), first + 6), first + 1)
    while k < min(s.n, first + 16) and s.gaps[k] <= DOT:
        if s.words[k] in ENDS or (not s.caps[k] and s.stands(words("stop"), k)):
            break
        k += 1
    return s.ends[k - 1]


def _sentence_begins(s: Syllables, k: int) -> bool:
    """Whether a capital at k begins a clause: `Riêng xã …`, `Hội nghị …`."""
    ends = s.match(words("stop"), k)
    if not ends:
        return False
    return ends[0] > k + 1 or (ends[0] == s.run(k) < s.n and s.gaps[k + 1] == SPACE)


def _bare_place(s: Syllables, first: int, known: int) -> int:
    """Index after a place's name that stands under a shared level; `known` is the index after a known place, or 0."""
    k = place_end(s, first, "commune", alone=True)
    if known and (k < known or not _direction(s, known)):
        k = known
    if first < k < s.n and s.gaps[k] == DASH and s.caps[k] and (other := s.match(places(), k)):
        k = other[0]  # Gia Lai - Kon Tum
    return numbered(s, max(k, first + 1))


def _direction(s: Syllables, k: int) -> bool:
    """Whether a known place's name goes on at k as a newer commune's (`Quy Nhơn Bắc`)."""
    return k < s.n and s.gaps[k] == SPACE and s.caps[k] and s.words[k] in _DIRECTIONS


def _add(state: Listing, own: Span, rule: str) -> int:
    """Adds the unit in `own` and reads its brackets and tags; the offset after them."""
    if (after := _branches(state, own)) > 0:
        return after
    shared = state.shared
    if rule == "lists.bare" and shared and shared.spans and not shared.plural and not _fits(state, shared, own):
        state.shared = None
    after = state.add(own, rule)
    state.shared = shared
    return after


def _branches(state: Listing, own: Span) -> int:
    """Reads `Ngân hàng A (các chi nhánh: B, C)` as `Ngân hàng A chi nhánh B`, …; the offset behind it, or -1."""
    text, folded = state.text, state.folded
    opened = _BRANCHES.match(folded, own[1], state.limit)
    if not opened or "chi nhánh" in folded[slice(*own)]:
        return -1
    close = closing(text, text.index("(", opened.start()), state.limit)
    inner = Listing(text, folded, close, shared=Shared((own, opened.span("head"))))
    at = opened.end()
    while at < close:
        here = _skip(inner, at)
        if here < 0 or here >= close:
            break
        name = read_name(text, folded, here, close)
        end = name.end if name else _bare_end(inner, here)
        if end <= here:
            break
        at = inner.add((here, end), "lists.bare")
    if not inner.items:
        return -1
    for found in inner.items:
        found.rule = "lists.branch"
    state.items += inner.items
    state.shared, state.fresh = None, False
    return close + 1 if text[close : close + 1] == ")" else close
