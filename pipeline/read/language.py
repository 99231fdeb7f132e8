"""A cheap screen: is a text Vietnamese? It only turns away what it is sure of."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from pipeline.text.orthography import TONES, is_bare_syllable

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters looked at; a text that is in another language so far stays so
_LEAST = 20  # words; fewer show nothing

# Letters that no other language in wide use has: đ ơ ư, a mark on ă â ê ô ơ ư, a hook, a dot below, a tilde on e i u y.
_TELLING = frozenset(
    "đơư"
    + "".join(
        letter
        for base, tone in product("aăâeêioôơuưy", TONES)
        if len(letter := unicodedata.normalize("NFC", base + tone)) == 1
        and (base in "ăâêôơư" or tone in "\u0309\u0323" or (tone == "\u0303" and base in "eiuy"))
    )
)

_GLANCE = 1_000  # characters that settle it for nearly all articles
_CLEARLY_TELLING = 0.4  # of the words of Vietnamese text more than half carry a telling letter
_LEAST_TELLING = 0.1  # a bilingual page; such words must then look like syllables, unlike those of Croatian or Yoruba
_LEAST_SYLLABLES = 0.5
# Words that could be a Vietnamese syllable without marks: of English two in five, of Vietnamese all but foreign names.
_LEAST_BARE = 0.6
_LEAST_LATIN = 0.5
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DENSITY = 2  # letters that a sign of Chinese, Japanese or Korean stands for; a Vietnamese syllable has three


def is_vietnamese(text: str) -> bool:
    """Whether `text` (NFC) may be Vietnamese: with its marks, or typed without any (`hoi nghi tong ket`).

    Short texts and such without words count as Vietnamese: nothing is turned away on a guess. A text in another
    script or in another language with Latin letters is not.
    """
    glance = _WORD.findall(text[:_GLANCE].lower())
    dense = len(_DENSE.findall(text[:_SAMPLE]))  # names in Latin letters stand out among signs without spaces
    if not dense and len(glance) >= _LEAST and len(_telling(glance)) >= _CLEARLY_TELLING * len(glance):
        return True
    found = _WORD.findall(text[:_SAMPLE].lower())
    latin = [word for word in found if word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00"]
    letters = sum(map(len, found)) + (_DENSITY - 1) * dense
    if letters >= _LEAST and sum(map(len, latin)) < _LEAST_LATIN * letters:
        return False
    if len(latin) < _LEAST:
        return True
    telling = _telling(latin)
    if len(telling) >= _LEAST_TELLING * len(latin) and _syllables(telling) >= _LEAST_SYLLABLES * len(telling):
        return True
    return _syllables(latin) >= _LEAST_BARE * len(latin)


def _telling(found: list[str]) -> list[str]:
    return [word for word in found if not _TELLING.isdisjoint(word)]


def _syllables(found: list[str]) -> int:
    return sum(map(is_bare_syllable, found))
