"""The year for which an award is given: stated for it, for its sentence, or that of the block's review under report.

Orders, medals and badges carry a year only if it stands right behind the title; school years and terms are none
(guidelines, Award year).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.award_clauses import Frame
from pipeline.build.events import Event
from pipeline.found import Found, Span

_YEAR = re.compile(r"(?<!\w)năm\s+((?:19|20)\d\d)(?!\d|\s*[-–]\s*\d|/\d)")
_BEHIND = re.compile(r"\s*năm\s+((?:19|20)\d\d)(?!\d|\s*[-–]\s*\d)")
_SCHOOL = re.compile(r"(?:năm học|niên học|nhiệm kỳ|giai đoạn|niên khóa)\s+(?:\w+\s+)?\d{4}")
_NOT_FOR = re.compile(
    r"(?<!\w)(?:từ|đến|tới|đầu|cuối|trước|sau|kể từ|thành lập|sinh|ngày [\d/]{1,10}|tháng \d{1,2},?|kế hoạch"
    r"|(?<!thực hiện )(?<!hoàn thành )(?<!xuất sắc )(?<!các )nhiệm vụ"
    r"|phương hướng|hết|trong các|luật|quyết định số \S{1,20})\s+$"
)
_STATE = re.compile(
    r"(?:huân chương|huy chương|huy hiệu|kỷ niệm chương|anh hùng|bà mẹ|nhà giáo|thầy thuốc|nghệ sĩ|nghệ nhân)",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"tổng kết")
_REVIEWED = re.compile(r"năm\s+(học\s+)?((?:19|20)\d\d)")
_OPENING = re.compile(r"\W{0,6}(?:với\s+[^.;,\n]{0,40})?năm\s+((?:19|20)\d\d)(?!\d|\s*[-–])")
_LINE = re.compile(r"(?:^|\n)\W{0,6}năm\s+((?:19|20)\d\d)(?!\d|\s*[-–])")
_IN_THE_YEAR = re.compile(r"\W{0,6}(?:trong|cả|kết thúc)\s+năm(?!\s+(?:học|\d))")
_REACH = 1000  # characters of a sentence in which its year is looked for


def is_state(title: str) -> bool:
    """Whether a title carries a year only where one is stated for it: orders, medals, badges, honorary titles."""
    return _STATE.match(title) is not None


class YearReader:
    """Finds the years of an article's awards."""

    def __init__(self, doc: Doc, events: Sequence[Event]) -> None:
        self.folded: str = doc._.folded
        self.sentences = doc._.sentences
        self.events = events
        self._blocks = [u.start for u in doc._.units if u.kind == "block"]
        self._reviews: dict[int, Found | None] = {}
        self._lines: list[Found] | None = None

    def stated(self, frame: Frame, number: int, opens: Span, end: int) -> Found | None:
        """The year told for the frame: behind its title, in its own words, or for its whole sentence.

        `number` is the sentence's index, `opens` the words before its first title, with those that introduce the list
        whose item it is, `end` where the frame's words end. A Found without a value says that a school year or a term
        stands there.
        """
        start = frame.mention.end
        limit = max(end, frame.tail[1], frame.reach)
        if _SCHOOL.search(self.folded, start, min(limit, start + 40)):
            return Found(None)
        if is_state(frame.mention.title):
            close = self._year(start, min(limit, start + 60))
            return close if close and close.start - start < 24 else None
        own = self._year(start, min(limit, start + _REACH)) or self._year(frame.left, frame.mention.start)
        if own:
            return own
        opening, first = opens
        start = self.sentences[number].start
        told = self._year(max(start, first - _REACH), first)
        return told or (self._year(max(opening, start - _REACH), start) if opening < start else None)

    def behind(self, frame: Frame) -> Found | None:
        """The year that stands right behind the frame's title (`Cờ thi đua năm 2008`)."""
        m = _BEHIND.match(self.folded, frame.mention.end)
        return Found(int(m[1]), (m.span(1),), "award.year_chain") if m else None

    def _year(self, start: int, end: int) -> Found | None:
        """The first year of text[start:end] that isn't part of a date, a span or a plan."""
        for m in _YEAR.finditer(self.folded, start, end):
            if not _NOT_FOR.search(self.folded, max(0, m.start() - 24), m.start()):
                return Found(int(m[1]), (m.span(1),), "award.year_stated")
        return None

    def opening(self, number: int) -> Found | None:
        """The year with which the sentence's paragraph opens (`Năm 2016 là năm …`), or an earlier one (`Trong năm`)."""
        sentence = self.sentences[number]
        line = self.folded.rfind("\n", 0, sentence.start) + 1
        m = _OPENING.match(self.folded, line, sentence.end)
        if m:
            return Found(int(m[1]), (m.span(1),), "award.year_paragraph")
        if not _IN_THE_YEAR.match(self.folded, sentence.start, sentence.end):
            return None
        if self._lines is None:
            self._lines = [Found(int(m[1]), (m.span(1),), "award.year_paragraph") for m in _LINE.finditer(self.folded)]
        earlier = [year for year in self._lines if year.start < sentence.start]
        return earlier[-1] if earlier else None

    def review(self, number: int) -> Found | None:
        """The year that the block of the sentence's event reviews; None if the event is no block's annual review."""
        event = next((e for e in self.events if number in e.sentences), self.events[0] if self.events else None)
        if event is None:
            return self._first_review()
        main = event.main.sentence
        if main not in self._reviews:
            sentence = self.sentences[main]
            annual = "annual_review" in event.main.kinds
            told = annual or _REVIEW.search(self.folded, sentence.start, sentence.end)
            self._reviews[main] = self._reviewed((sentence.start, sentence.end)) if told else None
        return self._reviews[main]

    def _first_review(self) -> Found | None:
        for sentence in self.sentences[:6]:
            if sentence.role in (Role.LEAD, Role.BODY) and _REVIEW.search(self.folded, sentence.start, sentence.end):
                return self._reviewed((sentence.start, sentence.end))
        return None

    def _reviewed(self, span: Span) -> Found | None:
        """The year behind `tổng kết` in a sentence that names a block."""
        start, end = span
        at = bisect_left(self._blocks, start)
        if at == len(self._blocks) or self._blocks[at] >= end:
            return None
        review = _REVIEW.search(self.folded, start, end)
        m = _REVIEWED.search(self.folded, review.end(), end) if review else None
        if m is None or m[1]:
            return None
        return Found(int(m[2]), (m.span(2),), "award.year_review")
