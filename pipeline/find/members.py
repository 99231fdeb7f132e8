"""Where an article lists the members of a khối or cụm thi đua."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.find.lists import read_list
from pipeline.found import Found, Span


@dataclass(frozen=True, slots=True)
class MemberList:
    """One list of members: its span, the units, the words that opened it, and the block's name if it stands before."""

    start: int
    end: int
    units: list[Found]
    trigger: str
    block_span: Span | None = None


_BLOCK = re.compile(r"(?<!\w)(?:khối|cụm)(?!\w)")
_OPENER = re.compile(
    r"(?P<gom>(?:(?:bao )?gồm(?: có)?)(?!\w)\s*:?)"
    r"|(?P<of>(?:đơn vị|cơ quan|thành viên|địa phương|chi hội|huyện|trường)(?: (?:thành viên|trực thuộc|trong|của|thuộc|khối|cụm|các|thi đua|số \d+))*\s*[:(])"
    r"|(?P<is>thành viên(?: (?:khác|còn lại))?,? là\s*:?)"
    r"|(?P<still>(?:khối|cụm) còn có)"
    r"|(?P<name>\()"
)


def find_member_lists(doc: Doc) -> list[MemberList]:
    """The lists of members of a khối or cụm, in text order."""
    text, folded = doc.text, doc._.folded
    found: list[MemberList] = []
    if "khối" not in folded and "cụm" not in folded:
        return found
    for sentence in doc._.sentences:
        block = _BLOCK.search(folded, sentence.start, sentence.end)
        if not block and "thành viên" not in folded[sentence.start : sentence.end]:
            continue
        pos = block.start() if block else sentence.start
        for m in _OPENER.finditer(folded, pos, sentence.end):
            limit = sentence.end
            if m.end() >= sentence.end - 1:
                limit = min(len(text), sentence.end + 3000)
            if m[0].endswith("("):
                close = text.find(")", m.end(), limit)
                limit = close if close > 0 else limit
            units, end = read_list(text, folded, m.end(), limit)
            if len(units) > 1:
                found.append(MemberList(m.end(), end, units, m[0]))
                break
    return found
