"""What a date means where it stands: the day of an event, of a decree, an anniversary, a deadline, the page's own day.

Decided from the words about it in its clause and, for datelines, in its line. The patterns look at a bounded window.
"""

from __future__ import annotations

import re
from enum import StrEnum

from pipeline.find.dates_cue import Form
from pipeline.find.dates_numbers import NAMED


class DateRole(StrEnum):
    """Only EVENT dates say when something of the news took place; TELLING ones are a fallback."""

    EVENT = "event"
    TELLING = "telling"  # the day somebody told of it: `Chiều 12-1, Công an huyện cho biết vừa tổ chức`
    FUTURE = "future"  # `ngày 20/12 tới`, `dự kiến`
    DECREE = "decree"  # `Chỉ thị số 34-CT/TW ngày 7/4/2017`
    ANNIVERSARY = "anniversary"  # `(22/12/1944 - 22/12/2014)`, `kỷ niệm ngày thành lập 16/2`
    HISTORY = "history"  # born, founded, joined, in force since, counted up to
    DEADLINE = "deadline"  # `trước ngày 30.8`
    NAME = "name"  # `Hội trường 18-4`
    DATELINE = "dateline"  # alone on its line: publication
    MASTHEAD = "masthead"  # `Hải Phòng, ngày 20 tháng 11 năm 2019` alone on its line: the day the page was opened
    LISTED = "listed"  # in brackets at the end of a related link


_WINDOW = 110
_LONG = 260  # in which the meeting stands that somebody speaks at
_CLAUSE_END = re.compile(r"[.;!?\n](?=\s|$)")
_PLACES = re.compile(
    r"(?<!\w)(?:hội trường|nhà văn hóa|nhà máy|công ty|hợp tác xã|htx|quảng trường|công viên|bệnh viện|sân vận động|"
    r"trường|đường|phố|cầu|chợ|khu|hẻm|phong trào|chiến dịch),? $"
)
_ORDER = (
    r"(?:chỉ thị|nghị quyết|nghị định|quyết định|công văn|kết luận|thông tư|pháp lệnh|tờ trình|công điện|sắc lệnh|"
    r"thông tri|giấy mời|hiệp định)"
)
_PAPER = (
    r"(?:kế hoạch|thông báo|quy định|quy chế|hướng dẫn|(?<!pháp )luật|báo cáo|văn bản|đề án|chương trình|giấy phép|"
    r"quyết nghị|bằng khen|giấy khen|hợp đồng)"
)
_NO_EVENT = r"(?! (?:tổ chức|diễn ra|khai mạc|làm việc|họp|chủ trì|phát biểu|tại hội nghị|hội nghị))[^.;\n]"
_DECREE = re.compile(  # a document with its number, an order without one, a code alone, a verb of issuing
    rf"(?:(?<!\w)(?:{_ORDER}|{_PAPER})[^.;,\d\n]{{0,25}}"
    rf"(?:số ?:? ?\d|\d[\w.]{{0,6}} ?[-/] ?[^\W\d])(?:{_NO_EVENT}){{0,60}}"
    rf"|(?<!\w){_ORDER}(?:(?! (?:vào|được|tặng|trao))(?!,){_NO_EVENT}){{0,45}}"
    rf"|\d ?[-/] ?[^\W\d]{{2,}}(?:{_NO_EVENT}){{0,40}}|(?:ban hành|ký|ghi|đề|lập)(?: vào)?)[ ,(]{{1,2}}\Z"
)
_HELD = re.compile(r"(?<!\w)(?:tổ chức|diễn ra|khai mạc|hội nghị|lễ|họp|làm việc|hội thảo|tọa đàm|buổi|dự|phiên)(?!\w)")
_HISTORY = re.compile(
    r"(?<!\w)(?:sinh|mất|từ trần|hy sinh|hi sinh|thành lập|ra đời|vào đảng|kết nạp|kết nạp đảng|chính thức|gia nhập|"
    r"khởi công|kể|hiệu lực|hiệu lực thi hành|tính|tính đến|tính tới|tái lập|nhập ngũ|truyền thống|giải phóng)"
    r"(?: từ| vào| đến)?(?: ngày)? $"
)
_PEOPLE = "".join(f"(?<!{word} )" for word in ("cá", "công", "nạn", "doanh", "bệnh", "quân", "tư", "phu", "nông"))
_ANNIVERSARY = re.compile(
    rf"(?<!\w)(?:k[ỷỉ] niệm|chào mừng|mừng|{_PEOPLE}nhân(?= \Z| (?:dịp|ngày|k[ỷỉ] niệm|lễ|tết))|dịp|hướng tới|"
    r"lập thành tích)(?: [^.;,\n()]{0,60})?(?: ngày| \()? ?\Z"
)
_FEAST = re.compile(
    r"(?<!\w)(?:k[ỷỉ] niệm|chào mừng|truyền thống|\d năm|quốc khánh|ngày [^\W\d]+)(?: [^.;\n]{0,70})?\(?\Z"
)
_DEADLINE = re.compile(
    r"(?<!\w)(?:trước|chậm nhất(?: là| vào)?|hạn (?:chót|cuối)(?: là)?|không quá|đến hết|sau|từ nay đến)[ ]$"
)
_PLANNED = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp|lên lịch)(?: [^.;,\n]{0,30})?,? (?:vào )?$")
_COMING = re.compile(r"[) ]{0,2}(?:tới đây|sắp tới|tới)(?!\w)(?! ngày| \d)")
_TELLING = re.compile(
    r"[^.;\n]{0,110}?(?<!\w)(?:cho biết|cho hay|xác nhận|thông tin từ|thông tin với|nguồn tin|"
    r"trao đổi với (?:pv|phóng viên|báo))(?!\w)"
)
_AT_EVENT = re.compile(
    r"(?<!\w)(?:tại|trong|dự|bên lề|chủ trì) (?:buổi|cuộc|hội nghị|lễ|phiên|kỳ họp|hội thảo|tọa đàm|toạ đàm"
    r"|diễn đàn|đại hội)(?!\w)"
)
_EVENT_VERB = re.compile(
    r"(?<!\w)(?:tổ chức|diễn ra|khai mạc|tại (?:hội nghị|buổi|cuộc|lễ|phiên|kỳ họp|hội thảo)|dự)(?!\w)"
)
_LABEL = re.compile(
    r"thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|cn|cập nhật|đăng|lúc|ngày|tháng|hôm nay|gmt|[ap]m|sa|ch|giờ|"
    r"phút|\d+|[^\w\n]+|xuất bản|lần cuối|vào|tin|bài|h|g|thời gian|lượt xem|chia sẻ|in|email|bản in"
)
_HEADED = re.compile(
    r"\W*(?:ngày đăng|đăng (?:lúc|ngày)|cập nhật|xuất bản|ngày xuất bản|ngày cập nhật|thời gian đăng)(?!\w)"
)
_PLACE_LINE = re.compile(r"[^\W\d]{2,}(?: [^\W\d]+){0,5}, (?:ngày )?$")


def role_of(folded: str, form: Form) -> DateRole:
    """The role of a form; EVENT where nothing speaks against it."""
    page = _on_the_page(folded, form)
    if page is not None:
        return page
    year, last = form.first.year, form.last.year
    if form.rule == "dates.from_to" and year is not None and last is not None and last - year > 1:
        same = form.first.month == form.last.month and form.first.day == form.last.day
        return DateRole.ANNIVERSARY if same else DateRole.HISTORY
    left = _clause_before(folded, form.start)
    if form.part or form.now or form.clock or form.weekday is not None:
        return _of_an_event(folded, form, left)
    if year is not None and year < 1900:
        return DateRole.HISTORY
    if not form.word and not form.loose and year is None and NAMED.search(left):
        return DateRole.NAME if _PLACES.search(left) else DateRole.ANNIVERSARY
    if _DEADLINE.search(left) or form.loose.startswith(("trước", "sau", "hết")):
        return DateRole.DEADLINE
    if _HISTORY.search(left) or form.loose.startswith("kể từ"):
        return DateRole.HISTORY
    if form.word == "hôm":
        return _of_an_event(folded, form, left)
    if _is_anniversary(form, left) or (left.endswith("(") and _FEAST.search(left)):
        return DateRole.ANNIVERSARY
    if _DECREE.search(left) and not _COMING.match(folded, form.end):
        return DateRole.DECREE
    return _of_an_event(folded, form, left)


def _is_anniversary(form: Form, left: str) -> bool:
    match = _ANNIVERSARY.search(left)
    if match is None or _EVENT_VERB.search(left, match.start()):
        return False
    bare = left.rstrip().endswith(("kỷ niệm", "kỉ niệm", "mừng", "nhân", "dịp", "tới"))
    return bare or form.word != "ngày"


def _of_an_event(folded: str, form: Form, left: str) -> DateRole:
    if _COMING.match(folded, form.end) or _PLANNED.search(left):
        return DateRole.FUTURE
    told = _TELLING.match(folded, form.end)
    if told and not _HELD.search(told[0]) and not _AT_EVENT.search(_clause_before(folded, form.start, _LONG)):
        return DateRole.TELLING
    return DateRole.EVENT


def _clause_before(folded: str, start: int, size: int = _WINDOW) -> str:
    window = folded[max(0, start - size) : start]
    ends = [match.end() for match in _CLAUSE_END.finditer(window)]
    return window[ends[-1] :] if ends else window


def _on_the_page(folded: str, form: Form) -> DateRole | None:
    """Dates that stand outside the running text, by their line: datelines, mastheads, related links."""
    begin = folded.rfind("\n", max(0, form.start - 200), form.start) + 1
    if not begin and form.start > 200:
        return None  # somewhere in a long line
    before = folded[begin : form.start]
    if form.first.year is not None and _HEADED.match(before):
        return DateRole.DATELINE
    end = folded.find("\n", form.end, form.end + 120)
    if end < 0 and len(folded) - form.end >= 120:
        return None
    after = folded[form.end : end if end >= 0 else len(folded)]
    if before.endswith("(") and after.strip() == ")" and len(before) > 20 and not form.part and form.first == form.last:
        return None if "kỷ niệm" in before else DateRole.LISTED
    if form.first.year is None or _LABEL.sub("", after).strip():
        return None
    if not _LABEL.sub("", before).strip():
        opened = form.now == "nay" or "hôm nay" in before or not folded[:begin].strip()
        return DateRole.MASTHEAD if opened else DateRole.DATELINE
    return DateRole.MASTHEAD if _PLACE_LINE.fullmatch(before) else None
