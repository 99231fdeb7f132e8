"""One article's way from raw text to record; the same for the command line, the Python functions and a run."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path

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


def record_of(unit: Unit, article_id: str | None = None, *, words: bool = False, screen: bool = False) -> Record:
    """The record of one unit: extracted, or screened for its language or, with `screen`, for what it is about.

    `words` adds underthesea's word segmentation. Raises UnreadableError for a text without any visible character or
    longer than MAX_BYTES characters.
    """
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
    article = _article(unit, text, key)
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
    if isinstance(unit, Failure):
        return Outcome(unit.source, unit.status, unit.reason, None, unit.offset, unit.digest)
    try:
        record = record_of(unit, article_id, words=words, screen=screen)
    except UnreadableError as error:
        reason, offset = error.reason, error.offset
    except Exception as error:  # noqa: BLE001  # one article must not end a run; the reason says what to look for
        reason, offset = f"extraction failed at {_place(error)}: {type(error).__name__}: {error}"[:500], None
    else:
        return Outcome(unit.source, Status(record.status), record.notes.get(WHOLE, {}).get("reason"), record)
    seen = digest(unit.text.encode("utf-8", "replace"))
    return Outcome(unit.source, Status.QUARANTINED, reason, None, offset, seen)


def _place(error: Exception) -> str:
    """The file and line where an error arose, as `find/dates.py:93`, so that a fault can be found without a log."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}"


def _bare(article: Article, status: Status, reason: str) -> Record:
    """A record that holds the text and what came with the article, and nothing read from it but its title."""
    flat = flatten({"article": {"title": article.title}})
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
        notes={WHOLE: {"reason": reason} | repair_note(article)},
    )
