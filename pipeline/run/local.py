"""Runs extraction in this process. Another engine needs only the same signature: units in, outcomes out, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.extraction import settle
from pipeline.outcome import Outcome
from pipeline.read.ids import Ids
from pipeline.read.unit import Failure, Unit


def outcomes(units: Iterable[Unit | Failure], *, words: bool = False, screen: bool = False) -> Iterator[Outcome]:
    """One outcome for each unit, in the order of the input; lazily, so that memory holds one at a time.

    Ids are given here, before the work is dealt out, since they depend on all units before.
    """
    ids = Ids()
    for unit in units:
        yield settle(unit, ids.assign(unit) if isinstance(unit, Unit) else "", words=words, screen=screen)
