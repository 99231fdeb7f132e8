"""Mentions of meetings and ceremonies: `Hội nghị tổng kết …`, `lễ kỷ niệm 10 năm …`, `tổ chức sơ kết …`.

A mention is an event head (gazetteers/events.csv, role head) with the words of its name behind it, or a holding verb
followed by a purpose (`tổ chức tổng kết công tác năm 2017`). How the sentence speaks of it (held, attended, planned)
is kept beside it; which mentions become entries is decided in pipeline/build/events.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.find.offices import Cover
from pipeline.find.tables import purposes
from pipeline.found import Span
from pipeline.text.sentences import Sentence

Doc.set_extension("events", default=(), force=True)

_BEFORE = 60  # characters before a head in which its verb is looked for
_ADVERBS = r"(?:đã|vừa|sẽ|đang|cùng|long trọng|trọng thể|tiếp tục|thành công|chính thức|trang trọng|có|ra|mở|làm)"
_HELD = re.compile(rf"(?:tổ chức|khai mạc|tiến hành|mở|làm|đăng cai|chủ trì tổ chức|có)\s+(?:{_ADVERBS}\s+)*$")
_HELD_NOUN = re.compile(r"(?:cuộc|buổi|phiên|kỳ|tổ chức|ban|đại hội)\s+$")
_OCCURS_BEFORE = re.compile(r"diễn ra\s+(?:một\s+)?$")
_CHAIRED = re.compile(r"(?:chủ trì|chủ toạ|chủ tọa|điều hành)\s+(?:và\s+phát biểu\s+(?:tại\s+)?|tại\s+)?$")
_ATTENDED = re.compile(
    r"(?:(?:tham |đến |tới |về |cùng )?dự|tham gia|chứng kiến|có mặt tại|phát biểu(?: chỉ đạo| khai mạc| kết luận)?)"
    r"(?:\s+(?:và\s+)?(?:phát biểu|chỉ đạo|trao|tại|trong|buổi))*\s+$"
)
_AT = re.compile(r"(?:tại|trong|khuôn khổ|sau|ở)\s+(?:buổi\s+|khuôn khổ\s+)?$")
_AFTER = re.compile(
    r"\s*,?\s*(?:do\s(?:[^.;]|(?<=tp)\.|(?<=tx)\.){2,140}?\s)?(?:đã\s+|sẽ\s+|vừa\s+|được\s+|chính thức\s+)*(?:diễn ra|tổ chức|khai mạc|bế mạc)(?!\w)"
)
_FUTURE = re.compile(
    r"\b(?:sẽ|dự kiến|chuẩn bị|kế hoạch|tiến tới|sắp|hướng tới|phấn đấu|yêu cầu|đề nghị|cần|đề xuất|chờ|trước khi|để)\s+"
    r"(?:\w+\s+){0,4}$"
)
_PAST = re.compile(r"\b(?:hằng năm|hàng năm|thường xuyên|trước đây|từng|nhiều lần|nhiều năm)\b")
_MANY = re.compile(r"(?:\b(?:các|những|nhiều|mỗi|mọi|hàng loạt|số|lượt|\d+)\s+)(?:cuộc\s+|buổi\s+)?$")
_NAME_STOP = re.compile(
    r"[;:!?]|(?<!tp)(?<!tx)\.(?!\w)|\s[-–—]\s|\(|\svà\s(?:tham dự|dự|phát biểu|chứng kiến|chủ trì)(?!\w)"
    r"|,?\s(?:do|bởi)\s(?=[^.;,]{2,120}(?:tổ chức|chủ trì|dẫn đầu|phối hợp))"
    r"|,?\s(?:(?:đã|sẽ|vừa)\s(?:được\s)?|được\s)(?:diễn ra|tổ chức|khai mạc|bế mạc|bắt đầu)(?!\w)"
    r"|,?\s(?:diễn ra|khai mạc|bế mạc)(?!\w)"
    r"|,?\s(?:vào\s(?:lúc\s)?)?(?:sáng|chiều|tối|trưa|ngày|hôm)(?:\s(?:ngày|nay|qua|mai|\d|thứ))"
    r"|,?\svới\s(?:sự|chủ đề|\d|hình thức)|,?\s(?:dưới|theo|trước)\s(?:sự|hình thức|chủ đề)"
    r"|,?\scó\s(?:sự|mặt|\d|các đồng chí|đồng chí|ông|bà|đại diện|thủ tướng|lãnh đạo|hơn|gần|trên)"
    r"|,?\s(?:nhằm|nhân dịp|gồm|trong đó|bằng hình thức|kết nối|cùng các|khi|sau khi|nhưng|thì|đã)(?!\w)"
    r"|(?<!xảy ra)(?<!tổ chức)(?<!tồn)\stại\s|,\sở\s"
    r"|,"
)
_WHO = re.compile(
    r"(?:tập thể|cá nhân|đồng chí|người|đơn vị|cán bộ|học sinh|gia đình|doanh nghiệp|nhà giáo|chiến sĩ|chiến sỹ)[^,;.]{0,14}$"
)
_NO_EVENT_BEFORE = re.compile(r"(?:tuần|ngày|nghi|dịp|nghỉ|hành|vô|mâm|đại|trường|khóa|khoá)\s$")


# What a name begins with behind its head, if no purpose does: `hội nghị giao ban …`, `phiên họp thứ 12`.
_NAMED = re.compile(
    r"\s*(?:về|lần thứ|thứ|giao ban|trực tuyến|chuyên đề|thường kỳ|thường niên|toàn quốc|bàn|với|của|“|\"|cấp|liên|đại biểu"
    r"|khởi công|khánh thành|ra mắt|đón|mừng|truy điệu|tang|viếng|bàn giao|tốt nghiệp|khai giảng|hưởng ứng|gặp|tiếp xúc)"
)


@dataclass(slots=True)
class EventMention:
    """A meeting named in the text. `start` and `end` span its name, `head_end` ends the head noun or first verb."""

    start: int
    end: int
    head_end: int
    head: str  # folded
    kinds: tuple[str, ...]
    relation: str  # held, occurs, chaired, attended, at, title, none
    verb: Span | None
    bare: bool  # a head noun with no purpose
    doubtful: str  # future, past, many, or empty
    verbal: bool  # named by a purpose verb only
    sentence: int  # index into doc._.sentences


@cache
def _purpose() -> re.Pattern[str]:
    alternation = "|".join(re.escape(p) for p in sorted(purposes(), key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<!\w)(?:{alternation})(?!\w)")


_HALF_YEAR = re.compile(r"\b(?:6|sáu) tháng|\bnửa (?:đầu )?năm")
_BEGINS = re.compile(r"(?:^|[,;–—-]|\bvà|\bđể|\btrực tuyến|\btoàn quốc|\blễ|\bhội nghị|\bchương trình|\bbuổi)\s*$")


def kinds_of(folded_name: str, head: str) -> tuple[str, ...]:
    """The guidelines' kinds that an event's folded name shows, in order of mention; `meeting` if none."""
    found: list[str] = []
    for hit in _purpose().finditer(folded_name):
        kinds, weak = purposes()[hit[0]]
        before = folded_name[: hit.start()]
        if weak and hit.start() > len(head) + 1 and not _BEGINS.search(before):
            continue
        if before.count("“") > before.count("”") or before.count('"') % 2:
            continue
        found += [kind for kind in kinds.split("|") if kind and kind != "meeting" and kind not in found]
    if not found and "giao ban" in folded_name and _HALF_YEAR.search(folded_name):
        found.append("interim_review")  # guidelines: a giao ban that looks back on half a year
    return tuple(found) or ("meeting",)


@Language.component("events", requires=["doc._.terms", "doc._.units", "doc._.sentences"], assigns=["doc._.events"])
def find_events(doc: Doc) -> Doc:
    """Sets `doc._.events`, the EventMentions of title, lead, body and captions in text order."""
    text, folded = doc._.text, doc._.folded
    heads = doc._.terms.get("events.head", ())
    units = Cover([(u.start, u.end) for u in doc._.units])
    breaks = sorted({t.start for t in doc._.terms.get("honorifics", ())} | {o.start for o in doc._.offices})
    found: list[EventMention] = []
    at = 0
    for number, sentence in enumerate(doc._.sentences):
        if sentence.role in (Role.MASTHEAD, Role.FURNITURE, Role.DATELINE, Role.SIGNATURE):
            continue
        while at < len(heads) and heads[at].start < sentence.start:
            at += 1
        reached = sentence.start
        while at < len(heads) and heads[at].start < sentence.end:
            term = heads[at]
            at += 1
            if term.start < reached or _no_event(folded, term.start, term.end):
                continue
            end = _name_end(text, folded, folded[term.start : term.end], term.end, sentence.end, units, breaks)
            found.append(_mention(folded, term.start, term.end, end, sentence, number))
            reached = end
        found += _verbal(text, folded, sentence, number, doc, breaks, found)
    found.sort(key=lambda m: m.start)
    doc._.events = found
    return doc


def _no_event(folded: str, start: int, end: int) -> bool:
    """Whether a head's syllables are part of another word: `tuần lễ`, `ngày lễ`, `Đại hội đồng`."""
    if folded[start:end] == "lễ" and re.compile(r" (?:hội|tân|phép|vật|độ|giáo|nghĩa|nghi|tết|cưới|phật|chùa)\b").match(folded, end):
        return True
    if folded[start:end] == "lễ" and _NO_EVENT_BEFORE.search(folded, max(0, start - 10), start):
        return True
    return folded[start:end] == "đại hội" and folded.startswith(" đồng", end) and not folded.startswith(" đồng cổ đông", end)


def _in_quotes(text: str, pos: int, here: int, limit: int) -> int:
    """Where the quotation ends that `here` stands inside of, if it opened after `pos`; else -1."""
    piece = text[pos:here]
    if piece.count("“") > piece.count("”"):
        return text.find("”", here, limit)
    if piece.count('"') % 2:
        return text.find('"', here, limit)
    return -1


def _name_end(text: str, folded: str, head: str, pos: int, limit: int, units: Cover, breaks: list[int]) -> int:
    """Where the name of an event ends whose folded `head` ends at `pos`."""
    glued = next((b for b in breaks if pos < b < limit and text[b].isupper() and text[b - 1] == " " and b not in (pos + 1,)
                  and folded.startswith(("đồng chí ", "ông ", "bà "), b)), limit)  # fmt: skip
    limit, scan = glued, pos
    while stop := _NAME_STOP.search(folded, scan, limit):
        here = stop.start()
        mark = stop[0].strip()
        close = _in_quotes(text, pos, here, limit)
        if close > 0:
            scan = close + 1
        elif mark in ("-", "–", "—") and _dash_continues(text, folded, here, stop.end(), breaks):
            scan = stop.end()
        elif mark == "," and (
            _AGENDA.match(folded, stop.end()) or _purpose().match(folded, stop.end() + 1)
            if here == pos and purposes().get(head, ("", False))[0] in _PLAIN
            else units.end(here) > here or _comma_continues(text, folded, stop.end(), limit, breaks)
        ):
            scan = max(stop.end(), units.end(here))
        elif mark == "(" and (years := re.compile(r"\((?:\d[\d/.\s–-]{3,}|lần thứ[^)]{1,12})\)").match(text, here)):
            scan = years.end()
        elif mark == ";" and _AGENDA.match(folded, stop.end()):
            scan = stop.end()
        elif own_day := _OWN_DAY.match(folded, here):
            scan = own_day.end()
        elif mark == "đã" and _WHO.search(folded, max(pos, here - 40), here):
            scan = stop.end()
        else:
            return pos + len(text[pos:here].rstrip(" ,"))
    return pos + len(text[pos:limit].rstrip(" .,;"))


# A day inside a name: `phiên làm việc sáng 17/2 của Ủy ban …`.
_OWN_DAY = re.compile(r"\s(?:vào\s)?(?:sáng|chiều|tối|trưa|ngày|hôm)\s[^,.;]{1,16}?\scủa\s")
# Kinds of heads that name nothing by themselves: a comma right behind them ends the mention.
_PLAIN = frozenset(("", "meeting", "session", "congress", "seminar"))
_AGENDA = re.compile(r"\s*(?:bàn |đề ra |xây dựng |và )?(?:phương hướng|nhiệm vụ|mục tiêu|kế hoạch|triển khai|phát động|ký)(?!\w)")


def _dash_continues(text: str, folded: str, here: int, after: int, breaks: list[int]) -> bool:
    """Whether a name goes on after a dash: `kinh tế - xã hội`, `- triển khai nhiệm vụ`; not before a gloss."""
    if after in breaks:
        return False
    if text[here - 1 : here].isdigit() and text[after : after + 1].isdigit():
        return True
    if _purpose().match(folded, after):
        return True
    small = text[after : after + 1].islower() and text[here - 1 : here].isalpha()
    capital = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?").match(text, after)
    word = text[:here].rpartition(" ")[2]
    return small and word.islower() or bool(capital) and word[:1].isupper() and text[after : after + 1].isupper() and (
        folded.startswith(("khen thưởng", "xã hội", "thương binh"), after)
    )


def _comma_continues(text: str, folded: str, pos: int, limit: int, breaks: list[int]) -> bool:
    """Whether an event's name goes on after a comma: with another purpose, or in a list of small-lettered objects."""
    at = pos
    while at < limit and text[at] == " ":
        at += 1
    if _purpose().match(folded, at) or re.compile(
        r"(?:bàn |đề ra |xây dựng )?(?:phương hướng|nhiệm vụ|mục tiêu|kế hoạch)"
    ).match(folded, at):
        return True
    if at in breaks or text[at : at + 1].isupper() or text[at : at + 1].isdigit():
        return False
    word = re.compile(r"\w+(?:\s\w+)?").match(folded, at)
    return bool(word) and not re.match(
        r"(?:thay mặt|kết hợp|với|nhằm|trong|theo|khi|tại|có|do|các đại biểu|lãnh đạo|cùng|cụm|khối|nơi|đoàn|ông|bà)\b", word[0]
    )


def _mention(folded: str, start: int, head_end: int, end: int, sentence: Sentence, number: int) -> EventMention:
    """Describes the mention: what is done with the event, and what makes it doubtful."""
    left = max(sentence.start, start - _BEFORE)
    before = folded[left:start]
    tail = folded[head_end:end]
    relation, verb = "none", None
    for name, pattern in (
        ("held", _HELD),
        ("occurs", _OCCURS_BEFORE),
        ("chaired", _CHAIRED),
        ("attended", _ATTENDED),
        ("at", _AT),
    ):
        if m := pattern.search(before):
            relation, verb = name, (left + m.start(), left + m.end())
            break
    if folded[start:head_end] == "hội đàm" and tail.startswith(" với"):
        relation, verb = "held", (start, start)
    if relation == "none" and folded.startswith("họp ", start) and not _HELD_NOUN.search(before):
        relation, verb = "held", (start, start)  # `Khối thi đua … họp sơ kết …`
    if relation in ("none", "at"):
        after = _AFTER.match(folded, end)
        if after:
            relation, verb = "occurs", (after.start(), after.end())
    if sentence.role is Role.TITLE:
        relation = "title"
    doubtful = ""
    lead = folded[max(sentence.start, start - 160) : (verb or (start, 0))[0]]
    if _FUTURE.search(lead) or (relation == "occurs" and re.search(r"\bsẽ\b", folded[end : end + 30])):
        doubtful = "future"
    elif _MANY.search(before):
        doubtful = "many"
    elif _PAST.search(before):
        doubtful = "past"
    kinds = kinds_of(folded[start:end], folded[start:head_end])
    named = kinds != ("meeting",) or relation in ("held", "occurs", "chaired", "attended") or _NAMED.match(tail)
    bare = not tail.strip() or not named or (kinds == ("meeting",) and len(tail.split()) < 2)
    return EventMention(
        start, end, head_end, folded[start:head_end], kinds, relation, verb, bare, doubtful, False, number
    )


_PURPOSE_VERB = r"(tổng kết|sơ kết|ký kết giao ước|ký giao ước|họp)"
_VERBAL = re.compile(rf"(?:tổ chức|tiến hành|họp)\s+(?:họp\s+)?(?={_PURPOSE_VERB})")
_SUBJECT_VERB = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:(?:đã|vừa|tiến hành)\s+)*(?=(tổng kết|sơ kết|ký kết giao ước|ký giao ước))")


def _verbal(
    text: str, folded: str, sentence: Sentence, number: int, doc: Doc, breaks: list[int], found: list[EventMention]
) -> list[EventMention]:
    """Events named by verbs only: `Cụm … tổ chức tổng kết công tác năm 2017`, `Khối … tổng kết …`."""
    units = Cover([(u.start, u.end) for u in doc._.units])
    hits = list(_VERBAL.finditer(folded, sentence.start, sentence.end))
    for unit in doc._.units:
        if sentence.start <= unit.start and unit.end < sentence.end and (m := _SUBJECT_VERB.match(folded, unit.end)):
            hits.append(m)
    out: list[EventMention] = []
    for m in sorted(hits, key=lambda m: m.end()):
        start = m.end()
        if any(f.start <= start < f.end for f in [*found, *out]):
            continue
        end = _name_end(text, folded, m[1].split()[0], start + len(m[1]), sentence.end, units, breaks)
        mention = _mention(folded, start, min(start + len(m[1]), end), end, sentence, number)
        mention.verbal, mention.verb, mention.bare = True, m.span(), False
        if mention.relation != "title":
            mention.relation = "held"
        out.append(mention)
    return out
