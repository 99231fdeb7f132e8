"""The main job: sources in, a dataset folder out."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.dataset.prune import prune
from pipeline.dataset.review import REVIEW, Review
from pipeline.dataset.write import DatasetWriter
from pipeline.errors import UsageError
from pipeline.outcome import Outcome
from pipeline.read import sources as source_files
from pipeline.read.columns import Columns, parse_map
from pipeline.read.meta import Meta
from pipeline.read.readers import READERS
from pipeline.read.reading import Reading
from pipeline.read.unit import Failure, Unit
from pipeline.run.duplicates import Sketches, fill
from pipeline.run.local import outcomes
from pipeline.run.output import MANIFEST, PROGRAM, QUARANTINE, check, replacing
from pipeline.run.progress import progress
from pipeline.run.quarantine import Quarantine
from pipeline.run.report import Report
from pipeline.run.spool import Spool
from pipeline.schema import Status
from pipeline.version import SCHEMA_VERSION, __version__

_PACKAGES = ("dateparser", "pyarrow", "pydantic", "spacy", "underthesea")


def run(
    sources: list[str],
    out: Path,
    *,
    fresh: bool = False,
    limit: int | None = None,
    words: bool = False,
    unique: bool = False,
    columns: str = "",
    meta: Path | None = None,
    min_confidence: float | None = None,
    everything: bool = False,
    quiet: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> Report:
    """Read all sources, extract every article, leave the dataset in `out` and return the counts.

    `limit` stops after so many units; `unique` extracts one article of each group that is the same report; `columns` is
    what `--map` takes, `meta` a table of what is known of the files; `min_confidence` leaves out what is less sure
    (pipeline.dataset.prune); `everything` also extracts articles that the relevance screen would turn away. Raises
    UsageError, with nothing written, for a source that doesn't exist, nothing to read, columns that no row has, or an
    `out` that may not or can't be written; KeyboardInterrupt, with nothing written either, once `stopped` says so.
    """
    started = datetime.now(UTC)
    clock = time.monotonic()
    check(out, fresh=fresh)
    mapped = parse_map(columns)
    tell = _silent if quiet else _tell
    reading = Reading(Columns(mapped, tell))
    known = Meta(meta, Columns(tell=tell)) if meta else None
    files = source_files.locate(sources, besides=out.resolve(), without=meta)
    _something(files, sources, out)
    _none_missing(source_files.missing(files, Columns(mapped)) if mapped else [])
    report = Report(files=len(files), passed=reading.passed)
    with replacing(out) as folder:
        with progress(len(files), quiet=quiet) as told, Sketches(folder) as sketches, Spool(folder) as spool:
            with (
                DatasetWriter(folder) as dataset,
                Quarantine(folder / QUARANTINE) as quarantine,
                Review(folder / REVIEW) as review,
            ):
                read = source_files.read(files, reading, known, told.file)
                units = _counted(islice(read, limit), report, stopped)
                later = spool if unique else None
                for whole in outcomes(units, sketches, later, words=words, screen=not everything):
                    outcome = _sure(whole, min_confidence, report)
                    report.add(outcome)
                    dataset.write(outcome)
                    quarantine.write(outcome)
                    review.write(outcome)
                    told.article()
                    _go_on(stopped)
            _go_on(stopped)
            _none_missing(reading.columns.missing())
            if not report.units:
                raise UsageError("nothing to do: no article in " + ", ".join(sources))
            marked = report.statuses[Status.DUPLICATE] if unique else fill(folder / "articles.parquet", sketches)
            report.duplicates, report.groups = sketches.duplicates, sketches.groups
        _go_on(stopped)
        report.check(lines=dataset.lines, tables=dataset.written, quarantine=quarantine.lines, marked=marked)
        report.seconds = round(time.monotonic() - clock, 3)
        options = {
            "fresh": fresh,
            "limit": limit,
            "words": words,
            "all": everything,
            "unique": unique,
            "map": mapped,
            "meta": str(meta) if meta else None,
            "min_confidence": min_confidence,
        }
        manifest = _manifest(sources, options, report, started)
        (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if known and (left := known.left()):
        _tell(left)
    return report


def _none_missing(columns: list[str]) -> None:
    if columns:
        raise UsageError(f"--map: no row that was read has a column {', '.join(columns)}")


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


def _silent(_line: str) -> None:
    pass


def _go_on(stopped: Callable[[], bool]) -> None:
    if stopped():
        raise KeyboardInterrupt


def _sure(outcome: Outcome, least: float | None, report: Report) -> Outcome:
    """The outcome without what is less sure than asked; the report counts what went."""
    if least is None or outcome.record is None:
        return outcome
    record, dropped = prune(outcome.record, least)
    report.dropped += dropped
    return replace(outcome, record=record)


def _something(files: list[source_files.File | Failure], sources: list[str], out: Path) -> None:
    """Raise UsageError unless a file can be read, and none of them lies in the folder that will be replaced."""
    readable = [item for item in files if isinstance(item, source_files.File) and item.readable]
    if not readable:
        kinds = " ".join(sorted(READERS))
        raise UsageError(f"nothing to do: no {kinds} file (or packed .gz, .zst) in {', '.join(sources)}")
    place = os.path.realpath(out)
    inside = next((item.path for item in readable if Path(os.path.realpath(item.path)).is_relative_to(place)), None)
    if inside:
        raise UsageError(f"{inside} lies in the output folder {out}")


def _counted(units: Iterable[Unit | Failure], report: Report, stopped: Callable[[], bool]) -> Iterator[Unit | Failure]:
    for unit in units:
        _go_on(stopped)  # with `unique` all are read before the first outcome
        report.units += 1
        yield unit


def _manifest(sources: list[str], options: dict[str, Any], report: Report, started: datetime) -> dict[str, Any]:
    """What run.json holds: where the dataset came from, what is in it, how long it took."""
    return {
        "program": PROGRAM,
        "pipeline_version": __version__,
        "schema_version": SCHEMA_VERSION,
        "inputs": sources,
        "options": options,
        "counts": report.as_json(),
        "seconds": report.seconds,
        "started": started.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
    }
