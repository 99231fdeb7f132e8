"""Which articles are one report: texts to groups of near-duplicates, whatever order and portions they come in.

A report goes from site to site with another title, another signature, a paragraph less, other spellings of `thủy`. So
only lead and body count, as words with one tone placement. Candidates share one of 32 bands of four MinHash values
(two texts of Jaccard 0.7 do in 9,998 of 10,000 cases); then the true Jaccard of their shingles of five words decides,
and what they tell: a weather report or a monthly review shares its sentences with that of the month before, and not its
numbers; two blocks that write by one model differ in their names. What hangs together by pairs is one group.

THRESHOLD and AGREEMENT are measured on 10,081 newspaper articles (README, Figures): of the pairs above 0.7 nearly all
are one report, of those between 0.6 and 0.7 one in four is another report of the same affair.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import rensa

from pipeline.article import Article, Role
from pipeline.text.normal import fold

THRESHOLD = 0.7
"""Least Jaccard similarity of the shingles of two texts that are one report."""
AGREEMENT = 0.7
"""Least share of the facts of the one with fewer that the other has too."""
FACTS = 3
"""With fewer facts in one of two texts their agreement says nothing."""
OPENING = 150
"""Words that tell which affair a report is about: its day, place, block and chairs stand there."""
BANDS = 32
"""Keys of a signature, each made of four MinHash values."""

_SHINGLE = 5  # words
_ROWS = 4
_SEED = 42
_LARGE = 64  # texts in a bucket; in a larger one they are divided by their facts
_NEIGHBOURS = 64  # each text is compared with so many that stand next to it
_WORD = re.compile(r"\w+")
_ODD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_HALF = np.uint64(32)
_NUMBER, _NAME = np.uint64(1), np.uint64(2)

Hashes = npt.NDArray[np.uint32]
"""Sorted, each once."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of an article, as hashes.

    `shingles` of five words, `facts`: numbers with the word before each, `words`, and `names`: the words in capitals
    that it has at least twice, `pairs`: the first capital of each name with the word behind it. `opening_facts` and
    `opening_pairs` are those of its first OPENING words, which say when, where and who.
    """

    shingles: Hashes
    facts: Hashes
    words: Hashes
    names: Hashes
    pairs: Hashes
    opening_facts: Hashes
    opening_pairs: Hashes


def sketch(article: Article) -> Sketch:
    """The sketch of an article's lead and body; of all its text if it has neither."""
    told = (article.text[b.start : b.end] for b in article.blocks if b.role in {Role.LEAD, Role.BODY})
    return sketch_text("\n".join(told) or article.text)


def sketch_text(text: str) -> Sketch:
    """The sketch of a text."""
    words = _WORD.findall(text)
    flagged = np.fromiter(map(_hash, words), np.uint64, len(words))
    hashes = flagged & ~_NAME
    size = max(len(words) - _SHINGLE + 1, min(len(words), 1))
    mixed = np.zeros(size, np.uint64)
    for i in range(min(_SHINGLE, len(words))):
        mixed = _mix(mixed, hashes[i : i + size])
    numbers = np.flatnonzero(hashes & _NUMBER)
    before = np.concatenate((np.zeros(1, np.uint64), hashes))[numbers]
    facts = _mix(_mix(np.zeros(len(numbers), np.uint64), before), hashes[numbers])
    named, times = np.unique(hashes[(flagged & _NAME) > 0] >> _HALF, return_counts=True)
    capital = (flagged & _NAME) > 0
    begun = np.flatnonzero(capital & ~np.concatenate(([False], capital[:-1])))
    begun = begun[begun < len(hashes) - 1]
    pairs = _mix(_mix(np.zeros(len(begun), np.uint64), hashes[begun]), hashes[begun + 1])
    return Sketch(
        _kept(mixed),
        _kept(facts),
        _kept(hashes),
        named[times > 1].astype(np.uint32),
        _kept(pairs),
        _kept(facts[numbers < OPENING]),
        _kept(pairs[begun < OPENING]),
    )


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    """62 bits of the word as it is compared, then whether it looks like a name, no short form, and like a number."""
    found = hashlib.blake2b(fold(word).encode("utf-8", "replace"), digest_size=8).digest()
    name = word[0].isupper() and not word.isupper()
    return int.from_bytes(found, "little") & ~3 | name << 1 | word[0].isdigit()


def _mix(mixed: npt.NDArray[np.uint64], more: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    mixed = (mixed ^ more) * _ODD
    return mixed ^ (mixed >> _SHIFT)


def _kept(mixed: npt.NDArray[np.uint64]) -> Hashes:
    return np.unique((mixed >> _HALF).astype(np.uint32))


def bands(one: Sketch) -> Hashes:
    """The BANDS keys by which a text finds its like: each folds four values of its MinHash signature into one."""
    ends = np.array([0, len(one.shingles)], np.uint64)
    shingles = one.shingles.astype(np.uint64)
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(shingles, ends, BANDS * _ROWS, _SEED)
    rows = np.array(matrix.to_rows()[0], np.uint64).reshape(BANDS, _ROWS)
    mixed = np.zeros(BANDS, np.uint64)
    for i in range(_ROWS):
        mixed = _mix(mixed, rows[:, i])
    return (mixed >> _HALF).astype(np.uint32)


def jaccard(one: Hashes, other: Hashes) -> float:
    """Shared hashes by all hashes, 0 to 1; 0 for two empty ones, which share nothing."""
    shared = _shared(one, other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def same_report(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are one report: their words by THRESHOLD, their facts by AGREEMENT, and nobody exchanged.

    Names are exchanged where each text has one twice, or in its opening, that the other has not at all: the same
    sentences were written about another province or another chair. So are the numbers of the openings: another year's
    review, another block's. Who mends one of two texts adds to one of them only.
    """
    if jaccard(one.shingles, other.shingles) < THRESHOLD:
        return False
    fewer = min(len(one.facts), len(other.facts))
    if fewer >= FACTS and _shared(one.facts, other.facts) < AGREEMENT * fewer:
        return False
    if _exchanged(one.opening_facts, other.facts, other.opening_facts, one.facts):
        return False
    if _exchanged(one.opening_pairs, other.pairs, other.opening_pairs, one.pairs):
        return False
    return _shared(one.names, other.words) == len(one.names) or _shared(other.names, one.words) == len(other.names)


def _exchanged(one: Hashes, in_other: Hashes, other: Hashes, in_one: Hashes) -> bool:
    """Whether each of two texts has something that the other lacks."""
    return _shared(one, in_other) < len(one) and _shared(other, in_one) < len(other)


def _shared(one: Hashes, other: Hashes) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))


def group(
    count: int,
    column: Callable[[int], Hashes],
    row: Callable[[int], bytes],
    sketch_of: Callable[[int], Sketch],
) -> npt.NDArray[np.int32]:
    """For each of `count` texts the number of the first one of its group, its own where it has no like.

    `column(band)` gives the keys of all texts in a band, `row(i)` all keys of a text as bytes, `sketch_of(i)` its
    sketch: nothing else is held, so that memory takes 30 bytes a text. Groups don't depend on the order of the texts.
    """
    first = np.arange(count, dtype=np.int32)

    def root(i: int) -> int:
        while first[i] != i:
            first[i] = first[first[i]]
            i = int(first[i])
        return i

    for band in range(BANDS if count else 0):
        for members in _buckets(column(band)):
            large = len(members) > _LARGE
            for few in _by_fact(members, band, sketch_of) if large else (members,):
                keys = {i: row(i) for i in few}
                few.sort(key=lambda i: (keys[i], i))
                for place, i in enumerate(few):
                    for j in few[place + 1 : place + 1 + _NEIGHBOURS]:
                        one, other = root(i), root(j)
                        if one == other or (not large and _met(keys[i], keys[j], band)):
                            continue
                        if same_report(sketch_of(i), sketch_of(j)):
                            first[max(one, other)] = min(one, other)
    return np.fromiter(map(root, range(count)), np.int32, count)


def _buckets(keys: Hashes) -> Iterator[list[int]]:
    """The texts that share a key, for each key that several have."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    edges = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    starts, ends = np.concatenate(([0], edges)), np.concatenate((edges, [len(keys)]))
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        yield order[start:end].tolist()


def _by_fact(members: list[int], band: int, sketch_of: Callable[[int], Sketch]) -> Iterator[list[int]]:
    """The texts of a large bucket by the least of their facts, in another order of facts for each band.

    Hundreds of monthly reviews share their sentences and so every bucket, but one report shares its facts too.
    """
    found: dict[int, list[int]] = {}
    for i in members:
        facts = _mix(np.full(1, band, np.uint64), sketch_of(i).facts.astype(np.uint64))
        found.setdefault(int(facts.min()) if len(facts) else 0, []).append(i)
    yield from (few for few in found.values() if len(few) > 1)


def _met(one: bytes, other: bytes, band: int) -> bool:
    """Whether two rows share an earlier band too, where they were compared already."""
    if band == 0 or one[:4] == other[:4]:  # most of those that met did in the first
        return band > 0
    return bool((np.frombuffer(one, np.uint32, band) == np.frombuffer(other, np.uint32, band)).any())
