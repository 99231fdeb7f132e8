"""The headline of a page: the printed line that says what its metadata say, or its main heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.dateline import page_date
from pipeline.read.furniture import is_furniture
from pipeline.read.page_blocks import Page, Printed
from pipeline.read.page_main import as_line
from pipeline.read.page_meta import Meta
from pipeline.text.normal import fold

_OTHER = re.compile(r"[\W_]+")
_LEAST = 12  # letters: a shorter piece of a title element may be a section's name
_NEAR = 8  # lines above the first paragraph
_LINES = 3  # a headline runs over so many at most


def title_lines(page: Page, meta: Meta, first: int, within: Sequence[bool], aside: set[int]) -> list[int]:
    """The numbers of the headline's lines above the first paragraph (`first`); empty if the markup shows none.

    A line that says the same as one of the page's own titles is best, headings before others, the last before the
    first; else the heading nearest to the paragraph. A plain line must lie in the article's box (`within`), or no
    menu between it and the paragraph: a site's name, which many pages have for their title, stands above the menu.
    """
    site = _bare(meta.site or "")
    wanted = {bare for title in meta.titles if len(bare := _bare(title)) >= _LEAST and bare != site}
    bares = [_bare(line.text) for line in page.lines[: first + 1]]
    longest = max(map(len, wanted), default=0)
    barrier = max((i for i in range(first) if _leads(page.lines[i], aside)), default=-1)
    best: tuple[int, int, list[int]] | None = None
    for i, bare in enumerate(bares):
        joined = ""
        for n in range(_LINES):
            if i + n >= len(bares) or len(joined) > longest:
                break
            joined += bares[i + n]
            if bare and joined in wanted and (within[i] or i > barrier or _titled(page.lines[i])):
                rank = (_rank(page.lines[i], aside), i)
                if best is None or rank >= best[:2]:
                    best = (*rank, list(range(i, i + n + 1)))
    if best is not None and best[0] > -2:
        return best[2]
    near = [i for i in range(first) if page.lines[i].heading == 1 and _fits(page.lines[i], aside)]
    near = near or [
        i for i in range(max(0, first - _NEAR), first) if _titled(page.lines[i]) and _fits(page.lines[i], aside)
    ]
    return near[-1:]


def _bare(text: str) -> str:
    return _OTHER.sub("", fold(text))


def _rank(line: Printed, aside: set[int]) -> int:
    rank = {0: 0, 1: 3}.get(line.heading, 2) + 2 * ("title" in line.kinds)
    return rank - 2 * (line.linked * 2 > len(line.text)) - 4 * (not aside.isdisjoint(line.asides))


def _leads(line: Printed, aside: set[int]) -> bool:
    """Whether a line is a menu or a date that no article has."""
    if not aside.isdisjoint(line.asides) or line.linked * 2 > len(line.text):
        return True
    date = page_date(as_line(line))
    return date is not None and date.placed


def _titled(line: Printed) -> bool:
    return line.heading in {1, 2, 3} or "title" in line.kinds


def _fits(line: Printed, aside: set[int]) -> bool:
    """Whether a heading can be an article's: four words or more, no link, no name of a site."""
    if not aside.isdisjoint(line.asides) or line.linked * 2 > len(line.text):
        return False
    seen = as_line(line)
    return len(seen.words) >= 4 and not is_furniture(seen)
