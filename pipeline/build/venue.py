"""Where an event took place: the stretch after `tại` or `ở` in the sentence that tells of it."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from pipeline.build.copied import copied
from pipeline.build.events import Event
from pipeline.find.events import EventMention
from pipeline.find.offices import Cover
from pipeline.find.tables import alternation, places
from pipeline.found import Found

_AT = re.compile(r"(?<!\w)(?:tại|ở)\s+(?=\S)")
_READY = re.compile(
    r"(?:^|[,;:.)]|\bdiễn ra|\btổ chức|\bkhai mạc|\bbế mạc|\bra|\bnay|\bqua|\bnày|\bmở|\btrực tuyến|\bcũng"
    r"|\bđặt|\bngay|\bcó mặt|\btốt đẹp|(?<!lớp )(?<!khối )(?<!tuổi )\b[\d/.-]*\d)\s*$"
)
_NO_PLACE = re.compile(
    r"(?:đây|đó|chỗ|các|những|hội nghị|buổi|lễ|kỳ họp|phiên|cuộc|đại hội|hội thảo|toạ đàm|tọa đàm|chương trình|điều"
    r"|khoản|quyết định|nghị định|nghị quyết|chỉ thị|thông tư|công văn|kế hoạch|văn bản|thông báo|luật"
    r"|thời điểm|sự kiện)\b"
)
_PLACE = re.compile(
    r"\s*(?:số \d|xã|phường|thị trấn|huyện|quận|thị xã|tx|tp|thành phố|tỉnh|thôn|bản|khu|đường|km|tổ|thủ đô)\b"
)
# A unit's short form, if its name goes on behind it: `Hội Cựu chiến binh (CCB) tỉnh Bến Tre`.
_ALIAS = re.compile(r"\s?\([A-ZĐƯ][A-ZĐƯ&./-]{1,11}\)(?= (?:tỉnh|thành phố|huyện|quận|thị xã|TP))")
# A hall goes on with whose it is: `Hội trường 3-4, Bộ Chỉ huy Quân sự tỉnh`.
_HALL = re.compile(r"(?:hội trường|phòng họp|giảng đường)(?!\w)")
_CLOSED = re.compile(r"\s*[,.;)](?![^.;]*(?:tổ chức|diễn ra|khai mạc|phối hợp|sơ kết|tổng kết|họp|đã|vừa))")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(
        r"[.;:\n!?…“”\"]|\s[-–—]\s|,|\s?\("
        r"|(?<=\s)(?:cụm thi đua|khối thi đua|và|với|nhằm|nơi|dưới|trong|vào|sáng|chiều|tối|ngày|các"
        rf"|{alternation('clause_words')})(?!\w)"
    )


def find_venue(doc: Doc, event: Event) -> Found | None:
    """The venue of an event as written, without its preposition; None if the text names none."""
    mentions = [event.main, *(m for m in event.mentions if m.relation in ("held", "occurs", "chaired", "attended"))]
    seen: set[int] = set()
    numbers = [m.sentence for m in mentions]
    follow = event.main.sentence + 1
    if follow < len(doc._.sentences):
        numbers.append(follow)
    for number in numbers:
        if number in seen:
            continue
        seen.add(number)
        own = [m for m in event.mentions if m.sentence == number] or ([event.main] if number == follow else [])
        if number == follow and not re.search(
            r"^\W*(?:hội nghị|buổi lễ|lễ|chương trình|đại hội)?[^.]{0,40}(?:diễn ra|được tổ chức|tổ chức|khai mạc)",
            doc._.folded[doc._.sentences[number].start : doc._.sentences[number].end],
        ):
            continue
        if found := _in_sentence(doc, number, own):
            return found
    return None


def _in_sentence(doc: Doc, number: int, mentions: list[EventMention]) -> Found | None:
    text, folded = doc._.text, doc._.folded
    sentence = doc._.sentences[number]
    units = Cover([(u.start, u.end) for u in doc._.units])
    ends = {m.end for m in mentions}
    dates = {d.end for d in doc._.dates}
    for at in _AT.finditer(folded, sentence.start, sentence.end):
        before = folded[sentence.start : at.start()]
        ready = _READY.search(before) or len(before.rstrip()) + sentence.start in ends | dates
        inside = any(m.start < at.start() < m.end for m in mentions)
        if not ready or inside or _NO_PLACE.match(folded, at.end()):
            continue
        end = _end(text, folded, at.end(), sentence.end, units)
        if end > at.end() and (
            text[at.end()].isupper() or folded[at.end() : end].count(" ") or text[at.end()].isdigit()
        ):
            return copied(text, at.end(), end, "venue.at")
    return None


def place_end(doc: Doc, pos: int, limit: int) -> int:
    """Where the place that begins at `pos`, behind its preposition, ends."""
    return _end(doc._.text, doc._.folded, pos, limit, Cover([(u.start, u.end) for u in doc._.units]))


def _end(text: str, folded: str, pos: int, limit: int, units: Cover) -> int:
    """Where the place that begins at `pos` ends."""
    scan = pos
    while True:
        stop = _stop().search(folded, scan, limit)
        if not stop:
            return limit if limit - pos < 90 else pos
        here = stop.start()
        covered = units.end(here)
        mark = stop[0].strip()
        if covered > here and mark != "(":
            scan = covered
        elif mark == "(" and (alias := _ALIAS.match(text, here)):
            scan = alias.end()
        elif mark == "(" and (m := re.compile(r"\s?\(([^()]{3,40})\)").match(text, here)):
            inner = folded[m.start(1) : m.end(1)]
            if not (_PLACE.match(inner) or inner in places()):
                return here
            scan = m.end()
        elif mark == "," and _HALL.match(folded, pos) and _closed(folded, owner := units.starting(here + 2), limit):
            scan = owner
        elif (mark == "," and _goes_on(folded, stop.end(), limit)) or (
            mark in ("-", "–", "—") and _goes_on(folded, stop.end(), limit)
        ):
            scan = stop.end()
        else:
            return here


def _closed(folded: str, end: int, limit: int) -> bool:
    """Whether the unit that ends at `end` (-1: none) is the place's owner and not the sentence's subject."""
    return 0 < end < limit and _CLOSED.match(folded, end) is not None


def _goes_on(folded: str, pos: int, limit: int) -> bool:
    """Whether a place goes on after a comma (`xã A, huyện B`): a place that is not the sentence's own subject."""
    close = re.compile(r"[,.;:(]|$").search(folded, pos, limit)
    piece = folded[pos : close.start() if close else limit].strip()
    if not (_PLACE.match(folded, pos) or piece in places()):
        return False
    return not re.search(r"\b(?:tổ chức|phối hợp|đã|diễn ra|chủ trì|khai mạc)\b", piece)
