"""Who signed the article and whom it credits: signature lines, and names glued to the last sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.found import Span
from pipeline.read.agency import is_agency, is_domain, is_known, is_paper, titled
from pipeline.read.furniture import opening
from pipeline.read.headline import names_unit
from pipeline.read.names import is_author
from pipeline.text.normal import fold

_ROLE = re.compile(r"(?:pv|p\.v|ctv|btv|phóng\s+viên|cộng\s+tác\s+viên)\s*:\s*")
_LABEL = re.compile(r"\s*[:：]\s*")
_GATHERED = re.compile(r"\(?\s*(?:tổng\s+hợp|t/h|lược\s+dịch|dịch|st|sưu\s+tầm|biên\s+soạn)\s*(?:từ|theo|:)?\s*")
_SOURCE = re.compile(
    r"(?:theo|nguồn(?:\s+tin|\s+bài\s+viết)?\s*:|theo\s+nguồn\s*:?|nguồn\s+theo|tổng\s+hợp\s+theo|dẫn\s+theo)\s*:?\s*"
)
_PHOTO = re.compile(r"[-–—,;.(\[\s]{1,4}ảnh\s*[:：]")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]\s*\.?\Z")
_BEHIND = re.compile(r"\s*(?:[-–—,(]\s*)?(?<!\w)(?:[Tt]heo|[Tt]ổng hợp(?: từ)?)(?:\s+|\Z)")
_DASH = re.compile(r"\s*[-–—]\s*")
_STOPS = re.compile(r"(?:[.!?…]|\./\.)[\"”’'»)\]]*\s+|[”\"]\s+|/\.\s*|>\s?>\s+|\.(?=[^\W\d_])")
_SHORT_FORM = re.compile(
    r"(?:\b(?:[Tt][Pp]|[Tt][Xx]|TT|[Tt][Ss]|[Tt][Hh][Ss]?|GS|PGS|BS|KTS|[Đđ]/c|M[Rr]s?|St)|\b[A-ZĐ])\Z"
)
_TITLE = re.compile(r"(?:GS|PGS|TS|ThS|BS|LS|KTS|TP|Đ/c|ông|bà)\.?", re.IGNORECASE)  # the rest stands on the next line
_CREDITING = re.compile(r"Theo\s|Nguồn\s*:|Tổng hợp\s")
_DESK_AT_END = re.compile(r"\s(?=(?:P\.?V|CTV)\.?\Z)")
_DOING = re.compile(
    r"\b(?:trao|tặng|nhận|ký|phát\s+biểu|chụp|tham|dự|thăm|chúc|biểu\s+diễn|(?<!phòng )(?<!ban )tổ\s+chức|tại|cùng|với"
    r"|được|đón|vinh|khen|bàn\s+giao|ra\s+mắt|làm|trong|là|cho|trình|chủ\s+trì|điều\s+hành|giao\s+lưu|trả\s+lời)\b"
)
_TAIL = 110
"""A signature glued to the last paragraph lies within so many characters of its end."""
_LONGEST = 90
"""A signature line is at most so long."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a signature says: spans of its author(s) and of the source it credits, and the rule that read it."""

    byline: Span | None
    agency: Span | None
    rule: str


def credit_line(text: str, start: int, end: int, *, bare: bool = True) -> Credit | None:
    """Reads the line `start`…`end` as a signature, or None.

    `Tin, ảnh: Hải Đăng` · `Bài và ảnh : Ngọc Diễm` · `Đức Thông - Hải Yên` · `T.Phong` · `P.V - CTV` ·
    `Quốc Dũng (TTXVN)` · `Nguyễn Trang/VOV.VN` · `Theo QNP` · `Nguồn: Sở Nội vụ tỉnh Vĩnh Long` ·
    `Minh Hà (Theo Dân trí)`. With `bare` false only what has a label or a source counts, no name alone.
    A line that credits a photographer alone (`Ảnh: Hồng Phương`) is none.
    """
    start, end = _inside(text, start, end)
    if not 1 < end - start <= _LONGEST:
        return None
    return _labelled(text, start, end) or _sourced(text, start, end) or (_signed(text, start, end) if bare else None)


def glued(text: str, start: int, end: int) -> Credit | None:
    """The signature behind the last sentence of the paragraph `start`…`end`, or None.

    `… trong những năm tới. Phạm Diệp` · `…/. Kim Anh/VOV.VN` · `… (tổng hợp) Nhân Văn` · `… Theo Dân Trí` ·
    `… làm nhiệm vụ PV` · `… (Theo Tuổi Trẻ)`; one that is printed twice is read once.
    """
    for stop in _STOPS.finditer(text, max(start, end - _TAIL), end):
        place = stop.end()
        short = text[stop.start()] == "." and _SHORT_FORM.search(text, max(start, stop.start() - 6), stop.start())
        if place < end and not short and (credit := credit_line(text, place, _once(text, place, end))):
            return credit
    if desk := _DESK_AT_END.search(text, max(start, end - 8), end):
        return Credit((desk.end(), end), None, "signature.desk")
    bracket = _BRACKET.search(text, max(start, end - _LONGEST), end)
    if bracket and _CREDITING.match(bracket[1]) and (agency := _credited(text, *bracket.span(1))):
        return Credit(None, agency, "signature.bracket")
    return None


def _once(text: str, start: int, end: int) -> int:
    """Where the first of two equal halves ends, or `end`."""
    half, odd = divmod(end - start, 2)
    return start + half if odd and text[start : start + half] == text[end - half : end] else end


def unit_line(text: str, start: int, end: int) -> Credit | None:
    """A unit that signs in place of a person, below everything else: `Ban Truyền thông`, `Văn phòng HĐND tỉnh`."""
    start, end = _inside(text, start, end)
    piece = text[start:end]
    folded = fold(piece)
    if not 2 <= len(piece.split()) <= 12 or piece[0].islower() or any(c in piece for c in ',;:.!?"“'):
        return None
    if not names_unit(folded) or _DOING.search(folded):
        return None
    return Credit((start, end), None, "signature.unit")


def _inside(text: str, start: int, end: int) -> Span:
    """The span without white space, dashes at its ends, and brackets around the whole."""
    start, end = _trim(text, start, end, " \t\n-–—*")
    piece = text[start:end]
    if len(piece) > 2 and piece[0] in "([" and piece[-1] in ")]" and not any(c in piece[1:-1] for c in "()[]"):
        start, end = start + 1, end - 1
    return _trim(text, start, end)


def _trim(text: str, start: int, end: int, marks: str = " \t\n") -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(marks))
    return start, max(start, start + len(piece.strip(marks)))


def _labelled(text: str, start: int, end: int) -> Credit | None:
    """`Tin, ảnh: X`, `Tác giả: X`, `Viết bởi X`, `Bài: X - Ảnh: Y` (X); with a source in brackets, `Tin: X (TTXVN)`."""
    folded = fold(text[start:end])
    label = opening("credit").match(folded)
    if label is None or label[0] == "ảnh":
        return None
    colon = _LABEL.match(folded, label.end())
    name = text[start + label.end() : end].strip()
    named = label[0].startswith(("bài", "tin")) and not name.isupper() and titled(name) and is_author(name)
    if colon is None and not (label[0].endswith(" bởi") or named):
        return None
    first = colon.end() if colon else label.end()
    photo = _PHOTO.search(folded, first)
    byline, agency = _author(text, start + first, start + photo.start() if photo else end)
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
    if not name or "," in name or _TITLE.fullmatch(name) or len(name.split()) > (9 if labelled else 7):
        return None
    named = name[0].isupper() and (is_agency(name) or titled(name) or names_unit(fold(name)))
    if not labelled and not named and not is_domain(name):
        return None
    inner = _BRACKET.search(name)  # Theo P.V (Dân trí)
    if inner and is_author(name[: inner.start()]):
        agency = (span[0] + inner.start(1), span[0] + inner.end(1))
        return Credit(_trim(text, span[0], span[0] + inner.start()), agency, "signature.source")
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
    start, end = _ungathered(text, start, end)
    agency: Span | None = None
    if bracket := _BRACKET.search(text, start, end):
        agency = _credited(text, *bracket.span(1))
        if agency is None and not _aside(bracket[1]):
            return None, None
        start, end = _trim(text, start, bracket.start())
    piece = text[start:end]
    if not piece or is_author(piece):
        return (start, end) if piece else None, agency
    name, slash, source = piece.partition("/")
    if slash and (is_agency(source) or is_known(source)) and is_author(name):
        return _trim(text, start, start + len(name)), _trim(text, end - len(source), end)
    tail = _BEHIND.search(piece)
    if tail and is_author(piece[: tail.start()]):
        credited = _trim(text, start + tail.end(), end)
        return _trim(text, start, start + tail.start()), credited if credited[0] < credited[1] else None
    dash = _DASH.search(piece)
    if dash and is_author(piece[: dash.start()]) and names_unit(fold(piece[dash.end() :])):
        return (start, start + dash.start()), agency  # the author's own office behind a dash
    if agency is None and piece[0].isupper() and is_agency(piece):
        return None, (start, end)
    return None, None


def _ungathered(text: str, start: int, end: int) -> Span:
    """The span without `CTV:` or `(tổng hợp)` before the name."""
    folded = fold(text[start:end])
    if role := _ROLE.match(folded):
        return _trim(text, start + role.end(), end)
    gathered = _GATHERED.match(folded)
    if gathered is None:
        return start, end
    rest = gathered.end()
    if folded[0] == "(":
        rest = rest + 1 if folded[rest : rest + 1] == ")" else 0
    return _trim(text, start + rest, end)


def _credited(text: str, start: int, end: int) -> Span | None:
    """The source named in brackets behind an author: `TTXVN`, `Theo Dân trí`, `Tổng hợp từ Soccity`."""
    folded = fold(text[start:end])
    match = _SOURCE.match(folded) or _GATHERED.match(folded)
    if match is None:
        return _trim(text, start, end) if is_agency(text[start:end]) else None
    span = _trim(text, start + match.end(), end)
    name = text[slice(*span)]
    return span if name and (name[0].isupper() or is_domain(name) or is_paper(name)) else None


def _aside(inner: str) -> bool:
    """Something else in brackets behind an author: `tổng hợp`, `từ New York`, his place or office."""
    folded = fold(inner).strip()
    if _GATHERED.match(folded) or folded.startswith("từ "):
        return True
    return inner[:1].isupper() and len(inner.split()) <= 8
