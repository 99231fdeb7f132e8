"""A page's text → Article: every line gets its role; title, dateline, byline and agency are read where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.article import Article, Block, Role
from pipeline.found import Found, Span
from pipeline.read.captions import captions_below, is_caption, is_credit, pictured, runs_on, shows_people
from pipeline.read.dateline import PageDate, iso_day, leading_date, near, page_date
from pipeline.read.furniture import heads_links, is_breadcrumb, is_furniture, is_link
from pipeline.read.headline import closed_up, headline
from pipeline.read.lines import Line, lines
from pipeline.read.signature import Credit, credit_line, glued, source_tag, unit_line
from pipeline.text.normal import clean, fold
from pipeline.text.sentences import split

HEAD = 150
"""The lead stands within so many lines; a page without a paragraph among them has none."""
_PARTS = re.compile(r"\s*\|\s*|\s+[-–]\s+|\s{2,}")
_TODAY = re.compile(r"hôm\s+nay\s*[:,\-–]")


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
) -> Article:
    """Lays out one article: cleans `text`, gives each line a role, finds title, published, byline and agency.

    Values passed in (metadata) win over what the text says; they carry spans where the text states the same, else
    `origin`: `meta:NAME`, or what `origins` has for that name (`column:ngay`). `published` may be any date that names
    its day; a value that doesn't is ignored. The article's `text` is the cleaned text with all its lines.
    """
    article = Article(clean(text), id=id, source=source, url=url, site=site, retrieved=retrieved)
    page = lines(article.text)
    _head(page, article)
    _body(page, article)
    article.blocks = _blocks(page, article.text)
    given = {"title": title, "published": iso_day(published) if published else None, "byline": byline, "agency": agency}
    for name, value in given.items():
        if value and value.strip():
            _take(article, name, clean(value).strip(), (origins or {}).get(name, f"meta:{name}"))
    return article


def _take(article: Article, name: str, value: str, origin: str) -> None:
    """A value that came with the article replaces the text's own unless both say the same."""
    stated: Found | None = getattr(article, name)
    if stated is None or fold(str(stated.value)) != fold(closed_up(value)):
        setattr(article, name, Found(value, rule=f"{name}.given", origin=origin))


def _head(page: list[Line], article: Article) -> None:
    """Roles of the lines above the lead; sets title, publication date and a byline that stands there."""
    dates: list[tuple[Line, PageDate]] = []
    above: list[Line] = []
    lead: Line | None = None
    for line, following in zip(page[:HEAD], [*page[1:], None], strict=False):
        if line.prose and line.stopped and not (not above and _stopped_headline(line, following)):
            lead = line
            break
        if date := page_date(line):
            line.role = Role.DATELINE
            dates.append((line, date))
            _signed_date(article, line)
        elif _TODAY.match(line.folded) and len(line.text) < 80:
            line.role = Role.MASTHEAD
        elif is_furniture(line) or is_breadcrumb(line):
            line.role = Role.FURNITURE
        elif (line.prose and not line.stopped) or _sentence(line, following):
            lead = line
            break
        above.append(line)
    for line, date in dates:
        if date.placed and not date.stated:
            line.role = Role.MASTHEAD
    chosen = headline(above, lead)
    if chosen:
        value = closed_up(" ".join(line.text for line in chosen))
        spans = tuple((line.start, line.end) for line in chosen)
        article.title = Found(value, spans, "title.first_line" if chosen[0] is page[0] else "title.above_lead")
    below = not chosen
    for line in above:
        if line in chosen:
            line.role, below = Role.TITLE, True
        elif line.role is None and not below:
            line.role = Role.FURNITURE
        elif line.role is None and (credit := credit_line(article.text, line.start, line.end)):
            line.role = Role.SIGNATURE
            _credit(article, credit)
        elif line.role is None and is_caption(line, shows_people(line)):
            line.role = Role.CAPTION
    top = chosen[0].start if chosen else (lead.start if lead else 0)
    _publication(article, dates, top, lead)


def _sentence(line: Line, following: Line | None) -> bool:
    """A short first sentence of the article."""
    return line.text[-1] == "." and len(line.words) >= 5 and not _stopped_headline(line, following)


def _stopped_headline(line: Line, following: Line | None) -> bool:
    """A headline printed with a final stop: the one sentence above a date line."""
    if len(line.text) > 200 or following is None:
        return False
    return len(list(split(line.text))) == 1 and page_date(following) is not None


def _signed_date(article: Article, line: Line) -> None:
    """The author in a date line of several parts: `Tác giả: Lò Thị Mây | 14/10/2016`."""
    place = 0
    for part in _PARTS.split(line.text):
        start = line.text.index(part, place)
        place = start + len(part)
        if (credit := credit_line(article.text, line.start + start, line.start + place, bare=False)) and credit.byline:
            _credit(article, credit)


def _publication(article: Article, dates: list[tuple[Line, PageDate]], top: int, lead: Line | None) -> None:
    """The first date below the headline, or one that says of itself that it is the day of publication.

    A date above the headline is the day on which the page was opened; one without a place that stands directly above
    the headline counts where the lead tells of a day shortly before it.
    """
    counted = [(line, date) for line, date in dates if line.start > top or date.stated]
    for line, date in dates:
        if line.start < top and not date.stated:
            line.role = Role.MASTHEAD
    best = next((pair for pair in counted if pair[1].stated), counted[0] if counted else None)
    rule = "published.dateline"
    if best is None and dates and lead is not None:
        line, date = dates[-1]
        if not date.placed and date.timed and near(date.day, lead.text[:200]):
            line.role = Role.DATELINE
            best, rule = (line, date), "published.above_headline"
    if best is None and lead is not None and (first := leading_date(lead.text)):
        best, rule = (lead, first), "published.leading"
    if best:
        best[0].role = best[0].role and Role.DATELINE
        _date(article, *best, rule)


def _date(article: Article, line: Line, date: PageDate, rule: str) -> None:
    article.published = Found(date.day, ((line.start + date.start, line.start + date.end),), rule)


def _body(page: list[Line], article: Article) -> None:
    """Roles of the lines from the lead down; sets agency, byline and a publication date given below the text."""
    rest = [line for line in page if line.role is None]
    below = captions_below(page)
    last = max((i for i, line in enumerate(rest) if _paragraph(line) and line not in below), default=-1)
    links = listing = False
    for i, line in enumerate(rest):
        tail = i > last
        before = rest[i - 1] if i else None
        after = rest[i + 1] if i + 1 < len(rest) else None
        if before is None:
            line.role = Role.LEAD
        elif line.prose and line.stopped:
            line.role, links = Role.CAPTION if line in below or is_caption(line, False) else Role.BODY, False
        elif heads_links(line):
            line.role, links = Role.FURNITURE, True
        elif links and not line.prose:
            line.role = Role.FURNITURE
        elif is_furniture(line) or is_link(line) and (tail or line.text[0] == ">"):
            line.role, links = Role.FURNITURE, False
        elif listing and not line.stopped and len(line.text) < 160 and not pictured(line):
            line.role = Role.BODY
        elif credit := credit_line(article.text, line.start, line.end, tail or _closes_item(before, after)):
            line.role = Role.SIGNATURE
            _credit(article, credit)
        elif (date := page_date(line)) and (tail or date.stated):
            line.role = Role.DATELINE
            if article.published is None and date.stated:
                _date(article, line, date, "published.below")
        elif before.role is Role.CAPTION and runs_on(before, line):
            line.role = Role.CAPTION
        elif is_credit(line):
            line.role = Role.CAPTION
            if not line.gap and before.role is Role.BODY and len(before.text) < 200:
                before.role = Role.CAPTION
        elif line in below or is_caption(line, tail or pictured(line, after) or len(line.words) > 12):
            line.role = Role.CAPTION
        else:
            line.role, links = Role.BODY, False
        listing = line.role is Role.BODY and (line.text[-1] == ":" or (listing and not line.prose))
    _source(rest, article)
    _unsigned(rest, article, last)


def _paragraph(line: Line) -> bool:
    return line.prose and not is_caption(line, False)


def _closes_item(before: Line, after: Line | None) -> bool:
    """Whether a line stands between two items of a digest, where each may carry its author."""
    return before.stopped and after is not None and after.text[0] == "*"


def _source(rest: list[Line], article: Article) -> None:
    """The agency of a source tag at the head of the lead or of the paragraph behind it."""
    for line in rest[:2]:
        if article.agency is None and (tag := source_tag(article.text, line.start, line.end)):
            article.agency = Found(closed_up(article.text[slice(*tag)]), (tag,), "agency.source_tag")


def _unsigned(rest: list[Line], article: Article, last: int) -> None:
    """Where no line was a signature: one glued to the last paragraph, or a unit that signs below everything."""
    if article.byline is None and last >= 0:
        closing = rest[last]
        if found := glued(article.text, closing.start, closing.end):
            _credit(article, found)
    tail = [line for line in rest[last + 1 :] if line.role is not Role.FURNITURE]
    if article.byline is None and tail and tail[-1].role in (Role.CAPTION, Role.BODY):
        if unit := unit_line(article.text, tail[-1].start, tail[-1].end):
            tail[-1].role = Role.SIGNATURE
            _credit(article, unit)


def _credit(article: Article, credit: Credit) -> None:
    """Takes over what a signature says; of several, the first author and the first source."""
    if credit.byline and article.byline is None:
        article.byline = Found(closed_up(article.text[slice(*credit.byline)]), (credit.byline,), credit.rule)
    if credit.agency and article.agency is None:
        article.agency = Found(closed_up(article.text[slice(*credit.agency)]), (credit.agency,), credit.rule)


def _blocks(page: list[Line], text: str) -> list[Block]:
    """Lines → blocks: a line of its own, or one that goes on over the line break, or a list with its intro."""
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
    """Whether a line belongs to the block of the line before it."""
    if line.gap:
        return False
    if role is Role.TITLE:
        return True
    if role in (Role.LEAD, Role.BODY, Role.CAPTION):
        if role is Role.CAPTION and is_credit(line):
            return True
        return runs_on(previous, line, broken=role is Role.CAPTION) or (line.item and (previous.item or previous.text[-1] == ":"))
    return False
