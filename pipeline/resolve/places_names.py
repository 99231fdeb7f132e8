"""Names of places in one Aho-Corasick automaton: provinces, districts, venues, and longer names that are none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

import ahocorasick

from pipeline.gazetteers import table
from pipeline.text.normal import fold

PROVINCE, DISTRICT, VENUE = "province", "district", "venue"

# Longer names that hold a province's name and are no place of it: an ocean, regions, a science. Folded.
NO_PLACES = ("thái bình dương", "đồng tháp mười", "hải dương học", "điện biên phủ trên không", "hà nam ninh")
_KINDS = {"tp": "thành phố", "t.p": "thành phố", "tx": "thị xã", "h": "huyện", "q": "quận", "huyện đảo": "huyện"}
_CAPITAL = re.compile(r"(?<![^\s\-–./(])[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Place:
    """What a name may stand for: one row of provinces.csv, districts.csv or places_other.csv.

    `level` is province, district or venue; `kind` the gazetteer's (tỉnh, huyện, hội trường, …); `province` the
    canonical name of the province that it lies in while the row is valid (ISO days, inclusive, empty where open).
    """

    name: str
    kind: str
    level: str
    province: str
    valid_from: str = ""
    valid_to: str = ""

    def holds(self, day: str) -> bool:
        """Whether the row is valid on an ISO day."""
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)


@dataclass(slots=True)
class Entry:
    """A name in the automaton: what it may stand for, and which of its characters are capitals when it is a name.

    `opens_small` is set for names that begin with a common noun, which may be written small (`hồ Hoàn Kiếm`, `tp Huế`).
    """

    size: int
    capitals: tuple[int, ...] = ()
    opens_small: bool = False
    syllables: int = 1
    provinces: list[Place] = field(default_factory=list)
    districts: list[Place] = field(default_factory=list)
    venues: list[Place] = field(default_factory=list)

    def add(self, place: Place) -> None:
        """Adds a meaning, each once."""
        meanings = {PROVINCE: self.provinces, DISTRICT: self.districts, VENUE: self.venues}[place.level]
        if place not in meanings:
            meanings.append(place)

    @property
    def city(self) -> bool:
        """Whether it is a city or town below the province, whose bare name stands for it (`tại Nha Trang`)."""
        return any(place.kind in {"thành phố", "thị xã"} for place in self.districts)


def kind_of(word: str) -> str:
    """The kind of place that a folded word or abbreviation before a name says: `tp` → `thành phố`."""
    word = " ".join(word.replace(":", " ").split()).rstrip(". ")
    return _KINDS.get(word, word)


@cache
def automaton() -> ahocorasick.Automaton:
    """Folded name → its Entry. A numbered quận is there with its kind word only, as its number alone is no name."""
    entries: dict[str, Entry] = {}
    for row in table("provinces"):
        province = Place(row["name"], row["kind"], PROVINCE, row["name"], row["valid_from"], row["valid_to"])
        _add(entries, (row["name"], *row["aliases"].split("|")), province)
    for row in table("districts"):
        place = Place(row["name"], row["kind"], DISTRICT, row["province"], row["valid_from"], row["valid_to"])
        names = (() if row["name"].isdigit() else (row["name"],)) + tuple(row["aliases"].split("|"))
        _add(entries, names, place)
    for row in table("places_other"):
        _add(entries, (row["name"],), Place(row["name"], row["kind"], VENUE, row["province"]))
    machine = ahocorasick.Automaton()
    for name in NO_PLACES:
        entries.setdefault(name, Entry(len(name)))
    for name, entry in entries.items():
        machine.add_word(name, entry)
    machine.make_automaton()
    return machine


def _add(entries: dict[str, Entry], names: tuple[str, ...], place: Place) -> None:
    for name in names:
        if not name:
            continue
        key = fold(name)
        entry = entries.get(key)
        if entry is None:
            small = place.level == VENUE or re.match(r"(?:tp|t\.p|thành phố|thủ đô|quận|q)(?!\w)", key) is not None
            numbered = small and key[-1].isdigit()  # quận 1 has no capital of its own
            starts = [m.start() for m in _CAPITAL.finditer(name) if name[m.start()].isupper() and not numbered]
            entry = entries[key] = Entry(len(key), tuple(starts), small, len(key.split()))
        entry.add(place)
