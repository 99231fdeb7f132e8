"""The recipe: how an article becomes a record, in the order of the steps.

The text is cut into syllables and sentences; gazetteer terms are looked up; units, persons, dates, meetings and
awards are found from them; then the entries are built. Each component states what it reads and writes, and spaCy's
`analyze_pipes` checks the order.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import pipeline.find.awards
import pipeline.find.dates
import pipeline.find.events
import pipeline.find.people
import pipeline.find.tagger
import pipeline.find.terms
import pipeline.find.units
import pipeline.resolve.places
import pipeline.text.sentences  # noqa: F401
from pipeline.article import Article
from pipeline.build.awards import build_awards
from pipeline.build.conference import build_conferences
from pipeline.build.confidence import confidences
from pipeline.build.events import Event, choose_events
from pipeline.build.evidence import flatten
from pipeline.outcome import WHOLE
from pipeline.read.unit import MAX_BYTES
from pipeline.resolve.links import Links, award_links
from pipeline.schema import Record
from pipeline.text.syllables import SyllableTokenizer

COMPONENTS = ("sentences", "terms", "units", "crf_tagger", "people", "dates", "places", "events", "awards")


@cache
def language() -> Language:
    """The spaCy pipeline: our tokenizer and the components in their order."""
    nlp = Language(max_length=MAX_BYTES)  # spaCy's own bound is for statistical models
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def read_doc(article: Article) -> Doc:
    """The article's Doc with everything that the finders found."""
    nlp = language()
    doc = nlp.make_doc(article.text)
    doc._.article = article
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def build_tree(article: Article, doc: Doc, events: list[Event]) -> dict[str, Any]:
    """The record's four facts as a tree of found values (see pipeline.build.evidence); `events` are its entries."""
    return {
        "article": {key: getattr(article, key) for key in ("title", "published", "byline", "agency")},
        "conferences": build_conferences(doc, events),
        "awards": build_awards(doc, events),
    }


def _links(tree: dict[str, Any], notes: dict[str, dict[str, str]]) -> Links:
    """Codes of the provinces and awards of a tree; a province's come as notes and are moved."""
    links: Links = {}
    for i in range(len(tree["conferences"])):
        pointer = f"/conferences/{i}/province"
        if codes := notes.pop(pointer, None):
            links[pointer] = {"province_code": codes["code"], "province_today": codes["today_code"]}
    for i, award in enumerate(tree["awards"]):
        links[f"/awards/{i}"] = award_links(award.fields["title"].value, award.conference)
    return links


def input_note(article: Article) -> dict[str, str]:
    """What `notes[""]` says of the article's input: `{"repairs": "tcvn3, entities", "unread_published": "today"}`."""
    mended = {"repairs": ", ".join(article.repairs)} if article.repairs else {}
    return mended | ({"unread_published": article.unread_day} if article.unread_day else {})


def extract_article(article: Article) -> Record:
    """The record of one article."""
    doc = read_doc(article)
    tree = build_tree(article, doc, choose_events(doc))
    flat = flatten(tree)
    links = _links(tree, flat.notes)
    if note := input_note(article):
        flat.notes[WHOLE] = note
    return Record(
        id=article.id,
        **flat.plain,
        evidence=flat.evidence,
        rules=flat.rules,
        confidence=confidences(doc, tree, flat),
        notes=flat.notes,
        links=links,
        source=article.source,
        url=article.url,
        site=article.site,
        retrieved=article.retrieved,
        text=article.text,
    )
