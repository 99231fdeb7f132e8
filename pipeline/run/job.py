"""The main job: sources in, a dataset folder out."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.dataset.write import DatasetWriter
from pipeline.errors import UsageError
from pipeline.read import sources as source_files
from pipeline.read.unit import Failure, Unit
from pipeline.run.local import outcomes
from pipeline.run.output import MANIFEST, PROGRAM, QUARANTINE, check, replacing
from pipeline.run.progress import progress
from pipeline.run.quarantine import Quarantine
from pipeline.run.report import Report
from pipeline.version import SCHEMA_VERSION, __version__

_PACKAGES = ("dateparser", "pyarrow", "pydantic", "spacy", "underthesea")


def run(
    sources: list[str],
    out: Path,
    *,
    fresh: bool = False,
    limit: int | None = None,
    words: bool = False,
    everything: bool = False,
    quiet: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> Report:
    """Read all sources, extract every article, leave the dataset in `out` and return the counts.

    `limit` stops after so many units; `everything` also extracts articles that the relevance screen would turn away.
    Raises UsageError, with nothing written, for a source that doesn't exist,
    nothing to read, or an `out` that may not or can't be written; KeyboardInterrupt, with nothing written either, once
    `stopped` says so.
    """
    started = datetime.now(UTC)
    clock = time.monotonic()
    check(out, fresh=fresh)
    files = source_files.locate(sources, besides=out.resolve())
    _something(files, sources, out)
    report = Report(files=len(files))
    with replacing(out) as folder:
        with (
            progress(len(files), quiet=quiet) as told,
            DatasetWriter(folder) as dataset,
            Quarantine(folder / QUARANTINE) as quarantine,
        ):
            units = _counted(islice(source_files.read(files, told.file), limit), report)
            for outcome in outcomes(units, words=words, screen=not everything):
                report.add(outcome)
                dataset.write(outcome)
                quarantine.write(outcome)
                told.article()
                _go_on(stopped)
        _go_on(stopped)
        if not report.units:
            raise UsageError("nothing to do: no article in " + ", ".join(sources))
        report.check(lines=dataset.lines, tables=dataset.written, quarantine=quarantine.lines)
        report.seconds = round(time.monotonic() - clock, 3)
        options = {"fresh": fresh, "limit": limit, "words": words, "all": everything}
        manifest = _manifest(sources, options, report, started)
        (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return report


def _go_on(stopped: Callable[[], bool]) -> None:
    if stopped():
        raise KeyboardInterrupt


def _something(files: list[source_files.File | Failure], sources: list[str], out: Path) -> None:
    """Raise UsageError unless a file can be read, and none of them lies in the folder that will be replaced."""
    readable = [item for item in files if isinstance(item, source_files.File) and item.readable]
    if not readable:
        kinds = " ".join(sorted(source_files.READERS))
        raise UsageError(f"nothing to do: no {kinds} file (or packed .gz) in {', '.join(sources)}")
    inside = next((item.path for item in readable if item.path.resolve().is_relative_to(out.resolve())), None)
    if inside:
        raise UsageError(f"{inside} lies in the output folder {out}")


def _counted(units: Iterable[Unit | Failure], report: Report) -> Iterator[Unit | Failure]:
    for unit in units:
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
