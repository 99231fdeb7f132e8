"""The lines of a page and what can be seen of them without reading them: length, gaps, stops, bullets, capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.article import Role
from pipeline.text.normal import CAPITALS, fold
from pipeline.text.sentences import ITEM

_STOPPED = re.compile(r"(?:[.!?…;:]|\./\.)[\"”’'»)\]]*\Z")
# a stop within the line behind a small letter, not one of a short form
_INNER = re.compile(rf"(?<=[^\W_{CAPITALS}])(?:[.!?…]|\./\.)[\"”]?\s+[{CAPITALS}]")
_WORD = re.compile(r"[^\W_]+")

PROSE = 60
"""A line of at least so many characters that ends like a sentence is prose: shorter ones can be captions or menus."""
LONG = 260
"""A line of more characters is prose even without a stop: headlines and captions stay well below."""


@dataclass(eq=False)
class Line:
    """A line that isn't blank: half-open offsets of its text without surrounding space, and what it has become."""

    start: int
    end: int
    text: str
    indent: int = 0
    gap: bool = False  # whether blank lines stand before it
    role: Role | None = None
    credited: bool | None = None  # whether it names a photographer; None until asked for

    @cached_property
    def folded(self) -> str:
        """The line as it is compared: lower case, one tone placement, same length."""
        return fold(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The runs of letters and digits of its first 300 characters."""
        return _WORD.findall(self.text[:300])

    @cached_property
    def stopped(self) -> bool:
        """Whether it ends with a stop, colon or semicolon, closing quotes and brackets aside."""
        return _STOPPED.search(self.text[-12:]) is not None

    @cached_property
    def item(self) -> bool:
        """Whether it begins with a bullet or a number, as items of a list do."""
        return ITEM.match(self.text) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as a paragraph: a sentence with its stop, several of them, or longer than any headline."""
        size, last = len(self.text), self.text[-8:].rstrip("\"”’'»)] ")[-1:]
        several = size >= (PROSE if last == ":" else 2 * PROSE) and _INNER.search(self.text) is not None
        if size > LONG or several:
            return True
        return size >= (2 * PROSE if last in "?!" else PROSE) and self.stopped and last not in ":;"

    @property
    def capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()


def lines(text: str) -> list[Line]:
    """The lines of `text` that aren't blank, in order."""
    found = []
    place, gap = 0, False
    for raw in text.split("\n"):
        if kept := raw.strip():
            indent = len(raw) - len(raw.lstrip())
            start = place + indent
            found.append(Line(start, start + len(kept), kept, indent, gap))
            gap = False
        else:
            gap = True
        place += len(raw) + 1
    return found
