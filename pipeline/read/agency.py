"""Press agencies, papers and sites: how their names look, and the source tag that a lead begins with."""

from __future__ import annotations

import re
from functools import cache

from pipeline.found import Span
from pipeline.gazetteers import table
from pipeline.text.normal import fold

# (QNO) - …, (HNM) …
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]\s*([-–—:.]*)")
# BPO - …, LÂM ĐỒNG ONLINE - …, Hà Nội (TTXVN) - …
_DASHED = re.compile(r"([^\W\d_][^\n()–—-]{1,40}?)(?:\s*\(([^\n()]{2,30})\))?\s*[-–—]+\s+(?=[^\W_]|[\"“])")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info)", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZĐ]{3,6}")
_TIMED = re.compile(r"\s*[-–—|,]?\s*(?=\d{1,2}\s?[:h/.-]\s?\d{1,2})")
_CODE = re.compile(r"[A-ZĐ]{2,5}O")  # a paper's initials with O for online: BPO, QNO, GLO
_PAPER = re.compile(
    r"\b(?:online|điện\s+tử|news)\Z|\A(?:báo|đài|tạp\s+chí|cổng|trang\s+(?:tin|web|thông\s+tin)|website)\s"
)
_HEAD = re.compile(r"\s*[/–-]\s*|\s")
_DESK = re.compile(r"\w[\w.+]*\s*[/–-]")  # an agency's desk behind its name: VOV - Trung tâm Tin
_LETTERS = re.compile(r"[^\W\d_]+")


def source_tag(text: str, start: int, end: int) -> Span | None:
    """The source tag at `start`: `(QNO) -`, `(HNM)`, `BPO -`, `LÂM ĐỒNG ONLINE -`, `Hà Nội (TTXVN) -`; or None.

    A bracket needs the look of a tag (an agency, or capitals), a name before a dash must be an agency's: `Hà Nội -` is
    a place and `UBND tỉnh -` a unit.
    """
    end = min(end, start + 80)
    if match := _BRACKETED.match(text, start, end):
        tag = match[1]
        if is_agency(tag) or _capitals(tag) or (match[2] and _capitalised(tag)):
            return match.span(1)
        return None
    if match := _DASHED.match(text, start, end):
        group = 2 if match[2] else 1
        if (is_agency(match[group]) or _initials(match[group])) and fold(match[group]) not in _places():
            return match.span(group)
    return None


def dated_tag(text: str, start: int, end: int) -> Span | None:
    """The agency that a date line begins with: `PLVN 29/11/2022 18:33`, `ANHP – 16:05 09/03/2016`."""
    name = _INITIALS.match(text, start, end)
    if name is None or not _TIMED.match(text, name.end(), end):
        return None
    return name.span() if is_agency(name[0]) or _initials(name[0]) else None


def _initials(tag: str) -> bool:
    """A paper's or portal's initials that are no short form of a body: `CTTĐT`, `PTV`, but not `UBND`."""
    return _INITIALS.fullmatch(tag) is not None and fold(tag) not in _short_forms()


def is_agency(name: str) -> bool:
    """Whether a name is that of a press agency, paper, broadcaster or site, by its form or by the gazetteer."""
    name = name.strip()
    folded = fold(name)
    if folded in _agencies() or is_domain(name) or _CODE.fullmatch(name):
        return True
    words = name.split()
    if not 0 < len(words) <= 7 or not words[0][0].isupper():
        return False
    if len(words) > 1 and _PAPER.search(folded):
        return sum(word[0].islower() for word in words) <= 3
    return is_known(name) and (titled(name) or _DESK.match(name) is not None)


def is_domain(name: str) -> bool:
    """Whether the name is a site's address: `Dangcongsan.vn`."""
    return _DOMAIN.fullmatch(name) is not None


def is_known(name: str) -> bool:
    """Whether a name begins with that of a known agency: `VOV - Trung tâm Tin`."""
    return _HEAD.split(fold(name.strip()), maxsplit=1)[0] in _agencies()


def is_paper(name: str) -> bool:
    """Whether a name says that it is a paper's, broadcaster's or site's: `cổng TTĐT tỉnh`, `Bình Phước Online`."""
    return _PAPER.search(fold(name)) is not None


def titled(name: str) -> bool:
    """Whether each of up to five words begins with a capital, small joining words aside."""
    words = name.split()
    return len(words) <= 5 and all(w[0].isupper() or w[0].isdigit() for w in words if w not in {"và", "-", "–", "&"})


def _capitals(tag: str) -> bool:
    """One word of capitals: `HNM`, `TN&MT`."""
    letters = "".join(_LETTERS.findall(tag))
    return 1 < len(letters) <= 8 and letters.isupper() and len(tag.split()) == 1 and fold(tag) not in _places()


def _capitalised(tag: str) -> bool:
    """A short name in capitalised words that is no place's."""
    words = tag.split()
    return len(words) <= 4 and all(w[0].isupper() or not w[0].isalpha() for w in words) and fold(tag) not in _places()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(row["term"]) for row in table("furniture") if row["kind"] == "agency")


@cache
def _short_forms() -> frozenset[str]:
    """Folded short forms of bodies and the like (gazetteers/abbreviations.csv, unit_heads.csv)."""
    rows = (*table("abbreviations"), *table("unit_heads"))
    return frozenset(fold(row.get("short") or row["term"]) for row in rows)


@cache
def _places() -> frozenset[str]:
    rows = (*table("provinces"), *table("districts"))
    return frozenset(fold(name) for row in rows for name in (row["name"], *row["aliases"].split("|")) if name)
