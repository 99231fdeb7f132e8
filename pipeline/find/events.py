"""Mentions of meetings and ceremonies: `Hội nghị tổng kết …`, `lễ kỷ niệm 10 năm …`, `tổ chức sơ kết …`.

A mention is an event head (gazetteers/events.csv, role head) with the words of its name behind it, or a purpose verb
behind a holding verb or its subject (`Khối thi đua số 2 tổng kết công tác năm 2017`). How the sentence speaks of it is
kept beside it; which mentions become entries is decided in pipeline/build/events.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.find.event_acts import acts
from pipeline.find.event_kinds import kinds_of
from pipeline.find.event_names import NameReader
from pipeline.find.event_relations import relation_of
from pipeline.find.offices import Cover
from pipeline.found import Span
from pipeline.text.sentences import Sentence

Doc.set_extension("events", default=(), force=True)

_NO_EVENT_BEFORE = re.compile(r"(?:tuần|ngày|nghi|dịp|nghỉ|hành|vô|mâm|đại|trường|khóa|khoá)\s$")
# A congress that is cited (`Nghị quyết Đại hội XI`), and a sitting as a length of time (`Sau một buổi làm việc`).
_CITED = re.compile(
    r"(?:nghị quyết|văn kiện|tiến tới|công tác tổ chức)(?: các)? $|(?:^|[.\n]\s?)sau (?:một|hơn một|\d+) $"
)
_OF_OLD = ("bà trưng", "bà triệu", "bà chúa", "bà rịa")  # in names of feasts and places; nobody who is present
_AGENDA = re.compile(
    r" (?:nghị sự|(?:của )?(?:kỳ họp|hội nghị|đại hội|phiên họp))(?!\w)"
)  # what a meeting has before it
_NO_EVENT_AFTER = re.compile(r" (?:hội|tân|phép|vật|độ|giáo|nghĩa|nghi|tết|cưới|phật|chùa)\b")
# What a name begins with behind its head, if no purpose does: `hội nghị giao ban …`, `phiên họp thứ 12`.
_NAMED = re.compile(
    r"\s*(?:về|lần thứ|thứ|giao ban|trực tuyến|chuyên đề|thường kỳ|thường niên|toàn quốc|bàn|với|của|“|\"|cấp|liên"
    r"|đại biểu|khởi công|khánh thành|ra mắt|đón|mừng|truy điệu|tang|viếng|bàn giao|tốt nghiệp|khai giảng|hưởng ứng"
    r"|gặp|tiếp xúc)"
)
# What shows that behind a plain head no name begins: `cuộc họp kéo dài …`, `hội nghị này`.
_NO_NAME = re.compile(
    r"\s*(?:này|đó|kia|trên|nói trên|gần đây|mới đây|vừa qua|dự kiến"
    r"|kéo dài|cũng|còn|sẽ|đã|được|cho thấy|hồi|vừa|sắp|trước|sau)\b"
)
_LOOSE = frozenset(("chương trình", "ngày hội", "diễn đàn"))  # heads of much that is no meeting
_SPOKEN_OF = frozenset(("held", "occurs", "chaired", "attended"))
_PURPOSE_VERB = (
    r"(tổng kết|sơ kết|ký kết giao ước|ký giao ước|họp|kỷ niệm|đón nhận|tuyên dương|biểu dương|vinh danh|tôn vinh"
    r"|phát động|khai giảng|khánh thành|ra mắt|bế giảng)"
)
_VERBAL = re.compile(rf"(?:tổ chức|tiến hành|họp)\s+(?:họp\s+)?(?={_PURPOSE_VERB}|(?<=họp )(phiên thứ|phiên toàn thể))")
# `Thủ tướng giao Bộ Nội vụ … tiến hành tổng kết`: an instruction.
_TOLD = re.compile(r"(?<!\w)(?:(?<!bàn )giao(?! (?:ban|ước|lưu|thông|dịch|ca|hữu))|yêu cầu)(?!\w)[^.;,]*$")
_SUBJECT_VERB = re.compile(
    r"(?<!ban chỉ đạo)\s*(?:\([^)]*\)\s*)?(?:(?:đã|vừa|tiến hành)\s+)*"
    r"(?=(tổng kết|sơ kết|ký kết giao ước|ký giao ước))"
)
# Behind a block's name more may follow before the verb: `… của tỉnh đã sơ kết …`, `… họp trực tuyến tổng kết …`.
_BLOCK_VERB = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:[^.;:“\n]{0,60}?(?<!\w)(?:đã|vừa|tiến hành|họp(?:\s+trực tuyến)?)\s+)?"
    r"(?=(tổng kết|sơ kết|phát động|ký kết giao ước|ký giao ước))"
)


@dataclass(slots=True)
class EventMention:
    """A meeting named in the text. `start` and `end` span its name, `head_end` ends the head noun or first verb."""

    start: int
    end: int
    head_end: int
    head: str  # folded
    kinds: tuple[str, ...]
    relation: str  # see pipeline.find.event_relations.Relation
    verb: Span | None
    bare: bool  # a head noun with no purpose
    doubtful: str  # future, past, many, or empty
    sentence: int  # index into doc._.sentences
    verbal: bool = False  # named by a purpose verb only


@Language.component(
    "events",
    requires=["doc._.terms", "doc._.units", "doc._.offices", "doc._.people", "doc._.dates", "doc._.sentences"],
    assigns=["doc._.events"],
)
def find_events(doc: Doc) -> Doc:
    """Sets `doc._.events`, the EventMentions of title, lead, body and captions in text order."""
    folded = doc._.folded
    heads = doc._.terms.get("events.head", ())
    addresses = {t.start for t in doc._.terms.get("honorifics", ()) if not folded.startswith(_OF_OLD, t.start)}
    breaks = sorted(addresses | {o.start for o in doc._.offices})
    names = NameReader(doc._.text, folded, Cover([(u.start, u.end) for u in doc._.units]), breaks)
    blocks = [u.end for u in doc._.units if u.kind == "block"]
    found: list[EventMention] = []
    at = 0
    for number, sentence in enumerate(doc._.sentences):
        while at < len(heads) and heads[at].start < sentence.start:
            at += 1
        reached = sentence.start
        while at < len(heads) and heads[at].start < sentence.end:
            term = heads[at]
            at += 1
            if term.start < reached or _no_event(folded, term.start, term.end):
                continue
            end = names.end(folded[term.start : term.end], term.end, sentence.end)
            found.append(_mention(folded, term.start, term.end, end, sentence, number))
            reached = end
        found += _verbal(names, sentence, number, found, blocks)
    found += _acted(doc, names, found)
    found.sort(key=lambda m: m.start)
    doc._.events = found
    return doc


def _no_event(folded: str, start: int, end: int) -> bool:
    """Whether a head's syllables are part of another word: `tuần lễ`, `lễ hội`, `Đại hội đồng`."""
    if _CITED.search(folded, max(0, start - 24), start):
        return True
    if folded[start:end] == "chương trình":
        return _AGENDA.match(folded, end) is not None
    if folded[start:end] == "đại hội":
        if folded.startswith((" thể thao", " thể dục thể thao", " tdtt"), end):
            return True  # games, out of scope
        return folded.startswith(" đồng", end) and not folded.startswith(" đồng cổ đông", end)
    if folded[start:end] != "lễ":
        return False
    before = _NO_EVENT_BEFORE.search(folded, max(0, start - 10), start)
    return before is not None or _NO_EVENT_AFTER.match(folded, end) is not None


def _mention(folded: str, start: int, head_end: int, end: int, sentence: Sentence, number: int) -> EventMention:
    """The mention folded[start:end] with what its name shows and what its sentence says of it."""
    relation = relation_of(folded, start, head_end, end, sentence)
    head, tail = folded[start:head_end], folded[head_end:end]
    kinds = kinds_of(folded[start:end], head)
    plain = kinds == ("meeting",)
    named = not plain or relation.kind in _SPOKEN_OF or _NAMED.match(tail)
    unnamed = _NO_NAME.match(tail) is not None or (plain and (len(tail.split()) < 2 or head in _LOOSE))
    bare = not tail.strip() or not named or unnamed
    return EventMention(
        start, end, head_end, head, kinds, relation.kind, relation.verb, bare, relation.doubtful, number
    )


def _acted(doc: Doc, names: NameReader, found: list[EventMention]) -> list[EventMention]:
    """Events told by their verb alone, where no named one stands in the same sentence.

    A session has a name (`họp kỳ thứ nhất bầu các chức danh …`), others have none.
    """
    taken = {mention.sentence for mention in found if mention.relation != "title"}
    out: list[EventMention] = []
    for number, (start, verb_end), kinds in acts(doc):
        if number in taken:
            continue
        head, named = names.folded[start:verb_end], kinds == ("session",)
        end = names.end(head, verb_end, doc._.sentences[number].end) if named else verb_end
        verb = (start, start if named else verb_end)
        out.append(EventMention(start, end, verb_end, head, kinds, "held", verb, not named, "", number, verbal=True))
    return out


def _verbal(
    names: NameReader, sentence: Sentence, number: int, found: list[EventMention], blocks: list[int]
) -> list[EventMention]:
    """Events named by verbs only: `Cụm … tổ chức tổng kết công tác năm 2017`, `Khối … tổng kết …`."""
    folded = names.folded
    hits = list(_VERBAL.finditer(folded, sentence.start, sentence.end))
    ends = names.units.ends
    inside = ends[bisect_right(ends, sentence.start) : bisect_left(ends, sentence.end)]
    hits += [m for end in inside if (m := _SUBJECT_VERB.match(folded, end))]
    hits += [m for end in blocks if sentence.start < end <= sentence.end and (m := _BLOCK_VERB.match(folded, end))]
    out: list[EventMention] = []
    for m in sorted(hits, key=lambda m: m.end()):
        start = m.end()
        if any(f.start <= start < f.end for f in reversed([*found, *out])):
            continue
        verb = m[1] or m[2]
        head_end = start + len(verb)
        end = names.end(verb.split()[0], head_end, sentence.end)
        mention = _mention(folded, start, min(head_end, end), end, sentence, number)
        mention.verbal, mention.verb, mention.bare = True, m.span(), False
        if mention.relation != "title":
            mention.relation = "held"
        if _TOLD.search(folded, sentence.start, start):
            mention.doubtful = "asked"
        out.append(mention)
    return out
