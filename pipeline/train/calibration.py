"""How far confidences keep their word: the calibration error, how well they part right from wrong, and the page."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
import numpy as np
from sklearn.metrics import roc_auc_score

REPORT = "-report"
"""Ending of the sources that no model has learned from: they are left out of the figures over all gold."""
BINS = 10
DRAWS = 200
MOST_ERROR, LEAST_AUROC = 0.06, 0.75
"""What each type is to reach over all gold."""
SOURCES = {
    "corpus": "`corpus/`, articles written for this project",
    "dev": "`../shared/gold/dev`, two newspapers",
    "news": "`corpus/news-gold`, general news, the part to learn from",
    "judged": "`corpus/news-gold/judged.csv`, meetings of general news",
    "labelled": "`corpus/news-gold/relevance.csv`, articles of general news in which one meeting is proposed",
    "news-report": "`corpus/news-gold`, the part that only reports: by the final model, its errors unread",
    "labelled-report": "`corpus/news-gold/relevance.csv`, the part that only reports",
}
_NEWS = {
    "General news alone, out of fold": ("news", "judged", "labelled"),
    "General news that no model learned from, its errors unread": ("news-report", "labelled-report"),
}
FEW = 40  # values below which a figure is mostly chance
_SEED = 0
_MARKED = re.compile(r"(<!-- figures of confidence[^>]*-->)\n.*?(<!-- end of figures -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Guess:
    """A value's confidence and whether it is right, with its article and source."""

    article: str
    source: str
    sure: float
    right: bool


def bins(guesses: Sequence[Guess]) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, values) of ten bins with as many values each, the least sure first."""
    ordered = sorted(guesses, key=lambda guess: guess.sure)
    parts = [part for part in np.array_split(np.arange(len(ordered)), BINS) if len(part)]
    rows = []
    for part in parts:
        held = [ordered[i] for i in part]
        rows.append((sum(g.sure for g in held) / len(held), sum(g.right for g in held) / len(held), len(held)))
    return rows


def error(guesses: Sequence[Guess]) -> float:
    """The expected calibration error: how far the bins' shares lie from their confidences, in the mean."""
    return sum(abs(sure - right) * number for sure, right, number in bins(guesses)) / max(1, len(guesses))


def auroc(guesses: Sequence[Guess]) -> float | None:
    """The chance that a right value is surer than a wrong one; None where all are right or all wrong."""
    labels = [guess.right for guess in guesses]
    return float(roc_auc_score(labels, [g.sure for g in guesses])) if len(set(labels)) > 1 else None


def interval(guesses: Sequence[Guess]) -> tuple[float, float]:
    """95 % of the AUROC, by drawing articles."""
    by_article: dict[str, list[Guess]] = {}
    for guess in guesses:
        by_article.setdefault(guess.article, []).append(guess)
    rng, keys = random.Random(_SEED), sorted(by_article)  # noqa: S311  # resampling, no secret
    drawn = (auroc([g for key in rng.choices(keys, k=len(keys)) for g in by_article[key]]) for _ in range(DRAWS))
    found = sorted(one for one in drawn if one is not None)
    cut = len(found) // 40
    return found[cut], found[-1 - cut]


def summary(guesses: dict[str, list[Guess]]) -> str:
    """The figures over all gold: a table, what falls short of the aim, and how general news differ."""
    lines = ["| type | values | right | mean confidence | calibration error | AUROC (95 %) |", "|" + " --- |" * 6]
    short = []
    for kind, every in guesses.items():
        learned = _learned(every)
        low, high = interval(learned)
        part, off = auroc(learned) or 0.0, error(learned)
        lines.append(f"| {kind} | {_row(learned)} | {off:.3f} | {part:.3f} ({low:.2f} – {high:.2f}) |")
        if off > MOST_ERROR or part < LEAST_AUROC:
            short.append(f"{kind} (calibration error {off:.3f}, AUROC {part:.3f})")
    aim = (
        f"The aim is a calibration error of at most {MOST_ERROR} and an AUROC of at least {LEAST_AUROC} for each type."
    )
    lines += ["", aim, f"Missed by: {', '.join(short)}." if short else "All of them reach it."]
    for what, sources in _NEWS.items():
        parts = []
        for kind, every in guesses.items():
            news = [guess for guess in every if guess.source in sources]
            if len(news) >= FEW:
                right, sure = (sum(values) / len(news) for values in ([g.right for g in news], [g.sure for g in news]))
                parts.append(f"{kind} {right:.2f} right at a mean of {sure:.2f} ({len(news)} values)")
        lines += ["", f"{what}: {', '.join(parts)}; of other types fewer than {FEW} values."] if parts else []
    return "\n".join(lines)


def page(guesses: dict[str, list[Guess]]) -> str:
    """docs/confidence.md: what a confidence means, the figures, what falls short."""
    lines = [_HEAD, summary(guesses), "", _PLOT]
    lines += ["| source | type | values | right | mean confidence | calibration error | AUROC |", "|" + " --- |" * 7]
    for source, what in SOURCES.items():
        for kind, every in guesses.items():
            here = [guess for guess in every if guess.source == source]
            if here:
                parted = auroc(here)
                shown = "–" if parted is None else f"{parted:.3f}"
                mark = " *" if len(here) < FEW else ""
                lines.append(f"| {what} | {kind} | {_row(here)}{mark} | {error(here):.3f}{mark} | {shown}{mark} |")
    return "\n".join([*lines, "", _FOOT])


def between_marks(text: str, figures: str) -> str:
    """The README with these figures in the place that it keeps for them."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{figures}\n{found[2]}", text)


def _learned(guesses: Sequence[Guess]) -> list[Guess]:
    return [guess for guess in guesses if not guess.source.endswith(REPORT)]


def _row(guesses: Sequence[Guess]) -> str:
    right = sum(guess.right for guess in guesses) / len(guesses)
    return f"{len(guesses)} | {right:.3f} | {sum(guess.sure for guess in guesses) / len(guesses):.3f}"


def plot(guesses: dict[str, list[Guess]], path: Path) -> None:
    """The reliability plot as SVG, the same bytes for the same guesses."""
    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415  # after the choice of what draws

    with mpl.rc_context(
        {"svg.hashsalt": "thidua", "svg.fonttype": "none", "font.size": 9, "font.family": "sans-serif"}
    ):
        figure, axes = plt.subplots(1, len(guesses), figsize=(10, 2.9), sharey=True, layout="constrained")
        for axis, (kind, every) in zip(axes, guesses.items(), strict=True):
            rows = bins(_learned(every))
            spread = [2 * (max(right * (1 - right), 0.01) / number) ** 0.5 for _, right, number in rows]
            axis.plot([0, 1], [0, 1], color="0.7", linewidth=1)
            axis.errorbar([r[0] for r in rows], [r[1] for r in rows], spread, fmt="o-", markersize=3, linewidth=1)
            axis.set(title=kind, xlabel="confidence", xlim=(0, 1.02), ylim=(0, 1.05), aspect="equal")
        axes[0].set_ylabel("share right")
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
        plt.close(figure)


_HEAD = """# How sure: what `confidence` means and how far it keeps its word

Made by `make model`; not to be edited by hand.

`confidence` stands beside every conference, person, unit and award of a record: of the values at 0.8 about 80 % are
right. Right means:

- **conference**: the scorer pairs it with a gold conference, that is it is a meeting that the guidelines want;
- **person**: the gold conference has the name in the same role (chair or participant); offices are not looked at;
- **unit**: the gold conference has it in the same field (organizers, block, its offices, member units);
- **award**: paired with a gold award of the same title and status, and every recipient and count told is the gold's.

What a value lacks (a recipient that was missed) is not held against it: confidence speaks of what is there. A person
or unit of a meeting that is none is wrong with it.

Each type has a logistic regression over signs of the value (`pipeline/build/value_signs.py`). The figures come from
cross-validation with ten folds by article. The gate's probability and the shares of the rules are learned, too, and
are taken from the other folds.
"""
_PLOT = """![Share of right values by confidence, ten bins of equal size for each type](confidence.svg)

Bars are two standard errors. By source:
"""
_FOOT = f"""\\* fewer than {FEW} values: mostly chance, and ten bins of so few always look far off.

Sources differ because the rules were written while looking at `corpus/` and at most errors of `dev`. General news is
the stranger: where its mean confidence lies above its share right, values of such pages are less sure than they say.
"""
