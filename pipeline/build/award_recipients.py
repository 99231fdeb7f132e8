"""Who gets an award: named units and persons, and stated counts, read item by item from a stretch of text.

`02 đơn vị: Sở A, Ban B`, `bon Bu Lum và 2 cá nhân là ông Điểu Khơn, bà Thị Plơi`, `11 tập thể và 24 cá nhân`. Whether a
count is of collectives or of persons is told by its noun; one that isn't split or exact (`30 tập thể và cá nhân`, `gần
10`) is none (guidelines, Counts).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.build.award_granters import Authorities
from pipeline.build.copied import copied
from pipeline.find.lists import read_list
from pipeline.find.names import RUN, is_surname
from pipeline.find.offices import Office
from pipeline.find.tables import places
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
    r"|công dân|người dân|dân quân|kỹ sư|nhà khoa học|ca sĩ|diễn viên|nhạc sĩ|nhà văn|nhà thơ|họa sĩ|phụ nữ|hiệu trưởng|chủ tịch|giám đốc|phi công|lái xe|tài xế|chủ tàu|cổ động viên|cầu thủ|huấn luyện viên|liệt sĩ|thầy thuốc)"
)
_COUNT = re.compile(
    rf"(?<![\d/.,-])(?<!năm )(?P<about>(?:gần|hơn|trên|khoảng|hàng|ngót|ít nhất|tối thiểu|không quá)\s+)?(?P<among>(?:là\s+)?(?:một|1) trong (?:số )?|(?P<cả>cả|toàn bộ|tất cả)\s+)?"
    rf"(?P<n>{_NUMBER})(?![\d/.,]\d{{1,2}}/)(?:\s*/\s*\d[\d.]*(?![\d/]))?(?P<not>\s*(?:%|điểm|phiếu|triệu|tỷ|đồng))?\s+"
    rf"(?:lượt\s+)?(?:(?P<c>{_COLLECTIVE})(?!\s+(?:hợp|viên|trưởng|giám|sĩ|phó|chức))|(?P<i>{_INDIVIDUAL}))(?!\w)"
)
_MANY = re.compile(
    rf"(?:nhiều|các|những|một số|hàng chục|hàng trăm|đông đảo|toàn thể)\s+(?:(?P<c>{_COLLECTIVE})|(?P<i>{_INDIVIDUAL}))(?!\w)"
)
_UNCOUNTED = re.compile(r"(?:(?P<c>tập thể|đơn vị)|cá nhân|cán bộ|học sinh)(?P<and>\s*(?:,|và)\s*(?:các\s+)?(?:tập thể|cá nhân|đơn vị))?(?=\s+(?:có|đã|đạt|tiêu biểu|xuất sắc|điển hình|vì|trong|là)(?!\w)|[,.;]|$)")
_BOTH = re.compile(r"\s*(?:,|và|/)\s*(?:các\s+)?(?:cá nhân|tập thể|người|hộ gia đình|gia đình|đơn vị)(?!\w)")
_NAMES_FOLLOW = re.compile(r"(?<!\w)(?:là|gồm(?: có)?|bao gồm|gồm các|như|trong đó có)(?!\w)\s*:?\s*|(?<!ảnh):\s*")
_SEP = re.compile(r"(?:\s|[,;]|\.{3}|…|(?<!\w)(?:và|cùng với|cùng|với|cũng như|cho|riêng|tặng|đối với|đặc biệt(?: là)?|nhất là)(?!\w)|\n\s*[-+*•]?)*")
_TITLES = re.compile(
    r"(?:(?:tập thể|cá nhân|vợ con|vợ|chồng|thân nhân|gia đình|đại diện|lãnh đạo|thủ môn|tiền vệ|tiền đạo|hậu vệ|chủ tàu|thuyền trưởng)"
    r"\s+(?:của\s+|các\s+)?)*"
    r"(?:(?:đồng chí|đ/c|đ\.c|ông|bà|anh|chị|em|cháu|bạn|cụ|mẹ|thầy|cô|thầy giáo|cô giáo|nhà giáo|bác|chú|già làng|nghệ nhân|các|hai|ba)\s*[:,]?\s+)*"
)
_SHORT_NAME = re.compile(
    r"(?:(?:đồng chí|đ/c|ông|bà|anh|chị|em|cháu|bạn|cụ|mẹ|thầy|cô|thầy giáo|cô giáo|bác|(?:thượng|trung|thiếu|đại) (?:úy|tá|sĩ|sỹ|tướng)|binh nhất)\s+)"
)
_HEADS = (
    "tổng công ty", "công ty", "tập đoàn", "nhà trường", "trường", "học viện", "bệnh viện", "trung tâm", "ngân hàng", "viện", "nhà máy",
    "xí nghiệp",
)  # fmt: skip
_ANAPHORA = re.compile(
    rf"(?:{'|'.join(_HEADS)})(?:\s+(?:này|ta|mình))?(?=\s*(?:[,.;:()]|$)|\s+(?:đã|được|vinh dự|tiếp tục|cũng|vừa|và|còn|lại|long trọng|tổ chức|vì|do|nhân)(?!\w))"
)
_IS = re.compile(r"\s*(?:đã\s+|vinh dự\s+|cũng\s+|hiện\s+)*(?:là\s+)?")
_SAYS = re.compile(r"(?<!\w)(?:cho (?:rằng|biết|hay)|nói|yêu cầu|nhấn mạnh|chia sẻ|khẳng định|đánh giá|tin rằng|kể|nhận định|đề nghị|hỏi|cho đó|mong|phát biểu)(?!\w)")
_SPEAKS = re.compile(r"\s+(?:nhấn mạnh|cho (?:rằng|biết|hay)|khẳng định|chia sẻ|phát biểu|đề nghị|yêu cầu|nói|bày tỏ|biểu dương|chúc mừng|ghi nhận|đánh giá)(?!\w)")
_VAGUE = re.compile(r"(?:những|các|một|nhiều|người|tập thể|cá nhân)\s")
_WORD = re.compile(r"\w+|\W")
_SEVERAL = re.compile(r"(?:các|những|nhiều|mỗi|một|hai|cùng|(?<![\d/.-])\d{1,2})\s+$")
_SPACE = re.compile(r"\s*:?\s*")
_NEXT_COUNT = re.compile(rf"[;.](?=\s)|(?<!\w)(?:và|cùng|,)\s+{_NUMBER}\s")
_VENUE = re.compile(r"(?:hội trường|trụ sở|phòng họp|nhà văn hóa|trung tâm hội nghị|sân vận động)\s+")
# Words before a name that say what somebody is: `phóng viên A`, `nữ sinh B`.
_LOWER = "a-z" + "".join(c for c in map(chr, range(0xE0, 0x1EFA)) if c.islower())
_OCCUPATION = re.compile(rf"(?:[{_LOWER}]+\s+){{1,3}}(?=[^\W\d_])")
_NO_OCCUPATION = re.compile(
    r"(?<!\w)(?:của|tại|trong|ở|tỉnh|huyện|xã|phường|thành|phố|quận|thôn|trường|công ty|và|cho|là|với|thị|tổ|hội|đội|ban|sở|khoa|tập thể|được|bản)(?!\w)"
)
_GIVEN = re.compile(r"(?:gia đình\s+|vợ con\s+|thân nhân\s+)?(?:anh|chị|em|ông|bà|cháu|cụ|cô|thầy(?: giáo)?|bạn)(?:\s+ấy|\s+này)?(?=\s*(?:[.,;]|$)|\s+(?:vì|đã|do|và|để|trước)(?!\w))")
_LEAD = re.compile(r"(?:(?:đại diện|lãnh đạo|đơn vị|tập thể)\s+)+(?=\S)")
_PLURAL = re.compile(rf"(?:các|những|{_NUMBER})\s")
_PREPOSITION = re.compile(r"(?:của|tại|trong|thuộc|ở|từ|về|theo|do|trên địa bàn|xã hội|học sinh|giáo viên|cán bộ|lớp \w+,?)\s+$")
_NEW_CLAUSE = re.compile(r"\s+(?:đã|cũng|sẽ|vừa|còn|tổ chức|hỗ trợ|trao|tặng|quyết định|đề nghị|có|phải|tiếp tục|được|đạt|nhận)(?!\w)")
_ALIAS = re.compile(r"(?<=(\w)) \(([A-ZĐ][A-Za-zĐđ.&-]{1,15})\)")
_TRADE = re.compile(r"(?!(?:THPT|THCS|HĐND|UBND|MTTQ|BTC|PV|TP|TPHCM|ASEAN|HCV|HLV|NSND|NSƯT|TNCS)(?!\w))(?:[A-ZĐ][a-zA-Z]*[A-Z]|[A-ZĐ]\w+ \d|Agribank|[A-ZĐ]{3,})")  # names of firms that need no head
_WORKERS = re.compile(
    r"(?:tập thể|nhân dân|quân và dân|quân|cán bộ|toàn thể|đảng bộ(?=,? (?:và |chính))|đảng bộ, chính quyền)(?:(?:\s*,\s*|\s+và\s+|\s*[-–]\s*|\s+)(?:các|dân|cán bộ|công nhân viên|công nhân|viên chức"
    r"|công chức|nhân viên|người lao động|lao động|lãnh đạo|chiến sĩ|chiến sỹ|giáo viên|giảng viên|học sinh|sinh viên|bác sĩ|y bác sĩ|nhân dân"
    r"|lực lượng vũ trang|chính quyền|quân|ban lãnh đạo|cbcnv|cb,? cnv|đoàn viên|hội viên|cnv|dân tộc|đồng bào))*\s+(?:của\s+)?(?=\S)"
)
_COMMA = re.compile(r"\s*(?:,|[-–]\s)\s*")
_CHUNK = re.compile(r"[^,;.()\n]*?(?=\s+(?:và|cùng|vì|đã|do|được)\s|[,;.()\n]|$)")
_OTHER = re.compile(
    r"(?:và|cùng|đồng thời|trao|tặng|kèm|tuy|nhưng|với|ngày|tại|trong|cho (?:rằng|biết|hay)|nói|được|đã|vừa|nhấn mạnh|khẳng định|yêu cầu|chia sẻ)(?!\w)"
)
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
    vague: str = ""  # somebody gets it, but how many isn't told: collectives, individuals or both
    among: bool = False


@dataclass(slots=True)
class Recipients:
    """What an award's words say of those who get it."""

    names: list[Found] = field(default_factory=list)
    collectives: Found | None = None
    individuals: Found | None = None
    vague: str = ""
    among: bool = False  # `một trong 26 tổ chức`
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
        self._honorifics = {t.start: t.end for t in doc._.terms.get("honorifics", ())}
        self._unit_ends = {u.start: u.end for u in doc._.units}
        self._aliases = {m[2]: m.start() for m in _ALIAS.finditer(self.text)}
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
            counted = item.collectives or item.individuals
            if not kept and (re.search(r"[.;:!?]", between) or _SAYS.search(between) or (counted and len(between) > 60)):
                break
            kept.insert(0, item)
            edge = item.start
        before = items[: len(items) - len(kept)]
        if kept and kept[0].among and before and _IS.fullmatch(self.folded[before[-1].end : kept[0].start]):
            kept[0].names = before[-1].names  # `TPBank là một trong 26 tổ chức được …`
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

    def every(self, start: int, end: int) -> Recipients:
        """All recipients that text[start:end] names."""
        return self._gather(self._items(start, end, leading=False))

    def _gather(self, items: list[Item]) -> Recipients:
        out = Recipients()
        if not items:
            return out
        out.start, out.end = items[0].start, items[-1].end
        counted = {"collectives": [i.collectives for i in items if i.collectives], "individuals": [i.individuals for i in items if i.individuals]}
        seen: set[str] = set()
        for item in items:
            out.vague = item.vague if out.vague in ("", item.vague) else "both"
            out.among = out.among or item.among
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
        uncounted = [i for i in items if i.names and not (i.collectives or i.individuals or i.vague)]
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
            item = self._item(here, end, leading=leading, first=not items, after_comma=after_comma)
            if item is None and leading and items and items[-1].names and is_person(items[-1].names[-1]):
                item = self._fellow(here, end)
            if item and leading and after_comma and _SPEAKS.match(self.folded, item.end):
                break  # `trao … cho A, Thủ tướng B nhấn mạnh …`
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
            pos = self._step(here, end)
        return items

    def _fellow(self, pos: int, end: int) -> Item | None:
        """A name without a known surname in a list of persons (`em A và Ong Như B`)."""
        run = RUN.match(self.text, pos, end)
        if run is None or " " not in run[0] or not self._looks_named(run, occupation=False):
            return None
        return Item(pos, self._apposition(run.end(), (), end), [self._named(run.span())])

    def _step(self, pos: int, end: int) -> int:
        """Where to look next when nothing begins at `pos`: behind the unit, office, venue or word that does."""
        venue = _VENUE.match(self.folded, pos, end)
        if venue:
            return self._unit_ends.get(venue.end(), venue.end())
        office = self._offices.at(pos)
        if office is not None and office.end > pos:
            return office.end
        word = _WORD.match(self.folded, pos, end)
        return self._unit_ends.get(pos) or (word.end() if word else pos + 1)

    def _item(self, pos: int, end: int, *, leading: bool, first: bool, after_comma: bool) -> Item | None:
        """The item at `pos`, if one begins there; `leading`: behind `cho`, where a verb behind a unit opens a new clause."""
        count = _COUNT.match(self.folded, pos, end)
        if count and not count["not"] and not self.folded.startswith("một số ", pos):
            return self._counted(count, end)
        plain = _UNCOUNTED.match(self.folded, pos, end) if leading and first else None
        if plain and not self._person(pos, end) and not self.text[plain.end() : plain.end() + 2].strip()[:1].isupper():
            kind = "both" if plain["and"] else "collectives" if plain["c"] else "individuals"
            return Item(pos, self._modifiers(plain.end(), end), vague=kind)
        many = _MANY.match(self.folded, pos, end)
        if many:
            named = self._named_behind(many.end(), end, persons=many["i"] is not None) if not _BOTH.match(self.folded, many.end(), end) else []
            if named:
                kind = "collectives" if many["c"] else "individuals"
                partly = "trong đó" in self.folded[many.end() : named[0].start]
                return Item(pos, max(n.end for n in named), named, vague=kind if partly else "")
            units, stop = read_list(self.text, self.folded, pos, end)
            if units and self.folded[many.end() : many.end() + 1] in (" ", ":"):
                names = [self._tidied(u) for u in units]
                return Item(pos, stop, names)
            both = _BOTH.match(self.folded, many.end(), end)
            kind = "both" if both else "collectives" if many["c"] else "individuals"
            return Item(pos, self._modifiers(both.end() if both else many.end(), end), vague=kind)
        return self._person(pos, end) or self._unit(pos, end, leading=leading, first=first, after_comma=after_comma)

    def _counted(self, count: re.Match[str], end: int) -> Item:
        """A stated count, with the names behind it."""
        raw = count["n"]
        n = _NUMBERS.get(raw) or int(raw.replace(".", ""))
        start, noun_end = count.start(), count.end()
        both = _BOTH.match(self.folded, noun_end, end)
        if both:
            return Item(start, self._modifiers(both.end(), end), self._named_behind(both.end(), end, persons=False), vague="both")
        value = Found(n, (count.span("n"),), "award.count")
        item = Item(start, noun_end)
        item.among = count["among"] is not None
        if count["about"]:
            item.vague = "collectives" if count["c"] else "individuals"
        elif count["c"]:
            item.collectives = value
        else:
            item.individuals = value
        noun = count.start("c") if count["c"] else count.start("i")
        following = self.text[noun_end : noun_end + 2]
        if count["c"] and len(following) == 2 and following[0] == " " and (following[1].isupper() or following[1].isdigit()):
            units, stop = read_list(self.text, self.folded, start, end)
            if not units:
                units, stop = read_list(self.text, self.folded, noun_end + 1, end)
            if len(units) == n or (units and len(units) > 1):
                item.names = [self._tidied(u) for u in units]
                item.end = stop
                return item
            if n == 1:
                units, stop = read_list(self.text, self.folded, noun, end)
                if units:
                    item.names, item.end = [self._tidied(units[0])], max(units[0].end, noun_end)
                    return item
        item.names = self._named_behind(noun_end, end, persons=count["i"] is not None)
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

    def _named_behind(self, pos: int, end: int, *, persons: bool) -> list[Found]:
        """The names that a count announces: behind `là`, `gồm`, a colon, or directly behind its noun."""
        direct = _SPACE.match(self.folded, pos, end)
        at = direct.end() if direct else pos
        if self._person(at, end):
            if persons and ":" in self.folded[pos:at] and (listed := self._name_list(at, end)):
                return listed
            return [n for item in self._items(at, end, leading=True) for n in item.names if is_person(n)]
        stop = _NEXT_COUNT.search(self.folded, pos, end)
        follow = _NAMES_FOLLOW.search(self.folded, pos, end)
        if follow and (stop is None or follow.start() < stop.start()) and not _VAGUE.match(self.folded, follow.end()):
            if persons and (listed := self._name_list(follow.end(), end)):
                return listed
            return [n for item in self._items(follow.end(), end, leading=True) for n in item.names]
        return []

    def _name_list(self, pos: int, end: int) -> list[Found]:
        """Names of persons, of whatever people, that a list announced as such holds: `4 cá nhân: Siu Tơrơn, Đinh Yut`."""
        names: list[Found] = []
        while pos < end:
            gap = _SEP.match(self.folded, pos, end)
            here = gap.end() if gap else pos
            item = self._person(here, end)
            if item is None:
                lead = self._occupation(here, end)
                run = RUN.match(self.text, lead.end() if lead else here, end)
                if run is None or " " not in run[0] or (names and here == pos):
                    break
                item = Item(here, self._apposition(run.end(), (), end), [self._named(run.span())])
            names += item.names
            pos = item.end
        return names

    def _person(self, pos: int, end: int) -> Item | None:
        """A person at `pos`, with honorific; the item reaches over the offices and brackets told with the name."""
        titles = _TITLES.match(self.folded, pos, end)
        for at in (titles.end() if titles else pos, pos):
            index = bisect_left(self._starts, at)
            if index < len(self.people):
                person = self.people[index]
                if person.name[1] <= end and (person.start == at or (person.start - at < 80 and self._only_titles(at, person.start))):
                    return Item(pos, self._apposition(person.name[1], person.offices, end), [self._named(person.name)])
        short = _SHORT_NAME.match(self.folded, pos, end) or (titles if titles and titles.end() > pos else None)
        short = short or self._occupation(pos, end)
        at = short.end() if short else pos
        run = RUN.match(self.text, at, end)
        if run is None:
            return self._pronoun(pos, end)
        known = next((p.name for p in self.people if self.text.startswith(self.text[p.name[0] : p.name[1]] + " ", run.start())), None)
        if known and " " in run[0]:  # a name that runs into the next sentence (`… cho đảng viên A Với những …`)
            stop = run.start() + known[1] - known[0]
            return Item(pos, self._apposition(stop, (), end), [self._named((run.start(), stop))])
        if (short or (pos == at and pos not in self._unit_ends)) and (full := self._full_name(run.span())) and (short or " " not in run[0]):
            return Item(pos, self._apposition(run.end(), (), end), [full])
        if short and " " in run[0] and self._looks_named(run, occupation=short.re is _OCCUPATION):
            return Item(pos, self._apposition(run.end(), (), end), [self._named(run.span())])
        return None

    def _occupation(self, pos: int, end: int) -> re.Match[str] | None:
        """The small words at `pos` that may say what somebody is."""
        found = _OCCUPATION.match(self.text, pos, end)
        return found if found and not _NO_OCCUPATION.search(found[0]) else None

    def _looks_named(self, run: re.Match[str], *, occupation: bool) -> bool:
        """Whether a run of capitals behind an honorific or an occupation is a person's name."""
        if run[0].lower() in places() or any(u.start <= run.start() < u.end for u in self.units) or self._offices.at(run.start()) or self._offices.in_office(run.start()):
            return False
        return not occupation or is_surname(self.folded[run.start() : run.end()].split()[0])

    def _pronoun(self, pos: int, end: int) -> Item | None:
        """`cho anh`, `cho gia đình anh`: the person named last before it."""
        word = _GIVEN.match(self.folded, pos, end)
        if word is None or _SEVERAL.search(self.folded, max(0, pos - 12), pos):
            return None
        best, where = None, -1
        for person in self.people:
            given = self.text[person.name[0] : person.name[1]].split()[-1]
            last = self.text.rfind(f" {given}", 0, pos)
            if last > where:
                best, where = person, last
        if best is None:
            return None
        value = copied(self.text, *best.name, "").value
        return Item(pos, word.end(), [Found(value, (best.name, word.span()), "award.pronoun", notes={"kind": "person"})])

    def _only_titles(self, start: int, end: int) -> bool:
        """Whether text[start:end] holds honorifics, ranks and offices only."""
        at = start
        while at < end:
            if self.folded[at] in " :,.-–":
                at += 1
                continue
            office = self._offices.at(at)
            known = self._honorifics.get(at) or (office.end if office is not None and office.office else 0)
            if not known or known > end:
                break
            at = known
        if at >= end:
            return True
        occupation = self._occupation(at, end)
        return occupation is not None and occupation.end() == end

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

    def _apposition(self, at: int, offices: Sequence[Office], end: int) -> int:
        """Where what is told of the person named before `at` ends: offices, brackets, an occupation and an address."""
        for office in offices:
            if at <= office.start < end and re.fullmatch(r"[\s,–(-]*(?:nguyên\s+|là\s+)?", self.folded[at : office.start]):
                at = max(at, min(office.end, end))
        at = self._skip_brackets(at, end)
        while True:
            comma = _COMMA.match(self.folded, at, end)
            if comma is None or comma.end() >= end:
                return at
            here = comma.end()
            if _COUNT.match(self.folded, here, end) or self._person(here, end) or (self.text[here].isupper() and here not in self._unit_ends):
                known = self._offices.at(here)
                if known is None or not known.office:
                    return at
            chunk = _CHUNK.match(self.folded, here, end)
            if chunk is None or chunk.end() <= here or _OTHER.match(chunk[0]):
                return at
            at = self._skip_brackets(max(chunk.end(), self._unit_ends.get(here, 0)), end)

    def _skip_brackets(self, at: int, end: int) -> int:
        while bracket := re.compile(r"\s*\([^()\n]{0,120}\)").match(self.text, at, end):
            at = bracket.end()
        return at

    def _unit(self, pos: int, end: int, *, leading: bool, first: bool, after_comma: bool) -> Item | None:
        """Units at `pos`, a group (`nhân dân và cán bộ tỉnh …`) or a kind alone that stands for a unit told before."""
        led = leading and first
        if not led and (self._offices.in_office(pos) or _PREPOSITION.search(self.folded, max(0, pos - 20), pos)):
            return None
        office = self._offices.at(pos)
        if office is not None and office.office:
            return None
        lead = _LEAD.match(self.folded, pos, end)
        at = lead.end() if lead and (lead.end() in self._unit_ends or self.text[lead.end()].isupper()) else pos
        if at not in self._unit_ends and not leading and not _PLURAL.match(self.folded, at) and not _TRADE.match(self.text, at):
            return self._group(pos, end)
        workers = _WORKERS.match(self.folded, pos, end)
        if workers and (unit_end := self._unit_ends.get(workers.end())):
            return Item(pos, unit_end, [copied(self.text, pos, unit_end, "award.group")])
        units, stop = read_list(self.text, self.folded, at, end)
        names: list[Found] = []
        for unit in units if units and units[0].start < at + 60 else ():
            new = leading and _NEW_CLAUSE.match(self.folded, unit.end) is not None
            if new and (after_comma or (names and "," in self.folded[names[-1].end : unit.start])):
                break
            if unit.rule == "lists.bare" and not names and not (first and _TRADE.match(self.text, unit.start)):
                break
            names.append(self._tidied(unit))
        kept = [n for n in names if not self._block(n) and (" " in str(n.value) or _TRADE.match(str(n.value)) or n.rule != "award.lists.own_head")]
        if not kept:
            return None if names else self._group(pos, end)
        last = max(n.end for n in names)
        return Item(pos, max(last, min(stop, end)) if len(names) == len(units) else last, kept)

    def _group(self, pos: int, end: int) -> Item | None:
        """`tập thể lãnh đạo, cán bộ, công nhân …`; `Công ty`, told in full before."""
        group = _GROUP.match(self.folded, pos, end)
        if group:
            return Item(pos, group.end(), [copied(self.text, *group.span(), "award.group")])
        same = _ANAPHORA.match(self.folded, pos, end)
        if same and (full := self._antecedent(same)):
            return Item(pos, same.end(), [full])
        return None

    def _block(self, name: Found) -> bool:
        return re.match(r"(?:khối|cụm)(?!\w)", str(name.value).lower()) is not None

    def _tidied(self, unit: Found) -> Found:
        """The unit with its rule; one told by its kind or its alias alone gets the name told before."""
        same = _ANAPHORA.fullmatch(self.folded, unit.start, unit.end)
        if same and (full := self._antecedent(same)):
            return full
        bracket = self._aliases.get(str(unit.value))
        if bracket is not None and bracket < unit.start:
            named = next((u for u in self.units if u.end == bracket), None)
            if named is not None:
                return Found(copied(self.text, named.start, named.end, "").value, ((named.start, named.end), *unit.spans), "award.alias")
        return Found(unit.value, unit.spans, f"award.{unit.rule}", notes=unit.notes)

    def _antecedent(self, same: re.Match[str]) -> Found | None:
        """The unit told before that begins with this word (`Công ty`, `nhà trường`); the nearest one."""
        head = same[0].removeprefix("nhà ").split(" này")[0]
        best = None
        for unit in self.units:
            if unit.start >= same.start():
                break
            if self.folded.startswith(head, unit.start) and unit.end - unit.start > len(head) + 1:
                best = unit
        if best is None:
            return None
        return Found(copied(self.text, best.start, best.end, "").value, ((best.start, best.end), same.span()), "award.antecedent")
