"""Ids that are unique within a dataset and depend on nothing but the input."""

from __future__ import annotations

from pipeline.read.unit import Unit, digest
from pipeline.text.normal import clean


def text_id(text: str) -> str:
    """The id of a text that has no other: a digest of its cleaned form, so that NFC and NFD give the same."""
    return digest(clean(text).encode("utf-8", "replace"))


class Ids:
    """Hands out ids in the order of the input; the first unit to want one gets it."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def assign(self, unit: Unit) -> str:
        """The unit's id column, else the first free one of its names, else its address's digest, else its text's.

        A second unit of the same id gets `ID~2`, a third `ID~3`.
        """
        wanted = [unit.id] if unit.id else [*unit.names] or [_digest_of(unit)]
        chosen = next((name for name in wanted if name not in self._taken), None)
        while chosen is None:
            self._taken[wanted[0]] += 1
            chosen = name if (name := f"{wanted[0]}~{self._taken[wanted[0]]}") not in self._taken else None
        self._taken[chosen] = 1
        return chosen


def _digest_of(unit: Unit) -> str:
    return digest(unit.url.encode("utf-8", "replace")) if unit.url else text_id(unit.text)
