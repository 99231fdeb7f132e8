"""A page's tree → the lines that a browser would show, each with what its elements say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree, html

from pipeline.errors import UnreadableError
from pipeline.read.page_names import element_kinds, tag_kinds, tags
from pipeline.text.normal import clean
from pipeline.text.sentences import ITEM

CELL = " | "
"""Stands between the cells of a table's row."""
LONGEST = 400_000  # characters
MOST = 6_000  # lines
"""A page that shows more than that is no article."""
_MOST_LINES = {"title": 3, "date": 2, "author": 2, "caption": 5, "sapo": 8, "masthead": 3, "aside": 0, "hidden": 0}
"""An element of more lines is not what its name says, but a box that holds such a one."""
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_SLANTED = frozenset({"em", "i", "center", "cite"})
_OWN_LINE = frozenset({"title", "date", "author", "caption", "masthead"})
_CENTRED = re.compile(r"text-align\s*:\s*center|font-style\s*:\s*italic")
_WHOLE = frozenset({"html", "body", "main", "article", "form"})  # their classes speak of the page, or of its tags
_NONE: frozenset[str] = frozenset()


@dataclass(eq=False, slots=True)
class Printed:
    """One line of a page. `place` is the number of the element it stands in, `asides` those of all boxes beside the
    article around it; `linked` counts its characters that are links.
    """

    text: str
    place: int
    gap: bool
    heading: int = 0
    linked: int = 0
    asides: tuple[int, ...] = ()
    kinds: frozenset[str] = _NONE
    pictured: bool = False  # a picture and no text stands before it
    styled: bool = False  # centred or slanted as a whole
    stamp: str | None = None  # the machine-readable date of its element


@dataclass(slots=True)
class Page:
    """The lines in their order; `parents` has the number of each element's parent, `elements` the elements."""

    lines: list[Printed] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    elements: list[html.HtmlElement] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """An element that is being read: its number, the line it began with, what to undo at its end."""

    number: int
    tag: str
    line: int
    kinds: frozenset[str]
    block: bool
    styled: bool
    stamp: str | None
    cells: list[int] | None = None  # of a row: where each cell's lines end
    rows: list[tuple[int, list[int]]] | None = None  # of a table: its rows that may be one line


class _Printer:
    def __init__(self) -> None:
        self.page = Page()
        self.inline, self.unseen, self.telling = tags("inline"), tags("unseen"), tag_kinds()
        self.stack: list[_Open] = []
        self.asides: tuple[int, ...] = ()
        self.parts: list[str] = []
        self.links = self.styles = self.pre = 0
        self.linked = self.plain = self.heading = 0
        self.slant = self.size = 0
        self.gap = self.picture = False
        self.prefix = ""
        self.counters: list[int] = []

    def start(self, element: html.HtmlElement) -> bool:
        """Opens an element; False if its content is to be passed over."""
        tag = element.tag
        number = len(self.page.elements)
        self.page.elements.append(element)
        self.page.parents.append(self.stack[-1].number if self.stack else -1)
        attributes = element.attrib
        kinds = element_kinds(element) if attributes or tag in self.telling else _NONE
        block = (tag not in self.inline and ":" not in tag) or bool(kinds & _OWN_LINE)
        styled = tag in _SLANTED
        if attributes and not styled:
            style = attributes.get("style")
            styled = attributes.get("align") == "center" or bool(style and _CENTRED.search(style))
        opened = _Open(number, tag, len(self.page.lines), kinds, block, styled, None)
        standing = bool(self.parts)
        if block:
            self.flush()
            opened.line = len(self.page.lines)
            self.gap = self.gap or self._apart(tag)
        if tag in self.unseen:
            self.stack.append(opened)
            return False
        if "date" in kinds:
            opened.stamp = attributes.get("datetime") or attributes.get("content")
        if ("aside" in kinds or "hidden" in kinds) and tag not in _WHOLE:
            self.asides = (*self.asides, number)
        self.styles += styled
        if tag == "a":
            self.links += 1
        elif tag == "br":
            self.gap = self.gap or not standing
        elif tag == "img":
            self.picture = True
        elif tag == "pre":
            self.pre += 1
        elif tag == "tr":
            opened.cells = []
        elif tag == "table":
            opened.rows = []
        elif tag in {"ol", "ul"}:
            self.counters.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._item()
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        self.stack.append(opened)
        if element.text:
            self.text(element.text)
        return True

    def end(self, element: html.HtmlElement) -> None:
        opened = self.stack.pop()
        tag = opened.tag
        if opened.block:
            self.flush(opened.number)
            self.gap = self.gap or self._apart(tag)
        if tag not in self.unseen:
            self._undo(opened)
        if element.tail:
            self.text(element.tail)

    def _undo(self, opened: _Open) -> None:
        tag = opened.tag
        if self.asides and self.asides[-1] == opened.number:
            self.asides = self.asides[:-1]
        self.styles -= opened.styled
        if tag == "a":
            self.links -= 1
        elif tag == "pre":
            self.pre -= 1
        elif tag in {"ol", "ul"}:
            self.counters.pop()
        elif tag in {"td", "th"}:
            if self.stack and self.stack[-1].cells is not None:
                self.stack[-1].cells.append(len(self.page.lines))
        elif tag == "tr":
            self._row(opened)
        elif tag == "table":
            self._table(opened)
        elif tag in _HEADINGS:
            self.heading = 0
        if kinds := opened.kinds:
            lines = self.page.lines[opened.line :]
            if fit := frozenset(kind for kind in kinds if len(lines) <= _MOST_LINES[kind]):
                for line in lines:
                    line.kinds |= fit
                    line.stamp = line.stamp or opened.stamp

    def _apart(self, tag: str) -> bool:
        """Whether a block stands apart from its neighbours: not the items of a list and what they hold, nor cells."""
        return tag not in {"br", "li", "tr", "td", "th"} and not self.counters

    def text(self, text: str) -> None:
        if self.pre and "\n" in text:
            first, *rest = text.split("\n")
            self._add(first)
            for line in rest:
                self.flush()
                self.gap = self.gap or not line.strip()
                self._add(line)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        size = len(text)
        if size < 40 and text.isspace():
            if self.parts:
                self.parts.append(" ")
            return
        self.parts.append(text)
        self.plain += size
        if self.links:
            self.linked += size
        if self.styles:
            self.slant += size

    def flush(self, place: int | None = None) -> None:
        """Ends the line, if any of it was printed."""
        if not self.parts:
            return
        text = " ".join(clean("".join(self.parts)).split())
        self.parts.clear()
        if text:
            if self.prefix and not ITEM.match(text):
                text = self.prefix + text
            number = self.stack[-1].number if place is None and self.stack else place or 0
            share = min(1.0, self.linked / self.plain) if self.linked else 0.0
            self.page.lines.append(
                Printed(
                    text, number, self.gap, self.heading, round(share * len(text)), self.asides,
                    pictured=self.picture, styled=self.slant == self.plain,
                )
            )  # fmt: skip
            self.gap = self.picture = False
            self.prefix = ""
            self.size += len(text)
            if self.size > LONGEST or len(self.page.lines) > MOST:
                shown = f"{len(self.page.lines):,} lines, {self.size:,} characters"
                raise UnreadableError(f"too long for an article: the page shows {shown} and more")
        self.linked = self.plain = self.slant = 0

    def _item(self) -> None:
        """The bullet or number that a browser shows before an item of a list."""
        self.prefix = "- "
        if self.counters and self.counters[-1] >= 0:
            self.counters[-1] += 1
            self.prefix = f"{self.counters[-1]}. "

    def _row(self, opened: _Open) -> None:
        table = next((o for o in self.stack[:-3:-1] if o.rows is not None), None)
        if table is None or table.rows is None or not opened.cells:
            return
        bounds = [opened.line, *opened.cells]
        sizes = [end - start for start, end in pairwise(bounds)]
        if sum(size > 0 for size in sizes) >= 2 and max(sizes) <= 4:
            table.rows.append((opened.line, opened.cells))

    def _table(self, opened: _Open) -> None:
        """Makes one line of each row of a table that holds data: two rows at least of short cells without links."""
        rows = opened.rows or []
        lines = self.page.lines
        fit = [(start, ends) for start, ends in rows if _short(lines[start : ends[-1]])]
        if len(fit) < 2:
            return
        merged: list[Printed] = []
        place = opened.line
        for start, ends in fit:
            merged += lines[place:start]
            cells = [" ".join(line.text for line in lines[a:b]) for a, b in zip([start, *ends], ends, strict=False)]
            row = lines[start]
            row.text = CELL.join(cell for cell in cells if cell)
            row.gap = row.gap and start == fit[0][0]
            row.heading = 0
            merged.append(row)
            place = ends[-1]
        lines[opened.line :] = merged + lines[place:]


def _short(row: list[Printed]) -> bool:
    return (
        sum(len(line.text) for line in row) <= 400
        and all(len(line.text) <= 250 and line.linked * 2 <= len(line.text) for line in row)
        and not any(line.pictured or line.kinds & _OWN_LINE for line in row[1:])
    )


def printed(tree: html.HtmlElement) -> Page:
    """The lines of a page, in the order of its source.

    A block element or `<br>` ends a line; an item of a list gets its bullet or number; the rows of a table that holds
    data are one line each, their cells apart by CELL; scripts, styles, forms' fields and the like print nothing.
    Raises UnreadableError for a page that shows more than LONGEST characters or MOST lines.
    """
    printer = _Printer()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if not isinstance(element.tag, str) or not printer.start(element):
                walk.skip_subtree()
        else:
            printer.end(element)
    printer.flush()
    return printer.page
