"""The tables of a dataset: an explicit Arrow schema each, and the rows that a record gives them.

One row a value. `article_id`, `conference_id` and `award_id` join the tables; an id is the article's id followed by
the JSON Pointer of the entry (`seed-000/conferences/0`), so that it also finds the entry in records.jsonl. `index`
counts from 0 in the order of the text. `confidence` and the links of a value stand beside it.

A date column holds a full date or null. Beside it `NAME_text` has what the record says (`--05-17` too), and
`start_month`, `start_day`, `start_precision` make partial dates searchable.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from pipeline.outcome import Outcome
from pipeline.schema import Award, Conference, Person, Record
from pipeline.version import SCHEMA_VERSION

Row = dict[str, Any]

_TEXTS = pa.list_(pa.field("element", pa.string(), nullable=False))
_KEYS = {"article_id", "conference_id", "award_id", "index"}


def _schema(name: str, *columns: tuple[str, pa.DataType], optional: frozenset[str] = frozenset()) -> pa.Schema:
    """A schema whose key columns hold no null; `optional` names keys that may."""
    fields = [pa.field(key, kind, nullable=key not in _KEYS or key in optional) for key, kind in columns]
    return pa.schema(fields, metadata={"table": name, "schema_version": SCHEMA_VERSION})


SCHEMAS: dict[str, pa.Schema] = {
    "articles": _schema(
        "articles",
        ("article_id", pa.string()),
        ("status", pa.string()),
        ("reason", pa.string()),
        ("duplicate_of", pa.string()),
        ("source", pa.string()),
        ("url", pa.string()),
        ("site", pa.string()),
        ("retrieved", pa.string()),
        ("title", pa.string()),
        ("published", pa.date32()),
        ("published_text", pa.string()),
        ("byline", pa.string()),
        ("agency", pa.string()),
        ("text", pa.string()),
        ("words", _TEXTS),
    ),
    "conferences": _schema(
        "conferences",
        ("article_id", pa.string()),
        ("conference_id", pa.string()),
        ("index", pa.int32()),
        ("event_id", pa.string()),
        ("kinds", _TEXTS),
        ("name", pa.string()),
        ("start", pa.date32()),
        ("start_text", pa.string()),
        ("start_month", pa.int8()),
        ("start_day", pa.int8()),
        ("start_precision", pa.string()),
        ("start_year_source", pa.string()),
        ("end", pa.date32()),
        ("end_text", pa.string()),
        ("part_of_day", pa.string()),
        ("venue", pa.string()),
        ("province", pa.string()),
        ("province_code", pa.string()),
        ("province_today", pa.string()),
        ("organizers", _TEXTS),
        ("block", pa.string()),
        ("block_leader", pa.string()),
        ("block_deputies", _TEXTS),
        ("block_next_leader", pa.string()),
        ("period_start", pa.date32()),
        ("period_start_text", pa.string()),
        ("period_end", pa.date32()),
        ("period_end_text", pa.string()),
        ("confidence", pa.float64()),
    ),
    "people": _schema(
        "people",
        ("article_id", pa.string()),
        ("conference_id", pa.string()),
        ("role", pa.string()),
        ("index", pa.int32()),
        ("person_id", pa.string()),
        ("name", pa.string()),
        ("positions", _TEXTS),
        ("confidence", pa.float64()),
    ),
    "member_units": _schema(
        "member_units",
        ("article_id", pa.string()),
        ("conference_id", pa.string()),
        ("index", pa.int32()),
        ("unit_id", pa.string()),
        ("unit", pa.string()),
        ("block", pa.string()),
        ("confidence", pa.float64()),
    ),
    "awards": _schema(
        "awards",
        ("article_id", pa.string()),
        ("award_id", pa.string()),
        ("index", pa.int32()),
        ("conference_id", pa.string()),
        ("title", pa.string()),
        ("award_code", pa.string()),
        ("level", pa.string()),
        ("status", pa.string()),
        ("granter", pa.string()),
        ("collectives", pa.int64()),
        ("individuals", pa.int64()),
        ("year", pa.int32()),
        ("event_date", pa.date32()),
        ("event_date_text", pa.string()),
        ("event_province", pa.string()),
        ("event_province_code", pa.string()),
        ("confidence", pa.float64()),
        optional=frozenset({"conference_id"}),
    ),
    "recipients": _schema(
        "recipients",
        ("article_id", pa.string()),
        ("award_id", pa.string()),
        ("index", pa.int32()),
        ("recipient", pa.string()),
        ("unit_id", pa.string()),
        ("person_id", pa.string()),
        ("title", pa.string()),
        ("award_status", pa.string()),
        ("year", pa.int32()),
        ("confidence", pa.float64()),
    ),
}
"""Table name to schema, in the order in which they are written."""


def rows(outcome: Outcome) -> Iterator[tuple[str, Row]]:
    """(table, row) for every value of an outcome that has a record; a screened one gives its article's row only."""
    record = outcome.record
    if record is None:
        return
    yield "articles", _article(record, outcome)
    for index, conference in enumerate(record.conferences):
        yield from _conference(record, conference, f"/conferences/{index}", index)
    for index, award in enumerate(record.awards):
        yield from _award(record, award, f"/awards/{index}", index)


def _article(record: Record, outcome: Outcome) -> Row:
    facts = record.article
    return {
        "article_id": record.id,
        "status": record.status,
        "reason": outcome.reason,
        "duplicate_of": outcome.duplicate_of,
        "source": record.source,
        "url": record.url,
        "site": record.site,
        "retrieved": record.retrieved,
        "title": facts.title,
        **_date("published", facts.published),
        "byline": facts.byline,
        "agency": facts.agency,
        "text": record.text,
        "words": record.words,
    }


def _conference(record: Record, conference: Conference, at: str, index: int) -> Iterator[tuple[str, Row]]:
    keys = {"article_id": record.id, "conference_id": record.id + at}
    notes = record.notes.get(f"{at}/start", {})
    place = record.links.get(f"{at}/province", {})
    month, day = conference.start.split("-")[-2:] if conference.start else (None, None)
    yield (
        "conferences",
        {
            **keys,
            "index": index,
            "event_id": record.links.get(at, {}).get("event_id"),
            "kinds": conference.kinds,
            "name": conference.name,
            **_date("start", conference.start),
            "start_month": int(month) if month else None,
            "start_day": int(day) if day else None,
            "start_precision": notes.get("precision"),
            "start_year_source": notes.get("year_source"),
            **_date("end", conference.end),
            "part_of_day": conference.part_of_day,
            "venue": conference.venue,
            "province": conference.province,
            "province_code": place.get("province_code"),
            "province_today": place.get("province_today"),
            "organizers": conference.organizers,
            "block": conference.block,
            "block_leader": conference.block_leader,
            "block_deputies": conference.block_deputies,
            "block_next_leader": conference.block_next_leader,
            **_date("period_start", conference.period_start),
            **_date("period_end", conference.period_end),
            "confidence": record.confidence.get(at),
        },
    )
    for role, field, people in (
        ("chair", "chairs", conference.chairs),
        ("participant", "participants", conference.participants),
    ):
        for place_in_list, person in enumerate(people):
            yield "people", _person(record, person, keys, role, f"{at}/{field}/{place_in_list}", place_in_list)
    for place_in_list, unit in enumerate(conference.member_units):
        pointer = f"{at}/member_units/{place_in_list}"
        yield (
            "member_units",
            {
                **keys,
                "index": place_in_list,
                "unit_id": record.links.get(pointer, {}).get("unit_id"),
                "unit": unit,
                "block": conference.block,
                "confidence": record.confidence.get(pointer),
            },
        )


def _person(record: Record, person: Person, keys: Mapping[str, str], role: str, at: str, index: int) -> Row:
    return {
        **keys,
        "role": role,
        "index": index,
        "person_id": record.links.get(at, {}).get("person_id"),
        "name": person.name,
        "positions": person.positions,
        "confidence": record.confidence.get(at),
    }


def _award(record: Record, award: Award, at: str, index: int) -> Iterator[tuple[str, Row]]:
    links = record.links.get(at, {})
    keys = {"article_id": record.id, "award_id": record.id + at}
    event_at = links.get("conference")
    event = record.conferences[int(event_at.rpartition("/")[2])] if event_at else None
    yield (
        "awards",
        {
            **keys,
            "index": index,
            "conference_id": record.id + event_at if event_at else None,
            "title": award.title,
            "award_code": links.get("award_code"),
            "level": links.get("level"),
            "status": award.status,
            "granter": award.granter,
            "collectives": award.collectives,
            "individuals": award.individuals,
            "year": award.year,
            **_date("event_date", event.start if event else None),
            "event_province": event.province if event else None,
            "event_province_code": record.links.get(f"{event_at}/province", {}).get("province_code"),
            "confidence": record.confidence.get(at),
        },
    )
    for place_in_list, recipient in enumerate(award.recipients):
        pointer = f"{at}/recipients/{place_in_list}"
        entity = record.links.get(pointer, {})
        yield (
            "recipients",
            {
                **keys,
                "index": place_in_list,
                "recipient": recipient,
                "unit_id": entity.get("unit_id"),
                "person_id": entity.get("person_id"),
                "title": award.title,
                "award_status": award.status,
                "year": award.year,
                "confidence": record.confidence.get(pointer, record.confidence.get(at)),
            },
        )


def _date(column: str, value: str | None) -> Row:
    """The two columns of a date: a full one or null, and the record's own words."""
    full = dt.date.fromisoformat(value) if value and not value.startswith("--") else None
    return {column: full, f"{column}_text": value}
