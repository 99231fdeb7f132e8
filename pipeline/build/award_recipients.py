"""Who gets an award: named units and persons, and stated counts, read item by item from a stretch of text.

`02 đơn vị: Sở A, Ban B`, `bon Bu Lum và 2 cá nhân là ông Điểu Khơn, bà Thị Plơi`, `11 tập thể và 24 cá nhân`. Whether a
count is of collectives or of persons is told by its noun; one that isn't split or exact (`30 tập thể và cá nhân`, `gần
10`) is none (guidelines, Counts).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.build.award_granters import Authorities
from pipeline.build.copied import copied
from pipeline.find.lists import read_list
from pipeline.find.names import RUN
from pipeline.found import Found, Span

_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười lăm": 15, "hai mươi": 20,
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,4}|mười (?:một|hai|lăm)|hai mươi|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_COLLECTIVE = (
    r"(?:tập thể|đơn vị|cơ quan|tổ chức|doanh nghiệp|địa phương|phòng|ban|sở|ngành|trường|xã|phường|huyện|quận|tỉnh|thị trấn|thị xã"
    r"|thành phố|đặc khu|thôn|ấp|khóm|bản|buôn|bon|làng|khu phố|khu dân cư|tổ dân phố|chi bộ|đảng bộ|chi hội|hội|chi đoàn|đoàn cơ sở"
    r"|công đoàn|liên đội|liên đoàn|tổ công đoàn|cđcs|công ty|xí nghiệp|nhà máy|chi nhánh|chi cục|cục|viện|bệnh viện|trung tâm|khoa"
    r"|đội|tổ|nhóm|câu lạc bộ|hợp tác xã|hộ|gia đình|đại đội|tiểu đoàn|trung đoàn|lữ đoàn|đồn|trạm|tàu|cơ sở)"
)
_INDIVIDUAL = (
    r"(?:cá nhân|đồng chí|đ/c|cán bộ|công chức|viên chức|công nhân|người|lao động|học sinh|sinh viên|giáo viên|giảng viên|nhà giáo"
    r"|thầy|cô|em|cháu|bạn|anh|chị|ông|bà|cụ|mẹ|đoàn viên|đảng viên|hội viên|thanh niên|thiếu niên|trẻ em|nông dân|ngư dân|già làng"
    r"|chiến sĩ|chiến sỹ|quân nhân|sĩ quan|sỹ quan|bộ đội|cảnh sát|bác sĩ|bác sỹ|y sĩ|y bác sĩ|nhân viên|thành viên|vận động viên|gương"
    r"|nghệ nhân|nghệ sĩ|nghệ sỹ|nhà báo|phóng viên|tác giả|chuyên gia|cựu|doanh nhân|luật sư|luật gia|tình nguyện viên|trường hợp"
    r"|phụ nữ|hiệu trưởng|chủ tịch|giám đốc|phi công|lái xe|tài xế|chủ tàu|cổ động viên|cầu thủ|huấn luyện viên|liệt sĩ|thầy thuốc)"
)
_COUNT = re.compile(
    rf"(?P<about>(?:gần|hơn|trên|khoảng|hàng|ngót|ít nhất|tối thiểu|không quá)\s+)?(?:một trong (?:số )?|1 trong (?:số )?|(?P<cả>cả|toàn bộ|tất cả)\s+)?"
    rf"(?P<n>{_NUMBER})(?:\s*/\s*\d[\d.]*)?(?P<not>\s*(?:%|điểm|phiếu|triệu|tỷ|đồng))?\s+"
    rf"(?:lượt\s+|số\s+)?(?:(?P<c>{_COLLECTIVE})|(?P<i>{_INDIVIDUAL}))(?!\w)"
)
_MANY = re.compile(
    rf"(?:nhiều|các|những|một số|hàng chục|hàng trăm|đông đảo|toàn thể)\s+(?:(?P<c>{_COLLECTIVE})|(?P<i>{_INDIVIDUAL}))(?!\w)"
)
_BOTH = re.compile(r"\s*(?:,|và|/)\s*(?:các\s+)?(?:cá nhân|tập thể|người|hộ gia đình|gia đình|đơn vị)(?!\w)")
_NAMES_FOLLOW = re.compile(r"(?<!\w)(?:là|gồm(?: có)?|bao gồm|gồm các|như)(?!\w)\s*:?\s*|:\s*")
_SEP = re.compile(r"(?:\s|[,;]|\.{3}|…|(?<!\w)(?:và|cùng với|cùng|với|cũng như|cho|riêng|tặng|đối với)(?!\w)|\n\s*[-+*•]?)*")
_TITLES = re.compile(
    r"(?:(?:tập thể|cá nhân|vợ con|vợ|chồng|thân nhân|gia đình|đại diện|lãnh đạo|thủ môn|tiền vệ|tiền đạo|hậu vệ|chủ tàu|thuyền trưởng)"
    r"\s+(?:của\s+|các\s+)?)*"
    r"(?:(?:đồng chí|đ/c|đ\.c|ông|bà|anh|chị|em|cháu|bạn|cụ|mẹ|thầy|cô|thầy giáo|cô giáo|nhà giáo|bác|chú|già làng|nghệ nhân|các|hai|ba)\s*[:,]?\s+)*"
)
_SHORT_NAME = re.compile(
    r"(?:(?:đồng chí|đ/c|ông|bà|anh|chị|em|cháu|bạn|cụ|mẹ|thầy|cô|thầy giáo|cô giáo|bác|(?:thượng|trung|thiếu|đại) (?:úy|tá|sĩ|sỹ|tướng)|binh nhất)\s+)"
)
_HEADS = (
    "tổng công ty", "công ty", "tập đoàn", "nhà trường", "trường", "học viện", "bệnh viện", "trung tâm", "ngân hàng", "viện", "cục",
    "chi cục", "sở", "huyện", "xã", "phường", "tỉnh", "thành phố", "nhà máy", "xí nghiệp", "quỹ", "hội", "báo", "đơn vị", "cơ quan",
)  # fmt: skip
_ANAPHORA = re.compile(rf"(?:{'|'.join(_HEADS)})(?:\s+(?:này|ta|mình))?(?!\w)")
_PREPOSITION = re.compile(r"(?:của|tại|trong|thuộc|ở|từ|về|theo|do|trên địa bàn|xã hội|học sinh|giáo viên|cán bộ|lớp \w+,?)\s+$")
_NEW_CLAUSE = re.compile(r"\s+(?:đã|cũng|sẽ|vừa|còn|tổ chức|hỗ trợ|trao|tặng|quyết định|đề nghị|có|phải|tiếp tục|được|đạt|nhận)(?!\w)")
_TRADE = re.compile(r"[A-ZĐ][a-zA-Z]*[A-Z]|[A-ZĐ]\w+ \d|Agribank|[A-ZĐ]{3,}")  # names of firms that need no head
_GROUP = re.compile(
    r"(?:tập thể|nhân dân|quân và dân|cán bộ|đội tuyển|phi hành đoàn|tổ bay|kíp)\s+(?:[^\W\d]|U\d)[^,.;:()\n]{1,100}?"
    r"(?=\s+(?:vì|đã|do|nhân|có|trong|là|được|cùng|với|để|đạt|về|theo|kèm|hy sinh)(?!\w)|[,.;:()\n]|$)"
)


@dataclass(slots=True)
class Item:
    """One recipient or count: its offsets (modifiers included), named values, and what it adds to which count."""

    start: int
    end: int
    names: list[Found] = field(default_factory=list)
    collectives: Found | None = None
    individuals: Found | None = None
    vague: bool = False  # somebody gets it, but how many isn't told


@dataclass(slots=True)
class Recipients:
    """What an award's words say of those who get it."""

    names: list[Found] = field(default_factory=list)
    collectives: Found | None = None
    individuals: Found | None = None
    vague: bool = False
    start: int = -1
    end: int = -1

    def __bool__(self) -> bool:
        return bool(self.names or self.collectives or self.individuals)


def is_person(name: Found) -> bool:
    """Whether a named recipient is a person."""
    return name.notes.get("kind") == "person"


class RecipientReader:
    """Reads the recipients of one article."""

    def __init__(self, doc: Doc, authorities: Authorities) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        self.people = sorted(doc._.people, key=lambda p: p.start)
        self._starts = [p.start for p in self.people]
        self._offices = authorities
        self.units = doc._.units

    def read(self, start: int, end: int) -> Recipients:
        """The recipients that text[start:end] opens with (behind `cho`): items as long as they follow one another."""
        return self._gather(self._items(start, end, leading=True))

    def subject(self, start: int, end: int) -> Recipients:
        """The recipients that text[start:end] ends with (before `được tặng`, `đạt`)."""
        items = self._items(start, end, leading=False)
        kept: list[Item] = []
        edge = end
        for item in reversed(items):
            between = self.folded[item.end : edge]
            if kept and not _SEP.fullmatch(between):
                break
            if not kept and re.search(r"[.;:!?]", between):
                break
            kept.insert(0, item)
            edge = item.start
        return self._gather(kept)

    def first(self, start: int, end: int) -> Recipients:
        """The first recipients that are named in text[start:end], with those that follow them directly."""
        items = self._items(start, end, leading=False)
        kept: list[Item] = []
        for item in items:
            if kept and not _SEP.fullmatch(self.folded[kept[-1].end : item.start]):
                break
            kept.append(item)
        return self._gather(kept)

    def _gather(self, items: list[Item]) -> Recipients:
        out = Recipients()
        if not items:
            return out
        out.start, out.end = items[0].start, items[-1].end
        counted = {"collectives": [i.collectives for i in items if i.collectives], "individuals": [i.individuals for i in items if i.individuals]}
        seen: set[str] = set()
        for item in items:
            out.vague = out.vague or item.vague
            for name in item.names:
                if name.value and name.value not in seen:
                    seen.add(name.value)
                    out.names.append(name)
        for key, stated in counted.items():
            if len(stated) == 1:
                value = stated[0]
            elif stated:
                value = Found(sum(s.value for s in stated), tuple(span for s in stated for span in s.spans), "award.count_sum")
            else:
                value = None
            setattr(out, key, value)
        uncounted = [i for i in items if i.names and not i.collectives and not i.individuals]
        for key, persons in (("collectives", False), ("individuals", True)):
            named = [n for i in uncounted for n in i.names if is_person(n) == persons]
            if named:
                stated = getattr(out, key)
                extra = Found(len(named), tuple(s for n in named for s in n.spans), "award.count_named")
                if stated is None:
                    setattr(out, key, extra)
                elif stated.rule != "award.count_sum":
                    setattr(out, key, Found(stated.value + extra.value, (*stated.spans, *extra.spans), "award.count_sum"))
        return out

    def _items(self, start: int, end: int, *, leading: bool) -> list[Item]:
        """The items of text[start:end]; with `leading` only those that begin it and follow one another."""
        items: list[Item] = []
        pos = start
        while pos < end:
            gap = _SEP.match(self.folded, pos, end)
            here = gap.end() if gap else pos
            if here >= end:
                break
            after_comma = bool(items) and "," in self.folded[pos:here]
            item = self._item(here, end, after_comma=after_comma, led=leading and not items)
            if item and item.end > here:
                items.append(item)
                pos = item.end
                continue
            if leading:
                break
            if self.text[here] == "(":
                close = self.text.find(")", here, end)
                pos = close + 1 if close > 0 else here + 1
                continue
            word = re.compile(r"\w+|\W").match(self.folded, here, end)
            pos = word.end() if word else here + 1
        return items

    def _item(self, pos: int, end: int, *, after_comma: bool, led: bool) -> Item | None:
        count = _COUNT.match(self.folded, pos, end)
        if count and not count["not"]:
            return self._counted(count, end)
        many = _MANY.match(self.folded, pos, end)
        if many:
            named = self._named_behind(many.end(), end) if not _BOTH.match(self.folded, many.end(), end) else []
            if named:
                return Item(pos, max(n.end for n in named), named)
            units, stop = read_list(self.text, self.folded, pos, end)
            if units and self.folded[many.end() : many.end() + 1] in (" ", ":"):
                names = [self._tidied(u) for u in units]
                return Item(pos, stop, names)
            both = _BOTH.match(self.folded, many.end(), end)
            return Item(pos, self._modifiers(both.end() if both else many.end(), end), vague=True)
        return self._person(pos, end) or self._unit(pos, end, after_comma=after_comma, led=led)

    def _counted(self, count: re.Match[str], end: int) -> Item:
        """A stated count, with the names behind it."""
        raw = count["n"]
        n = _NUMBERS.get(raw) or int(raw.replace(".", ""))
        start, noun_end = count.start(), count.end()
        both = _BOTH.match(self.folded, noun_end, end)
        if both:
            return Item(start, self._modifiers(both.end(), end), self._named_behind(both.end(), end), vague=True)
        value = Found(n, (count.span("n"),), "award.count")
        item = Item(start, noun_end)
        if count["about"]:
            item.vague = True
        elif count["c"]:
            item.collectives = value
        else:
            item.individuals = value
        noun = count.start("c") if count["c"] else count.start("i")
        following = self.text[noun_end : noun_end + 2]
        if count["c"] and len(following) == 2 and following[0] == " " and (following[1].isupper() or following[1].isdigit()):
            units, stop = read_list(self.text, self.folded, start, end)
            if len(units) == n or (units and len(units) > 1):
                item.names = [self._tidied(u) for u in units]
                item.end = stop
                return item
            if n == 1:
                units, stop = read_list(self.text, self.folded, noun, end)
                if units:
                    item.names, item.end = [self._tidied(units[0])], max(units[0].end, noun_end)
                    return item
        item.names = self._named_behind(noun_end, end)
        if item.names and all(is_person(x) for x in item.names) and item.collectives and n > 1:
            item.names = []
        item.end = max(self._modifiers(noun_end, end), *(x.end for x in item.names)) if item.names else self._modifiers(noun_end, end)
        return item

    def _modifiers(self, pos: int, end: int) -> int:
        """Where the words that describe a counted group end: before punctuation, or before `và` and another count."""
        stop = re.compile(r"[,;:.(\n]|(?<!\w)(?:và|cùng|cùng với)(?!\w)").search(self.folded, pos, end)
        while stop and stop[0] in (",", "và", "cùng", "cùng với") and not self._begins(stop.end(), end):
            later = re.compile(r"[,;:.(\n]|(?<!\w)(?:và|cùng)(?!\w)").search(self.folded, stop.end(), end)
            if later is None:
                return end
            stop = later
        return stop.start() if stop else end

    def _begins(self, pos: int, end: int) -> bool:
        """Whether an item begins behind the separator that ends at `pos`."""
        gap = _SEP.match(self.folded, pos, end)
        here = gap.end() if gap else pos
        return bool(_COUNT.match(self.folded, here, end)) or self._person(here, end) is not None or (
            self.text[here : here + 1].isupper() and bool(read_list(self.text, self.folded, here, end)[0])
        )

    def _named_behind(self, pos: int, end: int) -> list[Found]:
        """The names that a count announces: behind `là`, `gồm`, a colon, or directly behind its noun."""
        limit = end
        stop = re.compile(r"[;.](?=\s)|(?<!\w)(?:và|cùng|,)\s+" + _NUMBER + r"\s").search(self.folded, pos, end)
        follow = _NAMES_FOLLOW.search(self.folded, pos, end)
        if follow and (stop is None or follow.start() < stop.start()):
            found = self._items(follow.end(), limit, leading=True)
            return [n for item in found for n in item.names]
        direct = re.compile(r"\s*:?\s*").match(self.folded, pos, end)
        at = direct.end() if direct else pos
        person = self._person(at, end)
        if person:
            return [n for item in self._items(at, limit, leading=True) for n in item.names if is_person(n)]
        return []

    def _person(self, pos: int, end: int) -> Item | None:
        """A person at `pos`, with honorific; the item reaches over the offices and brackets told with the name."""
        titles = _TITLES.match(self.folded, pos, end)
        name_at = titles.end() if titles else pos
        for at in (name_at, pos):
            index = bisect_left(self._starts, at)
            if index < len(self.people):
                person = self.people[index]
                lead = self.folded[at : person.start]
                if person.name[1] <= end and (person.start == at or (len(lead) < 60 and self._only_titles(at, person.start))):
                    return Item(pos, self._apposition(person, end), [self._named(person.name)])
        short = _SHORT_NAME.match(self.folded, pos, end) or (titles if titles and titles.end() > pos else None)
        if short:
            run = RUN.match(self.text, short.end(), end)
            if run:
                full = self._full_name(run.span())
                if full:
                    return Item(pos, self._skip_brackets(run.end(), end), [full])
                if " " in run[0] and not any(u.start <= run.start() < u.end for u in self.units) and not self._offices.at(run.start()):
                    return Item(pos, self._skip_brackets(run.end(), end), [self._named(run.span())])
        return None

    def _only_titles(self, start: int, end: int) -> bool:
        """Whether text[start:end] holds honorifics, ranks and offices only."""
        lead = self.folded[start:end].strip(" :,.")
        if not lead:
            return True
        office = self._offices.at(start)
        if office is not None and office.office and not self.folded[office.end : end].strip(" ,-–"):
            return True
        words = lead.replace(".", " ").split()
        return len(words) <= 4 and not re.search(r"[,;]", lead) and self.text[start].isupper() is False and not re.search(
            r"(?<!\w)(?:và|cho|của|tại|được|đã|là|khen)(?!\w)", lead
        ) and read_list(self.text, self.folded, start, end)[0] == []

    def _named(self, span: Span) -> Found:
        found = copied(self.text, *span, "award.person")
        found.value = re.sub(r"\s*-\s*", "-", found.value)
        found.notes = {"kind": "person"}
        return found

    def _full_name(self, span: Span) -> Found | None:
        """The person whose full name ends with this short one; the first of the article."""
        short = self.folded[span[0] : span[1]].split()
        for person in self.people:
            words = self.folded[person.name[0] : person.name[1]].split()
            if len(words) > len(short) and words[-len(short) :] == short:
                return Found(copied(self.text, *person.name, "").value, (person.name, span), "award.short_name", notes={"kind": "person"})
        return None

    def _apposition(self, person: object, end: int) -> int:
        """Where what is told of a person ends: offices, brackets, an occupation and an address after commas."""
        at = person.name[1]  # type: ignore[attr-defined]
        for office in person.offices:  # type: ignore[attr-defined]
            if at <= office.start < end:
                at = max(at, min(office.end, end))
        at = self._skip_brackets(at, end)
        while True:
            comma = re.compile(r"\s*(?:,|[-–]\s)\s*").match(self.folded, at, end)
            if comma is None or comma.end() >= end:
                return at
            here = comma.end()
            if self._person(here, end) or _COUNT.match(self.folded, here, end) or self.text[here].isupper() is True:
                known = self._offices.at(here)
                if known is None or not known.office:
                    return at
            chunk = re.compile(r"[^,;.()\n]*?(?=\s+(?:và|cùng|vì|đã|do|được)\s|[,;.()\n]|$)").match(self.folded, here, end)
            if chunk is None or chunk.end() <= here or re.match(r"(?:và|cùng|đồng thời|trao|tặng|kèm|tuy|nhưng|với)\b", chunk[0]):
                return at
            at = self._skip_brackets(chunk.end(), end)

    def _skip_brackets(self, at: int, end: int) -> int:
        while bracket := re.compile(r"\s*\([^()\n]{0,120}\)").match(self.text, at, end):
            at = bracket.end()
        return at

    def _unit(self, pos: int, end: int, *, after_comma: bool, led: bool) -> Item | None:
        """Units at `pos`, a group (`nhân dân và cán bộ tỉnh …`) or a kind alone that stands for a unit told before."""
        if self._offices.in_office(pos) or not led and _PREPOSITION.search(self.folded, max(0, pos - 20), pos):
            return None
        office = self._offices.at(pos)
        if office is not None and office.office:
            return None
        lead = re.compile(r"(?:(?:đại diện|lãnh đạo|đơn vị|tập thể)\s+)+(?=\S)").match(self.folded, pos, end)
        at = lead.end() if lead and self.text[lead.end()].isupper() else pos
        units, stop = read_list(self.text, self.folded, at, end)
        if units and units[0].start < at + 60:
            names: list[Found] = []
            for unit in units:
                if names and _NEW_CLAUSE.match(self.folded, unit.end) and "," in self.folded[names[-1].end : unit.start]:
                    break
                if unit.rule == "lists.bare" and not names and not _TRADE.match(self.text, unit.start):
                    break
                names.append(self._tidied(unit))
            names = [n for n in names if not self._block(n)]
            if names and not (after_comma and _NEW_CLAUSE.match(self.folded, names[0].end)):
                last = max(n.end for n in names)
                return Item(pos, max(last, min(stop, end)) if len(names) == len(units) else last, names)
            return None
        group = _GROUP.match(self.folded, pos, end)
        if group:
            found = copied(self.text, *group.span(), "award.group")
            return Item(pos, group.end(), [found])
        same = _ANAPHORA.match(self.folded, pos, end)
        if same and (full := self._antecedent(same)):
            return Item(pos, same.end(), [full])
        return None

    def _block(self, name: Found) -> bool:
        return re.match(r"(?:khối|cụm)(?!\w)", str(name.value).lower()) is not None

    def _tidied(self, unit: Found) -> Found:
        return Found(unit.value, unit.spans, f"award.{unit.rule}", notes=unit.notes)

    def _antecedent(self, same: re.Match[str]) -> Found | None:
        """The unit told before that begins with this word (`Công ty`, `nhà trường`); the nearest one."""
        head = same[0].removeprefix("nhà ").split(" này")[0]
        best = None
        for unit in self.units:
            if unit.start >= same.start():
                break
            if self.folded.startswith(head, unit.start) and unit.end - unit.start > len(head) + 1:
                best = best if best is not None and unit.end - unit.start < best.end - best.start and head == "công ty" else unit
        if best is None:
            return None
        return Found(copied(self.text, best.start, best.end, "").value, ((best.start, best.end), same.span()), "award.antecedent")
