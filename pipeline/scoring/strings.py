"""When two strings of a record count as the same value: folding, equality, likeness.

Case, punctuation, tone placement and common abbreviations never matter. Persons, titles and provinces must then be
equal; longer names may differ by a few words, but not by a number, a rank such as `phó`, or one word put for another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"\w+")
_CENTRAL = re.compile(r"(?<=\bT)\.(?=[ưw]\b)", re.IGNORECASE)  # T.Ư, T.W: the dot would part one abbreviation in two
_NUMBER = re.compile(r"\d+\w*|[ivxlc]+")

_LEAST_ALIKE = 0.8  # shared words (F1) of two names, one of which only leaves words out
_LEAST_REWORDED = 0.9  # where both have words of their own; allowed only in long names, for a slip of the pen
_LONG = 20  # words of both together


def _folded(word: str) -> str:
    """One word in lower case, its tone marks behind all else, so that hoà and hòa fold alike."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in letters if c not in _TONES) + "".join(sorted(c for c in letters if c in _TONES))


_SPELLED_OUT = """
    bch ban chấp hành | bhxh bảo hiểm xã hội | catp công an thành phố | ccb cựu chiến binh | cđ công đoàn
    csgt cảnh sát giao thông | đbqh đại biểu quốc hội | đt đào tạo | gd giáo dục | gtvt giao thông vận tải
    hcm hồ chí minh | hđnd hội đồng nhân dân | hlg hội luật gia | hlhpn hội liên hiệp phụ nữ | kh kế hoạch
    khcn khoa học và công nghệ | lđlđ liên đoàn lao động | lđtbxh lao động thương binh và xã hội
    lhpn liên hiệp phụ nữ | mttq mặt trận tổ quốc | nnptnt nông nghiệp và phát triển nông thôn
    tđkt thi đua khen thưởng | tncs thanh niên cộng sản | tnhh trách nhiệm hữu hạn | tnmt tài nguyên và môi trường
    tp thành phố | tphcm thành phố hồ chí minh | tư trung ương | tw trung ương | tx thị xã | ubkt ủy ban kiểm tra
    ubmttq ủy ban mặt trận tổ quốc | ubnd ủy ban nhân dân | ubtw ủy ban trung ương
    vhttdl văn hóa thể thao và du lịch | vn việt nam | vp văn phòng
"""
_ABBREVIATIONS = {
    _folded(short): tuple(map(_folded, full))
    for short, *full in (entry.split() for entry in re.split(r"\||\n", _SPELLED_OUT) if entry.strip())
}
_DECISIVE = frozenset(map(_folded, ("phó", "nguyên", "quyền", "cựu")))
_KIND_OF_PLACE = frozenset(map(_folded, ("tỉnh", "thành", "phố")))


@lru_cache(maxsize=100_000)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a string, abbreviations spelled out."""
    found = map(_folded, _WORD.findall(_CENTRAL.sub("", unicodedata.normalize("NFC", text))))
    return tuple(word for short in found for word in _ABBREVIATIONS.get(short, (short,)))


def equal(one: str, other: str) -> bool:
    """The same words in the same order."""
    return words(one) == words(other)


def same_place(one: str, other: str) -> bool:
    """The same province, with or without `tỉnh` or `thành phố`."""
    first, second = ([word for word in words(name) if word not in _KIND_OF_PLACE] for name in (one, other))
    return first == second


def overlap(one: str | None, other: str | None) -> float:
    """Shared words of two strings, 0 to 1, whatever their order (the F1 of the two bags)."""
    first, second = Counter(words(one or "")), Counter(words(other or ""))
    return 2 * (first & second).total() / (first.total() + second.total()) if first and second else 0.0


def alike(one: str, other: str) -> bool:
    """The same name, give or take a few words (see the head of this module)."""
    first, second = Counter(words(one)), Counter(words(other))
    if not first or not second:
        return False
    extra, lacking = first - second, second - first
    if any(word in _DECISIVE or _NUMBER.fullmatch(word) for word in (*extra, *lacking)):
        return False
    shared = 2 * (first & second).total() / (first.total() + second.total())
    if extra and lacking:
        return shared >= _LEAST_REWORDED and first.total() + second.total() >= _LONG
    return shared >= _LEAST_ALIKE
