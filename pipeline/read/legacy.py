"""Text of the time before Unicode that was read as windows-1252: TCVN3 (ABC, .VnTime fonts), VNI, windows-1258.

TCVN3 shows as `Héi nghÞ tæng kÕt`, VNI as `Hoäi nghò toång keát`, windows-1258 as `Hôòi nghiò tôÒng kêìt`. A text is
taken for one of them only if its words become Vietnamese syllables by it and were none before. The tables are those of
viparse, read off documents of Vietnamese offices; two letters that it lacks, ẳ and ỵ, are added from the table of VNI.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from pipeline.text.orthography import is_syllable

SURE = 3
"""Words that must turn into Vietnamese before a text counts as legacy; `Señor` and `não` alone prove nothing."""

_HIGH = re.compile(r"[\x80-\xffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™\u2212\u2219]")
_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")  # letters that no such text can hold
_TOKEN = re.compile(r"[^\s\d.,:;!?()\[\]/“”\"'‘’…–+&%*•-]+")  # bytes of letters may look like signs: µ ¸ © «
_WORD = re.compile(r"[^\W\d_]+")
_SPELT = 0.9  # of the words that hold a converted letter; the rest are names, slips of the pen, foreign words
_BARE = 0.5  # of the words that hold none; more than half of English, French or German words are no syllables
_MANY = 20  # different syllables prove it, however many foreign names stand between them
_BEFORE = 0.6  # of the same words as they stood; normal Vietnamese has nearly all, legacy text under a third
_SAMPLE = 20_000  # characters looked at

_VNI_MORE = (("aú", "ẳ"), ("AÚ", "Ẳ"), ("î", "ỵ"), ("Î", "Ỵ"))


def detect(text: str, sure: int = SURE) -> str | None:
    """`tcvn3`, `vni` or `windows-1258` where it is certain that `text` is in it, else None.

    `sure` words at least must become Vietnamese; one is enough for a title whose text is known to be in the encoding.
    """
    sample = "\n".join(line for line in text.split("\n") if _may_be(line))[:_SAMPLE]
    if not sample:
        return None
    before, _ = _spelling(sample, sample)
    if before > _BEFORE:
        return None
    best, chosen = _SPELT, None
    for name in ("tcvn3", "vni", "windows-1258"):
        after = convert(sample, name)
        spelt, found = _spelling(sample, after)
        if spelt >= best and found >= sure and (found >= _MANY or _plain(after) >= _BARE):
            best, chosen = spelt, name
    return chosen


def convert(text: str, name: str) -> str:
    """The text with the lines that are in the encoding `name` converted (NFC); a line of Unicode text stays."""
    table = _table(name)
    return "\n".join(table(line) if _may_be(line) else line for line in text.split("\n"))


def from_bytes(data: bytes) -> str:
    """The bytes as windows-1252, with the five that it lacks as control characters, as browsers read them."""
    return data.decode("latin-1").translate(_WINDOWS)


def _may_be(line: str) -> bool:
    return _HIGH.search(line) is not None and _VIETNAMESE.search(line) is None


def _spelling(before: str, after: str) -> tuple[float, int]:
    """Of the words of `after` whose counterpart has a letter beyond ASCII: the share of syllables, and how many.

    Words are counted once each, so that one name that comes again and again decides nothing.
    """
    marked = {
        word.lower()
        for line, converted in zip(before.split("\n"), after.split("\n"), strict=True)
        if _HIGH.search(line)
        for word in _TOKEN.findall(converted)
        if not word.isascii()
    }
    good = sum(map(is_syllable, marked))
    return (good / len(marked) if marked else 1.0), good


def _plain(text: str) -> float:
    """The share of syllables among the words in ASCII, short forms in capitals aside."""
    words = {word.lower() for word in _WORD.findall(text) if word.isascii() and len(word) > 1 and not word.isupper()}
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


@cache
def _table(name: str) -> Callable[[str], str]:
    if name == "windows-1258":
        return _from_1258
    from viparse.normalize.encodings import get_charmap  # noqa: PLC0415  # seldom needed, 60 ms to load
    from viparse.normalize.tables import build_charmap, convert  # noqa: PLC0415  # as above

    charmap = get_charmap(name)
    if name == "vni":
        charmap = build_charmap(name, [*charmap.pairs, *_VNI_MORE])
        return lambda line: convert(line, charmap)
    return lambda line: _capitals(convert(line, charmap))


def _from_1258(line: str) -> str:
    """The letters that windows-1258 has where windows-1252 has others: five tones that combine, ă, đ, ơ, ư, ₫."""
    return unicodedata.normalize("NFC", line.translate(_COMBINING))


_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or byte for byte in range(0x80, 0xA0)}
_COMBINING = {
    ord(bytes([byte]).decode("cp1252")): bytes([byte]).decode("cp1258")
    for byte in range(0xC0, 0x100)
    if bytes([byte]).decode("cp1252") != bytes([byte]).decode("cp1258")
}


def _capitals(line: str) -> str:
    """TCVN3 has no capitals with a tone, its headings borrow the small letters: `HộI NGHị` → `HỘI NGHỊ`."""
    found = [word for word in re.split(r"(\s+)", line) if word.strip()]
    if not any(map(_shouted, found)):
        return line
    if all(_loud(word) for word in found):
        return line.upper()
    pieces = re.split(r"(\s+)", line)
    shouted = [_shouted(piece) for piece in pieces]
    for i, piece in enumerate(pieces):
        between = 2 <= i < len(pieces) - 2 and shouted[i - 2] and shouted[i + 2]
        if shouted[i] or (between and _loud(piece)):
            pieces[i] = piece.upper()
    return "".join(pieces)


def _loud(word: str) -> bool:
    """Whether no letter of ASCII in it is small."""
    return not any(c.islower() for c in word if c.isascii())


def _shouted(word: str) -> bool:
    """Whether it is a word in capitals with a small letter that a tone made: `NGHị`, but not `Lê` or `ở`."""
    return _loud(word) and sum(c.isascii() and c.isupper() for c in word) >= 2 and word.upper() != word
