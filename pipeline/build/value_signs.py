"""What the article shows of each value that bears a confidence: small named numbers, and the rules that made it.

Four types of value: conferences, persons (chairs, participants), units (organizers, block, its offices, member units)
and awards. The weights of the signs are learned (pipeline/train/confidence.py) and applied by
pipeline/build/confidence.py. Counts are capped, booleans are 0 or 1.
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
from pipeline.find.names import COMMON, is_surname
from pipeline.text.normal import fold
from pipeline.text.sentences import ITEM

PERSONS = ("chairs", "participants")
UNITS = ("organizers", "member_units", "block_deputies")  # lists; then the fields that hold one unit:
LONE = ("block", "block_leader", "block_next_leader")

_FIELD = ("thi đua", "khen thưởng", "bằng khen", "huân chương", "giấy khen", "danh hiệu", "tuyên dương")
_COUNTED = re.compile("|".join(_FIELD))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EARLIER = re.compile(r"(?<!\w)(?:trước đó|từng|trước đây|nguyên|đã được|nhiều năm|liên tục|năm học)(?!\w)")
_YEAR_SOURCES = ("stated", "publication", "title", "none")
_FAR = 12  # sentences beyond which a distance says no more


@dataclass(slots=True)
class Value:
    """One value: its pointer, its type, its signs, the rules that made it and its parts, the conference it hangs on."""

    pointer: str
    type: str
    signs: dict[str, float]
    rules: dict[str, str]
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
        self.title = " ".join(self.folded[s.start : s.end] for s in self.sentences if s.role is Role.TITLE)
        self.people = {m.name[0]: m for m in doc._.people}
        self.unit_at = {u.start: u for u in doc._.units}
        self.tree, self.flat = tree, flat
        self.conferences: list[dict[str, Any]] = flat.plain["conferences"]
        self.awards: list[dict[str, Any]] = flat.plain["awards"]
        self.named = Counter(fold(p["name"]) for c in self.conferences for key in PERSONS for p in c[key])
        self.article = {
            "meetings": min(len(self.conferences), 5.0),
            "prizes": math.log1p(len(self.awards)),
            "length": math.log1p(len(self.text) / 1000),
            "undated": float(flat.plain["article"].get("published") is None),
            "field": min(len(_COUNTED.findall(self.folded)), 12) / 12,
            "untitled": float(not self.title),
        }

    def conference(self, i: int) -> Value:
        """A meeting: how sure the gate is, what is known of it."""
        at, entry = f"/conferences/{i}", self.conferences[i]
        note = self.flat.notes.get(f"{at}/start", {})
        source = note.get("year_source", "none")
        signs = self._common(self._home(at), entry["name"] or "")
        signs |= {f"year={name}": float(bool(entry["start"]) and source == name) for name in _YEAR_SOURCES}
        signs |= {
            "gate": self._gate(i),
            "named": float(entry["name"] is not None),
            "dated": float(entry["start"] is not None),
            "placed": float(entry["venue"] is not None),
            "province": float(entry["province"] is not None),
            "held_by": min(len(entry["organizers"]), 3.0),
            "of_block": float(entry["block"] is not None),
            "period": float(entry["period_start"] is not None),
            "chaired": float(bool(entry["chairs"])),
            "people": math.log1p(len(entry["chairs"]) + len(entry["participants"])),
            "members": float(bool(entry["member_units"])),
            "kinds": float(len(entry["kinds"])),
            "meeting": float(entry["kinds"] == ["meeting"]),
            "index": min(i, 4.0),
            "told_in_title": self._in_title(entry["name"] or ""),
        }
        return Value(at, "conference", signs, self._rules(at, "", "/name", "/start", "/kinds/0"), i)

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
                signs = self._common(span, name, home) | self._list(j, len(entry[key]))
                signs |= {
                    "gate": self._gate(i),
                    "chairs": float(key == "chairs"),
                    "offices": min(len(person["positions"]), 3.0),
                    "no_office": float(not person["positions"]),
                    "surname": float(is_surname(syllables[0])),
                    "common": float(syllables[0] in COMMON),
                    "middle": float(len(syllables) > 1 and syllables[1] in ("thị", "văn")),
                    "two": float(len(syllables) == 2),
                    "long": float(len(syllables) > 4),
                    "one": float(len(syllables) == 1),
                    "capitals": float(person["name"].isupper()),
                    "honorific": float(mention is not None and mention.honorific),
                    "lead_in": float(mention is not None and mention.lead < mention.start),
                    "elsewhere": float(self.named[name] > 1),
                    "gets": float(any(name == fold(r) for award in self.awards for r in award["recipients"])),
                }
                yield Value(at, "person", signs, self._rules(at, "", "/name", "/positions/0"), i)

    def units(self, i: int) -> Iterator[Value]:
        """The units of a meeting: who held it, its block with its offices and members."""
        base, entry = f"/conferences/{i}", self.conferences[i]
        home = self._home(base)
        listed = [(key, j, unit, len(entry[key])) for key in UNITS for j, unit in enumerate(entry[key])]
        for key, j, unit, size in [*listed, *((key, -1, entry[key], 1) for key in LONE if entry[key])]:
            at = f"{base}/{key}" if j < 0 else f"{base}/{key}/{j}"
            spans = self.flat.evidence.get(at) or [(0, 0)]
            known = self.unit_at.get(spans[0][0])
            signs = self._common(spans[0], unit, home) | self._list(max(j, 0), size)
            signs |= {f"field={name}": float(key == name) for name in (*UNITS, *LONE)}
            signs |= {
                "gate": self._gate(i),
                "known": float(known is not None),
                "whole": float(known is not None and known.end == spans[0][1]),
                "restored": float(len(spans) > 1),
                "capital": float(unit[:1].isupper()),
                "number": float(any(c.isdigit() for c in unit)),
                "of_block": float(entry["block"] is not None),
                "is_block": float(unit == entry["block"]),
                "short": float(len(unit.split()) < 3),
                "told_in_title": self._in_title(unit),
                "bare_place": float(known is not None and known.kind == "area"),
            }
            yield Value(at, "unit", signs, self._rules(at, ""), i)

    def award(self, i: int) -> Value:
        """An award: what is told of it, and how."""
        at, entry = f"/awards/{i}", self.awards[i]
        span = self._span(f"{at}/title")
        told = self._sentence(span[0])
        own = self.folded[told.start : told.end] if told else ""
        held: int | None = self.tree["awards"][i].conference
        count = len(entry["recipients"])
        signs = self._common(span, entry["title"]) | self._list(i, len(self.awards))
        signs |= {f"status={name}": float(entry["status"] == name) for name in ("proposed", "revoked")}
        signs |= {
            "gate": 0.0 if held is None else self._gate(held),
            "linked": float(held is not None),
            "counted": float(entry["collectives"] is not None) + float(entry["individuals"] is not None),
            "granted_by": float(entry["granter"] is not None),
            "dated": float(entry["year"] is not None),
            "recipients": math.log1p(count),
            "one_recipient": float(count == 1),
            "nobody": float(not count and entry["collectives"] is None and entry["individuals"] is None),
            "like": math.log1p(sum(other["title"] == entry["title"] for other in self.awards)),
            "in_sentence": math.log1p(self._sharing(told)),
            "years": min(len(_YEAR.findall(own)), 3.0),
            "earlier": float(_EARLIER.search(own) is not None),
            "told_in_title": self._in_title(entry["title"]),
            "longest": min(max((len(name.split()) for name in entry["recipients"]), default=0), 20) / 10,
        }
        parts = ("", "/title", "/granter", "/recipients/0", "/collectives", "/individuals", "/year")
        return Value(at, "award", signs, self._rules(at, *parts), held)

    def _common(self, span: tuple[int, int], value: str, home: tuple[int, int] | None = None) -> dict[str, float]:
        """Signs of any value: where its first span stands, how far from its meeting's name, how often it is told."""
        number = bisect_right(self.starts, span[0]) - 1
        sentence = self._sentence(span[0])
        rank = self.rank.get(number, 0)
        role = sentence.role if sentence else None
        folded = fold(value)
        line = self.text.rfind("\n", 0, span[0]) + 1
        signs = {
            "in_title": float(role is Role.TITLE),
            "in_lead": float(role is Role.LEAD),
            "in_caption": float(role is Role.CAPTION),
            "in_item": float(ITEM.match(self.text, line) is not None),
            "rank": min(rank, 20) / 10,
            "opening": float(rank < 2),
            "sentence": min(sentence.end - sentence.start, 800) / 400 if sentence else 0.0,
            "words": min(len(folded.split()), 30) / 10,
            "repeated": math.log1p(min(self.folded.count(folded), 8)) if folded else 0.0,
        }
        if home is not None:
            away = number - (bisect_right(self.starts, home[0]) - 1)
            signs |= {"away": min(abs(away), _FAR) / 4, "before": float(away < 0), "same": float(away == 0)}
        return signs | self.article

    def _list(self, place: int, size: int) -> dict[str, float]:
        return {"listed": math.log1p(size), "place": math.log1p(place), "lone": float(size == 1)}

    def _rules(self, at: str, *parts: str) -> dict[str, str]:
        """The rules of a value and of its parts, by the part's field (`rule` for its own)."""
        rules = {part.split("/")[1] if part else "own": self.flat.rules.get(at + part) for part in parts}
        return {f"rule:{part}": rule for part, rule in rules.items() if rule}

    def _gate(self, i: int) -> float:
        probability = self.tree["conferences"][i].probability
        return log_odds(1.0 if probability is None else probability)

    def _span(self, pointer: str) -> tuple[int, int]:
        spans = self.flat.evidence.get(pointer)
        return (spans[0][0], spans[0][1]) if isinstance(spans, list) and spans else (0, 0)

    def _home(self, at: str) -> tuple[int, int]:
        """Where a meeting is named, else where its first kind is shown."""
        return self._span(f"{at}/name" if f"{at}/name" in self.flat.evidence else f"{at}/kinds/0")

    def _sentence(self, at: int) -> Any:
        number = bisect_right(self.starts, at) - 1
        return self.sentences[number] if number >= 0 else None

    def _sharing(self, sentence: Any) -> int:
        """How many awards have their title in this sentence."""
        if sentence is None:
            return 0
        spans = (self._span(f"/awards/{i}/title") for i in range(len(self.awards)))
        return sum(sentence.start <= start < sentence.end for start, _ in spans)

    def _in_title(self, value: str) -> float:
        """Which share of the value's words the headline has."""
        words = fold(value).split()
        return sum(word in self.title for word in words) / len(words) if words else 0.0
