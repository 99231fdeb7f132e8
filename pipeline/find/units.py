"""Names of units in the text: organisations, and administrative areas that act as units."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.find.unit_names import read_name
from pipeline.find.unit_words import compounds
from pipeline.text.normal import fold

_ENDS_NAMES = frozenset(("bộ", "đoàn", "trường", "bản"))  # syllables of places and persons: Nam Bộ, Lê Trường
Doc.set_extension("units", default=(), force=True)


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit in the text: half-open character offsets, folded head, the head's kind, level of the place it names."""

    start: int
    end: int
    head: str
    kind: str
    level: str


@Language.component("units", requires=["doc._.terms"], assigns=["doc._.units"])
def find_units(doc: Doc) -> Doc:
    """Sets `doc._.units`: the units of the article in text order, none inside another."""
    text, folded = doc._.text, doc._.folded
    units: list[UnitMention] = []
    reached = 0
    for term in doc._.terms.get("unit_heads", ()):
        if term.start < reached:
            continue
        if text[term.start].islower() and " " not in folded[term.start : term.end]:
            after = text[term.end + 1 : term.end + 2]
            if not (after.isupper() or after.isdigit()):
                continue
        if _inside_name(text, folded, term.start, term.end):
            continue
        name = read_name(text, folded, term.start, len(text))
        if name:
            units.append(UnitMention(name.start, name.end, name.head, name.kind, name.level))
            reached = name.end
    doc._.units = units
    return doc


def _inside_name(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a head's first syllable is the end of another word or name: `Nam Bộ`, `Lê Trường Giang`, `nông thôn`."""
    head = folded[start:end].split(maxsplit=1)[0]
    if start < 3 or text[start - 1] != " " or (head != "bộ" and len(head) < end - start):
        return False
    before = text[max(0, start - 12) : start - 1].split()[-1:]
    if not before or not before[0].isalpha():
        return False
    if f"{fold(before[0])} {head}" in compounds():
        return True
    ends_name = head in _ENDS_NAMES and len(head) == end - start
    return ends_name and before[0][0].isupper() and not before[0].isupper()
