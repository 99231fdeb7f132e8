"""Taggers that haven't seen an article, to judge it by: cross-validation by article.

Each fold's model learns from the gold articles of the other folds and from a third of the silver. An article's fold
follows from its id. `pipeline.train.tagger --folds DIR` makes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

import pycrfsuite

from pipeline.find.tagger import LABELS, stretches, using
from pipeline.scoring.fields import Tally
from pipeline.train.examples import Example, train

FOLDS = 4
SHARE = 3  # one silver sentence in so many: enough to judge by, in a third of the time


def fold_of(article: str) -> int:
    """The fold in which an article is judged."""
    return crc32(article.encode()) % FOLDS


def model_of(folder: Path, article: str) -> Path:
    """The model of `folder` that has not seen the article."""
    return folder / f"tagger-{fold_of(article)}.crfsuite"


@contextmanager
def unseen(folder: Path, article: str) -> Iterator[None]:
    """Tag meanwhile with the model that has not seen the article."""
    with using(model_of(folder, article)):
        yield


def train_folds(gold: list[Example], silver: list[Example], folder: Path) -> None:
    """Write the model of each fold."""
    folder.mkdir(parents=True, exist_ok=True)
    for fold in range(FOLDS):
        seen = [example for example in gold if fold_of(example.article) != fold]
        train(seen + silver[::SHARE], folder / f"tagger-{fold}.crfsuite")


def judge(gold: Iterable[Example], folder: Path) -> dict[str, Tally]:
    """Label → how many stretches the models found of those in articles that they had not seen; exact ends only."""
    models: dict[Path, pycrfsuite.Tagger] = {}
    counts: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    for example in gold:
        path = model_of(folder, example.article)
        if path not in models:
            models[path] = pycrfsuite.Tagger()
            models[path].open(str(path))
        wanted, found = set(stretches(example.tags)), set(stretches(models[path].tag(example.rows)))
        for name, some in (("right", wanted & found), ("spurious", found - wanted), ("missed", wanted - found)):
            for *_, label in some:
                counts[label][name] += 1
    return {label: Tally(row["right"], row["spurious"], row["missed"]) for label, row in counts.items()}
