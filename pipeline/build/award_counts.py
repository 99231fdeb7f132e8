"""Counts of those who get an award, and what a run of recipients adds up to.

Whether a count is of collectives or of persons is told by its noun; one that isn't split or exact (`30 tập thể và cá
nhân`, `gần 10`) is none (guidelines, Counts).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.found import Found

_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười lăm": 15, "hai mươi": 20,
}  # fmt: skip
NUMBER = (
    r"(?:\d{1,3}(?:\.\d{3}){1,3}|\d{1,4}|mười (?:một|hai|lăm)|hai mươi"
    r"|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
)
_COLLECTIVE = (
    r"(?:tập thể|đơn vị|cơ quan|tổ chức|doanh nghiệp|địa phương|phòng|ban|sở|ngành|trường|xã|phường|huyện|quận|tỉnh"
    r"|thị trấn|thị xã|thành phố|đặc khu|thôn|ấp|khóm|bản|buôn|bon|làng|khu phố|khu dân cư|tổ dân phố|chi bộ|đảng bộ"
    r"|chi hội|hội|chi đoàn|đoàn cơ sở|công đoàn|liên đội|liên đoàn|tổ công đoàn|cđcs|công ty|xí nghiệp|nhà máy"
    r"|chi nhánh|chi cục|cục|viện|bệnh viện|trung tâm|khoa|đội|tổ|nhóm|câu lạc bộ|hợp tác xã|hộ|gia đình|đại đội"
    r"|tiểu đoàn|trung đoàn|lữ đoàn|đồn|trạm|tàu|cơ sở)"
)
_INDIVIDUAL = (
    r"(?:cá nhân|đồng chí|đ/c|cán bộ|công chức|viên chức|công nhân|người|lao động|học sinh|sinh viên|giáo viên"
    r"|giảng viên|nhà giáo"
    r"|thầy,? cô giáo|thầy,? cô|thầy giáo|cô giáo|thầy|cô|em|cháu|bạn|anh|chị|ông|bà|cụ|mẹ"
    r"|đoàn viên|đảng viên|hội viên|thanh niên|thiếu niên"
    r"|trẻ em|nông dân|ngư dân|già làng|chiến sĩ|chiến sỹ|quân nhân|sĩ quan|sỹ quan|bộ đội|cảnh sát|bác sĩ|bác sỹ|y sĩ"
    r"|y bác sĩ|nhân viên|thành viên|vận động viên|gương|nghệ nhân|nghệ sĩ|nghệ sỹ|nhà báo|phóng viên|tác giả"
    r"|chuyên gia"
    r"|cựu|doanh nhân|luật sư|luật gia|tình nguyện viên|trường hợp|công dân|người dân|dân quân|kỹ sư|nhà khoa học|ca sĩ"
    r"|diễn viên|nhạc sĩ|nhà văn|nhà thơ|họa sĩ|phụ nữ|hiệu trưởng|chủ tịch|giám đốc|phi công|lái xe|tài xế|chủ tàu"
    r"|cổ động viên|giáo sư|tiến sĩ|nhà nghiên cứu|cầu thủ|huấn luyện viên|liệt sĩ|thầy thuốc"
    r"|điều dưỡng|hộ lý|nữ hộ sinh|thủ khoa|thuyền viên|thương binh|bệnh binh|bảo vệ|thí sinh|dịch giả|hiệp sĩ|đại biểu"
    r"|gương mặt|học viên|nữ sinh|nam sinh|trí thức|chức sắc|tiểu thương)"
)
COUNT = re.compile(
    r"(?<![\d/.,-])(?<!năm )(?<!\d - )(?<!\d – )"
    r"(?P<about>(?:lên tới|lên đến|gần|hơn|trên|khoảng|hàng|ngót|ít nhất|tối thiểu|không quá)\s+)?"
    r"(?P<among>(?:là\s+)?(?:một|1) trong (?:số )?|(?:cả|toàn bộ|tất cả)\s+)?"
    rf"(?P<n>{NUMBER})(?![\d/.,]\d{{1,2}}/)(?:\s*/\s*\d[\d.]{{0,8}}(?![\d/]))?"
    r"(?P<not>\s*(?:%|điểm|phiếu|triệu|tỷ|đồng))?\s+(?:lượt\s+)?"
    rf"(?:(?P<c>{_COLLECTIVE})(?!\s+(?:hợp|viên|trưởng|giám|sĩ|phó|chức))|(?P<i>{_INDIVIDUAL}))(?!\w)"
)
"""A number with its noun: group `c` for a collective one, `i` for a person's; `16/38 cán bộ` counts 16."""
MANY = re.compile(
    r"(?:nhiều|các|những|một số|hàng chục|hàng trăm|đông đảo|toàn thể|mỗi|từng)\s+"
    rf"(?:(?P<c>{_COLLECTIVE})|(?P<i>{_INDIVIDUAL}))(?!\w)"
)
UNCOUNTED = re.compile(
    r"(?:(?P<c>tập thể|đơn vị|ban chuyên án|tổ công tác|lực lượng)|cá nhân|cán bộ|học sinh)"
    r"(?:(?P<and>\s*(?:,|và)\s*(?:các\s+)?(?:tập thể|cá nhân|đơn vị))(?!\w)"
    r"|(?=\s+(?:có|đã|đạt|tiêu biểu|xuất sắc|điển hình|vì|trong|là)(?!\w)|[,.;]|$))"
)
"""`cho cá nhân có thành tích …`: a noun without a number."""
BOTH = re.compile(r"\s*(?:,|và|/)\s*(?:các\s+)?(?:cá nhân|tập thể|người|hộ gia đình|gia đình|đơn vị)(?!\w)")
"""What makes a count unsplit: `65 tập thể và cá nhân`."""


def number(words: str) -> int:
    """The value of a number as NUMBER matches it."""
    return _NUMBERS.get(words) or int(words.replace(".", ""))


def kind_of(match: re.Match[str]) -> str:
    """`collectives` or `individuals`, by the noun of a COUNT, MANY or UNCOUNTED match."""
    return "collectives" if match["c"] else "individuals"


def is_person(name: Found) -> bool:
    """Whether a named recipient is a person."""
    return name.notes.get("kind") == "person"


@dataclass(slots=True)
class Item:
    """One recipient or count: half-open offsets with its modifiers, named values, and what it adds to which count."""

    start: int
    end: int
    names: list[Found] = field(default_factory=list)
    collectives: Found | None = None
    individuals: Found | None = None
    vague: str = ""  # somebody gets it, but how many isn't told: collectives, individuals or both
    among: bool = False  # `một trong 26 tổ chức`


@dataclass(slots=True)
class Recipients:
    """What an award's words say of those who get it; `start`, `end` are -1 if they say nothing."""

    names: list[Found] = field(default_factory=list)
    collectives: Found | None = None
    individuals: Found | None = None
    vague: str = ""
    among: bool = False
    start: int = -1
    end: int = -1

    def __bool__(self) -> bool:
        return bool(self.names or self.collectives or self.individuals)

    @property
    def stated(self) -> bool:
        """Whether a count is told, not only added up from names."""
        return any(c is not None and c.rule != "award.count_named" for c in (self.collectives, self.individuals))


def gather(items: Sequence[Item]) -> Recipients:
    """The recipients that some items are together: stated counts, else the number of the named ones."""
    out = Recipients()
    if not items:
        return out
    out.start, out.end = items[0].start, items[-1].end
    seen: set[str] = set()
    for item in items:
        out.vague = item.vague if out.vague in ("", item.vague) else "both"
        out.among = out.among or item.among
        for name in item.names:
            if name.value and name.value not in seen:
                seen.add(name.value)
                out.names.append(name)
    bare = [n for i in items if not (i.collectives or i.individuals or i.vague) for n in i.names]
    out.collectives = _total([i.collectives for i in items if i.collectives], [n for n in bare if not is_person(n)])
    out.individuals = _total([i.individuals for i in items if i.individuals], [n for n in bare if is_person(n)])
    return out


def _total(stated: list[Found], named: list[Found]) -> Found | None:
    """The one stated count, or how many are named; None where counts and names would have to be added up.

    Sums were right once in five times on the gold: what looks like several groups is mostly one told twice.
    """
    if not stated and not named:
        return None
    if len(stated) == 1 and not named:
        return stated[0]
    if stated:
        return None
    return Found(len(named), tuple(span for one in named for span in one.spans), "award.count_named")
