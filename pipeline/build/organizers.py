"""Who held an event: the subject of its holding verb, `do X tổ chức`, or `… của X` at the end of its name."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.build.events import Event
from pipeline.build.venue import place_end
from pipeline.find.events import EventMention
from pipeline.find.lists import split_units
from pipeline.found import Found, Span

_BY = re.compile(
    r"(?<!\w)(?:do|bởi|được(?! tổ chức| diễn ra| khai mạc))\s+((?:[^.;]|(?<=tp)\.|(?<=tx)\.){3,200}?),?"
    r"\s+(?:đã\s+|đồng\s+)?(?:phối hợp\s+)?(?:tổ chức|đăng cai|chủ trì(?!,? (?:cùng|phối hợp|và)))(?!\w)"
)
_OF = re.compile(r"\scủa\s+")
_WITH = re.compile(
    r"[,\s]*(?:đã\s+|vừa\s+)?(?:chủ trì,?\s+)?phối hợp\s+(?:với|cùng|tổ chức với)?\s*|\s+cùng(?:\s+với)?\s+"
    r"|\s+và\s+(?=lãnh đạo)"
)
_ADVERBS = re.compile(
    r"(?:[\s,]|\b(?:đã|vừa|cùng|long trọng|trọng thể|sẽ|đồng|chủ trì|phối hợp|tiếp tục|có|trang trọng))*$"
)
_LEADERS = re.compile(r"(?:lãnh đạo|đại diện lãnh đạo|ban tổ chức|tập thể|toàn thể)\s+")
_COMPRISES = re.compile(r"\s*,?\s*(?:gồm|bao gồm|\()")
_LONGEST = 260  # characters of a subject
_PLACE = re.compile(r"[\s,;:–-]*(?:tại|ở)\s+")
_OPENING = re.compile(
    r"(?:\s*\([^()\n]{2,40}\)\s*[-–]?)?[\s,;:]*(?:\(?giờ địa phương\)?|mới đây|vừa qua|cùng ngày|trước đó"
    r"|sau đó|tiếp đó|cũng trong[^,.]{0,30}"
    r"|(?:theo|nhân|thực hiện|hưởng ứng|tiếp tục|để|nhằm|trong|với|sau|liên quan|hòa|được)\s[^,.]{2,120})\s*,"
)
_BREAK = re.compile(r"(?:,|\bcủa\b|\btại\b)\s*(?:lãnh đạo\s+)?$")
_JOINING = re.compile(r"phối hợp")


def find_organizers(doc: Doc, event: Event) -> list[Found]:
    """The organisers of an event, in text order; empty if the text says none."""
    ordered = [event.main, *(m for m in event.mentions if m is not event.main)]
    for mention in ordered:
        if mention.verbal and mention.bare and _by_person(doc, mention):
            continue
        if mention.relation == "held" and mention.verb and (found := _subject(doc, mention)):
            return found
        if found := _by(doc, mention):
            return found
    for mention in ordered:
        if mention.relation == "title" and (found := _title_subject(doc, mention)):
            return found
        if found := _of(doc, mention) or _session(doc, mention):
            return found
    for number in event.sentences[:12]:
        sentence = doc._.sentences[number]
        folded = doc._.folded[sentence.start : sentence.end]
        if m := re.match(
            r"\W*(?:hội nghị|buổi lễ|lễ|chương trình|đại hội|hội thảo|sự kiện|cuộc họp"
            r"|buổi)[^,.]{0,40}\sdo\s+((?:[^.;]|(?<=tp)\.|(?<=tx)\.){3,160}?)\s+(?:phối hợp\s+)?tổ chức",
            folded,
        ):
            return _units(doc, sentence.start + m.start(1), sentence.start + m.end(1), "organizers.by")
    return []


def _by_person(doc: Doc, mention: EventMention) -> bool:
    """Whether a person does what tells of the event: `Chủ tịch UBND tỉnh Nguyễn Văn A trao …` names no organiser."""
    start = doc._.sentences[mention.sentence].start
    told = [m for m in doc._.people if start <= m.start and m.end <= mention.start]
    last = max((end for m in told for end in (m.end, *(o.end for o in m.offices)) if end <= mention.start), default=-1)
    return bool(told) and not any(last < u.end <= mention.start for u in doc._.units)


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
        lead = _LEADERS.match(folded, a)
        for unit in split_units(doc._.text, folded, lead.end() if lead else a, b):
            if unit.notes.get("kind") != "person" and unit.value:
                unit.rule = rule
                found.append(unit)
    return found


def _subject(doc: Doc, mention: EventMention) -> list[Found]:
    """The units that stand before the holding verb without a break."""
    assert mention.verb
    folded = doc._.folded
    start, limit = _subject_start(doc, mention), mention.verb[0]
    for unit in doc._.units:  # `Cụm thi đua số 3 gồm các huyện: … tổ chức`: the members stand between subject and verb
        inside = start <= unit.start and unit.end <= limit
        if not inside or unit.kind != "block":
            continue
        owned = re.match(r"\s*,\s*", folded[unit.end : limit])  # Cụm thi đua số 3, Bộ Công an
        owner = next((u.end for u in doc._.units if owned and u.start == unit.end + owned.end()), limit + 1)
        rests = [folded[end:limit] for end in (unit.end, owner) if end <= limit]
        if any(_COMPRISES.match(rest) for rest in rests) or (owner <= limit and _ADVERBS.fullmatch(rests[-1])):
            return _units(doc, unit.start, unit.end, "organizers.subject")
    if adverbs := _ADVERBS.search(folded, start, limit):
        limit = adverbs.start()
    first = next((u.start for u in doc._.units if start <= u.start < limit), -1)
    lead = _LEADERS.match(folded, start)
    if first < 0 or limit - start > _LONGEST:
        return []
    if first - (lead.end() if lead else start) > 3 and not _JOINING.search(folded[start:first]):
        start = first if _BREAK.search(folded[start:first]) else start
    return _units(doc, start, limit, "organizers.subject")


def _subject_start(doc: Doc, mention: EventMention) -> int:
    """Where the subject can begin at the earliest: behind the sentence's date, place and opening adverbials."""
    assert mention.verb
    text: str = doc._.text
    folded: str = doc._.folded
    start: int = doc._.sentences[mention.sentence].start
    limit = mention.verb[0]
    for day in doc._.dates:
        if start <= day.start and day.end < limit - 4:
            start = day.end
    while True:
        if opening := _OPENING.match(folded, start, limit):
            start = opening.end()
        elif at := _PLACE.match(folded, start, limit):
            end = place_end(doc, at.end(), limit)
            if end >= limit - 4:  # `tại thị trấn Quế, huyện Kim Bảng tổ chức`: the last place is the subject
                end = folded.rfind(",", at.end(), limit)
            if not at.end() < end < limit - 4:
                return start
            start = end
        else:
            return start + len(text[start:limit]) - len(text[start:limit].lstrip(" ,;:)-–*•+"))


def _by(doc: Doc, mention: EventMention) -> list[Found]:
    """`Lễ … do X phối hợp với Y tổ chức`."""
    sentence = doc._.sentences[mention.sentence]
    m = _BY.search(doc._.folded, max(sentence.start, mention.end - 1), sentence.end)
    if not m or m.start() - mention.end > 60:
        return []
    return _units(doc, m.start(1), m.end(1), "organizers.by")


def _session(doc: Doc, mention: EventMention) -> list[Found]:
    """`Tại kỳ họp thứ 5, HĐND huyện … thông qua`: the subject behind a session is the body that sits."""
    if not set(mention.kinds) & {"session"}:
        return []
    for unit in doc._.units:
        if unit.start == mention.head_end + 1:  # phiên họp Bộ Chính trị
            return _units(doc, unit.start, unit.end, "organizers.session")
        inside = mention.head_end < unit.start < mention.end and unit.kind != "block"
        if inside and doc._.text[unit.start - 2 : unit.start] == ", ":
            return _units(doc, unit.start, unit.end, "organizers.session")  # Kỳ họp thứ 6, HĐND tỉnh khóa IX
        if unit.start >= mention.end and re.fullmatch(r"\s*,\s*", doc._.folded[mention.end : unit.start]):
            return _units(doc, unit.start, unit.end, "organizers.session")
    return []


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
        named = doc._.folded[unit.start : unit.end] != unit.head
        if unit.start == sentence.start and unit.end <= mention.start and named:
            return _units(doc, unit.start, unit.end, "organizers.title")
    return []
