"""Whether a word is spelt as a Vietnamese syllable: what tells Vietnamese from other languages and from wrong bytes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from pipeline.text.normal import strip_marks

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The combining marks of the five tones that are written: huyền, sắc, ngã, hỏi, nặng."""

LETTERS = frozenset(
    "bcdghklmnpqrstvxđ"
    + "".join(unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product("aăâeêioôơuưy", ("", *TONES)))
)
"""The lower-case letters of the alphabet with all their tones (NFC); f, j, w and z are foreign."""

# A syllable written without any mark: the 26 onsets and the rimes of the orthography.
_BARE = re.compile(
    r"(?:ngh?|nh?|h|t[hr]?|ch?|gh?i?|kh?|ph|qu|[bdlmrsvx])?"
    r"(?:[aou]i|a[oy]?u?|e[ou]?|i[aeu]?u?|o[ae]?[iy]?|u[aeoy]?[aiuy]?|uou|ye?u?|(?:[aeiouy]|[iy]e|o[aeo]|u[aeoy]|uye)(?:ng|nh|ch|[cmnpt]))"
)
_LONGEST = 7  # nghiêng


def is_bare_syllable(word: str) -> bool:
    """Whether `word` (lower case), its marks left out, is a syllable; English passes in two words of five."""
    return _BARE.fullmatch(strip_marks(word)) is not None


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether `word` (lower case, NFC) is a syllable as it is spelt, its marks included.

    At most one tone; đ only at the beginning; before a final c, ch, p, t only sắc and nặng, or none where no vowel is
    marked at all (text without marks).
    """
    if len(word) > _LONGEST or not LETTERS.issuperset(word) or word.rfind("đ") > 0 or not is_bare_syllable(word):
        return False
    tones = [mark for mark in unicodedata.normalize("NFD", word) if mark in TONES]
    if len(tones) > 1:
        return False
    if word.endswith(("c", "ch", "p", "t")):
        return tones[0] in "\u0301\u0323" if tones else word.isascii()
    return True
