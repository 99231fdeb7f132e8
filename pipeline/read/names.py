"""The look of authors' names under an article: capitalised words, initials, several joined, or the desk's `P.V`."""

from __future__ import annotations

import re

from pipeline.read.agency import is_agency
from pipeline.read.furniture import opening
from pipeline.text.normal import fold

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# T.Phong, L.Bằng, N.M, B.H, P.V, TH.NAM: one or two capitals with a stop, again or before the rest of a name
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?){1,6}(?:[^\W\d_]+)?(?:\s[^\W\d_]+){0,2}\.?")
_DESK = re.compile(
    r"(?:nhóm\s+)?(?:pv|p\.\s?v|ctv|c\.\s?t\.\s?v|btv|bbt|phóng\s+viên|cộng\s+tác\s+viên|ban\s+biên\s+tập|nhóm\s+tác\s+giả)\.?"
    r"(?:\s+(?:thời\s+sự|tổng\s+hợp))?"
)
_BEFORE = re.compile(
    r"(?:pv|p\.v|ctv|phóng\s+viên|cộng\s+tác\s+viên|nhóm\s+pv|(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy|uý)"
    r"|ths?\.?|ts\.?)\s*:?\s+"
)
_MACHINE = re.compile(r"(?:super\s*)?(?:admin|user|quản\s*trị|quantri|banbientap|webmaster|editor)\w*(?:\s+\w+)?")
_AND = re.compile(r"\s*(?:[,;&+/]|[-–—]|\bvà\b)\s*")
_LONGEST = 7
"""The longest Vietnamese syllable (nghiêng) has so many letters: a longer word is no part of a name."""


def is_author(piece: str) -> bool:
    """Whether `piece` is one to four names as authors sign: `Hải Đăng`, `T.Phong`, `P.V - CTV`, `QUẾ CHI, HÀ AN`.

    One name alone needs two words or initials; accounts of a site's machinery (`admin`, `Super User`) are no authors.
    """
    piece = piece.strip(" \t.;,")
    if not 0 < len(piece) <= 70:
        return False
    parts = [part for part in _AND.split(piece) if part]
    return 0 < len(parts) <= 4 and all(_is_name(part, least=2 if len(parts) == 1 else 1) for part in parts)


def _is_name(part: str, least: int) -> bool:
    folded = fold(part)
    if _DESK.fullmatch(folded):
        return True
    if _MACHINE.fullmatch(folded):
        return False
    if before := _BEFORE.match(folded):
        part, least = part[before.end() :], 1
    if _INITIALS.fullmatch(part):
        return all(w[0].isupper() for w in _LETTERS.findall(part))
    words = part.split()
    if not least <= len(words) <= 5 or not all(_WORD.fullmatch(w) and w[0].isupper() for w in words):
        return False
    if any(len(w) > _LONGEST for w in words) or len({w.isupper() for w in words if len(w) > 1}) > 1:
        return False
    return not is_agency(part) and opening("related", "site", "credit", "counter").match(folded) is None
