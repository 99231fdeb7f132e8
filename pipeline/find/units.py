"""Names of units in the text: organisations, and administrative areas that act as units."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.find.unit_names import read_name
from pipeline.found import Span

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


@Language.component("units", requires=["doc._.terms"], assigns=["doc._.units"])
def find_units(doc: Doc) -> Doc:
    """Sets `doc._.units`: the units of the article in text order, none inside another."""
    text, folded = doc._.text, doc._.folded
    units: list[UnitMention] = []
    reached = 0
    for term in doc._.terms.get("unit_heads", ()):
        if term.start < reached:
            continue
        if text[term.start] == folded[term.start] and " " not in folded[term.start : term.end]:
            after = text[term.end + 1 : term.end + 2]
            if not after or after == folded[term.end + 1] and not after.isdigit():
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
    """Whether a one-syllable head is the end of another word or name: `Nam Bộ`, `Nguyễn Trường Giang`, `cán bộ`."""
    if start < 2 or " " in folded[start:end] or text[start - 1] != " ":
        return False
    before = folded.rfind(" ", 0, start - 1) + 1
    word = folded[before : start - 1]
    head = folded[start:end]
    if head in ("bộ", "hội", "viện", "vụ", "đội", "trường", "đoàn", "sở", "ban", "báo"):
        return word in _COMPOUNDS.get(head, ()) or (text[before].isupper() and head in ("bộ", "đoàn", "trường") and word.isalpha())
    return False


_COMPOUNDS = {
    "bộ": ("cán", "nam", "bắc", "trung", "nội", "đảng", "toàn", "tiến", "đồng", "cục", "bắc", "chi"),
    "hội": ("xã", "quốc", "cơ", "lễ", "đại", "dạ", "hiệp", "vũ", "giáo", "tổng", "chi", "phân"),
    "viện": ("thượng", "hạ", "bệnh", "học", "thư", "nghị", "tu"), "vụ": ("nhiệm", "phục", "dịch", "chức", "nghiệp", "mùa"),
    "đội": ("quân", "bộ", "hải", "phi", "phân"), "trường": ("thị", "môi", "hội", "hiện", "công", "lập", "quảng"),
    "đoàn": ("tập", "trung", "sư", "lữ", "tiểu", "công", "liên", "tỉnh", "huyện", "thành", "phái", "quân", "thị"),
    "sở": ("cơ", "trụ", "hội"), "ban": ("trưởng",), "báo": ("nhà", "thông", "họp", "tin"),
}  # fmt: skip
