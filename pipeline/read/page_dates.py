"""A page's day of publication: all candidates in the order of their trust, and the one that holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree, html

from pipeline.found import Found
from pipeline.read.dateline import stamp_day
from pipeline.read.page_meta import Meta

_FIRST = dt.date(1995, 1, 1)
"""No page of the Vietnamese web is older; a date before it is a default value of some software."""
_MOST_ELEMENTS = 1_000
_PATH_DAY = re.compile(r"(?<!\d)(20\d\d|199\d)([/_-])(\d{1,2})\2(\d{1,2})(?!\d)")
_ID_DAY = re.compile(r"(?<![^\W_])(20\d\d|199\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{4,9})?(?![^\W_])")
_TURNED_DAY = re.compile(r"(?<!\d)(\d{1,2})([/_-])(\d{1,2})\2(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day (`YYYY-MM-DD`) that may be that of publication, and where it stands (`meta:pubdate`, `text`, `url`)."""

    origin: str
    day: str


def url_day(url: str | None) -> str | None:
    """The day in an address: `/2017/12/21/`, `/21-12-2017/`, `-20171221123456.htm`; None if there is none."""
    if not url:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for pattern, (year, month, day) in ((_PATH_DAY, (1, 3, 4)), (_ID_DAY, (1, 2, 3)), (_TURNED_DAY, (4, 3, 1))):
        for match in pattern.finditer(path):
            try:
                return dt.date(int(match[year]), int(match[month]), int(match[day])).isoformat()
            except ValueError:
                continue
    return None


def candidates(
    meta: Meta,
    stamps: Iterable[str],
    stated: Found | None,
    url: str | None,
    search: Callable[[], str | None],
) -> Iterator[Candidate]:
    """All candidates, the surest first.

    JSON-LD and meta, time elements beside the title (`stamps`), the dateline (`stated`), the address; if none of them
    gives a day, what `search` finds, and last the day of the last change.
    """
    found = [
        *((origin, stamp_day(value)) for origin, value in meta.published),
        *(("meta:time", stamp_day(value)) for value in stamps),
        ("text", str(stated.value) if stated else None),
        ("url", url_day(url)),
    ]
    known = [Candidate(origin, day) for origin, day in found if day]
    yield from known
    if known:
        return
    modified = [Candidate(origin, day) for origin, value in meta.modified if (day := stamp_day(value))]
    if (day := search()) and all(day != item.day for item in modified):
        yield Candidate("htmldate", day)
    yield from modified


def searched(tree: html.HtmlElement, beside: Iterable[html.HtmlElement], url: str | None) -> str | None:
    """What htmldate finds without guessing in the page's head and in the small elements `beside` the headline.

    It sees nothing else: in a whole page it may take a related article's date. JSON-LD is read here with more care.
    None for a head of very many elements.
    """
    from htmldate import find_date  # noqa: PLC0415  # 0.2 s, and seldom asked

    part = html.Element("html")
    head = tree.find("head")
    if head is not None:
        if len(head) > _MOST_ELEMENTS:
            return None
        part.append(deepcopy(head))
        etree.strip_elements(part, "script", with_tail=False)
    body = etree.SubElement(part, "body")
    for element in beside:
        if sum(1 for _ in zip(range(5), element.iter(), strict=False)) < 5 and len(element.text_content()) < 200:
            body.append(deepcopy(element))
    day: str | None = find_date(part, extensive_search=False, original_date=True, url=url)
    return day


def publication(
    found: list[Candidate], stated: Found | None, *, until: str | None = None, today: frozenset[str] = frozenset()
) -> Found | None:
    """The first candidate that can be: not later than `until`, the day the page was fetched, nor before the web.

    `today` are days that the page shows above the article as its today: a machine-readable date that says the same
    while the dateline says otherwise was made when the page was. All candidates stand in the notes.
    """
    last = _last(until)
    chosen = next((item for item in found if _can_be(item, last) and not _made_today(item, stated, today)), None)
    if chosen is None:
        return None
    notes = {"candidates": "; ".join(dict.fromkeys(f"{item.origin}={item.day}" for item in found))}
    if stated is not None and stated.value == chosen.day:
        return Found(stated.value, stated.spans, stated.rule, {**stated.notes, **notes})
    return Found(chosen.day, (), f"published.{chosen.origin.partition(':')[0]}", notes, chosen.origin)


def _last(until: str | None) -> dt.date:
    """One day more than `until`, which is by another clock; without it, the last day there is."""
    day = stamp_day(until) if until else None
    return dt.date.fromisoformat(day) + dt.timedelta(days=1) if day and day < "9999-12-31" else dt.date.max


def _can_be(item: Candidate, last: dt.date) -> bool:
    return _FIRST <= dt.date.fromisoformat(item.day) <= last


def _made_today(item: Candidate, stated: Found | None, today: frozenset[str]) -> bool:
    if item.day not in today or item.origin == "text":
        return False
    return item.origin == "htmldate" or (stated is not None and stated.value != item.day)
