"""The output folder: refused, or written beside its place and moved there whole, so that nothing is half-written."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.dataset.review import REVIEW
from pipeline.dataset.tables import SCHEMAS
from pipeline.dataset.write import RECORDS
from pipeline.errors import UsageError

MANIFEST = "run.json"
QUARANTINE = "quarantine.jsonl"
PROGRAM = "thidua"

OURS = frozenset({RECORDS, MANIFEST, QUARANTINE, REVIEW, *(f"{name}.parquet" for name in SCHEMAS)})
"""What a run leaves; a folder that holds anything else belongs to somebody else and is never touched."""


def check(out: Path, *, fresh: bool) -> None:
    """Raise UsageError if `out` may not be written.

    That is where it is a file, holds other files than a run leaves, or a finished run without `fresh`.
    """
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise UsageError(f"{out} is not a folder")
    try:
        held = sorted(path.name for path in out.iterdir())
    except OSError as error:
        raise UsageError(f"{out} can't be read: {error.strerror}") from error
    foreign = [name for name in held if name not in OURS]
    if foreign or (held and not _finished(out)):
        example = (foreign or held)[0]
        raise UsageError(f"{out} holds files that no run of thidua left ({example}); choose another folder")
    if held and not fresh:
        raise UsageError(f"{out} holds a finished run; --fresh replaces it")


def _finished(out: Path) -> bool:
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("program") == PROGRAM


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A new folder beside `out` to write into; it takes `out`'s place when the block ends well, else it vanishes.

    Folders above `out` are made if need be, and unmade if the block fails. Raises UsageError where nothing can be
    written.
    """
    out = out.resolve()  # a link to a folder goes on pointing there
    made = [parent for parent in out.parents if not parent.exists()]
    partial = out.with_name(f".{out.name}.partial-{os.getpid()}")
    old = out.with_name(f".{out.name}.old-{os.getpid()}")
    try:
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            _sweep(out)
            partial.mkdir()
        except OSError as error:
            raise UsageError(f"{out} can't be written: {error.strerror or error}") from error
        yield partial
        if out.is_dir():
            out.rename(old)
        partial.rename(out)
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        if old.is_dir() and not out.exists():
            old.rename(out)
        shutil.rmtree(partial, ignore_errors=True)
        for parent in made:
            if parent.is_dir() and not any(parent.iterdir()):
                parent.rmdir()
        raise


def _sweep(out: Path) -> None:
    """Remove what runs that were killed left beside `out`; their process is gone."""
    for kind in ("partial", "old"):
        for left in out.parent.glob(f".{out.name}.{kind}-*"):
            pid = left.name.rpartition("-")[2]
            if pid.isdigit() and not _alive(int(pid)):
                if kind == "old" and not out.exists():
                    left.rename(out)
                else:
                    shutil.rmtree(left, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
