"""The units that lead a khối or cụm now and next: told in sentences, in labels and by the offices of persons."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.attendance import Attendee
from pipeline.build.copied import copied
from pipeline.build.events import Event
from pipeline.find.offices import Office
from pipeline.find.units import UnitMention
from pipeline.found import Found, Span

_LEADER = r"(?:tân\s+)?(?:trưởng khối|khối trưởng|cụm trưởng|trưởng cụm)"
_DEPUTY = r"(?:phó trưởng khối|phó khối trưởng|khối phó|phó khối|cụm phó|phó cụm trưởng|phó trưởng cụm|phó cụm)"
IS_LEADER = re.compile(rf"{_LEADER}(?!\w)")
IS_DEPUTY = re.compile(rf"{_DEPUTY}(?!\w)")
_HOLD = r"(?:làm|giữ(?:\s+(?:vai trò|nhiệm vụ|chức|chức vụ|cương vị))?|đảm nhiệm|đảm nhận|là|giữ chức)"
_ROLE = (
    rf"(?:{_HOLD}\s+(?:nhiệm vụ\s+|vai trò\s+|đơn vị\s+)?"
    r"|(?:(?:giao|phân công|nhận)\s+)?(?:nhiệm vụ|vai trò|trọng trách|tư cách|trách nhiệm)\s+(?:là\s+)?)"
)
_TO = r"\s(?:lại\s+)?cho\s+(?:đại diện\s+|đơn vị\s+|lãnh đạo\s+)*"
_HAND = re.compile(
    rf"(?:bàn giao|chuyển giao|trao|giao|nhường)\s[^.;]{{0,60}}?(?:{_LEADER}|cờ luân lưu)[^.;]{{0,40}}?{_TO}"
    rf"|{_LEADER}[^.;,]{{0,40}}?\s(?:bàn giao|chuyển giao|chuyển|giao|trao){_TO}"
)
_ELECT = re.compile(
    r"(?:bầu|cử|suy cử|giao|tín nhiệm|phân công|nhất trí cử|thống nhất cử|chọn)\s+(?:cho\s+|đơn vị\s+)?$"
)
_ELECTED = re.compile(r"được\s+(?:\w+\s+){0,4}(?:bầu|cử|giao|tín nhiệm|chọn|phân công)")
_ELECTION = re.compile(
    r"(?:bầu|suy cử|tín nhiệm|bàn giao|chuyển giao|chuyển(?: lại)? cho|được cử|được giao|đã cử|hiệp thương"
    rf"|(?:nhất trí|thống nhất) (?:cử|giao|chọn))(?!\w)|(?:trao|nhường)[^.;]{{0,40}}(?:{_LEADER}|luân lưu)"
)
_AS = re.compile(
    rf"\s*(?:sẽ\s+)?(?:thay\s+[^.;,]{{2,60}}?\s)?(?:sẽ\s+)?(?:được\s+(?:[^.;,]{{2,40}}?\s)?)?{_ROLE}{_LEADER}(?!\w)"
)
# `X … được bầu là đơn vị nhận cờ và được tín nhiệm giới thiệu làm Trưởng khối năm 2018`, said of the first X.
_SUBJECT = re.compile(r"\s*(?:đã\s+|vinh dự\s+)*được(?!\w)")
_FAR = re.compile(
    rf"(?:bầu|cử|tín nhiệm|giới thiệu|giao|phân công)\s(?:[^.;,]{{0,30}}\s)?{_ROLE}(?:đơn vị\s+)?"
    rf"(?P<office>{_LEADER})(?!\w)"
)
_AGAIN = re.compile(rf"\s*tiếp tục\s+(?:được\s+\w+\s+)?{_ROLE}{_LEADER}(?=[^.;,(]{{0,30}}(?:thêm|năm \d|nhiệm kỳ))")
_CURRENT = re.compile(r"(?:phân công|tiếp tục)\b")
_TO_COME = re.compile(r"(?<!\w)năm (?:học )?(?:tới|sau|kế tiếp)(?!\w)")
_YEAR = re.compile(r"(?<!\w)(?<!\d )năm\s+(\d{4})(?!\d)")
_TAG = re.compile(
    rf"\s*(?:\(|[-–]|,)\s*(?P<unit>đơn vị\s+)?(?:được\s+(?:giao|phân công|cử|bầu)\s+)?(?:{_HOLD}\s+(?:vai trò\s+)?)?"
    rf"(?P<office>{_DEPUTY}|{_LEADER})(?!\w)"
)
_HELD = re.compile(
    r"\s*(?:với\s+(?=vai trò|tư cách|trách nhiệm))?(?:sẽ\s+)?(?:cùng\s+)?(?:được phân công\s+)?"
    rf"{_ROLE}(?P<office>{_DEPUTY}|{_LEADER})(?!\w)"
)
_CALLED = re.compile(
    rf"(?:với (?:vai trò|trách nhiệm|tư cách|cương vị)(?: là)?(?: đơn vị)?|đơn vị)"
    rf" (?P<office>{_DEPUTY}|{_LEADER})[,:]?\s*$"
)
_HANDS = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:(?:đã|sẽ|tiến hành|thực hiện)\s+)*")
_LABEL = re.compile(
    rf"(?<!\w)(?P<office>{_DEPUTY}|{_LEADER})"
    rf"(?:\s+(?:khối|cụm)(?:\s+thi đua)?(?:\s+số\s+\w+)?(?:,\s[^.;:,]{{2,30}}?)?)?(?P<year>\s+năm\s+\d{{4}})?"
    r"\s*(?::|là(?:\s+đơn vị)?(?=\s))\s*"
)
# Behind a person: `Giám đốc Công an tỉnh A đại diện đơn vị Cụm trưởng phát biểu`.
_SPEAKS_FOR = re.compile(rf"[\s,–-]*đại diện\s+(?:cho\s+)?đơn vị\s+(?P<office>{_LEADER}|{_DEPUTY})(?!\w)")
_JOINED = re.compile(r"\s*(?:,|và|,\s*và)\s*")
_PART = re.compile(r"\b(?:văn phòng|thanh tra|phòng|ban|công an|khoa|chi cục|cục|sở|hội)\b")
_NEAR = 40  # characters between a receiver's name and the words that hand something over
_NOW = frozenset(("pledge_signing", "launch", "planning"))  # who is elected there leads from now on


@dataclass(slots=True)
class Block:
    """The block of an event and its offices."""

    name: Found | None = None
    leader: Found | None = None
    deputies: list[Found] = field(default_factory=list)
    next_leader: Found | None = None

    def add(self, office: str, unit: Found) -> None:
        """Enters a unit that holds an office now; the first leader told stays."""
        if IS_LEADER.match(office):
            self.leader = self.leader or unit
        elif all(known.value != unit.value for known in self.deputies):
            self.deputies.append(unit)


def find_offices(doc: Doc, event: Event, block: Block, people: dict[str, Attendee]) -> None:
    """Fills in the offices of the block that are told in the event's sentences."""
    reader = _Reader(doc, event, block)
    for number in event.sentences:
        sentence = doc._.sentences[number]
        piece = doc._.folded[sentence.start : sentence.end]
        if not (IS_LEADER.search(piece) or IS_DEPUTY.search(piece) or "luân lưu" in piece):
            continue
        if sentence.role is not Role.CAPTION or not block.next_leader:
            reader.next_in(sentence.start, sentence.end)
        reader.labels_in(sentence.start, sentence.end)
        if sentence.role is Role.TITLE:
            continue  # a headline tells what is new
        reader.current_in(sentence.start, sentence.end)
    _from_people(doc, event, block, people)


def unit_of_office(doc: Doc, office: Office, rule: str) -> Found | None:
    """The unit in which an office is held, as written in it: `Chánh Văn phòng HĐND tỉnh` → `Văn phòng HĐND tỉnh`."""
    folded = doc._.folded
    head_end = office.start + len(office.head)
    parts = list(_PART.finditer(folded, office.start, head_end))
    for unit in doc._.units:
        if unit.start >= office.end:
            break
        own = unit.end > office.start and unit.start > office.start
        if own and (not parts or unit.start <= parts[-1].start() or folded.startswith(parts[-1][0], unit.start)):
            return copied(doc._.text, unit.start, min(unit.end, office.end), rule)
    if parts and office.end > head_end:
        return copied(doc._.text, parts[-1].start(), office.end, rule)
    return None


class _Reader:
    """Reads the sentences of one block's meeting."""

    def __init__(self, doc: Doc, event: Event, block: Block) -> None:
        self.doc, self.block = doc, block
        self.folded: str = doc._.folded
        kinds = {kind for mention in event.mentions for kind in mention.kinds}
        self.elects_next = "annual_review" in kinds or not kinds & _NOW
        self.year = self._year(event, reviewed="annual_review" in kinds)

    def _year(self, event: Event, *, reviewed: bool) -> int | None:
        """The year whose leader leads now: the one under review, else that of the meeting; None if neither is told."""
        main, sentence = event.main, self.doc._.sentences[event.main.sentence]
        named = _YEAR.search(self.folded, main.start, main.end) if reviewed else None
        if named:
            return int(named[1])
        days = [d.first.year for d in self.doc._.dates if d.role == "event" and d.first.year]
        own = [y for d in self.doc._.dates if sentence.start <= d.start < sentence.end and (y := d.first.year)]
        published = self.doc._.article.published if self.doc._.article else None
        told = [int(str(published.value)[:4])] if published and str(published.value)[:4].isdigit() else []
        return next(iter([*own, *told, *days]), None)

    def later(self, *stretches: Span) -> bool:
        """Whether the last year named in one of these stretches is still to come."""
        for start, end in stretches:
            if _TO_COME.search(self.folded, start, end):
                return True
            years = _YEAR.findall(self.folded, start, end)
            if years:
                return self.year is None or int(years[-1]) > self.year
        return False

    def units(self, start: int, end: int) -> list[UnitMention]:
        return [u for u in self.doc._.units if start <= u.start < end and u.kind != "block"]

    def value(self, unit: UnitMention, rule: str) -> Found:
        return copied(self.doc._.text, unit.start, unit.end, rule)

    def at(self, pos: int, rule: str) -> Found | None:
        """The unit that starts at `pos`."""
        return next((self.value(unit, rule) for unit in self.units(pos, pos + 1)), None)

    def next_in(self, start: int, end: int) -> None:
        """The unit to which the lead goes over: handed over, or elected."""
        for m in _HAND.finditer(self.folded, start, end):
            found = self.at(m.end(), "block.handed_over") or self._receiver(m.end(), end)
            if found:
                self.block.next_leader = found
                self._hander(start, m.start())
                return
        for unit in self.units(start, end):
            if again := _AGAIN.match(self.folded, unit.end, end):
                self.block.next_leader = self.block.next_leader or self.value(unit, "block.again")
                self.block.add(_office(again), self.value(unit, "block.again"))
                continue
            as_leader = _AS.match(self.folded, unit.end, end)
            if not as_leader:
                continue
            before, inner = self.folded[start : unit.start], as_leader[0]
            if _CURRENT.search(before[-24:] + inner):
                continue
            elected = _ELECT.search(before) or _ELECTED.search(inner) or inner.lstrip().startswith("thay ")
            later = self.later((as_leader.end(), min(end, as_leader.end() + _NEAR)), (start, unit.start))
            if later or (elected and self.elects_next):
                self.block.next_leader = self.block.next_leader or self.value(unit, "block.elected")
            elif elected:
                self.block.add(_office(as_leader), self.value(unit, "block.elected"))
        self._subject_elected(start, end)

    def _subject_elected(self, start: int, end: int) -> None:
        """The sentence's first unit, where its far end says that it was elected for a year to come."""
        if self.block.next_leader or not (far := _FAR.search(self.folded, start, end)):
            return
        subject = next((u for u in self.units(start, far.start()) if _SUBJECT.match(self.folded, u.end)), None)
        if subject and self.later((far.end(), min(end, far.end() + _NEAR))):
            self.block.next_leader = self.value(subject, "block.elected")

    def _hander(self, start: int, end: int) -> None:
        """Who hands the lead over holds it: the unit before the verb, or the unit of a person's office."""
        for unit in self.units(start, end):
            if not self.block.leader and _HANDS.fullmatch(self.folded, unit.end, end):
                self.block.leader = self.value(unit, "block.hander")
        for mention in self.doc._.people:
            if not self.block.leader and start <= mention.start < end:
                for office in mention.offices:
                    if office.kind != "block" and (found := unit_of_office(self.doc, office, "block.hander")):
                        self.block.leader = found
                        break

    def _receiver(self, start: int, end: int) -> Found | None:
        """`trao cờ luân lưu cho TS.BS A, Giám đốc Bệnh viện Nhi`: the unit of the receiver's office."""
        for mention in self.doc._.people:
            if start <= mention.start < min(end, start + _NEAR):
                for office in mention.offices:
                    if found := unit_of_office(self.doc, office, "block.receiver"):
                        return found
        return None

    def labels_in(self, start: int, end: int) -> None:
        """`Khối trưởng: X; Khối phó: Y, Z`; with a year it tells of the year to come, whose deputies have no field."""
        for label in _LABEL.finditer(self.folded, start, end):
            unit = next(iter(self.units(label.end(), label.end() + 1)), None)
            if unit is None:
                continue
            elected = self.elects_next and _ELECTION.search(self.folded, start, label.start())
            later = (
                self.later(label.span("year"), (start, label.start()))
                if label["year"]
                else self.later((start, label.start()))
            )
            if elected or later or label["office"].startswith("tân"):
                if IS_LEADER.match(label["office"]) and not self.block.next_leader:
                    self.block.next_leader = self.value(unit, "block.label")
                continue
            self.block.add(label["office"], self.value(unit, "block.label"))
            for other in self.units(unit.end, end) if IS_DEPUTY.match(label["office"]) else []:
                if not _JOINED.fullmatch(self.folded, unit.end, other.start):
                    break
                self.block.add(label["office"], self.value(other, "block.label"))
                unit = other

    def current_in(self, start: int, end: int) -> None:
        """Offices held now: `X làm Trưởng Khối, Y làm Phó Khối`, `- đơn vị Trưởng khối`, `X (Cụm trưởng)`."""
        folded = self.folded
        for unit in self.units(start, end):
            before = folded[start : unit.start]
            if called := _CALLED.search(before):
                self.block.add(called["office"], self.value(unit, "block.called"))
                continue
            elected = self.elects_next and (_ELECT.search(before) or _ELECTION.search(before))
            tag = _TAG.match(folded, unit.end, end)
            hit = tag or _HELD.match(folded, unit.end, end)
            if not hit or self._in_office(unit.start, hit.start("office")):
                continue
            later = self.later((hit.end(), min(end, hit.end() + _NEAR)), (start, unit.start))
            if (elected or later) and not _CURRENT.search(folded[start : hit.end()]):
                if later and tag and IS_LEADER.match(hit["office"]):
                    self.block.next_leader = self.block.next_leader or self.value(unit, "block.tag")
                continue
            if not (tag and tag["unit"]) and self._in_office(unit.start, unit.start):
                continue  # `Giám đốc Sở Y tế, Trưởng khối` is told of the person
            shared = [] if tag or IS_LEADER.match(hit["office"]) else self._joined(unit, start)
            for found in [*shared, self.value(unit, "block.tag" if tag else "block.held")]:
                self.block.add(hit["office"], found)

    def _in_office(self, start: int, pos: int) -> bool:
        """Whether `pos` lies in an office that begins before `start`."""
        return any(o.start < start and o.start <= pos < o.end for o in self.doc._.offices)

    def _joined(self, unit: UnitMention, start: int) -> list[Found]:
        """The units that share an office with `unit`: `X, Y và Z làm Cụm phó`."""
        found: list[Found] = []
        at = unit.start
        for other in reversed([u for u in self.units(start, unit.start) if u.end <= unit.start]):
            between = self.folded[other.end : at]
            if not _JOINED.fullmatch(between) or (found and "và" in between):
                break
            found.insert(0, self.value(other, "block.held"))
            at = other.start
        return found


def _office(hit: re.Match[str]) -> str:
    leader = IS_LEADER.search(hit[0])
    return leader[0] if leader else ""


def _from_people(doc: Doc, event: Event, block: Block, people: dict[str, Attendee]) -> None:
    """A person with the block's office speaks for the unit of the office named next to it (guidelines)."""
    scope = set(event.sentences)
    for person in people.values():
        for mention, number in person.mentions:
            said = _SPEAKS_FOR.match(doc._.folded, max([mention.end, *(o.end for o in mention.offices)]))
            found = unit_of_office(doc, mention.offices[-1], "block.person") if said and mention.offices else None
            if number in scope and said and found:
                block.add(said["office"], found)
        offices = [o for m, s in person.mentions if s in scope for o in m.offices]
        for i, office in enumerate(offices):
            leads = IS_LEADER.match(office.head) is not None
            if office.kind != "block" or (leads and block.leader) or not (leads or IS_DEPUTY.match(office.head)):
                continue
            around = [offices[j] for j in (i - 1, i + 1, i - 2) if 0 <= j < len(offices) and offices[j].kind != "block"]
            for other in around:
                if found := unit_of_office(doc, other, "block.person"):
                    block.add(office.head, found)
                    break
