"""Trains the relevance screen (pipeline/read/relevance.py): pipeline/model/relevance.json and docs/relevance.md.

    python -m pipeline.train.relevance --news NEWS.jsonl.gz --facts corpus/news-gold GOLD...

Two teachers: people (gold records, and relevance.csv with the news articles that were labelled by reading) and, for the
news that nobody has read, the extractor itself: an article in which it finds a conference or an award is one of ours.
Logistic regression over the phrases that stand in head and text and over how many cues do. The threshold lies
a margin below the least score of an article that a person held for ours, each judged by a model that did not see it.
Deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from pipeline.evaluate import gold_records, gold_text
from pipeline.read import relevance
from pipeline.read.layout import read_article
from pipeline.recipe import extract_article
from pipeline.text.normal import clean, fold
from pipeline.train.reading import rows
from pipeline.train.relevance_report import Judged, report

OUTPUT = Path(__file__).parent.parent / "model" / "relevance.json"
REPORT = Path(__file__).parent.parent.parent / "docs" / "relevance.md"
LONGEST = 4  # syllables of a phrase; single ones are too ambiguous
RAREST = 25  # articles that a phrase must stand in
TERMS = 2_000  # phrases kept: more of them gain nothing on articles that were left out
STRENGTH = {"choice": 0.001, "final": 0.005}  # of the regularisation's inverse
WEIGHT = {"gold": 5.0, "learn": 5.0, "unsure": 2.0, "silver": 1.0}  # a person's word against the extractor's
NAME = (
    0.8  # share of a phrase's places with all its words capitalised, from which it is a name: who is in office changes
)
FOLDS = 5
MARGIN = 0.3  # below the least score of an article of ours: one score of four hundred is a noisy guide

_CLAUSE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
Matrix = Any  # of scipy: articles × phrases in the head, then phrases in the text


@dataclass(frozen=True, slots=True)
class Example:
    """An article: its squeezed text, as written and in small letters, whether it is ours, and who says so.

    `teacher` is gold, learn, unsure, silver, or report for those that are only measured; `doubt` marks an article
    that its reader could not decide.
    """

    key: str
    written: str
    squeezed: str
    ours: bool
    teacher: str
    doubt: bool = False


def example(key: str, text: str, ours: bool, teacher: str, *, doubt: bool = False) -> Example:
    """An example of a raw text."""
    written = relevance.squeeze(clean(text))
    return Example(key, written, written.lower(), ours, teacher, doubt)


def of_gold(folder: Path) -> Iterator[Example]:
    """The articles of a gold set that has its texts."""
    for key, gold in gold_records(folder).items():
        yield example(key, gold_text(folder, key).read_text(encoding="utf-8"), _holds(gold), "gold")


def of_news(news: Path, facts: Path, left_out: set[str]) -> Iterator[Example]:
    """The news articles: annotated ones, those labelled by reading, and the rest as the extractor sees them."""
    labels = {row["id"]: row for row in rows(facts / "relevance.csv")}
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            key, text = article["id"], article["text"]
            annotated = facts / "records" / f"{key}.json"
            if key in left_out:
                continue
            if annotated.exists():
                yield example(key, text, _holds(json.loads(annotated.read_text(encoding="utf-8"))), "gold")
            elif key in labels:
                yield _labelled(key, text, labels[key])
            else:
                yield example(key, text, silver(key, text), "silver")


def silver(key: str, text: str) -> bool:
    """Whether the extractor finds a conference or an award."""
    record = extract_article(read_article(text, id=key))
    return bool(record.conferences or record.awards)


def _holds(gold: dict[str, Any]) -> bool:
    return bool(gold["conferences"] or gold["awards"])


def _labelled(key: str, text: str, row: dict[str, str]) -> Example:
    said = {row["conference"], row["award"]}
    doubt = "1" not in said and "2" in said
    teacher = "report" if row["part"] == "report" else "unsure" if doubt else "learn"
    return example(key, text, said != {"0"}, teacher, doubt=doubt)


def candidates(examples: list[Example]) -> list[str]:
    """The phrases that enough articles have and most don't, in alphabetical order."""
    seen: Counter[str] = Counter()
    for one in examples:
        seen.update(_grams(fold(one.squeezed)))
    return sorted(gram for gram, count in seen.items() if RAREST <= count < len(examples) / 2)


def _grams(folded: str) -> set[str]:
    found: set[str] = set()
    for clause in _CLAUSE.findall(folded):
        syllables = clause.split()
        for size in range(2, LONGEST + 1):
            found.update(" ".join(syllables[i : i + size]) for i in range(len(syllables) - size + 1))
    return found


def matrix(examples: Iterable[Example], terms: list[str]) -> Matrix:
    """One row an article: terms in the head, terms in the text, then the counts of cues as `_counts` has them."""
    known = relevance.phrases(terms)
    parts: list[list[set[int]]] = [
        [known.found(one.squeezed, end) for one in examples] for end in (relevance.HEAD, None)
    ]
    halves = [
        _sparse([{number for number in found if number < len(terms)} for found in part], len(terms)) for part in parts
    ]
    counted = [_counts(known, head, text) for head, text in zip(*parts, strict=True)]
    return hstack([*halves, csr_matrix(np.array(counted, dtype=float))]).tocsr()


def _counts(known: relevance.Phrases, head: set[int], text: set[int]) -> list[bool]:
    """For head and text, for each kind of cue: is it there 0, 1, … MOST times; last: is there no cue at all."""
    row = [count == step for part in (head, text) for count in known.counts(part) for step in range(relevance.MOST + 1)]
    return [*row, not any(known.counts(text))]


def _sparse(found: list[set[int]], width: int) -> Matrix:
    columns = [number for numbers in found for number in sorted(numbers)]
    ends = np.cumsum([0, *map(len, found)])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(found), width))


def fit(examples: list[Example], features: Matrix, strength: float) -> LogisticRegression:
    """A logistic model of who is ours, each example weighted by its teacher."""
    wanted = np.array([one.ours for one in examples])
    weights = np.array([WEIGHT[one.teacher] for one in examples])
    return LogisticRegression(C=strength, max_iter=1000).fit(features, wanted, weights)


def choose(examples: list[Example], terms: list[str]) -> list[str]:
    """The phrases whose weights matter most to a model over all candidates, names left out."""
    features = matrix(examples, terms)
    share = np.asarray(features.mean(axis=0)).ravel()
    effect = np.abs(fit(examples, features, STRENGTH["choice"]).coef_[0]) * np.sqrt(share * (1 - share))
    effect = effect[: 2 * len(terms)].reshape(2, -1).max(axis=0)
    ranked = [terms[i] for i in np.argsort(-effect, kind="stable")]
    names = _names(examples, ranked[: 2 * TERMS])
    return sorted([term for term in ranked[: 2 * TERMS] if term not in names][:TERMS])


def _names(examples: list[Example], terms: list[str]) -> set[str]:
    """The terms that are written as names: nearly always with a capital on each word."""
    known = relevance.phrases(terms)
    total: Counter[int] = Counter()
    capital: Counter[int] = Counter()
    for one in examples:
        for last, number in known.automaton.iter(one.squeezed):
            if number >= len(terms):
                continue
            size = len(terms[number])
            total[number] += 1
            capital[number] += all(word[0].isupper() for word in one.written[last - size : last].split())
    return {terms[number] for number, count in total.items() if capital[number] >= NAME * count}


def held_out(examples: list[Example], features: Matrix) -> dict[str, float]:
    """The score of each article that people judged, given by a model that did not see it."""
    judged = np.array([i for i, one in enumerate(examples) if one.teacher != "silver"])
    rest = np.array([i for i, one in enumerate(examples) if one.teacher == "silver"])
    labels = [examples[i].ours for i in judged]
    scores: dict[str, float] = {}
    for seen, unseen in StratifiedKFold(FOLDS).split(judged, labels):
        taught = np.concatenate([rest, judged[seen]])
        model = fit([examples[i] for i in taught], features[taught], STRENGTH["final"])
        guessed = model.decision_function(features[judged[unseen]])
        scores |= {examples[i].key: float(score) for i, score in zip(judged[unseen], guessed, strict=True)}
    return scores


def train(examples: list[Example]) -> tuple[dict[str, Any], list[Judged]]:
    """The model as plain numbers, and what people were sure of, each scored by a model that hadn't seen it."""
    taught = [one for one in examples if one.teacher != "report"]
    terms = choose(taught, candidates(taught))
    features = matrix(taught, terms)
    scores = held_out(taught, features)
    final = fit(taught, features, STRENGTH["final"])
    weights = [round(float(weight), 4) for weight in final.coef_[0]]
    intercept = round(float(final.intercept_[0]), 4)
    measured = [one for one in examples if one.teacher == "report"]
    unseen = final.decision_function(matrix(measured, terms))
    scores |= {one.key: float(score) for one, score in zip(measured, unseen, strict=True)}
    judged = [
        Judged(one.key, scores[one.key], one.ours, one.teacher)
        for one in examples
        if one.key in scores and not one.doubt
    ]
    least = min(one.score for one in judged if one.ours and one.teacher != "report")
    unseen_ones = [one for one in judged if one.teacher == "report"]
    model = {
        "what": "intercept + weights [head, text] of the phrases that stand there + weights of cue counts [0, 1, …]",
        "examples": dict(sorted(Counter(one.teacher for one in taught).items())),
        "auroc_report": round(
            float(roc_auc_score([one.ours for one in unseen_ones], [one.score for one in unseen_ones])), 3
        ),
        "threshold": math.floor((least - MARGIN) * 100) / 100,
        "intercept": intercept,
        "nothing": weights[-1],
        "counts": _count_weights(relevance.phrases(terms).cues, weights[2 * len(terms) : -1]),
        "terms": {term: [weights[i], weights[i + len(terms)]] for i, term in enumerate(terms)},
    }
    return model, judged


def _count_weights(cues: Iterable[str], weights: list[float]) -> dict[str, dict[str, list[float]]]:
    """The weights of counts in the order of `_counts`, as {cue: {part: [of 0, 1, … MOST]}}."""
    steps = relevance.MOST + 1
    blocks = iter([weights[i : i + steps] for i in range(0, len(weights), steps)])
    by_part = {part: {cue: next(blocks) for cue in cues} for part in relevance.PARTS}
    return {cue: {part: by_part[part][cue] for part in by_part} for cue in cues}


def main() -> None:
    """Train on all that is named, write the model and the table of what each threshold costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--news", type=Path, required=True, help="articles as JSON lines, gzipped")
    parser.add_argument("--facts", type=Path, required=True, help="folder with records/ and relevance.csv")
    options = parser.parse_args()
    examples = [one for folder in options.gold for one in of_gold(folder)]
    examples += of_news(options.news, options.facts, {one.key for one in examples})
    model, judged = train(examples)
    lines = ",\n".join(f"  {json.dumps(term, ensure_ascii=False)}: {pair}" for term, pair in model.pop("terms").items())
    head = json.dumps(model, ensure_ascii=False, indent=1).removesuffix("\n}")
    OUTPUT.write_text(f'{head},\n "terms": {{\n{lines}\n }}\n}}\n', encoding="utf-8")
    REPORT.write_text(report(REPORT.read_text(encoding="utf-8"), judged, model["threshold"]), encoding="utf-8")
    sys.stdout.write(json.dumps(model) + "\n")


if __name__ == "__main__":
    main()
