"""Names of units in the text: organisations, and administrative areas that act as units."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.find.unit_names import read_name
from pipeline.found import Span
from pipeline.text.normal import fold

_ALIAS = re.compile(r" ?\([^()\n]*\) ?")
_SPACES = re.compile(r"\s+")
_LOOSE = re.compile(r"\s+([,;])")
Doc.set_extension("units", default=(), force=True)


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit in the text: half-open character offsets, folded head, the head's kind, the level of the place it names."""

    start: int
    end: int
    head: str
    kind: str
    level: str


def unit_at(text: str, folded: str, start: int, limit: int) -> Span | None:
    """The longest unit name that starts at `start` and ends before `limit`, or None. Offsets count in `text`."""
    name = read_name(text, folded, start, limit)
    return (name.start, name.end) if name else None


def unit_value(text: str, start: int, end: int) -> tuple[str, tuple[Span, ...]]:
    """A unit's name as a record shows it, and its spans: aliases in brackets are left out, stray spaces closed up.

    `Bảo hiểm xã hội (BHXH) Việt Nam` → `Bảo hiểm xã hội Việt Nam` with the two spans around the bracket.
    """
    spans: list[Span] = []
    at = start
    for alias in _ALIAS.finditer(text, start, end):
        spans.append((at, alias.start()))
        at = alias.end()
    spans.append((at, end))
    kept = tuple((a, b) for a, b in spans if a < b)
    return _LOOSE.sub(r"\1", _SPACES.sub(" ", " ".join(text[a:b] for a, b in kept))).strip(), kept


@Language.component("units", requires=["doc._.terms"], assigns=["doc._.units"])
def find_units(doc: Doc) -> Doc:
    """Sets `doc._.units`: the units of the article in text order, none inside another."""
    text, folded = doc._.text, doc._.folded
    units: list[UnitMention] = []
    reached = 0
    for term in doc._.terms.get("unit_heads", ()):
        if term.start < reached:
            continue
        if text[term.start].islower() and " " not in folded[term.start : term.end]:
            after = text[term.end + 1 : term.end + 2]
            if not (after.isupper() or after.isdigit()):
                continue
        if _inside_name(text, folded, term.start, term.end):
            continue
        name = read_name(text, folded, term.start, len(text))
        if name:
            units.append(UnitMention(name.start, name.end, name.head, name.kind, name.level))
            reached = name.end
    doc._.units = units
    return doc


def _inside_name(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a one-syllable head is the end of another word or name: `Nam Bộ`, `Nguyễn Trường Giang`, `nông thôn`."""
    head = folded[start:end]
    if start < 3 or text[start - 1] != " " or (" " in head and not head.startswith("bộ đội")):
        return False
    head = head.split()[0]
    before = text[max(0, start - 12) : start - 1].split()[-1:]
    if not before or not before[0].isalpha():
        return False
    if fold(before[0]) in _COMPOUNDS.get(head, ()):
        return True
    return head in _ENDS_NAMES and before[0][0].isupper() and not before[0].isupper()


_ENDS_NAMES = frozenset(("bộ", "đoàn", "trường", "bản"))
_COMPOUNDS = {
    "bộ": ("cán", "nam", "bắc", "trung", "nội", "đảng", "toàn", "tiến", "đồng", "cục", "chi", "đi"),
    "hội": ("xã", "quốc", "cơ", "lễ", "đại", "dạ", "hiệp", "vũ", "giáo", "tổng", "chi", "phân", "vận"),
    "viện": ("thượng", "hạ", "bệnh", "học", "thư", "nghị", "tu"),
    "vụ": ("nhiệm", "phục", "dịch", "chức", "nghiệp", "mùa", "nội", "ngoại"),
    "đội": ("quân", "bộ", "hải", "phi", "phân"),
    "trường": ("thị", "môi", "hội", "hiện", "công", "lập", "quảng", "thương", "chiến"),
    "đoàn": ("tập", "trung", "sư", "lữ", "tiểu", "công", "liên", "tỉnh", "huyện", "thành", "phái", "quân", "thị", "đảng"),
    "sở": ("cơ", "trụ", "hội"),
    "ban": ("trưởng", "phòng", "tây"),
    "báo": ("nhà", "thông", "họp", "tin", "cảnh", "dự"),
    "thôn": ("nông",),
    "bản": ("cơ", "văn", "biên", "tài", "xuất", "căn", "kịch", "phiên", "nhật"),
    "xã": ("tác", "thị", "công", "ngoại"),
    "tổ": ("tiên", "thủy"),
    "phòng": ("quốc", "văn", "hải", "đề", "dự", "biên", "trưởng"),
    "khoa": ("chuyên", "đa", "bác", "sách", "nhi", "nha"),
    "đài": ("lâu", "võ", "diễn"),
    "quỹ": ("thủ", "công"),
}  # fmt: skip
