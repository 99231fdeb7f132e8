"""Which values of a record are right by its gold record: what a confidence is to foretell.

A conference is right if the scorer pairs it with a gold one; a person if the gold meeting has the name in the same role
(positions are not looked at); a unit if the gold has it in the same field; an award if the scorer pairs it with a gold
award of the same title and status, and every recipient and count told of it is the gold's. What a value lacks is not
held against it.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.scoring.ledger import judgements

_PART = re.compile(r"(/awards/\d+)/(?:recipients/\d+|collectives|individuals)")


def judged(gold: dict[str, Any], record: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    """JSON Pointer → (rule, right) of every value of `record` (conferences, awards, rules) that a rule produced."""
    table = {pointer: (rule, right) for rule, pointer, right in judgements(gold, record)}
    for pointer, (_, right) in list(table.items()):
        part = _PART.fullmatch(pointer)
        if part and not right:
            award = part[1]
            table[award] = (table[award][0], False)
    return table
