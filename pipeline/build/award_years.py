"""The year for which an award is given: stated for it, for its sentence, or that of the block's review under report.

Orders, medals and badges carry a year only if it stands right behind the title; school years and terms are none
(guidelines, Award year).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.award_frames import Frame
from pipeline.build.events import Event
from pipeline.found import Found, Span

_YEAR = re.compile(
    r"(?<!\w)năm\s+((?:19|20)\d\d)(?!\d|\s*[-–]\s*\d|/\d)"
)
_BEHIND = re.compile(r"\s*năm\s+((?:19|20)\d\d)(?!\d|\s*[-–]\s*\d)")
_SCHOOL = re.compile(r"(?:năm học|niên học|nhiệm kỳ|giai đoạn|niên khóa)\s+(?:\w+\s+)?\d{4}")
_NOT_FOR = re.compile(r"(?:từ|đến|tới|đầu|cuối|trước|sau|kể từ|thành lập|sinh|ngày [\d/]+|tháng \d+|tháng \d+,?|kế hoạch|nhiệm vụ|phương hướng|hết|trong các|luật|quyết định số \S+)\s+$")
_STATE = re.compile(r"(?:huân chương|huy chương|huy hiệu|kỷ niệm chương|anh hùng|bà mẹ|nhà giáo|thầy thuốc|nghệ sĩ|nghệ nhân)")
_REVIEW = re.compile(r"tổng kết")
_OPENING = re.compile(r"\W*(?:với\s+[^.;,]{0,40})?năm\s+((?:19|20)\d\d)(?!\d|\s*[-–])")
_IN_THE_YEAR = re.compile(r"\W*(?:trong|cả|kết thúc)\s+năm(?!\s+(?:học|\d))")


def is_state(title: str) -> bool:
    """Whether a title carries a year only where one is stated for it: orders, medals, badges, honorary titles."""
    return _STATE.match(title.lower()) is not None


class YearReader:
    """Finds the years of an article's awards."""

    def __init__(self, doc: Doc, events: Sequence[Event]) -> None:
        self.text, self.folded, self.sentences = doc._.text, doc._.folded, doc._.sentences
        self.events = events
        self._blocks = [(u.start, u.end) for u in doc._.units if u.kind == "block"]
        self._context: dict[int, Found | None] = {}

    def stated(self, frame: Frame, number: int, first: int, end: int) -> Found | None:
        """The year told for the frame: behind its title, in its own words, or for its whole sentence.

        `number` is the sentence's index, `first` where its first title stands, `end` where the frame's words end.
        """
        start = frame.mention.end
        limit = max(end, frame.tail[1], frame.reach)
        if _SCHOOL.search(self.folded, start, min(limit, start + 40)):
            return Found(None)
        close = self._year(start, min(limit, start + 60))
        if is_state(frame.mention.title):
            return close if close and close.start - start < 24 else None
        behind = self._year(start, limit)
        if behind:
            return behind
        sentence = self.sentences[number]
        own = self._year(frame.left, frame.mention.start)
        if own:
            return own
        before = self._year(sentence.start, first)
        if before and not re.search(r"(?:trước đó|;)", self.folded[before.end : frame.mention.start].split(":")[0][:0]):
            return before
        return None

    def behind(self, frame: Frame) -> Found | None:
        """The year that stands right behind the frame's title (`Cờ thi đua năm 2008`)."""
        m = _BEHIND.match(self.folded, frame.mention.end)
        return Found(int(m[1]), (m.span(1),), "award.year_chain") if m else None

    def _year(self, start: int, end: int) -> Found | None:
        """The last-but-not-foreign year of text[start:end]; none inside a school year, a term or a date."""
        for m in _YEAR.finditer(self.folded, start, end):
            if not _NOT_FOR.search(self.folded, max(0, m.start() - 24), m.start()):
                return Found(int(m[1]), (m.span(1),), "award.year_stated")
        return None

    def opening(self, number: int) -> Found | None:
        """The year with which the sentence's paragraph opens (`Năm 2016 là năm …`), or the one before it for `Trong năm`."""
        sentence = self.sentences[number]
        line = self.folded.rfind("\n", 0, sentence.start) + 1
        m = _OPENING.match(self.folded, line, sentence.end)
        if m:
            return Found(int(m[1]), (m.span(1),), "award.year_paragraph")
        if _IN_THE_YEAR.match(self.folded, sentence.start, sentence.end):
            last = None
            for last in re.finditer(r"(?:^|\n)\W*năm\s+((?:19|20)\d\d)(?!\d|\s*[-–])", self.folded[: sentence.start]):
                pass
            if last:
                return Found(int(last[1]), (last.span(1),), "award.year_paragraph")
        return None

    def review(self, number: int) -> Found | None:
        """The year that the block of the sentence's event reviews; None if the event is no block's annual review."""
        event = next((e for e in self.events if number in e.sentences), None)
        if event is None and self.events:
            event = self.events[0]
        if event is None:
            return self._review_in(self._first_review())
        key = id(event)
        if key not in self._context:
            sentence = self.sentences[event.main.sentence]
            self._context[key] = None
            if "annual_review" in event.main.kinds or _REVIEW.search(self.folded, sentence.start, sentence.end):
                self._context[key] = self._review_in((sentence.start, sentence.end))
        return self._context[key]

    def _first_review(self) -> Span | None:
        for sentence in self.sentences[:6]:
            if sentence.role in (Role.LEAD, Role.BODY) and _REVIEW.search(self.folded, sentence.start, sentence.end):
                return (sentence.start, sentence.end)
        return None

    def _review_in(self, span: Span | None) -> Found | None:
        if span is None:
            return None
        start, end = span
        if not any(start <= a < end for a, _ in self._blocks):
            return None
        review = _REVIEW.search(self.folded, start, end)
        if review is None:
            return None
        m = re.compile(r"năm\s+(học\s+)?((?:19|20)\d\d)").search(self.folded, review.end(), end)
        if m is None or m[1]:
            return None
        return Found(int(m[2]), (m.span(2),), "award.year_review")
