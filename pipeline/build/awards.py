"""The article's awards: which titles are told as given, proposed or revoked, by whom, to whom, for which year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.award_frames import RANK, Frame, FrameReader
from pipeline.build.award_granters import CARRIED, NONE, SUBJECT, Authorities
from pipeline.build.award_merge import Draft, merge
from pipeline.build.award_recipients import RecipientReader, Recipients, is_person
from pipeline.build.award_scope import Scope
from pipeline.build.award_years import YearReader, is_state
from pipeline.build.copied import copied
from pipeline.build.events import Event
from pipeline.build.evidence import Entry
from pipeline.find.awards import AwardMention
from pipeline.found import Found, Span
from pipeline.text.sentences import ITEM

_TO = re.compile(r"(?<!\w)(?:cho|đối với|với|tặng|tuyên dương|biểu dương|dành cho|đến|tới)(?!\w)\s*:?\s*")
_LIST = re.compile(r"\s*(?:năm\s+\d{4}\s*)?(?:(?:,\s*)?(?:là|gồm(?: có)?|bao gồm)(?!\w)\s*:?|:)\s*")
_CHOSEN = re.compile(r"(?<!\w)(?:suy tôn|bình chọn|bình bầu|bầu chọn|xếp|bình xét|chọn|công nhận)\s+(?:đơn vị\s+)?(?=\S)")
_PROPOSAL = re.compile(r"(?<!\w)(?:đề nghị|đề xuất|trình|suy tôn|bình xét|bình chọn)(?!\w)")
_CLAUSE = re.compile(r";\s*")
_VERB = re.compile(r"(?<!\w)(?:được|đạt|tặng|trao|đề nghị|công nhận|là|đã|có|hoàn thành|phát động|yêu cầu|nhận|quyết định)(?!\w)")
_EARLIER = re.compile(r"\W*(?:trước đó|trước đây)")
_THEY = re.compile(r"\W*(?:họ|đó|các cá nhân|các tập thể|trong đó)?[^.;:]{0,40}?(?:gồm|là)\s*:?\s*")
_PRE_COUNT = re.compile(r"(?<![\d/.,])(\d{1,3}(?:\.\d{3})*)\s+[“\"]?$")
_LEADS = re.compile(r"(?<!\w)(?:dẫn đầu|suy tôn|nhất|nhì|ba|xuất sắc|điểm|phiếu|đứng|thứ|bình chọn|bình xét|tiêu biểu|hạng|các trường|các đơn vị|còn lại)(?!\w)|^\W*[-•*+–]")
_PRIME = re.compile(r"thủ tướng")
_LEADING = re.compile(r"(?:đơn vị )?(?:xuất sắc )?dẫn đầu", re.IGNORECASE)
_FIELDS = ("title", "status", "granter", "recipients", "collectives", "individuals", "year")


@dataclass(slots=True)
class AwardEntry(Entry):
    """An award; `conference` is the index, among the article's entries, of the meeting at which it was told."""

    conference: int | None = None


def build_awards(doc: Doc, events: Sequence[Event]) -> list[Entry]:
    """The awards of the article in text order; `events` are its conference entries in the record's order."""
    if not doc._.awards:
        return []
    return [_entry(draft, doc, events) for draft in merge(list(_Builder(doc, events).drafts()))]


class _Builder:
    """Reads the sentences of one article that name awards."""

    def __init__(self, doc: Doc, events: Sequence[Event]) -> None:
        self.doc, self.text, self.folded = doc, doc._.text, doc._.folded
        self.sentences = doc._.sentences
        authorities = Authorities(doc)
        self.frames = FrameReader(self.text, self.folded, authorities)
        self.recipients = RecipientReader(doc, authorities)
        self.scope = Scope(doc)
        self.years = YearReader(doc, events)
        self._year: Found | None = None  # the year told right behind the title before, in one chain of gifts

    def drafts(self) -> Iterator[Draft]:
        """What each mention of an award says, in text order."""
        mentions: list[AwardMention] = list(doc_awards) if (doc_awards := self.doc._.awards) else []
        at = 0
        for number, sentence in enumerate(self.sentences):
            while at < len(mentions) and mentions[at].start < sentence.start:
                at += 1
            first = at
            while at < len(mentions) and mentions[at].start < sentence.end:
                at += 1
            if at > first:
                yield from self._sentence(number, mentions[first:at])

    def _sentence(self, number: int, mentions: list[AwardMention]) -> Iterator[Draft]:
        sentence = self.sentences[number]
        opening = self._lead_in(number)
        proposed = None
        if opening < sentence.start:
            hit = None
            for hit in _PROPOSAL.finditer(self.folded, opening, sentence.start):
                pass
            proposed = hit.span() if hit else None
        if any(m.base.startswith("Cờ thi đua") for m in mentions):  # `được suy tôn là đơn vị dẫn đầu, đề nghị tặng Cờ` is one award
            mentions = [m for m in mentions if not _LEADING.match(m.base)]
        frames = self.frames.read(sentence.start, sentence.end, mentions, proposed=proposed)
        who = [self._who(frame, number, last=frame is frames[-1]) for frame in frames]
        for i in range(len(frames) - 2, -1, -1):
            if frames[i].mode == frames[i + 1].mode == "give" and not who[i] and not who[i].vague and frames[i + 1].subject is None:
                who[i] = replace_names(who[i + 1])
        given: Found | None = None
        for frame, recipients in zip(frames, who, strict=True):
            near = self.years.behind(frame)
            carried = frame.granters.strength == CARRIED and frame.status == "conferred" and not frame.subject
            self._year = None if near or not carried else given
            given = near or self._year
            if _LEADING.match(frame.mention.base) and not self._recognised(frame, sentence.start):
                continue
            refused = self.scope.refuses(frame, (sentence.start, sentence.end), recipients, opening=opening)
            if not refused or refused == "nobody":
                supports = refused == "nobody" or sentence.role in (Role.TITLE, Role.CAPTION)
                yield from self._draft(frame, recipients, number, mentions[0].start, supports=supports)

    def _recognised(self, frame: Frame, start: int) -> bool:
        """Whether somebody is recognised as leading its block, and isn't merely told to lead it."""
        return re.search(r"(?<!\w)(?:suy tôn|công nhận|bình chọn|danh hiệu|bình xét)(?!\w)", self.folded[start : frame.mention.end]) is not None

    def _lead_in(self, number: int) -> int:
        """Where the words begin that introduce a list whose item the sentence is: `Hội nghị thống nhất đề nghị:`."""
        here = self.sentences[number]
        if not ITEM.match(self.text, self.text.rfind("\n", 0, here.start) + 1):
            return here.start
        for back in range(number - 1, max(-1, number - 12), -1):
            before = self.sentences[back]
            if self.text[before.end - 1] == ":":
                return before.start
            if not ITEM.match(self.text, self.text.rfind("\n", 0, before.start) + 1):
                break
        return here.start

    def _who(self, frame: Frame, number: int, *, last: bool) -> Recipients:
        """Those who get the frame's award."""
        if not frame.mode:
            return Recipients()
        start, end = frame.tail
        if last:
            end = self._list_end(number, self._clip(start, end))
        read = self.recipients
        listed = _LIST.match(self.folded, start, end)
        if listed and (found := read.read(listed.end(), end)):
            if frame.subject and not found.names:
                return read.subject(*frame.subject)
            if frame.subject:
                stated = read.subject(*frame.subject)
                found.collectives = stated.collectives if stated and not stated.names else found.collectives
                found.individuals = stated.individuals if stated and not stated.names else found.individuals
            return found
        vague = Recipients()
        for to in _TO.finditer(self.folded, start, end):
            if re.search(r"[.;]\s|(?<!\w)(?:vì|khi|để|nhằm|nhờ)(?!\w)", self.folded[start : to.start()]) or re.search(r"(?<!\w)(?:đồng|tiền|quà|hoa)(?!\w)[^,]*$", self.folded[start : to.start()]) and to[0].startswith("tặng"):
                break
            found = read.read(to.end(), end)
            if found:
                return self._they(found, number) if last else found
            vague = found if found.vague else vague
        told = re.compile(r"(?:đối với|vì|cho)\s+(?:hành động|thành tích|đóng góp|những|các|việc)[^.;]{0,70}?của\s+").search(self.folded, start, end)
        if told and (found := read.read(told.end(), end)) and all(map(is_person, found.names)):
            return found
        subject = read.every if frame.together else read.subject
        for span, reader in ((frame.infix, read.read), (frame.subject, subject)):
            if span and not vague.vague:
                found = reader(*span)
                if found or found.vague:
                    return found
        if frame.proposal and not vague.vague:
            return self._proposed(*frame.proposal)
        told_number = _PRE_COUNT.search(self.folded, frame.left, frame.mention.start)
        if told_number and vague.vague in ("collectives", "individuals"):  # `trao 11 Huân chương … tặng các đồng chí …`
            setattr(vague, vague.vague, Found(int(told_number[1].replace(".", "")), (told_number.span(1),), "award.count_title"))
        return vague

    def _proposed(self, start: int, end: int) -> Recipients:
        """The unit recognised before `đề nghị … tặng`: behind `suy tôn`, else the first of the clause."""
        ranked = False
        for rank in RANK.finditer(self.folded, start, end):
            start, ranked = rank.end(), True
        for chosen in _CHOSEN.finditer(self.folded, start, end):
            found = self.recipients.read(chosen.end(), end)
            if found.names:
                return found
        return self.recipients.first(start, end) if ranked or _LEADS.search(self.folded, start, end) else Recipients()

    def _clip(self, start: int, end: int) -> int:
        """Cuts the words behind the sentence's last title where a clause with a verb of its own begins."""
        for semicolon in _CLAUSE.finditer(self.folded, start, end):
            following = _CLAUSE.search(self.folded, semicolon.end(), end)
            if _VERB.search(self.folded, semicolon.end(), following.start() if following else end):
                return semicolon.start()
        return end

    def _list_end(self, number: int, end: int) -> int:
        """The end of the list of lines that a sentence ending in a colon introduces."""
        sentence = self.sentences[number]
        if end != sentence.end or self.text[end - 1] != ":":
            return end
        for after in self.sentences[number + 1 : number + 40]:
            if not ITEM.match(self.text, self.text.rfind("\n", 0, after.start) + 1) or "\n\n" in self.text[end : after.start]:
                break
            if any(after.start <= m.start < after.end for m in self.doc._.awards):
                break
            end = after.end
        return end

    def _they(self, found: Recipients, number: int) -> Recipients:
        """Adds the names that the next sentence gives to those counted (`Họ gồm: …`)."""
        n = found.individuals
        if n is None or found.collectives or any(is_person(x) for x in found.names) or number + 1 >= len(self.sentences):
            return found
        after = self.sentences[number + 1]
        they = _THEY.match(self.folded, after.start, after.end)
        if they:
            named = self.recipients.read(they.end(), after.end)
            persons = [x for x in named.names if is_person(x)]
            if len(persons) == n.value:
                found.names = [*found.names, *persons]
        return found

    def _draft(self, frame: Frame, who: Recipients, number: int, first: int, *, supports: bool) -> Iterator[Draft]:
        title = Found(frame.mention.title, frame.mention.spans, f"award.title_{frame.mention.kind}")
        year = self.years.stated(frame, number, first, max(who.end, frame.tail[0]))
        if year is None and not is_state(frame.mention.title):
            year = self._year or self._of_context(frame, number)
        status = Found(frame.status, (frame.cue,) if frame.cue else (), f"award.{frame.status}")
        rule = "award." + (
            "revoked" if frame.status == "revoked" else "chained" if frame.chained else "recognised" if frame.proposal and not who.end > frame.mention.start
            else "proposed" if frame.status == "proposed" else "given" if frame.mode == "give" and not frame.subject else "got"
        )  # fmt: skip
        granters = frame.granters.values
        counted = any(c is not None and c.rule == "award.count" for c in (who.collectives, who.individuals))
        if len(granters) > 1 and counted:
            granters = [copied(self.text, granters[0].start, granters[-1].end, "award.granter_joint")]
        for granter in granters or [None]:
            draft = Draft(
                title, status, granter, frame.granters.strength if granter else NONE, replace_names(who), year if year and year.value else None,
                number, rule, frame.mention.start, supports=supports,
            )  # fmt: skip
            draft.opens = self.sentences[number].role is Role.TITLE
            draft.ranked = frame.ranked or bool(frame.proposal and RANK.search(self.folded, *frame.proposal))
            draft.goes_on = frame.subject is not None and frame.granters.strength <= CARRIED and not frame.chained
            _by_granter(draft, frame)
            yield draft

    def _of_context(self, frame: Frame, number: int) -> Found | None:
        """The year that the paragraph or the block's review gives to an award without one of its own."""
        if frame.status == "conferred" and (opened := self.years.opening(number)):
            return opened
        own = frame.status == "proposed" or (frame.mode == "get" and not frame.granters.values)
        return self.years.review(number) if own else None


def replace_names(who: Recipients) -> Recipients:
    """A copy that can be changed without the other."""
    return replace(who, names=list(who.names))


def _by_granter(draft: Draft, frame: Frame) -> None:
    """Titles that their granter makes: the Government's flag, the Prime Minister's certificate; and the other way round."""
    granter = draft.granter
    folded = str(granter.value).lower() if granter else ""
    title = draft.title.value
    if title in ("Cờ thi đua", "Bằng khen") and granter and (_PRIME.match(folded) or folded == "chính phủ"):
        name = "Cờ thi đua của Chính phủ" if title == "Cờ thi đua" else "Bằng khen của Thủ tướng Chính phủ"
        draft.title = Found(name, (*draft.title.spans, *granter.spans), "award.title_by_granter")
        title = name
    own = {"Cờ thi đua của Chính phủ": "Chính phủ", "Bằng khen của Thủ tướng Chính phủ": "Thủ tướng Chính phủ"}.get(title)
    if own is None:
        return
    stated = granter is not None and frame.status == "proposed" and draft.strength >= SUBJECT
    if title.startswith("Bằng khen") or not stated:
        spans = granter.spans if granter and _PRIME.match(folded) else draft.title.spans
        draft.granter, draft.strength = Found(own, spans, "award.granter_own"), SUBJECT + 1


def _entry(draft: Draft, doc: Doc, events: Sequence[Event]) -> AwardEntry:
    who = draft.recipients
    values = (draft.title, draft.status, draft.granter, who.names, who.collectives, who.individuals, draft.year)
    entry = AwardEntry(dict(zip(_FIELDS, values, strict=True)), draft.rule)
    sentence = doc._.sentences[draft.sentence]
    if not _EARLIER.match(doc._.folded, sentence.start):
        entry.conference = next((i for i, event in enumerate(events) if draft.sentence in event.sentences), None)
    return entry


