"""Where an article lists the members of a khối or cụm thi đua.

A list is opened by a few kinds of words (`gồm`, `08 đơn vị thành viên:`, a bracket behind the block's name, `trong Cụm còn
có`) in a sentence that has a block at hand, and counts only if what follows reads as a list of units. What a block gives,
proposes or is scored by is opened by the same words; words of award before them rule the list out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.find.lists import OFFICE, read_list
from pipeline.found import Found, Span
from pipeline.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class MemberList:
    """One list of members: half-open character offsets, the units, the words that opened it, the block's name if known."""

    start: int
    end: int
    units: list[Found]
    trigger: str
    block_span: Span | None = None


# `khối` and `cụm` as groups of units, not as mass (`khối lượng`), compounds (`cụm từ`, `cụm công nghiệp`) or unity.
_BLOCK = re.compile(r"(?<!\w)(?:khối(?! (?:lượng|đại đoàn kết|tài sản|u\b|băng|phố))|cụm(?! (?:từ|công nghiệp|dân cư|di tích)))(?!\w)")
_MEMBERS = re.compile(r"(?<!\w)(?:đơn vị|cơ quan|các|\d+) thành viên|(?<!\w)thành viên (?:trong |của |thuộc )?(?:khối|cụm)")
_UNITS = (
    r"(?:đơn vị|cơ quan|đầu mối|thành viên|địa phương|sở|ban|ngành|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|tỉnh|trường|bệnh viện|"
    r"doanh nghiệp|công ty|chi nhánh|ngân hàng|phòng|hội|chi hội|đoàn thể|trung tâm|đảng bộ|công đoàn)"
)
_OPENER = re.compile(
    rf"(?P<comprise>(?<!\w)(?:bao )?gồm(?: có)?(?!\w)\s*:?)"
    rf"|(?P<are>(?<!\w)thành viên(?: (?:khác|còn lại|của khối|của cụm|trong khối|trong cụm))*,? (?:khác )?là\s*:?)"
    rf"|(?P<count>(?<!\w){_UNITS}(?:,? (?:và )?{_UNITS})*(?: [^.;:()\n]{{0,90}}?)?\s?[:(])"
    rf"|(?P<has>(?<!\w)(?:khối|cụm)(?: thi đua)?(?: số \w+)?,?(?: hiện| hiện nay| năm nay)?(?: còn)? có(?: sự tham gia của)?"
    rf"(?: các| \d+)?(?: (?:đơn vị|cơ quan|thành viên))*\s*:?(?= ))"
    rf"|(?P<name>\()"
)
_BRACKET = re.compile(r"\s*(?:(?:bao )?gồm(?: có)?|là)?\s*:?\s*")
# What a block gives, asks for or scores: a list behind these is none of members.
_AWARD = re.compile(
    r"(?<!\w)(?:bằng khen|giấy khen|cờ thi đua|cờ luân lưu|huân chương|tặng|đề nghị|suy tôn|bình xét|công nhận|danh hiệu|đạt giải|"
    r"xếp loại|xếp hạng|xếp thứ|khen thưởng cho|biểu dương|tuyên dương|dẫn đầu|bầu|điểm|ủng hộ|hỗ trợ|xã hội hóa|tiêu chí|nội dung|"
    r"nhiệm vụ|giải pháp|chỉ tiêu|phong trào|hạn chế|được (?:xét|chọn|nhận|trao))(?!\w)"
)
_GUESTS = re.compile(r"(?<!\w)(?:dự|tham dự|tham gia|đại biểu|khách mời|mời)(?!\w)")
_HOLDING = re.compile(r"(?<!\w)(?:tổ chức|tổng kết|sơ kết|ký kết|phát động)(?!\w)")
_CLAUSE = re.compile(r"[;.:\n]|\)\s")
_ASIDE = re.compile(r"(?<!\w)(?:ngoài|bên cạnh)(?!\w)")
_JOINED = re.compile(
    r"(?<!\w)(?P<alone>riêng\s+)|(?P<taken>(?:tiếp nhận|bổ sung|kết nạp)(?: thêm)?(?: \d+)?(?: (?:đơn vị|thành viên))?(?: mới)?\s*[:(]?\s*(?:là |gồm )?)"
)
_MOVED = re.compile(r"(?<!\w)(?:chuyển (?:về|đến|sang)|mới về|gia nhập|bổ sung (?:vào|về)|tiếp nhận|sáp nhập|nhập về|tham gia)(?!\w)")
_VERTICAL = 4000  # how far behind a colon at a line's end its list of lines may reach


def find_member_lists(doc: Doc) -> list[MemberList]:
    """The lists of members of a khối or cụm in `doc._.sentences`, in text order. Needs `doc._.folded` and `doc._.units`."""
    folded = doc._.folded
    if "thi đua" not in folded or _BLOCK.search(folded) is None:
        return []
    blocks = [(u.start, u.end) for u in doc._.units if u.kind == "block"]
    found: list[MemberList] = []
    reached = 0
    before: Sentence | None = None
    for sentence in doc._.sentences:
        if sentence.role in (Role.BODY, Role.LEAD, Role.CAPTION) and sentence.end > reached:
            for entry in _in_sentence(doc, sentence, before, blocks, found):
                found.append(entry)
                reached = entry.end
        before = sentence
    return found


def _in_sentence(
    doc: Doc, sentence: Sentence, before: Sentence | None, blocks: list[Span], found: list[MemberList]
) -> Iterator[MemberList]:
    """The lists that one sentence opens."""
    text, folded = doc.text, doc._.folded
    start, end = sentence.start, sentence.end
    at_hand = _BLOCK.search(folded, start, end) is not None
    if not at_hand and _MEMBERS.search(folded, start, end) is None:
        return
    if found and (late := _latecomers(doc, sentence, found[-1])):
        yield late
        return
    pos = start
    while opener := _OPENER.search(folded, pos, end):
        pos = max(opener.end() - (opener[0][-1] == "("), opener.start() + 1)
        read = _read(doc, sentence, opener)
        if read is None:
            pos = opener.start() + max(1, len(opener[0].split(" ", 1)[0]))
            continue
        units, begin, stop = read
        if opener.lastgroup in ("has", "are") or (opener.lastgroup == "comprise" and "còn" in opener[0]):
            units = _set_aside(doc, sentence, before, opener.start()) + units
        yield MemberList(begin, stop, units, f"members.{opener.lastgroup}", _block_of(blocks, opener.start(), text))
        pos = max(pos, stop)


def _read(doc: Doc, sentence: Sentence, opener: re.Match[str]) -> tuple[list[Found], int, int] | None:
    """The list behind an opener with its span, if it is one of members."""
    text, folded = doc.text, doc._.folded
    kind = opener.lastgroup
    begin, limit = opener.end(), sentence.end
    clause = _clause(folded, sentence.start, opener.start())
    said = folded[clause : opener.end()]
    if kind == "name":
        if not any(u.kind == "block" and u.end <= opener.start() <= u.end + 1 for u in doc._.units) and (
            re.search(r"(?:khối|cụm)(?: thi đua)? ?$", said[:-1]) is None and re.search(r"khối thi đua [^,.;:()]{3,40}$", said[:-1]) is None
        ):
            return None
    elif _AWARD.search(_plain(said)):
        return None
    elif _BLOCK.search(said) is None and "thành viên" not in said:
        return None
    bracket = opener[0].endswith("(")
    if bracket:
        close = _closing(text, opener.end() - 1, sentence.end)
        limit = close if close > 0 else sentence.end
        lead = _BRACKET.match(folded, begin, limit)
        begin = lead.end() if lead else begin
    elif not text[begin : sentence.end].strip(" :"):
        limit = min(len(text), begin + _VERTICAL)
    units, stop = read_list(text, folded, begin, limit)
    units = [u for u in units if u.notes.get("kind") != "person"]
    if len(units) < 2 or not _units_like(units, folded):
        return None
    if bracket and limit < sentence.end and stop < limit - 1 and len(text[stop:limit].split()) > 6:
        return None
    return units, begin, max(stop, limit if bracket and stop >= limit - 1 else stop)


def _plain(said: str) -> str:
    """What is said before a list without the block's and the meeting's own names, which hold words of award too."""
    return re.sub(r"(?:phong trào |công tác |giao ước |hội đồng |ban )?thi đua,? ?(?:-|–|và)? ?(?:khen thưởng)?", " ", said)


def _clause(folded: str, start: int, pos: int) -> int:
    """Where the clause that ends at `pos` begins: behind the last semicolon, colon or full stop."""
    begin = start
    for stop in _CLAUSE.finditer(folded, start, pos):
        begin = stop.end()
    return begin


def _closing(text: str, start: int, limit: int) -> int:
    depth = 0
    for i in range(start, limit):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return i
    return -1


def _units_like(units: list[Found], folded: str) -> bool:
    """Whether the entries are units: most have a head, or all are short names."""
    headed = sum(u.rule != "lists.bare" for u in units)
    if headed * 2 >= len(units):
        return True
    return all(len(u.value.split()) <= 5 and not any(c.isdigit() for c in u.value) for u in units)


def _set_aside(doc: Doc, sentence: Sentence, before: Sentence | None, pos: int) -> list[Found]:
    """The units named as leader and deputies before `… trong Cụm còn có`, `các thành viên khác là`."""
    folded = doc._.folded
    aside = _ASIDE.search(folded, sentence.start, pos)
    if aside is None and before is not None:
        aside = _ASIDE.search(folded, before.start, before.end)
    if aside is None:
        return []
    found = []
    for unit in doc._.units:
        if aside.end() <= unit.start < pos and unit.kind != "block":
            nearest = OFFICE.search(folded, unit.end, min(pos, unit.end + 60))
            notes = {"office": doc.text[nearest.start() : nearest.end()]} if nearest else {}
            found.append(Found(doc.text[unit.start : unit.end], ((unit.start, unit.end),), "members.aside", notes=notes))
    return found


def _latecomers(doc: Doc, sentence: Sentence, last: MemberList) -> MemberList | None:
    """Units that joined the block, told in a sentence behind its list: `Riêng X mới được chuyển về khối`."""
    text, folded = doc.text, doc._.folded
    if sentence.start - last.end > 400 or _MOVED.search(folded, sentence.start, sentence.end) is None:
        return None
    joined = _JOINED.search(folded, sentence.start, sentence.end)
    if joined is None:
        return None
    units, stop = read_list(text, folded, joined.end(), sentence.end)
    units = [u for u in units if u.notes.get("kind") != "person"]
    if not units or not _units_like(units, folded):
        return None
    return MemberList(joined.end(), stop, units, "members.joined", last.block_span)


def _block_of(blocks: list[Span], pos: int, text: str) -> Span | None:
    """The name of a block nearest before `pos`, else the first one behind it."""
    earlier = [b for b in blocks if b[1] <= pos + 1 or b[0] <= pos < b[1]]
    if earlier:
        return earlier[-1]
    return blocks[0] if blocks else None
