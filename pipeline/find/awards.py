"""Mentions of award titles: `Huân chương Lao động hạng Ba`, `Bằng khen`, `Kỷ niệm chương “Vì sự nghiệp …”`.

A title is a term of gazetteers/awards.csv with its class, or a proper name that follows a head (`danh hiệu`,
`huy hiệu`, `kỷ niệm chương`, `giải thưởng`). Whether anybody is given it is decided in pipeline/build/awards.py. Titles
and their classes: Law on Emulation and Commendation 2003 and 2022; how they are written: the guidelines, Award.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.found import Span
from pipeline.text.normal import fold

Doc.set_extension("awards", default=(), force=True)

_TRIGGERS = ("danh hiệu", "bk", "gk", "huy hiệu", "niệm chương", "giải thưởng", "cờ", "thi đua", "bảng vàng", "cstđ")
_HEAD = re.compile(
    r"(?<!\w)(?:(?P<named>danh hiệu|huy hiệu|k[ỷỉ] niệm chương|giải thưởng|bảng vàng(?: vinh danh| danh dự)?)"
    r"|(?P<fighter>(?:chiến s[ĩỹ] thi đua|cstđ))"
    r"|(?P<flag>cờ))(?!\w)"
)
_CLASS = re.compile(r"[\s,(“\"]*hạng\s+(nhất|nhì|hai|ba|i{1,3}|[123])(?!\w)[”\"]?")
_MORE_CLASSES = re.compile(r"\s*(?:,|và)\s*(?P<class>[Hh]ạng\s+(?:[Nn]hất|[Nn]hì|[Hh]ai|[Bb]a)|Nhất|Nhì|Ba)(?!\w)")
_CLASS_ALONE = re.compile(
    r"(?:[;,:]\s*|và\s+|[-–]\s*)(?:\d+\s+)?(?P<class>hạng\s+(nhất|nhì|hai|ba))(?=\s*(?:cho|tặng|\())"
)
_CLASSES = {
    "nhất": "Nhất", "i": "Nhất", "1": "Nhất", "nhì": "Nhì", "hai": "Nhì", "ii": "Nhì", "2": "Nhì",
    "ba": "Ba", "iii": "Ba", "3": "Ba",
}  # fmt: skip
_AGAIN = re.compile(r"\s*\(?lần\s+(?:thứ\s+)?(?:\w+|\d+)\)?")
_CLOSE = "”\"’'»"
_QUOTED = re.compile(r"\s*:?\s*[“\"‘«]\s*([^“”\"«»\n]{3,110}?)\s*[”\"’»]")
_QUOTE = re.compile(r"\s*[“\"‘'«]?\s*")
_CLOSED = re.compile(r"\s?[”\"’'»]+")
_YEAR_CLOSED = re.compile(r",?\s+(?:năm\s+)?(?:19|20)\d\d\s?[”\"’'»]")
_NAME = re.compile(r"\s*:?\s*(?=[^\W\d_])")
_NAME_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_VERBAL = re.compile(
    r"\s+(?:cho|của|được|do|đã|trong|tại|để|nhân (?:dịp|ngày|kỷ niệm)|ở"
    r"|với|là|bởi|tặng|trao|đối với|theo|vào|kèm|cùng|khi|từ|mà|đúng|về|nhờ"
    r"|sau)"
    r"(?!\w)"
)
_NAME_END = re.compile(
    r"\s+(?:năm\s+(?:học\s+)?\d+|(?:19|20)\d\d|đợt|lần|giai đoạn|nhiệm kỳ|(?:sáng|chiều|tối|trưa|ngày)\s+\d+)(?!\w)"
)
_QUOTED_YEAR = re.compile(r",?\s+(?:năm\s+)?(?:19|20)\d\d$")  # `Giải thưởng “Quả cầu vàng 2017”`
_FOR = re.compile(r"vì\s+(?:sự nghiệp|thế hệ|trẻ em|sức khỏe|an ninh|chủ quyền|giai cấp|nghĩa vụ|phụ nữ|người)")
_PARTY = re.compile(
    r"huy hiệu\s*(?:đảng\s*)?[:(]?\s*((?:\d{2}\s*(?:năm)?\s*(?:,|và|;)\s*)*\d{2})\s+năm(?:\s+tuổi\s+đảng)?(?!\w)\)?"
)
_SHORT = re.compile(r"(?:[Tt]ặng|[Tt]rao|[Nn]hận|,|và)\s+(?:\d+\s+)?(BK|GK)(?=\s+(?:của|cho|cấp|UBND)\s|[.;])")
_OF_PRIME = re.compile(r"\s+(?:của\s+)?(?:thủ tướng(?:\s+chính phủ)?|ttcp|ttg)(?!\w)")
_BADGE_ALONE = re.compile(r"(?:[,;]|(?<!\w)và)\s+(\d{2}) năm tuổi đảng(?=\s+(?:cho|tặng)(?!\w))")
_FIGHTER = re.compile(
    r"\s*(?:cấp\s+)?(?:(?P<base>cơ sở)|(?P<nation>toàn quốc)|(?P<army>toàn quân)"
    r"|(?P<high>tỉnh|thành phố|tp|bộ|ban|ngành|trung ương|thành)(?!\w))"
)
_FIGHTERS = {"base": "cơ sở", "nation": "toàn quốc", "army": "toàn quân", "high": "cấp tỉnh"}
_FLAG_BEFORE = re.compile(r"(?:tặng|tặng thưởng|trao|nhận|được|danh hiệu|lá)\s+(?:\d+\s+)?(?:lá\s+)?[“\"]?$")
_FLAG_ALONE = re.compile(r"\s+(?:cho|của|năm)(?!\w)|[,.;]")
_FLAG_AFTER = re.compile(
    r"\s*(?:thi đua|[“\"]?\s*(?:(?:là\s+)?đơn vị\s+)?(?:dẫn đầu|xuất sắc|tiêu biểu)"
    r"|của\s+(?:ubnd|ủy ban|bộ|chính phủ|tổng|tỉnh|quân khu|chủ tịch|trung ương|hội|liên đoàn))"
)
_FLAG_TAIL = re.compile(
    r"\s*(?:trong|dẫn đầu|xuất sắc|tiêu biểu)?\s*(?:phong trào|khối|cụm)?\s*(?:thi đua)?(?:\s+yêu nước)?"
)
# Titles of sport, show business, commerce and schools, and praise without a name: none of the system.
_FOREIGN = re.compile(
    r"(?<!\w)(?:vô địch|hoa hậu|á hậu|hoa khôi|á khôi|nam vương|người đẹp|quán quân|á quân|vua|quả bóng|cầu thủ|vđv"
    r"|vận động viên|miss|mister|champions?|league|cup|cúp|giày|di sản|thương hiệu|hàng việt|sản phẩm|top|thủ khoa"
    r"|học sinh"
    r"|giáo sư|tiến sĩ|kỷ lục|nhân vật|đại sứ|sân bay|khách sạn|ca sĩ|diễn viên|bàn tay vàng|bóng đá|olympic|grand slam"
    r"|sao vàng đất việt|công an|quân nhân|nhãn hiệu|tin cậy|uy tín|doanh nghiệp|ngân hàng|tốt nhất|của năm|thủ lĩnh"
    r"|nữ hoàng|ông hoàng|thủy thủ|đồng tiền|xác lập|dự án|bạn đồng hành|hạng mục|đa dạng|nga|liên xô|awards?"
    r"|gương mặt|cao quý|khác|này|đó|trên|gì|nhà vô|kiện tướng|bóng vàng)(?!\w)"
)
# Titles of persons that stand before names, too (`NSND Trà Giang`): a mention needs a cue of giving right before it.
_PERSONAL = re.compile(r"(?:nhà giáo|thầy thuốc|nghệ sĩ|nghệ nhân|anh hùng|bà mẹ việt nam|mẹ việt nam)")
_CUE = re.compile(
    r"(?:danh hiệu|tặng|phong|truy tặng|tặng thưởng|công nhận|đạt|nhận|thu hồi|tước|hủy bỏ|là)\s*(?:lại\s+)?"
    r"(?:danh hiệu\s*)?:?\s*(?:cao quý\s*:?\s*)?(?:\d{1,4}\s+)?[“\"]?\s*$"
)
# `phong trào “Sinh viên 5 tốt”` is no title; `cờ thi đua` and the like stand in their own right.
_MOVEMENT = re.compile(r"(?:phong trào|cuộc vận động|chương trình|mô hình|câu lạc bộ|clb)\s*[“\"‘'«]?\s*$")
_LINKED = re.compile(r"(?:,|và|;|cùng)\s*(?:danh hiệu\s*)?(?:\d+\s+)?[“\"]?\s*$")
_PREFIX = re.compile(r"(?:(?:danh hiệu|hình thức|phần thưởng)\s*:?\s*[“\"‘«]?\s*|[“\"‘«]\s*)$")
# Where a variant that names its granter (`Bằng khen của Bộ Công an`, `Cờ thi đua UBND tỉnh`) leaves the title.
_GRANTER = re.compile(r"\s+(?:của|cấp|ubnd|chủ tịch|bộ|tổng|ban|hội|tỉnh|thành)(?!\w)")
_GENERIC = frozenset(("huân chương", "huy chương", "huy hiệu", "danh hiệu", "giải thưởng", "cờ"))
_ABSORBING = ("bằng khen", "giấy khen", "cờ thi đua")
_ABSORBED = re.compile(
    r"\s*(?:đột xuất|chuyên đề|toàn diện|phong trào|cá nhân|tập thể"
    r"|(?:[“\"]\s*)?(?:tập thể lao động|đơn vị|thanh niên|cá nhân|gương"
    r"|người tốt|điển hình)\s+[^,.;“”\"()\n]{2,70}?"
    r"(?=[”\"]|\s+(?:cho|của|do|tặng|đối với|vì|năm|các năm|được)(?!\w)|[,.;()\n]|\s*$))[”\"]?"
)
_GOES_ON = re.compile(r" (?!Chủ|Thủ|UBND|Nhà|Đảng|Hạng|Nhất|Nhì|Ba)[^\W\d_a-z]\w*")
_MEDALS = re.compile(r"\s+(?:vàng|bạc|đồng)(?!\w)")


_RANKS = {"fighter": 0, "term": 1, "class": 1, "proper": 2, "bare": 3}
"""Which of two mentions that begin together counts."""


@dataclass(frozen=True, slots=True)
class AwardMention:
    """An award's title in the text.

    `start`, `end`: half-open offsets of all that belongs to it (`danh hiệu`, quotes, class, `lần thứ hai`); `title` the
    canonical title, `spans` where its words stand. `base` is the title without its class. `kind`: `term`,
    `fighter` (Chiến sĩ thi đua of a level), `proper` (named by a head), `class` (`hạng Ba`, the order told before) or
    `bare` (a head without a name).
    """

    start: int
    end: int
    title: str
    spans: tuple[Span, ...]
    base: str
    kind: str = "term"


@Language.component(
    "awards", requires=["doc._.terms", "doc._.units", "doc._.people", "doc._.sentences"], assigns=["doc._.awards"]
)
def find_awards(doc: Doc) -> Doc:
    """Sets `doc._.awards`: the article's award titles in text order, none inside another."""
    folded = doc._.folded
    terms = doc._.terms.get("awards", ())
    if not terms and not any(word in folded for word in _TRIGGERS):
        doc._.awards = ()
        return doc
    text: str = doc._.text
    found = []
    for term in terms:
        row = term.row.columns
        if mention := _from_term(text, folded, term.start, term.end, row["canonical"], row["kind"]):
            found.append(mention)
    found += _from_heads(text, folded)
    kept = _longest(found)
    starts = {unit.start for unit in doc._.units} | {person.start for person in doc._.people}
    kept = [_absorb(folded, mention, starts) for mention in _joined(folded, kept)]
    meant: list[AwardMention] = []
    for mention in _longest(kept):
        if _meant(folded, mention, meant[-1] if meant else None):
            meant.append(mention)
    doc._.awards = tuple(_with_classes(text, folded, meant, [s.start for s in doc._.sentences]))
    return doc


def _from_term(text: str, folded: str, start: int, end: int, canonical: str, kind: str) -> AwardMention | None:
    """The mention of a gazetteer term, with its class and the words before it that only say that it is a title."""
    plain = fold(canonical)
    if plain in _GENERIC or plain.endswith("niệm chương"):
        return None
    if " của " not in plain and (granter := _GRANTER.search(folded, start, end)) and plain.startswith(_ABSORBING):
        end = granter.start()
    if kind == "title" and text[start].islower() and "dẫn đầu" not in plain:
        before = folded[max(0, start - 40) : start]
        if not _CUE.search(before) and not _LINKED.search(before):
            return None  # the words, not the title: 10 xã tiêu biểu
    order = plain.startswith(("huân chương", "huy chương"))
    if order and _MEDALS.match(folded, end):
        return None
    title = canonical
    spans: tuple[Span, ...] = ((start, end),)
    if order and " hạng " not in plain and (rank := _CLASS.match(folded, end)):
        title = f"{canonical} hạng {_CLASSES[rank[1]]}"
        at = rank.start() + rank[0].index("hạng")
        spans, end = ((start, end), (at, rank.end(1))), rank.end()
    elif order and _GOES_ON.match(text, end):
        return None  # an order of another state: Huân chương Hữu nghị Cải cách …
    base = canonical.partition(" hạng ")[0]
    return AwardMention(_outer_start(folded, start), _outer_end(folded, end), title, spans, base)


def _outer_start(folded: str, start: int) -> int:
    before = _PREFIX.search(folded, max(0, start - 24), start)
    return before.start() if before else start


def _outer_end(folded: str, end: int) -> int:
    if folded[end : end + 1] and folded[end] in _CLOSE:
        end += 1
    again = _AGAIN.match(folded, end)
    return again.end() if again else end


def _from_heads(text: str, folded: str) -> Iterator[AwardMention]:
    """Titles that no gazetteer lists: named after a head, fighters of a level, flags told by what they are for."""
    yield from _short(text, folded)
    told = "cờ thi đua" in folded  # then `tặng Cờ cho …` is short for it
    for head in _HEAD.finditer(folded):
        start, end = head.span()
        if head["fighter"]:
            yield _fighter(folded, start, end)
        elif head["flag"]:
            before = folded[max(0, start - 24) : start]
            after = _FLAG_AFTER.match(folded, end)
            if text[start].isupper() and told and _FLAG_BEFORE.search(before) and _FLAG_ALONE.match(folded, end):
                yield AwardMention(start, end, "Cờ thi đua", ((start, end),), "Cờ thi đua")
            elif after and _FLAG_BEFORE.search(before):
                named = not after[0].strip().startswith("của")
                tail = _FLAG_TAIL.match(folded, after.end()) if named else None
                stop = tail.end() if tail else after.end() if named else end
                stop = start + len(folded[start:stop].rstrip())
                yield AwardMention(start, _outer_end(folded, stop), "Cờ thi đua", ((start, stop),), "Cờ thi đua")
        else:
            yield from _named(text, folded, start, end)


def _short(text: str, folded: str) -> Iterator[AwardMention]:
    """`BK của Thủ tướng`, `GK`, behind a verb of giving; `50 năm tuổi Đảng`, a second badge without its head."""
    for short in _SHORT.finditer(text) if "BK" in text or "GK" in text else ():
        title = "Bằng khen" if short[1] == "BK" else "Giấy khen"
        if title == "Bằng khen" and (prime := _OF_PRIME.match(folded, short.end())):
            whole = "Bằng khen của Thủ tướng Chính phủ"
            yield AwardMention(short.start(1), prime.end(), whole, ((short.start(1), prime.end()),), whole)
        else:
            yield AwardMention(*short.span(1), title, (short.span(1),), title)
    if "huy hiệu" in folded and "năm tuổi đảng" in folded:
        for badge in _BADGE_ALONE.finditer(folded):
            title = f"Huy hiệu {badge[1]} năm tuổi Đảng"
            yield AwardMention(badge.start(1), badge.end(), title, ((badge.start(1), badge.end()),), title, "proper")


def _fighter(folded: str, start: int, end: int) -> AwardMention:
    """`Chiến sĩ thi đua` of whatever level: below the nation's all but the units' own are `cấp tỉnh`."""
    level = _FIGHTER.match(folded, end)
    title = "Chiến sĩ thi đua"
    if level:
        end = level.end()
        title = f"{title} {_FIGHTERS[level.lastgroup or 'base']}"
    return AwardMention(_outer_start(folded, start), _outer_end(folded, end), title, ((start, end),), title, "fighter")


def _named(text: str, folded: str, start: int, end: int) -> Iterator[AwardMention]:
    """The title that a head (`danh hiệu`, `huy hiệu`, `kỷ niệm chương`, …) and the name behind it make."""
    head = folded[start:end]
    party = _PARTY.match(folded, start) if head == "huy hiệu" else None
    if party:
        yield from _badges(party, end)
        return
    name = _quoted(text, end) or _capitalised(text, folded, end)
    if name and head == "danh hiệu" and _HEAD.match(folded, name[0]):
        return  # danh hiệu Chiến sĩ thi đua …
    if name is None:
        if head.endswith("niệm chương") or head.startswith("bảng vàng"):
            title = "Kỷ niệm chương" if head.endswith("chương") else text[start:end]
            yield AwardMention(start, end, title, ((start, end),), title, "bare")
        return
    words = " ".join(text[name[0] : name[1]].split())
    if head == "giải thưởng" and _FOREIGN.search(folded, *name):
        return
    title = words
    spans: tuple[Span, ...] = (name,)
    if head != "danh hiệu":
        canonical = "Kỷ niệm chương" if head.endswith("niệm chương") else head[0].upper() + head[1:]
        title, spans = f"{canonical} {words}", ((start, end), name)
    elif _FOREIGN.search(folded, *name):
        return
    year = _YEAR_CLOSED.match(text, name[1])
    close = year or _CLOSED.match(text, name[1])
    stop = close.end() if close else name[1]
    yield AwardMention(start, _outer_end(folded, stop), title, spans, title, "proper")


def _badges(party: re.Match[str], head_end: int) -> Iterator[AwardMention]:
    """`Huy hiệu 40, 30 năm tuổi Đảng`: a title for each number of years."""
    start, list_start, list_end, end = party.start(), *party.span(1), party.end()
    years = list(re.finditer(r"\d{2}", party[1]))
    for i, year in enumerate(years):
        at = list_start + year.start()
        first = start if i == 0 else at
        last = end if i == len(years) - 1 else at + 2
        spans = ((start, head_end), (at, at + 2), (list_end, end)) if len(years) > 1 else ((first, last),)
        title = f"Huy hiệu {year[0]} năm tuổi Đảng"
        yield AwardMention(first, last, title, spans, title, "proper")


def _quoted(text: str, end: int) -> Span | None:
    quoted = _QUOTED.match(text, end)
    if quoted is None:
        return None
    start, stop = quoted.span(1)
    year = _QUOTED_YEAR.search(text, start, stop)
    return start, year.start() if year else stop


def _capitalised(text: str, folded: str, end: int) -> Span | None:
    """An unquoted name of 12 words at most: from a capital or `vì sự nghiệp` to a verb, a preposition or a mark."""
    gap = _NAME.match(text, end)
    if gap is None or gap.end() == end:
        return None
    start = at = gap.end()
    if not (text[start].isupper() or _FOR.match(folded, start)):
        return None
    for count in range(12):
        word = _NAME_WORD.match(text, at)
        if word is None:
            break
        at = word.end()
        if text[at : at + 1] != " " or _VERBAL.match(folded, at) or _NAME_END.match(folded, at):
            break
        if folded.startswith(" và ", at) and (text[at + 4 : at + 5].isupper() or folded.startswith(_ABSORBING, at + 4)):
            break
        if count and text[at + 1 : at + 2] in ("–", "-", "(", "“", '"'):
            break
        at += 1
    return (start, start + len(text[start:at].rstrip())) if at > start else None


def _longest(found: list[AwardMention]) -> list[AwardMention]:
    """Of overlapping mentions the one that begins first; of these by kind, then the longest."""
    kept: list[AwardMention] = []
    for mention in sorted(found, key=lambda m: (m.start, _RANKS.get(m.kind, 0), -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _joined(folded: str, mentions: list[AwardMention]) -> list[AwardMention]:
    """The mentions with `Bằng khen “Thanh niên sống đẹp”` as one: the second title only says what the first is for."""
    out: list[AwardMention] = []
    for mention in mentions:
        last = out[-1] if out else None
        if last and fold(last.base).startswith(_ABSORBING) and _QUOTE.fullmatch(folded, last.end, mention.start):
            out[-1] = replace(last, end=mention.end)
        else:
            out.append(mention)
    return out


def _absorb(folded: str, mention: AwardMention, starts: set[int]) -> AwardMention:
    """The mention with words behind it that only say for what it is (`Bằng khen đột xuất`, `Bằng khen Tập thể …`)."""
    if not fold(mention.base).startswith(_ABSORBING):
        return mention
    more = _ABSORBED.match(folded, mention.end)
    if more is None or not more[0].strip():
        return mention
    first = more.start() + len(more[0]) - len(more[0].lstrip())
    if first in starts:
        return mention
    return replace(mention, end=more.end())


def _meant(folded: str, mention: AwardMention, last: AwardMention | None) -> bool:
    """Whether the words stand for a title and not for a person who bears it (`Anh hùng Lao động A`)."""
    if _MOVEMENT.search(folded, max(0, mention.start - 24), mention.start):
        return False
    if mention.kind == "bare" or not _PERSONAL.match(fold(mention.base)):
        return True
    first = mention.spans[0][0]
    before = folded[max(0, first - 40) : first]
    linked = last is not None and first - last.end < 16 and _LINKED.search(before) is not None
    return linked or _CUE.search(before) is not None


def _with_classes(text: str, folded: str, mentions: list[AwardMention], sentences: list[int]) -> list[AwardMention]:
    """Adds the classes told without their order: `Huân chương … hạng Nhì cho …; hạng Ba cho …`."""
    out: list[AwardMention] = []
    for i, mention in enumerate(mentions):
        out.append(mention)
        if " hạng " not in mention.title:
            continue
        at = mention.end
        while more := _MORE_CLASSES.match(text, at):
            out.append(_class(mention, more.span("class"), fold(more["class"]).split()[-1]))
            at = more.end()
        here = bisect_right(sentences, mention.start)
        limit = sentences[here] if here < len(sentences) else len(folded)
        if i + 1 < len(mentions):
            limit = min(limit, mentions[i + 1].start)
        out += [_class(mention, m.span("class"), m[2]) for m in _CLASS_ALONE.finditer(folded, at, limit)]
    return out


def _class(order: AwardMention, span: Span, rank: str) -> AwardMention:
    title = f"{order.base} hạng {_CLASSES[rank]}"
    return AwardMention(*span, title, (order.spans[0], span), order.base, "class")
