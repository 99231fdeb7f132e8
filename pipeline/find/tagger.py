"""A second opinion on persons, offices, units, places and award titles: a linear-chain CRF over syllables.

The model (pipeline/model/tagger.crfsuite; TAGGER.md beside it is its card) is trained by pipeline/train/tagger.py.
Sentences are tagged when somebody asks for them, each once: most sentences of an article are never asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock

import pycrfsuite
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.find.tagger_features import features, tokens
from pipeline.found import Span

LABELS = ("PER", "POSITION", "UNIT", "PLACE", "AWARD")
"""Persons, their offices, units, provinces and districts and countries, titles of awards."""

_LOCK = Lock()
Doc.set_extension("tagger", default=None, force=True)


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A stretch that the tagger labels; `probability` is the least marginal of its tokens."""

    start: int
    end: int
    label: str
    probability: float


@dataclass(slots=True)
class _Marginals:
    """One tagged sentence: its tokens, its best tags, and the marginal probability of each tag at each token."""

    spans: list[Span]
    tags: list[str]
    of: list[dict[str, float]]


class Tagger:
    """The tagger on one article; `doc` must have its sentences, terms and folded text."""

    def __init__(self, doc: Doc, model: pycrfsuite.Tagger) -> None:
        self.doc = doc
        self.model = model
        self._done: dict[int, _Marginals] = {}

    @property
    def asked(self) -> set[int]:
        """The numbers of the sentences that were tagged so far."""
        return set(self._done)

    def spans(self, number: int) -> list[TaggedSpan]:
        """The labelled stretches of the article's sentence `number`, in text order."""
        done = self._tag(number)
        return [
            TaggedSpan(
                done.spans[first][0], done.spans[last - 1][1], label, self._probability(done, label, first, last)
            )
            for first, last, label in stretches(done.tags)
        ]

    def probability(self, label: str, start: int, end: int) -> float | None:
        """How probable it is that exactly text[start:end] bears `label`; None unless it is whole tokens."""
        sentences = self.doc._.sentences
        number = bisect_right(sentences, start, key=lambda s: s.start) - 1
        if number < 0 or end > sentences[number].end:
            return None
        done = self._tag(number)
        first = bisect_left(done.spans, (start, 0))
        last = bisect_left(done.spans, (end, 0))
        if first >= last or done.spans[first][0] != start or done.spans[last - 1][1] != end:
            return None
        return self._probability(done, label, first, last)

    def _probability(self, done: _Marginals, label: str, first: int, last: int) -> float:
        inside = "I-" + label
        found = min([done.of[first]["B-" + label], *(done.of[i][inside] for i in range(first + 1, last))])
        return min(found, 1 - done.of[last][inside]) if last < len(done.of) else found

    def _tag(self, number: int) -> _Marginals:
        done = self._done.get(number)
        if done is None:
            sentence = self.doc._.sentences[number]
            spans = tokens(self.doc._.text, sentence.start, sentence.end)
            rows = features(self.doc, sentence, spans)
            with _LOCK:  # the model holds one sequence at a time
                self.model.set(rows)
                tags = self.model.tag() if spans else []
                names = [name for name in self.model.labels() if name != "O"]
                of = [{name: self.model.marginal(name, i) for name in names} for i in range(len(spans))]
            done = self._done[number] = _Marginals(spans, tags, of)
        return done


def stretches(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """The labelled stretches of BIO tags: (first token, token after the last, label)."""
    first, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if tag == "I-" + label and label:
            continue
        if label:
            yield first, i, label
        first, label = i, tag[2:]


_OWN = Path(str(resources.files("pipeline"))) / "model" / "tagger.crfsuite"
_chosen: ContextVar[Path | None] = ContextVar("tagger_model", default=_OWN)


@contextmanager
def using(path: Path | None) -> Iterator[None]:
    """Tag with the model file `path` meanwhile, for cross-validation; None: with no tagger."""
    token = _chosen.set(path)
    try:
        yield
    finally:
        _chosen.reset(token)


@cache
def load(path: Path | None) -> pycrfsuite.Tagger | None:
    """The model of that file; None if there is no such file."""
    if path is None or not path.is_file():
        return None
    model = pycrfsuite.Tagger()
    model.open(str(path))
    return model


@Language.component("crf_tagger", requires=["doc._.terms", "doc._.folded", "doc._.sentences"], assigns=["doc._.tagger"])
def set_tagger(doc: Doc) -> Doc:
    """Sets `doc._.tagger`: the Tagger of the article, which has tagged nothing yet; None without a model file."""
    model = load(_chosen.get())
    doc._.tagger = None if model is None else Tagger(doc, model)
    return doc


def probability(doc: Doc, label: str, start: int, end: int) -> float | None:
    """How probable the tagger finds it that exactly text[start:end] bears `label`, 0 to 1.

    None where it can't say: no model, no article read, or a stretch that isn't whole tokens of one sentence. Costs
    about 15 µs a token for a sentence that nobody asked for before.
    """
    return None if doc._.tagger is None else doc._.tagger.probability(label, start, end)
