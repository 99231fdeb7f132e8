"""What the article shows of each value that bears a confidence: small named numbers, and its rule.

Four types of value: conferences, persons (chairs, participants), units (organizers, block, its offices, member units)
and awards. The weights of the signs are learned (pipeline/train/confidence.py) and applied by
pipeline/build/confidence.py. Counts are capped, booleans are 0 or 1. An absent sign counts as 0, so that a further one
(the log odds of a tagger, where it knows the span) is a line here and a new training.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.evidence import Flat
from pipeline.find.names import is_surname, is_vietnamese
from pipeline.text.normal import fold
from pipeline.text.sentences import ITEM

PERSONS = ("chairs", "participants")
UNITS = ("organizers", "member_units", "block_deputies")  # lists; then the fields that hold one unit:
LONE = ("block", "block_leader", "block_next_leader")

_FIELD = ("thi đua", "khen thưởng", "bằng khen", "huân chương", "giấy khen", "danh hiệu", "tuyên dương")
_COUNTED = re.compile("|".join(_FIELD))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AGAIN = re.compile(r"(?<!\w)lần (?:thứ|\d)")
# People are quoted in news who were at no meeting; at one they speak, attend, hand over.
_TELLS = re.compile(r"(?<!\w)(?:cho biết|cho hay|thông tin|chia sẻ|trả lời|nói về|trao đổi với)(?!\w)")
_ACTS = re.compile(r"(?<!\w)(?:phát biểu|tham dự|tới dự|đến dự|dự|chủ trì|điều hành|nhấn mạnh|kết luận|báo cáo)(?!\w)")
_GOES_ON = re.compile(r"[ ](?:của|về|và|với|thuộc)(?!\w)")  # behind a unit: its name may have been cut
_DIGITS = frozenset("0123456789")
_FAR = 12  # sentences beyond which a distance says no more


@dataclass(slots=True)
class Value:
    """One value: its pointer, type and signs, the rule whose record is one more sign, the conference it hangs on."""

    pointer: str
    type: str
    signs: dict[str, float]
    rule: str = ""
    event: int | None = None


def log_odds(probability: float) -> float:
    """Of a probability, held between -5 and 5, so that no single sign settles a value."""
    held = min(max(probability, 0.0067), 0.9933)
    return math.log(held / (1.0 - held))


def values(doc: Doc, tree: Mapping[str, Any], flat: Flat) -> Iterator[Value]:
    """The record's values that bear a confidence, in the record's order; `flat` is `tree` made plain."""
    if not (tree["conferences"] or tree["awards"]):
        return
    reader = _Reader(doc, tree, flat)
    for i in range(len(tree["conferences"])):
        yield reader.conference(i)
        yield from reader.attendance(i)
        yield from reader.units(i)
    for i in range(len(tree["awards"])):
        yield reader.award(i)


class _Reader:
    """Reads the signs of one article's values."""

    def __init__(self, doc: Doc, tree: Mapping[str, Any], flat: Flat) -> None:
        self.text: str = doc._.text
        self.folded: str = doc._.folded
        self.sentences = doc._.sentences
        self.starts = [s.start for s in self.sentences]
        content = [i for i, s in enumerate(self.sentences) if s.role in (Role.LEAD, Role.BODY)]
        self.rank = {index: n for n, index in enumerate(content)}
        self.people = {m.name[0]: m for m in doc._.people}
        self.unit_at = {u.start: u for u in doc._.units}
        self.tree, self.flat = tree, flat
        self.gates = [log_odds(1.0 if c.probability is None else c.probability) for c in tree["conferences"]]
        self._items: dict[int, bool] = {}  # by start of line
        self._about: dict[int, tuple[float, ...]] = {}  # by sentence
        self.conferences: list[dict[str, Any]] = flat.plain["conferences"]
        self.awards: list[dict[str, Any]] = flat.plain["awards"]
        self.named = Counter(fold(p["name"]) for c in self.conferences for key in PERSONS for p in c[key])
        self.titles = Counter(award["title"] for award in self.awards)
        spans = (self._span(f"/awards/{i}/title") for i in range(len(self.awards)))
        self.sharing = Counter(bisect_right(self.starts, start) for start, _ in spans)  # titles by sentence
        self.getting = {fold(name) for award in self.awards for name in award["recipients"]}
        self.article = {
            "meetings": min(len(self.conferences), 5.0),
            "prizes": math.log1p(len(self.awards)),
            "length": math.log1p(len(self.text) / 1000),
            "field": min(len(_COUNTED.findall(self.folded)), 12) / 12,
        }

    def conference(self, i: int) -> Value:
        """A meeting: how sure the gate is, what is known of it."""
        at, entry = f"/conferences/{i}", self.conferences[i]
        source = self.flat.notes.get(f"{at}/start", {}).get("year_source", "none")
        signs = self._common(self._home(at), entry["name"] or "")
        signs |= {
            "gate": self.gates[i],
            "named": float(entry["name"] is not None),
            "dated": float(entry["start"] is not None),
            "year_stated": float(entry["start"] is not None and source == "stated"),
            "year_published": float(source == "publication"),
            "placed": float(entry["venue"] is not None),
            "province": float(entry["province"] is not None),
            "held_by": min(len(entry["organizers"]), 3.0),
            "of_block": float(entry["block"] is not None),
            "period": float(entry["period_start"] is not None),
            "chaired": float(bool(entry["chairs"])),
            "further": float(self.flat.rules[at] == "event.further"),
            "people": math.log1p(len(entry["chairs"]) + len(entry["participants"])),
            "members": float(bool(entry["member_units"])),
            "meeting": float(entry["kinds"] == ["meeting"]),
        }
        return Value(at, "conference", signs, event=i)

    def attendance(self, i: int) -> Iterator[Value]:
        """The persons of a meeting."""
        home, entry = self._home(f"/conferences/{i}"), self.conferences[i]
        for key in PERSONS:
            for j, person in enumerate(entry[key]):
                at = f"/conferences/{i}/{key}/{j}"
                span = self._span(f"{at}/name")
                name = fold(person["name"])
                syllables = name.split()
                mention = self.people.get(span[0])
                tells, acts = self._words_about(span[0])
                signs = self._common(span, name, home)
                signs |= {
                    "gate": self.gates[i],
                    "chairs": float(key == "chairs"),
                    "listed": math.log1p(len(entry[key])),
                    "offices": min(len(person["positions"]), 3.0),
                    "no_office": float(not person["positions"]),
                    "surname": float(is_surname(syllables[0])),
                    "foreign": float(not all(map(is_vietnamese, syllables))),
                    "honorific": float(mention is not None and mention.honorific),
                    "tells": tells,
                    "acts": acts,
                    "elsewhere": float(self.named[name] > 1),
                    "gets": float(name in self.getting),
                }
                yield Value(at, "person", signs, self.flat.rules[at], i)

    def units(self, i: int) -> Iterator[Value]:
        """The units of a meeting: who held it, its block with its offices and members."""
        base, entry = f"/conferences/{i}", self.conferences[i]
        home = self._home(base)
        listed = [(key, j, unit, len(entry[key])) for key in UNITS for j, unit in enumerate(entry[key])]
        for key, j, unit, size in [*listed, *((key, -1, entry[key], 1) for key in LONE if entry[key])]:
            at = f"{base}/{key}" if j < 0 else f"{base}/{key}/{j}"
            spans = self.flat.evidence.get(at) or [(0, 0)]
            start, end = spans[0][0], spans[0][1]
            known = self.unit_at.get(start)
            signs = self._common((start, end), unit, home)
            signs |= {
                "gate": self.gates[i],
                f"field={key}": 1.0,
                "listed": math.log1p(size),
                "known": float(known is not None),
                "whole": float(known is not None and known.end == end),
                "restored": float(len(spans) > 1),
                "goes_on": float(_GOES_ON.match(self.folded, end) is not None),
                "number": float(not _DIGITS.isdisjoint(unit)),
                "of_block": float(entry["block"] is not None),
                "short": float(len(unit.split()) < 3),
            }
            yield Value(at, "unit", signs, self.flat.rules[at], i)

    def award(self, i: int) -> Value:
        """An award: what is told of it, and how."""
        at, entry = f"/awards/{i}", self.awards[i]
        span = self._span(f"{at}/title")
        own = self._told(span[0])
        held: int | None = self.tree["awards"][i].conference
        count = len(entry["recipients"])
        named = any(
            a <= span[0] < b for a, b in (self._home(f"/conferences/{j}") for j in range(len(self.conferences)))
        )
        signs = self._common(span, entry["title"])
        signs |= {
            "gate": 0.0 if held is None else self.gates[held],
            "linked": float(held is not None),
            "proposed": float(entry["status"] == "proposed"),
            "revoked": float(entry["status"] == "revoked"),
            "counted": float(entry["collectives"] is not None) + float(entry["individuals"] is not None),
            "granted_by": float(entry["granter"] is not None),
            "dated": float(entry["year"] is not None),
            "recipients": math.log1p(count),
            "one_recipient": float(count == 1),
            "nobody": float(not count and entry["collectives"] is None and entry["individuals"] is None),
            "like": math.log1p(self.titles[entry["title"]]),
            "in_sentence": math.log1p(self.sharing[bisect_right(self.starts, span[0])]),
            "in_name": float(named),
            "years": min(len(_YEAR.findall(own)), 3.0),
            "again": float(_AGAIN.search(own) is not None),
        }
        return Value(at, "award", signs, self.flat.rules[at], held)

    def _common(self, span: tuple[int, int], value: str, home: tuple[int, int] | None = None) -> dict[str, float]:
        """Signs of any value: where its first span stands, how far from its meeting's name, how often it is told."""
        number = bisect_right(self.starts, span[0]) - 1
        role = self.sentences[number].role if number >= 0 else None
        folded = fold(value)
        signs = {
            "in_title": float(role is Role.TITLE),
            "in_lead": float(role is Role.LEAD),
            "in_item": float(self._item(self.text.rfind("\n", 0, span[0]) + 1)),
            "rank": min(self.rank.get(number, 0), 20) / 10,
            "words": min(folded.count(" ") + 1, 30) / 10,
            "repeated": math.log1p(min(self.folded.count(folded), 8)) if folded else 0.0,
        }
        if home is not None:
            away = number - (bisect_right(self.starts, home[0]) - 1)
            signs["away"] = min(abs(away), _FAR) / 4
            signs["before"] = float(away < 0)
        signs.update(self.article)
        return signs

    def _item(self, line: int) -> bool:
        """Whether the line that begins at an offset is an item of a list."""
        if line not in self._items:
            self._items[line] = ITEM.match(self.text, line) is not None
        return self._items[line]

    def _span(self, pointer: str) -> tuple[int, int]:
        spans = self.flat.evidence.get(pointer)
        return (spans[0][0], spans[0][1]) if isinstance(spans, list) and spans else (0, 0)

    def _home(self, at: str) -> tuple[int, int]:
        """Where a meeting is named, else where its first kind is shown."""
        return self._span(f"{at}/name" if f"{at}/name" in self.flat.evidence else f"{at}/kinds/0")

    def _words_about(self, at: int) -> tuple[float, ...]:
        """Whether the sentence that holds an offset has words of telling, of acting at a meeting."""
        number = bisect_right(self.starts, at) - 1
        if number not in self._about:
            told = self._told(at)
            self._about[number] = tuple(float(words.search(told) is not None) for words in (_TELLS, _ACTS))
        return self._about[number]

    def _told(self, at: int) -> str:
        """The folded sentence that holds an offset; empty outside all."""
        number = bisect_right(self.starts, at) - 1
        return self.folded[self.sentences[number].start : self.sentences[number].end] if number >= 0 else ""
