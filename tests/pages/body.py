"""The parts of a sample as HTML, in the ways that editors of different systems leave them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from pages.samples import Kind, Part, Sample

Marks = dict[Kind, str]
"""A format string for each kind of part; `{}` is its text."""


def table(rows: Sequence[Part], attributes: str = 'border="1" cellspacing="0"') -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row.cells) + "</tr>\n" for row in rows
    )
    return f"<table {attributes}><tbody>{cells}</tbody></table>\n"


def bullets(items: Sequence[Part]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item.text)}</li>\n" for item in items) + "</ul>\n"


def body(
    sample: Sample,
    marks: Marks,
    *,
    skip: Sequence[Kind] = (Kind.TITLE, Kind.DATELINE),
    listed: Callable[[Sequence[Part]], str] = bullets,
    tabled: Callable[[Sequence[Part]], str] = table,
) -> str:
    """All parts in their order but those to `skip`; lists and tables as such."""
    made: list[str] = []
    for kind, group in groupby((part for part in sample.parts if part.kind not in skip), key=lambda part: part.kind):
        parts = list(group)
        if kind is Kind.ROW:
            made.append(tabled(parts))
        elif kind is Kind.ITEM:
            made.append(listed(parts))
        else:
            made += [marks[kind].format(escape(part.text)) + "\n" for part in parts]
    return "".join(made)
