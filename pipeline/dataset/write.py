"""Writes records.jsonl and the Parquet tables as outcomes come in; memory holds one row group.

The same outcomes give the same bytes: row groups close after a fixed number of articles, whatever the pace.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.dataset.tables import SCHEMAS, Row, rows
from pipeline.outcome import Outcome
from pipeline.schema import Status

RECORDS = "records.jsonl"

GROUP = 2_000
"""Articles in a row group: about 7 MB of text, so that a reader of one column needn't read much else."""


class DatasetWriter:
    """A context manager over an existing folder; `write` takes outcomes in their order.

    `lines` counts the lines of records.jsonl, `written` the rows of each table, for the check of the run's counts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._pending: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
        self.lines = 0
        self.written = dict.fromkeys(SCHEMAS, 0)

    def __enter__(self) -> Self:
        self._records = self._stack.enter_context((self._folder / RECORDS).open("w", encoding="utf-8", newline="\n"))
        self._tables = {
            name: self._stack.enter_context(
                pq.ParquetWriter(self._folder / f"{name}.parquet", schema, compression="zstd", version="2.6")
            )
            for name, schema in SCHEMAS.items()
        }
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._flush()
        finally:
            self._stack.close()

    def write(self, outcome: Outcome) -> None:
        """Add one outcome; those without a record (quarantined, unsupported) leave no trace here."""
        if outcome.record is None:
            return
        if outcome.status is Status.EXTRACTED:
            self._records.write(outcome.record.model_dump_json() + "\n")
            self.lines += 1
        for table, row in rows(outcome):
            self._pending[table].append(row)
        if len(self._pending["articles"]) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        for name, pending in self._pending.items():
            if pending:
                self._tables[name].write_table(pa.Table.from_pylist(pending, schema=SCHEMAS[name]))
                self.written[name] += len(pending)
                pending.clear()
