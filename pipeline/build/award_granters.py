"""Who grants an award: the authorities of a sentence, and the words that tie one of them to a title.

Granter is the authority that grants (`Chủ tịch UBND tỉnh`, `Bộ Xây dựng`), as written; a person who hands over is none,
and `thay mặt lãnh đạo Đảng, Nhà nước` is a formula (guidelines, Granter).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.build.award_authorities import AuthorityIndex
from pipeline.build.award_verbs import last_match
from pipeline.build.copied import copied
from pipeline.found import Found, Span

# How sure a granter is: tied to the title by `của` or a mandate; subject of `tặng`; a unit that hands over; taken over.
TIED, SUBJECT, HANDING, CARRIED, NONE = 4, 3, 2, 1, 0

_JOIN = re.compile(r"\s*(?:,|(?<!\w)và|(?<!\w)cùng)\s*(?:và\s+)?$")
_TO = re.compile(r"(?<!\w)(?:cho|đối với|tặng)(?!\w)")
_LIST_BEFORE = re.compile(
    r"(?<!\w)(?:được|bị|do|bởi|thay mặt|đại diện|lãnh đạo|thường trực|đề nghị|trình|quyền|lệnh|cả|các|cùng|và|thì|này"
    r"|nay|qua|đó)$"
)
# Where a name read too long goes on with the day or the matter.
_NAME_END = re.compile(r"\s+(?:ngày|sáng|chiều|tối|trưa|hôm (?:nay|qua)|về việc|vừa|đã|cũng|sẽ|năm \d)(?!\w)")
_JOINED = re.compile(r"\s*(?:,|và|cùng)\s+(?:và\s+)?")
_FORMULA = re.compile(
    r"(?:lãnh đạo\s+)?(?:đảng|đảng,? (?:và )?nhà nước|nhà nước, chính phủ|các cấp.*|cấp trên|cấp có thẩm quyền"
    r"|cơ quan có thẩm quyền"
    r"|các ngành|ngành chức năng|ban tổ chức|btc|hội nghị|đại hội|nhà tài trợ|mạnh thường quân|địa phương"
    r"|các cấp, các ngành)"
)
_PARTY = re.compile(r"(?<!\w)đảng(?:,| và)? (?:nhà nước,? (?:và )?)?$")
_PARTY = re.compile(r"(?:lãnh đạo\s+)?(?:đảng|nhà nước)\s*(?:,|và)\s*(?:nhà nước|chính phủ|quốc hội)")
# A grantor told by its kind alone: `Công ty công nhận`, `của Văn phòng`, `huyện đã tặng`.
_BARE = (
    r"(?:tổng công ty|công ty|tập đoàn|nhà trường|trường|học viện|bệnh viện|viện|trung tâm|ngân hàng|văn phòng|quân khu"
    r"|sư đoàn|quân đoàn|lữ đoàn|trung đoàn|cục|tổng cục|sở|bộ|hội|huyện|tỉnh|thành phố|quận|thị xã|xã|phường|thị trấn"
    r"|đặc khu|tỉnh đoàn|tỉnh ủy|huyện ủy|thành ủy|công đoàn|liên đoàn|đoàn trường|bộ trưởng|tổng giám đốc|giám đốc"
    r"|giám đốc sở|chủ tịch|hiệu trưởng|tư lệnh|sư đoàn trưởng|cơ quan|ngành|chi nhánh|hội đồng|ban thường vụ"
    r"|bộ tư lệnh)"
)
_BARE_AT = re.compile(rf"{_BARE}(?!\w)")
_BARE_END = re.compile(rf"(?<!\w){_BARE}$")
_LEADERS = re.compile(r"(?:đại diện\s+)?(?:(?:ban\s+)?(?:lãnh đạo|thường trực)|đại diện)\s+$")
_LED = re.compile(r"(?:đại diện\s+)?(?:ban\s+)?lãnh đạo\s+")
_COMRADE = re.compile(r"(?:đồng chí\s+)?(?:ban\s+)?(?:lãnh đạo\s+)?")
_BRACKET = re.compile(r"\s*\([^()]{0,60}\)$")
_COMMITTEE = re.compile(r"^(?:ubnd|ủy ban nhân dân)\s+")
_BODY = re.compile(
    r"(?:ban (?:thường vụ|chấp hành|giám đốc|thường trực|bí thư|chỉ huy|cán sự đảng)|bch|btv|đoàn chủ tịch)\s+(?=\S)"
)
_BODY_BEFORE = re.compile(_BODY.pattern.removesuffix(r"(?=\S)") + "$")
_MANDATE = re.compile(
    r"(?:thừa (?:ủy|lệnh)(?: nhiệm)? quyền(?: của)?|thừa lệnh(?: của)?|(?:được )?(?:sự )?ủy quyền(?: của)?"
    r"|thay mặt(?: cho)?"
    r"|theo quyết định(?: số [^\s,]+)?(?: ngày [\d/.-]+)?(?: của)?"
    r"|quyết định(?: số [^\s,]+)?(?: ngày [\d/.-]+)? của)\s+(?:đồng chí\s+)?"
)


_VERBS = re.compile(
    r"(?<!\w)(?:tổ chức|cho biết|cho hay|tại|đã|được|là|có|phối hợp|trao|tặng|đến|thăm|về|với|do|khi|vì|cùng|ký|vừa"
    r"|của|để|theo|thống nhất|quyết định|công nhận|đạt|ban hành)(?!\w)"
)
_PART = re.compile(r"(?:cục|vụ|tổng cục|viện|học viện|thanh tra|văn phòng|trường|phòng)\s")
_ACTS = re.compile(
    r"(?:,\s+[^,.;:]{2,30}?)?\s+(?:đã\s+|vừa\s+|cũng\s+|sẽ\s+)*(?:ký\s+)?(?:đến|tới|thăm|động viên"
    r"|gặp mặt|quyết định|công nhận|khen|tặng|tuyên dương|biểu dương|trao tặng"
    r"|khen thưởng|công bố|thưởng)(?!\w)"
)


_RANKS = (
    ("xã", 1),
    ("phường", 1),
    ("thị trấn", 1),
    ("huyện", 2),
    ("quận", 2),
    ("thị xã", 2),
    ("thành phố", 2.5),
    ("tp", 2.5),
    ("tỉnh", 3),
)


def _rank(folded: str) -> float:
    """How high the place stands that a unit's name is (`huyện Củ Chi`); 0 for a unit that is no place."""
    return next((rank for word, rank in _RANKS if re.match(rf"{word}(?!\w)(?! (?:đoàn|ủy|hội)(?!\w))", folded)), 0)


def _level(folded: str) -> float:
    """The level of the place that a unit's name holds; 0 if it holds none."""
    return max((rank for word, rank in _RANKS if re.search(rf"(?<!\w){word}(?!\w)", folded)), default=0)


@dataclass(slots=True)
class Granters:
    """The granters of a frame: values as written, where the words that tell of them begin, how sure they are."""

    values: list[Found] = field(default_factory=list)
    start: int = -1
    strength: int = NONE


class Authorities(AuthorityIndex):
    """Reads granters around given places of one article."""

    def formula(self, span: Span) -> bool:
        """Whether these words name nobody in particular (`các cấp`, `lãnh đạo Đảng, Nhà nước`)."""
        return _FORMULA.fullmatch(self.folded[span[0] : span[1]].strip()) is not None

    def value(self, span: Span, rule: str) -> Found | None:
        """The granter that stands at `span`, or None for a formula."""
        start, end = span
        leaders = _LED.match(self.folded, start)
        start = leaders.end() if leaders else start
        bracket = _BRACKET.search(self.folded, start, end) or _NAME_END.search(self.folded, start + 1, end)
        end = bracket.start() if bracket else end
        if self.formula((start, end)):
            return None
        return self._committee((start, end)) or self._told_before((start, end)) or copied(self.text, start, end, rule)

    def _told_before(self, span: Span) -> Found | None:
        """For `Hội này`, the unit of that kind told last before it."""
        if not self.folded.startswith(" này", span[1]) and not self.folded.endswith(" này", *span):
            return None
        head = self.folded[span[0] : span[1]].removesuffix(" này")
        for start, end in reversed(self.units):
            if end <= span[0] and self.folded.startswith(f"{head} ", start):
                found = copied(self.text, start, end, "award.granter_told")
                return Found(found.value, (*found.spans, span), found.rule)
        return None

    def _committee(self, span: Span) -> Found | None:
        """For a place alone (`của tỉnh Nghệ An`) the people's committee that the article names for it, else None."""
        place = self.folded[span[0] : span[1]]
        if not _rank(place) or " " not in place.removeprefix("thành phố").removeprefix("thị xã").strip():
            return None
        for start, end in self.committees:
            tail = _COMMITTEE.sub("", self.folded[start:end])
            if tail in (place, place.split()[0]) or tail.replace(".", ". ").replace("  ", " ") == place:
                found = copied(self.text, start, end, "award.granter_committee")
                return Found(found.value, (*found.spans, span), found.rule)
        return None

    def before(self, position: int, start: int, *, bare: bool) -> Granters:
        """The authorities, joined by commas or `và`, that end at `position`; with `bare` also a kind alone."""
        out = Granters(start=position)
        spans: list[Span] = []
        at = position
        while (one := self.ending(at, start)) is not None:
            if one.held or one.vice:
                return Granters() if not spans else self._spans(out, spans)
            body = _BODY_BEFORE.search(self.folded, max(start, one.start - 24), one.start)
            spans.insert(0, (body.start() if body else one.start, one.end))
            leaders = _LEADERS.search(self.folded, max(start, one.start - 30), one.start)
            out.start = leaders.start() if leaders else spans[0][0]
            if len(spans) > 1 and not self._opens(spans[0][0], start):
                out.start = spans.pop(0)[1]
                break
            join = _JOIN.search(self.folded, max(start, out.start - 12), out.start)
            if join is None or _TO.search(
                self.folded, max(start, self.folded.rfind(";", start, join.start())), join.start()
            ):
                break
            at = join.start()
        if not spans and bare and (m := _BARE_END.search(self.folded, max(start, position - 24), position)):
            first = m.start()
            for at in range(max(start, first - 50), first):  # a unit's name read too short: `Ban Thường vụ Tỉnh|đoàn`
                one = self._found.get(at)
                if one is not None and one.end > m.start():
                    first = at
                    break
            spans, out.start = [(first, m.end())], first
        return self._spans(out, self._without_addresses(spans))

    def _opens(self, position: int, start: int) -> bool:
        """Whether a list of granters may begin at `position`, and no address (`tại Bệnh viện A, UBND tỉnh …`)."""
        before = self.folded[start:position].rstrip()
        return not before or not before[-1].isalpha() or _LIST_BEFORE.search(before) is not None

    def segment(self, position: int, start: int) -> Granters:
        """The words from the last comma to `position` if a unit's name, read too short, begins them."""
        cut = max(self.folded.rfind(mark, start, position) for mark in ",;:.\n")
        begin = max(start, cut + 1)
        begin += len(self.folded[begin:position]) - len(self.folded[begin:position].lstrip())
        one = self._found.get(begin)
        if one is None or one.held or one.vice or one.end >= position or position - begin > 90:
            return Granters()
        if _VERBS.search(self.folded, one.end, position) or any(one.end <= a < position for a, _ in self.persons):
            return Granters()
        return self._spans(Granters(start=begin), [(begin, position)])

    def opening(self, start: int, end: int) -> Granters:
        """The subject of a clause's first verb (`Chủ tịch UBND tỉnh công nhận 25 xã … và tặng …`)."""
        for at in range(start, end):
            one = self._found.get(at)
            if one is None:
                continue
            before = _LEADERS.sub("", self.folded[start:at]).rstrip()
            if (before and before[-1] not in ",:;") or one.held or one.vice:
                return Granters()
            acts = _ACTS.match(self.folded, one.end, end)
            return self._spans(Granters(start=at), [(at, one.end)]) if acts else Granters()
        return Granters()

    def _without_addresses(self, spans: list[Span]) -> list[Span]:
        """Leaves out places that only say where the one before them lies (`UBND TP Biên Hoà, tỉnh Đồng Nai`)."""
        kept: list[Span] = []
        for span in spans:
            before = kept[-1] if kept and "," in self.folded[kept[-1][1] : span[0]] else None
            inside = before is not None and self._lies_in(before, span)
            if not inside:
                kept.append(span)
        return kept

    def _lies_in(self, one: Span, other: Span) -> bool:
        """Whether the second unit only says to which place or ministry the first belongs (`Cục A, Bộ Công an`)."""
        unit, above = self.folded[slice(*one)], self.folded[slice(*other)]
        return _level(unit) < _rank(above) or (above.startswith("bộ ") and _PART.match(unit) is not None)

    def _spans(self, out: Granters, spans: list[Span]) -> Granters:
        out.values = [v for span in spans if (v := self.value(span, "award.granter"))]
        out.strength = SUBJECT if spans else NONE
        return out

    def after(self, position: int, limit: int, *, bare: bool, joined: bool = True) -> tuple[list[Found], int]:
        """The authorities, joined by commas or `và`, that begin at `position`, and where they end."""
        values: list[Found] = []
        at = end = position
        while at < limit:
            leaders = _COMRADE.match(self.folded, at)
            here = leaders.end() if leaders else at
            body = _BODY.match(self.folded, here, limit)
            one = self.at(here) or self.at(at) or (self.at(body.end()) if body else None)
            span = (here if body else one.start, one.end) if one and not one.vice else None
            if span is None and bare and (m := _BARE_AT.match(self.folded, at, limit)):
                span = m.span()
            if span is None:
                break
            value = self.value(span, "award.granter")
            values += [value] if value else []
            end = span[1]
            join = _JOINED.match(self.folded, end, limit)
            later = self.at(join.end()) if join else None
            if not joined or later is None or join is None or later.held or later.vice:
                break
            at = join.end()
        return values, end

    def mandate(self, start: int, end: int) -> Granters:
        """`thừa uỷ quyền của Chủ tịch nước`: the last mandate of text[start:end]."""
        last = last_match(_MANDATE, self.folded, start, end)
        if last is None:
            return Granters()
        if _PARTY.match(self.folded, last.end(), end):
            return Granters(start=last.start())
        values, stop = self.after(last.end(), end, bare=True, joined=False)
        if not values:
            return Granters(start=last.start()) if stop > last.end() else Granters()
        return Granters(values, last.start(), TIED)
