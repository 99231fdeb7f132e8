"""Persons whom only the tagger sees: names of rare surnames and of foreigners, where somebody chairs or attends.

The rules know a name by its surname or by what is told right before and behind it. What they leave unexplained, the
tagger is asked about: only sentences in which a run of capitals has no reading, and only where attendance is told.
Found wanting and left out, by cross-validation: its units (rules know their ends better), its awards, and its doubts
about the rules' own values, which say nothing of who takes part (see pipeline/model/TAGGER.md).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.find.names import RUN, historic
from pipeline.find.offices import NAMED_AFTER, Cover, Office
from pipeline.find.tables import alternation, column, places
from pipeline.found import Span
from pipeline.text.normal import fold
from pipeline.text.sentences import Sentence

_SURE = 0.8  # least probability of a name
_NEAR = 24  # characters between a name and its office
_READ = frozenset((Role.LEAD, Role.BODY, Role.CAPTION))


def tagged_names(doc: Doc, offices: list[Office], known: Cover, units: Cover) -> list[Span]:
    """Names of persons, in text order, that overlap neither a `known` name nor a unit; empty without a model.

    `offices` are the article's, in text order: without one near by nothing is asked.
    """
    if doc._.tagger is None:
        return []
    folded = doc._.folded
    found: list[Span] = []
    for number, sentence in enumerate(doc._.sentences):
        if sentence.role not in _READ:
            continue
        first = bisect_left(offices, sentence.start, key=lambda o: o.start)
        near = offices[first : bisect_left(offices, sentence.end, key=lambda o: o.start)]
        if not near or not _unexplained(doc, sentence, near, known, units) or not _told(folded, sentence):
            continue
        for span in doc._.tagger.spans(number):
            start, end = span.start, span.end
            name = folded[start:end]
            if span.label != "PER" or span.probability < _SURE or " " not in name or name in _no_person():
                continue
            if known.end(start + 1) > 0 or known.end(end - 1) > 0 or units.end(start + 1) > 0:
                continue
            if not NAMED_AFTER.search(folded, max(0, start - 40), start):
                found.append((start, end))
    return found


def ended_before(office: Office, names: list[Span], text: str) -> Office:
    """The office, ended before a name of `names` that was taken for a part of it."""
    at = bisect_left(names, (office.start, 0))
    if office.name is None and at < len(names) and office.start < names[at][0] < office.end:
        return replace(office, end=office.start + len(text[office.start : names[at][0]].rstrip()))
    return office


@cache
def _no_person() -> frozenset[str]:
    """Names of history, and the fields of ministries and departments: `Bộ trưởng Công Thương`."""
    names = (fold(name).split(" ", 1) for name in column("departments", "name"))
    return historic() | {name[1] for name in names if name[0] in {"bộ", "sở"} and len(name) > 1}


@cache
def _cue() -> re.Pattern[str]:
    """A word by which somebody is said to chair or to attend."""
    words = f"{alternation('attendance', kind='chairs')}|{alternation('attendance', kind='attends')}"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _told(folded: str, sentence: Sentence) -> bool:
    """Whether a sentence may tell of attendance: it says so, or it is a caption."""
    return sentence.role is Role.CAPTION or _cue().search(folded, sentence.start, sentence.end) is not None


def _unexplained(doc: Doc, sentence: Sentence, offices: list[Office], known: Cover, units: Cover) -> bool:
    """Whether near an office stand several capitalised syllables in a row that are no known name, unit or place."""
    for run in RUN.finditer(doc._.text, sentence.start, sentence.end):
        start, end = run.span()
        if " " not in run[0] or known.end(start + 1) > 0 or units.end(start + 1) > 0:
            continue
        near = any(o.start - _NEAR < end and start < o.end + _NEAR for o in offices)
        if near and doc._.folded[start:end] not in places():
            return True
    return False
