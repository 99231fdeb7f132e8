"""One article's way from raw text to record; the same for the command line, the Python functions and a run."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pipeline.article import Article, Role
from pipeline.build.evidence import flatten
from pipeline.errors import UnreadableError
from pipeline.found import Found
from pipeline.outcome import WHOLE, Outcome
from pipeline.read.encoding import Decoded, whole
from pipeline.read.headline import closed_up
from pipeline.read.ids import text_id
from pipeline.read.language import is_vietnamese
from pipeline.read.layout import read_article
from pipeline.read.page import read_page
from pipeline.read.relevance import off_topic
from pipeline.read.repair import repair
from pipeline.read.unit import MAX_BYTES, Failure, Form, Unit, digest
from pipeline.recipe import extract_article, input_note
from pipeline.schema import ArticleFacts, Record, Status
from pipeline.text.normal import clean, fold

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
    if unit.form is Form.HTML:
        return _kept(_article(read_page, unit, raw, key), screen=screen)
    unit = _mended(unit, repair(raw))
    text = unit.text
    if not text.strip():
        raise UnreadableError("empty: no visible character", 0)
    if reason := _turned_away(text, unit.title, screen=screen):
        article = _article(read_article, unit, text[:_OPENING], key)
        article.text = text
        return _bare(article, Status.SCREENED, reason)
    return _headed(unit, text, key)


def _headed(unit: Unit, text: str, key: str) -> Article:
    """The article of a text, with a headline that came beside it as its first line: there years and kinds are told."""
    title = closed_up(clean(unit.title)) if unit.title else ""
    if not title or fold(title) in closed_up(fold(text[:_OPENING])):
        return _article(read_article, unit, text, key)
    article = _article(partial(read_article, roles={0: Role.TITLE}), unit, f"{title}\n\n{text}", key)
    article.title = Found(title, rule="title.given", origin=unit.origins.get("title", "meta:title"))
    return article


def _kept(article: Article, *, screen: bool) -> Article | Record:
    """A page's article, or the record of one that is screened: what it says is known only after it was laid out."""
    title = str(article.title.value) if article.title else None
    reason = _turned_away(article.text, title, screen=screen)
    return _bare(article, Status.SCREENED, reason) if reason else article


def _extracted(article: Article, *, words: bool) -> Record:
    """The record of an article; `words` adds underthesea's word segmentation."""
    record = extract_article(article)
    if words:
        from pipeline.text.words import words as segment  # noqa: PLC0415  # underthesea takes a second to load

        record.words = [article.text[start:end] for start, end in segment(article.text)]
    return record


def _turned_away(text: str, title: str | None, *, screen: bool) -> str | None:
    """Why a text is not extracted: its language, or with `screen` what it is about; None if it is."""
    if not is_vietnamese(text):
        return "language"
    return off_topic(text, title or "") if screen else None


def _article(read: Callable[..., Article], unit: Unit, text: str, article_id: str) -> Article:
    """The layout of a unit's text, or of its page, with what came beside it."""
    return read(
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
    """A record that holds the text and what came with the article, and of it no more than title and day."""
    flat = flatten({"article": {"title": article.title, "published": article.published}})
    note = ({"reason": reason} if reason else {}) | input_note(article)
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
