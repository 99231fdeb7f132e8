"""Signs of where an event belongs that name no province: a unit below the state, a national body, another country."""

from __future__ import annotations

import re
from functools import cache

from pipeline.found import Span
from pipeline.gazetteers import table
from pipeline.text.normal import fold, strip_marks

# A unit or place of a province, district or commune that is named by its kind alone, or a commune with its name.
_LOCAL = re.compile(
    r"(?<!\w)(?P<before>(?:các|mỗi|mọi|một số|nhiều|những|từng|toàn|cấp|\d+) )?(?P<kind>tỉnh|huyện|thị xã|quận|xã"
    r"|phường|thị trấn|thành phố|tp|sở|(?:tỉnh|thành|huyện|quận|thị) ?(?:ủy|đoàn|hội))(?!\w)\.?[^\S\n]*(?P<next>\w*)"
)
# A national body says nothing of a place. The Front's and the Party's provincial organs bear `Việt Nam` too.
_NATIONAL = re.compile(
    r"(?<!\w)(?:trung ương|t\.ư|tw|(?<!cán )(?<!đảng )(?<!chi )(?<!nội )(?<!toàn )bộ (?!chỉ huy|đội|tư lệnh|môn)\w+"
    r"|chính phủ|quốc hội|chủ tịch nước|toàn quốc|cả nước|(?<!mttq )(?<!tổ quốc )việt nam|tổng cục|tổng công ty"
    r"|tập đoàn|thủ tướng|các tỉnh|quân khu|quân chủng)(?!\w)"
)
_ABROAD = re.compile(r"(?<!\w)(?:liên hợp quốc|giờ (?:địa phương|lb |việt nam)|thủ đô (?!hà nội)(?=\w))")
_CITY = re.compile(r"(?<!\w)(?:thành phố|tp)\.?\s?(?P<next>\w+)")
_BEFORE_COUNTRY = re.compile(r"(?:(?<!\w)(?:tại|ở|nước|cộng hòa)\s|[,(–-]\s?)\Z")
_SYLLABLE = re.compile(r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")


def is_local(text: str, folded: str, span: Span) -> bool:
    """Whether a stretch names a unit or place below the state by its kind: `Cục Thuế tỉnh`, `Sở Y tế`, `Thanh tra TP`.

    Not `các tỉnh`, `cấp huyện`, `cơ sở`, nor a city with a foreign name.
    """
    for found in _LOCAL.finditer(folded, *span):
        kind, follows = found["kind"], found["next"]
        capital = bool(follows) and text[found.start("next")].isupper()
        if found["before"] or (kind == "sở" and not capital):
            continue
        if kind in {"tp", "thành phố"} and capital and not _SYLLABLE.fullmatch(strip_marks(follows)):
            continue
        return True
    return False


def is_national(folded: str, span: Span) -> bool:
    """Whether a stretch names a body of the whole country: `Bộ Công Thương`, `Ban Kinh tế Trung ương`."""
    return _NATIONAL.search(folded, *span) is not None


def is_abroad(text: str, folded: str, span: Span, *, venue: bool) -> bool:
    """Whether a stretch without a Vietnamese place lies in another country.

    `thủ đô La Habana`, `TP Saint Petersburg`, `(giờ địa phương)`; for a venue also `Lào` or `…, Trung Quốc`.
    """
    start, end = span
    if _ABROAD.search(folded, start, end):
        return True
    for city in _CITY.finditer(folded, start, end):
        if text[city.start("next")].isupper() and not _SYLLABLE.fullmatch(strip_marks(city["next"])):
            return True
    return venue and any(
        text[m.start()].isupper()
        and (m.start() == start or _BEFORE_COUNTRY.search(folded, start, m.start()))
        and not text[m.end() + 1 : m.end() + 2].isupper()
        for m in _countries().finditer(folded, start, end)
    )


@cache
def _countries() -> re.Pattern[str]:
    names = sorted((fold(row["name"]) for row in table("countries")), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
