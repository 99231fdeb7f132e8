"""Collectives as recipients: units by name, groups of a unit's people, and a unit told by its kind or its alias alone.

`nhân dân và cán bộ tỉnh Kiên Giang` and `tập thể lãnh đạo, cán bộ, công nhân Công ty …` stay as written; `Công ty` and
`TPBank` get the name that the article tells before.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.build.award_counts import NUMBER, Item
from pipeline.build.award_granters import Authorities
from pipeline.build.copied import copied
from pipeline.find.lists import read_list
from pipeline.found import Found

_HEADS = (
    "tổng công ty", "công ty", "tập đoàn", "nhà trường", "trường", "học viện", "bệnh viện", "trung tâm", "ngân hàng",
    "viện", "nhà máy", "xí nghiệp",
)  # fmt: skip
_ANAPHORA = re.compile(
    rf"(?:{'|'.join(_HEADS)})(?:\s+(?:này|ta|mình))?(?=\s*(?:[,.;:()]|$)|\s+(?:đã|được|vinh dự|tiếp tục|cũng|vừa|và"
    rf"|còn|lại"
    r"|long trọng|tổ chức|vì|do|nhân)(?!\w))"
)
_LEAD = re.compile(r"(?:(?:đại diện|lãnh đạo|đơn vị|tập thể|(?:toàn bộ|tất cả) (?:các )?thành viên)\s+){1,3}(?=\S)")
_PLURAL = re.compile(rf"(?:các|những|{NUMBER})\s")
_PREPOSITION = re.compile(
    r"(?:của|tại|trong|thuộc|ở|từ|về|theo|do|trên địa bàn|xã hội|học sinh|giáo viên|cán bộ|lớp \w+,?)\s+$"
)
_NEW_CLAUSE = re.compile(
    r"\s+(?:đã|cũng|sẽ|vừa|còn|tổ chức|hỗ trợ|trao|tặng|quyết định|đề nghị|có|phải|tiếp tục|được|đạt|nhận)(?!\w)"
)
_ALIAS = re.compile(r"(?<=\w) \(([A-ZĐ][A-Za-zĐđ.&-]{1,15})\)")
# Firms' names that need no head; not the short forms of other things.
_TRADE = re.compile(
    r"(?!(?:THPT|THCS|HĐND|UBND|MTTQ|BTC|PV|TP|TPHCM|ASEAN|HCV|HLV|NSND|NSƯT|TNCS|TTg|QĐ|NĐ|CP|NQ|CT|TW|GD|PV)(?!\w))"
    r"(?:[A-ZĐ][a-zA-Z]{0,20}[A-Z]|[A-ZĐ]\w{1,20} \d|Agribank|[A-ZĐ]{3,20})"
)
_PART = (
    r"các|dân|cán bộ|công nhân viên|công nhân|viên chức|công chức|nhân viên|người lao động|lao động|lãnh đạo|chiến sĩ"
    r"|chiến sỹ|giáo viên|giảng viên|học sinh|sinh viên|bác sĩ|y bác sĩ|nhân dân|lực lượng vũ trang|chính quyền|quân"
    r"|ban lãnh đạo|cbcnv|cb,? cnv|đoàn viên|hội viên|cnv|dân tộc|đồng bào"
)
_WORKERS = re.compile(
    r"(?:tập thể|nhân dân|quân và dân|quân|cán bộ|toàn thể|đảng bộ(?=,? (?:và |chính))|đảng bộ, chính quyền)"
    rf"(?:(?:\s*,\s*|\s+và\s+|\s*[-–]\s*|\s+)(?:{_PART})(?!\w)){{0,8}}\s+(?:của\s+)?(?=\S)"
)
_GROUP = re.compile(
    r"(?:tập thể|nhân dân|quân và dân|cán bộ|đội tuyển|phi hành đoàn|tổ bay|kíp|ban chuyên án|đoàn phim|ê[ -]kíp"
    r"|tổ công tác|đội|đội bóng|ban nhạc|lực lượng)\s+(?!vì\s)(?:[^\W\d]|U\d|(?<=chuyên án )\d)[^,.;:()\n]{1,100}?"
    r"(?=\s+(?:vì|đã|do|nhân dịp|và \d|và các|có|trong|là|được|cùng|với|để|đạt|về|theo|kèm|hy sinh|khi|vui mừng|vừa"
    r"|ngày|sau)(?!\w)|[,.;:()\n]|$)"
)
_ABROAD = re.compile(
    r"(?:[ĐđTtLl](?:ại sứ quán|ổng lãnh sự quán|ãnh sự quán))\s+(?:nước )?[^,.;:()\n]{2,60}? tại"
    r" [A-ZĐÔ][^,.;:()\n]{1,40}?(?=\s+(?:vì|về|do|nhân|và|cùng|đã|để|trong|với)(?!\w)|[,.;:()\n]|$)"
)
_NOBODY = frozenset(("tổ quốc", "đảng", "nhà nước", "đất nước"))
_BLOCK = re.compile(r"(?:khối|cụm)(?!\w)", re.IGNORECASE)


class UnitReader:
    """Reads collectives at given places of one article."""

    def __init__(self, doc: Doc, authorities: Authorities) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        self.ends = {u.start: u.end for u in doc._.units}
        self._units = [(u.start, u.end) for u in doc._.units]
        self._authorities = authorities
        self._aliases = {m[1]: m.start() for m in _ALIAS.finditer(self.text)} if "(" in self.text else {}

    def read(self, pos: int, end: int, *, leading: bool, first: bool, after_comma: bool) -> Item | None:
        """The collectives at `pos`. `leading`: behind `cho`, where a verb behind a unit opens a new clause (the subject
        of a verb has it behind itself); `first`: nothing was read before; `after_comma`: the separator was a comma.
        """
        led = leading and first
        if not led and (self._authorities.in_office(pos) or _PREPOSITION.search(self.folded, max(0, pos - 20), pos)):
            return None
        office = self._authorities.at(pos)
        if office is not None and office.office:
            return None
        lead = _LEAD.match(self.folded, pos, end)
        at = lead.end() if lead and (lead.end() in self.ends or self.text[lead.end()].isupper()) else pos
        if not (leading or at in self.ends or _PLURAL.match(self.folded, at) or _TRADE.match(self.text, at)):
            return self._group(pos, end)
        if abroad := _ABROAD.match(self.text, at, end):
            return Item(pos, abroad.end(), [copied(self.text, at, abroad.end(), "award.abroad")])
        workers = _WORKERS.match(self.folded, pos, end)
        if workers and (unit_end := self.ends.get(workers.end())):
            return Item(pos, unit_end, [copied(self.text, pos, unit_end, "award.group")])
        units, stop = read_list(self.text, self.folded, at, end)
        names = self._chosen(units, at, end, leading=leading, first=first, after_comma=after_comma)
        kept = [name for name in names if self._names_unit(name)]
        if not kept:
            return None if names else self._group(pos, end)
        last = max(name.end for name in names)
        return Item(pos, max(last, min(stop, end)) if len(names) == len(units) else last, kept)

    def list_at(self, pos: int, end: int) -> tuple[list[Found], int]:
        """The units of a list and where it ends."""
        units, stop = read_list(self.text, self.folded, pos, end)
        return [self._tidied(unit) for unit in units], stop

    def _chosen(
        self, units: list[Found], at: int, end: int, *, leading: bool, first: bool, after_comma: bool
    ) -> list[Found]:
        """The units of a list up to one that opens a new clause, or that is no more than a capitalised word."""
        names: list[Found] = []
        if not units or units[0].start >= at + 60:
            return names
        for unit in units:
            if leading and _NEW_CLAUSE.match(self.folded, unit.end, end):
                comma = after_comma if not names else "," in self.folded[names[-1].end : unit.start]
                if comma:
                    break
            if unit.rule == "lists.bare" and not names and not (first and _TRADE.match(self.text, unit.start)):
                break
            names.append(self._tidied(unit))
        return names

    def _names_unit(self, name: Found) -> bool:
        """Whether a value names a unit that may get an award: no block, no head alone."""
        value = str(name.value)
        if _BLOCK.match(value) or value.lower() in _NOBODY:
            return False
        return " " in value or _TRADE.match(value) is not None or name.rule != "award.lists.own_head"

    def _group(self, pos: int, end: int) -> Item | None:
        """`tập thể lãnh đạo …`; `Công ty`, told in full before."""
        group = _GROUP.match(self.folded, pos, end)
        if group:
            return Item(pos, group.end(), [copied(self.text, *group.span(), "award.group")])
        same = _ANAPHORA.match(self.folded, pos, end)
        full = self._antecedent(same) if same else None
        return Item(pos, same.end(), [full]) if same and full else None

    def _tidied(self, unit: Found) -> Found:
        """The unit with its rule; one told by its kind or its alias alone gets the name told before."""
        same = _ANAPHORA.fullmatch(self.folded, unit.start, unit.end)
        if same and (full := self._antecedent(same)):
            return full
        bracket = self._aliases.get(str(unit.value), -1)
        if 0 <= bracket < unit.start:
            for start, end in self._units:
                if end == bracket:
                    spans = ((start, end), *unit.spans)
                    return Found(copied(self.text, start, end, "").value, spans, "award.alias")
        return Found(unit.value, unit.spans, f"award.{unit.rule}", notes=unit.notes)

    def _antecedent(self, same: re.Match[str]) -> Found | None:
        """The unit told last before that begins with this word (`Công ty`, `nhà trường`)."""
        head = same[0].removeprefix("nhà ").split(" này")[0]
        best = None
        for start, end in self._units:
            if start >= same.start():
                break
            if self.folded.startswith(head, start) and end - start > len(head) + 1:
                best = (start, end)
        if best is None:
            return None
        return Found(copied(self.text, *best, "").value, (best, same.span()), "award.antecedent")
