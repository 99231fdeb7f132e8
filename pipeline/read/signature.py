"""Who signed the article and whom it credits: signature lines, names glued to the last sentence, source tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.found import Span
from pipeline.gazetteers import table
from pipeline.read.furniture import opening
from pipeline.read.headline import names_unit
from pipeline.text.normal import fold

_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# T.Phong, L.Bằng, N.M, B.H, P.V, TH.NAM: one or two capitals with a stop, again or before the rest of a name
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?)+(?:[^\W\d_]+)?(?:\s[^\W\d_]+){0,2}\.?")
_DESK = re.compile(
    r"(?:nhóm\s+)?(?:pv|p\.\s?v|ctv|c\.\s?t\.\s?v|btv|bbt|phóng\s+viên|cộng\s+tác\s+viên|ban\s+biên\s+tập|nhóm\s+tác\s+giả)\.?"
    r"(?:\s+(?:thời\s+sự|tổng\s+hợp))?"
)
_ROLE = re.compile(r"(?:pv|p\.v|ctv|btv|phóng\s+viên|cộng\s+tác\s+viên)\s*:\s*")
_PREFIX = re.compile(
    r"(?:pv|p\.v|ctv|phóng\s+viên|cộng\s+tác\s+viên|nhóm\s+pv|(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy|uý)|ths?\.?|ts\.?)\s*:?\s+"
)
_AND = re.compile(r"\s*(?:[,;&+/]|\s[-–—]\s|(?<=\w)\s?[-–—]\s?(?=\w)|\bvà\b)\s*")
_LABEL = re.compile(r"\s*[:：]\s*")
_GATHERED = re.compile(r"\(?\s*(?:tổng\s+hợp|t/h|lược\s+dịch|dịch|st|sưu\s+tầm|biên\s+soạn)\s*(?:từ|theo|:)?\s*")
_SOURCE = re.compile(
    r"(?:theo|nguồn(?:\s+tin|\s+bài\s+viết)?\s*:|theo\s+nguồn\s*:?|nguồn\s+theo|tổng\s+hợp\s+theo|dẫn\s+theo)\s*:?\s*"
)
_PHOTO = re.compile(r"[-–—,;.(\[\s]{1,4}ảnh\s*[:：]")
_MACHINE = re.compile(r"(?:super\s*)?(?:admin|user|quản\s*trị|quantri|banbientap|webmaster|editor)\w*(?:\s+\w+)?")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]\s*\.?\Z")
_TAG = re.compile(
    r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]\s*(?:[-–—:.]+\s*)?|([^\W\d_][^\n()–—-]{1,40}?)\s*[-–—]+\s+(?=[^\W_]|[\"“])"
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info)", re.IGNORECASE)
_ONLINE = re.compile(r"\b(?:online|điện\s+tử)\Z|\A(?:báo|đài|tạp\s+chí|cổng|trang\s+(?:tin|web|thông\s+tin)|website)\s")
_BEHIND = re.compile(r"\s*(?:[-–—,(]\s*)?(?<!\w)(?:[Tt]heo|[Tt]ổng hợp(?: từ)?)(?:\s+|\Z)")
_DASH = re.compile(r"\s*[-–—]\s*")
_ONLINE_CODE = re.compile(r"[A-ZĐ]{2,5}O")
_HEAD = re.compile(r"\s*[/–-]\s*|\s")
_STOPS = re.compile(r"(?:[.!?…]|\./\.)[\"”’'»)\]]*\s+|[”\"]\s+|/\.\s*|>\s?>\s+|\.(?=[^\W\d_])")
_SHORT_FORM = re.compile(r"(?:\b(?:[Tt][Pp]|[Tt][Xx]|TT|[Tt][Ss]|[Tt][Hh][Ss]|GS|PGS|BS|KTS|[Đđ]/c|M[Rr]s?|St)|\b[A-ZĐ])\Z")
_DOING = re.compile(
    r"\b(?:trao|tặng|nhận|ký|phát\s+biểu|chụp|tham|dự|thăm|chúc|biểu\s+diễn|(?<!phòng )(?<!ban )tổ\s+chức|tại|cùng|với|được|đón|vinh|khen"
    r"|bàn\s+giao|ra\s+mắt|làm|trong|là|cho|trình|chủ\s+trì|điều\s+hành|giao\s+lưu|trả\s+lời)\b"
)
_TAIL = 110
"""A signature glued to the last paragraph lies within so many characters of its end."""
NAMES = 90
"""A signature line is at most so long."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a signature says: spans of its author(s) and of the source it credits, and the rule that read it."""

    byline: Span | None
    agency: Span | None
    rule: str


def credit_line(text: str, start: int, end: int, bare: bool = True) -> Credit | None:
    """Reads the line `start`…`end` as a signature, or None.

    `Tin, ảnh: Hải Đăng` · `Bài và ảnh : Ngọc Diễm` · `Đức Thông - Hải Yên` · `T.Phong` · `P.V - CTV` ·
    `Quốc Dũng (TTXVN)` · `Nguyễn Trang/VOV.VN` · `Theo QNP` · `Nguồn: Sở Nội vụ tỉnh Vĩnh Long` ·
    `Minh Hà (Theo Dân trí)`. With `bare` false only what has a label or a source counts, no name alone.
    A line that credits a photographer alone (`Ảnh: Hồng Phương`) is none.
    """
    start, end = _inside(text, start, end)
    if not 1 < end - start <= NAMES:
        return None
    return _labelled(text, start, end) or _sourced(text, start, end) or (_signed(text, start, end) if bare else None)


def glued(text: str, start: int, end: int) -> Credit | None:
    """The signature behind the last sentence of the paragraph `start`…`end`, or None.

    `… trong những năm tới. Phạm Diệp` · `…/. Kim Anh/VOV.VN` · `… (tổng hợp) Nhân Văn` · `… Theo Dân Trí`.
    """
    floor = max(start, end - _TAIL)
    for stop in _STOPS.finditer(text, floor, end):
        place = stop.end()
        if place >= end or (
            text[stop.start()] == "." and _SHORT_FORM.search(text, max(start, stop.start() - 6), stop.start())
        ):
            continue
        if credit := credit_line(text, place, end):
            return credit
    tail = re.compile(r"\s(?=(?:P\.?V|CTV)\.?\Z)").search(text, max(start, end - 8), end)
    if tail:
        return Credit((tail.end(), end), None, "signature.desk")
    return None


def unit_line(text: str, start: int, end: int) -> Credit | None:
    """A unit that signs in place of a person, below everything else: `Ban Truyền thông`, `Văn phòng HĐND tỉnh`."""
    start, end = _inside(text, start, end)
    piece = text[start:end]
    folded = fold(piece)
    if not 2 <= len(piece.split()) <= 12 or piece[0].islower() or any(c in piece for c in ",;:.!?\"“"):
        return None
    if not names_unit(folded) or _DOING.search(folded):
        return None
    return Credit((start, end), None, "signature.unit")


def source_tag(text: str, start: int, end: int) -> Span | None:
    """The source tag that the lead begins with: `(QNO) -`, `(HNM)`, `BPO -`, `LÂM ĐỒNG ONLINE -`, `Hà Nội (TTXVN) -`."""
    match = _TAG.match(text, start, min(end, start + 60))
    if match is None:
        return None
    group = 1 if match[1] else 2
    tag = match[group]
    span = match.span(group)
    if group == 1:
        dashed = match[0].rstrip()[-1] in "-–—:"
        return span if is_agency(tag) or (dashed and _tag_like(tag)) else None
    if inner := re.search(r"[(\[]\s*([^()\[\]]{2,30}?)\s*[)\]]\Z", tag):
        return (span[0] + inner.start(1), span[0] + inner.end(1)) if is_agency(inner[1]) else None
    return span if is_agency(tag) and not _is_place(tag) else None


def is_agency(name: str) -> bool:
    """Whether a name is that of a press agency, paper, broadcaster or site, by its form or by the gazetteer."""
    name = name.strip()
    folded = fold(name)
    if folded in _agencies() or _DOMAIN.fullmatch(name) or _ONLINE_CODE.fullmatch(name):
        return True
    words = name.split()
    if len(words) > 7 or not words or not words[0][0].isupper():
        return False
    if len(words) > 1 and _ONLINE.search(folded):
        return sum(word[0].islower() for word in words) <= 3
    return _known(name) and _titled(name)


def _known(name: str) -> bool:
    """Whether a name begins with that of a known agency: `VOV - Trung tâm Tin`."""
    return _HEAD.split(fold(name.strip()), maxsplit=1)[0] in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(row["term"]) for row in table("furniture") if row["kind"] == "agency")


@cache
def _places() -> frozenset[str]:
    return frozenset(
        fold(name) for row in table("provinces") for name in (row["name"], *row["aliases"].split("|")) if name
    )


def _is_place(tag: str) -> bool:
    return fold(tag) in _places()


def _tag_like(tag: str) -> bool:
    """A bracketed tag of capitals (`HNM`, `YBĐT`, `TN&MT`), or a short name of a paper in capitalised words."""
    letters = "".join(_LETTERS.findall(tag))
    words = tag.split()
    return (
        bool(letters)
        and not _is_place(tag)
        and len(words) <= 4
        and all(w[0].isupper() or not w[0].isalpha() for w in words)
    )


def _inside(text: str, start: int, end: int) -> Span:
    """The span without white space and without brackets around the whole."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" \t-–—*"))
    piece = text[start:end].rstrip(" \t-–—")
    end = start + len(piece)
    if len(piece) > 2 and piece[0] in "([" and piece[-1] in ")]" and not any(c in piece[1:-1] for c in "()[]"):
        start, end = start + 1, end - 1
    return _trim(text, start, end)


def _trim(text: str, start: int, end: int, marks: str = " \t\n") -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(marks))
    return start, max(start, start + len(piece.strip(marks)))


def _labelled(text: str, start: int, end: int) -> Credit | None:
    """`Tin, ảnh: X`, `Tác giả: X`, `Bài: X - Ảnh: Y` (X); with a source in brackets, `Tin: X (TTXVN)`."""
    folded = fold(text[start:end])
    label = opening("credit").match(folded)
    if label is None:
        return None
    colon = _LABEL.match(folded, label.end())
    if label[0] == "ảnh" or (colon is None and not label[0].endswith(" bởi")):
        return None
    first = start + (colon.end() if colon else label.end())
    photo = _PHOTO.search(folded, first - start)
    last = start + photo.start() if photo else end
    byline, agency = _author(text, first, last)
    return Credit(byline, agency, "signature.label") if byline or agency else None


def _sourced(text: str, start: int, end: int) -> Credit | None:
    """`Theo QNP`, `Nguồn: Cổng TTĐT tỉnh An Giang`; a sentence that begins so is none."""
    folded = fold(text[start:end])
    match = _SOURCE.match(folded)
    if match is None:
        return None
    span = _trim(text, start + match.end(), end, " \t.:")
    name = text[slice(*span)]
    labelled = ":" in match[0] or folded.startswith("nguồn")
    if not name or "," in name or len(name.split()) > (9 if labelled else 7):
        return None
    domain = _DOMAIN.fullmatch(name) is not None
    if not (labelled or domain) and not (
        name[0].isupper() and (is_agency(name) or _titled(name) or names_unit(fold(name)))
    ):
        return None
    if inner := _BRACKET.search(name):
        desk = name[: inner.start()]
        if _is_author(desk):
            offset = span[0] + inner.start(1)
            return Credit(
                _trim(text, span[0], span[0] + len(desk)), (offset, offset + len(inner[1])), "signature.source"
            )
    return Credit(None, span, "signature.source")


def _signed(text: str, start: int, end: int) -> Credit | None:
    """A name or several, with or without a source behind it."""
    byline, agency = _author(text, start, end)
    if byline or agency:
        return Credit(byline, agency, "signature.name" if byline else "signature.agency")
    return None


def _author(text: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """(byline, agency) of `Nguyễn Trang/VOV.VN`, `Quốc Dũng (TTXVN)`, `(tổng hợp) Nhân Văn`, `CTV: Thu Hà`."""
    start, end = _trim(text, start, end, " \t.;,")
    if role := _ROLE.match(fold(text[start:end])):
        start += role.end()
    folded = fold(text[start:end])
    if gathered := _GATHERED.match(folded):
        rest = gathered.end()
        if text[start] == "(" and rest < end - start and text[start + rest] == ")":
            rest += 1
        elif text[start] == "(":
            rest = 0
        start, end = _trim(text, start + rest, end)
    agency: Span | None = None
    if bracket := _BRACKET.search(text, start, end):
        inner = bracket[1]
        agency = _credited(text, bracket.start(1), bracket.end(1))
        if agency is None and not _aside(inner):
            return None, None
        end = bracket.start()
        start, end = _trim(text, start, end)
    if start == end:
        return None, agency
    piece = text[start:end]
    if slash := piece.find("/") + 1:
        if (is_agency(piece[slash:]) or _known(piece[slash:])) and _is_author(piece[: slash - 1]):
            return _trim(text, start, start + slash - 1), _trim(text, start + slash, end)
    tail = _BEHIND.search(piece)
    if tail and tail.start() and _is_author(piece[: tail.start()]):
        source = _trim(text, start + tail.end(), end)
        return _trim(text, start, start + tail.start()), source if source[0] < source[1] else None
    if _is_author(piece):
        return (start, end), agency
    dash = _DASH.search(piece)
    if dash and _is_author(piece[: dash.start()]) and names_unit(fold(piece[dash.end() :])):
        return (start, start + dash.start()), agency  # the author's own office behind a dash
    if agency is None and is_agency(piece) and piece[0].isupper():
        return None, (start, end)
    return None, None


def _credited(text: str, start: int, end: int) -> Span | None:
    """The source named in brackets behind an author: `TTXVN`, `Theo Dân trí`, `Tổng hợp từ Soccity`."""
    folded = fold(text[start:end])
    for pattern in (_SOURCE, _GATHERED):
        if match := pattern.match(folded):
            span = _trim(text, start + match.end(), end)
            return span if span[0] < span[1] and text[span[0]].isupper() else None
    return _trim(text, start, end) if is_agency(text[start:end]) else None


def _aside(inner: str) -> bool:
    """Something else in brackets behind an author: `tổng hợp`, `từ New York`, his place or office."""
    folded = fold(inner).strip()
    return (
        bool(_GATHERED.match(folded)) or folded.startswith("từ ") or (inner[:1].isupper() and len(inner.split()) <= 8)
    )


def _is_author(piece: str) -> bool:
    """Whether `piece` is one or more names as authors sign: capitalised words, initials, or the desk (`P.V`)."""
    piece = piece.strip(" \t.;,")
    if not piece or len(piece) > 70:
        return False
    parts = [p for p in _AND.split(piece) if p]
    single = len(parts) == 1
    return 0 < len(parts) <= 4 and all(_is_name(part, single) for part in parts)


def _is_name(part: str, single: bool) -> bool:
    folded = fold(part)
    if _DESK.fullmatch(folded):
        return True
    if _MACHINE.fullmatch(folded):
        return False
    if prefix := _PREFIX.match(folded):
        part, single = part[prefix.end() :], False
    if _INITIALS.fullmatch(part):
        return all(w[0].isupper() for w in _LETTERS.findall(part))
    words = part.split()
    if not (2 if single else 1) <= len(words) <= 5:
        return False
    if not all(_NAME_WORD.fullmatch(w) and w[0].isupper() for w in words):
        return False
    if any(len(w) > 7 for w in words) or is_agency(part):
        return False
    if len({w.isupper() for w in words if len(w) > 1}) > 1:
        return False
    return opening("related", "site", "credit", "counter").match(folded) is None


def _titled(name: str) -> bool:
    """Whether each word begins with a capital, small joining words aside."""
    words = name.split()
    return len(words) <= 5 and all(w[0].isupper() or w[0].isdigit() for w in words if w not in ("và", "-", "–", "&"))
