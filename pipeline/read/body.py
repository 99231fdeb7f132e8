"""A page from the first paragraph down: lead, body, captions, signatures, related links, imprint."""

from __future__ import annotations

from pipeline.article import Article, Role
from pipeline.found import Found
from pipeline.read.agency import source_tag
from pipeline.read.captions import captions_below, is_caption, is_credit, pictured, runs_on
from pipeline.read.credits import take_agency, take_credit, take_signature
from pipeline.read.dateline import PageDate, page_date
from pipeline.read.furniture import heads_links, is_furniture, is_link, leads_away
from pipeline.read.lines import Line
from pipeline.read.signature import Credit, credit_line, glued, unit_line

_EARLY = 3  # lines; so near the lead a date alone on its line is that of publication


def lay_out_body(page: list[Line], article: Article) -> None:
    """Gives all lines that have no role yet theirs; sets agency, byline and a publication date below the text."""
    for line in page:
        if line.role is Role.SIGNATURE:
            take_signature(article, line)
    rest = [line for line in page if line.role is None]
    below = captions_below(page)
    last = max((i for i, line in enumerate(rest) if _paragraph(line) and line not in below), default=-1)
    links = listing = digest = False
    for i, line in enumerate(rest):
        tail = i > last
        before = rest[i - 1] if i else None
        after = rest[i + 1] if i + 1 < len(rest) else None
        if before is None:
            line.role = Role.LEAD
        elif line.prose and line.stopped:
            line.role, links = Role.CAPTION if line in below or is_caption(line) else Role.BODY, False
        elif heads_links(line):
            line.role, links = Role.FURNITURE, True
        elif links and not line.prose:
            line.role = Role.FURNITURE
        elif is_furniture(line) or leads_away(line) or (tail and is_link(line)):
            line.role, links = Role.FURNITURE, False
        elif listing and not line.stopped and len(line.text) < 160 and not pictured(line):
            line.role = Role.BODY
        elif credit := _signature(article, line, before, after, tail=tail):
            line.role = Role.SIGNATURE
            digest = digest or not tail
            take_credit(article, credit, joins=digest)
        elif (date := page_date(line)) and (tail or date.stated or (i < _EARLY and article.published is None)):
            line.role = Role.DATELINE
            _published_below(article, line, date, early=i < _EARLY)
        elif (before.role is Role.CAPTION and runs_on(before, line)) or line in below or is_credit(line):
            line.role = Role.CAPTION
            if is_credit(line) and not line.gap and before.role is Role.BODY and len(before.text) < 200:
                before.role = Role.CAPTION  # the caption to which the photographer's name belongs
        elif is_caption(line, between=tail or pictured(line, after) or len(line.words) > 12):
            line.role = Role.CAPTION
        else:
            line.role, links = Role.BODY, False
        listing = line.role is Role.BODY and (line.text[-1] == ":" or (listing and not _ends_list(line)))
    for line in rest[:2]:
        if tag := source_tag(article.text, line.start, line.end):
            take_agency(article, tag, "agency.source_tag")
    if article.byline is None:
        _unsigned(rest, article, last)


def _ends_list(line: Line) -> bool:
    return line.prose or (line.text[-1] in ".!?" and not line.item)


def _paragraph(line: Line) -> bool:
    return line.prose and not is_caption(line)


def _signature(article: Article, line: Line, before: Line, after: Line | None, *, tail: bool) -> Credit | None:
    """A signature; a name alone counts below the last paragraph and between the items of a digest."""
    item = before.stopped and after is not None and after.text[0] == "*"
    return credit_line(article.text, line.start, line.end, bare=tail or item)


def _published_below(article: Article, line: Line, date: PageDate, *, early: bool) -> None:
    """A date below the lead counts if it says what it is, or stands right below (`early`), and none stands above."""
    if article.published is None and (date.stated or early):
        span = (line.start + date.start, line.start + date.end)
        article.published = Found(date.day, (span,), "published.below")


def _unsigned(rest: list[Line], article: Article, last: int) -> None:
    """Where no line was a signature: one glued to the last paragraph, or a unit that signs below everything."""
    if last >= 0 and (credit := glued(article.text, rest[last].start, rest[last].end)):
        take_credit(article, credit)
    tail = [line for line in rest[last + 1 :] if line.role is not Role.FURNITURE]
    if article.byline is None and tail and tail[-1].role in {Role.CAPTION, Role.BODY}:
        closing = tail[-1]
        if credit := unit_line(article.text, closing.start, closing.end):
            closing.role = Role.SIGNATURE
            take_credit(article, credit)
