"""Text that came damaged: read with the wrong encoding, escaped as HTML, decomposed, strewn with invisible characters.

Every text passes here once before it is laid out, whatever it was read from; `text` of a record is what leaves. Each
step looks for characters that sound Vietnamese text doesn't have, so a sound text costs little, and changes only what
it is certain of.
"""

from __future__ import annotations

import re
import unicodedata

from pipeline.read import legacy
from pipeline.read.encoding import Decoded
from pipeline.read.entities import unescaped
from pipeline.text.normal import HARD_SPACES, ZERO_WIDTH, clean

_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")  # letters that no single-byte reading brings forth
# Signs that wrong reading brings forth and that Vietnamese text has but now and then.
_STRANGE = re.compile(
    "[\x80-\x84\x86-\x9f\xa1-\xbf\u20ac\u00c4-\u00c7\u00ca\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb-\u00ff]"
)
# A letter of Vietnamese in UTF-8 is C3-C6, E1 BA-BB and one more byte, a typographic sign E2 80 and one more.
_MOJIBAKE = re.compile("[ÂÃÄÅÆ][\x80-\xbf\u0152-\u02dc\u2013-\u2122 ]|á[º»]|â[€\x80]")
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_HARD_SPACE = re.compile(f"[{HARD_SPACES}]")
_ROUNDS = 8  # one is enough but where repairs uncover one another


def repair(text: str, known: tuple[str, ...] = ()) -> Decoded:
    """The text as it was meant, in NFC; `known` are the repairs of the article that a title or byline came with.

    Names: `entities`, `double-entities`, `mojibake` (UTF-8 read as windows-1252 or latin-1), `tcvn3`, `vni`,
    `windows-1258`, `nfc` (letters and marks apart), `zero-width`, `soft-hyphen`, `hard-space`. Idempotent; quotation
    marks, dashes and line breaks stay as they stand.
    """
    done: list[str] = []
    mended = text
    for _ in range(_ROUNDS):
        before, mended = mended, _mended(mended, done, known)
        if mended == before:
            return Decoded(mended, tuple(dict.fromkeys(done)))
    return Decoded(clean(text))


def _mended(text: str, done: list[str], known: tuple[str, ...]) -> str:
    if "&" in text:
        text = _unescaped(text, done, known)
    if not text.isascii():
        text = _reread(text, done, known)
    return _cleaned(text, done)


def _unescaped(text: str, done: list[str], known: tuple[str, ...]) -> str:
    """Entities are decoded where Vietnamese comes of it: code and other languages keep theirs."""
    decoded, double = unescaped(text)
    if decoded == text or not _VIETNAMESE.search(unicodedata.normalize("NFC", _reread(decoded, [], known))):
        return text
    done.append("double-entities" if double else "entities")
    return decoded


def _reread(text: str, done: list[str], known: tuple[str, ...]) -> str:
    """Undoes what reading with the wrong encoding did. A sound text costs two looks."""
    strange = _STRANGE.search(text)
    if strange is None and _VIETNAMESE.search(text):
        return text
    if strange and _MOJIBAKE.search(text):
        fixed = "\n".join(_demojibaked(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))
        if fixed != text:
            done.append("mojibake")
            text = fixed
    name = legacy.detect(text)
    if name is None and known and (likely := legacy.detect(text, sure=1)) in known:
        name = likely
    if name:
        done.append(name)
        text = legacy.convert(text, name)
    return text


def _demojibaked(line: str) -> str:
    import ftfy  # noqa: PLC0415  # seldom needed, 60 ms to load
    from ftfy.badness import badness  # noqa: PLC0415  # as above

    fixed = ftfy.fix_encoding(line)
    return fixed if badness(fixed) < badness(line) else line


def _cleaned(text: str, done: list[str]) -> str:
    cleaned = clean(text)
    if cleaned != text:
        if not unicodedata.is_normalized("NFC", text):
            done.append("nfc")
        if _ZERO_WIDTH.search(text):
            done.append("zero-width")
        if "\u00ad" in text:
            done.append("soft-hyphen")
        if _HARD_SPACE.search(text):
            done.append("hard-space")
    return cleaned
