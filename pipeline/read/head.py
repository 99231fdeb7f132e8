"""The top of a page, down to the first paragraph: menu, masthead, headline, date line, author."""

from __future__ import annotations

import re

from pipeline.article import Article, Role
from pipeline.found import Found
from pipeline.read.agency import dated_tag
from pipeline.read.captions import is_caption, shows_people
from pipeline.read.credits import take_agency, take_credit
from pipeline.read.dateline import PageDate, leading_date, near, page_date
from pipeline.read.furniture import is_breadcrumb, is_furniture
from pipeline.read.headline import closed_up, headline
from pipeline.read.lines import Line
from pipeline.read.signature import credit_line
from pipeline.text.sentences import split

HEAD = 150
"""The lead stands within so many lines; a page without a paragraph among them has none."""
_PARTS = re.compile(r"\s*\|\s*|\s+[-–]\s+|\s{2,}")
_TODAY = re.compile(r"hôm\s+nay\s*[:,\-–]")
_Dated = tuple[Line, PageDate]


def lay_out_head(page: list[Line], article: Article) -> None:
    """Gives the lines above the lead their roles; sets the article's title, publication date and an author named there.

    Leaves the lead and all below it, and a sapo without a stop, without a role. A line that has its role already keeps
    it: a known title is not looked for, and a known dateline counts wherever it stands.
    """
    known = {line for line in page[:HEAD] if line.role is not None}
    above, dates, lead = _above(page, article)
    chosen = [line for line in above if line.role is Role.TITLE] or headline(above, lead)
    if chosen:
        value = closed_up(" ".join(line.text for line in chosen))
        spans = tuple((line.start, line.end) for line in chosen)
        rule = "title.first_line" if chosen[0] is page[0] else "title.above_lead"
        article.title = Found(value, spans, "title.marked" if chosen[0] in known else rule)
    below = not chosen
    for line in above:
        if line in chosen:
            line.role, below = Role.TITLE, True
        elif line.role is not None:
            continue
        elif not below:
            line.role = Role.FURNITURE
        elif credit := credit_line(article.text, line.start, line.end):
            line.role = Role.SIGNATURE
            take_credit(article, credit)
        elif is_caption(line, between=shows_people(line)):
            line.role = Role.CAPTION
    top = chosen[0].start if chosen else (lead.start if lead else 0)
    _publication(article, dates, -1 if any(line in known for line, _ in dates) else top, lead)


def _above(page: list[Line], article: Article) -> tuple[list[Line], list[_Dated], Line | None]:
    """The lines above the lead, those of them that are dates, and the lead; furniture and dates get their roles."""
    above: list[Line] = []
    dates: list[_Dated] = []
    for line, following in zip(page[:HEAD], [*page[1:], None], strict=False):
        if line.role is not None:
            above.append(line)
            if line.role is Role.DATELINE and (date := page_date(line)):
                dates.append((line, date))
                _signed_date(article, line)
            continue
        if line.prose and line.stopped and (above or not _stopped_headline(line, following)):
            return above, dates, line
        if date := page_date(line):
            line.role = Role.MASTHEAD if date.placed and not date.stated else Role.DATELINE
            dates.append((line, date))
            if tag := dated_tag(article.text, line.start, line.end):
                take_agency(article, tag, "agency.dated")
            _signed_date(article, line)
        elif _TODAY.match(line.folded) and len(line.text) < 80:
            line.role = Role.MASTHEAD
        elif is_furniture(line) or is_breadcrumb(line):
            line.role = Role.FURNITURE
        elif (line.prose and not line.stopped) or _sentence(line, following):
            return above, dates, line
        above.append(line)
    return above, dates, None


def _sentence(line: Line, following: Line | None) -> bool:
    """A short first sentence of the article."""
    return line.text[-1] == "." and len(line.words) >= 5 and not _stopped_headline(line, following)


def _stopped_headline(line: Line, following: Line | None) -> bool:
    """A headline printed with a final stop: the one sentence above a date line."""
    if len(line.text) > 200 or following is None:
        return False
    return page_date(following) is not None and len(list(split(line.text))) == 1


def _signed_date(article: Article, line: Line) -> None:
    """Takes the author from a date line of several parts: `Tác giả: Lò Thị Mây | 14/10/2016`."""
    place = 0
    for part in _PARTS.split(line.text):
        start = line.start + line.text.index(part, place)
        place = start - line.start + len(part)
        credit = credit_line(article.text, start, start + len(part), bare=False)
        if credit and credit.byline:
            take_credit(article, credit)


def _publication(article: Article, dates: list[_Dated], top: int, lead: Line | None) -> None:
    """The first date below the headline, or one that says of itself that it is the day of publication.

    A date above the headline is the day on which the page was opened; one without a place that stands directly above
    the headline counts where the lead tells of a day shortly before it.
    """
    for line, date in dates:
        if line.start < top and not date.stated:
            line.role = Role.MASTHEAD
    counted = [pair for pair in dates if pair[0].start > top or pair[1].stated]
    best = next((pair for pair in counted if pair[1].stated), counted[0] if counted else None)
    rule = "published.dateline"
    if best is None and dates and lead is not None:
        date = dates[-1][1]
        if date.timed and not date.placed and near(date.day, lead.text[:200]):
            best, rule = dates[-1], "published.above_headline"
    if best is not None:
        best[0].role = Role.DATELINE
    elif lead is not None and (first := leading_date(lead.text)):
        best, rule = (lead, first), "published.leading"
    if best is not None:
        line, date = best
        article.published = Found(date.day, ((line.start + date.start, line.start + date.end),), rule)
