"""What a site prints around an article: menus, breadcrumbs, buttons, counters, related links, imprints.

The phrases stand in gazetteers/furniture.csv; a line is furniture if it consists of them, not if it contains one.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.gazetteers import table
from pipeline.read.lines import Line
from pipeline.text.normal import fold

_PIECES = re.compile(r"\s{2,}|\s*(?:[|»›→•·\]\[<>]|->|--|::)+\s*")
_CRUMB = re.compile(r"\s*(?:»|›|→|->|>{1,2}|/|\\|::)\s*")
_EDGES = " \t[](){}<>«»|:.-–*•→›/+\"'"
_NUMBER = re.compile(r"\s*[:\-–]?\s*\(?\d[\d.,]*(?:/\d+)?")
_ARROW = re.compile(r"(?:>\s?>|»\s?»|>>)\s*\S")
_LINK = re.compile(r"\(\s*\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?[^()]{0,12}\)\Z")
_SHORT = 150
"""Furniture lines are shorter than this; only a menu may be longer."""


@cache
def phrases(kind: str) -> frozenset[str]:
    """The folded terms of one kind of gazetteers/furniture.csv."""
    return frozenset(fold(row["term"]) for row in table("furniture") if row["kind"] == kind)


@cache
def opening(*kinds: str) -> re.Pattern[str]:
    """A pattern that matches a term of these kinds at the start of a folded line, longest first, as a whole word."""
    terms = sorted({term for kind in kinds for term in phrases(kind)}, key=len, reverse=True)
    loose = [re.escape(term).replace(r",\ ", r"\s*,\s*").replace(r"\ ", r"\s+") for term in terms]
    return re.compile("(?:" + "|".join(loose) + r")(?![^\W_])")


def heads_links(line: Line) -> bool:
    """Whether the line is the heading of a list of other articles (`Các tin đã đăng`, `TIN LIÊN QUAN:`)."""
    if len(line.text) > 50:
        return False
    bare = line.folded.strip(_EDGES)
    match = opening("related").match(bare)
    return match is not None and (match.end() == len(bare) or not bare[match.end() :].strip(" :.…(0123456789)-»>"))


def is_link(line: Line) -> bool:
    """Whether the line is one link of such a list: it ends with the other article's date in brackets."""
    return len(line.text) <= 250 and line.text[-1] == ")" and _LINK.search(line.text[-40:]) is not None


def leads_away(line: Line) -> bool:
    """Whether the line says of itself that it links to another article: `>> Vì sao …`, `Xem thêm: Sơ kết …`."""
    if len(line.text) > 250:
        return False
    if _ARROW.match(line.text):
        return True
    match = opening("related").match(line.folded)
    return match is not None and line.folded[match.end() :].lstrip()[:1] in {":", ">", "»"}


def is_furniture(line: Line) -> bool:
    """Whether the line belongs to the page and not to the article, wherever it stands."""
    if not any(c.isalnum() for c in line.text[:400]):
        return True
    if heads_links(line) or _menu(line):
        return True
    if len(line.text) > _SHORT:
        return False
    folded = line.folded.lstrip(_EDGES)
    if _is_counter(folded):
        return True
    if (match := opening("tags").match(folded)) and folded[match.end() : match.end() + 2].strip()[:1] == ":":
        return True
    match = opening("site").match(folded)
    return match is not None and (not line.stopped or ":" in folded[: match.end() + 3])


def is_navigation(line: Line) -> bool:
    """Whether a furniture line leads through the site or names it: a menu, a path, a header; no button or counter."""
    if is_breadcrumb(line) or opening("site").match(line.folded.lstrip(_EDGES)):
        return True
    pieces = [p for piece in _PIECES.split(line.folded) if (p := piece.strip(_EDGES))]
    return any(piece in phrases("menu") for piece in pieces)


def is_breadcrumb(line: Line) -> bool:
    """Whether the line is a path through the site (`Trang chủ » Tin tức`), to be asked of lines above the article."""
    if len(line.text) > _SHORT or line.stopped:
        return False
    pieces = [p for p in _CRUMB.split(line.folded) if p]
    if len(pieces) < 2:
        pieces = [p.strip() for p in line.folded.split(" - ")]
        return len(pieces) > 2 and any(piece in phrases("menu") for piece in pieces)
    if any(p.count(" ") > 7 for p in pieces):
        return False
    separators = len(_CRUMB.findall(line.folded))
    first = pieces[0].strip(_EDGES)
    return (
        first in phrases("menu")
        or first.startswith("bạn đang ở")
        or (separators >= 2 and not re.search(r"\d\s*[/\\]\s*\d", line.folded))
        or any(mark in line.text for mark in ("»", "›", "→", "->", " > "))
    )


def _menu(line: Line) -> bool:
    """Whether all pieces of the line are entries of a menu, buttons or counters, or it is a row of short entries."""
    if len(line.text) > 400:
        return False
    pieces = [p for piece in _PIECES.split(line.folded) if (p := piece.strip(_EDGES))]
    if not pieces:
        return False
    known = phrases("menu") | phrases("control") | phrases("counter")
    hits = sum(_is_entry(piece, known) for piece in pieces)
    if hits == len(pieces):
        return True
    return len(pieces) >= 3 and not line.stopped and hits > 0 and all(p.count(" ") < 6 for p in pieces)


def _is_entry(piece: str, known: frozenset[str]) -> bool:
    """A known entry, bare, with a count (`ý kiến bạn đọc (0)`) or with its own small buttons (`cỡ chữ: a- a+`)."""
    if piece in known or piece.rstrip(" ()0123456789") in known:
        return True
    head, _, rest = piece.partition(":")
    if head.strip() in known and all(word in known or len(word) < 4 for word in rest.split()):
        return True
    return _is_counter(piece)


def _is_counter(folded: str) -> bool:
    """A label and its number, next to nothing behind: `lượt truy cập: 1.204.557`, not `hôm nay 24/5, quốc hội …`."""
    match = opening("counter").match(folded)
    number = _NUMBER.match(folded, match.end()) if match else None
    return number is not None and len(folded) - number.end() <= 20 and "," not in folded[number.end() :]
