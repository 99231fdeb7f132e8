"""Who grants an award: the authorities of a sentence, and the words that tie one of them to a title.

Granter is the authority that grants (`Chủ tịch UBND tỉnh`, `Bộ Xây dựng`), as written; a person who hands over is none,
and `thay mặt lãnh đạo Đảng, Nhà nước` is a formula (guidelines, Granter).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.build.copied import copied
from pipeline.found import Found, Span

# How sure a granter is: tied to the title by `của` or a mandate; subject of `tặng`; a unit that hands over; taken over.
TIED, SUBJECT, HANDING, CARRIED, NONE = 4, 3, 2, 1, 0

_JOIN = re.compile(r"\s*(?:,|(?<!\w)và|(?<!\w)cùng)\s*(?:và\s+)?$")
_TO = re.compile(r"(?<!\w)(?:cho|đối với|tặng)(?!\w)")
_JOINED = re.compile(r"\s*(?:,|và|cùng)\s+(?:và\s+)?")
_FORMULA = re.compile(
    r"(?:lãnh đạo\s+)?(?:đảng|đảng,? (?:và )?nhà nước|nhà nước, chính phủ|các cấp.*|cấp trên|cấp có thẩm quyền|cơ quan có thẩm quyền"
    r"|các ngành|ngành chức năng|ban tổ chức|btc|hội nghị|đại hội|nhà tài trợ|mạnh thường quân|địa phương|các cấp, các ngành)"
)
_WHOLE = re.compile(
    r"(?<!\w)(?:chủ tịch nước(?: cộng hòa (?:xã hội chủ nghĩa việt nam|dân chủ nhân dân lào)| chdcnd lào| chxhcn việt nam| lào| việt nam)?"
    r"|thủ tướng(?: chính phủ)?(?! \w+ của)|chính phủ|nhà nước(?: cộng hòa xã hội chủ nghĩa việt nam)?|trung ương đoàn|tw đoàn|quốc hội"
    r"|các bộ(?:,? (?:ban, )?ngành)?(?: trung ương| tw)?|các hội sở(?: chính)?|bộ chính trị|ban bí thư)(?!\w)"
)
# A grantor told by its kind alone: `Công ty công nhận`, `của Văn phòng`, `huyện đã tặng`.
_BARE = (
    r"(?:tổng công ty|công ty|tập đoàn|nhà trường|trường|học viện|bệnh viện|viện|trung tâm|ngân hàng|văn phòng|quân khu|sư đoàn|quân đoàn"
    r"|lữ đoàn|trung đoàn|cục|tổng cục|sở|bộ|ban|hội|huyện|tỉnh|thành phố|quận|thị xã|xã|phường|thị trấn|đặc khu|tỉnh đoàn|tỉnh ủy"
    r"|huyện ủy|thành ủy|công đoàn|liên đoàn|đoàn trường|bộ trưởng|tổng giám đốc|giám đốc|giám đốc sở|chủ tịch|hiệu trưởng|tư lệnh"
    r"|sư đoàn trưởng|cơ quan|ngành|chi nhánh|hội đồng|ban thường vụ|bộ tư lệnh)"
)
_BARE_AT = re.compile(rf"{_BARE}(?!\w)")
_BARE_END = re.compile(rf"(?<!\w){_BARE}(?:\s+(?:này|ta))?$")
_LEADERS = re.compile(r"(?:đại diện\s+)?(?:ban\s+)?(?:lãnh đạo|thường trực)\s+$")
_VICE = re.compile(r"(?:phó|nguyên|cựu|quyền)\s")
_GRANTING = re.compile(
    r"(?:chủ tịch|bộ trưởng|thủ tướng|thống đốc|tổng giám đốc|giám đốc|tổng cục trưởng|cục trưởng|viện trưởng|hiệu trưởng|chánh án"
    r"|tư lệnh|chỉ huy trưởng|sư đoàn trưởng|tổng thanh tra|trưởng công an|trưởng ban|tổng biên tập|chính ủy|tổng thống|bí thư)"
)
_MANDATE = re.compile(
    r"(?:thừa (?:ủy|lệnh)(?: nhiệm)? quyền(?: của)?|thừa lệnh(?: của)?|(?:được )?(?:sự )?ủy quyền(?: của)?|thay mặt(?: cho)?"
    r"|theo quyết định(?: số [^\s,]+)?(?: ngày [\d/.-]+)?(?: của)?|quyết định(?: số [^\s,]+)?(?: ngày [\d/.-]+)? của)\s+(?:đồng chí\s+)?"
)


@dataclass(frozen=True, slots=True)
class Authority:
    """A unit or an office that may grant. `held`: the office of a named person; `vice`: one that never grants itself."""

    start: int
    end: int
    office: bool = False
    held: bool = False
    vice: bool = False


@dataclass(slots=True)
class Granters:
    """The granters of a frame: values as written, where the words that tell of them begin, how sure they are."""

    values: list[Found] = field(default_factory=list)
    start: int = -1
    strength: int = NONE


class Authorities:
    """All authorities of an article, in text order, to be asked by place."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        held = {o.start: p for p in doc._.people for o in p.offices}
        self.persons = [(p.start, p.end) for p in doc._.people]
        units = [(u.start, u.end, u.kind) for u in doc._.units]
        starts = [u[0] for u in units]
        found: dict[int, Authority] = {}
        covered: list[Span] = []
        for office in doc._.offices:
            end = office.end
            inside = bisect_left(starts, office.start + 1)
            while inside < len(units) and units[inside][0] < office.end:
                end = units[inside][1]
                if units[inside][0] > office.start + len(office.head) + 2:
                    break
                inside += 1
            head = self.folded[office.start : office.end]
            vice = _VICE.match(head) is not None or not _GRANTING.match(office.head)
            found[office.start] = Authority(office.start, end, True, office.start in held, vice)
            covered.append((office.start, max(end, office.end)))
        for start, end, kind in units:
            at = bisect_right(covered, (start, 1 << 60)) - 1
            if kind != "block" and start not in found and not (at >= 0 and covered[at][0] <= start < covered[at][1]):
                found[start] = Authority(start, end)
        self._found = found
        self._offices = covered

    def whole(self, start: int, end: int) -> None:
        """Adds the authorities of text[start:end] that are neither unit nor office (`Nhà nước`, `các bộ, ngành`)."""
        for m in _WHOLE.finditer(self.folded, start, end):
            inside = any(
                (one := self._found.get(at)) is not None and one.end > m.start() and not (at == m.start() and one.end < m.end())
                for at in range(max(start, m.start() - 80), m.start() + 1)
            )
            if not inside:
                self._found[m.start()] = Authority(m.start(), m.end(), m[0].startswith(("chủ tịch", "thủ tướng")))

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

    def in_office(self, position: int) -> bool:
        """Whether `position` lies inside an office, behind its first character."""
        at = bisect_right(self._offices, (position, -1)) - 1
        return at >= 0 and self._offices[at][0] < position < self._offices[at][1]

    def formula(self, span: Span) -> bool:
        """Whether these words name nobody in particular (`các cấp`, `lãnh đạo Đảng, Nhà nước`)."""
        return _FORMULA.fullmatch(self.folded[span[0] : span[1]].strip()) is not None

    def value(self, span: Span, rule: str) -> Found | None:
        """The granter that stands at `span`, or None for a formula."""
        start, end = span
        leaders = re.compile(r"(?:đại diện\s+)?(?:ban\s+)?lãnh đạo\s+").match(self.folded, start)
        start = leaders.end() if leaders else start
        return None if self.formula((start, end)) else copied(self.text, start, end, rule)

    def before(self, position: int, start: int, *, bare: bool) -> Granters:
        """The authorities, joined by commas or `và`, that end at `position`; with `bare` also a kind alone."""
        out = Granters(start=position)
        spans: list[Span] = []
        at = position
        while (one := self.ending(at, start)) is not None:
            if one.held or one.vice:
                return Granters() if not spans else self._spans(out, spans)
            spans.insert(0, (one.start, one.end))
            leaders = _LEADERS.search(self.folded, max(start, one.start - 30), one.start)
            out.start = leaders.start() if leaders else one.start
            join = _JOIN.search(self.folded, max(start, out.start - 12), out.start)
            if join is None or _TO.search(self.folded, start, join.start()):
                break
            at = join.start()
        if not spans and bare and (m := _BARE_END.search(self.folded, max(start, position - 24), position)):
            spans, out.start = [m.span()], m.start()
        return self._spans(out, spans)

    def _spans(self, out: Granters, spans: list[Span]) -> Granters:
        out.values = [v for span in spans if (v := self.value(span, "award.granter"))]
        out.strength = SUBJECT if spans else NONE
        return out

    def after(self, position: int, limit: int, *, bare: bool) -> tuple[list[Found], int]:
        """The authorities, joined by commas or `và`, that begin at `position`, and where they end."""
        values: list[Found] = []
        at = end = position
        while at < limit:
            leaders = re.compile(r"(?:đồng chí\s+)?(?:ban\s+)?(?:lãnh đạo\s+)?").match(self.folded, at)
            here = leaders.end() if leaders else at
            one = self.at(here) or self.at(at)
            span = (one.start, one.end) if one and not one.vice else None
            if span is None and bare and (m := _BARE_AT.match(self.folded, at, limit)):
                span = m.span()
            if span is None:
                break
            value = self.value(span, "award.granter")
            values += [value] if value else []
            end = span[1]
            join = _JOINED.match(self.folded, end, limit)
            if join is None or self.at(join.end()) is None:
                break
            at = join.end()
        return values, end

    def mandate(self, start: int, end: int) -> Granters:
        """`thừa uỷ quyền của Chủ tịch nước`: the last mandate of text[start:end]."""
        last = None
        for last in _MANDATE.finditer(self.folded, start, end):
            pass
        if last is None:
            return Granters()
        values, stop = self.after(last.end(), end, bare=True)
        if not values:
            return Granters(start=last.start()) if stop > last.end() else Granters()
        return Granters(values, last.start(), TIED)
