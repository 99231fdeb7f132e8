"""Where the name of a meeting ends: behind its purpose, before place, day, host and guests.

The guidelines: from the head noun to the end of the purpose; a unit or person set off by a dash is cut. A comma, a
dash or a bracket ends the name unless what follows belongs to it: a further purpose, a small-lettered object of the
same list, the years of an anniversary.
"""

from __future__ import annotations

import re

from pipeline.find.event_kinds import purpose
from pipeline.find.offices import Cover
from pipeline.find.tables import purposes
from pipeline.text.normal import CAPITALS

_STOP = re.compile(
    r"[;:!?]|(?<!\btp)(?<!\btx)\.(?!\w)|\s[-–—]\s|\(|\svà\s(?:tham dự|dự|phát biểu"
    r"|chứng kiến|chủ trì|thống nhất|yêu cầu|khẳng định|kết luận)(?!\w)"
    r"|,?\s(?:do|bởi)\s(?=(?:[^.;,]|(?<=tp)\.|(?<=tx)\.){2,120}(?:tổ chức|chủ trì|dẫn đầu|phối hợp))"
    r"|,?\s(?:đã|sẽ|vừa)\sđược\s(?=(?:[^.;,]|(?<=tp)\.|(?<=tx)\.){2,120}(?:tổ chức|phối hợp))"
    r"|,?\s(?:(?:đã|sẽ|vừa)\s(?:được\s)?|được\s)(?:diễn ra|tổ chức|khai mạc|bế mạc|bắt đầu)(?!\w)"
    r"|,?\s(?:diễn ra|khai mạc|bế mạc)(?!\w)|\slà\s(?:một|hoạt động|dịp|sự kiện|nơi|dấu|ngày|hội nghị)(?!\w)"
    r"|,?\s(?:vào\s(?:lúc\s)?)?(?:sáng|chiều|tối|trưa|ngày|hôm)(?:\s(?:ngày|nay|qua|mai|\d|thứ))"
    r"|,?\svới\s(?:sự|chủ đề|\d|hình thức)|,?\s(?:dưới|theo|trước)\s(?:sự|hình thức|chủ đề)"
    r"|,?\scó\s(?:sự|mặt|\d|các đồng chí|đồng chí|ông|bà|đại diện|thủ tướng|lãnh đạo|hơn|gần|trên)|\scó\s"
    r"|,?\s(?:nhằm|nhân dịp|gồm|trong đó|bằng hình thức|kết nối|cùng các|khi|sau khi|nhưng|thì|đã)(?!\w)"
    r"|,?\s(?:mới đây|vừa qua|gần đây|sắp tới|nói trên|trên)(?=\s?[,.;]|\s(?:còn|có|đã|sẽ|do|là)(?!\w)|$)"
    r"|(?<!xảy ra)(?<!tổ chức)(?<!tồn)\stại\s|,\sở\s"
    r"|,"
)
# `các tập thể, cá nhân đã có thành tích`: here `đã` goes on with those who are honoured.
_WHO = re.compile(
    r"(?:tập thể|cá nhân|đồng chí|người|đơn vị|cán bộ|học sinh|gia đình|doanh nghiệp|nhà giáo|chiến sĩ|chiến sỹ)"
    r"[^,;.]{0,14}$"
)
_YEARS = re.compile(
    r"\((?:\d[\d/.\s–-]{3,}|lần thứ[^)]{1,12}|mở rộng|chuyên đề|bất thường"
    r"|(?:nhiệm kỳ|giai đoạn|khoá|khóa) [^)]{1,16})\)"
)
# A short form behind what it stands for, if the name goes on: `Hội Liên hiệp Phụ nữ (LHPN) tỉnh`.
_ALIAS = re.compile(r"\([A-ZĐƯ][A-ZĐƯ&./-]{1,11}\)(?= (?:các|tỉnh|thành|huyện|quận|lần|khoá|khóa|nhiệm|năm|[A-ZĐ]))")
# Where a place of the name lies: `với người dân phường Hoà Hiệp Bắc (quận Liên Chiểu)`.
_WHERE = re.compile(rf"\((?:quận|huyện|tỉnh|thị xã|thành phố|TP\.?|xã|phường) [{CAPITALS}][^)]{{1,30}}\)")
_INSIDE = (_YEARS, _ALIAS, _WHERE)  # what may stand in brackets inside a name
# A day inside a name: `phiên làm việc sáng 17/2 của Ủy ban …`.
_OWN_DAY = re.compile(r"\s(?:vào\s)?(?:sáng|chiều|tối|trưa|ngày|hôm)\s[^,.;]{1,16}?\scủa\s")
# Kinds of heads that name nothing by themselves: a comma right behind them ends the mention.
_PLAIN = frozenset(("", "meeting", "session", "congress", "seminar"))
_AGENDA = re.compile(
    r"\s*(?:bàn |đề ra |xây dựng |và )?(?:phương hướng|nhiệm vụ|mục tiêu|kế hoạch|triển khai|phát động|ký"
    r"|tổng kết|sơ kết|đánh giá)(?!\w)"
)
# The second of two verbs for what a meeting does: `hội nghị tuyên truyền, phổ biến …`, `tọa đàm, đối thoại giữa …`.
_COUPLED = re.compile(r"(?:phổ biến|quán triệt|đối thoại|giao lưu|trao đổi|tập huấn|học tập|đánh giá|gặp mặt)(?!\w)")
# Two sides that meet: `đối thoại giữa Đảng ủy, Ban giám đốc với các xã`; the parts of a youth union: `Đoàn, Hội, Đội`.
_SIDES = re.compile(r"(?<!\w)giữa(?!\w)(?!.* (?:với|và) )")
_OTHER_SIDE = re.compile(r"[^.;:()]{2,80} với ")
_UNION = re.compile(r"(?:Đoàn|Hội|Đội)(?: (?:TN|CCB|ND|PN))?(?=, |$| và )")
_NO_OBJECT = re.compile(
    r"(?:thể hiện|cho thấy|cho biết|khẳng định|bày tỏ|trở thành|góp phần|nằm|là|sau|trước|khiến|giúp|nhiều|nhóm"
    r"|thay mặt|kết hợp|với|nhằm|trong|theo|khi|tại|có|do|các đại biểu|lãnh đạo|cùng|cụm|khối|nơi|đoàn|ông|bà)\b"
)
_KINDS = re.compile(r"(?<!\w)các (?:sở|bộ|phòng|ban|ngành|cơ quan|đơn vị)$")
_SHORT = re.compile(r"[A-ZĐƯ]{3,6}(?!\w)")
# Which meeting of a body's term it is: `Kỳ họp thứ 6, HĐND tỉnh khóa IX`, `Hội nghị lần thứ 19, Ban Chấp hành khóa X`.
_NUMBERED = re.compile(r"(?<!\w)thứ \w+$")
_TERM = re.compile(r" (?:khoá|khóa) (?:[ivx]+|\d+|thứ)(?!\w)")
_SUBJECT = re.compile(rf"(?:các )?(?:đơn vị|tập thể|đồng chí|đ/c) [{CAPITALS}]")
_GLUED = re.compile(rf"(?:Đồng chí|Ông|Bà) [{CAPITALS}]")
# Words that begin a sentence and no part of a name: a dump has lost the stop before them.
_NEXT = re.compile(
    r" (?=(?:Theo|Tại|Ngày \d+|Trong|Sau|Đây|Bên cạnh|Cũng|Tuy nhiên|Phát biểu|Được biết|Với|Sáng|Chiều|Tối|Để|Khi|Như"
    r"|Những|Hiện|Về|Trước đó|Nguồn|Ảnh)[ ,:])"
)
_SECOND_HALF = ("khen thưởng", "xã hội", "thương binh")  # of names written with a dash: `Thi đua - Khen thưởng`
_DASHES = frozenset("-–—")


class NameReader:
    """Reads names of events in one text. `breaks`: sorted offsets at which persons and offices begin."""

    def __init__(self, text: str, folded: str, units: Cover, breaks: list[int]) -> None:
        self.text, self.folded, self.units, self.breaks = text, folded, units, breaks

    def end(self, head: str, pos: int, limit: int) -> int:
        """Where the name ends whose folded `head` ends at `pos`, at the latest at `limit`, the sentence's end."""
        limit = self._glued(pos, limit)
        scan = pos
        while stop := _STOP.search(self.folded, scan, limit):
            on = self._goes_on(head, pos, stop, limit)
            if on < 0:
                return pos + len(self.text[pos : stop.start()].rstrip(" ,").removesuffix(" và"))
            scan = on
        return pos + len(self.text[pos:limit].rstrip(" .,;"))

    def _glued(self, pos: int, limit: int) -> int:
        """`limit`, or where the next sentence begins that a dump has glued on (`… lần thứ 5 Đồng chí A phát biểu`)."""
        if following := _NEXT.search(self.text, pos + 1, limit):
            limit = following.start()
        for at in self.breaks:
            if pos + 1 < at < limit and _GLUED.match(self.text, at) and self.text[at - 1] == " ":
                return at
        return limit

    def _goes_on(self, head: str, pos: int, stop: re.Match[str], limit: int) -> int:
        """Where to read on if the name goes on behind this stop, else -1."""
        folded, here, after = self.folded, stop.start(), stop.end()
        mark = stop[0].strip()
        close = self._quotation_end(pos, here, limit)
        if close > 0:
            return close + 1
        if mark in _DASHES:
            return after if self._dash_continues(here, after) else -1
        if mark == ",":
            return max(after, self.units.end(here)) if self._comma_continues(head, pos, here, after, limit) else -1
        if mark == "(":
            inside = next((m for form in _INSIDE if (m := form.match(self.text, here))), None)
            return inside.end() if inside else -1
        if mark == ";":
            return after if _AGENDA.match(folded, after) else -1
        if own_day := _OWN_DAY.match(folded, here):
            return own_day.end()
        if mark == "có":
            return -1 if after in self.breaks else after  # `Dự đại hội có Tổng Bí thư …`
        return after if mark == "đã" and _WHO.search(folded, max(pos, here - 40), here) else -1

    def _quotation_end(self, pos: int, here: int, limit: int) -> int:
        """Where the quotation ends that `here` stands inside of, if it opened after `pos`; else -1."""
        piece = self.text[pos:here]
        if piece.count("“") > piece.count("”"):
            return self.text.find("”", here, limit)
        if piece.count('"') % 2:
            return self.text.find('"', here, limit)
        return -1

    def _dash_continues(self, here: int, after: int) -> bool:
        """Whether a name goes on after a dash: `kinh tế - xã hội`, `- triển khai nhiệm vụ`; not before a gloss."""
        text, folded = self.text, self.folded
        following, word = text[after : after + 1], text[:here].rpartition(" ")[2]
        if after in self.breaks:
            return False
        if text[here - 1 : here].isdigit() and following.isdigit():
            return True
        if (
            text[:here].endswith(("Việt Nam", "châu Á", "Châu Á"))
            and following.isupper()
            and self.units.starting(after) < 0
        ):
            return True  # Diễn đàn doanh nghiệp Việt Nam - Thụy Điển
        if purpose().match(folded, after):
            return True
        if following.islower() and word.islower() and word[-1:].isalpha():
            return True
        return word[:1].isupper() and following.isupper() and folded.startswith(_SECOND_HALF, after)

    def _comma_continues(self, head: str, pos: int, here: int, after: int, limit: int) -> bool:
        """Whether a name goes on after a comma: with another purpose, or in a list of small-lettered objects."""
        text, folded = self.text, self.folded
        at = after
        while at < limit and text[at] == " ":
            at += 1
        plain = here == pos and purposes().get(head, ("", False))[0] in _PLAIN
        if _KINDS.search(folded, max(0, here - 24), here) and at not in self.breaks:
            return True  # buổi làm việc với các Sở, Ban ngành và một số quận
        body = self.units.starting(at)
        if body > 0 and _NUMBERED.search(folded, max(0, here - 16), here) and _TERM.match(folded, body):
            return True
        if _SIDES.search(folded, pos, here) and _OTHER_SIDE.match(folded, at, limit):
            return True
        word = text[pos:here].rpartition(" ")[2]
        if _UNION.fullmatch(word) and _UNION.match(text, at):
            return True
        if _SHORT.fullmatch(word) and _SHORT.match(text, at):
            return True  # danh hiệu NSND, NSƯT
        if _SUBJECT.match(text, at):
            return False  # `Tại hội nghị tổng kết …, đơn vị Hội Luật gia được bầu`
        if plain and head.startswith("buổi"):
            return False  # `dự buổi lễ, trao Bằng khen cho …`
        if _AGENDA.match(folded, after) or purpose().match(folded, at) or _COUPLED.match(folded, at):
            return True
        if plain:
            return False
        if self.units.end(here) > here:
            return True
        if at in self.breaks or not text[at : at + 1].islower():
            return False
        return _NO_OBJECT.match(folded, at) is None
