"""A page's text → Article: every line gets its role; title, dateline, byline and agency are read where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.article import Article, Block, Role
from pipeline.found import Found
from pipeline.read.body import lay_out_body
from pipeline.read.captions import is_credit, runs_on
from pipeline.read.dateline import given_day
from pipeline.read.head import lay_out_head
from pipeline.read.headline import closed_up
from pipeline.read.lines import Line, lines
from pipeline.text.normal import clean, fold

_SHOWN = 60  # characters of a value that names no day


def read_article(
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
    roles: Mapping[int, Role] | None = None,
    repairs: tuple[str, ...] = (),
) -> Article:
    """Lays out one article: cleans `text`, gives each line a role, finds title, published, byline and agency.

    Values passed in (metadata) win over what the text says; they carry spans where the text states the same, else
    `origin`: `meta:NAME`, or what `origins` has for that name (`column:ngay`). `published` may be any date that names
    its day; a value that doesn't is ignored. `roles` has the lines whose role is known beforehand, by their number
    among those that aren't blank, from 0: title, dateline, caption or signature. The article's `text` is the cleaned
    text with all its lines, and each line that isn't blank lies in one block.
    """
    article = Article(clean(text), id=id, source=source, url=url, site=site, retrieved=retrieved, repairs=repairs)
    page = lines(article.text)
    for number, role in (roles or {}).items():
        page[number].role = role
    lay_out_head(page, article)
    lay_out_body(page, article)
    article.blocks = _blocks(page)
    day = given_day(published, until=retrieved)
    article.unread_day = published[:_SHOWN] if published and day is None else None
    given = {"title": title, "published": day, "byline": byline, "agency": agency}
    for name, value in given.items():
        if value and value.strip():
            _take(article, name, closed_up(clean(value)), (origins or {}).get(name, f"meta:{name}"))
    return article


def _take(article: Article, name: str, value: str, origin: str) -> None:
    """A value that came with the article replaces the text's own unless both say the same."""
    stated: Found | None = getattr(article, name)
    if stated is None or fold(str(stated.value)) != fold(value):
        setattr(article, name, Found(value, rule=f"{name}.given", origin=origin))


def _blocks(page: list[Line]) -> list[Block]:
    """Lines → blocks: a line of its own, one that goes on over the line break, or a list with its intro."""
    blocks: list[Block] = []
    previous: Line | None = None
    for line in page:
        role = line.role or Role.BODY
        if blocks and previous is not None and blocks[-1].role is role and _goes_on(previous, line, role):
            blocks[-1].end = line.end
        else:
            blocks.append(Block(role, line.start, line.end))
        previous = line
    return blocks


def _goes_on(previous: Line, line: Line, role: Role) -> bool:
    """Whether a line belongs to the block of the line before it, which has the same role."""
    if line.gap:
        return False
    if role is Role.TITLE:
        return True
    if role is Role.CAPTION:
        return is_credit(line) or runs_on(previous, line)
    if role is Role.LEAD or role is Role.BODY:
        return runs_on(previous, line, broken=False) or (line.item and (previous.item or previous.text[-1] == ":"))
    return False
