"""To whom a title goes: which stretch of its sentence, or of the lines behind it, names those who get it."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.build.award_clauses import Frame
from pipeline.build.award_counts import COUNT, Recipients, is_person
from pipeline.build.award_granters import Authorities
from pipeline.build.award_recipients import RecipientReader
from pipeline.build.award_verbs import RANK
from pipeline.found import Found
from pipeline.text.sentences import ITEM

_TO = re.compile(
    r"(?<!\w)(?:cho|đối với|với|tặng|tuyên dương|biểu dương|khen ngợi|động viên|dành cho|đến|tới)(?!\w)\s*:?\s*"
)
_PURPOSE = re.compile(
    r"[.;]\s|(?<!\w)(?:vì|khi|để|nhằm|nhờ)(?!\w)"
    r"(?!\s+(?:kịp thời\s+)?(?:biểu dương|tuyên dương|khen ngợi|động viên|ghi nhận))"
)
_OTHER_GIFT = re.compile(r"(?<!\w)(?:đồng|tiền|quà|hoa)(?!\w)[^,]{0,60}$")
_LIST = re.compile(r"\s*(?:năm\s+\d{4}\s*)?(?:(?:,\s*)?(?:là|gồm có|gồm|bao gồm)(?!\w)\s*:?|:)\s*")
_DEED = re.compile(r"(?:đối với|vì|cho)\s+(?:hành động|thành tích|đóng góp|những|các|việc)[^.;]{0,70}?của\s+")
_CHOSEN = re.compile(
    r"(?<!\w)(?:suy tôn|bình chọn|bình bầu|bầu chọn|xếp|bình xét|chọn|công nhận)\s+(?:đơn vị\s+)?(?=\S)"
)
_LEADS = re.compile(
    r"(?<!\w)(?:dẫn đầu|suy tôn|(?:nhất|nhì|ba) (?:cụm|khối)|thứ (?:nhất|nhì|ba)|xuất sắc|điểm|phiếu|đứng đầu|bình chọn"
    r"|bình xét|tiêu biểu|xếp hạng|các trường|các đơn vị|còn lại)(?!\w)"
)
_VERB = re.compile(
    r"(?<!\w)(?:được|đạt|tặng|trao|đề nghị|công nhận|là|đã|có|hoàn thành|phát động|yêu cầu|nhận|quyết định)(?!\w)"
)
_FOR_OTHERS = re.compile(r" cho (?:tập thể|các|lực lượng|gia đình|thân nhân)(?!\w)(?! (?:đóng góp|thành tích|nỗ lực))")
"""`tổ chức lễ đón nhận Huân chương … cho lực lượng A`: who holds the ceremony gets nothing."""
_BRACKET = re.compile(r"\([^()]*(?:\)|$)")
_THEY = re.compile(r"\W{0,3}(?:họ|đó|các cá nhân|các tập thể|trong đó)?[^.;:]{0,40}?(?:gồm|là)\s*:?\s*")
_TITLE_COUNT = re.compile(r"(?<![\d/.,])(\d{1,3}(?:\.\d{3})?)\s+[“\"]?$")
_REACH = 700  # characters behind a title in which `cho …` is looked for


class GiftReader:
    """Reads who gets the titles of one article."""

    def __init__(self, doc: Doc, authorities: Authorities) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        self.sentences = doc._.sentences
        self._titles = [m.start for m in doc._.awards]
        self.recipients = RecipientReader(doc, authorities)

    def read(self, frame: Frame, number: int, *, last: bool) -> Recipients:
        """Those who get the frame's award. `number` is its sentence, `last` whether no other title follows in it."""
        if not frame.mode:
            return Recipients()
        start, end = frame.tail
        if last:
            end = self._list_end(number, self._clip(start, end))
        listed = _LIST.match(self.folded, start, end)
        if listed and (found := self.recipients.read(listed.end(), end)):
            return self._listed(frame, found)
        found = self._directly(frame, start, end) or self._given(frame, start, end)
        if found:
            return self._they(found, number) if last else found
        vague = found
        told = _DEED.search(self.folded, start, min(end, start + _REACH))
        if told and (found := self.recipients.read(told.end(), end)) and all(map(is_person, found.names)):
            return found
        if not vague.vague:
            other = frame.mode == "get" and _FOR_OTHERS.match(self.folded, start)
            return Recipients() if other else self._before(frame)
        count = _TITLE_COUNT.search(self.folded, max(frame.left, frame.mention.start - 20), frame.mention.start)
        if count and vague.vague != "both":  # `trao 11 Huân chương … tặng các đồng chí lãnh đạo …`
            stated = Found(int(count[1].replace(".", "")), (count.span(1),), "award.count_title")
            setattr(vague, vague.vague, stated)
        return vague

    def _directly(self, frame: Frame, start: int, end: int) -> Recipients:
        """Recipients right behind the title, without `cho`: `tặng Giấy khen 7 tập thể`, `tặng Bằng khen ông A`."""
        if frame.mode != "give" or frame.infix or self.text[start : start + 1] != " ":
            return Recipients()
        if not COUNT.match(self.folded, start + 1, end) and not self.recipients.people.at(start + 1, end):
            return Recipients()
        return self.recipients.read(start + 1, end)

    def _given(self, frame: Frame, start: int, end: int) -> Recipients:
        """The recipients behind `cho`, `đối với`, `tặng`; vague ones if no others are told."""
        vague = Recipients()
        for to in _TO.finditer(self.folded, start, min(end, start + _REACH)):
            purpose = _PURPOSE.search(self.folded, start, to.end())
            if purpose and purpose.start() < to.start():
                break
            if frame.mode == "get" and to[0].startswith(("với", "đến", "tới")):
                continue
            if to[0].startswith("tặng") and _OTHER_GIFT.search(self.folded, start, to.start()):
                break
            found = self.recipients.read(to.end(), end)
            if found:
                return found
            vague = found if found.vague else vague
        return vague

    def _listed(self, frame: Frame, found: Recipients) -> Recipients:
        """`03 đơn vị được đề nghị … tặng Bằng khen gồm A; B; C`: a count before the verb, names behind the title."""
        told = frame.subject or frame.proposal
        if told is None:
            return found
        stated = self.recipients.subject(*told)
        if not found.names:
            return stated
        if stated and not stated.names:
            found.collectives, found.individuals = stated.collectives, stated.individuals
        return found

    def _before(self, frame: Frame) -> Recipients:
        """The recipients between verb and title, before the verb, or recognised before the proposal."""
        subject = self.recipients.every if frame.together else self.recipients.subject
        for span, reader in ((frame.infix, self.recipients.read), (frame.subject, subject)):
            if span:
                found = reader(*span)
                if found or found.vague:
                    return found
        return self._proposed(*frame.proposal) if frame.proposal else Recipients()

    def _proposed(self, start: int, end: int) -> Recipients:
        """The unit recognised before `đề nghị … tặng`: behind a rank or `suy tôn`, else the first of the clause."""
        bullet = ITEM.match(self.text, self.text.rfind("\n", 0, start + 1) + 1) is not None
        start = max(start, end - _REACH)
        ranked = False
        for rank in RANK.finditer(self.folded, start, end):
            start, ranked = rank.end(), True
        for chosen in _CHOSEN.finditer(self.folded, start, end):
            found = self.recipients.read(chosen.end(), end)
            if found.names:
                return found
        told = ranked or bullet or _LEADS.search(self.folded, start, end)
        return self.recipients.first(start, end) if told else Recipients()

    def _clip(self, start: int, end: int) -> int:
        """Cuts the words behind the sentence's last title where a clause with a verb of its own begins."""
        mark = self.folded.find(";", start, end)
        while mark >= 0:
            following = self.folded.find(";", mark + 1, end)
            clause = self.folded[mark + 1 : following if following >= 0 else end]
            if _VERB.search(_BRACKET.sub("", clause)):
                return mark
            mark = following
        return end

    def _list_end(self, number: int, end: int) -> int:
        """The end of the list of lines that a sentence ending in a colon introduces."""
        if end != self.sentences[number].end or self.text[end - 1] != ":":
            return end
        for after in self.sentences[number + 1 : number + 40]:
            line = self.text.rfind("\n", 0, after.start) + 1
            if not ITEM.match(self.text, line) or "\n\n" in self.text[end : after.start]:
                break
            if any(after.start <= title < after.end for title in self._titles):
                break
            end = after.end
        return end

    def _they(self, found: Recipients, number: int) -> Recipients:
        """Adds the names that the next sentence gives to those counted (`Họ gồm: …`)."""
        n = found.individuals
        if n is None or found.collectives or found.names or number + 1 >= len(self.sentences):
            return found
        after = self.sentences[number + 1]
        they = _THEY.match(self.folded, after.start, after.end)
        if they:
            persons = [x for x in self.recipients.read(they.end(), after.end).names if is_person(x)]
            if len(persons) == n.value:
                found.names = persons
        return found
