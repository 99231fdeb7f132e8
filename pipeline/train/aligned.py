"""Gold labels for the tagger: the gold's strings found again in the article's text.

A gold record has no offsets, so each string is looked for wherever it stands as whole words. What it is follows from
its field: chairs and participants are persons, their positions offices, organisers and members units, and so on. The
sentences in which one stands are labelled; what else the rules find there is labelled too, as the silver is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from pipeline.found import Span
from pipeline.text.normal import fold
from pipeline.train.silver import Candidate, Labelled, Silver, candidates

_UNITS = ("organizers", "block_deputies", "member_units")
_UNIT = ("block", "block_leader", "block_next_leader")
_GAP = r"\s*"


def strings(doc: Doc, gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(label, string as the gold has it) of one record; recipients and granters by what the string looks like."""
    for conference in gold["conferences"]:
        for person in (*conference["chairs"], *conference["participants"]):
            yield "PER", person["name"]
            yield from (("POSITION", office) for office in person["positions"])
        yield from (("UNIT", unit) for key in _UNITS for unit in conference[key])
        yield from (("UNIT", conference[key]) for key in _UNIT if conference[key])
    for award in gold["awards"]:
        yield "AWARD", award["title"]
        for name in (*award["recipients"], *([award["granter"]] if award["granter"] else [])):
            if label := _kind(doc, name):
                yield label, name


def _kind(doc: Doc, name: str) -> str | None:
    """Whether a recipient or a granter is a person, an office or a unit; None where the rules don't know it."""
    text = doc._.text
    if any(text[slice(*m.name)] == name for m in doc._.people):
        return "PER"
    if any(text[o.start : o.end] == name for o in doc._.offices):
        return "POSITION"
    return "UNIT" if any(text[u.start : u.end] == name for u in doc._.units) else None


def find(text: str, name: str) -> Iterator[Span]:
    """Where a gold string stands in the text as whole words; its spaces may be any white space or missing at marks."""
    pieces = re.findall(r"\w+|[^\w\s]", fold(name))
    if not pieces:
        return
    pattern = _GAP.join(map(re.escape, pieces))
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", fold(text)):
        yield match.span()


def aligned(doc: Doc, key: str, gold: dict[str, Any]) -> Iterator[Silver]:
    """The labelled sentences of one gold article."""
    text = doc._.text
    found: set[Labelled] = set()
    for label, name in strings(doc, gold):
        found.update((start, end, label) for start, end in find(text, name))
    titles = {fold(award["title"]) for award in gold["awards"]}
    for mention in doc._.awards:
        if fold(mention.title) in titles and mention.kind != "class":
            found.add((min(a for a, _ in mention.spans), max(b for _, b in mention.spans), "AWARD"))
    kept = _apart(sorted(found, key=lambda x: (x[0] - x[1], x[0], x[2])), candidates(doc))
    sure = {x[:2] for x in found}
    for number, sentence in enumerate(doc._.sentences):
        here = tuple(x for x in kept if sentence.start <= x[0] and x[1] <= sentence.end)
        if any(x[:2] in sure for x in here):
            yield Silver(key, number, here)


def _apart(gold: list[Labelled], rules: list[Candidate]) -> list[Labelled]:
    """The gold's stretches, the longest first, then the rules' where the gold says nothing; none overlaps another."""
    kept: list[Labelled] = []
    for start, end, label in (*gold, *((c.start, c.end, c.label) for c in rules)):
        if all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, label))
    return sorted(kept)
