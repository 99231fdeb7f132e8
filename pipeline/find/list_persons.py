"""Persons in lists of units: behind an address or a rank, behind a trade or an office, or bare."""

from __future__ import annotations

import re
from functools import cache

from pipeline.find.list_items import Listing
from pipeline.find.names import COMMON, RUN, is_surname, split_run
from pipeline.find.tables import column
from pipeline.find.unit_names import head_at
from pipeline.find.unit_syllables import syllables_at
from pipeline.find.unit_words import offices, places, words
from pipeline.text.normal import fold

COUNT = r"(?:\d{1,3}(?:/\d{1,3})?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
"""A number of units or persons, in folded text."""
PLURAL = re.compile(rf"(?:(?:các|những|{COUNT})\s+){{1,3}}")
"""What says that several are named."""
_SMALL = re.compile(r"([^\W\d_]+)\s+")
_END = re.compile(r"[,;:()\n]| (?:-|–|và|cùng) ")
_SYLLABLES = 11  # capitals in a row; more are no name
_OFFICE = 160  # characters; no longer office is read over


@cache
def _honorifics() -> re.Pattern[str]:
    terms = sorted({fold(term) for term in column("honorifics", "term")}, key=lambda t: (-len(t), t))
    term = rf"(?:{'|'.join(map(re.escape, terms))})(?!\w)"
    return re.compile(rf"(?:(?:{COUNT}|cá nhân)\s+)?(?:{term}[.,:]?\s*){{1,4}}")


@cache
def _known_places() -> frozenset[str]:
    return frozenset(
        " ".join((first, *rest))
        for first, seconds in places().items()
        for rows in seconds.values()
        for rest, _, _ in rows
    )


def read_person(state: Listing, pos: int) -> int:
    """Reads a person at `pos`; the offset after the name and its brackets, -1 if there is none."""
    text, folded, limit = state.text, state.folded, state.limit
    honorific = _honorifics().match(folded, pos, limit)
    at = honorific.end() if honorific else pos
    run = RUN.match(text, at, limit)
    if run is None and not honorific:
        at = _behind_trade(state, pos)
        run = RUN.match(text, at, limit) if at > pos else None
    if run is None or run[0].count(" ") > _SYLLABLES or not (honorific or _bare_person(state, at, run.end())):
        return -1
    span = split_run(text, folded, run.start(), min(run.end(), limit), honorific=honorific is not None)
    if span is None or span[0] != at:
        return -1
    state.shared = None
    return state.add(span, "lists.person", kind="person")


def _bare_person(state: Listing, start: int, end: int) -> bool:
    """Whether a run of capitals without an address may be a person here, rather than a unit or one of its names."""
    folded = state.folded
    syllables = folded[start:end].split()
    shared = state.shared
    if shared and (shared.plural or not (syllables[0] in COMMON and len(syllables) > 2)):
        return False
    if len(syllables) < 2 or not is_surname(syllables[0]) or folded[start:end] in _known_places():
        return False
    return head_at(state.text, folded, start, state.limit) is None


def _behind_trade(state: Listing, pos: int) -> int:
    """Where the name begins behind a small noun for a person's trade (`chủ tàu Lê Rơi`); `pos` if none does."""
    text, folded, limit = state.text, state.folded, state.limit
    plural = PLURAL.match(folded, pos, limit)
    at = plural.end() if plural else pos
    here = syllables_at(text, folded, at, limit)
    if here is None or here[0].stands(words("stop"), here[1]):
        return pos
    for _ in range(4):
        word = _SMALL.match(text, at, limit)
        if word is None or not word[1].islower():
            break
        at = word.end()
    run = RUN.match(text, at, limit)
    if run is None or " " not in run[0]:
        return pos
    return at if plural or fold(run[0].split()[0]) in COMMON else pos


def pass_office(state: Listing, pos: int) -> int:
    """Passes over a person's office at `pos` and reads the person whose name it runs into; the offset after, or -1."""
    text, folded, limit = state.text, state.folded, state.limit
    at = syllables_at(text, folded, pos, limit)
    office = at[0].match(offices(), at[1]) if at else None
    head = head_at(text, folded, pos, limit)
    if at is None or office is None or (head and head[0] >= at[0].ends[office[0] - 1]):
        return -1
    limit = min(limit, pos + _OFFICE)
    stop = _END.search(folded, pos, limit)
    end = stop.start() if stop else limit
    for run in RUN.finditer(text, pos, end):
        if run[0].count(" ") > _SYLLABLES:
            continue
        name = split_run(text, folded, run.start(), run.end(), honorific=False)
        if name and name[0] > pos:
            state.shared = None
            return state.add(name, "lists.person", kind="person")
    if state.items and state.items[-1].notes.get("kind") == "person":
        return state.tags(end)
    return -1
