"""Sentence boundaries that survive `GS.TS.`, `TP. HCM`, `T.Ư`, `1.612 tỷ`, `v.v.`, `./.`, captions and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.article import Block, Role
from pipeline.found import Span

Doc.set_extension("article", default=None, force=True)
Doc.set_extension("sentences", default=(), force=True)

FACTUAL = frozenset({Role.TITLE, Role.LEAD, Role.BODY, Role.CAPTION})
"""The roles whose sentences are read for facts; blocks of other roles have no sentences."""

ITEM = re.compile(r"[^\S\n]*(?:[-+*•»–—▪●○·‣◦✓➢]|\d{1,2}[.)](?!\d)|[a-zđ]\))[^\S\n]*(?=\S)")
"""What a line of a list begins with: a bullet, `1.`, `2)`, `a)`. Match it at the start of a line."""

# A run of stops with the quotes and brackets that close behind it, or a line break. A semicolon ends no sentence.
_STOP = re.compile(r"(?<![.!?…])(?:\./\.|[.!?…]++)[\"”’'»)\]]*+|\n")
_NEXT = re.compile(r"\s*+[\"“‘'«(\[*•\-–—+]*+\s*+(\S)?")
_BEFORE = re.compile(r"[^\W_]+\Z")

# Short forms that are written with a stop and go on: kinds of place, degrees, ranks and forms of address.
_SHORT = frozenset({
    "tp", "tx", "tt", "ts", "ths", "th", "gs", "pgs", "bs", "bscki", "bsckii", "cki", "ckii", "ds", "ks", "kts", "tskh",
    "nsnd", "nsưt", "đc", "tr", "st", "mr", "mrs", "ms", "dr",
})  # fmt: skip
_INITIAL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")
_GOES_ON = re.compile(r"(?:[Đđ]/[Cc]|[Cc]/[Oo])\Z")
_ENDING = re.compile(r"(?:\bT\.\s?Ư|\bT\.\s?W|\bv\.\s?v)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: half-open offsets in the article's text, without surrounding space, and the role of its block."""

    start: int
    end: int
    role: Role


@Language.component("sentences", requires=["doc._.article"], assigns=["doc._.sentences"])
def find_sentences(doc: Doc) -> Doc:
    """Sets `doc._.sentences`: the sentences of the article's title, lead, body and captions, in text order.

    A doc without an article is read as one body block.
    """
    text = doc._.text
    article = doc._.article
    blocks = [Block(Role.BODY, 0, len(text))] if article is None else article.blocks
    doc._.sentences = [
        Sentence(start, end, block.role)
        for block in blocks
        if block.role in FACTUAL
        for start, end in (
            [trimmed(text, block.start, block.end)] if block.role is Role.TITLE else split(text, block.start, block.end)
        )
        if start < end
    ]
    return doc


def split(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of one block of `text`, trimmed; pieces without a letter or digit are left out.

    A line break ends a sentence only where the next line is an item of a list; a semicolon never does. A stop without
    a space behind it ends one only between a small word and a capital (`của tỉnh.Đồng chí`).
    """
    end = len(text) if end is None else end
    begin = start
    for stop in _STOP.finditer(text, start, end):
        place = stop.end()
        if place <= begin:
            continue
        if stop[0] == "\n":
            ends = ITEM.match(text, place, end) is not None
        else:
            ends = _ends(text, begin, stop.start(), place, end)
        if ends:
            yield from _piece(text, begin, place)
            begin = place
    yield from _piece(text, begin, end)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, start + len(piece.strip()))


def _piece(text: str, start: int, end: int) -> Iterator[Span]:
    start, end = trimmed(text, start, end)
    if any(c.isalnum() for c in text[start:end]):
        yield start, end


def _ends(text: str, begin: int, stop: int, place: int, end: int) -> bool:
    """Whether the stop at `stop`…`place` ends the sentence that began at `begin`."""
    ahead = _NEXT.match(text, place, end)
    following = ahead[1] if ahead else None
    if following is None:
        return True
    spaced = text[place].isspace()
    mark = text[stop:place]
    before = _BEFORE.search(text, max(begin, stop - 24), stop)
    word = before[0] if before else ""
    if not spaced:
        return mark == "." and following.isupper() and text[place] == following and _plain(word, text[stop - 1])
    if following.islower():
        return False
    if mark != ".":
        return True
    number = stop - begin < 12 and (word.isdigit() or len(word) == 1)
    if number and text[begin:stop].strip(" \t\n-–*•+(") == word:  # the numbering of a list: 1. Công tác …, a. Về …
        return False
    if word.isdigit() or _ENDING.search(text, max(begin, stop - 5), stop):
        return True
    if _GOES_ON.search(text, max(begin, stop - 3), stop):
        return False
    return word not in _INITIAL and word.lower() not in _SHORT


def _plain(word: str, previous: str) -> bool:
    """A word or a number, or a closing bracket, behind which a stop may lack its space: no short form, no initial."""
    if not word:
        return previous in ')”"%'
    if word.isdigit():
        return True
    name = word[0].isupper() and word[1:].islower() and len(word) > 2
    return (name or (len(word) > 1 and word.islower())) and word.lower() not in _SHORT
