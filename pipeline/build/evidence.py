"""From a tree of found values to the plain record: values here, where each was read and by which rule there.

Builders hand over nested dicts and lists whose leaves are `Found` or plain values. `flatten` walks the tree once and
returns it plain, with `evidence`, `rules` and `notes` keyed by the JSON Pointer (RFC 6901) of each value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.found import Found


@dataclass(slots=True)
class Flat:
    """A plain tree and what is known about its leaves, keyed by JSON Pointer."""

    plain: Any
    evidence: dict[str, Any] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Entry:
    """A node of the tree that has a rule of its own: a conference, a person, an award."""

    fields: Mapping[str, Any]
    rule: str
    probability: float | None = None  # where a model gave one


def flatten(tree: Any) -> Flat:
    """The tree with every Found replaced by its value, and the maps beside it."""
    flat = Flat(None)
    flat.plain = _walk(tree, "", flat)
    return flat


def _walk(node: Any, pointer: str, flat: Flat) -> Any:
    if isinstance(node, Found):
        if node.value is not None:
            if node.origin:
                flat.evidence[pointer] = {"from": node.origin}
            elif node.spans:
                flat.evidence[pointer] = [list(span) for span in node.spans]
            if node.rule:
                flat.rules[pointer] = node.rule
            if node.notes:
                flat.notes[pointer] = dict(node.notes)
        return node.value
    if isinstance(node, Entry):
        flat.rules[pointer] = node.rule
        return _walk(node.fields, pointer, flat)
    if isinstance(node, Mapping):
        return {key: _walk(value, f"{pointer}/{key}", flat) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_walk(value, f"{pointer}/{i}", flat) for i, value in enumerate(node)]
    return node
