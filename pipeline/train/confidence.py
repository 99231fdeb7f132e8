"""Trains the confidence of values and measures it: pipeline/model/confidence.json, docs/confidence.md, .svg, README.md.

    python -m pipeline.train.confidence --news NEWS.jsonl.gz --facts corpus/news-gold GOLD...

Every value that the extractor reads in a gold article is an example, right or wrong by pipeline/train/labels.py. The
figures are of ten-fold cross-validation by article (pipeline/train/folds.py says what keeps it honest); the `report`
part of the news is judged once by the final model. Run it after pipeline.train.events. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import log_loss

from pipeline.build.confidence import Ledger, held
from pipeline.dataset.bearing import TYPES
from pipeline.evaluate import gold_hash
from pipeline.train.calibration import REPORT, Guess, between_marks, page, plot, summary
from pipeline.train.events import plain, regression
from pipeline.train.folds import FOLDS, Known, Labelled, folds, labelled, signs
from pipeline.train.reading import Reading, of_gold, of_news

OUTPUT = Path(__file__).parent.parent / "model" / "confidence.json"
DOCS = Path(__file__).parent.parent.parent / "docs"
STRENGTHS: tuple[float, ...] = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
"""Inverses of the regularisation's strength; which one serves best is asked of the training folds of each round."""


def _matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Any:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def best_strength(matrix: Any, right: Any, fold: Any) -> float:
    """The strength with the least log loss in cross-validation over the folds that are there."""
    if len(STRENGTHS) == 1:
        return STRENGTHS[0]
    losses = []
    for strength in STRENGTHS:
        guessed = np.zeros(len(right))
        for inner in np.unique(fold):
            test = fold == inner
            guessed[test] = regression(strength).fit(matrix[~test], right[~test]).predict_proba(matrix[test])[:, 1]
        losses.append(log_loss(right, guessed, labels=[0, 1]))
    return STRENGTHS[int(np.argmin(losses))]


def out_of_fold(rows: list[Labelled], known: Known, names: Sequence[str]) -> list[float]:
    """Each value's confidence by a model that was trained without its fold."""
    right = np.array([row.right for row in rows], dtype=int)
    fold = np.array([row.fold for row in rows])
    guessed = np.zeros(len(rows))
    for tested in range(FOLDS):
        test = fold == tested
        matrix = _matrix(signs(rows, known, tested), names)
        strength = best_strength(matrix[~test], right[~test], fold[~test])
        model = regression(strength).fit(matrix[~test], right[~test])
        guessed[test] = model.predict_proba(matrix[test])[:, 1]
    return [held(float(one)) for one in guessed]


def fit(rows: list[Labelled], known: Known, names: Sequence[str]) -> dict[str, Any]:
    """The model of one type as plain numbers, from all its values."""
    matrix = _matrix(signs(rows, known), names)
    right = np.array([row.right for row in rows], dtype=int)
    strength = best_strength(matrix, right, np.array([row.fold for row in rows]))
    intercept, weights = plain(regression(strength).fit(matrix, right))
    return {
        "values": len(rows),
        "right": int(right.sum()),
        "strength": strength,
        "intercept": round(intercept, 5),
        "weights": {name: round(float(weight), 5) for name, weight in zip(names, weights, strict=True)},
    }


def by_model(rows: list[Labelled], known: Known, model: dict[str, Any]) -> list[float]:
    """Confidences by a model as plain numbers; for values that no fold holds."""
    names = list(model["weights"])
    total = _matrix(signs(rows, known), names) @ np.array(list(model["weights"].values())) + model["intercept"]
    return [held(float(one)) for one in 1 / (1 + np.exp(-total))]


def train(readings: list[Reading], reported: list[Reading]) -> tuple[dict[str, Any], dict[str, list[Guess]], Ledger]:
    """Models and guesses by type (guesses about what is only reported among them), and the ledger of all rules."""
    fold = folds(readings)
    known = Known([*readings, *reported], fold)
    every = list(labelled([*readings, *reported], fold, known))
    models: dict[str, Any] = {}
    guesses: dict[str, list[Guess]] = {}
    for kind in TYPES:
        rows = [row for row in every if row.value.type == kind and row.fold >= 0]
        names = sorted({name for row in signs(rows, known) for name in row})
        models[kind] = fit(rows, known, names)
        sure = out_of_fold(rows, known, names)
        apart = [row for row in every if row.value.type == kind and row.fold < 0]
        sure += by_model(apart, known, models[kind]) if apart else []
        sources = [row.source for row in rows] + [row.source + REPORT for row in apart]
        guesses[kind] = [
            Guess(row.article, source, one, row.right)
            for row, source, one in zip([*rows, *apart], sources, sure, strict=True)
        ]
    return models, guesses, known.ledger(())


def main() -> None:
    """Train on all that is named, write the model, the page, the plot and the README's figures, print the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--news", type=Path, help="articles as JSON lines, gzipped, on which --facts tells facts")
    parser.add_argument("--facts", type=Path, help="folder with draw.csv, records/ and judged.csv")
    options = parser.parse_args()
    readings = [reading for folder in options.gold for reading in of_gold(folder)]
    reported: list[Reading] = []
    if options.news and options.facts:
        readings += of_news(options.news, options.facts)
        reported += of_news(options.news, options.facts, "report")
    models, guesses, ledger = train(readings, reported)
    folders = [*options.gold, *([options.facts] if options.facts else [])]
    document = {
        "what": "confidence of a value by type: 1 / (1 + exp(-(intercept + sum(weight * sign)))); `rules`: how often"
        " each rule was right, [right, judged]",
        "gold": {folder.resolve().name: gold_hash(folder) for folder in folders},
        "rules": {rule: list(row) for rule, row in ledger.counts.items()},
        "types": models,
    }
    OUTPUT.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    DOCS.mkdir(exist_ok=True)
    text = page(guesses)
    (DOCS / "confidence.md").write_text(text, encoding="utf-8")
    readme = DOCS.parent / "README.md"
    readme.write_text(between_marks(readme.read_text(encoding="utf-8"), summary(guesses)), encoding="utf-8")
    plot(guesses, DOCS / "confidence.svg")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
