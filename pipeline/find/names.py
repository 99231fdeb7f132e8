"""Names of persons: which runs of capitalised syllables are a name, and where in its run the name begins.

A run such as `Bù Đăng Nguyễn Hữu Toản` (after `Chủ tịch UBND huyện`) holds the end of a unit and a person. The split
is chosen by what the syllables are: a known surname, a middle name `Thị` or `Văn`, a place before it, a change to
capitals. Surnames come from gazetteers/surnames.csv, places from provinces.csv and districts.csv.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.find.tables import column, places
from pipeline.found import Span
from pipeline.text.normal import fold

_UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
SYLLABLE = rf"[{_UPPER}](?:['’`](?=\w))?[^\W\d_]*(?:['’`][^\W\d_]+|-[{_UPPER}][^\W\d_]+|-[a-z]{{2,6}}(?!\w))?"
RUN = re.compile(rf"(?<!\w){SYLLABLE}(?:[ ]{{1,2}}{SYLLABLE})*")
_PIECE = re.compile(SYLLABLE)
_VIETNAMESE = re.compile(
    r"(?:ngh?|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
# The sixteen surnames that some nine in ten Kinh bear; in a run with several surnames one of these begins the name.
COMMON = frozenset(
    [
        "nguyễn",
        "trần",
        "lê",
        "phạm",
        "hoàng",
        "huỳnh",
        "phan",
        "vũ",
        "võ",
        "đặng",
        "bùi",
        "đỗ",
        "hồ",
        "ngô",
        "dương",
        "lý",
    ]
)
_MIDDLE = frozenset(("thị", "văn"))
_PLACE_WORDS = ("tỉnh", "thành phố", "tp", "tp.", "huyện", "quận", "thị xã", "tx.", "xã", "phường", "thị trấn")
_RUN = 12  # syllables of a run that are weighed; a headline in capitals holds no one name
_COMMUNE = ("xã", "phường", "thị trấn", "tt.")


@cache
def surnames() -> frozenset[str]:
    """First folded syllables of all surnames."""
    return frozenset(fold(name).replace("’", "'").split()[0] for name in column("surnames", "surname"))


@cache
def countries() -> frozenset[str]:
    """Folded names of foreign countries: before a name they belong to its office (`Thủ tướng Lào Thongloun …`)."""
    return frozenset(map(fold, column("countries", "name")))


@cache
def historic() -> frozenset[str]:
    """Folded names of persons of history, who are named in news but take no part in it."""
    return frozenset(map(fold, column("historic_persons", "name")))


def is_vietnamese(syllable: str) -> bool:
    """Whether a folded syllable has the shape of a Vietnamese one (`ubnd`, `guterres` have not)."""
    return _VIETNAMESE.fullmatch(syllable) is not None


def is_surname(syllable: str) -> bool:
    """Whether a folded syllable can begin a name: a surname, or a particle such as `h'` or `k'` grown into the name."""
    return syllable in surnames() or syllable[:2] in ("h'", "k'", "h’", "k’", "y'")


def _weight(pieces: list[str], raw: list[str], i: int) -> float:
    """How name-like pieces[i:] is by its own look."""
    rest = pieces[i:]
    if not raw[i].isupper() and _acronyms(rest, raw[i:]):
        return -9.0
    score = {1: -2.0, 2: 0.2, 3: 1.0, 4: 0.8, 5: -0.6}.get(len(rest), -4.0)
    if rest[0] in COMMON:
        score += 3
    elif is_surname(rest[0]):
        score += 1.5
    elif len(rest) > 1 and not any(map(is_vietnamese, rest)):
        score += 2.0
    else:
        score -= 2
    if len(rest) > 2 and rest[1] in _MIDDLE:
        score += 2.5
    if i and all(p.isupper() for p in raw[i:]) and not raw[i - 1].isupper() and len(raw[i]) > 1:
        score += 3
    if len(rest) == 1 and "'" in rest[0].replace("’", "'"):
        score += 2.5
    return score


def _acronyms(pieces: list[str], raw: list[str]) -> bool:
    """Whether the syllables are short forms (`GD-ĐT TP`), not a name in capitals."""
    if not any(r.isupper() and len(r) > 1 and not is_vietnamese(p) for r, p in zip(raw, pieces, strict=True)):
        return False
    return not is_surname(pieces[0]) or not all(r.isupper() for r in raw)


def split_run(text: str, folded: str, start: int, end: int, *, honorific: bool) -> Span | None:
    """The name within the run of capitalised syllables text[start:end], or None if there is none.

    `honorific`: the run follows an address, a rank or a degree, so that it begins with the name.
    """
    spans = [m.span() for m in _PIECE.finditer(text, start, end)]
    spans = spans[:_RUN] if honorific else spans[-_RUN:]
    raw = [text[a:b] for a, b in spans]
    pieces = [folded[a:b] for a, b in spans]
    if honorific:
        abroad = next(
            (k for k in (3, 2, 1) if k < len(spans) and folded[spans[0][0] : spans[k - 1][1]] in countries()), 0
        )
        spans, raw, pieces = spans[abroad:], raw[abroad:], pieces[abroad:]
        start = spans[0][0]
        if len(spans) == 1 and "'" not in pieces[0].replace("’", "'"):
            return None
        last = min(len(spans), 5)
        if raw[0].isupper() and len(raw[0]) > 1 and not raw[-1].isupper():
            return None
        if folded[start : spans[last - 1][1]] in places() or " ".join(pieces[:2]) in places():
            return None
        return (spans[0][0], spans[last - 1][1])
    before = folded[max(0, start - 12) : start].rstrip()
    after_place = before.endswith(_PLACE_WORDS)
    # Behind `tỉnh` stands a province or nothing of a place: what is no province is a person, of whatever surname.
    best, where = (0.6 if before.endswith("tỉnh") and after_place else 1.9), -1
    for i in range(len(spans)):
        score = _weight(pieces, raw, i)
        if i:
            prefix = folded[spans[0][0] : spans[i - 1][1]]
            score += (
                4.5
                if prefix in countries()
                else 1.5
                if prefix in places()
                else 0.3
                if before.endswith(_COMMUNE)
                else -0.2
            )
        elif after_place:
            score -= 3 if before.endswith(_COMMUNE) else 0.5
        if score > best:
            best, where = score, i
    if where < 0 or folded[start:end] in places() or _acronyms(pieces[where:], raw[where:]):
        return None
    if len(pieces[where]) == 1 and " ".join(pieces[where + 1 :]) in places():  # `ĐH Y Hà Nội`
        return None
    if where == 0 and len(spans) > 2 and any(folded[start : spans[k][1]] in places() for k in range(1, len(spans) - 1)):
        return None
    return (spans[where][0], end)
