"""Silver labels for the tagger: sentences of the news corpus in which independent signs agree on every name.

A person: an honorific or an office told with the name, a known surname, and the same name once more in the article or
in another one. A unit: head and body by the rules, and the same name in another article. An office: told with such a
person, its unit's own name left inside. A place: a name of the gazetteers behind `tỉnh`, `huyện`, … or one that nothing
else claims. An award: a title of the gazetteer. A sentence with a capitalised name that nothing explains, or with a
mention that lacks its second sign, is left out: what is doubtful teaches nothing.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from spacy.tokens import Doc

from pipeline.find.names import RUN, is_surname, is_vietnamese
from pipeline.find.tables import places
from pipeline.find.tagger import using
from pipeline.found import Span
from pipeline.read.layout import read_article
from pipeline.recipe import read_doc
from pipeline.text.sentences import Sentence

Labelled = tuple[int, int, str]
"""(start, end, label): half-open offsets in the article's text."""

_WIDEST, _SHORTEST = 90, 6  # tokens of a sentence worth learning from, about
_NAMES = range(2, 5)  # syllables of a Vietnamese person's full name
_TITLED = ("people.office_name", "people.name_office")
_AREA = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|nước|thủ đô)\s*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that some rule labels; `sure` has its second sign in its own article already."""

    start: int
    end: int
    label: str
    name: str  # folded
    sure: bool


def read(key: str, text: str) -> Doc:
    """An article as the rules alone read it: what is learned must not depend on what was learned before."""
    with using(None):
        return read_doc(read_article(text, id=key))


def candidates(doc: Doc) -> list[Candidate]:
    """What the rules find in an article, in text order; awards win over persons, these over offices and units."""
    folded = doc._.folded
    told = Counter(folded[slice(*m.name)] for m in doc._.people)
    found: list[Candidate] = []

    def add(start: int, end: int, label: str, *, sure: bool) -> None:
        found.append(Candidate(start, end, label, folded[start:end], sure))

    for award in doc._.awards:
        if award.kind != "class":  # told apart from its order
            start, end = min(a for a, _ in award.spans), max(b for _, b in award.spans)
            add(start, end, "AWARD", sure=award.kind in {"term", "fighter"})
    good: set[int] = set()
    for mention in doc._.people:
        name = folded[slice(*mention.name)]
        signs = bool(mention.honorific or (mention.offices and mention.rule in _TITLED)) + (told[name] > 1)
        proper = is_surname(name.split()[0]) and len(name.split()) in _NAMES
        proper = proper and all(map(is_vietnamese, name.split()))
        add(mention.name[0], mention.name[1], "PER", sure=proper and signs > 1)
        if proper and signs:
            good.update(o.start for o in mention.offices)
    for office in doc._.offices:
        add(office.start, office.end, "POSITION", sure=office.start in good)
    for unit in doc._.units:
        add(unit.start, unit.end, "PLACE" if unit.kind == "place" else "UNIT", sure=False)
    found += _places(doc)
    order = {"AWARD": 0, "PER": 1, "POSITION": 2, "UNIT": 3, "PLACE": 4}
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (order[c.label], c.start)):
        if all(candidate.end <= k.start or k.end <= candidate.start for k in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def _places(doc: Doc) -> Iterator[Candidate]:
    text, folded = doc._.text, doc._.folded
    openings = {s.start for s in doc._.sentences}
    for run in RUN.finditer(text):
        if run.start() in openings and " " not in run[0]:
            continue  # `Anh ấy`
        if folded[slice(*run.span())] in places():
            area = _AREA.search(folded, max(0, run.start() - 12), run.start())
            start = area.start() if area else run.start()
            yield Candidate(start, run.end(), "PLACE", folded[start : run.end()], sure=True)


def explained(doc: Doc, sentence: Sentence, spans: Iterable[Span]) -> bool:
    """Whether each capitalised name of a sentence lies in one of `spans`, is foreign, or only opens the sentence."""
    taken = list(spans)
    cues = {t.end for t in doc._.terms.get("honorifics", ())} | {o.end for o in doc._.offices}
    for run in RUN.finditer(doc._.text, sentence.start, sentence.end):
        a, b = run.span()
        if any(x <= a and b <= y for x, y in taken):
            continue
        if any(x < b and a < y for x, y in taken):
            return False
        syllables = doc._.folded[a:b].split()
        if a <= sentence.start + 2 and len(syllables) == 1:
            continue
        if len(syllables) > 1 and (a - 1 in cues or any(map(is_vietnamese, syllables))):
            return False
    return True


_ARTICLES = {"PER": 2, "UNIT": 2, "PLACE": 2, "POSITION": 3, "AWARD": 10**9}
"""In how many articles a name must stand that has no second sign in its own; a title by a head alone never does."""


def _plausible(label: str, name: str) -> bool:
    """False for a person grown together with a country: `Lào Thongloun Sisoulith`, behind `Thủ tướng`."""
    return label != "PER" or name.split(maxsplit=1)[0] not in places()


@dataclass(frozen=True, slots=True)
class Silver:
    """One labelled sentence: its article, its number there and its labels."""

    article: str
    number: int
    labels: tuple[Labelled, ...]


def articles(news: Path, left_out: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(id, text) of the corpus but for the articles `left_out`, in file order."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] not in left_out:
                yield article["id"], article["text"]


def silver(news: Path, left_out: frozenset[str], wanted: int) -> Iterator[tuple[Doc, Silver]]:
    """About `wanted` labelled sentences with their Docs, in file order, the same ones at every call.

    The corpus is read twice: names are counted over all of it first.
    """
    drafts: list[Silver] = []
    seen: Counter[tuple[str, str]] = Counter()  # (label, name) → articles
    doubts: list[list[tuple[str, str]]] = []
    for key, text in articles(news, left_out):
        doc = read(key, text)
        found = candidates(doc)
        seen.update({(c.label, c.name) for c in found})
        for number, sentence in enumerate(doc._.sentences):
            here = [c for c in found if sentence.start <= c.start and c.end <= sentence.end]
            words = doc._.text.count(" ", sentence.start, sentence.end)
            if not _SHORTEST <= words <= _WIDEST or not explained(doc, sentence, [(c.start, c.end) for c in here]):
                continue
            drafts.append(Silver(key, number, tuple((c.start, c.end, c.label) for c in here)))
            doubts.append([(c.label, c.name) for c in here if not c.sure])
    agreed = [
        draft
        for draft, doubt in zip(drafts, doubts, strict=True)
        if all(seen[name] >= _ARTICLES[name[0]] and _plausible(*name) for name in doubt)
    ]
    chosen = {(s.article, s.number): s for s in _draw(agreed, wanted)}
    needed = {key for key, _ in chosen}
    for key, text in articles(news, left_out):
        if key in needed:
            doc = read(key, text)
            for number in range(len(doc._.sentences)):
                if (key, number) in chosen:
                    yield doc, chosen[key, number]


_SHARES = {"AWARD": 0.1, "POSITION": 0.3, "PER": 0.2, "UNIT": 0.2, "PLACE": 0.08, "": 0.12}
"""How many of the sentences are drawn for the sake of each label, rare ones first; the last are without any."""


def _draw(sentences: list[Silver], wanted: int) -> list[Silver]:
    """`wanted` sentences, so that rare labels are seen often enough; which ones, the digest of their place decides."""
    left = sorted(sentences, key=lambda s: crc32(f"{s.article}/{s.number}".encode()))
    drawn: list[Silver] = []
    for label, share in _SHARES.items():
        fitting = [s for s in left if (label in {x[2] for x in s.labels} if label else not s.labels)]
        taken = fitting[: round(share * wanted)]
        drawn += taken
        gone = {id(s) for s in taken}
        left = [s for s in left if id(s) not in gone]
    return drawn
