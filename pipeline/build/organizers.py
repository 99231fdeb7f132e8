"""Who held an event: the subject of its holding verb, `do X tổ chức`, or `… của X` at the end of its name."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.build.events import Event
from pipeline.find.events import EventMention
from pipeline.find.lists import split_units
from pipeline.found import Found, Span

_BY = re.compile(
    r"(?<!\w)(?:do|bởi)\s+([^.;]{3,200}?)\s+(?:đã\s+|đồng\s+)?(?:phối hợp\s+)?(?:tổ chức|đăng cai|chủ trì)(?!\w)"
)
_OF = re.compile(r"\scủa\s+")
_WITH = re.compile(
    r"[,\s]*(?:đã\s+|vừa\s+)?(?:chủ trì,?\s+)?phối hợp\s+(?:với|cùng|tổ chức với)?\s*|\s+cùng(?:\s+với)?\s+|\s+và\s+(?=lãnh đạo)"
)
_ADVERBS = re.compile(
    r"(?:[\s,]|\b(?:đã|vừa|cùng|long trọng|trọng thể|sẽ|đồng|chủ trì|phối hợp|tiếp tục|có|trang trọng))*$"
)
_LEADERS = re.compile(r"(?:lãnh đạo|đại diện lãnh đạo|ban tổ chức|tập thể|toàn thể)\s+")
_BEHIND_PLACE = re.compile(r"(?:tại|ở|từ|về|theo|do|của|trong)\s+$")


def find_organizers(doc: Doc, event: Event) -> list[Found]:
    """The organisers of an event, in text order; empty if the text says none."""
    ordered = [event.main, *(m for m in event.mentions if m is not event.main)]
    for mention in ordered:
        if mention.relation == "held" and mention.verb and (found := _subject(doc, mention)):
            return found
        if found := _by(doc, mention):
            return found
    for mention in ordered:
        if mention.relation == "title" and (found := _title_subject(doc, mention)):
            return found
        if found := _of(doc, mention):
            return found
    for number in event.sentences[:12]:
        sentence = doc._.sentences[number]
        folded = doc._.folded[sentence.start : sentence.end]
        if m := re.match(
            r"\W*(?:hội nghị|buổi lễ|lễ|chương trình|đại hội|hội thảo|sự kiện|cuộc họp|buổi)[^,.]{0,40}\sdo\s+([^.;]{3,160}?)\s+(?:phối hợp\s+)?tổ chức",
            folded,
        ):
            return _units(doc, sentence.start + m.start(1), sentence.start + m.end(1), "organizers.by")
    return []


def _units(doc: Doc, start: int, end: int, rule: str) -> list[Found]:
    """The units of a stretch that names organisers, split where they work together."""
    folded = doc._.folded
    pieces: list[Span] = []
    at = start
    for m in _WITH.finditer(folded, start, end):
        pieces.append((at, m.start()))
        at = m.end()
    pieces.append((at, end))
    found: list[Found] = []
    for a, b in pieces:
        if lead := _LEADERS.match(folded, a):
            a = lead.end()
        for unit in split_units(doc.text, folded, a, b):
            if unit.notes.get("kind") != "person" and unit.value:
                unit.rule = rule
                found.append(unit)
    return found


def _subject(doc: Doc, mention: EventMention) -> list[Found]:
    """The units that stand before the holding verb without a break."""
    assert mention.verb
    folded = doc._.folded
    sentence = doc._.sentences[mention.sentence]
    limit = mention.verb[0]
    units = [u for u in doc._.units if sentence.start <= u.start and u.end <= limit]
    if not units:
        return []
    for unit in units:  # `Cụm thi đua số 3 gồm các huyện: … tổ chức`: the members stand between subject and verb
        if unit.kind == "block" and re.match(r"\s*,?\s*(?:gồm|bao gồm|\()", folded[unit.end : limit]):
            return _units(doc, unit.start, unit.end, "organizers.subject")
    adverbs = _ADVERBS.search(folded, units[-1].end, limit)
    last = units[-1]
    between = folded[last.end : limit]
    if not (adverbs and adverbs.start() == last.end) and not re.fullmatch(
        r"\s*(?:\([^)]*\)|[-–]\s[^,]{0,60},)?(?:[\s,]|\b(?:đã|vừa|long trọng|trọng thể|phối hợp|gồm.*|cùng.*))*",
        between,
    ):
        return []
    start = last.start
    for unit in reversed(units[:-1]):
        gap = folded[unit.end : start]
        if _BEHIND_PLACE.search(folded[sentence.start : unit.start][-8:]) and "phối hợp" not in gap:
            break
        if re.fullmatch(
            r"\s*(?:\([^)]*\)\s*)?(?:,|và|,?\s*phối hợp (?:với|cùng)|,?\s*chủ trì,? phối hợp (?:với|cùng)|cùng(?: với)?|[-–])\s*(?:lãnh đạo\s+)?",
            gap,
        ):
            start = unit.start
        else:
            break
    return _units(doc, start, last.end, "organizers.subject")


def _by(doc: Doc, mention: EventMention) -> list[Found]:
    """`Lễ … do X phối hợp với Y tổ chức`."""
    sentence = doc._.sentences[mention.sentence]
    m = _BY.search(doc._.folded, max(sentence.start, mention.end - 1), sentence.end)
    if not m or m.start() - mention.end > 60:
        return []
    return _units(doc, m.start(1), m.end(1), "organizers.by")


def _of(doc: Doc, mention: EventMention) -> list[Found]:
    """`phiên họp … của X`, at the name's end or right behind it."""
    sentence = doc._.sentences[mention.sentence]
    for m in _OF.finditer(doc._.folded, mention.head_end, min(sentence.end, mention.end + 6)):
        for unit in doc._.units:
            if unit.start == m.end():
                return _units(doc, unit.start, unit.end, "organizers.of")
    return []


def _title_subject(doc: Doc, mention: EventMention) -> list[Found]:
    """A headline that begins with the unit: `Văn phòng X tổng kết công tác năm …`."""
    sentence = doc._.sentences[mention.sentence]
    for unit in doc._.units:
        if unit.start == sentence.start and unit.end <= mention.start:
            return _units(doc, unit.start, unit.end, "organizers.title")
    return []
