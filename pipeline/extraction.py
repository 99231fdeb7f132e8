"""One article's way from raw text to record; the same for the command line, the Python functions and a run."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pipeline.article import Article
from pipeline.build.evidence import flatten
from pipeline.errors import UnreadableError
from pipeline.outcome import WHOLE, Outcome
from pipeline.read.encoding import Decoded, whole
from pipeline.read.ids import text_id
from pipeline.read.language import is_vietnamese
from pipeline.read.layout import read_article
from pipeline.read.relevance import off_topic
from pipeline.read.repair import repair
from pipeline.read.unit import MAX_BYTES, Failure, Unit, digest
from pipeline.recipe import extract_article, repair_note
from pipeline.schema import ArticleFacts, Record, Status

_OPENING = 1_000  # characters in which the headline of an article that is turned away is looked for


class Laid(NamedTuple):
    """An article laid out and worth extracting, and the digest of the text it was made of."""

    article: Article
    digest: str


Prepared = Laid | Outcome
"""What a unit is before extraction: an article, or how it has ended already."""


def record_of(unit: Unit, article_id: str | None = None, *, words: bool = False, screen: bool = False) -> Record:
    """The record of one unit: extracted, or screened for its language or, with `screen`, for what it is about.

    `words` adds underthesea's word segmentation. Raises UnreadableError for a text without any visible character or
    longer than MAX_BYTES characters.
    """
    laid = _laid(unit, article_id, screen=screen)
    return laid if isinstance(laid, Record) else _extracted(laid, words=words)


def _laid(unit: Unit, article_id: str | None, *, screen: bool) -> Article | Record:
    """The article of one unit, its text mended and laid out, or the record of one that is screened."""
    if len(unit.text) > MAX_BYTES:
        raise UnreadableError(f"too large for an article: {len(unit.text):,} characters")
    raw = whole(unit.text)
    key = article_id or unit.id or text_id(raw)
    unit = _mended(unit, repair(raw))
    text = unit.text
    if not text.strip():
        raise UnreadableError("empty: no visible character", 0)
    if not is_vietnamese(text):
        return _bare(_article(unit, text, key), Status.SCREENED, "language")
    if screen and (reason := off_topic(text, unit.title or "")):
        article = _article(unit, text[:_OPENING], key)
        article.text = text
        return _bare(article, Status.SCREENED, reason)
    return _article(unit, text, key)


def _extracted(article: Article, *, words: bool) -> Record:
    record = extract_article(article)
    if words:
        from pipeline.text.words import words as segment  # noqa: PLC0415  # underthesea takes a second to load

        record.words = [article.text[start:end] for start, end in segment(article.text)]
    return record


def _article(unit: Unit, text: str, article_id: str) -> Article:
    """The layout of a unit's text, with what came beside it."""
    return read_article(
        text,
        id=article_id,
        source=unit.source or None,
        title=unit.title,
        published=unit.published,
        byline=unit.byline,
        agency=unit.agency,
        url=unit.url,
        site=unit.site,
        retrieved=unit.retrieved,
        origins=unit.origins,
        repairs=unit.repairs,
    )


def _mended(unit: Unit, text: Decoded) -> Unit:
    """The unit with its text mended, and what came with it read anew where it came damaged."""
    repairs = tuple(dict.fromkeys((*unit.repairs, *text.repairs)))
    title, byline, agency = (value and repair(value, repairs).text for value in (unit.title, unit.byline, unit.agency))
    return replace(unit, text=text.text, title=title, byline=byline, agency=agency, repairs=repairs)


def settle(unit: Unit | Failure, article_id: str = "", *, words: bool = False, screen: bool = False) -> Outcome:
    """The outcome of one unit. Never raises for what the input holds: a fault of a rule quarantines its article."""
    return finish(prepare(unit, article_id, screen=screen), words=words)


def prepare(unit: Unit | Failure, article_id: str = "", *, screen: bool = False) -> Prepared:
    """The first half of `settle`: up to the article laid out."""
    if isinstance(unit, Failure):
        return Outcome(unit.source, unit.status, unit.reason, None, unit.offset, unit.digest)
    seen = digest(unit.text.encode("utf-8", "replace"))
    try:
        laid = _laid(unit, article_id, screen=screen)
    except Exception as error:  # noqa: BLE001  # one article must not end a run; the reason says what to look for
        return _failed(unit.source, error, seen)
    return _outcome(unit.source, laid) if isinstance(laid, Record) else Laid(laid, seen)


def finish(prepared: Prepared, *, words: bool = False) -> Outcome:
    """The second half of `settle`: what is found in the article."""
    if isinstance(prepared, Outcome):
        return prepared
    source = prepared.article.source or ""
    try:
        return _outcome(source, _extracted(prepared.article, words=words))
    except Exception as error:  # noqa: BLE001  # as above
        return _failed(source, error, prepared.digest)


def duplicate(article: Article, canonical: str) -> Outcome:
    """The outcome of an article that is not extracted because the one with the id `canonical` is the same report."""
    record = _bare(article, Status.DUPLICATE, None)
    return Outcome(article.source or "", Status.DUPLICATE, None, record, duplicate_of=canonical)


def _outcome(source: str, record: Record) -> Outcome:
    return Outcome(source, Status(record.status), record.notes.get(WHOLE, {}).get("reason"), record)


def _failed(source: str, error: Exception, seen: str) -> Outcome:
    if isinstance(error, UnreadableError):
        reason, offset = error.reason, error.offset
    else:
        reason, offset = f"extraction failed at {_place(error)}: {type(error).__name__}: {error}"[:500], None
    return Outcome(source, Status.QUARANTINED, reason, None, offset, seen)


def _place(error: Exception) -> str:
    """The file and line where an error arose, as `find/dates.py:93`, so that a fault can be found without a log."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}"


def _bare(article: Article, status: Status, reason: str | None) -> Record:
    """A record that holds the text and what came with the article, and nothing read from it but its title."""
    flat = flatten({"article": {"title": article.title}})
    note = ({"reason": reason} if reason else {}) | repair_note(article)
    return Record(
        id=article.id,
        article=ArticleFacts(**flat.plain["article"]),
        evidence=flat.evidence,
        rules=flat.rules,
        source=article.source,
        url=article.url,
        site=article.site,
        retrieved=article.retrieved,
        status=status,
        text=article.text,
        notes={WHOLE: note} if note else {},
    )
