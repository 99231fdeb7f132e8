"""The vocabulary of unit names as phrase tables: heads, departments, places, words of names, words that end a name.

A phrase table maps the first two folded syllables to their phrases, longest first, so that a reader that stands at a
syllable asks once. Sources: unit_heads.csv, departments.csv, provinces.csv, districts.csv, offices.csv, honorifics.csv,
clause_words.csv and unit_words.csv (word classes `inner`, `capital`, `block`, `stop`, `head`, `compound`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from pipeline.find.tables import column
from pipeline.gazetteers import table
from pipeline.text.normal import fold

SPACE, GLUE, DOT, DASH, COMMA, STOP = range(6)
"""What stands between two syllables: space; `&`, `/`, `'`, `-` without space; a full stop; a spaced dash; a comma;
anything else."""

Rest = tuple[list[str], list[int], str]
"""A phrase after its first syllable: the other syllables, the gaps before them as the gazetteer has them, a label."""
Phrases = dict[str, dict[str, list[Rest]]]
"""First syllable → second syllable (`""` for phrases of one) → phrases, longest first."""

WORD = re.compile(r"[^\W_]+")
_GAPS = {" ": SPACE, "&": GLUE, "'": GLUE, "’": GLUE, "-": GLUE, "/": GLUE, ".": DOT, ". ": DOT, " - ": DASH,
         " – ": DASH, " -": DASH, "- ": DASH, "–": DASH, " —": DASH, " — ": DASH, "– ": DASH, " –": DASH,
         ", ": COMMA, ",": COMMA, " , ": COMMA, " ,": COMMA, " & ": GLUE}  # fmt: skip


def gap(between: str) -> int:
    """The class of what stands between two syllables."""
    known = _GAPS.get(between)
    if known is not None:
        return known
    return SPACE if between.isspace() and "\n" not in between else STOP


def phrases(terms: Iterable[tuple[str, str]]) -> Phrases:
    """The phrase table of (term, label) pairs; of two with equal syllables the first counts, or the one with commas."""
    found: Phrases = {}
    seen: dict[tuple[str, ...], list[int]] = {}
    for term, label in terms:
        folded = fold(term)
        spans = [m.span() for m in WORD.finditer(folded)]
        words = [folded[a:b] for a, b in spans]
        if not words:
            continue
        gaps = [gap(folded[a[1] : b[0]]) for a, b in pairwise(spans)]
        known = seen.setdefault(tuple(words), gaps)
        if known is not gaps:
            known[:] = map(max, known, gaps)  # a comma or dash may be missing in the text
            continue
        second = words[1] if len(words) > 1 else ""
        found.setdefault(words[0], {}).setdefault(second, []).append((words[1:], gaps, label))
    for seconds in found.values():
        for options in seconds.values():
            options.sort(key=lambda rest: -len(rest[0]))
    return found


LEVELS = {
    "tỉnh": "province", "thành phố": "province", "tp": "province", "huyện": "district", "quận": "district",
    "thị xã": "district", "tx": "district", "huyện đảo": "district", "xã": "commune", "phường": "commune",
    "thị trấn": "commune", "tt": "commune", "đặc khu": "commune", "thôn": "village", "ấp": "village",
    "khóm": "village", "bon": "village", "buôn": "village", "bản": "village", "làng": "village", "xóm": "village",
    "plei": "village", "khu phố": "village", "khối phố": "village", "tổ dân phố": "village", "tiểu khu": "village",
}  # fmt: skip
"""Words for kinds of administrative area, with the level they say."""

_LEVEL_HEAD = re.compile(r"^(?:thủ đô|tỉnh|thành phố|tp|quận|huyện|thị xã|tx|q|h)(?:\.\s?|\s)|^tp(?=hcm)")
_LEVEL_TAIL = re.compile(r"\s(?:tỉnh|thành phố|huyện|quận|thị xã|(?<!tác\s)xã|phường|thị trấn|đặc khu)$")
_DEPARTMENT = re.compile(r"(?:sở|bộ|phòng|ban|ngành)\s(?!quản lý|chỉ đạo|chỉ huy)")


@cache
def heads() -> Phrases:
    """Heads of units, labelled with their kind; the level that a head names (`UBND tỉnh`) is left to the reader."""
    rows = [(fold(row["term"]).strip(), row["kind"]) for row in table("unit_heads")]
    terms = [(_LEVEL_TAIL.sub("", term), kind) for term, kind in rows if kind not in ("place", "block")]
    terms += [(row["word"], "enterprise") for row in table("unit_words") if row["kind"] == "head"]
    return phrases([*terms, ("khối", "block"), ("cụm", "block"), ("khối thi đua", "block"), ("cụm thi đua", "block")])


@cache
def full_names() -> Phrases:
    """Names of departments with their heads and commas (`Sở Văn hóa, Thể thao và Du lịch`)."""
    return phrases((_LEVEL_TAIL.sub("", fold(name)), "") for name in column("departments", "name"))


@cache
def departments() -> Phrases:
    """Names of departments as they stand after Sở, Bộ, Phòng, Ban (`Văn hóa, Thể thao và Du lịch`)."""
    names = [_LEVEL_TAIL.sub("", fold(name)) for name in column("departments", "name")]
    return phrases((name[m.end() :], "") for name in names if (m := _DEPARTMENT.match(name)))


@cache
def places() -> Phrases:
    """Provinces and districts with their aliases."""
    found = [("tphcm", "province")]
    for kind in ("province", "district"):
        for row in table(f"{kind}s"):
            for name in (row["name"], *row["aliases"].split("|")):
                bare = _LEVEL_HEAD.sub("", fold(name))
                if bare and not bare[0].isdigit():
                    found.append((bare, kind))
    return phrases(found)


@cache
def compounds() -> frozenset[str]:
    """Folded words of two syllables that end like a head: `cán bộ`, `thị trường`, `nông thôn`."""
    return frozenset(fold(row["word"]) for row in table("unit_words") if row["kind"] == "compound")


@cache
def persons() -> Phrases:
    """What stands before a person: offices, addresses, ranks, degrees."""
    return phrases((term, name) for name in ("offices", "honorifics") for term in column(name, "term"))


@cache
def offices() -> Phrases:
    """Offices of persons, without those that a unit can hold (`Khối trưởng`)."""
    return phrases((row["term"], row["kind"]) for row in table("offices") if row["kind"] != "block")


@cache
def words(kind: str) -> Phrases:
    """One class of unit_words.csv; `stop` holds the words of clause_words.csv too."""
    own = [(row["word"], kind) for row in table("unit_words") if row["kind"] == kind]
    if kind == "stop":
        own += [(word, kind) for word in column("clause_words", "term")]
    return phrases(own)
