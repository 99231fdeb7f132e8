"""How a sentence speaks of each award title in it: verb, status, granter, and the stretches that hold the recipients.

A sentence is cut at its titles. What stands before a title tells who grants or gets it (`Chủ tịch UBND tỉnh tặng …`,
`X được đề nghị … tặng …`); what stands behind it, up to where the next title's own clause begins, tells to whom. A title
without a verb of its own takes over the one before (`tặng Cờ thi đua cho A, Bằng khen cho B`), and one `đề nghị` goes
on over the clauses that follow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.build.award_granters import CARRIED, HANDING, NONE, SUBJECT, TIED, Authorities, Granters
from pipeline.find.awards import AwardMention
from pipeline.found import Found, Span

_GIVE = (
    r"trao tặng|tặng thưởng|truy tặng|phong tặng|truy phong|khen tặng|ban tặng|trao thưởng|trao lại|trao|tặng|phong|công nhận|gắn|thưởng"
)
_GET = r"đón nhận|vinh nhận|nhận thưởng|nhận|đạt|giành|đoạt|lĩnh|là"
_REVOKE = r"thu hồi|hủy bỏ|huỷ bỏ|tước bỏ|tước|bãi bỏ"
_PROPOSE = r"đề nghị|đề xuất|xét tặng|suy tôn|bình xét|bình chọn|bình bầu|trình|xét chọn|giới thiệu"
_REGISTER = r"đăng ký|phấn đấu|giữ vững|hướng tới|giữ"
_VERB = re.compile(
    rf"(?<!\w)(?:(?P<give>{_GIVE})|(?P<get>{_GET})|(?P<revoke>{_REVOKE})|(?P<propose>{_PROPOSE})|(?P<register>{_REGISTER}))(?!\w)"
)
_MID = (
    r"(?:\s*(?:(?:được|lại|các|những|nhiều|một số|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+(?:\.\d+)*(?:/\d+)?|danh hiệu|phần thưởng|tấm|chiếc"
    r"|lá|bức|quyết định|thêm|có|là|cao quý|mỗi|cả|hình thức|khen thưởng|thi đua|và|đạt|hai lần|đặc biệt|quý giá|tiêu chuẩn|chuẩn|xét|cấp nhà nước)"
    r"(?!\w)|[“\"‘«(:,]))*\s*"
)
_ADJACENT = re.compile(
    rf"(?<!\w)(?:(?P<give>{_GIVE})|(?P<get>{_GET})|(?P<revoke>{_REVOKE})|(?P<propose>{_PROPOSE})|(?P<register>{_REGISTER}))(?!\w)(?P<mid>{_MID})$"
)
_CHAIN = re.compile(rf"(?:^|[,;:]|(?<!\w)(?:và|cùng|cùng với|hoặc|kèm|cho đến)(?!\w)){_MID}$")
RANK = re.compile(r"(?:giải\s+)?(?:nhất|nhì|ba|tư|khuyến khích|dẫn đầu|thứ nhất|thứ nhì|thứ ba)(?:\s+(?:cụm|khối|toàn khối|toàn cụm|khu vực))?\s*(?::|[-–]\s|là\s)")
_ADVERBS = re.compile(
    r"(?<!\w)(?:đã|vừa|sẽ|cũng|mới|đang|đều|trân trọng|trực tiếp|long trọng|vinh dự|tiếp tục|lần lượt|có|ký|kí|ban hành|ra|quyết định|tiến hành"
    r"|xem xét|xét|thống nhất|nhất trí|đồng ý|chính thức|chung|và|đồng thời|công bố|được biết|bỏ phiếu|biểu quyết|thay mặt|đại diện|lên|này|về việc|việc"
    r"|tổ chức|lễ|buổi|hội nghị|số|từng|cùng|khen thưởng|bị|(?:phong tặng|truy tặng|trao tặng|tặng thưởng|tặng|trao|phong)\s*(?:,|và|hoặc))\s*$"
)
_PROP_END = re.compile(
    r"(?<!\w)(?:(?P<by>(?:cùng\s+|cũng\s+|đều\s+|đã\s+|vừa\s+)*được)\s+)?(?:xét\s+)?"
    r"(?P<verb>đề nghị|đề xuất|kiến nghị|(?<!chương )(?<!công )(?<!quá )(?<!quy )(?<!giáo )(?<!lộ )(?<!hành )(?<!tờ )trình|suy tôn|bình xét|bình chọn|giới thiệu)"
    r"(?:\s+(?:và|để|lên|cấp trên|(?:các )?cấp có thẩm quyền|xem xét|xét|cấp thẩm quyền|các cấp|khen thưởng))*\s*[,:]?\s*$"
)
_PASSIVE_END = re.compile(r"(?<!\w)(?:(?:vinh dự|vinh hạnh|xứng đáng|đã|cũng|vừa|mới|đều|lần lượt|cùng|từng|tiếp tục|còn|sẽ|hân hạnh)\s+)*(?:được|bị)\s*$")
_BY_END = re.compile(r"(?<!\w)(?:do|bởi)\s*$")
_PROPOSAL = re.compile(r"(?<!\w)(?:đề nghị|đề xuất|kiến nghị|(?<!chương )(?<!công )(?<!quá )(?<!quy )trình|suy tôn|bình xét|bình chọn)(?!\w)")
_COUNTED = re.compile(rf"\s*[,;]?\s*(?:và\s+)?\d[\d.]*(?:/\d[\d.]*)?\s+[^,;:.()]{{2,40}}?\s*[“\"]?")
_RESET = re.compile(r"(?<!\w)(?:đã (?:trao|tặng|quyết định)|công bố|nhân dịp|dịp này|quyết định (?:tặng|khen)|trao(?! đổi))(?!\w)")
_TO = re.compile(r"(?<!\w)(?:cho|đối với|đến|tới|tặng cho|tặng|với)(?!\w)\s*:?\s*")
_AFTERWARDS = re.compile(
    r"\s*(?:năm\s+\d{4}\s*)?(?:của\s+(?P<of>[^,.;:]{2,60}?)\s+)?(?:năm\s+\d{4}\s*)?(?:này\s+)?(?:đã\s+|cũng\s+|sẽ\s+|vừa\s+)*(?:được|do)\s+(?P<by>[^,.;:]{0,90}?)\s*(?P<verb>trao tặng|truy tặng|phong tặng|tặng thưởng|tặng|trao|công nhận|ký|cấp)(?!\w)"
)
_OF = re.compile(r"\s*(?:,\s*)?(?:của|do)\s+")
_BY = re.compile(r"(?<!\w)do\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE_WORD = re.compile(r"(?<!\w)(?:được|đạt|tặng|trao|đề nghị|cho|là|có|đã|của|vì|năm|trong|với|thủ tướng|nhận|cùng|tổ chức|công nhận|gồm)(?!\w)|:")
_TOPIC = re.compile(r"(?:đối với|về|với|riêng)\s+$")
_TOPIC_TOLD = re.compile(
    r"(?:(?P<prop>đề nghị|trình|đề xuất|suy tôn|bình xét)\s+(?:[^,.;]{0,50}?\s)?)?(?P<verb>công nhận|tặng|trao tặng|phong tặng|trao)(?!\w)\s*(?:cho\s+)?"
)
_UNDONE = re.compile(r"(?<!\w)(thu hồi|hủy bỏ|huỷ bỏ|hủy|huỷ|bãi bỏ)\s[^.;]{0,30}quyết định\s+$")
_DECISION = re.compile(r"\W*theo (?:các )?quyết định")
_EMULATION = re.compile(r"(?:ban|hội đồng|phòng|cụm|khối)\s+thi đua|sở nội vụ|thường trực")
_BY_VERB = re.compile(r"\s+(?:đã\s+|vừa\s+)?(?:ký\s+)?(?:quyết định\s+)?(?:trao tặng|truy tặng|phong tặng|tặng thưởng|tặng|trao|ký|cấp|ban hành)(?!\w)(?:\s+tặng)?")
_YEAR = re.compile(r"\s*(?:,|\()?\s*(?:năm học\s+\d{4}\s*[-–]\s*\d{4}|(?:các\s+)?năm\s+\d{4}|đợt\s+[\w/.-]+|lần thứ \w+|về thành tích[^,.;]{0,60}?|xuất sắc)\)?(?!\w)")
_STATE = re.compile(r"huân chương|huy chương|anh hùng|bà mẹ|nhà giáo|thầy thuốc|nghệ sĩ|nghệ nhân|giải thưởng (?:hồ|nhà)")
_STATE_GRANTER = re.compile(r"(?:chủ tịch nước|nhà nước|đảng|quốc hội|tổng thống|chính phủ|nước)")
_PERSON_VERB = re.compile(r"tặng|phong|công nhận|thưởng|truy|quyết định|ký|thu hồi|hủy")


@dataclass(slots=True)
class Frame:
    """One title with what its sentence says of it. Spans are half-open offsets; `tail` ends where the next clause begins."""

    mention: AwardMention
    tail: Span
    mode: str = ""  # give, get (by subject), or empty: not told as given
    status: str = "conferred"
    cue: Span | None = None  # the words that tell the status
    subject: Span | None = None  # ends with those who get it
    proposal: Span | None = None  # where a unit recognised before `đề nghị … tặng` may stand
    infix: Span | None = None  # recipients between verb and title
    granters: Granters = field(default_factory=Granters)
    agent: Granters = field(default_factory=Granters)  # the granter that a clause behind this one takes over
    together: bool = False  # `cùng được đề nghị`: all that stand before get it
    left: int = 0  # where the clause begins
    registered: bool = False
    chained: bool = False
    reach: int = 0  # where the words of a title joined to this one end
    ranked: bool = False
    governed: bool = False  # `công nhận X đạt …`: the granter is that of công nhận


class FrameReader:
    """Reads the frames of an article's sentences."""

    def __init__(self, text: str, folded: str, authorities: Authorities) -> None:
        self.text, self.folded, self.authorities = text, folded, authorities
        self._sentence = 0

    def read(self, start: int, end: int, mentions: list[AwardMention], *, proposed: Span | None = None) -> list[Frame]:
        """The frames of the titles in the sentence text[start:end]; `proposed`: the `đề nghị …:` that introduces it."""
        self.authorities.whole(start, end)
        self._sentence = start
        frames: list[Frame] = []
        begin = start
        for i, mention in enumerate(mentions):
            limit = mentions[i + 1].start if i + 1 < len(mentions) else end
            frame = Frame(mention, (mention.end, limit), left=mention.start)
            self._before(frame, begin, frames[-1] if frames else None)
            if proposed and frame.mode == "give" and frame.status == "conferred":
                frame.status, frame.cue = "proposed", proposed
            if frames and frame.mode:
                last = frames[-1]
                last.tail = (last.tail[0], max(last.tail[0], min(last.tail[1], frame.left)))
            self._behind(frame)
            begin = max(mention.end, frame.tail[0])
            frames.append(frame)
        self._share(frames)
        for frame in frames:
            state = _STATE.match(frame.mention.base.lower())
            if state and frame.status == "conferred":  # others can only hand it over
                frame.granters.values = [v for v in frame.granters.values if _STATE_GRANTER.match(str(v.value).lower())]
        return frames

    def _before(self, frame: Frame, begin: int, last: Frame | None) -> None:
        """Reads verb, status, granter and subject from the words between the title before and this one."""
        title = frame.mention.start
        verb = _ADJACENT.search(self.folded, max(begin, title - 140), title)
        if verb is None:
            if self._ranked(frame, begin):
                return
            if last and last.mode and self._no_verb(begin, title):
                if _CHAIN.search(self.folded, begin, title):
                    self._carry(frame, last, begin)
                    return
                if _COUNTED.fullmatch(self.folded, begin, title):
                    self._carry(frame, last, begin)
                    frame.subject, frame.left = (begin, title), begin
                    return
            if not self._dative(frame, begin, last):
                self._told_behind(frame)
            return
        kind = verb.lastgroup if verb.lastgroup != "mid" else next(k for k in ("give", "get", "revoke", "propose", "register") if verb[k])
        frame.cue = (verb.start(), verb.start("mid"))
        if kind == "register":
            frame.registered, frame.mode, frame.left = True, "get", verb.start()
            return
        frame.mode = "get" if kind == "get" else "give"
        if kind == "propose":
            frame.status = "proposed"
        elif kind == "revoke":
            frame.status = "revoked"
        self._left(frame, begin, verb.start(), last)

    def _no_verb(self, start: int, end: int) -> bool:
        """Whether no verb of giving stands between a title's recipients and the next title."""
        return not any(
            v["give"] and not re.match(r"\s*(?:đổi|quà|hoa)", self.folded[v.end() : v.end() + 6]) or v["propose"] or v["register"]
            for v in _VERB.finditer(self.folded, start, end) if v[0] not in ("là", "tặng", "phong", "thưởng")
        )  # fmt: skip

    def _carry(self, frame: Frame, last: Frame, begin: int) -> None:
        """Takes over what the title before has, for one without a verb of its own."""
        sep = _CHAIN.search(self.folded, begin, frame.mention.start)
        frame.left = sep.start() if sep else begin
        frame.mode, frame.status, frame.cue, frame.chained = last.mode, last.status, last.cue, True
        frame.agent = last.agent if last.agent.values else last.granters
        frame.granters = Granters(frame.agent.values, -1, min(frame.agent.strength, CARRIED) or NONE)
        frame.subject, frame.proposal, frame.registered = last.subject, last.proposal, last.registered

    def _dative(self, frame: Frame, begin: int, last: Frame | None) -> bool:
        """`truy tặng phóng viên A Huy hiệu …`: the recipients stand between verb and title."""
        title = frame.mention.start
        verb = None
        for verb in _VERB.finditer(self.folded, max(begin, title - 170), title):
            pass
        if verb is None or not verb["give"] or re.search(r"[;:.\n]", self.folded[verb.end() : title]):
            return False
        frame.cue, frame.mode = verb.span(), "give"
        frame.infix = (verb.end(), title)
        self._left(frame, begin, verb.start(), last)
        return True

    def _ranked(self, frame: Frame, begin: int) -> bool:
        """`Nhì: Công ty A, Bằng khen của Tổng Giám đốc`: a rank, a unit, the award."""
        rank = None
        for rank in RANK.finditer(self.folded, begin, frame.mention.start):
            pass
        if rank is None or not re.search(r"[,(–-]\s*[“\"]?$", self.folded[rank.end() : frame.mention.start]):
            return False
        frame.mode, frame.cue, frame.left = "give", rank.span(), rank.start()
        frame.infix, frame.ranked = (rank.end(), frame.mention.start), True
        return True

    def _told_behind(self, frame: Frame) -> None:
        """`02 Bằng khen được trao cho …`: the verb stands behind the title."""
        after = _AFTERWARDS.match(self.folded, *frame.tail)
        if after:
            frame.mode, frame.cue = "give", after.span("verb")
            key = "by" if after["by"] else "of"
            if after[key]:
                values, _ = self.authorities.after(after.start(key), after.end(key), bare=True)
                frame.granters = Granters(values, after.start(key), SUBJECT)
            frame.tail = (after.end(), frame.tail[1])
            return
        topic = _TOPIC.search(self.folded, max(0, frame.mention.start - 16), frame.mention.start)
        told = _TOPIC_TOLD.search(self.folded, *frame.tail) if topic else None
        if told:  # `Đối với danh hiệu …, Hội đồng đề nghị công nhận 15 cá nhân`
            frame.mode, frame.cue = "give", told.span("verb")
            if told["prop"]:
                frame.status, frame.cue = "proposed", told.span("prop")
            frame.infix = (told.end(), frame.tail[1])
            frame.tail = (told.end(), told.end())

    def _left(self, frame: Frame, begin: int, at: int, last: Frame | None) -> None:
        """Reads leftwards from the verb at `at`: adverbs, `được`, `đề nghị`, the granter, the subject."""
        folded = self.folded
        verb = folded[at : frame.cue[1]] if frame.cue else ""
        handing = verb.startswith("trao") and "tặng" not in verb
        pos, passive, by_person, proposed = at, False, False, frame.status == "proposed"
        granters = Granters()
        while pos > begin and not (proposed and passive):
            near = max(begin, pos - 60)
            if frame.status != "revoked" and (m := _PROP_END.search(folded, near, pos)):
                cue = begin + len(folded[begin:pos].rstrip(" ,:"))
                frame.status, frame.cue, proposed = "proposed", (m.start("verb"), max(cue, m.start("verb") + 1)), True
                pos, passive = m.start(), m["by"] is not None
                frame.together = m["by"] is not None and "cùng" in m["by"]
                break
            if m := _PASSIVE_END.search(folded, near, pos):
                passive, pos = True, m.start()
                break
            if _BY_END.search(folded, near, pos):
                break
            trimmed = begin + len(folded[begin:pos].rstrip())
            if not granters.strength and not by_person and frame.mode == "give":
                found = self.authorities.before(trimmed, begin, bare=True)
                if found.strength:
                    granters, pos = found, found.start
                    continue
                person = self._person_ending(trimmed, begin)
                if person >= 0:
                    by_person = True
                    granters = self._by_office(person, handing=handing, end=frame.mention.start)
                    pos = person
                    continue
            if m := _ADVERBS.search(folded, near, pos):
                pos = m.start()
                continue
            if not granters.strength and not by_person and frame.mode == "give":
                granters = self.authorities.segment(trimmed, begin)
                pos = granters.start if granters.strength else pos
            break
        if passive and not granters.values:
            granters = self._agent_phrase(pos, at)
        frame.left = pos
        if granters.values and not passive and (_EMULATION.match(str(granters.values[0].value).lower()) or "tổ chức" in folded[pos:at]):
            granters.strength = HANDING
        if frame.status == "conferred" and (undone := _UNDONE.search(folded, max(begin, at - 60), at)):
            frame.status, frame.cue = "revoked", undone.span(1)
        mandate = self.authorities.mandate(begin, at)
        if mandate.start >= 0:
            frame.left = min(frame.left, mandate.start)
            if mandate.values or by_person:
                granters = mandate
        if not (proposed or passive or granters.strength or by_person) and frame.mode == "give":
            granters = self._proposed_before(frame, begin, at)
            proposed = frame.status == "proposed"
        self._subject(frame, begin, pos, last, passive=passive)
        if not (granters.strength or frame.granters.strength) and mandate.start < 0 and last and self._goes_on(frame, begin, at, last, by_person=by_person, proposed=proposed):
            known = last.agent if last.agent.values else last.granters
            granters = Granters(known.values, -1, CARRIED if known.values else NONE)
        goes_on = last is not None and last.status == "proposed" and frame.status == "conferred" and frame.mode == "give"
        if last and goes_on and not passive and not _RESET.search(folded, begin, frame.cue[1] if frame.cue else at):
            frame.status, frame.cue = "proposed", last.cue
        if not (granters.strength or frame.granters.strength or passive or by_person or proposed or mandate.start >= 0) and frame.mode == "give":
            granters = self.authorities.opening(max(begin, folded.rfind(";", begin, at) + 1), at)
        frame.agent = granters if granters.values else frame.granters
        if granters.values or not frame.granters.values:
            frame.granters = granters

    def _by_office(self, person: int, *, handing: bool, end: int) -> Granters:
        """`Chủ tịch nước A ký quyết định tặng`: the office grants; who merely hands over is no granter."""
        office = None if handing else self.authorities.at(person)
        if office is None or not office.office or office.vice or not _PERSON_VERB.search(self.folded, office.end, end):
            return Granters()
        value = self.authorities.value((office.start, office.end), "award.granter_office")
        return Granters([value] if value else [], person, SUBJECT)

    def _proposed_before(self, frame: Frame, begin: int, at: int) -> Granters:
        """`đề nghị Chủ tịch UBND huyện khen đột xuất, tặng Giấy khen`: the proposal stands farther to the left."""
        wall = self.folded.rfind(";", begin, at) + 1
        last = None
        for last in _PROPOSAL.finditer(self.folded, max(begin, wall), at):
            pass
        if last is None or _RESET.search(self.folded, last.end(), frame.cue[1] if frame.cue else at):
            return Granters()
        values, stop = self.authorities.after(last.end() + 1, at, bare=False)
        if not values or at - stop > 60:
            return Granters()
        frame.status, frame.cue = "proposed", last.span()
        return Granters(values, last.start(), SUBJECT)

    def _goes_on(self, frame: Frame, begin: int, at: int, last: Frame, *, by_person: bool, proposed: bool) -> bool:
        """Whether a clause without a granter of its own goes on with the one before: `…, tặng Bằng khen cho …`."""
        if by_person:
            return last.granters.strength == TIED and _STATE.match(frame.mention.base.lower()) is not None
        if frame.mode == "give" and frame.subject is None:
            return not proposed or frame.status == last.status and last.chained
        if last.governed and ";" not in self.folded[begin:at]:
            return True
        if frame.mode == "get" and self.folded.startswith("công nhận", frame.left):
            return True
        return not proposed and _DECISION.match(self.folded, self._sentence) is not None

    def _agent_phrase(self, left: int, at: int) -> Granters:
        """The words between `được` and the verb that name a granter no gazetteer knows."""
        m = re.compile(r"(?<!\w)(?:được|bị)\s+([^,.;:()\n]{3,80}?)\s*$").search(self.folded, max(left, at - 100), at)
        if m is None or _ADVERBS.search(m[1]) or _PROPOSAL.search(m[1]):
            return Granters()
        value = self.authorities.value(m.span(1), "award.granter_phrase")
        return Granters([value] if value else [], m.start(1), SUBJECT)

    def _person_ending(self, position: int, begin: int) -> int:
        """Where the person begins who, with offices, ends at `position`; -1 if none does."""
        for start, end in self.authorities.persons:
            if begin <= start < position and position - end < 160:
                between = self.folded[end:position]
                if not between.strip() or (re.match(r"\s*[,(–-]", between) and not re.search(r"[;.\n]|(?<!\w)(?:được|cho|tặng|trao)(?!\w)", between)):
                    office = self.authorities.ending(start - 1, begin) if start else None
                    return office.start if office else start
        return -1

    def _subject(self, frame: Frame, begin: int, pos: int, last: Frame | None, *, passive: bool) -> None:
        """Where those stand who get it: before `được` or `đạt`, or recognised before `đề nghị … tặng`."""
        folded = self.folded
        if passive or frame.mode == "get":
            wall = max(begin, 0 if frame.together else self._wall(begin, pos))
            if last and last.mode == "give" and last.subject is None and not frame.together and wall == begin and _TO.search(folded, begin, pos):
                wall = max(wall, folded.rfind(",", begin, pos) + 1)  # `tặng … cho A, B được tặng …`
            frame.subject = (wall, pos)
            frame.left = wall
            governor = re.compile(r"(?<!\w)(công nhận|suy tôn|bình xét|bình chọn|đề nghị|xét)\s+(?:[^;:.]|\.(?=\d)){2,160}$").search(folded, wall, pos)
            if governor and frame.mode == "get":
                head = governor.start()
                frame.governed, frame.left = True, governor.start()
                frame.subject = (governor.end(1), pos)
                if governor[1] != "công nhận":
                    frame.status, frame.cue = "proposed", governor.span(1)
                granters = self.authorities.before(begin + len(folded[begin:head].rstrip()), begin, bare=True)
                if granters.strength:
                    frame.granters, frame.left = granters, granters.start
            elif last and last.governed and ";" not in folded[begin:pos]:
                frame.governed = True
        elif frame.status == "proposed":
            wall = max(folded.rfind(";", begin, pos) + 1, begin)
            frame.proposal = (wall, pos)

    def _wall(self, begin: int, pos: int) -> int:
        """Behind the last semicolon before `pos` that parts clauses and not the items of a list (`A (…); B (…) được …`)."""
        wall = self.folded.rfind(";", begin, pos)
        while wall >= 0:
            before = self.folded.rfind(";", begin, wall)
            piece = _BRACKETS.sub("", self.folded[max(begin, before + 1) : wall])
            if _CLAUSE_WORD.search(piece) or not piece.strip():
                return wall + 1
            wall = before
        return begin

    def _behind(self, frame: Frame) -> None:
        """Reads `của X`, `do X tặng` and an authority right behind the title; `tail` then begins behind them."""
        if not frame.mode:
            return
        start, limit = frame.tail
        at = start
        while year := _YEAR.match(self.folded, at, limit):
            at = year.end()
        of = _OF.match(self.folded, at, limit)
        direct = self.authorities.at(at + 1) if self.folded[at : at + 1] == " " and not of else None
        if of or (direct and not direct.held and not direct.vice):
            here = of.end() if of else at + 1
            values, stop = self.authorities.after(here, limit, bare=bool(of))
            if values and self._grants(frame, values, stop, limit, tied=bool(of)):
                frame.granters = Granters(values, here, TIED)
                frame.tail = (stop, limit)
                return
            if of and (frame.status == "revoked" or (values and frame.mode == "get")):
                frame.infix = (here, limit)
        stop = self.folded.find(";", at, limit)
        for by in _BY.finditer(self.folded, at, stop if stop >= 0 else limit):
            values, stop = self.authorities.after(by.end(), limit, bare=False)
            verb = _BY_VERB.match(self.folded, stop, limit) if values else None
            if verb:
                frame.granters = Granters(values, by.start(), SUBJECT)
                if by.start() - at < 12:
                    frame.tail = (verb.end(), limit)
                return

    def _grants(self, frame: Frame, values: list[Found], stop: int, limit: int, *, tied: bool) -> bool:
        """Whether the authority behind a title grants it: state titles are the state's, others' owners are recipients."""
        first = str(values[0].value).lower()
        if frame.status == "revoked":
            return re.compile(r"\s*(?:đối với|cho|của)\s").match(self.folded, stop, limit) is not None
        if _STATE.match(frame.mention.base.lower()):
            return _STATE_GRANTER.match(first) is not None
        return tied or re.compile(r"\s*(?:năm\s+\d{4}\s*)?(?:cho|tặng|về|vì|[.,;]|$)").match(self.folded, stop, limit) is not None

    def _share(self, frames: list[Frame]) -> None:
        """Titles joined before one `cho …`, or before one `do X trao tặng`, share what the last of them has."""
        for this, after in zip(reversed(frames[:-1]), reversed(frames[1:]), strict=True):
            joined = self.folded[this.mention.end : after.mention.start]
            if this.mode and after.chained and re.fullmatch(rf"\s*(?:,|và|cùng|cùng với)?{_MID}", joined):
                this.tail = after.tail if this.subject is None else this.tail
                this.reach = max(after.tail[1], after.reach)
                if this.granters.strength < after.granters.strength and after.granters.strength >= SUBJECT:
                    this.granters = after.granters
