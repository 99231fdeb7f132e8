"""The khối or cụm thi đua whose meeting an event is, and the units that lead it now and next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.attendance import Attendee
from pipeline.build.copied import copied
from pipeline.build.events import Event
from pipeline.find.lists import split_units
from pipeline.find.offices import Office
from pipeline.find.units import UnitMention
from pipeline.found import Found

_LEADER = r"(?:tân\s+)?(?:trưởng khối|khối trưởng|cụm trưởng|trưởng cụm)"
_DEPUTY = r"(?:phó trưởng khối|phó khối trưởng|khối phó|phó khối|cụm phó|phó cụm trưởng|phó trưởng cụm|phó cụm)"
_IS_LEADER = re.compile(rf"(?:tân\s+)?(?:{_LEADER})(?!\w)")
_IS_DEPUTY = re.compile(rf"{_DEPUTY}(?!\w)")
_ROLE = (
    r"(?:làm|giữ(?:\s+(?:vai trò|nhiệm vụ|chức|chức vụ|cương vị))?|đảm nhiệm|đảm nhận|là|giữ chức)\s+"
    r"(?:nhiệm vụ\s+|vai trò\s+|đơn vị\s+)?"
)
_HAND = re.compile(
    rf"(?:bàn giao|chuyển giao|trao|giao|nhường)\s[^.;]{{0,60}}?(?:{_LEADER}|cờ luân lưu"
    rf"|cụm trưởng)[^.;]{{0,40}}?\scho\s+(?:đại diện\s+|đơn vị\s+|lãnh đạo\s+)*"
)
_ELECT = re.compile(
    r"(?:bầu|cử|suy cử|giao|tín nhiệm|phân công|nhất trí cử|thống nhất cử|chọn)\s+(?:cho\s+|đơn vị\s+)?$"
)
_NEXT_YEAR = re.compile(
    r"(?:bầu|suy cử|tín nhiệm|bàn giao|chuyển giao|nhất trí cử|thống nhất cử|được cử|được giao|đã cử)(?!\w)"
    rf"|(?:trao|nhường)[^.;]{{0,40}}(?:{_LEADER}|luân lưu)"
)
_AS = re.compile(rf"\s*(?:được\s+[^.;,]{{2,40}}?\s)?{_ROLE}(?:{_LEADER})(?!\w)")
_CURRENT = re.compile(r"(?:phân công|tiếp tục)\b")


@dataclass(slots=True)
class Block:
    """The block of an event and its offices."""

    name: Found | None = None
    leader: Found | None = None
    deputies: list[Found] = field(default_factory=list)
    next_leader: Found | None = None


def blocks_named(doc: Doc) -> list[UnitMention]:
    """The mentions of a khối or cụm by name."""
    return [u for u in doc._.units if u.kind == "block"]


def find_block(
    doc: Doc, event: Event, organizers: list[Found], members: list[Found], people: dict[str, Attendee]
) -> Block:
    """The block whose meeting the event is, with its offices; all empty if it is no block's meeting."""
    name = _name(doc, event, organizers)
    if name is None:
        return Block()
    block = Block(name)
    tagged = [(m, m.notes.get("office", "")) for m in members]
    for member, office in tagged:
        folded = office.lower()
        if _IS_DEPUTY.search(folded):
            block.deputies.append(_unit(member, "block.tag"))
        elif _IS_LEADER.search(folded) and not block.leader:
            block.leader = _unit(member, "block.tag")
    _from_sentences(doc, event, block)
    _from_people(doc, event, block, people)
    return block


def _unit(member: Found, rule: str) -> Found:
    return Found(member.value, member.spans, rule)


def _words(doc: Doc, unit: UnitMention) -> list[str]:
    return re.findall(r"\w+", doc._.folded[unit.start : unit.end])


def _name(doc: Doc, event: Event, organizers: list[Found]) -> Found | None:
    """The block's name at its fullest mention among the mentions that may mean the same block."""
    sentences = doc._.sentences
    named = blocks_named(doc)
    spans = [s for o in organizers for s in o.spans]
    seeds = [u for u in named if any(a <= u.start < b for a, b in spans)]
    if not seeds:
        main = sentences[event.main.sentence]
        seeds = [u for u in named if main.start <= u.start < main.end and _owns(doc, u, event)]
    if not seeds:
        titles = [s for i, s in enumerate(sentences) if s.role is Role.TITLE]
        seeds = [u for u in named for s in titles if s.start <= u.start < s.end]
        if not event.rule.endswith("main"):
            seeds = []
    if not seeds:
        return None
    seed = _words(doc, seeds[0])
    scope = set(event.sentences) | {i for i, s in enumerate(sentences) if s.role is Role.TITLE}
    best = seeds[0]
    for unit in named:
        number = next((i for i, s in enumerate(sentences) if s.start <= unit.start < s.end), -1)
        words = _words(doc, unit)
        if number in scope and _compatible(seed, words) and len(words) > len(_words(doc, best)):
            best = unit
    return copied(doc._.text, best.start, best.end, "block.name")


def _owns(doc: Doc, unit: UnitMention, event: Event) -> bool:
    """Whether the block named in the event's sentence is the one that meets (not a guest, not in passing)."""
    before = doc._.folded[max(0, unit.start - 24) : unit.start]
    if event.main.start <= unit.start < event.main.end:
        return True
    return not re.search(r"(?:đại diện|lãnh đạo|trong|thuộc|các đơn vị)\s+(?:lãnh đạo\s+)?$", before)


def _compatible(seed: list[str], words: list[str]) -> bool:
    """Whether two names of blocks may mean the same one: the longer has the shorter's words, numbers equal."""
    short, long = sorted((seed, words), key=len)
    rest = list(long)
    for word in short:
        if word not in rest and word not in ("tp", "tỉnh", "thành", "phố"):
            return False
        if word in rest:
            rest.remove(word)
    numbers = [[w for w in name if re.fullmatch(r"\d+|[ivx]+", w)] for name in (seed, words)]
    return numbers[0] == numbers[1] or not numbers[0] or not numbers[1]


def _from_sentences(doc: Doc, event: Event, block: Block) -> None:
    """Offices told in sentences: handed over, elected, held."""
    folded = doc._.folded
    for number in event.sentences:
        sentence = doc._.sentences[number]
        piece = folded[sentence.start : sentence.end]
        if not (_IS_LEADER.search(piece) or _IS_DEPUTY.search(piece) or "luân lưu" in piece):
            continue
        if sentence.role is not Role.CAPTION or not block.next_leader:
            _next_in(doc, sentence.start, sentence.end, block)
        _current_in(doc, sentence.start, sentence.end, block)


def _first_unit(doc: Doc, start: int, end: int, rule: str) -> Found | None:
    for unit in split_units(doc._.text, doc._.folded, start, end):
        if unit.notes.get("kind") != "person" and any(
            u.start <= unit.end <= u.end + 1 for u in doc._.units if u.start >= start - 1
        ):
            unit.rule = rule
            return unit
    return None


def _unit_from(doc: Doc, pos: int, rule: str) -> Found | None:
    """The unit that starts at `pos`."""
    for unit in doc._.units:
        if unit.start == pos:
            return copied(doc._.text, unit.start, unit.end, rule)
        if unit.start > pos:
            break
    return None


def _next_in(doc: Doc, start: int, end: int, block: Block) -> None:
    """The unit to which the lead goes over."""
    folded = doc._.folded
    for m in _HAND.finditer(folded, start, end):
        found = _unit_from(doc, m.end(), "block.handed_over")
        if not found:
            owner = _office_unit(doc, m.end(), end)
            found = owner
        if found:
            block.next_leader = found
            _hander(doc, start, m.start(), block)
            return
    for unit in doc._.units:
        if not start <= unit.start < end or unit.kind == "block":
            continue
        as_leader = _AS.match(folded, unit.end)
        if not as_leader:
            continue
        before, inner = folded[start : unit.start], as_leader[0]
        future = _ELECT.search(before) or re.search(
            r"được\s+(?:\w+\s+){0,4}(?:bầu|cử|giao|tín nhiệm)|được (?:bầu|cử|giao|tín nhiệm)", inner
        )
        year = re.search(r"năm\s+(\d{4})", folded[as_leader.end() : as_leader.end() + 60])
        opening = re.match(r"\W*năm\s+(\d{4})", before)
        if (future or opening) and not _CURRENT.search(before[-24:] + inner):
            later = year or opening or True
            if later and not block.next_leader:
                block.next_leader = copied(doc._.text, unit.start, unit.end, "block.elected")


def _hander(doc: Doc, start: int, end: int, block: Block) -> None:
    """Who hands the lead over holds it: the unit of that person's office."""
    for mention in doc._.people:
        if not block.leader and start <= mention.start < end:
            for office in mention.offices:
                if office.kind != "block" and (found := unit_of_office(doc, office, "block.hander")):
                    block.leader = found
                    break


def _office_unit(doc: Doc, start: int, end: int) -> Found | None:
    """`trao cờ luân lưu cho TS.BS A, Giám đốc Bệnh viện Nhi`: the unit of the receiver's office."""
    for mention in doc._.people:
        if start <= mention.start < end and mention.start - start < 40:
            for office in mention.offices:
                if found := unit_of_office(doc, office, "block.receiver"):
                    return found
    return None


_PART = re.compile(r"\b(?:văn phòng|thanh tra|phòng|ban|công an|khoa|chi cục|cục|sở|hội)\b")


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


def _current_in(doc: Doc, start: int, end: int, block: Block) -> None:
    """Offices held now: `X làm Trưởng Khối, Y làm Phó Khối`, `- đơn vị Trưởng khối`, `X (Cụm trưởng)`."""
    folded = doc._.folded
    for unit in doc._.units:
        if not start <= unit.start < end or unit.kind == "block":
            continue
        before = folded[start : unit.start]
        if (_ELECT.search(before) or _NEXT_YEAR.search(before)) and not _CURRENT.search(before):
            continue
        if re.match(r"\W*năm\s+\d{4}\s*,", folded[start : unit.start]) and not _CURRENT.search(folded[start:end]):
            continue
        tag = re.compile(rf"\s*(?:\(|[-–]|,)\s*(?:đơn vị\s+|giữ\s+|là\s+)?({_DEPUTY}|{_LEADER})(?!\w)(?!\s+năm)").match(
            folded, unit.end
        )
        held = re.compile(rf"\s*(?:được phân công\s+)?{_ROLE}({_DEPUTY}|{_LEADER})(?!\w)").match(folded, unit.end)
        hit = tag or held
        if not hit or any(o.start <= hit.start(1) < o.end and o.start < unit.start for o in doc._.offices):
            continue
        if _in_office(doc, unit.start):
            continue
        found = copied(doc._.text, unit.start, unit.end, "block.tag" if tag else "block.held")
        if _IS_DEPUTY.match(hit[1]):
            for deputy in [*_joined(doc, unit, start), found]:
                if all(d.value != deputy.value for d in block.deputies):
                    block.deputies.append(deputy)
        elif not block.leader:
            block.leader = found


def _joined(doc: Doc, unit: UnitMention, start: int) -> list[Found]:
    """The units that share an office with `unit`: `X, Y và Z làm Cụm phó`."""
    found: list[Found] = []
    at = unit.start
    for other in reversed([u for u in doc._.units if start <= u.start and u.end <= unit.start]):
        if not re.fullmatch(r"\s*(?:,|và|,\s*và)\s*", doc._.folded[other.end : at]) or other.kind == "block":
            break
        if found and "và" in doc._.folded[other.end : at]:
            break
        found.insert(0, copied(doc._.text, other.start, other.end, "block.held"))
        at = other.start
    return found


def _in_office(doc: Doc, pos: int) -> bool:
    return any(o.start < pos < o.end for o in doc._.offices)


def _from_people(doc: Doc, event: Event, block: Block, people: dict[str, Attendee]) -> None:
    """A person with the block's office speaks for the unit of the office named next to it (guidelines)."""
    scope = set(event.sentences)
    for person in people.values():
        offices = [o for m, s in person.mentions if s in scope for o in m.offices]
        for i, office in enumerate(offices):
            if office.kind != "block":
                continue
            leads = _IS_LEADER.match(office.head) is not None
            if (leads and block.leader) or (not leads and not _IS_DEPUTY.match(office.head)):
                continue
            around = [offices[j] for j in (i - 1, i + 1, i - 2) if 0 <= j < len(offices) and offices[j].kind != "block"]
            for other in around:
                found = unit_of_office(doc, other, "block.person")
                if found:
                    if leads:
                        block.leader = found
                    elif all(d.value != found.value for d in block.deputies):
                        block.deputies.append(found)
                    break
