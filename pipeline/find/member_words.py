"""The phrasings that open, close and rule out a list of members, as patterns over folded text."""

from __future__ import annotations

import re

# `khối` and `cụm` as groups of units, not as mass (`khối lượng`), compounds (`cụm từ`, `cụm công nghiệp`) or unity.
BLOCK = re.compile(
    r"(?<!\w)(?:khối(?! (?:lượng|đại đoàn kết|tài sản|u\b|băng|phố))|cụm(?! (?:từ|công nghiệp|dân cư|di tích)))(?!\w)"
)
MEMBERS = re.compile(
    r"(?<!\w)(?:đơn vị|cơ quan|các|\d+) thành viên|(?<!\w)thành viên (?:trong |của |thuộc )?(?:khối|cụm)"
)
UNITS = (
    r"(?:đơn vị|cơ quan|đầu mối|thành viên|địa phương|sở|ban|ngành|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|tỉnh|"
    r"trường|bệnh viện|doanh nghiệp|công ty|chi nhánh|ngân hàng|phòng|hội|chi hội|đoàn thể|trung tâm|đảng bộ|công đoàn)"
)
_SOME = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai| ba)?)"
OPENER = re.compile(
    r"(?<!\w)(?:"
    r"(?P<comprise>(?:bao )?gồm(?: có)?(?!\w)\s*:?)"
    r"|(?P<are>(?:các )?thành viên(?: (?:khác|còn lại|của khối|của cụm|trong khối|trong cụm)){0,3},? (?:khác )?là"
    r"\s*:?"
    rf"|(?:các|\d{{1,2}}) {UNITS} (?:trong|của|thuộc) (?:khối|cụm)(?: thi đua)?(?: số \w+)? là(?!\w)\s*:?)"
    rf"|(?P<count>(?:đơn vị|cơ quan|đầu mối|thành viên|địa phương|(?:các|những|{_SOME}) {UNITS})(?!\w)"
    rf"(?:,? (?:và )?{UNITS}){{0,6}}(?:(?! (?:bao )?gồm)[^.;:()\n]){{0,90}}?\s?[:(])"
    r"|(?P<has>(?:khối|cụm)(?: thi đua)?(?: số \w+)?,?(?: hiện| hiện nay| năm nay)?(?: còn)? có(?: thêm)?"
    r"(?: sự tham gia của)?"
    rf"(?: các| {_SOME})?(?: (?:đơn vị|cơ quan|thành viên)){{0,2}}(?: mới)?\s*:?(?= ))"
    r")|(?P<name>\()"
)
"""What may open a list; the group's name is the rule's."""
BRACKET = re.compile(r"\s*(?:(?:bao )?gồm(?: có)?|là)?\s*:?\s*")
NAMED = re.compile(r"(?:(?:khối|cụm)(?: thi đua)?|khối thi đua [^,.;:()]{3,40}) ?\($")
# What a block gives, asks for or scores: a list behind these is none of members.
AWARD = re.compile(
    r"(?<!\w)(?:bằng khen|giấy khen|cờ thi đua|cờ luân lưu|huân chương|tặng|đề nghị|suy tôn|bình xét|công nhận|"
    r"danh hiệu|đạt giải|xếp loại|xếp hạng|xếp thứ|khen thưởng cho|biểu dương|tuyên dương|dẫn đầu|bầu|điểm|ủng hộ|"
    r"hỗ trợ|xã hội hóa|tiêu chí|nội dung|nhiệm vụ|giải pháp|chỉ tiêu|phong trào|hạn chế|được (?:xét|chọn|nhận|trao)|"
    r"phân công|giải|hội thao|hội thi|\d+ đội|quà|mô hình|công trình|thành tích|giao(?! ước| lưu| thông| ban)|cử|chọn|"
    r"giới thiệu|đăng ký|giúp đỡ|kiểm tra)(?!\w)"
)
# The block's and the meeting's own names hold words of award too.
OWN = re.compile(r"(?:phong trào |công tác |giao ước |hội đồng |ban )?thi đua,? ?(?:-|–|và)? ?(?:khen thưởng)?")
CLAUSE = re.compile(r"[;.:\n]|\)\s")
ASIDE = re.compile(r"(?<!\w)(?:ngoài|bên cạnh)(?!\w)")
REST = re.compile(r"(?:(?:và|,) các (?:đơn vị )?thành viên|(?:đơn vị|cơ quan|thành viên) (?:còn lại|khác))(?!\w)")
JOINED = re.compile(
    r"(?<!\w)(?:riêng\s+|(?:tiếp nhận|bổ sung|kết nạp)(?: thêm)?(?: \d+)?(?: (?:đơn vị|thành viên))?(?: mới)?"
    r"\s*[:(]?\s*(?:là |gồm )?)"
)
MOVED = re.compile(
    r"(?<!\w)(?:chuyển (?:về|đến|sang)|mới về|gia nhập|bổ sung (?:vào|về)|tiếp nhận|sáp nhập|nhập về|tham gia)(?!\w)"
)
# Guests told by their office in a list before `trong cụm`: `lãnh đạo phòng Nội vụ, Hiệu trưởng các đơn vị trong cụm`.
PERSONS = re.compile(r"(?:hiệu trưởng|chủ tịch|giám đốc|trưởng phòng|bí thư|thủ trưởng|đại diện|lãnh đạo|phó )")
HOLDER = re.compile(r"(?:hiệu trưởng|chủ tịch|giám đốc|bí thư) $")  # before the unit of an office
PRESENT = re.compile(r"(?<!\w)(?:dự|tham dự|đại diện|lãnh đạo|ký (?:kết )?(?:bản )?giao ước|cùng)(?!\w)")
CLOSED = re.compile(rf"(?<!\w)0?(?P<number>\d{{1,2}}) {UNITS}(?:,? (?:và )?{UNITS}){{0,6}}\s?[:(]")
LISTED = re.compile(r" các (?:tỉnh|huyện|xã|quận|phường|thành phố|sở|trường) [^,]+,")
OF_LEVEL = re.compile(
    r"(?<!\w)(?<!số )(?:các|\d+) (?P<level>chi nhánh|tỉnh|thành phố|huyện|thị xã|quận|xã(?! hội)|phường|thị trấn)"
    r"(?P<more>\s?,|\s+và )?(?!\w)"
)
CALLED = re.compile(
    r"(?:(?<!\w)(?:đều )?là|[-–]) (?:các )?(?:đơn vị )?thành viên(?! (?:của )?hội)(?!\w)"
    r"|(?<=\w) (?:trong|thuộc) (?:cụm|khối)(?: thi đua)?(?=[\s,.;])"
)
