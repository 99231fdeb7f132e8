"""What the words before a place's name say of it: its kind, a unit that bears it, a person or street of that name."""

from __future__ import annotations

import re
from functools import cache

from pipeline.gazetteers import table
from pipeline.resolve.places_names import kind_of
from pipeline.text.normal import fold

LOOK_BACK = 64
"""How many characters before a name are read."""

_KIND_BACK = 14  # `thành phố ` with a line break and a colon

# The word of kind before a name. `h.`, `q.`, `p.`, `tt.` need their stop. The colon opens a list: `các huyện: A, B`.
_KIND = re.compile(
    r"(?<!\w)(?P<kind>tỉnh|thành phố|thủ đô|t\.p\.?|tp|huyện đảo|huyện|quận|thị xã|tx|thị trấn|xã|phường|đặc khu"
    r"|(?:h|q|p|tt)(?=\.))(?:\s?\.)?(?::\s?|\s*)\Z"
)
_ORGAN = re.compile(r"(?<!\w)(?P<level>tỉnh|thành|huyện|thị|quận) ?(?:ủy|đoàn|hội)\s\Z")
_ORGAN_KINDS = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "thị": "thị xã", "quận": "quận"}
# A head of a unit before a name, at most six words back in the same phrase.
_UNIT = re.compile(
    r"(?<!\w)(?:ubnd|hđnd|ủy ban|hội đồng|công an|ca|sở|ban|cục|chi cục|phòng|hội|đoàn|liên đoàn|lđlđ|liên minh|viện"
    r"|tòa|tand|vksnd|trường|bệnh viện|đài|trung tâm|kho bạc|bảo hiểm|bhxh|ngân hàng|công ty|bưu điện|điện lực"
    r"|viễn thông|hải quan|bộ chỉ huy|bộ đội|văn phòng|mặt trận|mttq|ubmttq|đảng bộ|thanh tra|chi nhánh|cổng|báo"
    r"|khối|cụm|(?:tỉnh|thành) (?:ủy|đoàn|hội))(?:\s[^\s,.;:()\"“”]+){0,6}\s?\Z"
)
# A unit in which somebody served once says nothing of today's event.
_FORMER = re.compile(
    r"(?<!\w)nguyên (?:phó |quyền )?(?:bí thư|chủ tịch|giám đốc|ủy viên|trưởng|cục trưởng|hiệu trưởng|cán bộ|tổng"
    r"|chánh)[^,;.()]{0,50}\Z"
)
_ORIGIN = re.compile(
    r"(?<!\w)(?:quê(?: ở| quán| tại)?|(?:ngụ|trú|sống)(?: tại| ở)?|sinh (?:tại|ra ở|ra tại)|người)\s\Z"
)
_CALLED = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|em|cô|cậu|cháu|thầy|chú|bác|cụ|bạn|đồng chí|đ/c|liệt sĩ|nhà báo|bác sĩ|ca sĩ|nhạc sĩ"
    r"|nghệ sĩ|tá|tướng|úy)\s\Z"
)
# Streets, rivers, hotels, clubs and the like bear the names of places where they don't lie; a videolink's point does.
_BEARER = re.compile(
    r"(?<!\w)(?:đường|phố|ngõ|đại lộ|quốc lộ|(?<!điểm )(?<!đầu )cầu|sông|suối|núi|đèo|hồ|rạp|công viên|khách sạn"
    r"|nhà hàng|chiến thắng|trận|chiến dịch|giải thưởng|giải|clb|đội tuyển|thpt|thcs|tiểu học|mầm non|công ty|tập đoàn"
    r"|tổng công ty)\s\Z"
)
_PLACE_WORD = re.compile(r"(?<!\w)(tại|ở|về|đến|của|từ|do|và)\s\Z")
# Surnames that open a unit's name as well: Đoàn Hà Nam, Trường Hải Dương
_UNIT_WORDS = frozenset({"đoàn", "hội", "trường", "thành", "cao", "hồ", "mai", "ban"})


def kind_before(spaced: str, low: int, start: int) -> tuple[str, int]:
    """The kind word before a name and where it begins; an empty string and `start` if there is none.

    `Tỉnh đoàn Nam Định` says the kind as well, but stays outside of the name.
    """
    low = max(low, start - _KIND_BACK)
    if found := _KIND.search(spaced, low, start):
        return kind_of(found["kind"]), found.start()
    if found := _ORGAN.search(spaced, low, start):
        return _ORGAN_KINDS[found["level"]], start
    return "", start


def unit_before(spaced: str, low: int, start: int) -> str:
    """`unit` after the head of a unit (`Cục Hải quan …`), `former` after an office once held, else an empty string."""
    if not _UNIT.search(spaced, low, start):
        return ""
    return "former" if _FORMER.search(spaced, low, start) else "unit"


def is_origin(spaced: str, low: int, start: int) -> bool:
    """Whether a name tells where somebody was born or lives: `quê Nam Định`."""
    return _ORIGIN.search(spaced, low, start) is not None


def is_bearer(spaced: str, low: int, start: int) -> bool:
    """Whether a name belongs to a street, river, hotel, club or school that may lie elsewhere."""
    return _BEARER.search(spaced, low, start) is not None


def place_word(spaced: str, low: int, start: int) -> str:
    """The preposition before a name that a place may follow, or an empty string."""
    found = _PLACE_WORD.search(spaced, low, start)
    return found[1] if found else ""


def is_person(text: str, spaced: str, low: int, start: int) -> bool:
    """Whether a name belongs to a person: after a form of address, or after a surname and at most two more words."""
    if _CALLED.search(spaced, low, start):
        return True
    if not start or text[start - 1] != " ":
        return False
    run: list[str] = []
    for word in reversed(text[low:start].split(" ")[-4:-1]):
        if not (len(word) > 1 and word.istitle() and word.isalpha()):
            break
        run.insert(0, fold(word))
    if run and run[-1] in _surnames():
        return run[-1] not in _UNIT_WORDS
    return any(len(run) >= size and run[-size] in _surnames() for size in (2, 3))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in table("surnames"))
