"""How a sentence speaks of each award title in it: verb, status, granter, and the stretches that hold the recipients.

A sentence is cut at its titles. What stands before a title tells who grants or gets it (`Chủ tịch UBND tỉnh tặng …`,
`X được đề nghị … tặng …`); what stands behind it, up to where the next title's own clause begins, tells to whom. A
title without a verb of its own takes over the one before (`tặng Cờ thi đua cho A, Bằng khen cho B`), and one `đề nghị`
goes on over the clauses that follow it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.build.award_clauses import ClauseReader, Frame
from pipeline.build.award_granters import CARRIED, NONE, SUBJECT, TIED, Authorities, Granters
from pipeline.build.award_verbs import ADJACENT, CHAIN, JOINED, KINDS, RANK, STATE, STATE_GRANTER, VERB, last_match
from pipeline.find.awards import AwardMention
from pipeline.found import Found, Span

_COUNTED = re.compile(r"\s*[,;]?\s*(?:và\s+)?\d[\d.]{0,8}(?:/\d[\d.]{0,8})?\s+[^,;:.()]{2,40}?\s*[“\"]?")
_AFTERWARDS = re.compile(
    r"\s*(?:năm\s+\d{4}\s*)?(?:của\s+(?P<of>[^,.;:]{2,60}?)\s+)?(?:năm\s+\d{4}\s*)?(?:này\s+)?"
    r"(?:(?:đã|cũng|sẽ|vừa)\s+){0,3}(?:được|do)\s+(?P<by>[^,.;:]{0,90}?)\s*"
    r"(?P<verb>trao tặng|truy tặng|phong tặng|tặng thưởng|tặng|trao|công nhận|ký|cấp)(?!\w)"
)
_TOPIC = re.compile(r"(?:đối với|về|với|riêng)\s+$")
_TOPIC_TOLD = re.compile(
    r"(?:(?P<prop>đề nghị|trình|đề xuất|suy tôn|bình xét)\s+(?:[^,.;]{0,50}?\s)?)?"
    r"(?P<verb>công nhận|tặng|trao tặng|phong tặng|trao)(?!\w)\s*(?:cho\s+)?"
)
# `Cờ thi đua của UBND tỉnh: 54 tập thể; Bằng khen: Sở A, Sở B`: a label stands for the verb.
_LABEL = re.compile(
    r"\s*(?:(?:của|cấp|cho|do)\s+[^:;.\n]{2,60}|toàn diện|chuyên đề|phong trào|năm \d{4})?\s*(?P<colon>:)\s*(?=\S)"
)
_LABEL_BEFORE = re.compile(r"(?:^|[;:,.\n)•*+–-]|(?<!\w)(?:có|và|tặng))\s*$")
_YEAR = re.compile(
    r"\s*[,(]?\s*(?:năm học\s+\d{4}\s*[-–]\s*\d{4}|(?:các\s+)?năm\s+\d{4}|đợt\s+[\w/.-]{1,12}|lần thứ \w+"
    r"|về thành tích[^,.;]{0,60}?|xuất sắc"
    r"|(?:và|cùng|kèm theo|kèm)?\s*(?:phần thưởng|tiền thưởng|quà tặng|quà|hoa"
    r"|(?:số tiền\s+)?\d[\d.,]{0,12} (?:triệu )?đồng))\)?"
    r"(?!\w)"
)
_OF = re.compile(r"\s*(?:,\s*)?(?:của|do)\s+")
_BY = re.compile(r"(?<!\w)do\s+")
_BY_VERB = re.compile(
    r"\s+(?:đã\s+|vừa\s+)?(?:ký\s+)?(?:quyết định\s+)?(?:trao tặng|truy tặng|phong tặng|tặng thưởng|tặng|trao|ký|cấp"
    r"|ban hành)(?!\w)(?:\s+tặng)?"
)
_FOR = re.compile(r"\s*(?:đối với|cho|của)\s")
_GIFT = re.compile(r"\s*(?:năm\s+\d{4}\s*)?(?:cho|tặng|về|vì|[.,;]|$)")
_NO_GIFT = re.compile(r"\s*(?:đổi|quà|hoa)")
_RANKED_END = re.compile(r"[,(–-]\s*[“\"]?$")
_STOP = re.compile(r"[;:.\n]")
_SMALL = frozenset(("là", "tặng", "phong", "thưởng"))
_WINDOW = 170  # characters before a title in which its verb may stand


class FrameReader:
    """Reads the frames of an article's sentences."""

    def __init__(self, folded: str, authorities: Authorities) -> None:
        self.folded, self.authorities = folded, authorities
        self.clauses = ClauseReader(folded, authorities)

    def read(self, span: Span, mentions: Sequence[AwardMention], *, proposed: Span | None = None) -> list[Frame]:
        """The frames of the titles in the sentence at `span`; `proposed`: the `đề nghị …:` that introduces it."""
        start, end = span
        self.authorities.whole(start, end)
        frames: list[Frame] = []
        begin = start
        for i, mention in enumerate(mentions):
            limit = mentions[i + 1].start if i + 1 < len(mentions) else end
            frame = Frame(mention, (mention.end, limit), left=mention.start)
            last = frames[-1] if frames else None
            self._before(frame, begin, last, start)
            if proposed and frame.mode == "give" and frame.status == "conferred":
                frame.status, frame.cue = "proposed", proposed
            if last and frame.mode:
                last.tail = (last.tail[0], max(last.tail[0], min(last.tail[1], frame.left)))
            if frame.mode:
                self._behind(frame)
            begin = max(mention.end, frame.tail[0])
            frames.append(frame)
        self._share(frames)
        for frame in frames:
            if frame.status == "conferred" and STATE.match(frame.mention.base):
                state = [v for v in frame.granters.values if STATE_GRANTER.match(str(v.value).lower())]
                frame.granters = Granters(state, frame.granters.start, frame.granters.strength)
        return frames

    def _before(self, frame: Frame, begin: int, last: Frame | None, sentence: int) -> None:
        """Reads verb, status, granter and subject from the words between the title before and this one."""
        title = frame.mention.start
        verb = ADJACENT.search(self.folded, max(begin, title - _WINDOW), title)
        if verb is None:
            if not (
                self._ranked(frame, begin)
                or (last and last.mode and self._chained(frame, begin, last))
                or self._dative(frame, begin, last, sentence)
            ):
                self._told_behind(frame)
            return
        kind = next(k for k in KINDS if verb[k])
        frame.cue = verb.span(kind)
        if kind == "register":
            frame.registered, frame.mode, frame.left = True, "get", verb.start()
            return
        frame.mode = "get" if kind == "get" else "give"
        frame.status = {"propose": "proposed", "revoke": "revoked"}.get(kind, "conferred")
        self.clauses.read(frame, begin, verb.start(), last, sentence=sentence)

    def _chained(self, frame: Frame, begin: int, last: Frame) -> bool:
        """Whether a title without a verb takes over the one before: `…, Bằng khen cho B`, `…, 15 người “CSTĐ”`."""
        title = frame.mention.start
        if not self._no_verb(max(begin, title - 500), title):
            return False
        joint = CHAIN.search(self.folded, max(begin, title - _WINDOW), title)
        counted = None if joint else _COUNTED.fullmatch(self.folded, begin, title)
        if joint is None and counted is None and not JOINED.fullmatch(self.folded, begin, title):
            return False
        frame.left = joint.start() if joint else begin
        frame.mode, frame.status, frame.cue, frame.chained = last.mode, last.status, last.cue, True
        frame.agent = last.agent if last.agent.values else last.granters
        frame.granters = Granters(frame.agent.values, -1, min(frame.agent.strength, CARRIED) or NONE)
        frame.subject = (begin, title) if counted else last.subject
        frame.proposal, frame.registered = last.proposal, last.registered
        return True

    def _no_verb(self, start: int, end: int) -> bool:
        """Whether no verb of giving stands between a title's recipients and the next title."""
        for verb in VERB.finditer(self.folded, start, end):
            if verb[0] in _SMALL:
                continue
            if verb["propose"] or verb["register"] or (verb["give"] and not _NO_GIFT.match(self.folded, verb.end())):
                return False
        return True

    def _dative(self, frame: Frame, begin: int, last: Frame | None, sentence: int) -> bool:
        """`truy tặng phóng viên A Huy hiệu …`: the recipients stand between verb and title."""
        title = frame.mention.start
        verb = last_match(VERB, self.folded, max(begin, title - _WINDOW), title)
        if verb is None or not verb["give"] or _STOP.search(self.folded, verb.end(), title):
            return False
        frame.cue, frame.mode, frame.infix = verb.span(), "give", (verb.end(), title)
        self.clauses.read(frame, begin, verb.start(), last, sentence=sentence)
        return True

    def _ranked(self, frame: Frame, begin: int) -> bool:
        """`Nhì: Công ty A, Bằng khen của Tổng Giám đốc`: a rank, a unit, the award."""
        title = frame.mention.start
        rank = last_match(RANK, self.folded, max(begin, title - 300), title)
        if rank is None or not _RANKED_END.search(self.folded, max(rank.end(), title - 12), title):
            return False
        frame.mode, frame.cue, frame.left = "give", rank.span(), rank.start()
        frame.infix, frame.ranked = (rank.end(), title), True
        return True

    def _told_behind(self, frame: Frame) -> None:
        """`02 Bằng khen được trao cho …`; `Đối với danh hiệu …, Hội đồng đề nghị công nhận 15 cá nhân`."""
        after = _AFTERWARDS.match(self.folded, *frame.tail)
        if after:
            frame.mode, frame.cue = "give", after.span("verb")
            key = "by" if after["by"] else "of"
            if after[key]:
                values, _ = self.authorities.after(after.start(key), after.end(key), bare=True)
                frame.granters = Granters(values, after.start(key), SUBJECT)
            frame.tail = (after.end(), frame.tail[1])
            return
        start, end = frame.tail
        label = _LABEL.match(self.folded, start, end)
        if label and _LABEL_BEFORE.search(self.folded, max(0, frame.mention.start - 12), frame.mention.start):
            frame.mode, frame.cue = "give", label.span("colon")
            return
        if not _TOPIC.search(self.folded, max(0, frame.mention.start - 16), frame.mention.start):
            return
        told = _TOPIC_TOLD.search(self.folded, start, min(end, start + 200))
        if told:
            frame.mode, frame.cue = "give", told.span("verb")
            if told["prop"]:
                frame.status, frame.cue = "proposed", told.span("prop")
            frame.infix, frame.tail = (told.end(), end), (told.end(), told.end())

    def _behind(self, frame: Frame) -> None:
        """Reads `của X`, `do X tặng` and an authority right behind the title; `tail` then begins behind them."""
        at, limit = frame.tail
        while year := _YEAR.match(self.folded, at, limit):
            at = year.end()
        of = _OF.match(self.folded, at, limit)
        direct = self.authorities.at(at + 1) if not of and self.folded[at : at + 1] == " " else None
        if of or (direct and not direct.held and not direct.vice):
            here = of.end() if of else at + 1
            values, stop = self.authorities.after(here, limit, bare=of is not None)
            if values and self._grants(frame, values, stop, limit, tied=of is not None):
                frame.granters = Granters(values, here, TIED)
                given = _BY_VERB.match(self.folded, stop, limit)  # `của Chủ tịch nước trao tặng cho …`
                goes_on = given and self.folded.startswith((" cho ", " đối với "), given.end())
                frame.tail = (given.end() if given and goes_on else stop, limit)
                return
            if of and (frame.status == "revoked" or (values and frame.mode == "get")):
                frame.infix = (here, limit)
        clause = self.folded.find(";", at, limit)
        for by in _BY.finditer(self.folded, at, min(clause if clause >= 0 else limit, at + 300)):
            values, stop = self.authorities.after(by.end(), limit, bare=False)
            verb = _BY_VERB.match(self.folded, stop, limit) if values else None
            if verb:
                frame.granters = Granters(values, by.start(), SUBJECT)
                if by.start() - at < 12:
                    frame.tail = (verb.end(), limit)
                return

    def _grants(self, frame: Frame, values: list[Found], stop: int, limit: int, *, tied: bool) -> bool:
        """Whether the authority behind a title grants it; behind a state title only the state does."""
        if frame.status == "revoked":
            return _FOR.match(self.folded, stop, limit) is not None
        if STATE.match(frame.mention.base):
            return STATE_GRANTER.match(str(values[0].value).lower()) is not None
        return tied or _GIFT.match(self.folded, stop, limit) is not None

    def _share(self, frames: list[Frame]) -> None:
        """Titles joined before one `cho …`, or before one `do X trao tặng`, share what the last of them has."""
        for after, this in pairwise(reversed(frames)):
            if not this.mode or not after.chained:
                continue
            if JOINED.fullmatch(self.folded, this.mention.end, after.mention.start):
                this.tail = after.tail if this.subject is None else this.tail
                this.reach = max(after.tail[1], after.reach)
                if this.granters.strength < after.granters.strength >= SUBJECT:
                    this.granters = after.granters
