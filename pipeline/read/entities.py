"""HTML entities that stand in plain text: `H&#7897;i ngh&#7883;`, `&nbsp;`, escaped once or several times."""

from __future__ import annotations

import html
import re
from html.entities import name2codepoint

_AMP = r"(?:amp|AMP|#38|#0*38|#[xX]0*26);"
_ENTITY = re.compile(
    rf"&(?P<again>(?:{_AMP})*)(?P<what>#\d{{1,7}};|#[xX][0-9a-fA-F]{{1,6}};|[A-Za-z][A-Za-z0-9]{{1,7}};)"
)
_NAMES = frozenset(f"{name};" for name in name2codepoint) | {"apos;", "AMP;"}
_SPACES = "\n\t\u00a0\u00ad\u2003\u200b\u200c\u200d\ufeff"  # not printable, yet part of texts
_PASSES = 8  # beyond that nobody escaped by accident


def unescaped(text: str) -> tuple[str, bool]:
    """The text with its entities decoded, and whether one of them was escaped twice or more (`&amp;#7897;`).

    Only whole entities with their semicolon: numbers of characters that can stand in a text, and the 253 names of
    HTML 4. What is no entity (`R&D`, `?a=1&lt=2`, `&x;`) stays. Text that is still not decoded after eight passes is
    no accident and stays as it is.
    """
    decoded, double = text, False
    for _ in range(_PASSES):
        before = decoded
        decoded = _ENTITY.sub(_character, before)
        if decoded == before:
            return decoded, double
        double = double or (before is not text) or _again(before)
    return text, False


def _again(text: str) -> bool:
    return any(match["again"] and _character(match) != match[0] for match in _ENTITY.finditer(text))


def _character(match: re.Match[str]) -> str:
    what = match["what"]
    if what[0] == "#" or what in _NAMES:
        character = html.unescape("&" + what)
        if character != "\ufffd" and (character.isprintable() or character in _SPACES):
            return character
    return "&" + what if match["again"] else match[0]
