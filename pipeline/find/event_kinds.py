"""What a meeting is for: the kinds that its name shows, by the purposes of gazetteers/events.csv."""

from __future__ import annotations

import re
from functools import cache

from pipeline.find.tables import purposes

_HALF_YEAR = re.compile(r"\b(?:6|sáu) tháng|\bnửa (?:đầu )?năm")
_QUOTED = re.compile(r"\s*([“\"'])")
_BEGINS = re.compile(r"(?:^|[,;–—-]|\bvà|\bđể|\btrực tuyến|\btoàn quốc|\blễ|\bhội nghị|\bchương trình|\bbuổi)\s*$")
# What an event does about a congress that is not itself: `quán triệt Nghị quyết Đại hội XI`, `chào mừng đại hội Đoàn`.
_OTHER_CONGRESS = re.compile(
    r"(?:nghị quyết|văn kiện|chào mừng|tiến tới|hướng tới|phục vụ|chuẩn bị|dự|nhiệm kỳ|thành công(?: của)?"
    r"|kết quả|tổ chức|chỉ đạo|trước|sau|đại biểu)(?: các)?\s$"
)
# A decision about persons is made known, whatever the verb: `triển khai quyết định … về công tác cán bộ`.
_ABOUT_PERSONS = re.compile(
    r"triển khai (?:các )?quyết định(?!\w).*(?:công tác cán bộ|công tác nhân sự|bổ nhiệm|điều động)(?!\w)"
)
# What is made known otherwise appoints nobody: `hội nghị công bố chất lượng nước biển`.
_OF_OFFICE = re.compile(
    r"quyết định|nghị quyết|bổ nhiệm|điều động|nhân sự|cán bộ|chức danh|thành lập|giải thể|sáp nhập|luân chuyển"
)


@cache
def purpose() -> re.Pattern[str]:
    """Any purpose of the gazetteer, longest first."""
    alternation = "|".join(re.escape(p) for p in sorted(purposes(), key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<!\w)(?:{alternation})(?!\w)")


def kinds_of(folded_name: str, head: str) -> tuple[str, ...]:
    """The guidelines' kinds that an event's folded name shows, in order of mention; `meeting` if none."""
    quoted = _QUOTED.match(folded_name, len(head))
    if quoted:  # the whole name is a quotation: hội nghị “Tổng kết …”
        folded_name = folded_name[: quoted.start(1)] + "," + folded_name[quoted.end(1) :]
    found: list[str] = []
    for hit in purpose().finditer(folded_name):
        kinds, weak = purposes()[hit[0]]
        before = folded_name[: hit.start()]
        if weak and hit.start() > len(head) + 1 and not _BEGINS.search(before):
            continue
        if kinds == "congress" and _OTHER_CONGRESS.search(before):
            continue
        if hit[0] == "đánh giá kết quả" and "interim_review" in found:
            continue  # `sơ kết, đánh giá kết quả …`: the same review
        if before.count("“") > before.count("”") or before.count('"') % 2:
            continue
        found += [kind for kind in kinds.split("|") if kind and kind != "meeting" and kind not in found]
    if "planning" in found and _ABOUT_PERSONS.search(folded_name):
        found[found.index("planning")] = "appointment"
        found = list(dict.fromkeys(found))
    if "appointment" in found and head.endswith("công bố") and not _OF_OFFICE.search(folded_name):
        found.remove("appointment")
    if not found and "giao ban" in folded_name and _HALF_YEAR.search(folded_name):
        found.append("interim_review")  # guidelines: a giao ban that looks back on half a year
    return tuple(found) or ("meeting",)
