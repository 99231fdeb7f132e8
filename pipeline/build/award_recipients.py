"""Who gets an award: named units and persons, and stated counts, read item by item from a stretch of text.

`02 đơn vị: Sở A, Ban B`, `bon Bu Lum và 2 cá nhân là ông Điểu Khơn, bà Thị Plơi`, `11 tập thể và 24 cá nhân`.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.build.award_counts import (
    BOTH,
    COUNT,
    MANY,
    NUMBER,
    UNCOUNTED,
    Item,
    Recipients,
    gather,
    is_person,
    kind_of,
    number,
)
from pipeline.build.award_granters import Authorities
from pipeline.build.award_people import PersonReader
from pipeline.build.award_units import UnitReader
from pipeline.found import Found

_SEP = re.compile(
    r"(?:[\s,;…]|\.{3}|(?<=\n)[-+*•]|(?<!\w)(?:và|cùng với|cùng|với|cũng như|cho|riêng|tặng|đối với|đặc biệt là"
    r"|đặc biệt"
    r"|nhất là)(?!\w))*+"
)
_NAMES_FOLLOW = re.compile(r"(?<!\w)(?:là|gồm có|gồm các|gồm|bao gồm|như|trong đó có)(?!\w)\s*:?\s*|(?<!ảnh):\s*")
_VAGUE = re.compile(r"(?:những|các|một|nhiều|người|tập thể|cá nhân)\s")
_NEXT_COUNT = re.compile(rf"[;.](?=\s)|(?<!\w)(?:và|cùng|,)\s+{NUMBER}\s")
_MARK = re.compile(r"[,;:(\n]|\.(?!\w)|(?<!\w)(?:và|cùng với|cùng)(?!\w)")
_REMARK = re.compile(r"\s*\([^()\n]{3,300}\)(?=\s*(?:[;,]|và\s))")  # `Sở A (có thành tích …); Sở B`
_OF = re.compile(r"(?<!\w)(?:thuộc|của|ở|tại)\s")
_ABOVE = re.compile(r"(?:bộ|tỉnh|thành phố|tp|huyện|quận|tập đoàn|tổng công ty)(?!\w)")
_COLON = re.compile(r"\s*:?\s*")
_IS = re.compile(r"\s*(?:(?:đã|vinh dự|cũng|hiện)\s+){0,3}(?:là\s+)?")
_SAYS = re.compile(
    r"(?<!\w)(?:cho (?:rằng|biết|hay)|nói|yêu cầu|nhấn mạnh|chia sẻ|khẳng định|đánh giá|tin rằng|kể|nhận định|đề nghị"
    r"|hỏi|dự|tham dự|chứng kiến"
    r"|cho đó|mong|phát biểu|chúc mừng|ghi nhận|biểu dương)(?!\w)"
)
_BEHALF = re.compile(r"đại diện (?:cho |của )?")
_ACCORDING = re.compile(r"(?<!\w)theo\s+(?:lời\s+)?$")  # `Theo ông A, … được tặng`: who tells gets nothing
_ASIDE = re.compile(r"(?<!\w)(?:đối với|về việc|người có|những ai|khi|nếu)(?!\w)")
_GETS = re.compile(r"(?<!\w)(?:được (?:nhận|trao|tặng|công nhận|phong)|nhận (?:bằng|giấy|cờ|huân|huy|kỷ))(?!\w)")
_ACTS = re.compile(r"\s+(?:đã|cũng|sẽ|vừa|còn|trao|tặng|quyết định|phải|tiếp tục)(?!\w)")
_SPEAKS = re.compile(
    r"\s+(?:nhấn mạnh|cho (?:rằng|biết|hay)|khẳng định|chia sẻ|phát biểu|đề nghị|yêu cầu|nói|bày tỏ|biểu dương"
    r"|chúc mừng"
    r"|ghi nhận|đánh giá)(?!\w)"
)
_VENUE = re.compile(r"(?:hội trường|trụ sở|phòng họp|nhà văn hóa|trung tâm hội nghị|sân vận động)\s+")
_WORD = re.compile(r"\w+|\W")
_STOP = re.compile(r"[;:!?]|\.(?!\w)")
_SCOPE = 900  # characters before a verb in which its subject is looked for
_DEEPEST = 3  # lists within lists


class RecipientReader:
    """Reads the recipients of one article."""

    def __init__(self, doc: Doc, authorities: Authorities) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        self.people = PersonReader(doc, authorities)
        self.units = UnitReader(doc, authorities)
        self._authorities = authorities
        self._depth = 0

    def read(self, start: int, end: int) -> Recipients:
        """The recipients that text[start:end] opens with (behind `cho`): items as long as they follow one another."""
        return gather(self._items(start, end, leading=True))

    def subject(self, start: int, end: int) -> Recipients:
        """The recipients that text[start:end] ends with (before `được tặng`, `đạt`)."""
        items = self._items(max(start, end - _SCOPE), end, leading=False)
        kept: list[Item] = []
        edge = end
        for item in reversed(items):
            between = self.folded[item.end : edge]
            if kept and not _SEP.fullmatch(between):
                break
            if not kept:
                limit = 60 if item.collectives or item.individuals else 180
                if len(between) > limit or _ASIDE.search(between) or _STOP.search(between) or _SAYS.search(between):
                    break
            if _ACCORDING.search(self.folded, max(start, item.start - 12), item.start):
                break
            kept.insert(0, item)
            edge = item.start
        if len(kept) > 1 and kept[-1].among and kept[-2].names and not kept[-1].names:
            kept[-1].names = kept.pop(-2).names  # `A là một trong 10 doanh nghiệp được …`
        before = items[: len(items) - len(kept)]
        if kept and kept[0].among and before and _IS.fullmatch(self.folded, before[-1].end, kept[0].start):
            kept[0].names = before[-1].names  # `TPBank là một trong 26 tổ chức được …`
        return gather(kept)

    def first(self, start: int, end: int) -> Recipients:
        """The first recipients that are named in text[start:end], with those that follow them directly."""
        kept: list[Item] = []
        for item in self._items(max(start, end - _SCOPE), end, leading=False):
            if kept and not _SEP.fullmatch(self.folded, kept[-1].end, item.start):
                break
            kept.append(item)
        return gather(kept)

    def every(self, start: int, end: int) -> Recipients:
        """All recipients that text[start:end] names."""
        return gather(self._items(max(start, end - _SCOPE), end, leading=False))

    def _items(self, start: int, end: int, *, leading: bool) -> list[Item]:
        """The items of text[start:end]; with `leading` only those that begin it and follow one another."""
        items: list[Item] = []
        pos = start
        while pos < end:
            remark = _REMARK.match(self.folded, pos, end) if items else None
            here = self._behind_separator(remark.end() if remark else pos, end)
            if here >= end:
                break
            after_comma = bool(items) and "," in self.folded[pos:here]
            item = self._item(here, end, leading=leading, first=not items, after_comma=after_comma)
            if item is None and leading and items and items[-1].names and is_person(items[-1].names[-1]):
                item = self.people.fellow(here, end)
            if item and leading and after_comma and self._new_clause(item):
                break
            if item and item.end > here:
                items.append(item)
                pos = item.end
            elif leading:
                break
            else:
                pos = self._step(here, end)
        return items

    def _new_clause(self, item: Item) -> bool:
        """Whether what follows a comma opens a clause: `…, Thủ tướng B nhấn mạnh`, `…, 15 người được nhận`."""
        counted = item.collectives or item.individuals
        gets = _GETS.search(self.folded, item.start, item.end) if counted else None
        if gets is not None or _SPEAKS.match(self.folded, item.end):
            return True
        person = bool(item.names) and is_person(item.names[-1]) and item.names[-1].end == item.end
        return person and _ACTS.match(self.folded, item.end) is not None

    def _behind_separator(self, pos: int, end: int) -> int:
        gap = _SEP.match(self.folded, pos, end)
        return gap.end() if gap else pos

    def _step(self, pos: int, end: int) -> int:
        """Where to look next when nothing begins at `pos`: behind the bracket, venue, office, unit or word there."""
        if self.text[pos] == "(":
            return self.text.find(")", pos, end) + 1 or pos + 1
        venue = _VENUE.match(self.folded, pos, end)
        if venue:
            return int(self.units.ends.get(venue.end(), venue.end()))
        office = self._authorities.at(pos)
        if office is not None and office.end > pos:
            return office.end
        word = _WORD.match(self.folded, pos, end)
        return self.units.ends.get(pos) or (word.end() if word else pos + 1)

    def _item(self, pos: int, end: int, *, leading: bool, first: bool, after_comma: bool) -> Item | None:
        """The item at `pos`, if one begins there."""
        behalf = _BEHALF.match(self.folded, pos, end)
        count = COUNT.match(self.folded, behalf.end() if behalf else pos, end)
        if count and not count["not"] and not self.folded.startswith("một số ", pos):
            return self._counted(count, end)
        plain = UNCOUNTED.match(self.folded, pos, end) if leading and first else None
        if (
            plain
            and not self.people.at(pos, end)
            and not self.text[plain.end() : plain.end() + 2].strip()[:1].isupper()
        ):
            return Item(pos, self._modifiers(plain.end(), end), vague="both" if plain["and"] else kind_of(plain))
        many = MANY.match(self.folded, pos, end)
        if many:
            return self._many(many, end)
        person = self.people.read(pos, end)
        return person or self.units.read(pos, end, leading=leading, first=first, after_comma=after_comma)

    def _many(self, many: re.Match[str], end: int) -> Item:
        """A plural without a number: with names (`các tập thể: A, B`), a shared head (`các sở: A, B`), or vague."""
        pos = many.start()
        both = BOTH.match(self.folded, many.end(), end)
        named = [] if both else self._named_behind(many.end(), end, persons=many["i"] is not None)
        if named:
            partly = "trong đó" in self.folded[many.end() : named[0].start]
            return Item(pos, max(n.end for n in named), named, vague=kind_of(many) if partly else "")
        if self.folded[many.end() : many.end() + 1] in (" ", ":"):
            units, stop = self.units.list_at(pos, end)
            if units:
                return Item(pos, stop, units)
        behind = both.end() if both else many.end()
        return Item(pos, self._modifiers(behind, end), vague="both" if both else kind_of(many))

    def _counted(self, count: re.Match[str], end: int) -> Item:
        """A stated count, with the names behind it."""
        start, behind = count.start(), count.end()
        both = BOTH.match(self.folded, behind, end)
        if both:
            named = self._named_behind(both.end(), end, persons=False)
            return Item(start, self._modifiers(both.end(), end), named, vague="both")
        n = number(count["n"])
        item = Item(start, behind, among=count["among"] is not None)
        if count["about"]:
            item.vague = kind_of(count)
        else:
            setattr(item, kind_of(count), Found(n, (count.span("n"),), "award.count"))
        following = self.text[behind : behind + 2]
        headed = count["c"] and following[:1] == " " and (following[1:].isupper() or following[1:].isdigit())
        if headed and self._shared_head(item, count, n, end):
            return item
        item.names = self._named_behind(behind, end, persons=count["i"] is not None)
        if item.collectives and n > 1 and all(map(is_person, item.names)):
            item.names = []
        item.end = max(self._modifiers(behind, end), *(name.end for name in item.names), behind)
        return item

    def _shared_head(self, item: Item, count: re.Match[str], n: int, end: int) -> bool:
        """Names directly behind the noun: `2 huyện Phú Riềng và Bù Đăng`, `hai đơn vị Ngân hàng A và Ngân hàng B`."""
        units, stop = self.units.list_at(count.start(), end)
        if not units:
            units, stop = self.units.list_at(count.end() + 1, end)
        if len(units) == n or len(units) > 1:
            item.names, item.end = units, stop
        elif n == 1 and (alone := self.units.list_at(count.start("c"), end)[0]):
            item.names, item.end = alone[:1], max(alone[0].end, count.end())
        else:
            return False
        return True

    def _modifiers(self, pos: int, end: int) -> int:
        """Where the words that describe a counted group end: before punctuation, or before `và` and another item."""
        mark = _MARK.search(self.folded, pos, end)
        while (
            mark
            and (mark[0] == "," or mark[0].isalpha() or " " in mark[0])
            and (not self._begins(mark.end(), end) or self._address(pos, mark, end))
        ):
            mark = _MARK.search(self.folded, mark.end(), end)
            if mark is None:
                return end
        return mark.start() if mark else end

    def _address(self, pos: int, comma: re.Match[str], end: int) -> bool:
        """Whether the comma goes on with where those counted belong: `3 cá nhân thuộc Công an tỉnh A, Bộ Công an`."""
        here = self._behind_separator(comma.end(), end)
        within = comma[0] == "," and _OF.search(self.folded, pos, comma.start()) is not None
        return within and _ABOVE.match(self.folded, here) is not None

    def _begins(self, pos: int, end: int) -> bool:
        """Whether an item begins behind the separator that ends at `pos`."""
        here = self._behind_separator(pos, end)
        if COUNT.match(self.folded, here, end) or self.people.at(here, end):
            return True
        return self.text[here : here + 1].isupper() and bool(self.units.list_at(here, end)[0])

    def _named_behind(self, pos: int, end: int, *, persons: bool) -> list[Found]:
        """The names that a count announces: behind `là`, `gồm`, a colon, or directly behind its noun."""
        if self._depth >= _DEEPEST:
            return []
        self._depth += 1
        try:
            return self._announced(pos, end, persons=persons)
        finally:
            self._depth -= 1

    def _announced(self, pos: int, end: int, *, persons: bool) -> list[Found]:
        colon = _COLON.match(self.folded, pos, end)
        at = colon.end() if colon else pos
        if self.people.at(at, end):
            if persons and ":" in self.folded[pos:at] and (listed := self._name_list(at, end)):
                return listed
            return [n for item in self._items(at, end, leading=True) for n in item.names if is_person(n)]
        stop = _NEXT_COUNT.search(self.folded, pos, end)
        follow = _NAMES_FOLLOW.search(self.folded, pos, stop.start() if stop else end)
        if follow is None or _VAGUE.match(self.folded, follow.end(), end):
            return []
        if persons and (listed := self._name_list(follow.end(), end)):
            return listed
        found = [n for item in self._items(follow.end(), end, leading=True) for n in item.names]
        return [n for n in found if n.rule != "award.group"] if persons else found  # `63 đồng chí là cán bộ …`

    def _name_list(self, pos: int, end: int) -> list[Found]:
        """The names of a list that is said to hold persons."""
        names: list[Found] = []
        while pos < end:
            here = self._behind_separator(pos, end)
            item = None if names and here == pos else self.people.listed(here, end)
            if item is None:
                break
            names += item.names
            pos = item.end
        return names
