"""The Python face: extract one article, extract many, load a dataset. Imports its parts when they are called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.dataset.load import Dataset
    from pipeline.schema import Record


def extract(
    text: str,
    published: str | dt.date | None = None,
    title: str | None = None,
    source: str | None = None,
    *,
    id: str | None = None,
    words: bool = False,
) -> Record:
    """The record of one article.

    `published` (a date, or a string that names its day) and `title` are what is known from elsewhere; they win over
    what the text says. `id` defaults to a digest of the text. A text in another language comes back with status
    `screened`. Raises UnreadableError for a text in which there is nothing to read.

    >>> extract("Sáng 11/8/2017, Sở Nội vụ tỉnh Hà Nam tổ chức Hội nghị sơ kết.").conferences[0].start
    '2017-08-11'
    """
    from pipeline.extraction import record_of
    from pipeline.read.unit import Unit

    if not isinstance(text, str):
        raise TypeError(f"text: a string is expected, not {type(text).__name__}")
    if isinstance(published, dt.date):
        published = published.isoformat()
    for name, value in (("published", published), ("title", title), ("source", source), ("id", id)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name}: a string is expected, not {type(value).__name__}")
    return record_of(Unit(source or "", text, id=id, title=title, published=published), words=words)


def extract_many(articles: Iterable[str | Mapping[str, Any]], workers: int = 1) -> Iterator[Record]:
    """The records of many articles, lazily and in their order.

    An article is its text, or a mapping with `text` and what is known of `id`, `title`, `published`, `byline`,
    `agency`, `url`, `site`, `retrieved`. Other usual names of these are known too, as in the tables that `thidua run`
    reads (`content`, `noi_dung`, `publish_date`, …). `source` says where the article is from and stays as it is. Ids
    are made unique. An article that can't be read gives a record of status `quarantined` with the reason under
    `notes[""]`, so that records and articles stay in step; what is neither a text nor a mapping raises TypeError.
    `workers` is accepted for the day when more than one process works; today one does.
    """
    from pipeline.errors import UnreadableError
    from pipeline.extraction import settle
    from pipeline.outcome import WHOLE
    from pipeline.read.columns import Columns
    from pipeline.read.ids import Ids
    from pipeline.read.unit import Failure
    from pipeline.schema import Record, Status

    if workers < 1:
        raise ValueError(f"workers: {workers}, at least one is needed")
    ids, columns = Ids(), Columns()
    for number, article in enumerate(articles, 1):
        row = {"text": article} if isinstance(article, str) else article
        if not isinstance(row, Mapping):
            raise TypeError(f"article {number} is a text or a mapping, not {type(article).__name__}")
        source = str(row.get("source") or "")
        try:
            unit = columns.unit({key: value for key, value in row.items() if key != "source"}, source)
            article_id = ids.assign(unit)
            outcome = settle(unit, article_id)
        except UnreadableError as error:
            article_id = str(row.get("id") or f"article {number}")
            outcome = settle(Failure(source, Status.QUARANTINED, error.reason))
        yield outcome.record or Record(
            id=article_id,
            source=source or None,
            status=outcome.status,
            notes={WHOLE: {"reason": outcome.reason or ""}},
        )


def load(folder: str | Path) -> Dataset:
    """The tables of a dataset folder as DataFrames. Raises DatasetError if the folder holds no finished run."""
    from pipeline.dataset.load import load as load_dataset

    return load_dataset(folder)
