"""The state of reading a list, and what is done with each of its entries: values, shared heads, tags behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.found import Found, Span

OFFICE = re.compile(
    r"(?:(?:là|làm|giữ|giữ chức|đơn vị|tân|nguyên)\s+){0,3}(?:phó trưởng khối|phó trưởng cụm|trưởng khối|trưởng cụm|"
    r"khối trưởng|khối phó|cụm trưởng|cụm phó|phó khối|phó cụm)(?:\s+(?:thi đua|thứ nhất|thứ hai)){0,2}(?!\w)"
)
"""The offices that a unit holds in its khối or cụm, in folded text."""
_TAG = re.compile(r"[-–—,]\s*|")
_BREAK = re.compile(r"[;,.\n]")
_SPACES = re.compile(r"\s+")
_LOOSE = re.compile(r"\s+([,;])")
_BRACKET = 800  # characters; a longer bracket is one that was never closed


@dataclass(slots=True)
class Shared:
    """The head that the following bare names share."""

    spans: tuple[Span, ...]
    levels: tuple[str, ...] = ()  # folded level words that the head ends with
    plural: bool = True  # said of several units (`các huyện`); else the head of the unit before (`huyện A, B`)

    @property
    def numbered(self) -> bool:
        """Whether the names to come may be bare numbers: `các phường: 1, 2 và 3`."""
        return self.levels in (("phường",), ("quận",), ("khu phố",), ("tổ dân phố",))


@dataclass(slots=True)
class Listing:
    """Where the reading of one list stands; `limit` is the offset that it may not pass."""

    text: str
    folded: str
    limit: int
    items: list[Found] = field(default_factory=list)
    shared: Shared | None = None
    vertical: bool = False  # one entry a line
    marked: bool = False  # its lines have bullets or numbers
    bracketed: bool = False  # the shared head's names stand in a bracket: `4 xã (A, B) và phường C`
    fresh: bool = True  # nothing read yet, or a head that opens names: no separator is asked for

    def opens(self, pos: int, *, loose: bool) -> bool:
        """Whether a name may begin at `pos`: a capital or a number; anything but space if `loose`."""
        if pos >= self.limit:
            return False
        mark = self.text[pos]
        return mark.isupper() or mark.isdigit() or (loose and not mark.isspace())

    def add(self, own: Span, rule: str, kind: str = "") -> int:
        """Adds the entry in `own`, behind the shared head if the rule is "lists.bare"; the offset after its tags."""
        self.fresh = False
        shared = self.shared
        spans: tuple[Span, ...] = (own,)
        if rule == "lists.bare" and shared and shared.spans:
            spans = (*shared.spans, own)
            rule = "lists.shared_level" if shared.levels else "lists.shared_head"
            rule = rule if shared.plural else "lists.first_head"
        value = plain(self.text, spans)
        if rule == "lists.shared_head":
            value = value[:1].upper() + value[1:]
        self.items.append(Found(value, spans, rule, notes={"kind": kind} if kind else {}))
        return self.tags(own[1])

    def tags(self, end: int) -> int:
        """Reads what follows the last entry: brackets are left out, an office of the block becomes its note."""
        text, folded, limit = self.text, self.folded, self.limit
        while True:
            at = end
            while at < limit and text[at] == " ":
                at += 1
            if at >= limit:
                return end
            if text[at] in "([":
                close = closing(text, at, limit)
                self._note(at + 1, close)
                end = close + 1 if text[close : close + 1] in (")", "]") else close
                continue
            tag = _TAG.match(text, at, limit)
            office = OFFICE.match(folded, tag.end() if tag else at, limit)
            if office is None or not _ends_tag(folded, office.end(), limit):
                return end
            self._note(office.start(), office.end())
            end = office.end()

    def _note(self, start: int, end: int) -> None:
        """Notes the office of the block that text[start:end] names at the last entry."""
        office = OFFICE.search(self.folded, start, end)
        if office and self.items:
            last = self.items[-1]
            last.notes = {**last.notes, "office": self.text[office.start() : office.end()]}


def _ends_tag(folded: str, pos: int, limit: int) -> bool:
    """Whether an office is a tag of the unit before it: no more words follow than `và`."""
    return pos >= limit or not folded[pos : pos + 2].strip().isalnum() or folded.startswith(" và ", pos)


def closing(text: str, start: int, limit: int) -> int:
    """Offset of the bracket that closes the one at `start`; of one never closed, the next stop, comma or semicolon."""
    depth = 0
    for i in range(start, min(limit, start + _BRACKET)):
        if text[i] in "([":
            depth += 1
        elif text[i] in ")]":
            depth -= 1
            if depth == 0:
                return i
        elif text[i] == "\n":
            break
    stop = _BREAK.search(text, start, limit)
    return stop.start() if stop else limit


def plain(text: str, spans: tuple[Span, ...]) -> str:
    """The slices of `text` joined by spaces, stray spaces closed up."""
    joined = " ".join(text[a:b] for a, b in spans)
    return _LOOSE.sub(r"\1", _SPACES.sub(" ", joined)).strip(" .,;:")
