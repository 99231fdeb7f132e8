"""Which pointers of a record bear a confidence, and what they point to."""

from __future__ import annotations

import re
from typing import NamedTuple

TYPES = ("conference", "person", "unit", "award")
"""The types of value that bear a confidence, the largest first."""

_BEARING = re.compile(
    r"/conferences/\d+(?:/(?P<person>chairs|participants)/\d+"
    r"|/(?P<unit>(?:organizers|member_units|block_deputies)(?=/\d+\Z)|(?:block|block_leader|block_next_leader)\Z)"
    r"(?:/\d+)?)?|(?P<award>/awards)/\d+"
)


class Place(NamedTuple):
    """What a pointer points to: the type of the value and the field that holds it."""

    type: str
    field: str


def place(pointer: str) -> Place | None:
    """The type and field of the value that `pointer` points to; None if such a value bears no confidence.

    >>> place("/conferences/0/chairs/1")
    Place(type='person', field='chairs')
    """
    match = _BEARING.fullmatch(pointer)
    if match is None:
        return None
    if match["award"]:
        return Place("award", "awards")
    for kind in ("person", "unit"):
        if match[kind]:
            return Place(kind, match[kind])
    return Place("conference", "conferences")
