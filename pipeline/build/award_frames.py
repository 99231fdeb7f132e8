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
    r"trao tặng|tặng thưởng|truy tặng|phong tặng|truy phong|khen tặng|ban tặng|xét tặng|trao thưởng|trao lại|trao|tặng|phong|công nhận|gắn|thưởng"
)
_GET = r"đón nhận|vinh nhận|nhận thưởng|nhận|đạt|giành|đoạt|lĩnh|là"
_REVOKE = r"thu hồi|hủy bỏ|huỷ bỏ|tước bỏ|tước|bãi bỏ"
_PROPOSE = r"đề nghị|đề xuất|suy tôn|bình xét|bình chọn|bình bầu|trình|xét chọn|giới thiệu"
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
_RANK = re.compile(r"(?:giải\s+)?(?:nhất|nhì|ba|tư|khuyến khích|dẫn đầu|thứ nhất|thứ nhì|thứ ba)(?:\s+(?:cụm|khối|toàn khối|toàn cụm|khu vực))?\s*(?::|[-–]\s|là\s)")
_ADVERBS = re.compile(
    r"(?<!\w)(?:đã|vừa|sẽ|cũng|mới|đang|đều|trân trọng|trực tiếp|long trọng|vinh dự|tiếp tục|lần lượt|có|ký|ban hành|ra|quyết định|tiến hành"
    r"|xem xét|xét|thống nhất|nhất trí|đồng ý|chính thức|chung|và|đồng thời|công bố|được biết|bỏ phiếu|biểu quyết|thay mặt|đại diện|lên|này|về việc|việc"
    r"|tổ chức|lễ|buổi|hội nghị|số|từng|cùng|khen thưởng|bị)\s*$"
)
_PROP_END = re.compile(
    r"(?<!\w)(?:được\s+|cùng\s+được\s+)?(?:xét\s+)?(?:đề nghị|đề xuất|kiến nghị|trình|suy tôn|bình xét|bình chọn|giới thiệu)"
    r"(?:\s+(?:và|để|lên|cấp trên|cấp có thẩm quyền|xem xét|xét|cấp thẩm quyền|khen thưởng))*\s*[,:]?\s*$"
)
_PASSIVE_END = re.compile(r"(?<!\w)(?:(?:vinh dự|vinh hạnh|xứng đáng|đã|cũng|vừa|mới|đều|lần lượt|cùng|từng|tiếp tục|còn|sẽ|hân hạnh)\s+)*(?:được|bị)\s*$")
_BY_END = re.compile(r"(?<!\w)(?:do|bởi)\s*$")
_PROPOSAL = re.compile(r"(?<!\w)(?:đề nghị|đề xuất|kiến nghị|trình|suy tôn|bình xét|bình chọn)(?!\w)")
_RESET = re.compile(r"(?<!\w)(?:đã (?:trao|tặng|quyết định)|công bố|nhân dịp|dịp này|quyết định (?:tặng|khen)|trao(?! đổi))(?!\w)")
_TO = re.compile(r"(?<!\w)(?:cho|đối với|đến|tới|tặng cho|tặng|với)(?!\w)\s*:?\s*")
_AFTERWARDS = re.compile(
    r"\s*(?:năm\s+\d{4}\s*)?(?:này\s+)?(?:đã\s+|cũng\s+|sẽ\s+|vừa\s+)*(?:được|do)\s+(?P<by>[^,.;:]{0,90}?)\s*(?P<verb>trao tặng|truy tặng|phong tặng|tặng thưởng|tặng|trao|công nhận|ký|cấp)(?!\w)"
)
_OF = re.compile(r"\s*(?:,\s*)?(?:của|do)\s+")
_BY = re.compile(r"(?<!\w)(?:do|được)\s+")
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
    left: int = 0  # where the clause begins
    registered: bool = False
    chained: bool = False
    governed: bool = False  # `công nhận X đạt …`: the granter is that of công nhận


class FrameReader:
    """Reads the frames of an article's sentences."""

    def __init__(self, text: str, folded: str, authorities: Authorities) -> None:
        self.text, self.folded, self.authorities = text, folded, authorities

    def read(self, start: int, end: int, mentions: list[AwardMention], *, proposed: Span | None = None) -> list[Frame]:
        """The frames of the titles in the sentence text[start:end]; `proposed`: the `đề nghị …:` that introduces it."""
        self.authorities.whole(start, end)
        frames: list[Frame] = []
        for i, mention in enumerate(mentions):
            begin = mentions[i - 1].end if i else start
            limit = mentions[i + 1].start if i + 1 < len(mentions) else end
            frame = Frame(mention, (mention.end, limit), left=begin)
            self._before(frame, begin, frames[-1] if frames else None)
            if proposed and not frame.cue and frame.mode == "give" and frame.status == "conferred":
                frame.status, frame.cue = "proposed", proposed
            if frames:
                last = frames[-1]
                last.tail = (last.tail[0], max(last.tail[0], min(last.tail[1], frame.left)))
            frames.append(frame)
        for frame in frames:
            self._behind(frame, end)
        self._share(frames)
        return frames

    def _before(self, frame: Frame, begin: int, last: Frame | None) -> None:
        """Reads verb, status, granter and subject from the words between the title before and this one."""
        title = frame.mention.start
        verb = _ADJACENT.search(self.folded, max(begin, title - 140), title)
        if verb is None:
            if last and last.mode and _CHAIN.search(self.folded, begin, title) and self._no_verb(begin, title):
                self._carry(frame, last, begin)
            elif not self._dative(frame, begin, last):
                self._ranked(frame, begin)
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
        frame.granters = Granters(last.granters.values, -1, min(last.granters.strength, CARRIED) or NONE)
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

    def _ranked(self, frame: Frame, begin: int) -> None:
        """`Nhì: Công ty A, Bằng khen của Tổng Giám đốc`: a rank, a unit, the award; or a title behind which it is told."""
        rank = None
        for rank in _RANK.finditer(self.folded, begin, frame.mention.start):
            pass
        if rank and re.search(r"[,(–-]\s*[“\"]?$", self.folded[rank.end() : frame.mention.start]):
            frame.mode, frame.cue, frame.left = "give", rank.span(), rank.start()
            frame.infix = (rank.end(), frame.mention.start)
            return
        after = _AFTERWARDS.match(self.folded, *frame.tail)
        if after:
            frame.mode, frame.cue = "give", after.span("verb")
            if after["by"]:
                values, _ = self.authorities.after(after.start("by"), after.end("by"), bare=True)
                frame.granters = Granters(values, after.start("by"), SUBJECT)

    def _left(self, frame: Frame, begin: int, at: int, last: Frame | None) -> None:
        """Reads leftwards from the verb at `at`: adverbs, `được`, `đề nghị`, the granter, the subject."""
        folded = self.folded
        verb = folded[at : frame.cue[1]] if frame.cue else ""
        handing = verb.startswith("trao") and "tặng" not in verb
        pos, passive, by_person = at, False, False
        granters = Granters()
        while pos > begin:
            trimmed = begin + len(folded[begin:pos].rstrip(" ,:"))
            near = max(begin, pos - 60)
            if (m := _PROP_END.search(folded, near, pos)) and frame.status != "revoked":
                frame.status, frame.cue = "proposed", (m.start() + len(m[0]) - len(m[0].lstrip()), trimmed)
                pos = m.start()
                if m[0].lstrip().startswith(("được", "cùng")):
                    passive = True
                    break
                continue
            if m := _PASSIVE_END.search(folded, near, pos):
                passive, pos = True, m.start()
                break
            if _BY_END.search(folded, near, pos):
                break
            if not granters.strength and not by_person and (frame.mode == "give" or passive):
                found = self.authorities.before(begin + len(folded[begin:pos].rstrip()), begin, bare=not passive)
                if found.strength:
                    granters, pos = found, found.start
                    continue
                person = self._person_ending(begin + len(folded[begin:pos].rstrip()), begin)
                if person >= 0:
                    by_person = True
                    office = None if handing else self.authorities.at(person)
                    if office and office.held and not office.vice and _PERSON_VERB.search(folded, office.end, frame.mention.start):
                        value = self.authorities.value((office.start, office.end), "award.granter_office")
                        granters = Granters([value] if value else [], person, SUBJECT)
                    pos = person
                    continue
            if (m := _ADVERBS.search(folded, near, pos)) and m.start() >= begin:
                pos = m.start()
                continue
            break
        if passive and not granters.values and pos < at:
            granters = self._agent_phrase(frame, at)
        frame.left = min(frame.left if frame.left > begin else at, pos) if not passive else pos
        if granters.strength and handing and not passive:
            granters.strength = HANDING
        mandate = self.authorities.mandate(begin, at)
        if mandate.start >= 0:
            frame.left = min(frame.left, mandate.start)
            if mandate.values or by_person:
                granters = mandate
        self._subject(frame, begin, pos, last, passive=passive)
        if not granters.strength and not by_person and mandate.start < 0 and last and last.granters.values and self._goes_on(frame, begin, at, last):
            granters = Granters(last.granters.values, -1, CARRIED)
        if last and last.status == "proposed" and frame.status == "conferred" and frame.mode == "give" and not passive:
            if not _RESET.search(folded, begin, frame.cue[1] if frame.cue else at):
                frame.status = "proposed"
                frame.cue = last.cue
        if granters.values or not frame.granters.values:
            frame.granters = granters

    def _goes_on(self, frame: Frame, begin: int, at: int, last: Frame) -> bool:
        """Whether a clause without a granter of its own goes on with the one before: `…, tặng Bằng khen cho …`."""
        between = self.folded[begin:at]
        if frame.mode == "give":
            return frame.subject is None
        return last.governed and ";" not in between

    def _agent_phrase(self, frame: Frame, at: int) -> Granters:
        """The words between `được` and the verb that name a granter no gazetteer knows."""
        m = re.compile(r"(?<!\w)(?:được|bị)\s+([^,.;:()\n]{3,80}?)\s*$").search(self.folded, max(frame.left, at - 100), at)
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
            wall = folded.rfind(";", begin, pos) + 1
            together = re.search(r"cùng\s*(?:được)?\s*$", folded[begin:pos + 8])
            if together:
                wall = 0
            frame.subject = (max(begin, wall), pos)
            frame.left = max(begin, wall)
            governor = re.compile(r"(?<!\w)(công nhận|suy tôn|bình xét|bình chọn|đề nghị|xét)\s+(?:[^;:.]|\.(?=\d)){2,160}$").search(folded, max(begin, wall), pos)
            if governor and frame.mode == "get":
                head = governor.start()
                frame.governed = True
                frame.subject = (governor.end(1), pos)
                if governor[1] != "công nhận":
                    frame.status, frame.cue = "proposed", governor.span(1)
                granters = self.authorities.before(begin + len(folded[begin:head].rstrip()), begin, bare=True)
                if granters.strength:
                    frame.granters = granters
            elif last and last.governed and ";" not in folded[begin:pos]:
                frame.governed = True
        elif frame.status == "proposed":
            wall = max(folded.rfind(";", begin, pos) + 1, begin)
            frame.proposal = (wall, pos)

    def _behind(self, frame: Frame, end: int) -> None:
        """Reads `của X`, `do X tặng` and an authority right behind the title."""
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
            if frame.status == "revoked" and of:
                frame.infix = (here, limit)
        for by in _BY.finditer(self.folded, at, limit):
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
                this.tail = after.tail
                if this.granters.strength < after.granters.strength and after.granters.strength >= SUBJECT:
                    this.granters = after.granters
