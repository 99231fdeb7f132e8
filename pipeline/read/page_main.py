"""Which lines of a page are its article: the box that holds its prose, and the headline above it."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from lxml import etree, html

from pipeline.errors import UnreadableError
from pipeline.read.captions import is_caption
from pipeline.read.dateline import page_date
from pipeline.read.furniture import heads_links, is_furniture, is_link, leads_away, phrases
from pipeline.read.lines import Line
from pipeline.read.page_blocks import Page, Printed
from pipeline.read.signature import credit_line

for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)  # a page without an article or a date is no error of ours

_SPACES = re.compile(r"\s+")
_MARK = re.compile(r"\A(?:-|\d+\.)\s")
_MOST_ELEMENTS = 8_000
"""trafilatura walks a tree many times over; a page of more elements is judged without it."""
_MOST_STEPS = 120_000
"""The same for the sum of all elements' depths: it looks at the ancestors of each. A large page has 50,000."""
_OWN = 0.85
"""The article's box is the smallest element that holds so much of its prose."""
_ALL = 0.97
_LEAST = 600  # characters of prose
_LINKED = 0.5
"""With that much of the prose in one box, at least so much there, and at most so many links, no second opinion is
asked for."""
_BESIDE = 0.5
_TAIL = 12  # lines; signature and source stand at most so far behind the article's box


def as_line(printed: Printed) -> Line:
    """The line as the rules for plain text see it."""
    return Line(0, len(printed.text), printed.text, gap=printed.gap)


def is_prose(line: Printed) -> bool:
    """Whether a line is a paragraph of running text and not a link."""
    return len(line.text) >= 60 and line.linked * 2 < len(line.text) and line.heading == 0 and as_line(line).prose


def set_aside(page: Page, prose: Sequence[int]) -> set[int]:
    """The numbers of the boxes beside the article; `prose` counts the characters of each line that is prose.

    A box that holds most of the page's prose is the article's own, whatever it is called (`has-sidebar`), if the main
    heading stands in it or it has more paragraphs than links; a list of teasers may be longer than a short article.
    """
    held: dict[int, int] = {}
    balance: dict[int, int] = {}  # lines of prose less links, boxes within left out
    for line, size in zip(page.lines, prose, strict=True):
        for number in line.asides:
            held[number] = held.get(number, 0) + size
        if line.asides:
            linked = line.linked * 2 > len(line.text)
            balance[line.asides[-1]] = balance.get(line.asides[-1], 0) + (size > 0) - linked
    headed = {number for line in page.lines if line.heading == 1 for number in line.asides}
    own = {number for number in held if number in headed or balance.get(number, 0) > 0}
    aside = {number for number, size in held.items() if size <= _BESIDE * sum(prose) or number not in own}
    free = any(size and aside.isdisjoint(line.asides) for line, size in zip(page.lines, prose, strict=True))
    return aside if free or not any(prose) else set()


def weigh(page: Page, tree: html.HtmlElement, prose: Sequence[int], aside: set[int]) -> list[int]:
    """How much each line speaks for being the article's: its characters of prose, boxes aside left out.

    Where prose stands in several places, only what a library takes for the main text counts (it takes longer than all
    the rest); where there is no prose, all that isn't furniture. Raises UnreadableError for a page without such a line.
    """
    lines = page.lines
    free = [size if aside.isdisjoint(line.asides) else 0 for line, size in zip(lines, prose, strict=True)]
    if any(free) and _gathered(page, free):
        return free
    main = main_text(page, tree, aside)
    weights = [size if size and _bare(line.text) in main else 0 for line, size in zip(lines, free, strict=True)]
    if not any(weights):
        weights = free if any(free) else [0 if furniture(line, aside) else len(line.text) for line in lines]
    if not any(weights):
        raise UnreadableError("no article: the page holds links and buttons only", 0)
    return weights


def _gathered(page: Page, prose: Sequence[int]) -> bool:
    """Whether one box holds nearly all prose of the page, and more prose than links."""
    within = inside(page, article_box(page, prose))
    held = sum(size for size, inner in zip(prose, within, strict=True) if inner)
    linked = sum(line.linked for line, inner in zip(page.lines, within, strict=True) if inner)
    return held >= _ALL * sum(prose) and held >= _LEAST and linked <= _LINKED * held


def _bare(text: str) -> str:
    return _SPACES.sub("", _MARK.sub("", text))


def main_text(page: Page, tree: html.HtmlElement, aside: set[int]) -> str:
    """What trafilatura, or else resiliparse, takes for the page's main text, without any white space.

    The boxes beside the article are taken out of `tree` before. Empty if neither finds any, or the page is too large
    for them.
    """
    for number in sorted(aside, reverse=True):
        element = page.elements[number]
        if element.getparent() is not None:
            element.drop_tree()
    if len(page.elements) > _MOST_ELEMENTS or _steps(page) > _MOST_STEPS:
        return ""
    # imported here since they take 0.3 s and most pages need neither
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
    from trafilatura import bare_extraction  # noqa: PLC0415

    document = bare_extraction(tree, include_comments=False, deduplicate=False)
    text = document.text if document is not None and not isinstance(document, dict) else ""
    if not text or len(text) < 200:
        text = extract_plain_text(etree.tostring(tree, encoding="unicode"), main_content=True) or text
    return _SPACES.sub("", text or "")


def _steps(page: Page) -> int:
    depths: list[int] = []
    for parent in page.parents:
        depths.append(depths[parent] + 1 if parent >= 0 else 0)
    return sum(depths)


def article_box(page: Page, weights: Sequence[int]) -> int:
    """The number of the smallest element that holds _OWN of the lines' `weights`."""
    held = [0] * len(page.parents)
    for line, weight in zip(page.lines, weights, strict=True):
        held[line.place] += weight
    for number in range(len(held) - 1, 0, -1):
        held[page.parents[number]] += held[number]
    least = _OWN * held[0]
    return max(number for number, size in enumerate(held) if size >= least)


def inside(page: Page, box: int) -> list[bool]:
    """For each line whether it lies in the element `box`."""
    within = [False] * len(page.parents)
    for number, parent in enumerate(page.parents):
        within[number] = number == box or (parent >= 0 and within[parent])
    return [within[line.place] for line in page.lines]


def furniture(line: Printed, aside: set[int]) -> bool:
    """Whether a line is none of the article's, by its box, its links or its words."""
    if not aside.isdisjoint(line.asides):
        return True
    if line.linked >= 0.8 * len(line.text) and len(line.text) > 1:
        return True
    seen = as_line(line)
    if line.linked * 2 > len(line.text) and (is_link(seen) or page_date(seen) is not None):
        return True
    return is_furniture(seen) or leads_away(seen)


def ends_article(line: Printed) -> bool:
    """Whether the line is the heading of what follows an article: other articles, comments, tags."""
    seen = as_line(line)
    bare = seen.folded.strip(" .:()0123456789-–»>")
    return heads_links(seen) or bare in phrases("comments")


def signs(line: Printed) -> bool:
    """Whether a line behind the article's box still belongs to it: author, source, caption."""
    seen = as_line(line)
    return "author" in line.kinds or credit_line(line.text, 0, len(line.text)) is not None or is_caption(seen)


def body_lines(page: Page, start: int, weights: Sequence[int], box: Sequence[bool], aside: set[int]) -> list[int]:
    """The numbers of the article's lines from `start` on, furniture left out.

    Behind the heading of a list of links the article goes on with a paragraph that has its home where those before had
    theirs, or a shorter line in an element beside them; teasers of other articles and comments live elsewhere.
    """
    lines = page.lines
    last_prose = max((i for i, weight in enumerate(weights) if weight and box[i]), default=-1)
    last_inside = max((i for i, within in enumerate(box) if within), default=-1)
    kept: list[int] = []
    homes: set[tuple[int, int]] = set()
    places: set[int] = set()
    links = False
    for i in range(start, len(lines)):
        line = lines[i]
        home = _home(page, line)
        if not aside.isdisjoint(line.asides):
            continue
        if ends_article(line) and not weights[i]:
            if i > last_prose:
                break
            links = True
        elif furniture(line, aside):
            if i > last_inside + _TAIL:
                break
        elif links and homes.isdisjoint(home if weights[i] else home[:1] if line.place not in places else ()):
            continue
        elif i <= last_inside:
            links = False
            kept.append(i)
            if weights[i]:
                homes.update(home)
                places.add(line.place)
        elif i > last_inside + _TAIL:
            break
        elif weights[i] or signs(line):
            kept.append(i)
    return kept


def _home(page: Page, line: Printed) -> tuple[tuple[int, int], tuple[int, int]]:
    """The element around the line's own, and the one around that, each with its distance."""
    parent = page.parents[line.place]
    return (1, parent), (2, page.parents[parent] if parent >= 0 else -1)
