"""A record shown on its text: every stretch that a value was read from, marked with the fields it serves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipeline.schema import Origin, Record

if TYPE_CHECKING:
    from rich.console import RenderableType

_COLOURS = ("green", "cyan", "magenta", "yellow", "blue", "red", "bright_green", "bright_cyan", "bright_magenta")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters that serve the same fields; none for the text between."""

    text: str
    fields: tuple[str, ...] = ()


def field_of(pointer: str) -> str:
    """The field's name as a reader knows it.

    >>> field_of("/conferences/0/chairs/1/name"), field_of("/conferences/0/start"), field_of("/awards/2/title")
    ('chairs', 'start', 'award.title')
    """
    parts = [part for part in pointer.split("/") if part and not part.isdigit()]
    match parts:
        case ["conferences", ("chairs" | "participants") as role, "name"]:
            return role
        case ["conferences", *rest]:
            return rest[-1] if rest else "conference"
        case ["awards", *rest]:
            return ".".join(["award", *rest])
        case _:
            return ".".join(parts) or "record"


def stretches(record: Record) -> Iterator[Stretch]:
    """The text cut wherever a span begins or ends; joined they give the text."""
    spans = [
        (start, end, field_of(pointer))
        for pointer, evidence in record.evidence.items()
        if not isinstance(evidence, Origin)
        for start, end in evidence
    ]
    edges = sorted({0, len(record.text), *(edge for start, end, _ in spans for edge in (start, end))})
    for left, right in pairwise(edges):
        fields = sorted({field for start, end, field in spans if start <= left and right <= end})
        yield Stretch(record.text[left:right], tuple(fields))


def plain(record: Record) -> str:
    """The text with `[…|field]` around each stretch, and the legend; for pipes and files."""
    marked = "".join(f"[{s.text}|{','.join(s.fields)}]" if s.fields else s.text for s in stretches(record))
    rows = [f"{field}: {value}{f'  ({note})' if note else ''}" for field, value, note in legend(record)]
    return "\n".join([marked, "", "--", *rows, ""])


def styled(record: Record) -> RenderableType:
    """The same for a terminal: a colour for each field, and the legend as a table."""
    from rich.console import Group  # noqa: PLC0415  # only a terminal needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    rows = list(legend(record))
    fields = dict.fromkeys([field for field, _, _ in rows] + [field_of(pointer) for pointer in record.evidence])
    colours = {field: _COLOURS[number % len(_COLOURS)] for number, field in enumerate(fields)}
    text = Text()
    for stretch in stretches(record):
        styles = [f"bold {colours[field]}" for field in stretch.fields[:1]] + ["underline"] * (len(stretch.fields) > 1)
        text.append(stretch.text, " ".join(styles))
    table = Table("field", "value", "rule", box=None, header_style="bold", pad_edge=False)
    for field, value, note in rows:
        table.add_row(Text(field, style=f"bold {colours[field]}"), Text(value), Text(note, style="dim"))
    return Group(text, Text(), table)


def legend(record: Record) -> Iterator[tuple[str, str, str]]:
    """(field, value, rule and notes) for every value of the record, in its order."""
    for pointer, value in _values(record.gold(), ""):
        note = [record.rules.get(pointer, "")]
        note += [f"{key} {text}" for key, text in record.notes.get(pointer, {}).items()]
        if isinstance(origin := record.evidence.get(pointer), Origin):
            note.append(f"from {origin.origin}")
        yield field_of(pointer), value, ", ".join(filter(None, note))


def _values(node: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """The plain values of a record with their pointers, the id aside; None and empty lists have none."""
    if isinstance(node, dict):
        for key, child in node.items():
            if pointer or key != "id":
                yield from _values(child, f"{pointer}/{key}")
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from _values(child, f"{pointer}/{index}")
    elif node is not None:
        yield pointer, node if isinstance(node, str) else json.dumps(node)
