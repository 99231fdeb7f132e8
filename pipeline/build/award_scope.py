"""What is no award of this news: registered and planned titles, quotas, refusals, history, biography, contests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.award_frames import Frame
from pipeline.build.award_recipients import Recipients
from pipeline.build.award_years import is_state
from pipeline.found import Span

_PLANNED = re.compile(
    r"(?<!\w)(?:đăng ký|phấn đấu|chỉ tiêu|mục tiêu|không quá|ít nhất|tối thiểu|quyết tâm|hướng tới|kế hoạch|tiến tới|hạn ngạch|được phân bổ"
    r"|tối đa|cam kết|sẽ xét|được xem xét|xem xét tặng|được xét tặng|được giới thiệu|chỉ xét|xét cho)(?!\w)"
)
_UNREAL = re.compile(
    r"(?<!\w)(?:nếu|muốn|để được|phải được|có thể được|chưa được|không được|chưa có|không có|chưa|xứng đáng|ước mơ|mong|hy vọng|tiêu chuẩn|điều kiện"
    r"|quy định|hằng năm|hàng năm|mỗi năm|thường xuyên|chạy|chạy theo|trả lại|xin rút|đòi|bán|mua|giả|làm giả|thay cho|bị trả|quy trình|thủ tục)(?!\w)"
)
_FILES = re.compile(r"(?:\d[\d.]*\s+hồ sơ|tổng hợp hồ sơ|nhận hồ sơ|hồ sơ xin)[^.;]*$")
_REFUSED = re.compile(r"(?:trả lại|bị trả|không đủ|không đạt|chưa đủ|không xét|loại bỏ|bị loại|không được thông qua)")
_PAST = re.compile(
    r"(?<!\w)(?:từng|trước đây|trong quá trình|nhiều năm|\d+ năm (?:liền|liên tục|qua|liên tiếp)|(?:hai|ba|bốn|năm|mười) năm (?:liền|liên tục|liên tiếp)"
    r"|qua các thời kỳ|nhiều danh hiệu|danh hiệu cao quý như|phần thưởng cao quý|cuộc đời|các năm \d{4}|nhiều lần|những năm|trong các năm|qua \d+ năm|suốt|bảy năm|liên tục từ"
    r"|trong kháng chiến|giai đoạn trước|là một trong những|đã có \d+ năm)(?!\w)"
)
_YEARS = re.compile(r"\s*(?:(?:các|trong) năm \d{4}|nhiều năm|\d+ năm liền|nhiều lần)")
_YEAR_CLAUSE = re.compile(r"(?:^|[;:,.(–-]\s*|và\s+|(?<=\s))(?:vào\s+)?(?:đầu\s+|cuối\s+|đến\s+|tháng \d+[/ ](?:năm\s+)?)?(?:năm\s+)?((?:19|20)\d\d)(?!\d)")
_BRACKET_YEAR = re.compile(r"\s*(?P<open>\()?(?:vào |các )?(?:năm )?\(?(?P<y>(?:19|20)\d\d)(?!\d)")
_CONTEST = re.compile(
    r"(?<!\w)(?:vô địch|giải đấu|hoa hậu|á hậu|người đẹp|trận đấu|trận chung kết|cuộc thi|hội thao|hội diễn|hội thi|liên hoan phim|giải nhất|giải nhì"
    r"|giải ba|ban tổ chức(?! (?:tỉnh|huyện|thành|trung|quận|đảng))|btc|giải bóng|toàn đoàn|huy chương vàng|thí sinh|vận động viên|hlv|showbiz|mv|album|ca khúc|bộ phim|phim|sê-ri|giáo sư âm nhạc|bị cáo|vks|hđxx|tình tiết giảm nhẹ)(?!\w)"
)
_FOREIGN = re.compile(r"(?<!\w)(?:tổng thống|nữ hoàng|hoàng gia|điện kremlin|liên xô|nobel|oscar|fifa|uefa|premier league|champions league)(?!\w)")
_NOUN = re.compile(r"(?:hội đồng|quy trình|thủ tục|danh sách|công tác|việc|hồ sơ|quy định về|đợt|lần|nghị định về|thông tư về|quá trình|tiêu chí|chế độ|vấn đề|xung quanh|chuyện)\s+(?:xét\s+)?(?:phong tặng|xét tặng|tặng|truy tặng|công nhận|trao tặng|trao)(?:[^;.]{0,30})$")
_UNDECIDED = re.compile(r"(?<!\w)(?:nếu|việc|xem xét|kiến nghị|đề nghị|có nên|nên|có thể|phải|đang làm)(?!\w)")
_WISH = re.compile(r"(?<!\w)(?:nên|cần|phải|có thể|để|xem xét|đáng|mong được|xứng đáng được)\s+(?:được\s+)?$")
_INDEFINITE = re.compile(r"(?<!\w)(?:những|người nào|ai)(?!\w)")
_NEWS = re.compile(
    r"(?<!\w)(?:dịp này|nhân dịp|tại (?:buổi|hội nghị|lễ|đại hội|chương trình)|cũng tại|trong buổi lễ|vừa|hôm (?:nay|qua)|(?:sáng|chiều|tối|trưa|ngày)"
    r" (?:ngày )?\d|sáng nay|chiều nay|lễ (?:đón|trao|công bố)|tổ chức|thừa (?:ủy|uỷ) quyền|quyết định|kết quả|nhận thưởng|đợt này)(?!\w)"
)
_AFTERWARDS = re.compile(r"(?<!\w)(?:nhân dịp|dịp này|cũng tại|tại (?:hội nghị|buổi lễ|lễ|đại hội)|thừa (?:ủy|uỷ) quyền|trao)(?!\w)")


class Scope:
    """Judges the frames of one article."""

    def __init__(self, doc: Doc) -> None:
        self.folded: str = doc._.folded
        self.now = _reference_year(doc)
        self.days = [d for d in doc._.dates if d.precision == "day"]
        top = [s for s in doc._.sentences if s.role in (Role.TITLE, Role.LEAD)]
        self.opening = [(s.start, s.end) for s in (top or doc._.sentences[:1])[:6]]

    def refuses(self, frame: Frame, sentence: Span, who: Recipients, *, opening: int) -> str:
        """Why the frame is no award of this news (a word), or an empty string. `opening`: start of the lead-in, if any."""
        start, end = sentence
        folded = self.folded
        if not frame.mode:
            return "untold"
        if frame.registered:
            return "registered"
        title = frame.mention.start
        before = folded[start:title]
        clause = folded[max(start, min(frame.left, title)) : title]
        after = folded[frame.mention.end : end]
        planned = None
        for planned in _PLANNED.finditer(before):
            pass
        if planned and not _AFTERWARDS.search(before, planned.end()):
            return "planned"
        if opening < start and _PLANNED.search(folded, opening, start):
            return "planned"
        near = before[-120:] if ";" not in before[-120:] else before[before.rfind(";") + 1 :]
        if _FILES.search(before) and frame.status != "revoked" or (frame.status == "proposed" and _REFUSED.search(after[:120])):
            return "refused"
        if _UNREAL.search(near) and not (who.names or who.collectives or who.individuals) or re.search(r"(?:chưa|không|nếu|muốn|chưa được)\s+(?:\w+\s+){0,2}$", clause[-24:]):
            return "unreal"
        if frame.status == "conferred" and (_PAST.search(folded, start, frame.mention.end) or _YEARS.match(folded, frame.mention.end) or self._past_year(frame, start, end)):
            return "history"
        contest = _CONTEST.search(folded, start, end)
        if contest and (not frame.granters.values or contest[0] in ("bị cáo", "vks", "hđxx", "tình tiết giảm nhẹ")):
            return "contest"
        if _FOREIGN.search(folded, start, end) and not frame.granters.values:
            return "foreign"
        named = frame.granters.values or frame.mention.title.endswith("Chính phủ")
        if _NOUN.search(clause) or _NOUN.search(before[-60:]):
            return "procedure"
        if frame.cue and frame.status == "conferred" and _WISH.search(folded, max(start, frame.cue[0] - 30), frame.cue[0]):
            return "unreal"
        if self._improper(frame, after):
            return "no title"
        if who.vague and not who and _INDEFINITE.search(folded, frame.left, frame.mention.end) and not _NEWS.search(folded, start, end):
            return "indefinite"
        if not who and not (who.vague and named):
            return "nobody"
        counted = any(c is not None and c.rule != "award.count_named" for c in (who.collectives, who.individuals))
        if frame.cue and folded[slice(*frame.cue)] == "là" and not (counted and frame.mention.kind != "proper" and not is_state(frame.mention.title)):
            return "named so"
        granted = frame.granters.values and not is_state(frame.mention.title)
        if frame.subject and frame.status == "conferred" and not granted and not counted and not self._fresh(frame, start, end):
            return "stale"
        if frame.status == "revoked" and _UNDECIDED.search(near):
            return "undecided"
        return ""

    def _improper(self, frame: Frame, after: str) -> bool:
        """Whether a name told as `danh hiệu` comes from nobody who grants titles, or the granter is foreign."""
        granters = frame.granters.values
        if granters and _FOREIGN.match(str(granters[0].value).lower()):
            return True
        title = frame.mention.title.lower()
        named = frame.mention.kind == "proper" and not title.startswith(("huy hiệu", "kỷ niệm chương", "giải thưởng"))
        return named and not granters

    def _fresh(self, frame: Frame, start: int, end: int) -> bool:
        """Whether the sentence, the headline or the lead shows that getting the award is this article's news."""
        if _NEWS.search(self.folded, start, end):
            return True
        words = frame.mention.base.lower()
        return any(words in self.folded[a:b] for a, b in self.opening)

    def _past_year(self, frame: Frame, start: int, end: int) -> bool:
        """Whether a year two or more before the article's is told as that of the giving."""
        if not self.now:
            return False
        if any(start <= d.start < frame.mention.start and d.last.year and d.last.year < self.now - 1 for d in self.days):
            return True
        behind = _BRACKET_YEAR.match(self.folded, frame.mention.end, end)
        if behind and int(behind["y"]) < self.now - (1 if behind["open"] else 2) and (behind["open"] or frame.subject):
            return True
        first = None
        clause = max(start, frame.left)
        for first in _YEAR_CLAUSE.finditer(self.folded, start, max(clause, frame.mention.start)):
            pass
        if first and int(first[1]) < self.now - 1:
            between = self.folded[first.end() : frame.mention.start]
            return re.match(r"\s*,?\s*(?:\w+\s+){0,8}(?:được|nhận|đạt|đón nhận|lại|vinh dự)", between) is not None and not re.search(r"[;:]", between)
        return False


def _reference_year(doc: Doc) -> int:
    """The year in which the article was written, as far as its pages and dates tell; 0 if they don't."""
    article = doc._.article
    published = str(article.published.value) if article is not None and article.published else ""
    if published[:4].isdigit():
        return int(published[:4])
    years = [d.last.year for d in doc._.dates if d.last.year and d.last.year < 2100 and d.precision == "day"]
    if years:
        return max(years)
    told = [int(y) for y in re.findall(r"(?<!\d)20\d\d(?!\d)", doc._.folded)]
    return max((y for y in told if told.count(y) > 1 or len(told) < 4), default=0)


__all__: Sequence[str] = ["Scope"]
