"""Unicode forms of Vietnamese text: NFC for what is kept, a folded twin of the same length for what is compared."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

CAPITALS = "".join(c for c in map(chr, range(0x1EFA)) if c.isupper())
"""All capital letters that Vietnamese text may hold, for character classes; ranges such as À-Ỹ mix both cases."""
SMALLS = "".join(c for c in map(chr, range(0x1EFA)) if c.islower())
"""All small letters, for the same use."""

ZERO_WIDTH = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters without width, for a class of a pattern: joiners, marks of direction, stray byte order marks."""
HARD_SPACES = "\u00a0\u2007\u202f"
"""Spaces that don't break; the text keeps plain ones."""
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"  # half surrogates are no characters
_UNCLEAN = re.compile(f"[\t{_BREAKS}{_CONTROLS}{ZERO_WIDTH}{HARD_SPACES}\u00ad]")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_NOTHING = re.compile(f"[{_CONTROLS}{ZERO_WIDTH}\u00ad]")
_SPACES = re.compile(f"[\t{HARD_SPACES}]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _toned(vowel: str, tone: str) -> str:
    return unicodedata.normalize("NFC", vowel + tone)


# Two spellings of one syllable: the tone mark on the first or on the second vowel of oa, oe, uy (hòa, hoà).
_PLACEMENT = {
    pair[0] + _toned(pair[1], tone): _toned(pair[0], tone) + pair[1]
    for pair, tone in product(("oa", "oe", "uy"), _TONES)
}
_PLACED = re.compile("o[" + "".join(_toned(v, t) for v in "ae" for t in _TONES) + "](?!\\w)|(?<!q)u[" + "".join(
    _toned("y", t) for t in _TONES) + "](?!\\w)")  # fmt: skip
_UNPLACED = {other: own for own, other in _PLACEMENT.items()}
_PLACED_FIRST = re.compile(f"(?<!q)(?:{'|'.join(_UNPLACED)})(?!\\w)")
_LOWER = {ord(c): c.lower() for c in map(chr, range(0x1F00)) if c != c.lower() and len(c.lower()) == 1}
_BARE = {
    ord(c): bare
    for c in map(chr, range(0xC0, 0x1EFA))
    if len(bare := unicodedata.normalize("NFD", c)[0]) == 1 and bare != c
} | {ord("đ"): "d", ord("Đ"): "D"}


def clean(raw: str) -> str:
    """The text as the record keeps it: NFC, newline line ends, no zero-width or control characters, plain spaces.

    Idempotent. The characters removed carry no text; everything else stays where it stands.
    """
    text = unicodedata.normalize("NFC", raw)
    if not _UNCLEAN.search(text):  # one look instead of three
        return text
    text = _SPACES.sub(" ", _NOTHING.sub("", _BREAK.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case with one tone placement (Uỷ → ủy, hoà → hòa); the same length as `text`, so offsets carry over."""
    lower = text.lower()
    if len(lower) != len(text):  # İ grows when lowered
        lower = text.translate(_LOWER)
    return _PLACED.sub(lambda m: _PLACEMENT[m[0]], lower)


def other_placement(folded: str) -> str:
    """`folded` with its tone marks at the other place (hòa → hoà, ủy → uỷ), to find both in text that isn't folded."""
    return _PLACED_FIRST.sub(lambda m: _UNPLACED[m[0]], folded)


def strip_marks(text: str) -> str:
    """`fold` without any mark and with d for đ, for search without accents; the same length as NFC `text`."""
    return fold(text).translate(_BARE)
