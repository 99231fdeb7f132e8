"""Runs extraction in this process. Another engine needs only the same signature: units in, outcomes out, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.article import Article
from pipeline.extraction import Laid, Prepared, duplicate, finish, prepare
from pipeline.outcome import Outcome
from pipeline.read.ids import Ids
from pipeline.read.unit import Failure, Unit
from pipeline.resolve.duplicates import sketch
from pipeline.run.duplicates import Sketches
from pipeline.run.spool import Spool
from pipeline.schema import Status


def outcomes(
    units: Iterable[Unit | Failure],
    sketches: Sketches,
    spool: Spool | None = None,
    *,
    words: bool = False,
    screen: bool = False,
) -> Iterator[Outcome]:
    """One outcome for each unit, in the order of the input; lazily, so that memory holds one at a time.

    The articles extracted leave their sketch in `sketches`. With a `spool` all units are read and wait there before
    the first outcome comes, and of a group that is one report only the canonical article is extracted.
    """
    if spool is not None:
        yield from _unique(_prepared(units, screen=screen), sketches, spool, words=words)
        return
    for prepared in _prepared(units, screen=screen):
        outcome = finish(prepared, words=words)
        if isinstance(prepared, Laid) and outcome.status is Status.EXTRACTED:
            _keep(prepared.article, sketches)
        yield outcome


def _unique(units: Iterable[Prepared], sketches: Sketches, spool: Spool, *, words: bool) -> Iterator[Outcome]:
    for prepared in units:
        spool.put(prepared)
        if isinstance(prepared, Laid):
            _keep(prepared.article, sketches)
    canonicals = sketches.canonicals()
    here = 0
    for prepared in spool:
        if not isinstance(prepared, Laid):
            yield prepared
            continue
        canonical = int(canonicals[here])
        if canonical == here:
            yield finish(prepared, words=words)
        else:
            yield duplicate(prepared.article, sketches.known(canonical).id)
        here += 1


def _prepared(units: Iterable[Unit | Failure], *, screen: bool) -> Iterator[Prepared]:
    """Ids are given here, before the work is dealt out, since they depend on all units before."""
    ids = Ids()
    for unit in units:
        yield prepare(unit, ids.assign(unit) if isinstance(unit, Unit) else "", screen=screen)


def _keep(article: Article, sketches: Sketches) -> None:
    sketches.add(sketch(article), article.id, article.published.value if article.published else None)
