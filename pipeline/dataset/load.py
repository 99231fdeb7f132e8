"""A dataset folder as pandas DataFrames."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.dataset.tables import SCHEMAS
from pipeline.errors import DatasetError
from pipeline.version import SCHEMA_VERSION

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Dataset:
    """The six tables. Columns: see `pipeline.dataset.tables`.

    Dates are `datetime64[s]` with NaT for a missing or partial one, counts and years nullable integers (`Int64`, …),
    texts pandas strings with NA for a missing one, lists (`kinds`, `positions`, …) Python lists.
    """

    articles: pd.DataFrame
    conferences: pd.DataFrame
    people: pd.DataFrame
    member_units: pd.DataFrame
    awards: pd.DataFrame
    recipients: pd.DataFrame


def load(folder: str | Path) -> Dataset:
    """Read the tables of `folder`. Raises DatasetError, naming what is amiss, if it holds no finished run."""
    folder = Path(folder)
    if not folder.is_dir():
        raise DatasetError(f"no such folder: {folder}")
    if missing := [name for name in SCHEMAS if not (folder / f"{name}.parquet").is_file()]:
        raise DatasetError(f"{folder} is no dataset: {missing[0]}.parquet is missing; `thidua run` makes one")
    return Dataset(**{name: _frame(folder / f"{name}.parquet", name) for name in SCHEMAS})


def _frame(path: Path, name: str) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415  # a second to load: only those who ask for frames wait for it

    try:
        table = pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        raise DatasetError(f"{path} can't be read: {error}") from error
    schema = SCHEMAS[name]
    if table.schema.names != schema.names:
        found = (table.schema.metadata or {}).get(b"schema_version", b"?").decode()
        raise DatasetError(f"{path} has columns of schema {found}, this version reads schema {SCHEMA_VERSION}")
    frame: pd.DataFrame = table.to_pandas(
        types_mapper={
            pa.string(): pd.StringDtype(),
            pa.int8(): pd.Int8Dtype(),
            pa.int32(): pd.Int32Dtype(),
            pa.int64(): pd.Int64Dtype(),
        }.get,
        date_as_object=False,
    )
    for field in schema:
        if pa.types.is_date(field.type):
            frame[field.name] = frame[field.name].astype("datetime64[s]")
        elif pa.types.is_list(field.type):
            frame[field.name] = frame[field.name].map(list, na_action="ignore")
    return frame
