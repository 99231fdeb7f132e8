"""Values with their labels, and what the other folds know of them: honest signs for cross-validation.

Two signs of a value are learned themselves: the gate's log odds of its conference, and how often its rules were right.
For a value of fold f in the round that tests fold k both are taken from the articles outside f and k, so that neither
the value's own article nor a tested one has any say. The gate that chooses a record's entries is the one without f.
The one thing that isn't nested twice: which entries the articles of other folds have was chosen by gates that knew f.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.build.confidence import RULE, Ledger
from pipeline.build.event_gate import threshold
from pipeline.build.evidence import flatten
from pipeline.build.value_signs import Value, log_odds, values
from pipeline.recipe import build_tree
from pipeline.train.events import STRENGTH, plain, regression
from pipeline.train.labels import judged
from pipeline.train.reading import Reading

FOLDS = 10
SEED = 20261125
NONE = -1
"""The fold of what is only reported: outside of all folds."""


@dataclass(slots=True)
class Labelled:
    """A value, whether it is right, its article's fold and source, and the number of its event among all events."""

    value: Value
    right: bool
    fold: int
    source: str
    article: str
    event: int | None


def folds(readings: Iterable[Reading]) -> dict[str, int]:
    """Article → fold, by lot with a seed, each source shared out evenly."""
    keys = [(reading.source, reading.key) for reading in readings]
    random.Random(SEED).shuffle(keys)  # noqa: S311  # a draw that can be repeated, no secret
    keys.sort(key=lambda row: row[0])
    return {key: number % FOLDS for number, (_, key) in enumerate(keys)}


class Known:
    """Gates and ledgers of all articles but those of some folds."""

    def __init__(self, readings: list[Reading], fold: dict[str, int]) -> None:
        rows = [(r.key, signs, entry) for r in readings for signs, entry in zip(r.signs, r.entries, strict=True)]
        self._names = sorted(rows[0][1])
        self._matrix = np.array([[signs[name] for name in self._names] for _, signs, _ in rows])
        self._labels = np.array([-1 if entry is None else int(entry) for _, _, entry in rows])
        self._folds = np.array([fold.get(key, NONE) for key, _, _ in rows])
        self._odds: dict[frozenset[int], Any] = {}
        self._ledgers: dict[frozenset[int], Ledger] = {}
        self._counts: dict[int, Counter[tuple[str, bool]]] = {}

    def gate(self, without: Iterable[int]) -> Any:
        """The log odds of all events by a gate trained outside these folds."""
        key = frozenset(without)
        if key not in self._odds:
            rows = (self._labels >= 0) & (self._folds != NONE) & ~np.isin(self._folds, list(key))
            intercept, weights = plain(regression(STRENGTH).fit(self._matrix[rows], self._labels[rows]))
            self._odds[key] = self._matrix @ weights + intercept
        return self._odds[key]

    def count(self, fold: int, rule: str, right: bool) -> None:
        """Note that a value of `rule` was right or wrong."""
        self._counts.setdefault(fold, Counter())[rule, right] += 1

    def ledger(self, without: Iterable[int]) -> Ledger:
        """Rule → (right, judged) outside these folds."""
        left = frozenset((*without, NONE))
        if left in self._ledgers:
            return self._ledgers[left]
        total: Counter[tuple[str, bool]] = Counter()
        for number, counts in self._counts.items():
            if number not in left:
                total += counts
        rules = sorted({rule for rule, _ in total})
        table = {rule: (total[rule, True], total[rule, True] + total[rule, False]) for rule in rules}
        self._ledgers[left] = Ledger(table)
        return self._ledgers[left]


def labelled(readings: list[Reading], fold: dict[str, int], known: Known) -> Iterator[Labelled]:
    """The values of all articles as a gate without their own fold chooses them; fills the ledgers of `known`."""
    first = 0
    for reading in readings:
        here = fold.get(reading.key, NONE)
        odds = known.gate([here])[first : first + len(reading.events)]
        chosen = []
        for number, (event, odd) in enumerate(zip(reading.events, odds, strict=True), first):
            event.probability = float(1 / (1 + np.exp(-odd)))
            if event.probability >= threshold():
                chosen.append((event, number))
        numbers = [number for _, number in chosen]
        entries = reading.entries
        tree = build_tree(reading.doc._.article, reading.doc, [event for event, _ in chosen])
        flat = flatten(tree)
        if reading.source == "labelled" and len(reading.events) > 1:
            labels = {}  # of several events it is not known which one the label means
        elif reading.gold is not None:
            labels = judged(reading.gold, {**flat.plain, "rules": flat.rules})
        else:
            told = ((f"/conferences/{i}", entries[number - first]) for i, number in enumerate(numbers))
            labels = {pointer: (flat.rules[pointer], right) for pointer, right in told if right is not None}
        for rule, right in labels.values():
            known.count(here, rule, right)
        for value in values(reading.doc, tree, flat):
            if value.pointer in labels:
                event_number = None if value.event is None else numbers[value.event]
                right = labels[value.pointer][1]
                yield Labelled(value, right, here, reading.source, reading.key, event_number)
        first += len(reading.events)


def signs(rows: list[Labelled], known: Known, tested: int | None = None) -> list[dict[str, float]]:
    """The signs of the values as a model may see them in the round that tests one fold (None: no round)."""
    found = []
    for row in rows:
        without = {row.fold} if tested is None else {row.fold, tested}
        ledger = known.ledger(without)
        own = dict(row.value.signs)
        if row.event is not None:
            own["gate"] = log_odds(1 / (1 + np.exp(-known.gate(without)[row.event])))
        found.append(own | {RULE: ledger.odds(row.value.rule)})
    return found
