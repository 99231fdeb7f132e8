"""How surely a mention of a meeting is the report of one: held, in scope, now, here.

The guidelines leave out what is past or planned and told in passing, show business, sport, trials and foreign-only
events. Each sign adds or takes a fixed amount; the amounts were set by reading what came out of the news corpus, and
the least score of an entry (pipeline/build/events.py) is in the same scale.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.find.dates import DateMention
from pipeline.find.events import EventMention
from pipeline.find.names import COMMON
from pipeline.find.tables import column, places
from pipeline.text.normal import fold
from pipeline.text.sentences import Sentence

_BASE = {"held": 3.0, "occurs": 3.0, "chaired": 2.6, "attended": 2.0, "title": 1.2, "at": 1.0, "none": 0.0}
_EARLY = (1.5, 1.3, 1.0, 0.6, 0.4)  # what the first content sentences add
_LATE = 5  # from this content sentence on, an undated mention is most often told in passing
_OPENING = 3  # content sentences that tell what an article is about
_SHALL = re.compile(r"(?<!\w)(?:sẽ|sắp|dự kiến|chuẩn bị)(?!\w)(?!.*(?<!\w)(?:đã|vừa)(?!\w))")
_PUBLIC = frozenset(("party", "state", "assembly", "front", "union", "army", "police", "court", "school", "health",
                     "association", "block", "enterprise"))  # fmt: skip


@cache
def countries() -> re.Pattern[str]:
    """Names of foreign countries as written; `Lào Cai` begins with one and is at home."""
    names = sorted(column("countries", "name"), key=lambda name: (-len(name), name))
    capitals = "".join(sorted({name[0] for name in names}))
    longer = sorted({p.split(f"{fold(n)} ", 1)[1] for n in names for p in places() if p.startswith(f"{fold(n)} ")})
    home = rf"(?!\s(?:{'|'.join(map(re.escape, longer))})(?!\w))" if longer else ""
    return re.compile(rf"(?<!\w)(?=[{capitals}])(?:{'|'.join(map(re.escape, names))})(?!\w)(?i:{home})")


def dates_in(doc: Doc, start: int, end: int) -> list[DateMention]:
    """The dates between two offsets that may be an event's own."""
    return [d for d in doc._.dates if start <= d.start < end and d.role == "event"]


class Scale:
    """Weighs the mentions of one article."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.folded: str = doc._.folded
        self.dates = [d for d in doc._.dates if d.role == "event"]
        self.bodies = [u.start for u in doc._.units if u.kind in _PUBLIC]
        names = (m.name for m in doc._.people)
        self.persons = [a for a, b in names if self.folded[a:b].split()[0] in COMMON]
        self.places = [p.start for p in doc._.places]
        content = [i for i, s in enumerate(doc._.sentences) if s.role in (Role.LEAD, Role.BODY)]
        self.rank = {index: n for n, index in enumerate(content)}
        opening = [s for i, s in enumerate(doc._.sentences) if s.role is Role.TITLE or self.rank.get(i, 99) < _OPENING]
        self.opening = opening
        years = [d.first.year for d in doc._.dates if d.first.year and d.role in ("event", "telling", "dateline")]
        self.latest = max(years, default=None)
        strange = doc._.terms.get("out_of_scope", ())
        self.strange = [t.start for t in strange]
        self.off_topic = len({t.row.term for s in opening for t in strange if s.start <= t.start < s.end})

    def score(self, mention: EventMention) -> float:
        """The mention's score; an entry needs about 3."""
        sentence = self.doc._.sentences[mention.sentence]
        place = self.rank.get(mention.sentence)
        dated = bool(dates_in(self.doc, sentence.start, sentence.end))
        score = _BASE[mention.relation] + dated
        if place is not None and place < len(_EARLY):
            score += _EARLY[place]
        elif place is not None and place >= _LATE and not dated and mention.relation not in ("held", "chaired"):
            score -= 1.0
        score += 0.5 * (not mention.bare) + 0.7 * (mention.kinds != ("meeting",))
        score -= 2.0 * (sentence.role is Role.CAPTION)
        if mention.doubtful:
            score -= 3.0
        elif _SHALL.search(self.doc._.folded, sentence.start, mention.start):
            score -= 1.0 if place is not None and place < 2 and dated else 3.0
        return score - self.past(sentence) - self._out_of_scope(sentence)

    def public_units(self, sentence: Sentence) -> int:
        """How many public bodies the sentence names."""
        return _within(self.bodies, sentence)

    def foreign(self, sentence: Sentence) -> int:
        """How many names of foreign countries the sentence and the article's opening hold."""
        stretches = [sentence, *self.opening]
        return sum(len(countries().findall(self.doc._.text, s.start, s.end)) for s in stretches)

    def past(self, sentence: Sentence) -> float:
        """What a sentence loses whose dates lie years before the article's latest one."""
        years = [d.first.year for d in dates_in(self.doc, sentence.start, sentence.end) if d.first.year]
        if not years or self.latest is None:
            return 0.0
        behind: int = self.latest - max(years)
        return min(3.0, 1.5 * max(0, behind))

    def _out_of_scope(self, sentence: Sentence) -> float:
        """What signs of sport, show business, trials, trade and foreign parts take away."""
        own = _within(self.strange, sentence)
        loss = 0.8 * own + (0.7 * self.off_topic if self.off_topic > 1 else 0.0)
        if not self.at_home(sentence) and not any(map(self.at_home, self.opening)):
            loss += 3.0
        return min(loss, 4.0)

    def at_home(self, sentence: Sentence) -> bool:
        """Whether a sentence names something Vietnamese: the country, a public body, a person, a province."""
        if any(_within(starts, sentence) for starts in (self.bodies, self.persons, self.places)):
            return True
        return self.folded.find("việt nam", sentence.start, sentence.end) >= 0


def _within(starts: list[int], sentence: Sentence) -> int:
    """How many of the sorted offsets lie in the sentence."""
    return bisect_left(starts, sentence.end) - bisect_left(starts, sentence.start)
