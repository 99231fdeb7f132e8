"""Dates that begin with a number: `8.2`, `11/8/2017`, `20 tháng 11`, `25-26/12`, `từ 3 đến 5-6`, `30/11-2/12`.

Numbers are looked at one by one; a form is kept if it is a real day and the words before it or the form itself say that
it is a date, so that `16/38 cán bộ`, `9/9 đơn vị`, `39/2012/NĐ-CP` and `1.612 tỷ` are none. All patterns are anchored
and bounded: hostile input costs a constant a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.find.calendar import MONTH_WORD, MONTH_WORDS, PART, PartialDate, full_year, real
from pipeline.find.dates_cue import Cue, Form, read_cue

_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_SEP = r"\ ?[/.–-]\ ?"
_TAIL = (  # from the month on: /8, /8/2017, 8 năm 2017, tháng 8 năm 2017
    rf"(?:(?P<sep>{_SEP})(?P<m>{_MONTH})"
    rf"(?:(?P<sep2>{_SEP})(?P<y>{_YEAR}|\d\d(?!\ ?[/.–-]?\d))|,?\ năm\ (?P<ny>{_YEAR}))?"
    rf"|\ tháng\ ?(?P<tm>{_MONTH}|(?:{MONTH_WORD})(?!\w))(?:(?:,?\ năm\ |\ ?[/.-]\ ?|\ )(?P<ty>{_YEAR}))?)"
)
_TO = rf"(?:hết\ )?(?:(?:{PART})\ )?(?:ngày\ )?(?:mùng\ |mồng\ )?"
_ONE = re.compile(r"(?P<d>\d{1,2})" + _TAIL, re.VERBOSE)
_DAYS = re.compile(
    rf"(?P<d>\d{{1,2}})(?:,\ ?\d{{1,2}}){{0,5}}(?P<join>(?:\ ?[-–]\ ?|\ (?:và|đến|tới|&)\ ){_TO}|,\ )(?P<d2>\d{{1,2}})"
    + _TAIL,
    re.VERBOSE,
)
_THEN = re.compile(rf"(?:\ ?[-–/]\ ?|\ (?:và|đến|tới)\ ){_TO}", re.VERBOSE)
_LONE = re.compile(
    rf"(?P<d>\d{{1,2}})(?:(?:\ ?[-–]\ ?|\ (?:và|đến)\ ){_TO}(?P<d2>\d{{1,2}}))?(?![\d%/]|[.,-]\d)", re.VERBOSE
)
_LONE_END = re.compile(r" ?[,;.)–-]| tại | ở | vừa qua| tháng này|$")
_LUNAR = re.compile(r"[ ,(]{0,2}(?:âm lịch|âl(?!\w))")
_STUCK = re.compile(r"(?:[/-] ?)?[^\W\d_]|[/,.-]\d|\d")  # what makes it a code or a longer number: 12/5-QĐ, 1.2.3.4
_QUANTITY = re.compile(
    r" ?(?:%|‰|°|(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|usd|km|kg|ha|m2|tấn|người|cán bộ|đơn vị|tập thể|cá nhân|đồng chí|"
    r"đại biểu|điểm|chỉ tiêu|thành viên|lượt|vụ|hộ|giải|phiếu|năm(?! \d)|tháng|giờ|phút|lần|tuổi)(?!\w))"
)
_DAY_BEFORE = re.compile(r"(?:ngày|mùng|mồng|sáng|trưa|chiều|tối|hôm|-|–|,|và|đến|thứ \w+) ?$")
_CLOSED = re.compile(r" ?(?:[,;.)\]\n]|$| (?:đến|tới|và|tại|ở|mới|sẽ|đã|này|tới đây|hằng|hàng|năm \d))")
NAMED = re.compile(
    r"(?<!\w)(?:(?:hội trường|nhà văn hóa|nhà máy|công ty|hợp tác xã|htx|quảng trường|công viên|bệnh viện|sân vận động|"
    r"trường|đường|phố|cầu|chợ|khu|hẻm|phong trào|cách mạng|quốc khánh|chiến dịch|lễ|tết|dịp|mừng|"
    r"ngày(?: (?!tháng|\d)[^\W\d]+){1,8}),? )$"
)
"""What gives a day and a month to a name or a feast: `Hội trường `, `Quốc khánh `, `Ngày Nhà giáo Việt Nam `."""


def number_forms(folded: str, numbers: Iterable[tuple[int, int]]) -> Iterator[Form]:
    """Dates in text order, none inside another. `numbers`: the spans of all digit runs of the text."""
    done = 0
    for start, end in numbers:
        if start < done or end - start > 2 or not 1 <= int(folded[start:end]) <= 31:
            continue
        if start and (folded[start - 1] in "/," or folded[start - 1].isalpha()):
            continue
        following = folded[end : end + 7]
        if following[:1] in ("/", ".", "-", "–", ",") or following.lstrip()[:1] in ("/", "-", "–", "&", "v", "đ", "t"):
            form = _days(folded, start) or _day(folded, start)
            form = _dated(folded, _joined(folded, form)) if form else None
        else:
            form = None
        form = form or _lone_day(folded, start)
        if form is not None:
            done = form.end
            yield form


def _when(match: re.Match[str]) -> tuple[int | None, int]:
    word = match["tm"]
    month = int(match["m"]) if word is None else MONTH_WORDS[word] if word in MONTH_WORDS else int(word)
    digits = match["y"] or match["ny"] or match["ty"]
    return full_year(digits) if digits else None, month


def _lunar(folded: str, match: re.Match[str]) -> bool:
    return match["tm"] in ("giêng", "chạp") or _LUNAR.match(folded, match.end()) is not None


def _day(folded: str, start: int) -> Form | None:
    """One day and its month: `11/8/2017`, `8.2`, `14 /7`, `20 tháng 11 năm 2019`, `20.12.17`."""
    match = _ONE.match(folded, start)
    if match is None:
        return None
    if match["tm"] == "năm" and not _DAY_BEFORE.search(folded, max(0, start - 12), start):
        return None  # `sơ kết 9 tháng năm 2019` speaks of nine months, not of a day in May
    year, month = _when(match)
    end = match.end()
    if match["y"] and len(match["y"]) == 2 and match["sep"].strip() != match["sep2"].strip():
        year, end = None, match.end("m")
    when = PartialDate(year, month, int(match["d"]))
    if not real(when.year, when.month, when.day):
        return None
    rule = "dates.month_word" if match["tm"] else "dates.day_month_year" if year else "dates.day_month"
    return Form(start, end, when, when, rule, lunar=_lunar(folded, match))


def _days(folded: str, start: int) -> Form | None:
    """Several days of one month: `25-26/12`, `5 và 6/3`, `3 đến 5-6`, `16, 17 và 18.7`."""
    match = _DAYS.match(folded, start)
    if match is None:
        return None
    year, month = _when(match)
    first, last, join = int(match["d"]), int(match["d2"]), match["join"].strip()
    if join in ("-", "–") and join == (match["sep"] or "").strip() and last <= 12:
        return None  # 20-10-12 is a day of 2012
    if first >= last or not real(year, month, first) or not real(year, month, last):
        return None
    days = PartialDate(year, month, first), PartialDate(year, month, last)
    rule = "dates.days_listed" if join == "," else "dates.days"
    return Form(start, match.end(), *days, rule, lunar=_lunar(folded, match))


def _joined(folded: str, form: Form) -> Form:
    """The form with a second one that ends it: `30/11-2/12`, `19/5/1890 – 19/5/2017`, `5/3 và 6/3`."""
    if form.rule.startswith("dates.days"):
        return form
    join = _THEN.match(folded, form.end)
    other = _day(folded, join.end()) if join else None
    if join is None or other is None or other.lunar:
        return form
    a, b = form.first, other.first
    if a.year is None and b.year is not None and a.month and b.month:
        a = PartialDate(b.year - (a.month > b.month), a.month, a.day)
    word = join[0].strip()
    if word.startswith("và") and (a.month != b.month or (b.day or 0) - (a.day or 0) != 1):
        return form  # two days apart are two dates
    from_day, to_day = a.to_date(), b.to_date()
    if (word == "/" and not (from_day and to_day)) or (from_day and to_day and from_day >= to_day):
        return form
    return replace(form, end=other.end, first=a, last=b, rule="dates.from_to")


def _dated(folded: str, form: Form) -> Form | None:
    """The form with its cue; None where neither cue nor form make it a date."""
    if _STUCK.match(folded, form.end):
        return None
    cue = read_cue(folded, form.start)
    if cue is None or not _convinces(folded, form, cue):
        return None
    end = form.end
    if folded.startswith(")", end) and folded.find("(", cue.start, form.start) >= 0:
        end += 1
    return replace(
        form,
        end=end,
        start=cue.start,
        part=cue.part,
        now=cue.now,
        weekday=cue.weekday,
        loose=cue.loose,
        word=cue.word,
        clock=cue.clock,
    )


def _convinces(folded: str, form: Form, cue: Cue) -> bool:
    written = folded[form.start : form.end]
    if cue.strong:
        decimal = "." in written or "–" in written or "-" in written
        return not (
            decimal and form.first.year is None and form.rule == "dates.day_month" and _QUANTITY.match(folded, form.end)
        )
    if form.rule == "dates.month_word":
        return form.first.year is not None or bool(cue.loose)  # `3 tháng 3 ngày` is a length of time
    if form.rule == "dates.from_to":
        return form.last.year is not None or "/" in written or "tháng" in written or bool(cue.loose)
    if form.rule == "dates.day_month_year":
        return "." not in written or len(written) >= 8  # a bare 1.2.17 numbers a heading
    if form.rule == "dates.days" and form.first.year is not None and len(written) > 9:
        return True
    if cue.loose and form.rule != "dates.days_listed":  # `từ 8/2 mà`, `từ 3 đến 5-6, tại`; not `từ 20 - 30%`
        return not _QUANTITY.match(folded, form.end) and ("/" in written or _CLOSED.match(folded, form.end) is not None)
    before, after = folded[max(0, form.start - 2) : form.start], folded[form.end : form.end + 2]
    if (before.endswith("(") and after.startswith(")")) or NAMED.search(folded, max(0, form.start - 60), form.start):
        return True
    return "/" in written and before == ", " and after.startswith((",", " -", " –"))


def _lone_day(folded: str, start: int) -> Form | None:
    """A day whose month the publication date must say: `sáng ngày 15, tại`, `hôm 15`, `Trong hai ngày 16 và 17,`."""
    if not folded.endswith(("ngày ", "hôm ", "mùng ", "mồng "), max(0, start - 5), start):
        return None
    match = _LONE.match(folded, start)
    cue = read_cue(folded, start)
    if match is None or cue is None or cue.now or not _LONE_END.match(folded, match.end()):
        return None
    first, last = int(match["d"]), int(match["d2"] or match["d"])
    several = match["d2"] is not None and bool(
        {"hai", "ba", "trong", "các", "cả", "từ"} & set(cue.loose.split()) or cue.loose[-1:].isdigit()
    )
    said = cue.part or cue.word == "hôm" or folded.startswith((" vừa qua", " tháng này"), match.end())
    if not (several or said) or first > last or last > 31:
        return None
    days = PartialDate(None, None, first), PartialDate(None, None, last)
    return Form(cue.start, match.end(), *days, "dates.day", cue.part, None, cue.weekday, cue.loose, cue.word, cue.clock)
