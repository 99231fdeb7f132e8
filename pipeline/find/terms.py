"""Gazetteer terms of an article: the vocabulary that all later finders start from."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.gazetteers import Row, matches
from pipeline.text.normal import fold

Doc.set_extension("folded", default="", force=True)
Doc.set_extension("terms", default=(), force=True)


@dataclass(frozen=True, slots=True)
class Term:
    """A gazetteer term in the text: half-open character offsets and its row."""

    start: int
    end: int
    row: Row


@Language.component("terms", assigns=["doc._.terms", "doc._.folded"])
def find_terms(doc: Doc) -> Doc:
    """Sets `doc._.folded` and `doc._.terms`: group → its longest, leftmost, non-overlapping terms in text order.

    A group is a gazetteer's name; events are grouped by role (`events.head`, `events.purpose`, …), since a holding verb
    and the head behind it may be one row of the gazetteer and two in the text.
    """
    doc._.folded = folded = fold(doc._.text)
    found: dict[str, list[Term]] = {}
    for start, end, row in matches(folded):
        group = f"events.{row.columns['role']}" if row.table == "events" else row.table
        found.setdefault(group, []).append(Term(start, end, row))
    for name, terms in found.items():
        terms.sort(key=lambda t: (t.start, -t.end))
        kept: list[Term] = []
        for term in terms:
            if not kept or term.start >= kept[-1].end:
                kept.append(term)
        found[name] = kept
    doc._.terms = found
    return doc
