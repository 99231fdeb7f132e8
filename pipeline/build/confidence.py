"""How sure a value is: the share of right values that its rule reached on the gold (pipeline/model/precision.json).

Measured, not calibrated: a rule that was seen seldom is drawn toward the mean of all rules.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

_PRIOR = 4.0  # how many values of the mean rule are added to each rule's own
_BEARING = re.compile(
    r"/conferences/\d+(?:/(?:chairs|participants|organizers|member_units|block_deputies)/\d+"
    r"|/(?:block|block_leader|block_next_leader))?|/awards/\d+"
)


@cache
def _measured() -> dict[str, tuple[int, int]]:
    """Rule → (values right, values judged)."""
    path = resources.files("pipeline") / "model" / "precision.json"
    return {rule: (row[0], row[1]) for rule, row in json.loads(path.read_text(encoding="utf-8"))["rules"].items()}


@cache
def of_rule(rule: str) -> float:
    """The confidence of a value that `rule` produced, 0 to 1, two decimals."""
    table = _measured()
    mean = sum(right for right, _ in table.values()) / max(1, sum(judged for _, judged in table.values()))
    right, judged = table.get(rule, (0, 0))
    return round((right + _PRIOR * mean) / (judged + _PRIOR), 2)


def confidences(rules: dict[str, str]) -> dict[str, float]:
    """JSON Pointer → confidence for each conference, person, unit and award among the `rules` of a record."""
    return {pointer: of_rule(rule) for pointer, rule in rules.items() if _BEARING.fullmatch(pointer)}
