"""How the article's byline and agency are set from the signatures that a page holds."""

from __future__ import annotations

from pipeline.article import Article
from pipeline.found import Found, Span
from pipeline.read.headline import closed_up
from pipeline.read.lines import Line
from pipeline.read.signature import Credit, credit_line


def take_credit(article: Article, credit: Credit, *, joins: bool = False) -> None:
    """Takes over what a signature says; of several, the first author and the first source.

    With `joins` an author is added to those before him, as for a digest whose items are signed one by one.
    """
    text = article.text
    if credit.byline and article.byline is None:
        article.byline = Found(closed_up(text[slice(*credit.byline)]), (credit.byline,), credit.rule)
    elif credit.byline and article.byline and joins:
        before = article.byline
        value = f"{before.value}, {closed_up(text[slice(*credit.byline)])}"
        article.byline = Found(value, (*before.spans, credit.byline), before.rule)
    if credit.agency:
        take_agency(article, credit.agency, credit.rule)


def take_signature(article: Article, line: Line) -> None:
    """Takes over what a line says that is known to be a signature; nothing from one that isn't understood."""
    if credit := credit_line(article.text, line.start, line.end):
        take_credit(article, credit)


def take_agency(article: Article, span: Span, rule: str) -> None:
    """Sets the agency from a place in the text unless the article has one."""
    if article.agency is None:
        article.agency = Found(closed_up(article.text[slice(*span)]), (span,), rule)
