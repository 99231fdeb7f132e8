"""The conference entries of an article: every field of each event, with what it was read from."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from pipeline.build.attendance import find_attendance, persons
from pipeline.build.block import find_block
from pipeline.build.copied import copied
from pipeline.build.days import Days, event_days
from pipeline.build.events import Event
from pipeline.build.evidence import Entry
from pipeline.build.organizers import find_organizers
from pipeline.build.venue import find_venue
from pipeline.find.event_kinds import kinds_of
from pipeline.find.events import EventMention
from pipeline.find.members import find_member_lists
from pipeline.find.offices import Cover
from pipeline.find.periods import period_of
from pipeline.found import Found
from pipeline.resolve.places import province_of
from pipeline.resolve.years import year_hints

_AWARDING = re.compile(r"(?<!\w)(?:trao|tặng|đón nhận|tuyên dương|khen thưởng|vinh danh|truy tặng)(?!\w)")
# Heads that are no name by themselves, though they show a kind (guidelines, Nameless meetings).
_NAMELESS = frozenset(("kỳ họp", "phiên họp", "phiên làm việc", "đại hội", "hội thảo", "tọa đàm", "toạ đàm"))


def build_conferences(doc: Doc, events: list[Event]) -> list[Entry]:
    """One Entry for each event, in text order, with the fields of the guidelines in their order."""
    everyone = persons(doc)
    lists = find_member_lists(doc)
    hints = year_hints(doc) if events else []
    entries: list[Entry] = []
    days: Days | None = None
    for event in events:
        days = event_days(doc, event, hints, days if event.rule == "event.further" else None)
        entries.append(_conference(doc, event, days, everyone, lists))
    return entries


def _conference(doc: Doc, event: Event, days: Days, everyone: Any, lists: list[Any]) -> Entry:
    named = _best_name(event)
    name = copied(doc._.text, named.start, named.end, f"name.{named.relation}") if named else None
    start, end, part = days
    venue = find_venue(doc, event)
    organizers = find_organizers(doc, event)
    members = _members(doc, event, lists)
    block = find_block(doc, event, organizers, members, everyone)
    if block.name is None:
        members = []
    chairs, participants = find_attendance(doc, event, everyone)
    year, month = _year_and_month(start)
    period = period_of((named.start, named.end), doc, year, month) if named else None
    trusted = [s for found in (venue, *organizers, block.name) if found for s in found.spans]
    sentence = doc._.sentences[event.main.sentence]
    trusted.append((sentence.start, sentence.end))
    fields = {
        "kinds": _kinds(doc, event, named),
        "name": name,
        "start": start,
        "end": end,
        "part_of_day": part,
        "venue": venue,
        "province": province_of(doc, date=start.value if start else None, spans=trusted),
        "organizers": organizers or ([block.name] if block.name else []),
        "block": block.name,
        "block_leader": block.leader,
        "block_deputies": block.deputies,
        "block_next_leader": block.next_leader,
        "period_start": Found(period[0], period[2], "period") if period else None,
        "period_end": Found(period[1], period[2], "period") if period else None,
        "chairs": chairs,
        "participants": participants,
        "member_units": members,
    }
    return Entry(fields, event.rule, event.probability)


def _year_and_month(day: Found | None) -> tuple[int | None, int | None]:
    """Year and month of an event's first day, each None if unknown."""
    if day is None:
        return None, None
    year, month, _ = (
        day.value.replace("--", "-", 1).rsplit("-", 2) if day.value.startswith("--") else day.value.split("-")
    )
    return (int(year) if year else None), int(month)


def _best_name(event: Event) -> EventMention | None:
    """The mention with the event's fullest name: with a head noun in the body, else a verb, else the headline."""
    body = [m for m in event.mentions if not m.bare and m.relation != "title"]
    told = ("held", "occurs", "chaired", "attended", "at")
    kinds = set(event.main.kinds)
    with_head = [m for m in body if not m.verbal and m.relation in told and kinds & set(m.kinds)]
    headline = [m for m in event.mentions if m.relation == "title" and not m.bare and not m.verbal]
    headline = [m for m in headline if kinds & set(m.kinds)]
    acts = [m for m in event.mentions if m.verbal and m.bare]
    short = [m for m in event.mentions if m.kinds != ("meeting",) and m.head not in _NAMELESS and m not in acts]
    for pool in (with_head, headline, body, short):
        if pool:
            main = [m for m in pool if m is event.main]
            return main[0] if main else max(pool, key=lambda m: (m.relation in ("held", "occurs"), m.end - m.start))
    return None


def _kinds(doc: Doc, event: Event, named: EventMention | None) -> list[Found]:
    """The kinds as values whose evidence is the name, or the words of the first sentence for a nameless meeting."""
    if named:
        kinds = [Found(kind, ((named.start, named.end),), "kinds.name") for kind in named.kinds]
        main = event.main
        if not main.bare and named.kinds != ("meeting",):  # the name is the headline's, the first mention may show more
            more = [kind for kind in main.kinds if kind != "meeting" and kind not in named.kinds]
            kinds += [Found(kind, ((main.start, main.end),), "kinds.mention") for kind in more]
        return kinds
    if event.main.verbal:
        return [Found(kind, ((event.main.start, event.main.end),), "kinds.verb") for kind in event.main.kinds]
    sentence = doc._.sentences[event.main.sentence]
    if hit := _AWARDING.search(doc._.folded, sentence.start, sentence.end):
        return [Found("commendation", (hit.span(),), "kinds.verb")]
    shown = kinds_of(doc._.folded[sentence.start : sentence.end], "")
    return [Found(kind, ((event.main.start, event.main.head_end),), "kinds.sentence") for kind in shown]


def _members(doc: Doc, event: Event, lists: list[Any]) -> list[Found]:
    """The units of the member lists that stand among the event's sentences, each once."""
    if not lists:
        return []
    sentences = doc._.sentences
    scope = Cover([(sentences[i].start - 1, sentences[i].end + 1) for i in sorted(event.sentences)])
    found: list[Found] = []
    seen: set[str] = set()
    for member_list in lists:
        if scope.end(member_list.start) < 0:
            continue
        for unit in member_list.units:
            if unit.notes.get("kind") != "person" and unit.value and unit.value.casefold() not in seen:
                seen.add(unit.value.casefold())
                found.append(Found(unit.value, unit.spans, unit.rule, notes=unit.notes))
    return found
