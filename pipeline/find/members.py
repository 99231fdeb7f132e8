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
    rf"|(?P<are>(?<!\w)(?:các )?thành viên(?: (?:khác|còn lại|của khối|của cụm|trong khối|trong cụm))*,? (?:khác )?là\s*:?)"
    rf"|(?P<count>(?<!\w)(?:đơn vị|cơ quan|đầu mối|thành viên|địa phương|(?:các|những|\d{{1,2}}) {_UNITS})(?!\w)"
    rf"(?:,? (?:và )?{_UNITS})*(?:(?! (?:bao )?gồm)[^.;:()\n]){{0,90}}?\s?[:(])"
    rf"|(?P<has>(?<!\w)(?:khối|cụm)(?: thi đua)?(?: số \w+)?,?(?: hiện| hiện nay| năm nay)?(?: còn)? có(?: sự tham gia của)?"
    rf"(?: các| \d+)?(?: (?:đơn vị|cơ quan|thành viên))*\s*:?(?= ))"
    rf"|(?P<name>\()"
)
_BRACKET = re.compile(r"\s*(?:(?:bao )?gồm(?: có)?|là)?\s*:?\s*")
# What a block gives, asks for or scores: a list behind these is none of members.
_AWARD = re.compile(
    r"(?<!\w)(?:bằng khen|giấy khen|cờ thi đua|cờ luân lưu|huân chương|tặng|đề nghị|suy tôn|bình xét|công nhận|danh hiệu|đạt giải|"
    r"xếp loại|xếp hạng|xếp thứ|khen thưởng cho|biểu dương|tuyên dương|dẫn đầu|bầu|điểm|ủng hộ|hỗ trợ|xã hội hóa|tiêu chí|nội dung|"
    r"nhiệm vụ|giải pháp|chỉ tiêu|phong trào|hạn chế|được (?:xét|chọn|nhận|trao)|phân công|giải|hội thao|hội thi|\d+ đội|quà|mô hình|công trình|giao(?! ước| lưu| thông| ban)|cử|chọn|giới thiệu|đăng ký|giúp đỡ|kiểm tra)(?!\w)"
)
_GUESTS = re.compile(r"(?<!\w)(?:dự|tham dự|tham gia|đại biểu|khách mời|mời)(?!\w)")
_HOLDING = re.compile(r"(?<!\w)(?:tổ chức|tổng kết|sơ kết|ký kết|phát động)(?!\w)")
_CLAUSE = re.compile(r"[;.:\n]|\)\s")
_ASIDE = re.compile(r"(?<!\w)(?:ngoài|bên cạnh)(?!\w)")
_JOINED = re.compile(
    r"(?<!\w)(?P<alone>riêng\s+)|(?P<taken>(?:tiếp nhận|bổ sung|kết nạp)(?: thêm)?(?: \d+)?(?: (?:đơn vị|thành viên))?(?: mới)?\s*[:(]?\s*(?:là |gồm )?)"
)
_MOVED = re.compile(r"(?<!\w)(?:chuyển (?:về|đến|sang)|mới về|gia nhập|bổ sung (?:vào|về)|tiếp nhận|sáp nhập|nhập về|tham gia)(?!\w)")
_PRESENT = re.compile(r"(?<!\w)(?:dự|tham dự|đại diện|lãnh đạo|ký (?:kết )?(?:bản )?giao ước|cùng)(?!\w)")
_CLOSED = re.compile(rf"(?P<of>\w )?(?<!\w)0?(?P<number>\d{{1,2}}) {_UNITS}(?:,? (?:và )?{_UNITS})*\s?[:(]")
_LISTED = re.compile(r" các (?:tỉnh|huyện|xã|quận|phường|thành phố|sở|trường) [^,]+,")
_CALLED = re.compile(r"(?<!\w)(?:đều )?là (?:các )?(?:đơn vị )?thành viên(?! (?:của )?hội)(?!\w)")
_OF_LEVEL = re.compile(r"(?<!\w)(?:các|\d+) (?P<level>tỉnh|thành phố|huyện|thị xã|quận|xã(?! hội)|phường|thị trấn)(?P<more>\s?,|\s+và )?(?!\w)")
_REST = re.compile(r"(?:(?:và|,) các (?:đơn vị )?thành viên|(?:đơn vị|cơ quan|thành viên) (?:còn lại|khác))(?!\w)")
_VERTICAL = 4000  # how far behind a colon at a line's end its list of lines may reach


def find_member_lists(doc: Doc) -> list[MemberList]:
    """The lists of members of a khối or cụm in `doc._.sentences`, in text order. Needs `doc._.folded` and `doc._.units`."""
    folded = doc._.folded
    if "thi đua" not in folded or _BLOCK.search(folded) is None:
        return []
    blocks = [(u.start, u.end) for u in doc._.units if u.kind == "block"]
    found: list[MemberList] = []
    second: list[MemberList] = []
    reached = 0
    before: Sentence | None = None
    for sentence in doc._.sentences:
        if sentence.role in (Role.BODY, Role.LEAD, Role.CAPTION) and sentence.end > reached:
            for entry in _in_sentence(doc, sentence, before, blocks, found):
                found.append(entry)
                reached = entry.end
            second += _attending(doc, sentence, blocks)
        before = sentence
    second += _named_in_block(doc, blocks)
    told = {entry.block_span for entry in found}
    for entry in second:
        if entry.block_span not in told:
            found.append(entry)
            told.add(entry.block_span)
    return sorted(found, key=lambda entry: entry.start)


def _in_sentence(
    doc: Doc, sentence: Sentence, before: Sentence | None, blocks: list[Span], found: list[MemberList]
) -> Iterator[MemberList]:
    """The lists that one sentence opens."""
    text, folded = doc._.text, doc._.folded
    start, end = sentence.start, sentence.end
    at_hand = _BLOCK.search(folded, start, end) is not None
    if not at_hand and _MEMBERS.search(folded, start, end) is None:
        return
    if found and (late := _latecomers(doc, sentence, found[-1])):
        yield late
        return
    yield from _called_members(doc, sentence, blocks)
    pos = start
    while opener := _OPENER.search(folded, pos, end):
        pos = max(opener.end() - (opener[0][-1] == "("), opener.start() + 1)
        read = _read(doc, sentence, opener)
        if read is None:
            pos = opener.start() + max(1, len(opener[0].split(" ", 1)[0]))
            continue
        units, begin, stop = read
        if opener.lastgroup in ("has", "are") or _REST.search(folded, start, opener.end()):
            aside = _set_aside(doc, sentence, before, opener.start())
            units = [a for a in aside if all(a.value != u.value for u in units)] + units
        yield MemberList(begin, stop, units, f"members.{opener.lastgroup}", _block_of(blocks, opener.start()))
        pos = max(pos, stop)


def _read(doc: Doc, sentence: Sentence, opener: re.Match[str]) -> tuple[list[Found], int, int] | None:
    """The list behind an opener with its span, if it is one of members."""
    text, folded = doc._.text, doc._.folded
    kind = opener.lastgroup
    begin, limit = opener.end(), sentence.end
    clause = _clause(folded, sentence.start, opener.start())
    said = folded[clause : opener.end()]
    if kind == "name":
        if not any(u.kind == "block" and u.end <= opener.start() <= u.end + 1 for u in doc._.units) and (
            re.search(r"(?:khối|cụm)(?: thi đua)? ?$", said[:-1]) is None and re.search(r"khối thi đua [^,.;:()]{3,40}$", said[:-1]) is None
        ):
            return None
    elif _AWARD.search(_plain(said)) or (_BLOCK.search(said) is None and "thành viên" not in said):
        if _REST.search(said) is None or OFFICE.search(folded, sentence.start, opener.start()) is None:
            return None
    bracket = opener[0].endswith("(")
    if bracket:
        close = _closing(text, opener.end() - 1, sentence.end)
        limit = close if close > 0 else sentence.end
        lead = _BRACKET.match(folded, begin, limit)
        begin = lead.end() if lead else begin
    elif not text[begin : sentence.end].strip(" :"):
        limit = min(len(text), begin + _VERTICAL)
    units, stop = read_list(text, folded, begin, limit, _head_before(doc, opener, clause))
    units = [u for u in units if u.notes.get("kind") != "person"]
    if len(units) < 2 or not _units_like(units) or _headed_block(folded, units[0]):
        return None
    if kind == "has" and not said.rstrip().endswith(":") and _AWARD.search(folded, stop, min(stop + 60, sentence.end)):
        return None
    if bracket and limit < sentence.end and stop < limit - 1 and len(text[stop:limit].split()) > 6:
        return None
    return units, begin, max(stop, limit if bracket and stop >= limit - 1 else stop)


def _attending(doc: Doc, sentence: Sentence, blocks: list[Span]) -> Iterator[MemberList]:
    """A closed list of units that attend or sign without being called members: `lãnh đạo LĐLĐ 6 tỉnh: A, B, …`."""
    text, folded = doc._.text, doc._.folded
    if not blocks or blocks[0][0] > sentence.start or not _PRESENT.search(folded, sentence.start, sentence.end):
        return
    for opener in _CLOSED.finditer(folded, sentence.start, sentence.end):
        before = folded[_clause(folded, sentence.start, opener.start()) : opener.start()]
        begin = opener.start("of") if opener["of"] else opener.start("number")
        if opener["of"]:
            heads = [u.start for u in doc._.terms.get("unit_heads", ()) if sentence.start <= u.start < opener.start("number")]
            begin = max((h for h in heads if read_list(text, folded, h, sentence.end)[0]), default=begin)
        if _AWARD.search(_plain(before)):
            continue
        units, stop = read_list(text, folded, begin, sentence.end)
        if len(units) > 2 and len(units) == int(opener["number"]) and _units_like(units):
            yield MemberList(begin, stop, units, "members.attending", _block_of(blocks, begin))
            return


def _named_in_block(doc: Doc, blocks: list[Span]) -> Iterator[MemberList]:
    """The members that the block's own name lists: `Cụm thi đua số II Hội Nông dân các tỉnh A, B và C`."""
    text, folded = doc._.text, doc._.folded
    for start, end in blocks:
        listed = _LISTED.search(folded, start, end)
        if listed is None:
            continue
        heads = [u.start for u in doc._.terms.get("unit_heads", ()) if start < u.start < listed.start()]
        begin = heads[0] if heads else listed.start() + 1
        units, stop = read_list(text, folded, begin, end)
        if len(units) > 2 and all(u.rule == "lists.shared_level" for u in units) and stop >= end - 1:
            yield MemberList(begin, stop, units, "members.block_name", (start, end))


def _plain(said: str) -> str:
    """What is said before a list without the block's and the meeting's own names, which hold words of award too."""
    return re.sub(r"(?:phong trào |công tác |giao ước |hội đồng |ban )?thi đua,? ?(?:-|–|và)? ?(?:khen thưởng)?", " ", said)


def _called_members(doc: Doc, sentence: Sentence, blocks: list[Span]) -> Iterator[MemberList]:
    """A list that stands before the words that call it members: `LĐLĐ các tỉnh A, B, C là thành viên của Cụm`."""
    text, folded = doc._.text, doc._.folded
    for called in _CALLED.finditer(folded, sentence.start, sentence.end):
        clause = _clause(folded, sentence.start, called.start())
        for term in doc._.terms.get("unit_heads", ()):
            if clause <= term.start < called.start():
                units, stop = read_list(text, folded, term.start, called.start())
                if len(units) > 2 and not text[stop : called.start()].strip(" ,)") and _units_like(units):
                    yield MemberList(term.start, stop, units, "members.called", _block_of(blocks, term.start))
                    break


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


def _head_before(doc: Doc, opener: re.Match[str], clause: int) -> tuple[Span, ...]:
    """The head that the words before a list give its bare names: `5 huyện trong Cụm: A, B`, `Cụm thi đua LĐLĐ các tỉnh
    Tây Nguyên (A, B)`. None where they name several kinds."""
    folded = doc._.folded
    said = list(_OF_LEVEL.finditer(folded, clause, opener.end()))
    if not said or said[-1]["more"]:
        return ()
    spans: tuple[Span, ...] = (said[-1].span("level"),)
    for term in doc._.terms.get("unit_heads", ()):
        head = folded[term.start : term.end]
        if clause <= term.start and term.end + 1 == said[-1].start() and not head.startswith(("khối", "cụm")):
            spans = ((term.start, term.end), *spans)
    return spans


def _headed_block(folded: str, unit: Found) -> bool:
    """Whether a unit is a block itself: `Cụm thi đua số 9 (Cụm các xã, phường ven biển)` has another name in brackets."""
    return folded.startswith(("khối ", "cụm "), unit.start)


def _units_like(units: list[Found]) -> bool:
    """Whether the entries are units: most have a head, or all are short names."""
    headed = sum(u.rule != "lists.bare" for u in units)
    if headed * 2 >= len(units):
        return True
    return all(len(u.value.split()) <= 5 and not any(c.isdigit() for c in u.value) for u in units)


def _set_aside(doc: Doc, sentence: Sentence, before: Sentence | None, pos: int) -> list[Found]:
    """The units named as leader and deputies before `… trong Cụm còn có`, `các thành viên khác là`."""
    folded = doc._.folded
    aside = _ASIDE.search(folded, sentence.start, pos)
    begin = aside.end() if aside else -1
    if aside is None and before is not None:
        aside = _ASIDE.search(folded, before.start, before.end)
        office = OFFICE.search(folded, before.start, before.end)
        begin = aside.end() if aside else before.start if office else -1
    if begin < 0 and OFFICE.search(folded, sentence.start, pos):
        begin = sentence.start
    if begin < 0:
        return []
    found = []
    for unit in doc._.units:
        if begin <= unit.start < pos and unit.kind != "block":
            nearest = OFFICE.search(folded, unit.end, min(pos, unit.end + 60))
            notes = {"office": doc._.text[nearest.start() : nearest.end()]} if nearest else {}
            found.append(Found(doc._.text[unit.start : unit.end], ((unit.start, unit.end),), "members.aside", notes=notes))
    return found


def _latecomers(doc: Doc, sentence: Sentence, last: MemberList) -> MemberList | None:
    """Units that joined the block, told in a sentence behind its list: `Riêng X mới được chuyển về khối`."""
    text, folded = doc._.text, doc._.folded
    if sentence.start - last.end > 400 or _MOVED.search(folded, sentence.start, sentence.end) is None:
        return None
    joined = _JOINED.search(folded, sentence.start, sentence.end)
    if joined is None:
        return None
    units, stop = read_list(text, folded, joined.end(), sentence.end)
    units = [u for u in units if u.notes.get("kind") != "person"]
    if not units or not _units_like(units):
        return None
    return MemberList(joined.end(), stop, units, "members.joined", last.block_span)


def _block_of(blocks: list[Span], pos: int) -> Span | None:
    """The name of a block nearest before `pos`, else the first one behind it."""
    earlier = [b for b in blocks if b[1] <= pos + 1 or b[0] <= pos < b[1]]
    if earlier:
        return earlier[-1]
    return blocks[0] if blocks else None
