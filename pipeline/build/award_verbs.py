"""The words by which a sentence speaks of awards: verbs of giving, getting, proposing, revoking, registering."""

from __future__ import annotations

import re


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match of `pattern` in text[start:end]."""
    last = None
    for match in pattern.finditer(text, start, end):
        last = match
    return last


GIVE = (
    r"trao tặng|tặng thưởng|truy tặng|phong tặng|truy phong|khen tặng|ban tặng|trao thưởng|trao lại|trao|tặng|phong"
    r"|công nhận|vinh danh|gắn|thưởng"
)
_GET = r"đón nhận|vinh nhận|nhận thưởng|nhận|đạt|giành|đoạt|lĩnh|là"
_REVOKE = r"thu hồi|hủy bỏ|tước bỏ|tước|bãi bỏ"
_PROPOSE = r"đề nghị|đề xuất|xét tặng|suy tôn|bình xét|bình chọn|bình bầu|trình|xét chọn|giới thiệu"
_REGISTER = r"đăng ký|phấn đấu|giữ vững|hướng tới|giữ"
KINDS = ("give", "get", "revoke", "propose", "register")
_VERBS = (
    rf"(?<!\w)(?:(?P<give>{GIVE})|(?P<get>{_GET})|(?P<revoke>{_REVOKE})|(?P<propose>{_PROPOSE})"
    rf"|(?P<register>{_REGISTER}))(?!\w)"
)
VERB = re.compile(_VERBS)
MID = (
    r"(?:\s*(?:(?:được|lại|các|những|nhiều|một số|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
    r"|\d{1,4}(?:\.\d{3})*(?:/\d{1,6})?"
    r"|danh hiệu|phần thưởng|tấm|chiếc|lá|bức|quyết định|thêm|có|là|cao quý|mỗi|cả|hình thức|khen thưởng|thi đua|và|đạt"
    r"|hai lần|đặc biệt|quý giá|tiêu chuẩn|chuẩn|xét|cấp nhà nước)(?!\w)|[“\"‘«(:,]))*+\s*"
)
"""What may stand between the verb and the title: counts, `danh hiệu`, quotes."""
ADJACENT = re.compile(rf"{_VERBS}(?P<mid>{MID})$")
CHAIN = re.compile(rf"(?:[,;:]|(?<!\w)(?:và|cùng|cùng với|hoặc|kèm|cho đến)(?!\w)){MID}$")
"""The end of what joins a title without a verb of its own to the one before."""
JOINED = re.compile(rf"\s*(?:,|và|cùng với|cùng)?{MID}")
RANK = re.compile(
    r"(?<!\w)(?:giải\s+)?(?:nhất|nhì|ba|(?<!đầu )tư|khuyến khích|dẫn đầu|thứ nhất|thứ nhì|thứ ba)"
    r"(?:\s+(?:cụm|khối|toàn khối|toàn cụm|khu vực))?\s*(?::|[-–]\s|là\s)"
)
ADVERB_END = re.compile(
    r"(?<!\w)(?:đã|vừa|sẽ|cũng|mới|đang|đều|trân trọng|trực tiếp|long trọng|vinh dự|tiếp tục|lần lượt|có|ký|kí"
    r"|ban hành|ra"
    r"|quyết định|tiến hành|xem xét|xét|thống nhất|nhất trí|đồng ý|chính thức|chung|và|đồng thời|công bố|được biết"
    r"|bỏ phiếu|biểu quyết|thay mặt|đại diện|lên|này|về việc|việc|tổ chức|lễ|buổi|hội nghị|số|từng|cùng|khen thưởng|bị"
    r"|(?:phong tặng|truy tặng|trao tặng|tặng thưởng|tặng|trao|phong)\s*(?:,|và|hoặc))\s*$"
)
_SUBMIT = "".join(f"(?<!{w} )" for w in ("chương", "công", "quá", "quy", "giáo", "lộ", "hành", "tờ")) + "trình"
PROPOSED_END = re.compile(
    r"(?<!\w)(?:(?P<by>(?:(?:cùng|cũng|đều|đã|vừa)\s+){0,3}được)\s+)?(?:xét\s+)?"
    rf"(?P<verb>đề nghị|đề xuất|kiến nghị|{_SUBMIT}|suy tôn|bình xét|bình chọn|giới thiệu)"
    r"(?:\s+(?:và|để|lên|cấp trên|(?:các )?cấp có thẩm quyền|xem xét|xét|cấp thẩm quyền|các cấp|khen thưởng)){0,3}"
    r"\s*[,:]?\s*$"
)
PASSIVE_END = re.compile(
    r"(?<!\w)(?:(?:vinh dự|vinh hạnh|xứng đáng|đã|cũng|vừa|mới|đều|lần lượt|cùng|từng|tiếp tục|còn|sẽ"
    r"|hân hạnh)\s+){0,4}"
    r"(?:được|bị)\s*$"
)
BY_END = re.compile(r"(?<!\w)(?:do|bởi)\s*$")
PROPOSAL = re.compile(rf"(?<!\w)(?:đề nghị|đề xuất|kiến nghị|{_SUBMIT}|suy tôn|bình xét|bình chọn)(?!\w)")
RESET = re.compile(
    r"(?<!\w)(?:đã (?:trao|tặng|quyết định)|công bố|nhân dịp|dịp này|quyết định (?:tặng|khen)|trao(?! đổi))(?!\w)"
)
"""Words that end the scope of one `đề nghị` over the clauses that follow it."""
TO = re.compile(r"(?<!\w)(?:cho|đối với|đến|tới|tặng|với)(?!\w)\s*:?\s*")
STATE = re.compile(
    r"huân chương|huy chương|anh hùng|bà mẹ|nhà giáo|thầy thuốc|nghệ sĩ|nghệ nhân|giải thưởng (?:hồ|nhà)", re.IGNORECASE
)
"""Titles that only the state grants; whoever else is named with them hands them over or gets them."""
STATE_GRANTER = re.compile(r"(?:chủ tịch nước|nhà nước|đảng|quốc hội|tổng thống|chính phủ|nước)")
