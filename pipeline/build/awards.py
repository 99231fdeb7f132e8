"""The article's awards: which titles are told as given, proposed or revoked, by whom, to whom, for which year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.award_clauses import Frame
from pipeline.build.award_counts import Recipients
from pipeline.build.award_frames import FrameReader
from pipeline.build.award_gifts import GiftReader
from pipeline.build.award_granters import CARRIED, NONE, SUBJECT, Authorities
from pipeline.build.award_merge import Draft, merge
from pipeline.build.award_scope import Scope
from pipeline.build.award_verbs import PROPOSAL, RANK, TO, last_match
from pipeline.build.award_years import YearReader, is_state
from pipeline.build.copied import copied
from pipeline.build.events import Event
from pipeline.build.evidence import Entry
from pipeline.find.awards import AwardMention
from pipeline.found import Found, Span
from pipeline.text.sentences import ITEM

_EARLIER = re.compile(r"\W{0,3}(?:trước đó|trước đây)")
_PRIME = re.compile(r"thủ tướng", re.IGNORECASE)
_LEADING = re.compile(r"(?:đơn vị )?(?:xuất sắc )?dẫn đầu", re.IGNORECASE)
_RECOGNISED = re.compile(r"(?<!\w)(?:suy tôn|công nhận|bình chọn|danh hiệu|bình xét)(?!\w)")
_PART = re.compile(r"[\s,;]*trong đó(?! có)")
_FIELDS = ("title", "status", "granter", "recipients", "collectives", "individuals", "year")
_FLAG, _CERTIFICATE = "Cờ thi đua", "Bằng khen"
_OWN = {"Cờ thi đua của Chính phủ": "Chính phủ", "Bằng khen của Thủ tướng Chính phủ": "Thủ tướng Chính phủ"}
# Read by a word that points back (`Công ty`, `anh`); the value stands where it was told in full, its first span.
_BACKWARD = frozenset(("award.antecedent", "award.alias", "award.pronoun", "award.short_name"))
_APART = re.compile(r":|(?<!\w)(?:được|có|về)(?!\w)|.{150}")  # between titles that have not the same recipients
_SAME = re.compile(
    r"(?:[\s,;]|(?:và|đồng thời|ngoài ra|còn|cũng|sau đó|đến|năm (?P<year>\d{4}))(?!\w))*"
)  # who got the title before
_MOST = 400  # titles read in one article


@dataclass(slots=True)
class AwardEntry(Entry):
    """An award; `conference` is the index, among the article's entries, of the meeting at which it was told."""

    conference: int | None = None


def build_awards(doc: Doc, events: Sequence[Event]) -> list[AwardEntry]:
    """The awards of the article in text order; `events` are its conference entries in the record's order."""
    if not doc._.awards:
        return []
    return [_entry(draft, doc, events) for draft in merge(list(_Builder(doc, events).drafts()))]


class _Builder:
    """Reads the sentences of one article that name awards."""

    def __init__(self, doc: Doc, events: Sequence[Event]) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        self.sentences = doc._.sentences
        self.mentions: Sequence[AwardMention] = doc._.awards[:_MOST]
        authorities = Authorities(doc)
        self.frames = FrameReader(self.folded, authorities)
        self.gifts = GiftReader(doc, authorities)
        self.scope = Scope(doc)
        self.years = YearReader(doc, events)
        self._chained_year: Found | None = None  # told right behind the title before, in one chain of gifts

    def drafts(self) -> Iterator[Draft]:
        """What each mention of an award says, in text order."""
        at = 0
        for number, sentence in enumerate(self.sentences):
            while at < len(self.mentions) and self.mentions[at].start < sentence.start:
                at += 1
            first = at
            while at < len(self.mentions) and self.mentions[at].start < sentence.end:
                at += 1
            if at > first:
                yield from self._sentence(number, list(self.mentions[first:at]))

    def _sentence(self, number: int, mentions: list[AwardMention]) -> Iterator[Draft]:
        sentence = self.sentences[number]
        if any(m.base.startswith(_FLAG) for m in mentions):
            # `được suy tôn là đơn vị dẫn đầu, đề nghị tặng Cờ thi đua` is one award
            mentions = [m for m in mentions if not _LEADING.match(m.base)]
        opening = self._lead_in(number)
        frames = self.frames.read(
            (sentence.start, sentence.end), mentions, proposed=self._proposal(opening, sentence.start)
        )
        who = [self.gifts.read(frame, number, last=frame is frames[-1]) for frame in frames]
        for i in range(len(frames) - 2, -1, -1):  # `A tặng Bằng khen, B tặng Giấy khen cho C`
            after = frames[i + 1]
            behind = (frames[i].mention.end, after.mention.start)
            open_end = not (who[i] or who[i].vague or TO.search(self.folded, *frames[i].tail))
            if (
                open_end
                and not _APART.search(self.folded, *behind)
                and not self.scope.ruled(frames[i])
                and frames[i].mode == after.mode == "give"
                and after.subject is None
            ):
                who[i] = _own(who[i + 1])
        shared: set[int] = set()
        for i in range(1, len(frames)):  # `A được X tặng Huân chương, năm 2020 được Y tặng Bằng khen`
            subject = frames[i].subject
            if subject is None or frames[i - 1].subject is None or who[i] or who[i].vague:
                continue
            same = _SAME.fullmatch(self.folded, *subject)
            if same and (not same["year"] or int(same["year"]) >= self.scope.now - 1 > 0):
                who[i] = _own(who[i - 1])
                shared.add(i)
        given: Found | None = None
        refused = ""
        parts: set[str] = set()  # titles whose count the sentence divides behind `trong đó`
        for i, (frame, recipients) in enumerate(zip(frames, who, strict=True)):
            near = self.years.behind(frame)
            carried = frame.granters.strength == CARRIED and frame.status == "conferred" and not frame.subject
            self._chained_year = given if carried and near is None else None
            given = near or self._chained_year
            if _LEADING.match(frame.mention.base) and not _RECOGNISED.search(
                self.folded, sentence.start, frame.mention.end
            ):
                continue
            if _PART.match(self.folded, frame.left):
                parts.add(frame.mention.title)
            if frame.mention.title in parts and frame is not frames[0] and not frame.granters.values:
                continue
            told = refused  # of the title before
            refused = self.scope.refuses(frame, (sentence.start, sentence.end), recipients, opening=opening)
            if (frame.chained or i in shared) and told == "history":
                refused = told
            if refused in ("", "nobody"):
                supports = bool(refused) or sentence.role in (Role.TITLE, Role.CAPTION)
                opens = (opening, mentions[0].start)
                yield from self._draft(frame, recipients, number, opens, supports=supports)

    def _lead_in(self, number: int) -> int:
        """Where the words begin that introduce a list whose item the sentence is: `Hội nghị thống nhất đề nghị:`."""
        here = self.sentences[number]
        if not self._is_item(here.start):
            return int(here.start)
        for before in reversed(self.sentences[max(0, number - 12) : number]):
            if self.text[before.end - 1] == ":":
                return int(before.start)
            if not self._is_item(before.start):
                break
        return int(here.start)

    def _is_item(self, start: int) -> bool:
        return ITEM.match(self.text, self.text.rfind("\n", 0, start) + 1) is not None

    def _proposal(self, start: int, end: int) -> Span | None:
        """The last `đề nghị` of the words that introduce a list."""
        last = last_match(PROPOSAL, self.folded, start, end)
        return last.span() if last else None

    def _draft(self, frame: Frame, who: Recipients, number: int, opens: Span, *, supports: bool) -> Iterator[Draft]:
        """The entries that a frame makes: one for each granter, unless a stated count holds several together.

        `opens`: the words before the sentence's first title, with those that introduce its list.
        """
        title = Found(frame.mention.title, frame.mention.spans, f"award.title_{frame.mention.kind}")
        status = Found(frame.status, (frame.cue,) if frame.cue else (), f"award.{frame.status}")
        year = self.years.stated(frame, number, opens, max(who.end, frame.tail[0]))
        if year is None and not is_state(frame.mention.title):
            year = self._chained_year or self._of_context(frame, number)
        granters: list[Found | None] = list(frame.granters.values) or [None]
        if len(granters) > 1 and who.stated:
            spans = [span for g in granters if g for span in g.spans]
            granters = [copied(self.text, spans[0][0], spans[-1][1], "award.granter_joint")]
        for granter in granters:
            draft = Draft(
                title,
                status,
                granter,
                frame.granters.strength if granter else NONE,
                _own(who),
                year if year and year.value else None,
                number,
                _rule(frame, who),
                supports=supports,
                opens=self.sentences[number].role is Role.TITLE,
                ranked=frame.ranked or (frame.proposal is not None and bool(RANK.search(self.folded, *frame.proposal))),
                goes_on=frame.subject is not None and frame.granters.strength <= CARRIED and not frame.chained,
            )
            _by_granter(draft)
            yield draft

    def _of_context(self, frame: Frame, number: int) -> Found | None:
        """The year that the paragraph or the block's review gives to an award without one of its own."""
        if frame.status == "conferred" and (opened := self.years.opening(number)):
            return opened
        own = frame.status == "proposed" or (frame.mode == "get" and not frame.granters.values)
        return self.years.review(number) if own else None


def _own(who: Recipients) -> Recipients:
    """A copy that can be changed without the other."""
    return replace(who, names=list(who.names))


def _rule(frame: Frame, who: Recipients) -> str:
    """The name of the rule that read the frame."""
    if frame.status == "revoked":
        return "award.revoked"
    if frame.ranked:
        return "award.ranked"
    if frame.chained:
        return "award.chained"
    if frame.status == "proposed":
        return "award.recognised" if frame.proposal and who.end <= frame.mention.start else "award.proposed"
    return "award.got" if frame.subject else "award.given"


def _by_granter(draft: Draft) -> None:
    """Titles that their granter makes (the Government's flag, the Prime Minister's certificate), and the reverse."""
    granter, title = draft.granter, draft.title.value
    prime = granter is not None and _PRIME.match(str(granter.value)) is not None
    if granter and title in (_FLAG, _CERTIFICATE) and (prime or str(granter.value).lower() == "chính phủ"):
        title = next(own for own in _OWN if own.startswith(title))
        draft.title = Found(title, (*draft.title.spans, *granter.spans), "award.title_by_granter")
    own = _OWN.get(title)
    if own is None:
        return
    proposed = granter is not None and draft.status.value == "proposed" and draft.strength >= SUBJECT
    if title.startswith(_CERTIFICATE) or not proposed:
        spans = granter.spans if granter and prime else draft.title.spans
        draft.granter, draft.strength = Found(own, spans, "award.granter_own"), SUBJECT + 1


def _entry(draft: Draft, doc: Doc, events: Sequence[Event]) -> AwardEntry:
    who = draft.recipients
    names = [replace(name, spans=name.spans[:1]) if name.rule in _BACKWARD else name for name in who.names]
    values = (draft.title, draft.status, draft.granter, names, who.collectives, who.individuals, draft.year)
    entry = AwardEntry(dict(zip(_FIELDS, values, strict=True)), draft.rule)
    if not _EARLIER.match(doc._.folded, doc._.sentences[draft.sentence].start):
        entry.conference = next((i for i, event in enumerate(events) if draft.sentence in event.sentences), None)
    return entry
