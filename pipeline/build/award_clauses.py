"""The clause before an award's title, read from its verb leftwards: granter, `được` or `đề nghị`, subject."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.build.award_granters import CARRIED, HANDING, NONE, SUBJECT, TIED, Authorities, Granters
from pipeline.build.award_verbs import (
    ADVERB_END,
    BY_END,
    PASSIVE_END,
    PROPOSAL,
    PROPOSED_END,
    RESET,
    STATE,
    TO,
    last_match,
)  # fmt: skip
from pipeline.find.awards import AwardMention
from pipeline.found import Span

_GOVERNOR = re.compile(
    r"(?<!\w)(công nhận|suy tôn|bình xét|bình chọn|đề nghị|đề xuất|kiến nghị|xét)\s+(?:[^;:.]|\.(?=\d)){2,160}$"
)
_UNDONE = re.compile(r"(?<!\w)(thu hồi|hủy bỏ|hủy|bãi bỏ)\s[^.;]{0,30}quyết định\s+$")
_DECISION = re.compile(r"\W{0,3}theo (?:các )?quyết định")
_EMULATION = re.compile(r"(?:ban|hội đồng|phòng|cụm|khối)\s+thi đua|sở nội vụ|thường trực", re.IGNORECASE)
_PERSON_VERB = re.compile(r"tặng|phong|công nhận|thưởng|truy|quyết định|ký|thu hồi|hủy")
_AGENT = re.compile(r"(?<!\w)(?:được|bị)\s+([^.;:()\n]{3,80}?)\s*$")
_TOLD_OF = re.compile(r"\s*[,(–-]")
_VERB_BETWEEN = re.compile(r"[;.\n]|(?<!\w)(?:được|cho|tặng|trao)(?!\w)")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_CLAUSE_WORD = re.compile(
    r"(?<!\w)(?:được|đạt|tặng|trao|đề nghị|cho|là|có|đã|của|vì|năm|trong|với|thủ tướng|nhận|cùng|tổ chức|công nhận|gồm)"
    r"(?!\w)|:"
)
_NEAR = 60  # characters in which the next word to the left is looked for


@dataclass(slots=True)
class Frame:
    """One title with what its sentence says of it. Spans are half-open offsets.

    `mode`: give, get (the subject gets it), or empty if the title isn't told as given. `tail` is what stands behind the
    title, up to where the next title's own clause begins.
    """

    mention: AwardMention
    tail: Span
    mode: str = ""
    status: str = "conferred"
    cue: Span | None = None  # the words that tell the status
    subject: Span | None = None  # ends with those who get it
    proposal: Span | None = None  # where a unit recognised before `đề nghị … tặng` may stand
    infix: Span | None = None  # recipients between verb and title, or behind `của`
    granters: Granters = field(default_factory=Granters)
    agent: Granters = field(default_factory=Granters)  # the granter that a clause behind this one takes over
    left: int = 0  # where the clause begins
    reach: int = 0  # where the words of a title joined to this one end
    together: bool = False  # `cùng được đề nghị`: all that stand before get it
    registered: bool = False
    chained: bool = False  # without a verb of its own
    ranked: bool = False  # told with a rank
    governed: bool = False  # `công nhận X đạt …`: the granter is that of công nhận


@dataclass(slots=True)
class _Reading:
    """How far the words before a verb have been read."""

    pos: int
    granters: Granters = field(default_factory=Granters)
    passive: bool = False
    by_person: bool = False
    proposed: bool = False
    mandated: bool = False


class ClauseReader:
    """Reads the clauses of one article's award sentences."""

    def __init__(self, folded: str, authorities: Authorities) -> None:
        self.folded, self.authorities = folded, authorities

    def read(self, frame: Frame, begin: int, at: int, last: Frame | None, *, sentence: int) -> None:
        """Completes the frame from text[begin:at], what stands before its verb; `last` is the frame before it in the
        sentence, which begins at `sentence`.
        """
        verb_end = frame.cue[1] if frame.cue else at
        state = self._leftwards(frame, begin, at)
        frame.left = state.pos
        if state.passive and not state.granters.values:
            state.granters = self._agent_phrase(state.pos, at)
        if state.granters.values and not state.passive:
            emulation = _EMULATION.match(str(state.granters.values[0].value))
            handed = self.folded[at:verb_end] == "trao" and frame.mention.title.startswith(
                ("Huy hiệu", "Kỷ niệm chương V")
            )
            if emulation or handed or "tổ chức" in self.folded[state.pos : at]:
                state.granters.strength = HANDING
        undone = _UNDONE.search(self.folded, max(begin, at - _NEAR), at)
        if frame.status == "conferred" and undone:
            frame.status, frame.cue = "revoked", undone.span(1)
        self._mandate(frame, state, begin, at)
        if frame.mode == "give" and not (state.proposed or state.passive or state.granters.strength or state.by_person):
            state.granters = self._proposed_before(frame, begin, at, verb_end)
            state.proposed = frame.status == "proposed"
        self._subject(frame, begin, state, last)
        self._from_before(frame, state, begin, at, last, sentence=sentence, verb_end=verb_end)
        frame.agent = state.granters if state.granters.values else frame.granters
        if state.granters.values or not frame.granters.values:
            frame.granters = state.granters

    def _leftwards(self, frame: Frame, begin: int, at: int) -> _Reading:
        """Adverbs, `được`, `đề nghị`, granter and person who hands over, from the verb at `at` to the left."""
        folded = self.folded
        verb = folded[at : frame.cue[1]] if frame.cue else ""
        handing = verb.startswith("trao") and "tặng" not in verb
        state = _Reading(at, proposed=frame.status == "proposed")
        while state.pos > begin:
            near = max(begin, state.pos - _NEAR)
            if frame.status != "revoked" and (m := PROPOSED_END.search(folded, near, state.pos)):
                frame.status, frame.cue = "proposed", m.span("verb")
                state.proposed, state.passive = True, m["by"] is not None
                frame.together = state.passive and "cùng" in m["by"]
                state.pos = m.start()
                break
            if m := PASSIVE_END.search(folded, near, state.pos):
                state.passive, state.pos = True, m.start()
                break
            if BY_END.search(folded, near, state.pos):
                break
            seeking = frame.mode == "give" and not state.granters.strength and not state.by_person
            if seeking and self._granter(state, begin):
                continue
            if m := ADVERB_END.search(folded, near, state.pos):
                state.pos = m.start()
                continue
            if seeking and self._person(frame, state, begin, handing=handing):
                continue
            if seeking:
                state.granters = self.authorities.segment(self._trimmed(begin, state.pos), begin)
                state.pos = state.granters.start if state.granters.strength else state.pos
            break
        return state

    def _without_adverbs(self, begin: int, pos: int) -> int:
        while m := ADVERB_END.search(self.folded, max(begin, pos - _NEAR), pos):
            pos = m.start()
        return self._trimmed(begin, pos)

    def _trimmed(self, begin: int, pos: int) -> int:
        return begin + len(self.folded[begin:pos].rstrip())

    def _granter(self, state: _Reading, begin: int) -> bool:
        """Whether a granter ends where the reading stands; the reading then stands before it."""
        found = self.authorities.before(self._trimmed(begin, state.pos), begin, bare=True)
        if found.strength:
            state.granters, state.pos = found, found.start
        return found.strength > NONE

    def _person(self, frame: Frame, state: _Reading, begin: int, *, handing: bool) -> bool:
        """Whether a person ends where the reading stands; the reading then stands before it."""
        person = self._person_ending(self._trimmed(begin, state.pos), begin)
        if person < 0:
            return False
        state.by_person, state.pos = True, person
        office = (
            None if handing else self.authorities.at(person)
        )  # `Chủ tịch nước A ký quyết định tặng`: the office grants
        if office is None or not office.office or office.vice:
            return True
        if _PERSON_VERB.search(self.folded, office.end, frame.mention.start):
            value = self.authorities.value((office.start, office.end), "award.granter_office")
            state.granters = Granters([value] if value else [], person, SUBJECT)
        return True

    def _person_ending(self, position: int, begin: int) -> int:
        """Where the person begins who, with offices, ends at `position`; -1 if none does."""
        for start, end in self.authorities.persons_between(begin, position):
            if position - end < 160:
                told = _TOLD_OF.match(self.folded, end, position)
                if end >= position or (told and not _VERB_BETWEEN.search(self.folded, end, position)):
                    office = self.authorities.ending(start - 1, begin) if start else None
                    return office.start if office else start
        return -1

    def _agent_phrase(self, left: int, at: int) -> Granters:
        """The words between `được` and the verb that name a granter no gazetteer knows."""
        m = _AGENT.search(self.folded, max(left, at - 100), at)
        if m is None or ADVERB_END.search(m[1]) or PROPOSAL.search(m[1]):
            return Granters()
        if "," in m[1] and self.authorities.at(m.start(1)) is None:
            return Granters()
        if self.authorities.persons_between(m.start(1), m.end(1)):
            return Granters()
        value = self.authorities.value(m.span(1), "award.granter_phrase")
        return Granters([value] if value else [], m.start(1), SUBJECT)

    def _mandate(self, frame: Frame, state: _Reading, begin: int, at: int) -> None:
        """`thừa uỷ quyền của Chủ tịch nước` names the granter."""
        mandate = self.authorities.mandate(begin, at)
        if mandate.start >= 0:
            state.mandated = True
            frame.left = min(frame.left, mandate.start)
            if mandate.values or state.by_person:
                state.granters = mandate

    def _proposed_before(self, frame: Frame, begin: int, at: int, verb_end: int) -> Granters:
        """`đề nghị Chủ tịch UBND huyện khen đột xuất, tặng Giấy khen`: the proposal stands farther to the left."""
        wall = self.folded.rfind(";", begin, at) + 1
        last = last_match(PROPOSAL, self.folded, max(begin, wall, at - 300), at)
        if last is None or RESET.search(self.folded, last.end(), verb_end):
            return Granters()
        values, stop = self.authorities.after(last.end() + 1, at, bare=False)
        if not values or at - stop > _NEAR:
            return Granters()
        frame.status, frame.cue = "proposed", last.span()
        return Granters(values, last.start(), SUBJECT)

    def _from_before(
        self, frame: Frame, state: _Reading, begin: int, at: int, last: Frame | None, *, sentence: int, verb_end: int
    ) -> None:
        """What the clause before hands on: its granter, and the scope of one `đề nghị` over several clauses."""
        known = state.granters.strength or frame.granters.strength
        if last and not known and not state.mandated and self._goes_on(frame, state, begin, at, last, sentence):
            told = last.agent if last.agent.values else last.granters
            state.granters = Granters(told.values, -1, CARRIED if told.values else NONE)
        giving = frame.mode == "give" and frame.status == "conferred" and not state.passive
        named = frame.mode == "get" and frame.status == "conferred" and self.folded[at:verb_end] == "nhận"
        chosen = named and last is not None and last.governed  # `suy tôn A nhận Cờ …; B nhận Bằng khen …`
        if chosen and frame.subject and not self.folded[begin : frame.subject[0]].strip(" ;,"):
            giving = frame.governed = True
        if last and giving and last.status == "proposed" and not RESET.search(self.folded, begin, verb_end):
            frame.status, frame.cue = "proposed", last.cue
        known = state.granters.strength or frame.granters.strength
        if frame.mode == "give" and not (known or state.passive or state.by_person or state.proposed or state.mandated):
            clause = max(begin, self.folded.rfind(";", begin, at) + 1, at - 300)
            state.granters = self.authorities.opening(clause, at)

    def _goes_on(self, frame: Frame, state: _Reading, begin: int, at: int, last: Frame, sentence: int) -> bool:
        """Whether a clause without a granter of its own goes on with the one before: `…, tặng Bằng khen cho …`."""
        if state.by_person:
            return last.granters.strength == TIED and STATE.match(frame.mention.base) is not None
        if frame.mode == "give" and frame.subject is None:
            return not state.proposed or (frame.status == last.status and last.chained)
        if last.governed and ";" not in self.folded[begin:at]:
            return True
        if frame.mode == "get" and self.folded.startswith("công nhận", frame.left):
            return True
        return not state.proposed and _DECISION.match(self.folded, sentence) is not None

    def _subject(self, frame: Frame, begin: int, state: _Reading, last: Frame | None) -> None:
        """Where those stand who get it: before `được` or `đạt`, or recognised before `đề nghị … tặng`."""
        folded, pos = self.folded, state.pos
        if not state.passive and frame.mode != "get":
            if frame.status == "proposed":
                frame.proposal = (max(folded.rfind(";", begin, pos) + 1, begin), pos)
            return
        wall = begin if frame.together else max(begin, self._wall(begin, pos))
        given = last is not None and last.mode == "give" and last.subject is None
        if given and not frame.together and wall == begin and TO.search(folded, begin, pos):
            wall = max(wall, folded.rfind(",", begin, pos) + 1)  # `tặng … cho A, B được tặng …`
        frame.subject, frame.left = (wall, pos), wall
        governor = _GOVERNOR.search(folded, max(wall, pos - 180), pos) if frame.mode == "get" else None
        if governor:
            frame.governed, frame.left = True, governor.start()
            frame.subject = (governor.end(1), pos)
            if governor[1] != "công nhận":
                frame.status, frame.cue = "proposed", governor.span(1)
            trimmed = self._without_adverbs if governor[1] == "công nhận" else self._trimmed
            granters = self.authorities.before(trimmed(begin, governor.start()), begin, bare=True)
            if granters.strength:
                frame.granters, frame.left = granters, granters.start
        elif last and last.governed and ";" not in folded[begin:pos]:
            frame.governed = True

    def _wall(self, begin: int, pos: int) -> int:
        """Behind the last semicolon that parts clauses and not the items of a list (`A (…); B (…) được …`)."""
        wall = self.folded.rfind(";", begin, pos)
        for _ in range(30):
            if wall < 0:
                return begin
            before = self.folded.rfind(";", begin, wall)
            piece = _BRACKETS.sub("", self.folded[max(begin, before + 1) : wall])
            if _CLAUSE_WORD.search(piece) or not piece.strip():
                break
            wall = before
        return wall + 1
