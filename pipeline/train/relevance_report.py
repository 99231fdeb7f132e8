"""What the relevance screen loses and drops at several thresholds: the table in docs/relevance.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BEGIN, END = "<!-- made by make model -->", "<!-- until here -->"
ALLOWED = (0, 1, 2, 4, 8, 16, 32)
"""Articles lost, of those by which the threshold is chosen: a row each, below that of the threshold in use."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An article that a person judged: its score by a model that did not see it, is it ours, in which set it is."""

    key: str
    score: float
    ours: bool
    teacher: str


def report(page: str, judged: Sequence[Judged], in_use: float) -> str:
    """The page with the table between its two marks made anew.

    Lost are articles of ours below the threshold, dropped the others below it; `gold` and `learn` choose the
    threshold, `report` has never been seen.
    """
    before, _, rest = page.partition(BEGIN)
    lines = [
        "| threshold | gold lost | learn lost | report lost | learn dropped | report dropped |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    taught = sorted(one.score for one in judged if one.ours and one.teacher != "report")
    for threshold in [in_use, *(taught[lost] for lost in ALLOWED)]:
        cells = [_lost(judged, teacher, threshold) for teacher in ("gold", "learn", "report")]
        cells += [_dropped(judged, teacher, threshold) for teacher in ("learn", "report")]
        lines.append(f"| {threshold:.2f} | {' | '.join(cells)} |")
    lost = [one.key for one in judged if one.ours and one.teacher == "report" and one.score < in_use]
    lines.append(f"\nLost of the report part at the threshold in use: {', '.join(lost) or 'none'}.")
    return "\n".join([before + BEGIN, *lines, END]) + rest.partition(END)[2]


def _lost(judged: Sequence[Judged], teacher: str, threshold: float) -> str:
    ours = [one.score for one in judged if one.ours and one.teacher == teacher]
    return f"{sum(score < threshold for score in ours)} of {len(ours)}"


def _dropped(judged: Sequence[Judged], teacher: str, threshold: float) -> str:
    others = [one.score for one in judged if not one.ours and one.teacher == teacher]
    return f"{100 * sum(score < threshold for score in others) / len(others):.0f} % of {len(others)}"
