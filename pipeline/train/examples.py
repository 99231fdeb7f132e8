"""What the tagger learns from: labelled sentences with their features, silver ones of the news corpus and gold ones.

Articles that only report are in neither. A gold sentence counts several times.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite
from spacy.tokens import Doc

from pipeline.evaluate import gold_records, gold_text
from pipeline.find.tagger_features import features, tokens
from pipeline.found import Span
from pipeline.train.aligned import aligned
from pipeline.train.silver import Labelled, Silver, articles, read, silver

GOLD_WEIGHT = 3  # how often a gold sentence counts
PARAMETERS = {"c1": 0.3, "c2": 0.03, "max_iterations": 100, "feature.minfreq": 3}


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence to learn from: the features and the tag of each token; its article; whether the gold labelled it."""

    article: str
    rows: list[list[str]]
    tags: list[str]
    gold: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article: its id, its text and its gold record."""

    key: str
    text: str
    record: dict[str, Any]


def gold_articles(folders: Iterable[Path], news: Path | None, facts: Path | None) -> list[GoldArticle]:
    """The articles of the gold sets, and those of the news corpus that may be learned from (`draw.csv`, `learn`)."""
    found = [
        GoldArticle(key, gold_text(folder, key).read_text(encoding="utf-8"), record)
        for folder in folders
        for key, record in gold_records(folder).items()
    ]
    if news and facts:
        learn = {key for key, part in parts(facts).items() if part == "learn"}
        records = gold_records(facts)
        found += [GoldArticle(key, text, records[key]) for key, text in articles(news, frozenset()) if key in learn]
    return found


def parts(facts: Path) -> dict[str, str]:
    """Article id → part (`learn`, `report`) of the annotated articles of the news corpus."""
    with (facts / "draw.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["part"] for row in csv.DictReader(lines)}


def tags(spans: list[Span], labels: Iterable[Labelled]) -> list[str]:
    """BIO tags of a sentence's tokens; a label that begins or ends inside a token takes the token whole."""
    found = ["O"] * len(spans)
    for start, end, label in labels:
        inside = [i for i, (a, b) in enumerate(spans) if a < end and start < b]
        for i in inside:
            found[i] = ("B-" if i == inside[0] else "I-") + label
    return found


def example(doc: Doc, labelled: Silver, *, gold: bool) -> Example:
    """A labelled sentence with its features."""
    sentence = doc._.sentences[labelled.number]
    spans = tokens(doc._.text, sentence.start, sentence.end)
    return Example(labelled.article, features(doc, sentence, spans), tags(spans, labelled.labels), gold)


def gold_examples(golds: Iterable[GoldArticle]) -> Iterator[Example]:
    """The sentences of annotated articles in which gold values stand."""
    for gold in golds:
        doc = read(gold.key, gold.text)
        yield from (example(doc, labelled, gold=True) for labelled in aligned(doc, gold.key, gold.record))


def silver_examples(news: Path, left_out: Iterable[str], wanted: int) -> Iterator[Example]:
    """About `wanted` silver sentences of articles that aren't `left_out`."""
    for doc, labelled in silver(news, frozenset(left_out), wanted):
        yield example(doc, labelled, gold=False)


def train(examples: Iterable[Example], path: Path, parameters: dict[str, Any] | None = None) -> None:
    """Train on the examples in their order and write the model file."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS | (parameters or {}))
    for item in examples:
        for _ in range(GOLD_WEIGHT if item.gold else 1):
            trainer.append(item.rows, item.tags)
    trainer.train(str(path))
