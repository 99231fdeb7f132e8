"""Meetings told by their verb alone: `Ban Bí thư đã họp dưới sự chủ trì của …`, `Chủ tịch … trao Huân chương … cho …`.

No noun names the event, so it has no name (guidelines, Nameless meetings); it is looked for in the opening sentences
only, behind the unit or person that meets or hands over. What is decided, proposed or told as history is none.
Known misses: an act told without its day, a subject left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.found import Span

OPENING = 4
"""Content sentences among which such an event is looked for."""

_MEETS = re.compile(
    r"(?<!\w)(?<!cuộc )(?<!buổi )(?<!phiên )(?<!kỳ )(?<!hội )(?<!phòng )(?<!điểm )(?<!mời )(?<!lịch )(?<!tổ chức )"
    r"(?:họp(?! (?:báo|mặt|lớp|phụ huynh|hội đồng|lần|thường|bất thường|cổ đông))|hội đàm|hội kiến)(?!\w)"
    r"(?=\s+(?:kỳ|khẩn|dưới sự|với|để|bàn|xem xét|nghe|về|phiên|tại|ngày|trực tuyến|kín"
    r"|chủ tịch|thủ tướng|tổng)|\s*[,.(])"
)
_WORKS = re.compile(
    r"(?<!\w)(?:đã|vừa)\s+(?:có\s+)?(?:làm việc|gặp mặt|đối thoại|gặp gỡ)(?=,? (?:với|cùng|khen thưởng))"
)
_HONOURS = re.compile(r"(?<!\w)(?:đã|vừa|tổ chức)\s+(?:tuyên dương|biểu dương|vinh danh)(?!\w)")
_GIVES = re.compile(
    r"(?<!\w)(?<!được )(?<!quyết định )(?<!và )(?:tổ chức\s+)?"
    r"(?:trao tặng|truy tặng|trao|tặng|tuyên dương|khen thưởng|biểu dương)(?!\w)(?! thưởng)"
)
_APPOINTS = re.compile(
    r"(?:trao|công bố)(?:\s+và trao)?\s+(?:các\s+)?quyết định\s+(?:về\s+)?"
    r"(?:công tác cán bộ|bổ nhiệm|điều động|phân công)"
)
_NOT_HELD = re.compile(
    r"(?<!\w)(?:ký|quyết định|đề nghị|đề xuất|yêu cầu|kiến nghị|trình|xét|dự kiến|sẽ|sắp|chuẩn bị|từng|công văn|nếu"
    r"|văn bản|cho biết|cho hay|theo)(?!\w)[^,;]*$"
)
_AWARD = re.compile(
    r"(?<!\w)(?:huân chương|huy chương|bằng khen|giấy khen|danh hiệu|kỷ niệm chương|huy hiệu|cờ thi đua"
    r"|giải thưởng)(?!\w)"
)
_AFTER = 90  # characters behind the verb within which the award stands


def acts(doc: Doc) -> Iterator[tuple[int, Span, tuple[str, ...]]]:
    """(index of the sentence, span of the verb, kinds) of each act in the opening, in text order."""
    content = [i for i, s in enumerate(doc._.sentences) if s.role in (Role.LEAD, Role.BODY)]
    subjects = sorted([*(u.end for u in doc._.units), *(m.end for m in doc._.people), *(o.end for o in doc._.offices)])
    for number in content[:OPENING]:
        sentence = doc._.sentences[number]
        if not any(sentence.start <= d.start < sentence.end and d.role == "event" for d in doc._.dates):
            continue
        for verb, kinds in _verbs(doc._.folded, sentence.start, sentence.end):
            before = doc._.folded[sentence.start : verb[0]]
            first = bisect_left(subjects, sentence.start)
            led = first < len(subjects) and subjects[first] <= verb[0]
            if led and not _NOT_HELD.search(before):
                yield number, verb, kinds
                break


def _verbs(folded: str, start: int, end: int) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The verbs of one sentence that may be an event."""
    for pattern in (_MEETS, _WORKS):
        for hit in pattern.finditer(folded, start, end):
            yield hit.span(), ("session",) if folded.startswith((" kỳ ", " phiên "), hit.end()) else ("meeting",)
    for hit in _HONOURS.finditer(folded, start, end):
        yield hit.span(), ("commendation",)
    for hit in _APPOINTS.finditer(folded, start, end):
        yield hit.span(), ("appointment",)
    for hit in _GIVES.finditer(folded, start, end):
        if _AWARD.search(folded, hit.end(), min(end, hit.end() + _AFTER)):
            yield hit.span(), ("commendation",)
