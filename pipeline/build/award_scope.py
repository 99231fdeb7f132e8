"""What is no award of this news: registered and planned titles, quotas, refusals, history, biography, contests."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.award_clauses import Frame
from pipeline.build.award_counts import Recipients
from pipeline.build.award_verbs import last_match
from pipeline.build.award_years import is_state
from pipeline.found import Span

_PLANNED = re.compile(
    r"(?<!\w)(?:đăng ký|phấn đấu|chỉ tiêu|mục tiêu|không quá|ít nhất|tối thiểu|quyết tâm|hướng tới|tiến tới"
    r"|(?<!sở )(?<!phòng )(?<!ban )(?<!vụ )kế hoạch(?!,? (?:và |- )?(?:đầu tư|tài chính|hóa))"
    r"|hạn ngạch|được phân bổ|tối đa|cam kết|sẽ xét|được xem xét|xem xét tặng|được xét tặng|được giới thiệu|chỉ xét"
    r"|xét cho)(?!\w)"
)
_UNREAL = re.compile(
    r"(?<!\w)(?:nếu|muốn|để được|phải được|có thể được|chưa được|không được|chưa có|không có|chưa|xứng đáng|ước mơ|mong"
    r"|hy vọng|tiêu chuẩn|điều kiện|quy định|hằng năm|hàng năm|mỗi năm|thường xuyên|chạy|trả lại|xin rút|đòi|bán|mua"
    r"|giả"
    r"|làm giả|thay cho|bị trả|quy trình|thủ tục)(?!\w)"
)
_DENIED = re.compile(r"(?<!\w)(?:chưa|không|nếu|muốn)\s+(?:\w+\s+){0,2}$")
_FILES = re.compile(r"(?:\d[\d.]{0,6}\s+hồ sơ|tổng hợp hồ sơ|nhận hồ sơ|hồ sơ xin)[^.;]*$")
_REFUSED = re.compile(r"(?:trả lại|bị trả|không đủ|không đạt|chưa đủ|không xét|loại bỏ|bị loại|không được thông qua)")
_PAST = re.compile(
    r"(?<!\w)(?:từng|năm nào|từ lớp|trước đây|trong quá trình|nhiều năm|\d{1,2} năm (?:liền|liên tục|qua|liên tiếp)"
    r"|(?:hai|ba|bốn|năm|bảy|mười) năm (?:liền|liên tục|liên tiếp)|qua các thời kỳ|nhiều danh hiệu"
    r"|danh hiệu cao quý như"
    r"|phần thưởng cao quý|cuộc đời|các năm \d{4}|nhiều lần|những năm|trong các năm|qua \d{1,2} năm|suốt|liên tục từ"
    r"|trong kháng chiến|trước đó,? (?:vào )?năm|\d{1,2} năm (?:trở lại|gần đây)|đương chức|giai đoạn trước"
    r"|(?:sau|trong|qua) \d{1,2} (?:năm|lần)[^.;]{0,24} đã có|là một trong những|đã có \d{1,2} năm"
    r"|từ (?:năm )?(?:19|20)\d\d đến nay"
    r"|(?:đã|từng|vinh dự) (?:\d{1,2}|hai|ba|bốn|năm) lần(?: vinh dự)? được)(?!\w)"
)
# For what the award is given: `vì những đóng góp trong suốt 15 năm qua, …` tells of no earlier award.
_REASON = re.compile(
    r"(?<!\w)(?:vì|với|do|ghi nhận|nhờ|bởi)\s+(?:(?:có|những|các|đã)\s+)*(?:thành tích|đóng góp|công lao|cống hiến"
    r"|nỗ lực)[^;.:]{0,160}?,"
)
_YEARS = re.compile(r"\s*(?:(?:các|trong) năm \d{4}|nhiều năm|\d{1,2} năm liền|nhiều lần)")
_YEAR_TOLD = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)(?!\d)")
_GOT_THEN = re.compile(r"\s*,?\s*(?:\w+\s+){0,8}(?:được|nhận|đạt|đón nhận|lại|vinh dự)")
_BRACKET_YEAR = re.compile(r"\s*(?P<open>\()?(?:vào |các )?(?:năm )?\(?(?P<y>(?:19|20)\d\d)(?!\d)")
_COURT = frozenset(("bị cáo", "vks", "hđxx", "tình tiết giảm nhẹ"))
_CONTEST = re.compile(
    r"(?<!\w)(?:bị cáo|vks|hđxx|tình tiết giảm nhẹ|vô địch|giải đấu|hoa hậu|á hậu|người đẹp|trận đấu|trận chung kết"
    r"|cuộc thi|hội thao|hội diễn|hội thi|liên hoan phim|giải nhất|giải nhì|giải ba|giải bóng|toàn đoàn|huy chương vàng"
    r"|ban tổ chức(?! (?:tỉnh|huyện|thành|trung|quận|đảng))|btc|thí sinh|vận động viên|hlv|showbiz|mv|album|ca khúc"
    r"|bộ phim|phim|giáo sư âm nhạc)(?!\w)"
)
_FOREIGN = re.compile(
    r"(?<!\w)(?:tổng thống|nữ hoàng|hoàng gia|điện kremlin|liên xô|nobel|oscar|fifa|uefa|premier league"
    r"|champions league)(?!\w)"
)
_NOUN = re.compile(
    r"(?<!quyết định về )(?<!quyết định )(?<!quyết định số )(?:hội đồng|quy trình"
    r"|thủ tục(?! đề nghị)|danh sách|công tác|việc|hồ sơ|quy định về|đợt|lần|nghị định về|thông tư về"
    r"|quá trình|tiêu chí|chế độ|vấn đề|xung quanh|chuyện)\s+(?:xét\s+)?"
    r"(?:phong tặng|xét tặng|tặng|truy tặng|công nhận|trao tặng|trao)[^;.]{0,30}$"
)
_RULED = re.compile(
    r"(?<!\w)(?:nghị định|nghị quyết|thông tư|văn bản|công văn|luật|quy chế|kế hoạch)[^;:]{0,110}?(?<!\w)về (?:việc )?"
    r"(?:xét )?(?:(?:phong tặng|truy tặng|xét tặng|tặng|trao tặng)(?:, | và )?)+[^;:.]{0,60}$"
)
_STRUCK = re.compile(r"(?:(?:không|chưa) đưa|khỏi (?:danh sách|đề cử)|bị loại|bị gạt)[^.;]{0,120}$")
_UNDECIDED = re.compile(r"(?<!\w)(?:nếu|việc|xem xét|kiến nghị|đề nghị|có nên|nên|có thể|phải|đang làm)(?!\w)")
_WISH = re.compile(r"(?<!\w)(?:nên|cần|phải|có thể|để|xem xét|đáng|mong được|xứng đáng được)\s+(?:được\s+)?$")
_INDEFINITE = re.compile(r"(?<!\w)(?:những|người nào|ai)(?!\w)")
_NEWS = re.compile(
    r"(?<!\w)(?:dịp này|nhân dịp|tại (?:buổi|hội nghị|lễ|đại hội|chương trình)|cũng tại|trong buổi lễ|vừa|hôm (?:nay"
    r"|qua)"
    r"|(?:sáng|chiều|tối|trưa|ngày) (?:ngày )?\d{1,2}|sáng nay|chiều nay|lễ (?:đón|trao|công bố)|tổ chức|thừa ủy quyền"
    r"|quyết định|kết quả|nhận thưởng|đợt này)(?!\w)"
)
_AFTERWARDS = re.compile(
    r"(?<!\w)(?:nhân dịp|dịp này|cũng tại|tại (?:hội nghị|buổi lễ|lễ|đại hội)|thừa ủy quyền|trao)(?!\w)"
)
_PRESS = 2000  # no page is older; a day before it is one of history
_WINDOW = 1000  # characters before and behind a title that are judged


class Scope:
    """Judges the frames of one article."""

    def __init__(self, doc: Doc) -> None:
        self.folded: str = doc._.folded
        self.days = [d for d in doc._.dates if d.precision == "day" and d.last.year and d.last.year < 2100]
        self.now = self._written(doc)
        top = [s for s in doc._.sentences if s.role in (Role.TITLE, Role.LEAD)] or doc._.sentences[:1]
        self._top = [(s.start, s.end) for s in top[:6]]

    def _written(self, doc: Doc) -> int:
        """The year in which the article was written, as far as its page and dates tell; 0 if they don't."""
        article = doc._.article
        published = str(article.published.value) if article is not None and article.published else ""
        if published[:4].isdigit():
            return int(published[:4])
        latest = max((d.last.year or 0 for d in self.days), default=0)
        if latest >= _PRESS:
            return latest
        told = [int(m[1]) for m in _YEAR_TOLD.finditer(self.folded) if m[1] >= "2000"]
        return max((y for y in told[:200] if told.count(y) > 1 or len(told) < 4), default=0)

    def refuses(self, frame: Frame, sentence: Span, who: Recipients, *, opening: int) -> str:
        """Why the frame is no award of this news (one word), or an empty string.

        `nobody`: no recipient is told; such a mention may still add to one told elsewhere. `opening`: where the words
        begin that introduce the list whose item the sentence is, else the sentence's start.
        """
        if not frame.mode:
            return "untold"
        if frame.registered:
            return "registered"
        title, behind = frame.mention.start, frame.mention.end
        start, end = max(sentence[0], title - _WINDOW), min(sentence[1], behind + _WINDOW)
        before = self.folded[start:title]
        near = before[-120:]
        near = near[near.rfind(";") + 1 :]
        if self._planned(before, opening, sentence[0]):
            return "planned"
        if frame.status != "revoked" and (_FILES.search(before) or _STRUCK.search(before)):
            return "refused"
        if frame.status == "proposed" and _REFUSED.search(self.folded, behind, min(end, behind + 120)):
            return "refused"
        if self._unreal(frame, start, near, who):
            return "unreal"
        if frame.status == "conferred" and self._history(frame, start, end):
            return "history"
        if self._elsewhere(frame, start, end, who):
            return "elsewhere"
        if _NOUN.search(before[-60:]) or _NOUN.search(self.folded, max(start, min(frame.left, title)), title):
            return "procedure"
        if not who and self.ruled(frame):
            return "procedure"
        if frame.status == "revoked" and _UNDECIDED.search(near):
            return "undecided"
        return self._empty(frame, start, end, who)

    def ruled(self, frame: Frame) -> bool:
        """Whether the title is what a rule or a resolution is about: `Nghị định … về xét tặng danh hiệu A`."""
        title = frame.mention.start
        return frame.mode == "give" and _RULED.search(self.folded, max(0, title - 240), title) is not None

    def _planned(self, before: str, opening: int, start: int) -> bool:
        """Whether the title is registered, aimed at or limited, and not given in a later clause of the sentence."""
        last = last_match(_PLANNED, before, 0, len(before))
        if last and not _AFTERWARDS.search(before, last.end()):
            return True
        return opening < start and _PLANNED.search(self.folded, max(opening, start - _WINDOW), start) is not None

    def _unreal(self, frame: Frame, start: int, near: str, who: Recipients) -> bool:
        """Whether the title is wished for, denied or ruled on."""
        title = frame.mention.start
        if (_UNREAL.search(near) and not who) or _DENIED.search(self.folded, max(start, frame.left, title - 24), title):
            return True
        cue = frame.cue[0] if frame.cue and frame.status == "conferred" else -1
        return cue >= 0 and _WISH.search(self.folded, max(start, cue - 30), cue) is not None

    def _history(self, frame: Frame, start: int, end: int) -> bool:
        """Whether the award was given in earlier years."""
        title, behind = frame.mention.start, frame.mention.end
        if _PAST.search(_REASON.sub(",", self.folded[start:behind])) or _YEARS.match(self.folded, behind):
            return True
        if not self.now:
            return False
        if any(start <= d.start < title and (d.last.year or self.now) < self.now - 1 for d in self.days):
            return True
        year = _BRACKET_YEAR.match(self.folded, behind, end)
        if year and (year["open"] or frame.subject) and int(year["y"]) < self.now - (1 if year["open"] else 2):
            return True
        told = last_match(_YEAR_TOLD, self.folded, start, max(start, frame.left, title))
        if told is None or int(told[1]) >= self.now - 1 or re.search(r"[;:]", self.folded[told.end() : title]):
            return False
        return _GOT_THEN.match(self.folded, told.end(), title) is not None

    def _elsewhere(self, frame: Frame, start: int, end: int, who: Recipients) -> bool:
        """Whether the title belongs to sport, show business, a court case, another state, or to nobody's system."""
        granters = frame.granters.values
        contest = _CONTEST.search(self.folded, start, end)
        order = frame.mention.title.startswith("Huân chương") or frame.mention.title.endswith("Chính phủ")
        if contest and ((not granters and not order) or contest[0] in _COURT):
            return True
        if granters:
            return _FOREIGN.match(str(granters[0].value).lower()) is not None
        named = frame.mention.kind == "proper"
        known = frame.mention.title.lower().startswith(("huy hiệu", "kỷ niệm chương"))
        return (named and not known and not who.stated) or _FOREIGN.search(self.folded, start, end) is not None

    def _empty(self, frame: Frame, start: int, end: int, who: Recipients) -> str:
        """Whether too little is told: nobody gets it, or no sign that getting it is the news."""
        granted = bool(frame.granters.values) or frame.mention.title.endswith("Chính phủ")
        indefinite = (
            who.vague and not who and _INDEFINITE.search(self.folded, min(start, frame.left), frame.mention.end)
        )
        if indefinite and not _NEWS.search(self.folded, start, end):
            return "indefinite"
        here = frame.mode == "give" and not indefinite and _NEWS.search(self.folded, start, end)
        told = who.vague and (granted or here)
        if not who and not told:
            return "nobody"
        title = frame.mention.title
        named_so = frame.cue is not None and self.folded[slice(*frame.cue)] == "là"
        if named_so and (not who.stated or frame.mention.kind == "proper" or is_state(title)):
            return "named so"
        by = bool(frame.granters.values) and not is_state(title)
        if frame.subject and frame.status == "conferred" and not by and not who.stated:
            return "" if self._fresh(frame, start, end) else "stale"
        return ""

    def _fresh(self, frame: Frame, start: int, end: int) -> bool:
        """Whether the sentence, the headline or the lead shows that getting the award is this article's news."""
        if _NEWS.search(self.folded, start, end):
            return True
        words = frame.mention.base.lower()
        return any(self.folded.find(words, a, b) >= 0 for a, b in self._top)
