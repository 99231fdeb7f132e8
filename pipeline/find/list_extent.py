"""How far a name in a list of units goes where no known word shows it: up to the next separator and unit."""

from __future__ import annotations

import re

from pipeline.find.list_items import Listing, plain
from pipeline.find.unit_names import head_at
from pipeline.find.unit_places import levels
from pipeline.find.unit_syllables import syllables_at
from pipeline.find.unit_words import DOT, words
from pipeline.text.normal import CAPITALS, SMALLS

ENDS = frozenset(("và", "cùng", "là", "làm", "với"))
"""Words that no name in a list goes on over."""
_UNKNOWN = 7  # words that a name may go on over, up to the next separator
_WORDS = rf"[{SMALLS}]+(?: [{SMALLS}]+)"
_TAIL = re.compile(rf"( {_WORDS}{{0,8}})[,;] (?=[{CAPITALS}])")
_REST = re.compile(rf"({_WORDS}{{0,5}} và {_WORDS}{{0,5}})[,;] ")


def rest_of_name(state: Listing, end: int, pos: int) -> int:
    """Reads small words between two separators as the end of the unit before: `Trung tâm Giống cây trồng, vật nuôi …`.

    They hold an `và`, as the last part of a series does, and a unit with a head of its own follows. The offset after
    them, or -1.
    """
    last = state.items[-1] if state.items else None
    rest = _REST.match(state.text, pos, state.limit)
    if last is None or rest is None or last.rule != "lists.own_head" or last.end != end or state.vertical:
        return -1
    if head_at(state.text, state.folded, rest.end(), state.limit) is None:
        return -1
    last.spans = (*last.spans[:-1], (last.spans[-1][0], rest.end(1)))
    last.value = plain(state.text, last.spans)
    return rest.end(1)


def extended(state: Listing, pos: int) -> int:
    """The end of a name that goes on behind `pos` over unknown words up to a separator; `pos` if it does not."""
    at = syllables_at(state.text, state.folded, pos + 1, state.limit)
    if at is None or state.text[pos] != " ":
        return pos
    s, first = at
    for k in range(first, min(first + _UNKNOWN, s.n)):
        if k > first and (s.gaps[k] > DOT or s.words[k] == "và"):
            return s.ends[k - 1]
        if s.words[k] in ENDS or s.stands(words("stop"), k) or s.stands(levels(), k):
            return pos
    return s.ends[s.n - 1] if s.n - first < _UNKNOWN and s.ends[s.n - 1] == state.limit else pos


def to_next_head(state: Listing, pos: int) -> int:
    """The end of a name whose last small words are verbs elsewhere, where the next unit of the list shows it.

    `Trung tâm Tư vấn và Hỗ trợ chuyển dịch cơ cấu kinh tế, Trung tâm …`; `pos` if it ends there.
    """
    tail = _TAIL.match(state.text, pos, state.limit) if state.items else None
    following = head_at(state.text, state.folded, tail.end(), state.limit) if tail else None
    return tail.end(1) if tail and following else pos


def to_next_name(state: Listing, pos: int) -> int:
    """The end of a bare name that small words end, up to the next capital of the list; `pos` if it ends there.

    `các hội: Bảo trợ người tàn tật và trẻ mồ côi, Nhà báo`.
    """
    tail = _TAIL.match(state.text, pos, state.limit)
    return tail.end(1) if tail else pos
