"""quarantine.jsonl: a line for each unit that no article could be made of, so that a person can look and mend."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.outcome import Outcome
from pipeline.schema import Status


class Quarantine:
    """Writes `source`, `status` (quarantined or unsupported), `reason`, `offset` (bytes) and `digest` of each."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.lines = 0

    def __enter__(self) -> Self:
        self._file = self._path.open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def write(self, outcome: Outcome) -> None:
        """Add one outcome if it belongs here."""
        if outcome.status not in {Status.QUARANTINED, Status.UNSUPPORTED}:
            return
        row = {
            "source": outcome.source,
            "status": outcome.status,
            "reason": outcome.reason,
            "offset": outcome.offset,
            "digest": outcome.digest,
        }
        self._file.write(json.dumps(row, ensure_ascii=False) + "\n")
        self.lines += 1
