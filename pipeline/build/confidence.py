"""How sure a value is: a logistic model for each type of value over what the article shows of it.

The model (pipeline/model/confidence.json) is trained and its calibration measured by pipeline/train/confidence.py: of
the values at 0.8 about 80 % are right. Signs: pipeline/build/value_signs.py, and how often the value's rule was
right on the gold; a rule that was seen seldom is drawn toward the mean of all.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from spacy.tokens import Doc

from pipeline.build.evidence import Flat
from pipeline.build.value_signs import log_odds, values

RULE = "rule"
"""The sign that a rule's record is."""

_PRIOR = 4.0  # how many values of the mean rule are added to each rule's own
_LEAST, _MOST = 0.01, 0.99  # nothing is certain


class Ledger:
    """How often each rule was right: rule → (values right, values judged)."""

    def __init__(self, rules: Mapping[str, tuple[int, int]]) -> None:
        self.counts = rules
        self._mean = sum(right for right, _ in rules.values()) / max(1, sum(total for _, total in rules.values()))
        self._base = log_odds(self._mean)
        self._odds = {rule: log_odds(self._share(*row)) - self._base for rule, row in rules.items()}

    def _share(self, right: int, total: int) -> float:
        return (right + _PRIOR * self._mean) / (total + _PRIOR)

    def odds(self, rule: str) -> float:
        """The log odds of a rule against those of the mean rule; 0 for one that was never judged."""
        return self._odds.get(rule, 0.0)


def held(probability: float) -> float:
    """A probability as a record shows it: two decimals, never certain."""
    return round(min(max(probability, _LEAST), _MOST), 2)


@cache
def _model() -> dict[str, Any]:
    path = resources.files("pipeline") / "model" / "confidence.json"
    model: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return model


@cache
def _ledger() -> Ledger:
    return Ledger({rule: (row[0], row[1]) for rule, row in _model()["rules"].items()})


def confidences(doc: Doc, tree: Mapping[str, Any], flat: Flat) -> dict[str, float]:
    """JSON Pointer → confidence, 0 to 1 with two decimals, of each conference, person, unit and award of a record."""
    types, ledger = _model()["types"], _ledger()
    found = {}
    for value in values(doc, tree, flat):
        weights: dict[str, float] = types[value.type]["weights"]
        total: float = types[value.type]["intercept"] + weights.get(RULE, 0.0) * ledger.odds(value.rule)
        for sign, number in value.signs.items():
            if number:
                total += weights.get(sign, 0.0) * number
        found[value.pointer] = held(1.0 / (1.0 + math.exp(-total)))
    return found
