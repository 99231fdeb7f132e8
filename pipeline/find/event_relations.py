"""How a sentence speaks of a meeting: held, chaired, attended; planned, past, one of many."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.article import Role
from pipeline.found import Span
from pipeline.text.sentences import Sentence

_BEFORE = 60  # characters before a head in which its verb is looked for
_LEAD = 160  # and in which a sign of planning is
_ADVERBS = r"(?:đã|vừa|sẽ|đang|cùng|long trọng|trọng thể|tiếp tục|thành công|chính thức|trang trọng|có|ra|mở|làm)"
_HELD = re.compile(
    r"(?:tổ chức|khai mạc|tiến hành|mở|làm|đăng cai|chủ trì tổ chức|có|(?<!cuộc )(?<!buổi )(?<!phiên )(?<!kỳ )họp)\s+"
    rf"(?:{_ADVERBS}\s+)*$"
)
_HELD_NOUN = re.compile(r"(?:cuộc|buổi|phiên|kỳ|tổ chức|ban|đại hội)\s+$")
_OCCURS_BEFORE = re.compile(r"diễn ra\s+(?:một\s+)?$")
_CHAIRED = re.compile(r"(?:chủ trì|chủ toạ|chủ tọa|điều hành)\s+(?:và\s+phát biểu\s+(?:tại\s+)?|tại\s+)?$")
_ATTENDED = re.compile(
    r"(?:(?:tham |đến |tới |về |cùng )?dự|tham gia|chứng kiến|có mặt tại|phát biểu(?: chỉ đạo| khai mạc| kết luận)?)"
    r"(?:\s+(?:và\s+)?(?:phát biểu|chỉ đạo|trao|tại|trong|buổi))*\s+$"
)
_AT = re.compile(r"(?:tại|trong|khuôn khổ|sau|ở)\s+(?:buổi\s+|khuôn khổ\s+)?$")
_VERBS = (("held", _HELD), ("occurs", _OCCURS_BEFORE), ("chaired", _CHAIRED), ("attended", _ATTENDED), ("at", _AT))
_AFTER = re.compile(
    r"\s*,?\s*(?:(?:do|(?:vừa\s|đã\s)?được(?! tổ chức| diễn ra| khai mạc))\s"
    r"(?:[^.;]|(?<=tp)\.|(?<=tx)\.){2,180}?[\s,]+)?(?:đã\s+|sẽ\s+|vừa\s+|được\s+|chính thức\s+)*"
    r"(?:diễn ra|tổ chức|khai mạc|bế mạc|thành công tốt đẹp"
    r"|(?:hoàn thành|kết thúc)(?= (?:toàn bộ|chương trình|tốt đẹp)))(?!\w)"
)
_FUTURE = re.compile(
    r"\b(?:sẽ|dự kiến|chuẩn bị|kế hoạch|tiến tới|sắp|hướng tới|phấn đấu|chờ|trước khi|để)"
    r"\s+(?:\w+\s+){0,4}$"
)
_ASKED = re.compile(
    r"\b(?:yêu cầu|đề nghị|cần(?! (?:thơ|giờ|giuộc|đước|kiệm)\b)|phải|đề xuất|chịu trách nhiệm|chủ động)"
    r"\s+(?:\w+\s+){0,4}$"
)
_WILL = re.compile(r"\bsẽ\b")
_PAST = re.compile(r"\b(?:hằng năm|hàng năm|thường xuyên|trước đây|từng|nhiều lần|nhiều năm)\b")
_MANY = re.compile(r"(?:\b(?:các|những|nhiều|mỗi|mọi|hàng loạt|số|lượt|\d+)\s+)(?:cuộc\s+|buổi\s+)?$")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a sentence does with a meeting.

    `kind`: held, occurs, chaired, attended, at, title or none; `verb`: where the verb stands; `doubtful`: asked
    (by an instruction), future, many, past or empty.
    """

    kind: str
    verb: Span | None
    doubtful: str


def relation_of(folded: str, start: int, head_end: int, end: int, sentence: Sentence) -> Relation:
    """The relation of the mention folded[start:end], whose head ends at `head_end`, in its sentence."""
    left = max(sentence.start, start - _BEFORE)
    before, head = folded[left:start], folded[start:head_end]
    kind, verb = "none", None
    for name, pattern in _VERBS:
        if m := pattern.search(before):
            kind, verb = name, (left + m.start(), left + m.end())
            break
    talks = head == "hội đàm" and folded.startswith(" với", head_end)
    meets = kind == "none" and head.startswith("họp ") and not _HELD_NOUN.search(before)  # `Khối … họp sơ kết …`
    if talks or meets:
        kind, verb = "held", (start, start)
    if kind in {"none", "at"} and (after := _AFTER.match(folded, end)):
        kind, verb = "occurs", after.span()
    if sentence.role is Role.TITLE:
        kind = "title"
    lead = folded[max(sentence.start, start - _LEAD) : (verb or (start, 0))[0]]
    return Relation(kind, verb, _doubt(lead, before, folded[end : end + 30] if kind == "occurs" else ""))


def _doubt(lead: str, before: str, after: str) -> str:
    """Why the mention may be no report of a meeting held: asked, future, many, past; empty if nothing says so."""
    if _ASKED.search(lead):
        return "asked"
    if _FUTURE.search(lead) or _WILL.search(after):
        return "future"
    if _MANY.search(before):
        return "many"
    return "past" if _PAST.search(before) else ""
