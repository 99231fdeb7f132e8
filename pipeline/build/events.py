"""Which of the meetings that an article names are its entries, and which sentences tell of each.

The guidelines: one entry for each meeting reported as held (or about to be held, when that is the news); past and
future ones in passing are none. The main event is the mention that the opening sentences tell of best; a later mention
opens an entry of its own only with a sign of a new event: a date, `cùng ngày`, `trước đó`, `sau đó`, a digest's bullet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.event_gate import features, probability, threshold
from pipeline.build.event_score import Scale, dates_in
from pipeline.find.events import EventMention
from pipeline.text.sentences import Sentence

_MAIN, _FURTHER = 2.0, 3.6  # least scores of what may be the main entry and a further one; the gate decides
_NEW = re.compile(
    r"^\W*(?:cũng trong\b|cũng vào\b|cùng ngày|(?:sáng|chiều|tối|trưa)\s+cùng ngày|trước đó|ngay sau"
    r"|sau (?:lễ|hội nghị|buổi|kỳ họp|toạ đàm|tọa đàm)|tiếp đó|cùng thời gian)"
)
_AFTERWARDS = re.compile(r"(?:ngay\s+)?sau (?:lễ|hội nghị|buổi|kỳ họp|hội đàm|cuộc|khi kết thúc|đó)[^,.;]{0,40},")
_BULLET = re.compile(r"^\s*[*•+►»-]")


@dataclass(slots=True)
class Event:
    """One entry in the making: its main mention, all mentions that speak of it, and its sentences."""

    main: EventMention
    mentions: list[EventMention]
    sentences: list[int] = field(default_factory=list)  # indices into doc._.sentences
    score: float = 0.0
    rule: str = "event.main"
    probability: float = 1.0


def choose_events(doc: Doc) -> list[Event]:
    """The article's entries in text order; empty if it reports no meeting."""
    return [event for event in propose_events(doc) if event.probability >= threshold()]


def propose_events(doc: Doc) -> list[Event]:
    """All events that may be entries, in text order, each with the gate's probability."""
    mentions: list[EventMention] = doc._.events
    sentences = doc._.sentences
    scale = Scale(doc)
    rank = scale.rank
    scored = [(scale.score(m), m) for m in mentions]
    # a meeting that somebody is told to hold is none yet
    told = [(s, m) for s, m in scored if m.doubtful != "asked"]
    candidates = [(s, m) for s, m in told if sentences[m.sentence].role is not Role.TITLE]
    if not candidates:
        return []
    best, main = max(candidates, key=lambda pair: (pair[0], -pair[1].start))
    if best < _MAIN:
        nameless = _nameless(doc, candidates, rank)
        if nameless is None:
            return []
        best, main = _MAIN, nameless
    events = [Event(main, [main], score=best)]
    for score, mention in candidates:
        if mention is main or score < _FURTHER - (1.0 if _opens(doc, mention) else 0):
            continue
        if any(_same(doc, e.main, mention) for e in events) or mention.bare:
            continue
        if mention.start < main.start and mention.sentence == main.sentence:
            continue
        if _opens(doc, mention):
            events.append(Event(mention, [mention], score=score, rule="event.further"))
    events.sort(key=lambda e: e.main.start)
    _share_sentences(doc, events)
    for _, mention in scored:
        home = _home(doc, events, mention)
        if home and mention is not home.main:
            home.mentions.append(mention)
    for event in events:
        event.probability = probability(features(doc, event, scale))
    return events


_ACT = re.compile(
    r"(?<!\w)(?:trao|tặng|đón nhận|khen thưởng|tuyên dương|làm việc|gặp mặt|tiếp xúc|biểu dương|vinh danh)(?!\w)"
)


def _nameless(doc: Doc, candidates: list[tuple[float, EventMention]], rank: dict[int, int]) -> EventMention | None:
    """A meeting that has no name (`tại buổi lễ`), if one of the opening sentences dates what was done at it."""
    opening = [doc._.sentences[i] for i, place in rank.items() if place < 4]
    dated = [s for s in opening if dates_in(doc, s.start, s.end) and _ACT.search(doc._.folded, s.start, s.end)]
    bare = [m for score, m in candidates if m.relation in ("at", "attended", "chaired") and not m.doubtful and m.bare]
    return bare[0] if dated and bare else None


def _opens(doc: Doc, mention: EventMention) -> bool:
    """Whether the mention's sentence shows the sign of a new event."""
    sentence = doc._.sentences[mention.sentence]
    folded = doc._.folded[sentence.start : sentence.end]
    if _NEW.search(folded) or _BULLET.match(folded) or _AFTERWARDS.search(doc._.folded, sentence.start, mention.start):
        return True
    return bool(dates_in(doc, sentence.start, mention.start)) and mention.relation in ("held", "occurs", "chaired")


def _words(doc: Doc, mention: EventMention) -> set[str]:
    return set(re.findall(r"\w+", doc._.folded[mention.start : mention.end]))


def _same(doc: Doc, main: EventMention, other: EventMention) -> bool:
    """Whether two mentions speak of one event."""
    if _other_blocks(doc, main, other):
        return False
    a, b = _words(doc, main), _words(doc, other)
    common = len(a & b) / max(1, min(len(a), len(b)))
    if other.bare or (main.verbal and main.bare and set(main.head.split()) & b):
        return True  # `HĐND họp`, told again as `họp kỳ thứ nhất bầu …`
    if common >= 0.85 and len(a & b) > 3:
        return True
    if common >= 0.7:
        here, there = (_day(doc, m) for m in (main, other))
        return here is None or there is None or here == there
    alike = main.head == other.head and len(main.head.split()) > 3  # hội nghị công bố A; hội nghị công bố B
    return (
        (alike or bool(set(main.kinds) & set(other.kinds) - {"meeting"}))
        and not _BULLET.match(doc._.folded[doc._.sentences[other.sentence].start :])
        and not _NEW.search(doc._.folded[doc._.sentences[other.sentence].start : other.start])
    )


def _other_blocks(doc: Doc, main: EventMention, other: EventMention) -> bool:
    """Whether a further meeting is held by a block that the first one's sentence doesn't name, and that one by another.

    Reviews of several blocks have one name and often one article: `Chiều cùng ngày, Cụm thi đua số 2 cũng tổ chức …`.
    """
    if other.relation not in ("held", "occurs") or main.sentence == other.sentence:
        return False
    here, there = (_blocks(doc, doc._.sentences[m.sentence]) for m in (main, other))
    return bool(here and there) and not any(a <= b or b <= a for a in here for b in there)


def _blocks(doc: Doc, sentence: Sentence) -> list[frozenset[str]]:
    """The blocks that a sentence names, each as its words."""
    inside = [u for u in doc._.units if u.kind == "block" and sentence.start <= u.start < sentence.end]
    return [frozenset(re.findall(r"\w+", doc._.folded[u.start : u.end])) for u in inside]


def _day(doc: Doc, mention: EventMention) -> tuple[int | None, int | None] | None:
    sentence = doc._.sentences[mention.sentence]
    days = [d for d in doc._.dates if sentence.start <= d.start < sentence.end and d.role == "event" and d.first.day]
    return (days[0].first.day, days[0].first.month) if days else None


def _share_sentences(doc: Doc, events: list[Event]) -> None:
    """Gives each sentence of the article to one event: to the last one opened before it, the first ones to the main."""
    opened = sorted(events, key=lambda e: e.main.sentence)
    for i in range(len(doc._.sentences)):
        owner = opened[0]
        for event in opened:
            if event.main.sentence <= i:
                owner = event
        owner.sentences.append(i)


def _home(doc: Doc, events: list[Event], mention: EventMention) -> Event | None:
    """The event that a mention speaks of, by words first, by place second."""
    like = [e for e in events if not mention.bare and _same(doc, e.main, mention)]
    if like:
        return like[0]
    if mention.bare or mention.relation == "title":
        return next((e for e in events if mention.sentence in e.sentences), events[0])
    return None
