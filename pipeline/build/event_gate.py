"""Whether an event in the making is one of ours: a logistic model over what the article shows of it.

The model (pipeline/model/events.json) is trained by pipeline/train/events.py on gold articles; its probability is the
confidence of a conference. Without the file every event passes.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.event_score import Scale, dates_in
from pipeline.find.event_kinds import kinds_of

if TYPE_CHECKING:
    from pipeline.build.events import Event

_RELATIONS = ("held", "occurs", "chaired", "attended", "at", "none")
# Words that are counted over the whole article, plainly: speed matters more than a stray syllable here.
_FIELD = ("thi đua", "khen thưởng", "bằng khen", "huân chương", "giấy khen", "danh hiệu", "tuyên dương")
_CHAIRED = ("chủ trì", "chủ tọa", "điều hành", "tham dự", "đến dự", "tới dự", "phát biểu tại")
_BACK = ("tại hội nghị", "tại buổi", "tại lễ", "tại cuộc họp", "tại phiên", "tại kỳ họp", "dự hội nghị", "dự buổi")
_COMRADE = ("đồng chí", "đ/c", "đại biểu")
_OCCASION = re.compile(r"(?:dịp|nghỉ|ngày|mừng|chào mừng)\s+(?:các\s+|ngày\s+|đại\s+)*$")
_AFTER = re.compile(r"(?:sau|trước|từ)\s+(?:khi\s+|buổi\s+|cuộc\s+)?$")
_EARLIER = re.compile(
    r"\W*(?:trước đó|trước đây|trước kia|hồi|gần đây|mới đây|vừa qua|năm ngoái|tuần trước|tháng trước|năm \d{4}"
    r"|vào (?:cuối|đầu|tháng|năm)|(?:cách đây|hơn|gần)? ?\w+ (?:ngày|tuần|tháng|năm) trước)(?!\w)"
)
_RECENT = re.compile(r"\s(?:mới đây|gần đây|vừa qua|hồi|trước đó|năm ngoái)(?!\w)")
_NOTICE = re.compile(
    r"(?<!\w)(?:văn bản|công văn|xin|thông báo|kế hoạch|phương án|phục vụ|chuẩn bị|giao|chỉ đạo)(?!\w)"
)
_SHOW = ("giải thưởng", "cuộc thi", "đêm", "ca sĩ", "nghệ sĩ", "diễn viên", "hoa hậu", "phim", "thí sinh", "khán giả")
_WORD = re.compile(r"\w+")
_FEW = 6  # counts beyond this say no more


def features(doc: Doc, event: Event, scale: Scale) -> dict[str, float]:
    """What the article shows of the event, by name; counts are capped, booleans are 0 or 1."""
    mention = event.main
    sentence = doc._.sentences[mention.sentence]
    folded = doc._.folded
    place = scale.rank.get(mention.sentence, 20)
    title = " ".join(folded[s.start : s.end] for s in doc._.sentences if s.role is Role.TITLE)
    own = folded[sentence.start : sentence.end]
    before = own[: mention.start - sentence.start]
    people = [m for m in doc._.people if m.offices]
    found = {f"relation={name}": float(mention.relation == name) for name in _RELATIONS}
    words = set(_WORD.findall(folded, mention.start, mention.end))
    found |= {
        "score": event.score,
        "further": float(event.rule == "event.further"),
        "rank": min(place, 10) / 10,
        "first": float(place == 0),
        "dated": float(bool(dates_in(doc, sentence.start, sentence.end))),
        "bare": float(mention.bare),
        "plain": float(mention.kinds == ("meeting",)),
        "doubtful": float(bool(mention.doubtful)),
        "caption": float(sentence.role is Role.CAPTION),
        "press": float("báo" in mention.head),
        "off_topic": min(scale.off_topic, _FEW),
        "past": scale.past(sentence),
        "foreign": min(scale.foreign(sentence), _FEW),
        "home": float(scale.at_home(sentence)),
        "home_opening": float(any(map(scale.at_home, scale.opening))),
        "units": min(scale.public_units(sentence), _FEW),
        "officials": min(sum(sentence.start <= m.start < sentence.end for m in people), _FEW),
        "officials_all": min(len(people), _FEW),
        "title_kind": float(bool(title) and kinds_of(title, "") != ("meeting",)),
        "title_head": float(mention.head.split()[0] in title),
        "field": min(sum(map(folded.count, _FIELD)), 2 * _FEW),
        "chairs": min(sum(map(folded.count, _CHAIRED)), _FEW),
        "back": min(sum(map(folded.count, _BACK)), _FEW),
        "comrades": min(sum(map(folded.count, _COMRADE)), _FEW),
        "quoted": float(before.count("“") > before.count("”")),
        "long": min(len(folded), 8000) / 1000,
        "occasion": float(_OCCASION.search(before[-24:]) is not None),
        "after": float(_AFTER.search(before[-24:]) is not None),
        "earlier": float(_EARLIER.match(own) is not None or _RECENT.match(folded, mention.end) is not None),
        "notice": float(_NOTICE.search(before) is not None),
        "verbal": float(mention.verbal),
        "act": float(mention.verbal and mention.bare),
        "in_title": len(words & set(_WORD.findall(title))) / max(1, len(words)),
        "show": min(sum(map(folded.count, _SHOW)), 2 * _FEW),
        "strange": min(len(scale.strange), 2 * _FEW),
        "named": min(len(words), 20) / 10,
        "block": float("khối thi đua" in own or "cụm thi đua" in own),
    }
    return found


@cache
def _model() -> dict[str, Any] | None:
    path = resources.files("pipeline") / "model" / "events.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def probability(found: dict[str, float]) -> float:
    """The model's probability that the event is one of ours; 1.0 without a model."""
    model = _model()
    if model is None:
        return 1.0
    weights: dict[str, float] = model["weights"]
    total = model["intercept"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def threshold() -> float:
    """The least probability of an entry."""
    model = _model()
    return float(model["threshold"]) if model else 0.0
