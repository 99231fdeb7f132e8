"""Places named in a text: provinces, districts and venues, each with the provinces that it may lie in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.gazetteers import table
from pipeline.resolve.places_names import DISTRICT, PROVINCE, VENUE, Entry, Place, automaton, kind_of
from pipeline.text.normal import fold

COMMUNE = "commune"

DOUBTFUL = 0.2
"""The weight of a bare name that a person, a company or a street may bear as well."""

# How surely a mention names a place of its province, from 0 to 1.
_WEIGHTS = {
    "kind": 1.0, "unit": 1.0, "bare": 0.9, "list": 0.9, "district": 0.8, "venue": 0.7, "town": 0.6, "there": 0.5, "city": 0.4,
    "commune": 0.3,
}  # fmt: skip
_ORIGIN = 0.1  # where somebody was born or lives

# The word of kind before a name. `h.`, `q.`, `p.`, `tt.` need their stop. The colon opens a list: `các huyện: A, B`.
_KIND = re.compile(
    r"(?<!\w)(?P<kind>tỉnh|thành phố|thủ đô|t\.p\.?|tp|huyện đảo|huyện|quận|thị xã|tx|thị trấn|xã|phường|đặc khu"
    r"|(?:h|q|p|tt)(?=\.))(?:\s?\.)?(?::\s?|\s*)\Z"
)
_ORGAN = re.compile(r"(?<!\w)(?P<level>tỉnh|thành|huyện|thị|quận) ?(?:ủy|đoàn|hội)\s\Z")
_ORGAN_KINDS = {"tỉnh": ("tỉnh",), "thành": ("thành phố",), "huyện": ("huyện",), "thị": ("thị xã",), "quận": ("quận",)}
# A head of a unit before a name, at most six words back in the same phrase.
_UNIT = re.compile(
    r"(?<!\w)(?:ubnd|hđnd|ủy ban|hội đồng|công an|ca|sở|ban|cục|chi cục|phòng|hội|đoàn|liên đoàn|lđlđ|liên minh|viện|tòa"
    r"|tand|vksnd|trường|bệnh viện|đài|trung tâm|kho bạc|bảo hiểm|bhxh|ngân hàng|công ty|bưu điện|điện lực|viễn thông"
    r"|hải quan|bộ chỉ huy|bộ đội|văn phòng|mặt trận|mttq|ubmttq|đảng bộ|thanh tra|chi nhánh|cổng|báo|khối|cụm"
    r"|(?:tỉnh|thành) (?:ủy|đoàn|hội))(?:\s[^\s,.;:()\"“”]+){0,6}\s?\Z"
)
_BORN = re.compile(r"(?<!\w)(?:quê(?: ở| quán| tại)?|(?:ngụ|trú|sống)(?: tại| ở)?|sinh (?:tại|ra ở|ra tại)|người)\s\Z")
_CALLED = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|em|cô|cậu|cháu|thầy|chú|bác|cụ|bạn|đồng chí|đ/c|liệt sĩ|nhà báo|bác sĩ|ca sĩ|nhạc sĩ"
    r"|nghệ sĩ|tá|tướng|úy|uý)\s\Z"
)
_BEARER = re.compile(
    r"(?<!\w)(?:đường|phố|ngõ|đại lộ|quốc lộ|(?<!điểm )(?<!đầu )cầu|sông|suối|núi|đèo|hồ|rạp|công viên|khách sạn|nhà hàng|chiến thắng|trận"
    r"|chiến dịch|giải thưởng|giải|clb|đội tuyển|thpt|thcs|tiểu học|mầm non|công ty|tập đoàn|tổng công ty)\s\Z"
)
_AT = re.compile(r"(?<!\w)(?:tại|ở|về|đến|của|từ|do|và)\s\Z")
_BETWEEN = re.compile(r"(?:\s?[,;–-]\s?|\s(?:và|cùng|với)\s|\s?/\s?){1,2}(?:các |các|tỉnh |huyện )?\Z")
_UNIT_WORDS = frozenset({"đoàn", "hội", "trường", "thành", "cao", "hồ", "mai", "ban"})
_PERSON_NAME = "hồ chí minh"
_LOOK_BACK = 64


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in the text: half-open offsets with its kind word, and the gazetteer rows that it may be.

    `kind` is province, district, venue or commune (a xã, phường or thị trấn that bears a district's name); `weight`
    says from 0 to 1 how surely it is a place of its province; `rule` is the dotted name of the rule that took it.
    """

    start: int
    end: int
    name: str
    candidates: tuple[Place, ...]
    kind: str
    weight: float
    rule: str

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces that it may lie in at one time or another, each once, as named then."""
        return tuple(dict.fromkeys(place.province for place in self.candidates))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in table("surnames"))


def find_places(text: str, folded: str) -> list[PlaceMention]:
    """The places of `text` in their order, none inside another; `folded` is `fold(text)`.

    >>> [m.provinces for m in find_places("tại TP Hạ Long", "tại tp hạ long")]
    [('Quảng Ninh',)]

    Case counts: `hòa bình` is peace. A bare name after a form of address or a surname is a person (`chị Hà Giang`,
    `Nguyễn Thái Bình`), `Hồ Chí Minh` is one unless a kind word, `tại` or a list of provinces says the city.
    Not found: communes of their own name, provinces' nicknames (`đất Tổ`), `thành phố` without a name.
    """
    spaced = folded.replace("\n", " ")
    mentions: list[PlaceMention] = []
    named: set[str] = set()
    for start, end, entry in _longest(text, spaced):
        mention = _read(text, spaced, start, end, entry, mentions[-1] if mentions else None)
        if mention:
            mentions.append(mention)
            if mention.rule in {"places.kind", "places.list"} and mention.kind == DISTRICT:
                named.add(mention.name)
    return [_backed(mention, named) for mention in mentions]


def _longest(text: str, spaced: str) -> Iterator[tuple[int, int, Entry]]:
    """The leftmost longest names between word boundaries whose capitals stand in the text."""
    length = len(spaced)
    hits = []
    for last, entry in automaton().iter(spaced):
        start, end = last - entry.size + 1, last + 1
        if (start and spaced[start - 1].isalnum()) or (end < length and spaced[end].isalnum()):
            continue
        places = entry.capitals
        if not places or (
            text[start + places[-1]].isupper()
            and sum(text[start + place].isupper() for place in places) >= len(places) / (2 if entry.opens_small else 1)
        ):
            hits.append((start, -end, entry))
    hits.sort(key=lambda hit: hit[:2])
    reached = 0
    for i, (start, minus_end, entry) in enumerate(hits):
        if start < reached:
            continue
        if i + 1 < len(hits) and hits[i + 1][0] < -minus_end and not entry.provinces:
            _, minus_next, following = hits[i + 1]
            # chi nhánh Bắc | Bình Dương: the district Bắc Bình gives way to the province
            if following.provinces and minus_next < minus_end and not _KIND.search(spaced, max(0, start - 14), start):
                continue
        reached = -minus_end
        yield start, reached, entry


def _read(
    text: str, spaced: str, start: int, end: int, entry: Entry, before: PlaceMention | None
) -> PlaceMention | None:
    """What the name at `start`…`end` stands for by the words before it; None if it is no place."""
    low = max(0, start - _LOOK_BACK)
    name = spaced[start:end]
    kind, at = _kind_before(spaced, low, start)
    if entry.opens_small:
        kind = kind or "named"
    if kind in {"xã", "phường", "thị trấn", "đặc khu", "p", "tt"}:
        rows = tuple(entry.districts) or tuple(entry.provinces)
        town = "town" if kind in {"thị trấn", "đặc khu", "tt"} else "commune"
        return PlaceMention(at, end, name, rows, COMMUNE, _WEIGHTS[town], "places.commune") if rows else None
    listed = before is not None and _BETWEEN.fullmatch(spaced, before.end, at) is not None
    if kind:
        pool = _pool(entry, kind)
        if not pool:
            return None
        level = pool[0].level
        weight, rule = (_WEIGHTS["venue"], "places.venue") if level == VENUE else (_WEIGHTS["kind"], "places.kind")
    elif listed and before is not None and (pool := _same_level(entry, before)):
        if name == _PERSON_NAME and before.kind != PROVINCE:
            return None
        if before.kind == COMMUNE:
            return PlaceMention(at, end, name, pool, COMMUNE, before.weight, "places.commune")
        level, weight, rule = pool[0].level, min(before.weight, _WEIGHTS["list"]), "places.list"
    else:
        found = _bare(text, spaced, low, start, end, entry)
        if not found:
            return None
        pool, weight, rule = found
        level = pool[0].level
    if level == DISTRICT:
        weight = min(weight, _WEIGHTS["district"])
    if weight > DOUBTFUL and _BORN.search(spaced, low, at):
        weight = _ORIGIN
    elif level == PROVINCE and weight > DOUBTFUL and _UNIT.search(spaced, low, at):
        weight, rule = _WEIGHTS["unit"], "places.unit"
    return PlaceMention(at, end, name, pool, level, weight, rule)


def _kind_before(spaced: str, low: int, start: int) -> tuple[str, int]:
    """The kind word before a name and where it begins; an empty string and `start` if there is none."""
    if found := _KIND.search(spaced, max(low, start - 14), start):
        return kind_of(found["kind"]), found.start()
    if found := _ORGAN.search(spaced, max(low, start - 14), start):
        return _ORGAN_KINDS[found["level"]][0], start
    return "", start


def _pool(entry: Entry, kind: str) -> tuple[Place, ...]:
    """The meanings that fit a kind word: `huyện Quảng Ninh` is no province, `TP Sơn La` is the province's capital."""
    if kind == "named":
        return tuple(entry.provinces or entry.districts or entry.venues)
    if kind in {"tỉnh", "thủ đô"}:
        return tuple(entry.provinces)
    if kind == "thành phố" and any(place.kind == kind for place in entry.provinces):
        return tuple(entry.provinces)
    fitting = tuple(place for place in entry.districts if place.kind == kind)
    return fitting or tuple(entry.districts) or tuple(entry.provinces)


def _same_level(entry: Entry, before: PlaceMention) -> tuple[Place, ...]:
    """The meanings of the level that a list of places has shown so far; `thị xã Nghĩa Lộ, Yên Bái` is no list."""
    if before.weight <= DOUBTFUL or before.kind == VENUE or entry.opens_small:
        return ()
    if before.kind == COMMUNE:
        return tuple(entry.districts)
    return tuple(entry.provinces or (entry.districts if before.kind == DISTRICT else ()))


def _bare(
    text: str, spaced: str, low: int, start: int, end: int, entry: Entry
) -> tuple[tuple[Place, ...], float, str] | None:
    """A name without a kind word: its meanings, weight and rule, or None for a person and the like."""
    at_place = _AT.search(spaced, low, start)
    if spaced[start:end] == _PERSON_NAME and not (at_place and at_place[0].startswith(("tại", "ở"))):
        return None
    if _CALLED.search(spaced, low, start) or _in_person(text, spaced, low, start):
        return None
    bearer = _BEARER.search(spaced, low, start) is not None
    if entry.provinces:
        return tuple(entry.provinces), DOUBTFUL if bearer else _WEIGHTS["bare"], "places.bare"
    if entry.venues and not bearer:
        return tuple(entry.venues), _WEIGHTS["venue"], "places.venue"
    if not entry.districts or (entry.syllables == 1 and not at_place):
        return None
    if entry.city and entry.syllables > 1 and not bearer:
        return tuple(entry.districts), _WEIGHTS["town"] if at_place else _WEIGHTS["city"], "places.town"
    if not bearer and at_place and at_place[0].startswith(("tại", "ở")):
        return tuple(entry.districts), _WEIGHTS["there"], "places.there"
    return tuple(entry.districts), DOUBTFUL, "places.doubtful"


def _in_person(text: str, spaced: str, low: int, start: int) -> bool:
    """Whether the one or two capitalised words directly before a name open a person's name with a surname."""
    if not start or spaced[start - 1] != " ":
        return False
    words = text[low:start].split(" ")[-4:-1]
    run: list[str] = []
    for word in reversed(words):
        if not (word.istitle() and word.isalpha()):
            break
        run.insert(0, word)
    for size in (1, 2):
        if len(run) >= size and fold(run[-size]) in _surnames():
            return size > 1 or fold(run[-1]) not in _UNIT_WORDS
    return len(run) == 3 and fold(run[0]) in _surnames()  # noqa: PLR2004  # Nguyễn Thị Thanh + Huế


def _backed(mention: PlaceMention, named: set[str]) -> PlaceMention:
    """A doubtful bare district counts for more where the text names it elsewhere with its kind word."""
    if mention.name not in named or mention.rule not in {"places.doubtful", "places.town"}:
        return mention
    return PlaceMention(
        mention.start, mention.end, mention.name, mention.candidates, mention.kind, _WEIGHTS["town"], "places.named_before"
    )
