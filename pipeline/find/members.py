"""Where an article lists the members of a khối or cụm thi đua.

A list is opened by a few kinds of words (`gồm`, `08 đơn vị thành viên:`, a bracket behind the block's name, `trong Cụm
còn có`) in a sentence that has a block at hand, and counts only if what follows reads as a list of units. What a block
gives, proposes or is scored by is opened by the same words; words of award before them rule the list out.

Rules (`MemberList.trigger`), best first: `members.comprise`, `.are`, `.count`, `.has`, `.name` (a bracket), `.called`
(the list stands before `là thành viên`), `.joined` (told behind the list); `.attending` and `.block_name` only where
the block has no other list.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.find.list_items import OFFICE, closing
from pipeline.find.lists import read_list
from pipeline.find.member_words import (
    ASIDE,
    AWARD,
    BLOCK,
    BRACKET,
    CALLED,
    CLAUSE,
    CLOSED,
    HOLDER,
    JOINED,
    LISTED,
    MEMBERS,
    MOVED,
    NAMED,
    OF_LEVEL,
    OPENER,
    OWN,
    PERSONS,
    PRESENT,
    REST,
)  # fmt: skip
from pipeline.find.units import UnitMention
from pipeline.found import Found, Span
from pipeline.text.sentences import Sentence

_READ = frozenset((Role.BODY, Role.LEAD, Role.CAPTION))
_BACK = 400  # characters; how far a clause is read back from the words that open a list
_NEAR = 36  # characters; so near `đơn vị thành viên:` a word of award rules the list out
_VERTICAL = 4000  # characters; how far a list of one unit a line may reach
_LATE = 400  # characters; how far behind a list a unit may be told to have joined
_LONG = 6  # words; more than these behind the last unit in a bracket, and it was no list


@dataclass(frozen=True, slots=True)
class MemberList:
    """One list of members: half-open character offsets, the units, the rule, the block's name if one is known."""

    start: int
    end: int
    units: list[Found]
    trigger: str
    block_span: Span | None = None


def find_member_lists(doc: Doc) -> list[MemberList]:
    """The lists of members of a khối or cụm in `doc._.sentences`, in text order.

    Needs `doc._.folded`, `doc._.terms`, `doc._.units` and `doc._.sentences`.
    """
    folded = doc._.folded
    if "thi đua" not in folded or BLOCK.search(folded) is None:
        return []
    finder = _Finder(doc)
    found: list[MemberList] = []
    second: list[MemberList] = []
    reached = 0
    before: Sentence | None = None
    for sentence in doc._.sentences:
        if sentence.role in _READ and sentence.end > reached and finder.may_list(sentence):
            for entry in finder.lists(sentence, before, found[-1] if found else None):
                found.append(entry)
                reached = entry.end
            second += finder.attending(sentence)
        before = sentence
    second += finder.named_in_block()
    told = {entry.block_span for entry in found}
    for entry in second:
        if entry.block_span not in told:
            found.append(entry)
            told.add(entry.block_span)
    return sorted(found, key=lambda entry: entry.start)


class _Finder:
    """Reads the sentences of one article."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        self.sentences: list[Sentence] = doc._.sentences
        self.units: list[UnitMention] = doc._.units
        self.unit_starts = [u.start for u in self.units]
        self.blocks = [(u.start, u.end) for u in self.units if u.kind == "block"]
        self.block_ends = {end for _, end in self.blocks}
        self.heads: list[Span] = [(t.start, t.end) for t in doc._.terms.get("unit_heads", ())]
        self.head_starts = [start for start, _ in self.heads]

    def may_list(self, sentence: Sentence) -> bool:
        """A cheap look: a sentence without these words and marks lists nothing."""
        said = self.folded[sentence.start : sentence.end]
        return any(
            mark in said for mark in ("gồm", ":", "(", " là ", "thành viên", " có ", "riêng", "tiếp nhận", "bổ sung")
        )

    def lists(self, sentence: Sentence, before: Sentence | None, last: MemberList | None) -> Iterator[MemberList]:
        """The lists that one sentence opens."""
        folded, start, end = self.folded, sentence.start, sentence.end
        if BLOCK.search(folded, start, end) is None and MEMBERS.search(folded, start, end) is None:
            return
        if last and (late := self.latecomers(sentence, last)):
            yield late
            return
        yield from self.called(sentence)
        pos = start
        while opener := OPENER.search(folded, pos, end):
            read = self.read(sentence, opener)
            if read is None:
                pos = opener.start() + max(1, len(opener[0].split(" ", 1)[0]))
                continue
            units, begin, stop = read
            back = max(start, opener.start() - _BACK)
            rest = REST.search(folded, back, opener.end()) or (
                ASIDE.match(folded, start) and " còn " in folded[back:begin]
            )
            if rest or opener.lastgroup in ("has", "are"):
                aside = self.aside(sentence, before, opener.start())
                units = [a for a in aside if all(a.value != u.value for u in units)] + units
            yield MemberList(begin, stop, units, f"members.{opener.lastgroup}", self.block_of(opener.start()))
            pos = max(opener.end(), stop)

    def read(self, sentence: Sentence, opener: re.Match[str]) -> tuple[list[Found], int, int] | None:
        """The list behind an opener with its span, if it is one of members."""
        text, folded = self.text, self.folded
        begin, limit = opener.end() - len("các") * opener[0].endswith(" các"), sentence.end
        clause = self.clause(sentence, opener.start())
        if not self.about_members(sentence, opener, clause):
            return None
        bracket = opener[0].endswith("(")
        closed = True
        if bracket:
            close = closing(text, opener.end() - 1, sentence.end)
            closed = text[close : close + 1] == ")"
            limit = close if closed else sentence.end
            lead = BRACKET.match(folded, begin, limit)
            begin = lead.end() if lead else begin
        elif not text[begin : sentence.end].strip(" :"):
            limit = min(len(text), begin + _VERTICAL)
        units, stop = read_list(text, folded, begin, limit, self.head_before(opener, clause))
        units = [u for u in units if u.notes.get("kind") != "person"]
        if len(units) < 2 or not units_like(units) or folded.startswith(("khối ", "cụm "), units[0].start):
            return None
        unmarked = opener.lastgroup == "has" and not opener[0].endswith(":")
        if unmarked and AWARD.search(folded, stop, min(stop + 60, sentence.end)):
            return None  # Trong Khối có A, B được đề nghị tặng …
        whole = stop >= limit - 1
        if bracket and closed and not whole and len(text[stop:limit].split()) > _LONG:
            return None
        return units, begin, max(stop, limit) if bracket and whole else stop

    def about_members(self, sentence: Sentence, opener: re.Match[str], clause: int) -> bool:
        """Whether the clause that opens a list speaks of the units of a block, and not of what it gives or scores."""
        said = self.folded[clause : opener.end()]
        if opener.lastgroup == "name":
            here = opener.start()
            return here in self.block_ends or here - 1 in self.block_ends or NAMED.search(said) is not None
        if said.rstrip(" :(").endswith("thành viên") and AWARD.search(OWN.sub(" ", said[-_NEAR:])) is None:
            return True
        at_hand = BLOCK.search(said) is not None or "thành viên" in said
        if at_hand and AWARD.search(OWN.sub(" ", said)) is None:
            return True
        back = max(sentence.start, opener.start() - _BACK)
        return REST.search(said) is not None and OFFICE.search(self.folded, back, opener.start()) is not None

    def head_before(self, opener: re.Match[str], clause: int) -> tuple[Span, ...]:
        """The head that the words before a list give its bare names; none where they name several kinds.

        `5 huyện trong Cụm: A, B` → `huyện`; `Cụm thi đua LĐLĐ các tỉnh Tây Nguyên (A, B)` → `LĐLĐ`, `tỉnh`.
        """
        said = list(OF_LEVEL.finditer(self.folded, clause, opener.end()))
        if not said or said[-1]["more"]:
            return ()
        level = said[-1]
        k = bisect_left(self.head_starts, level.start()) - 1
        if k >= 0 and self.heads[k][0] >= clause and self.heads[k][1] + 1 == level.start():
            start, end = self.heads[k]
            if not self.folded.startswith(("khối", "cụm"), start):
                return (start, end), level.span("level")
        return (level.span("level"),)

    def aside(self, sentence: Sentence, before: Sentence | None, pos: int) -> list[Found]:
        """The units named as leader and deputies before `… trong Cụm còn có`, `các thành viên khác là`."""
        folded = self.folded
        begin = -1
        for place in (sentence, before):
            if place is None or begin >= 0:
                continue
            stop = min(pos, place.end)
            aside = ASIDE.search(folded, place.start, stop)
            office = OFFICE.search(folded, place.start, stop)
            begin = aside.end() if aside else place.start if office else -1
        if begin < 0:
            return []
        found = []
        for unit in self.units[bisect_left(self.unit_starts, begin) : bisect_left(self.unit_starts, pos)]:
            if unit.kind != "block":
                office = OFFICE.search(folded, unit.end, min(pos, unit.end + 60))
                notes = {"office": self.text[office.start() : office.end()]} if office else {}
                span = (unit.start, unit.end)
                found.append(Found(self.text[slice(*span)], (span,), "members.aside", notes=notes))
        return found

    def latecomers(self, sentence: Sentence, last: MemberList) -> MemberList | None:
        """Units that joined the block, told in a sentence behind its list: `Riêng X mới được chuyển về khối`."""
        if sentence.start - last.end > _LATE or MOVED.search(self.folded, sentence.start, sentence.end) is None:
            return None
        joined = JOINED.search(self.folded, sentence.start, sentence.end)
        if joined is None:
            return None
        units, stop = read_list(self.text, self.folded, joined.end(), sentence.end)
        units = [u for u in units if u.notes.get("kind") != "person"]
        if not units or not units_like(units):
            return None
        return MemberList(joined.end(), stop, units, "members.joined", last.block_span)

    def called(self, sentence: Sentence) -> Iterator[MemberList]:
        """A list that stands before the words that call it members: `LĐLĐ các tỉnh A, B, C là thành viên của Cụm`."""
        for called in CALLED.finditer(self.folded, sentence.start, sentence.end):
            pos = called.start()
            clause = self.clause(sentence, pos)
            if self.folded[clause - 1] == ":":  # `các xã: A, B, C trong cụm`
                clause = self.clause(sentence, clause - 1)
            first = bisect_left(self.head_starts, clause)
            for start in self.head_starts[first : bisect_left(self.head_starts, pos)][:40]:
                if HOLDER.search(self.folded, max(clause, start - 16), start):
                    continue  # `Chủ tịch UBND các xã: A, B trong cụm`: the xã are members
                begin = start - 4 * self.folded.startswith("các ", max(0, start - 4))
                units, stop = read_list(self.text, self.folded, begin, pos)
                persons = any(PERSONS.match(u.value.lower()) for u in units)
                if len(units) > 2 and not persons and not self.text[stop:pos].strip(" ,)") and units_like(units):
                    yield MemberList(start, stop, units, "members.called", self.block_of(start))
                    break

    def attending(self, sentence: Sentence) -> Iterator[MemberList]:
        """A closed list of units that attend or sign without being called members: `lãnh đạo LĐLĐ 6 tỉnh: A, B, …`."""
        folded, end = self.folded, sentence.end
        if not self.blocks or self.blocks[0][0] > sentence.start or not PRESENT.search(folded, sentence.start, end):
            return
        for opener in CLOSED.finditer(folded, sentence.start, end):
            number = opener.start("number")
            clause = self.clause(sentence, number)
            if AWARD.search(OWN.sub(" ", folded[clause:number])):
                continue
            begin = number
            k = bisect_left(self.head_starts, number) - 1
            if k >= 0 and self.heads[k][0] >= clause and self.heads[k][1] + 1 == number:
                begin = self.heads[k][0]
            units, stop = read_list(self.text, folded, begin, end)
            if len(units) > 2 and len(units) == int(opener["number"]) and units_like(units):
                yield MemberList(begin, stop, units, "members.attending", self.block_of(begin))
                return

    def named_in_block(self) -> Iterator[MemberList]:
        """The members that the block's own name lists: `Cụm thi đua số II Hội Nông dân các tỉnh A, B và C`."""
        starts = [s.start for s in self.sentences]
        for start, end in self.blocks:
            listed = LISTED.search(self.folded, start, end)
            k = bisect_right(starts, start) - 1
            if listed is None or k < 0 or start >= self.sentences[k].end:
                continue
            first = bisect_right(self.head_starts, start)
            inside = self.head_starts[first : bisect_left(self.head_starts, listed.start())]
            begin = inside[0] if inside else listed.start() + 1
            units, stop = read_list(self.text, self.folded, begin, end)
            if len(units) > 2 and stop >= end - 1 and all(u.rule == "lists.shared_level" for u in units):
                yield MemberList(begin, stop, units, "members.block_name", (start, end))

    def clause(self, sentence: Sentence, pos: int) -> int:
        """Where the clause that ends at `pos` begins: behind the last semicolon, colon or full stop, not far back."""
        begin = max(sentence.start, pos - _BACK)
        for stop in CLAUSE.finditer(self.folded, begin, pos):
            begin = stop.end()
        return begin

    def block_of(self, pos: int) -> Span | None:
        """The name of a block nearest before `pos` or around it, else the first one behind it."""
        k = bisect_right(self.blocks, (pos, len(self.text))) - 1
        if k >= 0:
            return self.blocks[k]
        return self.blocks[0] if self.blocks else None


def units_like(units: list[Found]) -> bool:
    """Whether the entries are units: half of them or more have a head, or all are short names."""
    headed = sum(u.rule != "lists.bare" for u in units)
    if headed * 2 >= len(units):
        return True
    return all(len(u.value.split()) <= 5 and not any(c.isdigit() for c in u.value) for u in units)
