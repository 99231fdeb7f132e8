"""The table that a run ends with."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.run.report import Report

_MOST = 12  # award titles shown; all of them are in run.json


def show(report: Report, out: Path) -> None:
    """Print what was found on stdout: articles by status, conferences by kind, people, member units, awards."""
    table = Table(title=f"{report.units:,} articles in {report.seconds:.1f} s → {out}", title_justify="left")
    table.add_column("what")
    table.add_column("of which")
    table.add_column("number", justify="right")
    counts = report.as_json()
    statuses = {status: number for status, number in counts["status"].items() if number}
    _group(table, "articles", report.units, statuses)
    _group(table, "conferences", report.tables["conferences"], counts["kinds"])
    _group(table, "people", report.tables["people"], counts["people"])
    _group(table, "member units", report.tables["member_units"], {})
    titles = dict(list(counts["awards"].items())[:_MOST])
    if rest := report.tables["awards"] - sum(titles.values()):
        titles["other titles"] = rest
    _group(table, "awards", report.tables["awards"], titles)
    _group(table, "recipients named", report.tables["recipients"], {})
    if report.dropped:
        _group(table, "left out, not sure enough", report.dropped.total(), counts["dropped"])
    Console(soft_wrap=True).print(table)


def _group(table: Table, what: str, total: int, parts: dict[str, int]) -> None:
    table.add_row(what, "", f"{total:,}", style="bold", end_section=not parts)
    for number, (part, count) in enumerate(parts.items(), 1):
        table.add_row("", part, f"{count:,}", end_section=number == len(parts))
