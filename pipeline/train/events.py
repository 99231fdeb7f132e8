"""Trains the gate for events (pipeline/build/event_gate.py) and writes pipeline/model/events.json.

    python -m pipeline.train.events --news NEWS.jsonl.gz --facts corpus/news-gold GOLD...

Every event that the finder proposes at a low score in a gold article is an example, right if it pairs with a gold
conference; the judged events of the news corpus are more of them. Logistic regression on standardised features; the
figures printed come from cross-validation by article. Deterministic.
"""

from __future__ import annotations

import argparse
import csv
import gzip
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
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from spacy.tokens import Doc

from pipeline.build.conference import build_conferences
from pipeline.build.event_gate import features
from pipeline.build.event_score import Scale
from pipeline.build.events import propose_events
from pipeline.build.evidence import flatten
from pipeline.evaluate import gold_records, gold_text
from pipeline.read.layout import read_article
from pipeline.recipe import read_doc
from pipeline.scoring import pairing

OUTPUT = Path(__file__).parent.parent / "model" / "events.json"
STRENGTH = 0.05  # of the regularisation's inverse: few examples, correlated features
THRESHOLD = 0.55  # least probability of an entry: of ordinary news, two or three false entries in a hundred articles


@dataclass(frozen=True, slots=True)
class Example:
    """One proposed event: its features, whether it is an entry, its article."""

    features: dict[str, float]
    entry: bool
    article: str


def of_gold(folder: Path) -> Iterator[Example]:
    """The events proposed in one gold set."""
    for key, gold in gold_records(folder).items():
        text = gold_text(folder, key).read_text(encoding="utf-8")
        yield from _paired(read_doc(read_article(text, id=key)), key, gold)


def of_news(news: Path, facts: Path) -> Iterator[Example]:
    """The events of news articles that were annotated (`records/`), judged (`judged.csv`), labelled (`relevance.csv`).

    `facts` is a folder as corpus/news-gold: facts by article id, while the texts stand in `news`; only the parts to
    learn from are read. A judged event that is no longer proposed is left out. An article labelled to have no
    conference makes all its events false; one that has some makes its likeliest event true and says nothing of others.
    """
    judged: dict[str, dict[int, bool]] = {}
    for row in rows(facts / "judged.csv"):
        judged.setdefault(row["id"], {})[int(row["start"])] = row["entry"] == "1"
    learn = {row["id"] for row in rows(facts / "draw.csv") if row["part"] == "learn"}
    labelled = {row["id"]: row["conference"] for row in rows(facts / "relevance.csv") if row["part"] == "learn"}
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            key = article["id"]
            if key not in learn and key not in judged and labelled.get(key) not in {"0", "1"}:
                continue
            doc = read_doc(read_article(article["text"], id=key))
            if key in learn:
                gold = json.loads((facts / "records" / f"{key}.json").read_text(encoding="utf-8"))
                yield from _paired(doc, key, gold)
            elif key in judged:
                yield from _judged(doc, key, judged[key])
            else:
                yield from _labelled(doc, key, reports=labelled[key] == "1")


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _paired(doc: Doc, key: str, gold: dict[str, Any]) -> Iterator[Example]:
    """An example for each proposed event: an entry if its conference pairs with one of the gold record."""
    events = propose_events(doc)
    plain: list[dict[str, Any]] = [flatten(entry).plain for entry in build_conferences(doc, events)]
    paired = {id(found) for wanted, found in pairing.conferences(gold["conferences"], plain) if wanted and found}
    scale = Scale(doc)
    for event, found in zip(events, plain, strict=True):
        yield Example(features(doc, event, scale), id(found) in paired, key)


def _judged(doc: Doc, key: str, labels: dict[int, bool]) -> Iterator[Example]:
    scale = Scale(doc)
    for event in propose_events(doc):
        label = labels.get(event.main.start)
        if label is not None:
            yield Example(features(doc, event, scale), label, key)


def _labelled(doc: Doc, key: str, *, reports: bool) -> Iterator[Example]:
    scale = Scale(doc)
    events = propose_events(doc)
    likeliest = max((event.probability for event in events), default=0.0)
    for event in events:
        if not reports or event.probability == likeliest:
            yield Example(features(doc, event, scale), reports, key)


def fit(examples: list[Example]) -> dict[str, Any]:
    """The model as plain numbers: weights for the features as they are, intercept, threshold, and its figures."""
    names = sorted(examples[0].features)
    matrix = np.array([[example.features[name] for name in names] for example in examples])
    labels = np.array([example.entry for example in examples], dtype=int)
    groups = [example.article for example in examples]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000))
    guessed = cross_val_predict(model, matrix, labels, groups=groups, cv=GroupKFold(10), method="predict_proba")[:, 1]
    model.fit(matrix, labels)
    scaler, regression = model[0], model[-1]
    weights = regression.coef_[0] / scaler.scale_
    intercept = float(regression.intercept_[0] - (weights * scaler.mean_).sum())
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
    examples = [example for folder in options.gold for example in of_gold(folder)]
    if options.news and options.facts:
        examples += of_news(options.news, options.facts)
    model = fit(examples)
    OUTPUT.write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps({key: model[key] for key in ("examples", "entries", "cross_validated")}) + "\n")


if __name__ == "__main__":
    main()
