"""Who chaired an event and who else took part, from the persons of its sentences.

Chairing is said by `chủ trì`, `chủ toạ`, `điều hành` or a presidium (`Đoàn Chủ tịch`); speaking alone is not chairing
(guidelines). Others take part who attend, speak, hand over or receive at the meeting, or are named in its captions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.attendance_words import (
    ACTED,
    ACTS,
    AFTER_CHAIR,
    AFTER_CHAIRED,
    ATTEND,
    BETWEEN,
    CHAIR,
    CHAIR_GAP,
    GUEST,
    NOT_CHAIR,
    QUOTED,
    RECEIVES,
    SHORT,
    SPEAKS_FAR,
)
from pipeline.build.copied import copied, tidy
from pipeline.build.events import Event
from pipeline.build.evidence import Entry
from pipeline.find.offices import Office
from pipeline.find.people import PersonMention
from pipeline.found import Found
from pipeline.text.sentences import ITEM

_COMING = re.compile(r"[\s,]*(?:(?:đã|cùng|về|đến|tới|tham)\s+)*")

_SEVERAL = re.compile(r"(?:các|hai|ba|bốn) (?:đồng chí|ông|bà|vị|đ/c)\s?:?\s?$")


@dataclass(slots=True)
class Attendee:
    """One person of the article: all mentions, the sentence of each, and what they show."""

    mentions: list[tuple[PersonMention, int]] = field(default_factory=list)
    chairs: bool = False
    takes_part: bool = False
    chair_rule: str = "chairs"
    part_rule: str = "participants"


def persons(doc: Doc) -> dict[str, Attendee]:
    """The article's persons by folded name, in order of first mention."""
    found: dict[str, Attendee] = {}
    sentences = doc._.sentences
    at = 0
    for mention in doc._.people:
        while at + 1 < len(sentences) and sentences[at].end <= mention.start:
            at += 1
        key = tidy(doc._.folded[slice(*mention.name)])
        found.setdefault(key, Attendee()).mentions.append((mention, at))
    return _joined(found)


def _joined(found: dict[str, Attendee]) -> dict[str, Attendee]:
    """Persons whose short name ends one full name of the article are that person: `Xuân Anh`, `Nguyễn Xuân Anh`."""
    for short in [key for key in found if key.count(" ") == 1]:
        full = [key for key in found if key.endswith(f" {short}")]
        if len(full) == 1:
            person = found[full[0]]
            person.mentions = sorted(person.mentions + found.pop(short).mentions, key=lambda pair: pair[0].start)
    return found


def find_attendance(doc: Doc, event: Event, everyone: dict[str, Attendee]) -> tuple[list[Entry], list[Entry]]:
    """The chairs and the other participants of one event."""
    scope = set(event.sentences)
    here = {
        key: Attendee([(m, s) for m, s in person.mentions if s in scope])
        for key, person in everyone.items()
        if any(s in scope for _, s in person.mentions)
    }
    by_sentence: dict[int, list[tuple[PersonMention, Attendee]]] = {}
    for person in here.values():
        for mention, number in person.mentions:
            by_sentence.setdefault(number, []).append((mention, person))
    for number, row in by_sentence.items():
        row.sort(key=lambda pair: pair[0].start)
        intro = _intro(doc, number)
        if CHAIR.search(intro):
            _mark(doc._.folded, row[:1], "chairs.list")
        _chairs_of(doc, number, row)
        _participants_of(doc, number, row, listed=ATTEND.search(intro) is not None)
    _short_names(doc, event, here)
    chairs = [_entry(doc, p, everyone[k], p.chair_rule) for k, p in here.items() if p.chairs]
    others = [_entry(doc, p, everyone[k], p.part_rule) for k, p in here.items() if p.takes_part and not p.chairs]
    return chairs, others


def _intro(doc: Doc, number: int) -> str:
    """The folded line that introduces the list in which a sentence is an item (`Đến dự có:`); empty outside lists."""
    text, sentences = doc._.text, doc._.sentences
    at = number
    while at >= 0 and ITEM.match(text, sentences[at].start):
        at -= 1
    if at == number or at < 0 or not text[: sentences[at].end].endswith(":"):
        return ""
    return str(doc._.folded[sentences[at].start : sentences[at].end])


def _end(mention: PersonMention) -> int:
    """Where a mention ends, its offices included."""
    return max([mention.end, *(o.end for o in mention.offices)])


def _start(mention: PersonMention) -> int:
    return mention.lead


def _chairs_of(doc: Doc, number: int, row: list[tuple[PersonMention, Attendee]]) -> None:
    """Marks the persons of one sentence whom a chairing word speaks of."""
    sentence = doc._.sentences[number]
    folded = doc._.folded
    if sentence.role is Role.TITLE:
        return
    for hit in CHAIR.finditer(folded, sentence.start, sentence.end):
        if NOT_CHAIR.match(folded, hit.end()) or any(o.start <= hit.start() < o.end for o in doc._.offices):
            continue
        after = [(m, p) for m, p in row if _start(m) >= hit.end()]
        before = [(m, p) for m, p in row if m.start < hit.start()]
        between = folded[hit.end() : after[0][0].lead] if after else ""
        if after and (AFTER_CHAIR.match(between) or AFTER_CHAIRED.match(between)):
            _mark(folded, after, "chairs.after")
        elif before and CHAIR_GAP.fullmatch(folded[_end(before[-1][0]) : hit.start()]):
            chain = [before[-1]]
            for earlier in reversed(before[:-1]):
                if not BETWEEN.fullmatch(folded[_end(earlier[0]) : _start(chain[-1][0])]):
                    break
                chain.append(earlier)
            for _, person in chain:
                person.chairs, person.chair_rule = True, "chairs.before"


def _mark(folded: str, chain: list[tuple[PersonMention, Attendee]], rule: str) -> None:
    """Marks a chain of persons up to the first break in it."""
    last = -1
    for mention, person in chain:
        if last >= 0:
            between = folded[last : _start(mention)]
            if not BETWEEN.fullmatch(between) or (";" in between and GUEST.match(folded, _end(mention))):
                break
        person.chairs, person.chair_rule = True, rule
        last = _end(mention)


def _participants_of(doc: Doc, number: int, row: list[tuple[PersonMention, Attendee]], *, listed: bool = False) -> None:
    """Marks the persons of one sentence who attend, speak or act at the meeting; `listed`: it stands in their list."""
    sentence = doc._.sentences[number]
    folded = doc._.folded
    if sentence.role is Role.TITLE:
        return
    _together(folded, row)
    attend = [m.start() for m in ATTEND.finditer(folded, sentence.start, sentence.end)]
    _come(folded, attend, row)
    for mention, person in row:
        before = folded[max(sentence.start, _start(mention) - 40) : _start(mention)]
        if sentence.role is Role.CAPTION:
            person.takes_part, person.part_rule = True, "participants.caption"
        elif ACTS.match(folded, _end(mention)):
            person.takes_part, person.part_rule = True, "participants.acts"
        elif _speaks(doc, mention, row):
            person.takes_part, person.part_rule = True, "participants.speaks"
        elif ACTED.match(folded[sentence.start : _start(mention)]):
            person.takes_part, person.part_rule = True, "participants.acted"
        elif QUOTED.search(before):
            person.takes_part, person.part_rule = True, "participants.quoted"
        elif listed:
            person.takes_part, person.part_rule = True, "participants.list"
        elif attend and not RECEIVES.search(before) and _near(folded, attend, mention):
            person.takes_part, person.part_rule = True, "participants.attend"


def _speaks(doc: Doc, mention: PersonMention, row: list[tuple[PersonMention, Attendee]]) -> bool:
    """Whether the person is heard behind an apposition that names no other person."""
    limit = min((m.start for m, _ in row if m.start > mention.start), default=len(doc._.folded))
    return mention.honorific and SPEAKS_FAR.match(doc._.folded, _end(mention), limit) is not None


def _come(folded: str, attend: list[int], row: list[tuple[PersonMention, Attendee]]) -> None:
    """Marks the chain of persons that ends right before an attending word: `Ông A – X; bà B – Y; ông C – Z tới dự`."""
    for at in attend:
        chain = [(m, p) for m, p in row if _end(m) <= at]
        if not chain or not _COMING.fullmatch(folded, _end(chain[-1][0]), at):
            continue
        for (earlier, person), (later, _) in zip(reversed(chain[:-1]), reversed(chain), strict=False):
            if not BETWEEN.fullmatch(folded[_end(earlier) : _start(later)]):
                break
            person.takes_part, person.part_rule = True, "participants.attend"


def _together(folded: str, row: list[tuple[PersonMention, Attendee]]) -> None:
    """Marks those of whom one verb tells: `các đồng chí: A, Bí thư; B, Chủ tịch đã làm việc với …`."""
    for last in range(1, len(row)):
        if not ACTS.match(folded, _end(row[last][0])):
            continue
        first = last
        while first and BETWEEN.fullmatch(folded[_end(row[first - 1][0]) : _start(row[first][0])]):
            first -= 1
        if _SEVERAL.search(folded[max(0, _start(row[first][0]) - 20) : row[first][0].name[0]]):
            for _, person in row[first:last]:
                person.takes_part, person.part_rule = True, "participants.acts"


def _near(folded: str, attend: list[int], mention: PersonMention) -> bool:
    """Whether an attending word governs the mention: before it in the sentence, or after the list it stands in."""
    return any(a < mention.start for a in attend) or any(
        a > mention.start and not re.search(r"[.;]", folded[mention.end : a]) for a in attend
    )


def _short_names(doc: Doc, event: Event, here: dict[str, Attendee]) -> None:
    """`ông Nhân nói`: a person introduced in full and later heard by the last part of the name takes part."""
    waiting: dict[str, Attendee | None] = {}
    for key, person in here.items():
        if person.takes_part or person.chairs or not any(m.offices or m.honorific for m, _ in person.mentions):
            continue
        last = key.split()[-1]
        waiting[last] = None if last in waiting else person
    if not waiting:
        return
    folded = doc._.folded
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, waiting))})(?!\w)")
    for number in event.sentences:
        sentence = doc._.sentences[number]
        if sentence.role not in (Role.BODY, Role.LEAD):
            continue
        for hit in pattern.finditer(folded, sentence.start, sentence.end):
            meant = waiting[hit[0]]
            if (
                meant is not None
                and SHORT.search(folded[max(0, hit.start() - 14) : hit.start()])
                and ACTS.match(folded, hit.end())
            ):
                meant.takes_part, meant.part_rule = True, "participants.short_name"


def _entry(doc: Doc, person: Attendee, everywhere: Attendee, rule: str) -> Entry:
    """The person as a tree: the name at its first mention, each office at its first wording."""
    text = doc._.text
    first = max((m for m, _ in person.mentions), key=lambda m: (m.name[1] - m.name[0] > 10, -m.start))
    name = copied(text, *first.name, first.rule)
    positions: list[Found] = []
    told: list[list[str]] = []
    for mention, _ in everywhere.mentions:
        for office in mention.offices:
            if _known(office, told, doc._.folded):
                continue
            positions.append(_position(text, office))
    return Entry({"name": name, "positions": positions}, rule)


def _known(office: Office, told: list[list[str]], folded: str) -> bool:
    """Whether the office was told already, in fewer or more words; `Chủ tịch HĐND` is not `Chủ tịch UBND`."""
    words = re.findall(r"\w+", folded[office.start : office.end])
    for other in told:
        short, long = sorted((words, other), key=len)
        if words[:1] == other[:1] and (long[: len(short)] == short or set(short) <= set(long)):
            return True
        if [sorted(w) for w in words] == [sorted(w) for w in other]:
            return True  # letters changed places: `UBDN` for `UBND`
    told.append(words)
    return False


_BRACKET = re.compile(r"\s*\([^()]*\)?")


def _position(text: str, office: Office) -> Found:
    """An office as a value; brackets are dropped."""
    found = copied(text, office.start, office.end, f"positions.{office.kind}")
    found.value = tidy(_BRACKET.sub("", found.value))
    return found
