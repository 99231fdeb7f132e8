"""Persons as recipients: with honorific, rank or occupation, by their given name alone, or by a pronoun.

`cho thầy Thiện` means the person whose full name the article tells elsewhere; `cho gia đình anh` the one named last. An
item reaches over what is told of the person: offices, brackets, an occupation, an address.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.build.award_counts import COUNT, Item
from pipeline.build.award_granters import Authorities
from pipeline.build.copied import copied
from pipeline.find.names import RUN, is_surname
from pipeline.find.offices import Office
from pipeline.find.tables import places
from pipeline.found import Found, Span
from pipeline.text.normal import fold

_ADDRESS = (
    r"(?:đồng chí|đ/c|đ\.c|ông|bà|anh|chị|em|cháu|bạn|cụ|mẹ|thầy giáo|thầy|cô giáo|cô|nhà giáo|bác|chú|già làng"
    r"|nghệ nhân|các|hai|ba)"
)
_TITLES = re.compile(
    r"(?:(?:tập thể|cá nhân|vợ con|vợ|chồng|thân nhân|người thân|người nhà|bố mẹ|cha mẹ|gia đình|đại diện|lãnh đạo"
    r"|thủ môn|tiền vệ|tiền đạo|hậu vệ"
    r"|chủ tàu"
    r"|thuyền trưởng)\s+(?:của\s+|các\s+)?){0,3}"
    rf"(?:{_ADDRESS}\s*[:,]?\s+){{0,4}}"
)
_SHORT_NAME = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|anh|chị|em|cháu|bạn|cụ|mẹ|thầy giáo|thầy|cô giáo|cô|bác"
    r"|(?:thượng|trung|thiếu|đại) (?:úy|tá|sĩ|sỹ|tướng)|binh nhất)\s+"
)
_PRONOUN = re.compile(
    r"(?:gia đình\s+|vợ con\s+|thân nhân\s+)?(?:anh|chị|em|ông|bà|cháu|cụ|cô|thầy giáo|thầy|bạn)(?:\s+ấy|\s+này)?"
    r"(?=\s*(?:[.,;]|$)|\s+(?:vì|đã|do|và|để|trước|cũng|cùng)(?!\w))"
)
_SEVERAL = re.compile(r"(?:các|những|nhiều|mỗi|một|hai|cùng|(?<![\d/.-])\d{1,2})\s+$")
# Small words before a name that say what somebody is: `phóng viên A`, `nữ sinh B`.
_LOWER = "a-z" + "".join(c for c in map(chr, range(0xE0, 0x1EFA)) if c.islower())
_OCCUPATION = re.compile(rf"(?:[{_LOWER}]+ +){{1,3}}(?=[^\W\d_])")
_NO_OCCUPATION = re.compile(
    r"(?<!\w)(?:của|tại|trong|ở|tỉnh|huyện|xã|phường|thành|phố|quận|thôn|trường|công ty|và|cho|là|với|thị|tổ|hội|đội"
    r"|ban"
    r"|sở|khoa|tập thể|được|bản)(?!\w)"
)
_COMMA = re.compile(r"\s*(?:,|[-–]\s)\s*")
_CHUNK = re.compile(r"[^,;.()\n]*?(?=\s(?:và|cùng|vì|đã|do|được)\s|[,;.()\n]|$)")
_OTHER = re.compile(
    r"(?:và|cùng|đồng thời|trao|tặng|kèm|tuy|nhưng|với|ngày|tại|trong|cho (?:rằng|biết|hay)|nói|được|đã|vừa|nhấn mạnh"
    r"|khẳng định|yêu cầu|chia sẻ)(?!\w)"
)
_BRACKET = re.compile(r"\s*\([^()\n]{0,120}\)")
_DEGREE = re.compile(r"(?:pgs|gs|tskh|ts|ths|bs|bscki{0,2}|cki{0,2}|ncs|ls|ks)\.")
_OWN_OFFICE = re.compile(r"[\s,–(-]*(?:nguyên\s+|là\s+)?")
_REACH = 3000  # characters back in which the person whom a pronoun means was named

Named = tuple[Found, int, Sequence[Office]]
"""(name, offset behind it, offices told with it)"""


class PersonReader:
    """Reads persons at given places of one article."""

    def __init__(self, doc: Doc, authorities: Authorities) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        self._people = sorted(doc._.people, key=lambda p: p.start)
        self._starts = [p.start for p in self._people]
        self._full = [(p.name, self.text[slice(*p.name)], self.folded[slice(*p.name)].split()) for p in self._people]
        self._authorities = authorities
        self._honorifics = {t.start: t.end for t in doc._.terms.get("honorifics", ())}
        self._units = doc._.units
        self._unit_ends = {u.start: u.end for u in doc._.units}

    def read(self, pos: int, end: int) -> Item | None:
        """The person at `pos`, with all that is told of them, if one begins there."""
        named = self.at(pos, end)
        return Item(pos, self._apposition(named[1], named[2], end), [named[0]]) if named else None

    def fellow(self, pos: int, end: int) -> Item | None:
        """A name without a known surname, where a list of persons goes on (`em A và Ong Như B`)."""
        run = RUN.match(self.text, pos, end)
        office = self._authorities.at(pos)
        if run is None or " " not in run[0] or office is not None or not self._looks_named(run, occupation=False):
            return None
        return Item(pos, self._apposition(run.end(), (), end), [self._named(run.span())])

    def listed(self, pos: int, end: int) -> Item | None:
        """A name, of whatever people, in a list that is said to hold persons: `4 cá nhân: Siu Tơrơn, Đinh Yut`."""
        item = self.read(pos, end)
        if item is None:
            lead = self._occupation(pos, end)
            run = RUN.match(self.text, lead.end() if lead else pos, end)
            if run is None or " " not in run[0]:
                return None
            item = Item(pos, self._apposition(run.end(), (), end), [self._named(run.span())])
        return item

    def at(self, pos: int, end: int) -> Named | None:
        """The person at `pos`: honorifics and offices may stand before the name."""
        titles = _TITLES.match(self.folded, pos, end)
        for at in (titles.end() if titles else pos, pos):
            index = bisect_left(self._starts, at)
            if index < len(self._people):
                person = self._people[index]
                near = person.start == at or (person.start - at < 80 and self._only_titles(at, person.start))
                if person.name[1] <= end and near:
                    return self._named(person.name), person.name[1], person.offices
        short = _SHORT_NAME.match(self.folded, pos, end) or (titles if titles and titles.end() > pos else None)
        short = short or self._occupation(pos, end)
        run = RUN.match(self.text, short.end() if short else pos, end)
        if run is None:
            return self._pronoun(pos, end)
        return self._by_run(run, pos, short)

    def _by_run(self, run: re.Match[str], pos: int, lead: re.Match[str] | None) -> Named | None:
        """The person whom a run of capitals names behind `lead` (an honorific, an occupation or nothing)."""
        several = " " in run[0]
        for span, name, _ in self._full if several else ():
            if run[0].startswith(
                f"{name} "
            ):  # a name that runs into the next sentence: `… cho đảng viên A Với những …`
                stop = run.start() + span[1] - span[0]
                return self._named((run.start(), stop)), stop, ()
        bare = lead is None and pos not in self._unit_ends and not several
        if (lead or bare) and (full := self._full_name(run.span())):
            return full, run.end(), ()
        if lead and several and self._looks_named(run, occupation=lead.re is _OCCUPATION):
            return self._named(run.span()), run.end(), ()
        return None

    def _occupation(self, pos: int, end: int) -> re.Match[str] | None:
        """The small words at `pos` that may say what somebody is."""
        found = _OCCUPATION.match(self.text, pos, end)
        return found if found and not _NO_OCCUPATION.search(found[0]) else None

    def _looks_named(self, run: re.Match[str], *, occupation: bool) -> bool:
        """Whether a run of capitals behind an honorific or an occupation is a person's name."""
        start = run.start()
        if fold(run[0]) in places() or self._authorities.at(start) or self._authorities.in_office(start):
            return False
        if any(u.start <= start < u.end for u in self._units):
            return False
        return not occupation or is_surname(fold(run[0]).split()[0])

    def _pronoun(self, pos: int, end: int) -> Named | None:
        """`cho anh`, `cho gia đình anh`: the person named last before it."""
        word = _PRONOUN.match(self.folded, pos, end)
        if word is None or _SEVERAL.search(self.folded, max(0, pos - 12), pos):
            return None
        best, where = None, -1
        for span, name, _ in self._full:
            last = self.text.rfind(f" {name.split()[-1]}", max(0, pos - _REACH), pos)
            if last > where:
                best, where = span, last
        if best is None:
            return None
        value = copied(self.text, best[0], best[1], "").value
        return Found(value, (best, word.span()), "award.pronoun", notes={"kind": "person"}), word.end(), ()

    def _only_titles(self, start: int, end: int) -> bool:
        """Whether text[start:end] holds honorifics, ranks, offices and an occupation only."""
        at = start
        while at < end:
            if self.folded[at] in " :,.-–":
                at += 1
                continue
            office = self._authorities.at(at)
            known = self._honorifics.get(at) or (office.end if office is not None and office.office else 0)
            degree = None if known else _DEGREE.match(self.folded, at)
            known = degree.end() if degree else known
            if not known or known > end:
                break
            at = known
        if at >= end:
            return True
        occupation = self._occupation(at, end)
        return occupation is not None and occupation.end() == end

    def _named(self, span: Span) -> Found:
        found = copied(self.text, *span, "award.person")
        found.value = re.sub(r" ?- ?", "-", found.value)
        found.notes = {"kind": "person"}
        return found

    def _full_name(self, span: Span) -> Found | None:
        """The person, the first of the article, whose full name ends with this short one."""
        short = self.folded[span[0] : span[1]].split()
        for name, _, words in self._full:
            if len(words) > len(short) and words[-len(short) :] == short:
                value = copied(self.text, name[0], name[1], "").value
                return Found(value, (name, span), "award.short_name", notes={"kind": "person"})
        return None

    def _apposition(self, at: int, offices: Sequence[Office], end: int) -> int:
        """Where what is told of the person named before `at` ends."""
        for office in offices:
            if at <= office.start < end and _OWN_OFFICE.fullmatch(self.folded, at, office.start):
                bracketed = self.text.rfind("(", at, office.start) > self.text.rfind(")", at, office.start)
                close = self.text.find(")", office.end, min(end, office.end + 60)) if bracketed else -1
                at = max(at, close + 1, min(office.end, end))
        at = self._skip_brackets(at, end)
        while (comma := _COMMA.match(self.folded, at, end)) and comma.end() < end:
            here = comma.end()
            other = self.text[here].isupper() and here not in self._unit_ends
            if other or COUNT.match(self.folded, here, end) or self.at(here, end):
                known = self._authorities.at(here)
                if known is None or not known.office:
                    return at
            chunk = _CHUNK.match(self.folded, here, end)
            if chunk is None or chunk.end() <= here or _OTHER.match(chunk[0]):
                return at
            at = self._skip_brackets(max(chunk.end(), self._unit_ends.get(here, 0)), end)
        return at

    def _skip_brackets(self, at: int, end: int) -> int:
        while bracket := _BRACKET.match(self.text, at, end):
            at = bracket.end()
        return at
