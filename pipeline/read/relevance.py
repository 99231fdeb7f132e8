"""A cheap screen before the costly steps: does a text show any sign of a meeting or an award?

A linear model: how many words for meetings, their purposes and awards (gazetteers) stand in the text and in its head,
and which of some two thousand phrases of two to four syllables. Weights and threshold (pipeline/model/relevance.json)
are made by pipeline/train/relevance.py; the threshold is set so that no gold article with a conference or an award is
lost, and docs/relevance.md shows what that costs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import ahocorasick

from pipeline.gazetteers import table
from pipeline.text.normal import fold, other_placement

REASON = "no sign of a meeting or award"
"""What articles.parquet gives as the reason of a screened article."""

HEAD = 700
"""Characters of the squeezed text in which headline and lead stand."""

PARTS = ("head", "text")
"""The parts of an article that have weights of their own; the head is in both."""

MOST = 4
"""More different cues of one kind say no more."""

_WINDOW = 10_000  # characters judged at once: in a long page, one article of many may be ours
_SHORTEST = 300  # characters; less shows nothing
# Bytes to a character in UTF-8: 1.3 to 1.4 in Vietnamese with its marks, 1.0 without; between them marks are missing.
_LEAST_MARKED = 1.15
_LEAST_BARRED = 0.004  # of the characters are đ (one in fifty usually); a text in a legacy font has none
_STOPS = ',.:;()"“”'


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases to look for, each with a number: those with weights of their own first, then other cues."""

    automaton: ahocorasick.Automaton
    cues: dict[str, frozenset[int]]

    def found(self, squeezed: str, end: int | None = None) -> set[int]:
        """The numbers of the phrases that stand in a squeezed text of small letters, up to a character."""
        return {number for _, number in self.automaton.iter(squeezed[:end])}

    def counts(self, found: set[int]) -> list[int]:
        """How many different phrases of each kind of cue are among those found, at most MOST."""
        return [min(len(found & cue), MOST) for cue in self.cues.values()]


@dataclass(frozen=True, slots=True)
class Weights:
    """What stands in one part of a text weighs: each phrase by its number, each cue by how often it is there."""

    terms: tuple[float, ...]
    counts: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """The phrases and their weights in head and text (`parts`); `nothing` weighs a text without any cue."""

    phrases: Phrases
    parts: tuple[Weights, ...]
    nothing: float
    intercept: float
    threshold: float

    def score(self, squeezed: str) -> float:
        """The log-odds that a squeezed text of small letters tells of a meeting or an award."""
        score = self.intercept
        counts: list[int] = []
        for end, weights in zip((HEAD, None), self.parts, strict=True):
            found = self.phrases.found(squeezed, end)
            counts = self.phrases.counts(found)
            score += sum(map(weights.terms.__getitem__, found))
            score += sum(by_count[count] for by_count, count in zip(weights.counts, counts, strict=True))
        return score if any(counts) else score + self.nothing


def off_topic(text: str, title: str = "") -> str | None:
    """The reason for which an article needs no further look, or None if it may be ours.

    `text` is NFC; `title` the headline where it came beside the text. Only what can be judged is turned away: short
    texts, such without Vietnamese marks and such in a legacy font pass.
    """
    if title and title not in text[:HEAD]:
        text = f"{title}\n{text}"
    if len(text) < _SHORTEST or not _readable(text):
        return None
    known = model()
    if any(known.score(window) >= known.threshold for window in windows(text)):
        return None
    return REASON


def squeeze(text: str) -> str:
    """Stops left out, one space between words and at both ends, so that phrases match whole words."""
    for stop in _STOPS:
        text = text.replace(stop, " ")
    return f" {' '.join(text.split())} "


def windows(text: str) -> Iterator[str]:
    """The squeezed text, small letters, in pieces that are judged each by itself: one for nearly all articles."""
    squeezed = squeeze(text.lower())
    last = max(0, len(squeezed) - _WINDOW)
    for start in range(0, last, _WINDOW):
        yield squeezed[start : start + _WINDOW]
    yield squeezed[last:]


def phrases(terms: Iterable[str]) -> Phrases:
    """`terms` (folded) and all cue words of the gazetteers, to be found in either tone placement."""
    numbers = {term: number for number, term in enumerate(terms)}
    cues = {
        name: frozenset(numbers.setdefault(squeeze(fold(row[column])).strip(), len(numbers)) for row in cue_rows)
        for name, column, cue_rows in _cue_rows()
    }
    machine = ahocorasick.Automaton()
    for term, number in numbers.items():
        for spelling in (term, other_placement(term)):
            machine.add_word(f" {spelling} ", number)
    machine.make_automaton()
    return Phrases(machine, cues)


def _cue_rows() -> Iterator[tuple[str, str, list[dict[str, str]]]]:
    """Kind of cue, column of its words, rows: names of meetings, what meetings are for, titles of awards."""
    events = table("events")
    for role in ("head", "purpose"):
        yield role, "term", [row for row in events if row["role"] == role]
    yield "award", "variant", list(table("awards"))


@cache
def model() -> Model:
    """The trained model."""
    held = json.loads((resources.files("pipeline") / "model" / "relevance.json").read_text(encoding="utf-8"))
    terms: dict[str, list[float]] = held["terms"]
    counts: dict[str, dict[str, list[float]]] = held["counts"]
    known = phrases(terms)
    others = (0.0,) * (1 + max(number for cue in known.cues.values() for number in cue) - len(terms))
    return Model(
        known,
        tuple(
            Weights(
                tuple(pair[part] for pair in terms.values()) + others,
                tuple(tuple(counts[cue][name]) for cue in known.cues),
            )
            for part, name in enumerate(PARTS)
        ),
        held["nothing"],
        held["intercept"],
        held["threshold"],
    )


def _readable(text: str) -> bool:
    size = len(text)
    return len(text.encode("utf-8", "replace")) >= _LEAST_MARKED * size and (
        text.count("đ") + text.count("Đ") >= _LEAST_BARRED * size
    )
