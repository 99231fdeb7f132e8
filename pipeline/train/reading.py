"""The articles to learn from, read once: each with its Doc, the events proposed in it and what people said of them.

Gold articles have a record; of judged ones (corpus/news-gold/judged.csv) it is only known which events are entries, of
labelled ones (relevance.csv) whether the article has any.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from pipeline.build.conference import build_conferences
from pipeline.build.event_gate import features
from pipeline.build.event_score import Scale
from pipeline.build.events import Event, propose_events
from pipeline.build.evidence import flatten
from pipeline.evaluate import gold_records, gold_text
from pipeline.read.layout import read_article
from pipeline.recipe import read_doc
from pipeline.scoring import pairing


@dataclass(slots=True)
class Reading:
    """One article. `signs` and `entries` stand beside `events`; an entry is None where nobody judged the event."""

    key: str
    source: str  # the gold folder's name, `news`, `judged` or `labelled`
    doc: Doc
    events: list[Event]
    signs: list[dict[str, float]]
    entries: list[bool | None]
    gold: dict[str, Any] | None


def of_gold(folder: Path) -> Iterator[Reading]:
    """The articles of one gold set."""
    for key, gold in gold_records(folder).items():
        yield _gold(key, folder.resolve().name, gold_text(folder, key).read_text(encoding="utf-8"), gold)


def of_news(news: Path, facts: Path, part: str = "learn") -> Iterator[Reading]:
    """The news articles that were annotated (`records/`, `more/`) or labelled (`relevance.csv`), those of one `part`.

    To `learn` from, those whose events were judged (`judged.csv`), too; what is learned from in any way is no part of a
    `report`. `facts` is a folder as corpus/news-gold: facts by article id, while the texts stand in `news` (JSON lines,
    gzipped). A judged event that is no longer proposed is left out. An article labelled to have no conference makes all
    its events false; one that has some makes its likeliest event true and says nothing of others.
    """
    judged: dict[str, dict[int, bool]] = {}
    for row in rows(facts / "judged.csv"):
        judged.setdefault(row["id"], {})[int(row["start"])] = row["entry"] == "1"
    drawn = {row["id"] for row in rows(facts / "draw.csv") if row["part"] == part}
    labels = {row["id"]: row["conference"] for row in rows(facts / "relevance.csv") if row["part"] == part}
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            key = article["id"]
            record = facts / ("records" if key in drawn else "more") / f"{key}.json"
            if key in drawn or (part == "learn" and record.is_file()):
                gold = json.loads(record.read_text(encoding="utf-8"))
                yield _gold(key, "news", article["text"], gold)
            elif key in judged and part == "learn":
                reading = _read(key, "judged", article["text"])
                reading.entries = [judged[key].get(event.main.start) for event in reading.events]
                yield reading
            elif key not in judged and labels.get(key) in {"0", "1"}:
                yield _labelled(key, article["text"], reports=labels[key] == "1")


def _labelled(key: str, text: str, *, reports: bool) -> Reading:
    reading = _read(key, "labelled", text)
    likeliest = max((event.probability for event in reading.events), default=0.0)
    told = [not reports or event.probability == likeliest for event in reading.events]
    reading.entries = [reports if known else None for known in told]
    return reading


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _read(key: str, source: str, text: str) -> Reading:
    doc = read_doc(read_article(text, id=key))
    events = propose_events(doc)
    scale = Scale(doc)
    signs = [features(doc, event, scale) for event in events]
    return Reading(key, source, doc, events, signs, [None] * len(events), None)


def _gold(key: str, source: str, text: str, gold: dict[str, Any]) -> Reading:
    """A gold article; an event is an entry if its conference pairs with one of the gold record."""
    reading = _read(key, source, text)
    plain: list[dict[str, Any]] = [flatten(entry).plain for entry in build_conferences(reading.doc, reading.events)]
    paired = {id(found) for wanted, found in pairing.conferences(gold["conferences"], plain) if wanted and found}
    reading.entries = [id(found) in paired for found in plain]
    reading.gold = gold
    return reading
