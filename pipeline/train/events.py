"""Trains the gate for events (pipeline/build/event_gate.py) and writes pipeline/model/events.json.

    python -m pipeline.train.events --news NEWS.jsonl.gz --facts corpus/news-gold GOLD...

Every event that the finder proposes at a low score in a gold article is an example, right if it pairs with a gold
conference; the judged events of the news corpus are more of them. Logistic regression on standardised features; the
figures printed come from cross-validation by article. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from pipeline.train.reading import Reading, of_gold, of_news

OUTPUT = Path(__file__).parent.parent / "model" / "events.json"
STRENGTH = 0.05  # of the regularisation's inverse: few examples, correlated features
THRESHOLD = 0.55  # least probability of an entry: of ordinary news, two or three false entries in a hundred articles


@dataclass(frozen=True, slots=True)
class Example:
    """One proposed event: its features, whether it is an entry, its article."""

    features: dict[str, float]
    entry: bool
    article: str


def examples_of(reading: Reading) -> Iterator[Example]:
    """An example for each event of an article that somebody judged."""
    for signs, entry in zip(reading.signs, reading.entries, strict=True):
        if entry is not None:
            yield Example(signs, entry, reading.key)


def regression(strength: float) -> Pipeline:
    """A logistic regression on standardised features; `strength` is the inverse of the regularisation's."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength, solver="newton-cholesky"))


def plain(model: Pipeline) -> tuple[float, Any]:
    """The fitted model's intercept and weights for the features as they are."""
    scaler, fitted = model[0], model[-1]
    weights = fitted.coef_[0] / scaler.scale_
    return float(fitted.intercept_[0] - (weights * scaler.mean_).sum()), weights


def fit(examples: list[Example]) -> dict[str, Any]:
    """The model as plain numbers: weights for the features as they are, intercept, threshold, and its figures."""
    names = sorted(examples[0].features)
    matrix = np.array([[example.features[name] for name in names] for example in examples])
    labels = np.array([example.entry for example in examples], dtype=int)
    groups = [example.article for example in examples]
    model = regression(STRENGTH)
    guessed = cross_val_predict(model, matrix, labels, groups=groups, cv=GroupKFold(10), method="predict_proba")[:, 1]
    model.fit(matrix, labels)
    intercept, weights = plain(model)
    kept = guessed >= THRESHOLD
    return {
        "what": "logistic gate for proposed events; probability = 1 / (1 + exp(-(intercept + sum(weight * feature))))",
        "examples": len(examples),
        "entries": int(labels.sum()),
        "cross_validated": {
            "auroc": round(float(roc_auc_score(labels, guessed)), 3),
            "precision": round(float(labels[kept].mean()), 3),
            "recall": round(float(labels[kept].sum() / labels.sum()), 3),
        },
        "threshold": THRESHOLD,
        "intercept": round(intercept, 5),
        "weights": {name: round(float(weight), 5) for name, weight in zip(names, weights, strict=True)},
    }


def main() -> None:
    """Train on all that is named and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--news", type=Path, help="articles as JSON lines, gzipped, on which --facts tells facts")
    parser.add_argument("--facts", type=Path, help="folder with draw.csv, records/, judged.csv and relevance.csv")
    options = parser.parse_args()
    readings = [reading for folder in options.gold for reading in of_gold(folder)]
    if options.news and options.facts:
        readings += of_news(options.news, options.facts)
    examples = [example for reading in readings for example in examples_of(reading)]
    model = fit(examples)
    OUTPUT.write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps({key: model[key] for key in ("examples", "entries", "cross_validated")}) + "\n")


if __name__ == "__main__":
    main()
