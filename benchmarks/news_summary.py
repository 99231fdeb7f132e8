"""What a run found, as a picture and a table: meetings by kind, province and year, units, awards by title.

    .venv/bin/python benchmarks/news_summary.py outputs/news docs/news.svg docs/news.md

Needs the `train` extra (matplotlib). The same dataset gives the same bytes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import matplotlib as mpl
import pandas as pd

import pipeline
from pipeline.dataset.load import Dataset

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "thidua"
mpl.rcParams["font.family"] = "DejaVu Sans"

_MOST = 12  # bars of a panel, rows of a table


def counted(values: Iterable[str | None]) -> list[tuple[str, int]]:
    """The values with their counts, the most frequent first, then by name."""
    counts = Counter(value for value in values if isinstance(value, str))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def panels(data: Dataset) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """(heading, rows) of each panel."""
    meetings = data.conferences
    yield "meetings by kind", counted(kind for kinds in meetings["kinds"] for kind in kinds)
    yield "meetings by province", counted(meetings["province"])
    years = pd.to_datetime(meetings["start"]).dt.year
    known = [str(int(year)) for year in years.dropna()]
    unknown = len(meetings) - len(known)
    yield "meetings by year", [*sorted(Counter(known).items()), ("no year", unknown)]
    yield "units that held meetings", counted(unit for units in meetings["organizers"] for unit in units)
    yield "awards by title", counted(data.awards["title"])
    yield "awards by granter", counted(data.awards["granter"])


def draw(data: Dataset, out: Path) -> None:
    """The picture: a bar chart for each panel."""
    import matplotlib.pyplot as plt  # noqa: PLC0415  # after the backend is chosen

    figure, axes = plt.subplots(2, 3, figsize=(16, 8.5))
    for axis, (heading, rows) in zip(axes.flat, panels(data), strict=True):
        shown = rows[-_MOST:] if heading.endswith("year") else rows[:_MOST]
        names = [name if len(name) < 34 else name[:32] + "…" for name, _ in shown]
        axis.barh(range(len(shown)), [number for _, number in shown], color="#2a6f97")
        axis.set_yticks(range(len(shown)), names, fontsize=8)
        axis.invert_yaxis()
        axis.set_title(heading, fontsize=11, loc="left")
        axis.spines[["top", "right"]].set_visible(False)
        axis.tick_params(axis="x", labelsize=8)
    figure.tight_layout()
    figure.savefig(out, metadata={"Date": None})


def table(data: Dataset) -> str:
    """The same as Markdown tables, with the number of articles."""
    lines = [f"{len(data.articles):,} articles, {len(data.conferences):,} meetings, {len(data.awards):,} awards."]
    for heading, rows in panels(data):
        shown = rows if heading.endswith("year") else rows[:_MOST]
        lines += [
            "",
            f"| {heading} | number |",
            "| --- | ---: |",
            *(f"| {name} | {number:,} |" for name, number in shown),
        ]
    return "\n".join(lines) + "\n"


def main(folder: str, picture: str, text: str) -> None:
    """Draw and write both files."""
    data = pipeline.load(folder)
    draw(data, Path(picture))
    Path(text).write_text(table(data), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
