"""What a run found, counted; the counts must add up before anything is moved into place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pipeline.dataset.bearing import TYPES
from pipeline.errors import ThiduaError
from pipeline.outcome import WHOLE, Outcome
from pipeline.schema import Status

SHOWN = 20
"""Failures that a run names on stderr; the rest is in quarantine.jsonl."""


class CountError(ThiduaError):
    """The counts of a run contradict each other: a fault of the program, nothing is left behind."""


@dataclass(slots=True)
class Report:
    """Counts of one run. `units` is counted where they are read, `statuses` where they end.

    `groups` are the reports that several articles tell, `duplicates` those articles but one of each group.
    `passed` are parts of the input that are no units, such as a WARC file's revisit records (see pipeline.read.warc).
    """

    files: int = 0
    units: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    screened: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)  # by type, left out for their low confidence
    tables: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    unread_days: int = 0  # values given as the day of publication that name none
    unread_day: str = ""  # the first of them
    duplicates: int = 0
    groups: int = 0
    seconds: float = 0.0

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.statuses[outcome.status] += 1
        if outcome.status is Status.QUARANTINED and len(self.failures) < SHOWN:
            self.failures.append(f"{outcome.source}: {outcome.reason}")
        if outcome.status is Status.SCREENED:
            self.screened[outcome.reason or ""] += 1
        if outcome.record is None:
            return
        if unread := outcome.record.notes.get(WHOLE, {}).get("unread_published"):
            self.unread_day = self.unread_day or unread
            self.unread_days += 1
        for conference in outcome.record.conferences:
            self.kinds.update(conference.kinds)
            self.people["chairs"] += len(conference.chairs)
            self.people["participants"] += len(conference.participants)
        self.titles.update(award.title for award in outcome.record.awards)

    @property
    def quarantined(self) -> int:
        """How many units could not be read."""
        return self.statuses[Status.QUARANTINED]

    def check(self, *, lines: int, tables: dict[str, int], quarantine: int, marked: int = 0) -> None:
        """Take the rows written and raise CountError unless every unit read stands in exactly one place.

        `marked` is how many articles have a `duplicate_of`.
        """
        self.tables = tables
        count = self.statuses
        failed = count[Status.QUARANTINED] + count[Status.UNSUPPORTED]
        pairs = {
            "units read and outcomes": (self.units, count.total()),
            "extracted and lines of records.jsonl": (count[Status.EXTRACTED], lines),
            "articles with a record and rows of articles.parquet": (count.total() - failed, tables["articles"]),
            "failures and lines of quarantine.jsonl": (failed, quarantine),
            "duplicates found and articles marked as such": (self.duplicates, marked),
            "people counted and rows of people.parquet": (self.people.total(), tables["people"]),
            "awards counted and rows of awards.parquet": (self.titles.total(), tables["awards"]),
        }
        for what, (one, other) in pairs.items():
            if one != other:
                raise CountError(f"counts do not add up: {what}: {one} and {other}")

    def as_json(self) -> dict[str, Any]:
        """The counts for run.json; the keys of each group by number, then name."""
        return {
            "files": self.files,
            "units": self.units,
            "status": {status.value: self.statuses[status] for status in Status},
            "screened": _ordered(self.screened),
            "duplicates": {"groups": self.groups, "articles": self.duplicates},
            "passed_over": _ordered(self.passed),
            "unread_published": self.unread_days,
            "tables": self.tables,
            "kinds": _ordered(self.kinds),
            "awards": _ordered(self.titles),
            "people": dict(sorted(self.people.items())),
            "dropped": {kind: self.dropped[kind] for kind in TYPES},
        }


def _ordered(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
