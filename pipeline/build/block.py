"""The khối or cụm thi đua whose meeting an event is, and which of its names to keep."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.attendance import Attendee
from pipeline.build.block_offices import IS_DEPUTY, IS_LEADER, Block, find_offices
from pipeline.build.copied import copied
from pipeline.build.events import Event
from pipeline.find.units import UnitMention
from pipeline.found import Found


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
        if IS_DEPUTY.search(folded):
            block.deputies.append(_unit(member, "block.tag"))
        elif IS_LEADER.search(folded) and not block.leader:
            block.leader = _unit(member, "block.tag")
    find_offices(doc, event, block, people)
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
        seeds = [u for u in named if main.start <= u.start < main.end and _owns(doc, u)]
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


def _owns(doc: Doc, unit: UnitMention) -> bool:
    """Whether the block named in the event's sentence is the one that meets (not a guest, not in passing)."""
    before = doc._.folded[max(0, unit.start - 24) : unit.start]
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
