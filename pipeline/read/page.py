"""HTML → Article: the article's lines out of the page, what the markup says of them, and the page's own metadata."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import html

from pipeline.article import Article, Role
from pipeline.errors import UnreadableError
from pipeline.found import Found
from pipeline.read.dateline import given_day, page_date
from pipeline.read.headline import closed_up
from pipeline.read.layout import read_article
from pipeline.read.names import is_author
from pipeline.read.page_blocks import Page, Printed, printed
from pipeline.read.page_dates import candidates, publication, searched
from pipeline.read.page_main import (
    article_box,
    as_line,
    body_lines,
    furniture,
    inside,
    is_prose,
    set_aside,
    weigh,
)  # fmt: skip
from pipeline.read.page_meta import Meta, read_meta
from pipeline.read.page_title import title_lines
from pipeline.read.page_tree import parse
from pipeline.read.repair import repair
from pipeline.read.signature import credit_line
from pipeline.text.normal import fold

_TITLE = frozenset({"title"})
LONGEST = 100_000
"""A page that shows more characters as one article is a book, or made to do harm."""
_BESIDE = 12  # lines from the headline on, in whose elements its date may stand
_ABOVE = 4  # lines; a date so near above the headline is the article's


def read_page(
    text: str,
    *,
    id: str = "",
    source: str | None = None,
    title: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    agency: str | None = None,
    url: str | None = None,
    site: str | None = None,
    retrieved: str | None = None,
    origins: Mapping[str, str] | None = None,
    repairs: tuple[str, ...] = (),
) -> Article:
    """The article of a page; the arguments are those of `read_article`, and `retrieved` bounds the date of publication.

    The article's text holds title, dateline, source tag, body, captions and signature in their page order, without
    menus, related links, comments, counters and today's date. Raises UnreadableError for a page that can't be parsed
    or shows no text.
    """
    tree = parse(text)
    meta = read_meta(tree, url)
    page = printed(tree)
    if not page.lines:
        raise UnreadableError("empty: the page shows no text", 0)
    repairs = tuple(dict.fromkeys((*repairs, *_mend(page))))
    headed = _head(page, title)
    choice = _choose(page, tree, meta)
    given = {"repairs": repairs, "id": id, "source": source, "title": title, "byline": byline, "agency": agency}
    where = {"url": meta.url, "site": site or meta.site, "retrieved": retrieved}
    article = _laid_out(page, choice, {**given, **where, "published": published, "origins": origins})
    if given_day(published, until=retrieved) is None:
        found = list(
            candidates(
                meta, choice.stamps, article.published, meta.url, lambda: searched(tree, choice.beside, meta.url)
            )
        )
        article.published = publication(found, article.published, until=retrieved, today=choice.today)
    if headed and title:
        article.title = Found(closed_up(title), rule="title.given", origin=(origins or {}).get("title", "meta:title"))
    if article.title is None and meta.titles:
        article.title = Found(closed_up(meta.titles[0]), (), "title.meta", origin="meta:title")
    if article.byline is None:
        signed = ((origin, name) for origin, name in meta.authors if is_author(name) and name != meta.site)
        article.byline = next((Found(name, (), "byline.meta", origin=origin) for origin, name in signed), None)
    return article


def _head(page: Page, title: str | None) -> bool:
    """Puts a headline that came beside a page without one (a cell of a table) above its lines, where it is read."""
    shown = closed_up(fold(title)) if title else ""
    if not shown or any(shown in fold(line.text) for line in page.lines):
        return False
    page.lines.insert(0, Printed(closed_up(title or ""), page.lines[0].place, gap=True, heading=1, kinds=_TITLE))
    return True


def _mend(page: Page) -> tuple[str, ...]:
    """Mends the page's lines where they came damaged; what was done. A page in an old font is so in all its lines."""
    whole = repair("\n".join(line.text for line in page.lines))
    mended = whole.text.split("\n")
    if not whole.repairs or len(mended) != len(page.lines):
        return ()
    for line, text in zip(page.lines, mended, strict=True):
        line.text = text
    return whole.repairs


@dataclass(frozen=True, slots=True)
class _Choice:
    """The numbers of a page's lines that are the article's, the roles that the markup gives them, the machine-readable
    dates and the elements beside the title, and the days that stand above it as today's.
    """

    kept: list[int]
    roles: dict[int, Role]
    stamps: list[str]
    beside: list[html.HtmlElement]
    today: frozenset[str]


def _choose(page: Page, tree: html.HtmlElement, meta: Meta) -> _Choice:
    lines = page.lines
    prose = [len(line.text) if is_prose(line) else 0 for line in lines]
    aside = set_aside(page, prose)
    weights = weigh(page, tree, prose, aside)
    within = inside(page, article_box(page, weights))
    first = next(i for i, weight in enumerate(weights) if weight and within[i])
    title = title_lines(page, meta, first, within, aside)
    start = title[0] if title else _start(page, within, aside)
    kept = body_lines(page, title[-1] + 1 if title else start, weights, within, aside)
    dates = _dates_above(page, start, within, aside) if title else []
    roles = {i: role for i in kept if (role := _role(lines[i]))}
    roles |= dict.fromkeys(title, Role.TITLE) | dict.fromkeys(dates, Role.DATELINE)
    shown = (page_date(as_line(lines[i])) for i in range(start) if i not in dates and len(lines[i].text) < 160)
    beside = [lines[i] for i in (*dates, *range(start, first + 1)) if aside.isdisjoint(lines[i].asides)]
    elements = [page.elements[line.place] for line in beside[:_BESIDE]]
    stamps = [line.stamp for line in beside if line.stamp]
    return _Choice([*dates, *title, *kept], roles, stamps, elements, frozenset(date.day for date in shown if date))


def _role(line: Printed) -> Role | None:
    if "masthead" in line.kinds:
        return Role.MASTHEAD
    if "caption" in line.kinds or (line.pictured and line.styled and len(line.text) <= 300):
        return Role.CAPTION
    if "author" in line.kinds and credit_line(line.text, 0, len(line.text)):
        return Role.SIGNATURE
    if "date" in line.kinds and page_date(as_line(line)):
        return Role.DATELINE
    return None


def _start(page: Page, within: Sequence[bool], aside: set[int]) -> int:
    """Where an article without a marked headline begins: a few lines above its box, below the next menu."""
    start = next(i for i, inner in enumerate(within) if inner)
    for i in range(start - 1, max(-1, start - 1 - _ABOVE), -1):
        line = page.lines[i]
        if "masthead" in line.kinds or furniture(line, aside):
            break
        start = i
    return start


def _dates_above(page: Page, start: int, within: Sequence[bool], aside: set[int]) -> list[int]:
    """The lines just above the headline that are the article's dateline; above a menu stands the page's today."""
    found: list[int] = []
    for i in range(start - 1, max(-1, start - 1 - _ABOVE), -1):
        line = page.lines[i]
        if "masthead" in line.kinds or furniture(line, aside):
            break
        date = page_date(as_line(line))
        if date is not None and not date.placed and ("date" in line.kinds or date.stated or within[i]):
            found.insert(0, i)
    return found


def _laid_out(page: Page, choice: _Choice, arguments: Mapping[str, object]) -> Article:
    """The article of the kept lines, laid out again without those that turn out to be furniture."""
    kept = [i for i in choice.kept if choice.roles.get(i) is not Role.MASTHEAD]
    article, starts = _article(page.lines, kept, choice.roles, arguments)
    off = [block for block in article.blocks if block.role in {Role.FURNITURE, Role.MASTHEAD}]
    dropped = {i for block in off for i in kept[bisect_left(starts, block.start) : bisect_left(starts, block.end)]}
    if not dropped or len(dropped) == len(kept):
        return article
    return _article(page.lines, [i for i in kept if i not in dropped], choice.roles, arguments)[0]


def _article(
    lines: Sequence[Printed], kept: Sequence[int], roles: Mapping[int, Role], arguments: Mapping[str, object]
) -> tuple[Article, list[int]]:
    """The article of these lines and where each starts; a line with a role of its own stands between blank ones."""
    starts: list[int] = []
    parts: list[str] = []
    size = 0
    before: Role | None = None
    for i in kept:
        role = roles.get(i)
        if parts:
            parts.append(
                "\n\n" if lines[i].gap or (role is not before and Role.DATELINE not in {role, before}) else "\n"
            )
            size += len(parts[-1])
        before = role
        starts.append(size)
        parts.append(lines[i].text)
        size += len(lines[i].text)
    if size > LONGEST:
        raise UnreadableError(f"too long for an article: the page shows {size:,} characters")
    known = {number: roles[i] for number, i in enumerate(kept) if i in roles}
    return read_article("".join(parts), roles=known, **arguments), starts  # type: ignore[arg-type]  # they are read_page's own
