"""The day or days of an event: the date told with it, completed by the article, and the part of the day."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.events import Event
from pipeline.find.dates import DateMention
from pipeline.found import Found
from pipeline.resolve.year_hints import YearHint
from pipeline.resolve.years import complete

Days = tuple[Found | None, Found | None, Found | None]


def event_days(doc: Doc, event: Event, hints: list[YearHint], before: Days | None = None) -> Days:
    """(start, end, part_of_day) of an event; None for what the text doesn't say. `hints`: the article's years.

    `before`: the days of the event told before it, whose date a further event without one inherits (guidelines:
    `Ngay sau đó` inherits the date, not the part of the day).
    """
    mention = _mention(doc, event)
    if mention is None or (before and mention.start < doc._.sentences[event.main.sentence].start):
        return (before[0], before[1], None) if before else (None, None, None)
    part = Found(mention.part, (mention.span,), "dates.part_of_day") if mention.part else None
    published = doc._.article.published.value if doc._.article and doc._.article.published else None
    done = complete(mention, published=published, hints=hints, mentions=doc._.dates)
    if done.start is None:
        return None, None, part
    notes = {"precision": mention.precision, "year_source": done.year_source or "none"}
    start = Found(done.start, done.spans, mention.rule, notes=notes)
    end = Found(done.end, done.spans, mention.rule, notes=notes)
    return start, end, part


def _mention(doc: Doc, event: Event) -> DateMention | None:
    """The date mention that tells when the event took place."""
    own = [event.main, *(m for m in event.mentions if m is not event.main)]
    numbers = list(dict.fromkeys(m.sentence for m in own if m.relation != "none" or m is event.main))
    sentences, dates = doc._.sentences, [d for d in doc._.dates if d.candidate or d.now]
    first = [i for i in event.sentences if sentences[i].role in (Role.LEAD, Role.BODY)][:3]
    for number in [*numbers, *first]:
        sentence = sentences[number]
        days: list[DateMention] = [d for d in dates if sentence.start <= d.start < sentence.end]
        if days:
            anchor = next((m.start for m in own if m.sentence == number), sentence.start)
            return min(days, key=lambda d: (not d.candidate, abs(d.start - anchor) if d.start > anchor else 0, d.start))
    return None
