"""The authorities of an article: units, and offices that may grant, with whom they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.found import Span

_WHOLE = re.compile(
    r"(?<!\w)(?:chủ tịch nước(?: cộng hòa (?:xã hội chủ nghĩa việt nam|dân chủ nhân dân lào)| chdcnd lào"
    r"| chxhcn việt nam| lào| việt nam)?"
    r"|thủ tướng(?: chính phủ)?(?! \w+ của)|chính phủ|nhà nước(?:(?: cộng hòa xã hội chủ nghĩa| chxhcn)? việt nam)?"
    r"|trung ương đoàn|tw đoàn|quốc hội"
    r"|các bộ(?:,? (?:ban, )?ngành)?(?: trung ương| tw)?|các hội sở(?: chính)?|bộ chính trị|ban bí thư)(?!\w)"
)
_WITH_PARTY = re.compile(r"(?<!\w)đảng(?:,| và)? (?:nhà nước,? (?:và )?)?$")
_VICE = re.compile(r"(?:phó|nguyên|cựu|quyền)\s")
_GRANTING = re.compile(
    r"(?:chủ tịch|bộ trưởng|thủ tướng|thống đốc|tổng giám đốc|giám đốc|tổng cục trưởng|cục trưởng|viện trưởng"
    r"|hiệu trưởng|chánh án"
    r"|tư lệnh|chỉ huy trưởng|sư đoàn trưởng|tổng thanh tra|trưởng công an|trưởng ban|tổng biên tập|chính ủy"
    r"|tổng thống|bí thư)"
)
_TAIL_END = re.compile(
    r"\s+(?:đối với|cho|về|vì|tặng|trao|ký|hủy|huỷ|thu hồi|do|trong|tại|đã|vừa|này|truy tặng|phong|công bố|quyết định"
    r"|dành)(?!\w)"
)


def _cut(folded: str, start: int, end: int) -> int:
    """Where an office's tail that no unit bounds stops being a name."""
    stop = _TAIL_END.search(folded, start, end)
    return stop.start() if stop else end


@dataclass(frozen=True, slots=True)
class Authority:
    """A unit or an office that may grant. `held`: a named person's office; `vice`: one that never grants itself."""

    start: int
    end: int
    office: bool = False
    held: bool = False
    vice: bool = False


class AuthorityIndex:
    """All authorities of an article, to be asked by place."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        held = {o.start: p for p in doc._.people for o in p.offices}
        self.persons = sorted((p.start, p.end) for p in doc._.people)
        self._names = names = {start for start, _ in self.persons}
        units = [(u.start, u.end, u.kind) for u in doc._.units]
        starts = [u[0] for u in units]
        found: dict[int, Authority] = {}
        covered: list[Span] = []
        for office in doc._.offices:
            if office.head in ("đại diện", "lãnh đạo", "thành viên") or self.folded.startswith(
                "đại sứ quán", office.start
            ):
                continue
            end = office.end
            inside = bisect_left(starts, office.start + 1)
            if inside < len(units) and units[inside][0] < office.end:
                end = units[inside][1]
            else:
                end = _cut(self.folded, office.start + len(office.head), end)
            start = office.start
            if self.folded.startswith("quyền ", start) and self.folded.endswith("ủy ", 0, start):
                start += 6  # `thừa ủy quyền Chủ tịch nước`: no acting president
            vice = _VICE.match(self.folded, start) is not None or not _GRANTING.match(office.head)
            if self.folded.endswith("đoàn ", 0, start) and office.head == "chủ tịch":
                found[start - 5] = Authority(start - 5, end)
            else:
                named = office.start in held or office.name is not None or end + 1 in names
                found[start] = Authority(start, end, True, named, vice)
            covered.append((start, max(end, office.end)))
        for start, end, kind in units:
            at = bisect_right(covered, (start, 1 << 60)) - 1
            if kind != "block" and start not in found and not (at >= 0 and covered[at][0] <= start < covered[at][1]):
                found[start] = Authority(start, end)
        self.committees = [(a, b) for a, b, _ in units if self.folded.startswith(("ubnd ", "ủy ban nhân dân "), a)]
        self.units = [(a, b) for a, b, _ in units]
        self._found = found
        self._offices = covered

    def whole(self, start: int, end: int) -> None:
        """Adds the authorities of text[start:end] that are neither unit nor office (`Nhà nước`, `các bộ, ngành`)."""
        for m in _WHOLE.finditer(self.folded, start, end):
            inside = any(
                (one := self._found.get(at)) is not None and one.end > m.start()
                for at in range(max(start, m.start() - 80), m.start())
            )
            known = self._found.get(m.start())
            if _WITH_PARTY.search(self.folded, max(0, m.start() - 24), m.start()):
                self._found.pop(m.start(), None)
                continue
            if not inside and (known is None or known.office or known.end < m.end()):
                office = m[0].startswith(("chủ tịch", "thủ tướng"))
                self._found[m.start()] = Authority(m.start(), m.end(), office, m.end() + 1 in self._names)

    def at(self, position: int) -> Authority | None:
        """The authority that begins at `position`."""
        return self._found.get(position)

    def ending(self, position: int, start: int) -> Authority | None:
        """The authority within text[start:position] that ends at `position`; the one that begins first."""
        for at in range(max(start, position - 160), position):
            one = self._found.get(at)
            if one is not None and one.end == position:
                return one
        return None

    def persons_between(self, start: int, end: int) -> list[Span]:
        """The names of persons that begin within text[start:end], the last ones first."""
        first, last = bisect_left(self.persons, (start, 0)), bisect_left(self.persons, (end, 0))
        return self.persons[max(first, last - 20) : last][::-1]

    def in_office(self, position: int) -> bool:
        """Whether `position` lies inside an office, behind its first character."""
        at = bisect_right(self._offices, (position, -1)) - 1
        return at >= 0 and self._offices[at][0] < position < self._offices[at][1]
