"""The awards of an invented article as rows of text, for tables that a reader can check.

A row reads `title | status | granter | recipients; … | collectives individuals | year`, `-` for nothing.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.article import Article, Block, Role
from pipeline.build.awards import AwardEntry, build_awards
from pipeline.build.events import choose_events
from pipeline.build.evidence import flatten
from pipeline.recipe import read_doc

KEYS = ["title", "status", "granter", "recipients", "collectives", "individuals", "year"]


def lines_of(text: str) -> list[Block]:
    """Each line of a text as a block of its body."""
    return [Block(Role.BODY, line.start(), line.end()) for line in re.finditer(r".+", text)]


def entries_of(text: str, blocks: list[Block] | None = None) -> list[AwardEntry]:
    doc = read_doc(Article(text, blocks or lines_of(text)))
    return build_awards(doc, choose_events(doc))


def row_of(award: dict[str, Any]) -> str:
    """One award in the notation of the tables."""
    counts = " ".join(str(award[key] if award[key] is not None else "-") for key in ("collectives", "individuals"))
    return " | ".join(
        [
            award["title"],
            award["status"],
            award["granter"] or "-",
            "; ".join(award["recipients"]) or "-",
            counts,
            str(award["year"] or "-"),
        ]
    )


def rows_of(entries: list[AwardEntry]) -> list[str]:
    return [row_of(award) for award in flatten(entries).plain]
