"""What the tagger sees of each token of a sentence: its shape, its syllable, the gazetteers' hits, its neighbours.

None of it is a finder's result: the tagger is to be a second opinion on the rules, not their echo.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from spacy.tokens import Doc

from pipeline.find.names import COMMON, countries, is_surname, is_vietnamese
from pipeline.find.tables import places
from pipeline.find.terms import Term
from pipeline.found import Span
from pipeline.text.sentences import ITEM, Sentence
from pipeline.text.syllables import TOKEN

_GROUPS = (
    ("offices", "O"),
    ("unit_heads", "U"),
    ("departments", "D"),
    ("awards", "A"),
    ("honorifics", "H"),
    ("events.head", "E"),
)
_PLACE = "P"
_ROLES = {"title": "t", "lead": "l", "body": "b", "caption": "c"}
_CUES = frozenset("HO")  # hits behind which a person may stand
_FAR = 9  # tokens behind a hit within which it is still told of


def tokens(text: str, start: int, end: int) -> list[Span]:
    """The tokens of text[start:end] as half-open character spans, white space left out."""
    return [m.span(1) for m in TOKEN.finditer(text, start, end) if not m[1].isspace()]


@lru_cache(maxsize=50_000)
def shape(token: str) -> str:
    """`Xx` a capitalised syllable, `X` one capital, `XX` capitals, `x` small, `dd` two digits, else the mark."""
    if token.isdigit():
        return "d" * min(len(token), 5)
    if not token[0].isalpha():
        return token
    if token.islower():
        return "x"
    if len(token) == 1:
        return "X"
    return "XX" if token.isupper() else "Xx" if token[1:].islower() else "xX"


@lru_cache(maxsize=50_000)
def _own(folded: str, look: str) -> tuple[str, ...]:
    """The features of a token that depend on nothing around it."""
    own = ["w=" + folded, "s=" + look, "p=" + folded[:2], "f=" + folded[-2:]]
    if look in {"Xx", "X", "XX", "xX"}:
        kind = "common" if folded in COMMON else "rare" if is_surname(folded) else "none"
        own += ["n=" + kind, "v=" + ("1" if is_vietnamese(folded) else "0")]
    return tuple(own)


def _hits(doc: Doc, sentence: Sentence, spans: list[Span], capital: list[bool]) -> list[str]:
    """The gazetteer hit of each token, such as `OB` (first token of an office), `UI`, `PB`; empty without one."""
    found = [""] * len(spans)
    starts = [start for start, _ in spans]
    for group, letter in _GROUPS:
        terms = doc._.terms.get(group, ())
        for term in terms[bisect_left(terms, sentence.start, key=_start) :]:
            if term.start >= sentence.end:
                break
            at = first = bisect_left(starts, term.start)
            while at < len(starts) and starts[at] < term.end:
                found[at] = found[at] or letter + ("B" if at == first else "I")
                at += 1
    _mark_places(doc._.folded, spans, capital, found)
    return found


def _start(term: Term) -> int:
    return term.start


def _mark_places(folded: str, spans: list[Span], capital: list[bool], found: list[str]) -> None:
    """Marks the names of provinces, districts and countries, the longest first, where nothing else was found.

    One syllable is enough for a country: in `Thủ tướng Lào Thongloun Sisoulith` the name begins behind it.
    """
    known = places()
    at = 0
    while at < len(spans):
        size = 1
        if capital[at] and not found[at]:
            for count in (4, 3, 2):
                last = at + count - 1
                if last < len(spans) and capital[last] and folded[spans[at][0] : spans[last][1]] in known:
                    found[at : last + 1] = [_PLACE + "B"] + [_PLACE + "I"] * (count - 1)
                    size = count
                    break
            else:
                if folded[slice(*spans[at])] in countries():
                    found[at] = "CB"
        at += size


def features(doc: Doc, sentence: Sentence, spans: list[Span], words: frozenset[int] | None = None) -> list[list[str]]:
    """The features of each token of a sentence; `spans` are its `tokens`.

    Needs `doc._.folded` and `doc._.terms`. `words`: where words begin by another segmenter, offsets in the text; adds
    a feature on each token.
    """
    if not spans:
        return []
    text, folded = doc._.text, doc._.folded
    small = [folded[a:b] for a, b in spans]
    looks = [shape(text[a:b]) for a, b in spans]
    capital = [look in {"Xx", "X", "XX", "xX"} for look in looks]
    hits = _hits(doc, sentence, spans, capital)
    role = "r=" + _ROLES.get(sentence.role, "b")
    if ITEM.match(text, sentence.start):
        role += "i"
    pad = ("", "")
    w, s, h = (*pad, *small, *pad), (*pad, *looks, *pad), (*pad, *hits, *pad)
    rows: list[list[str]] = []
    cue, cue_at, colon, run_at = "", -_FAR, "", -1
    lengths = _runs(capital)
    for i, (begin, _) in enumerate(spans):
        j = i + 2
        if hits[i] and hits[i][0] in _CUES:
            cue, cue_at = hits[i][0], i
        if small[i] == ":":
            colon = ":"
        row = [
            *_own(small[i], looks[i]),
            role,
            "-1=" + w[j - 1],
            "+1=" + w[j + 1],
            "-2=" + w[j - 2],
            "+2=" + w[j + 2],
            "-10=" + w[j - 1] + "|" + w[j],
            "01=" + w[j] + "|" + w[j + 1],
            "s-1=" + s[j - 1] + "|" + s[j],
            "s+1=" + s[j] + "|" + s[j + 1],
            "s3=" + s[j - 1] + "|" + s[j] + "|" + s[j + 1],
            "s5=" + s[j - 2] + s[j - 1] + s[j] + s[j + 1] + s[j + 2],
            "h=" + hits[i],
            "h-1=" + h[j - 1] + "|" + hits[i],
            "h+1=" + hits[i] + "|" + h[j + 1],
        ]
        if capital[i]:
            if not i or not capital[i - 1]:
                run_at = i
            place = i - run_at
            row.append(f"run={min(place, 4)}/{min(lengths[i], 6)}")
            row.append("rb=" + w[run_at + 1])
            row.append("rb2=" + w[run_at] + "|" + w[run_at + 1])
            row.append("ra=" + (w[run_at + lengths[i] + 2]))
            row.append("rn=" + ("c" if small[run_at] in COMMON else "r" if is_surname(small[run_at]) else "-"))
        if i - cue_at < _FAR:
            row.append("cue=" + cue + ("B" if i == cue_at else ""))
        if colon:
            row.append("colon")
        if i == 0:
            row.append("first")
        if words is not None:
            row.append("wb=" + ("B" if begin in words else "I"))
        rows.append(row)
    return rows


def _runs(capital: list[bool]) -> list[int]:
    """For each capitalised token how many stand together with it."""
    lengths = [0] * len(capital)
    at = 0
    while at < len(capital):
        end = at
        while end < len(capital) and capital[end]:
            end += 1
        for k in range(at, end):
            lengths[k] = end - at
        at = max(end, at + 1)
    return lengths
