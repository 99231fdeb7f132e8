"""Provinces by date: 63 until 30 June 2025, 34 since; every name leads to the province valid on a day.

Rows come from gazetteers/provinces.csv (codes, names, validity, successor; sources in its .meta.yml).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.gazetteers import table
from pipeline.text.normal import fold

NEW_MAP = "2025-07-01"
"""The first day of the 34 provinces (Resolution 202/2025/QH15), on which districts ended too."""

OLD_MAP = "2024-12-31"
"""The day whose map is assumed for a text that doesn't say when: the last one before Huế became a city."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Words of the two-level government, or a full date of its time: they show that an undated text means the new map.
_TWO_LEVELS = re.compile(
    r"(?<!\w)(?:(?:chính quyền|địa phương|mô hình) (?:địa phương )?(?:hai|02|2) cấp"
    r"|đặc khu (?:phú quốc|côn đảo|vân đồn)|\d{1,2} ?[/.-] ?(?:0?[7-9]|1[0-2]) ?[/.-] ?2025"
    r"|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?202[67]|tháng (?:0?[7-9]|1[0-2])(?:/| năm )2025)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally run city while one row of the gazetteer holds.

    `name` is canonical (without tỉnh, thành phố), `code` the official two digits, as text; `valid_from` and `valid_to`
    are ISO days, inclusive, empty where open. `today` and `today_code` name its successor in the 34-province map.
    """

    name: str
    code: str
    kind: str
    aliases: tuple[str, ...]
    valid_from: str
    valid_to: str
    today: str
    today_code: str

    def holds(self, day: str) -> bool:
        """Whether the row is valid on an ISO day."""
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)

    @property
    def successor(self) -> tuple[str, str]:
        """Name and code of the province that it belongs to today."""
        return self.today, self.today_code


class ProvinceMap:
    """All provinces since 1997, to be asked by name and day. Use `province_map()`, which loads it once."""

    def __init__(self) -> None:
        rows = table("provinces")
        present = {row["code"]: row["name"] for row in rows if not row["valid_to"]}
        self.all = tuple(
            Province(
                name=row["name"],
                code=row["code"],
                kind=row["kind"],
                aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
                valid_from=row["valid_from"],
                valid_to=row["valid_to"],
                today=present[row["succeeded_by"]],
                today_code=row["succeeded_by"],
            )
            for row in rows
        )
        self._asked: dict[tuple[str, str | None], Province | None] = {}
        self._named: dict[str, list[Province]] = {}
        for column in ("canonical", "alias"):
            for province in self.all:
                names = (province.name,) if column == "canonical" else province.aliases
                for name in names:
                    known = self._named.setdefault(fold(name), [])
                    if province not in known:
                        known.append(province)

    def on(self, date: str | None) -> tuple[Province, ...]:
        """The provinces valid on a date, in the order of their codes; see `day_of` for dates that are no full day."""
        day = day_of(date)
        return tuple(province for province in self.all if province.holds(day))

    def province(self, name: str, date: str | None) -> Province | None:
        """The province that a name or alias meant on a date: itself, or what it had become part of by then.

        `Bình Định` on 2025-12-24 gives Gia Lai, `Hà Tây` in 2010 Hà Nội, `Huế` in 2018 Thừa Thiên Huế. None for a name
        that is no province's, or one of a province that didn't exist yet.
        """
        key = (name, date)
        if key not in self._asked:
            self._asked[key] = self._resolve(fold(name).strip(), day_of(date))
        return self._asked[key]

    def _resolve(self, name: str, day: str) -> Province | None:
        rows = self._named.get(name, ())
        for row in rows:
            if row.holds(day):
                return row
        ended = [row for row in rows if row.valid_to and row.valid_to < day]
        if not ended:
            return None
        code = max(ended, key=lambda row: row.valid_to).today_code
        return next((row for row in self.all if row.today_code == code and row.code == code and row.holds(day)), None)


@cache
def province_map() -> ProvinceMap:
    """The one map, loaded at its first use."""
    return ProvinceMap()


def day_of(date: str | None) -> str:
    """A day to read the map by: a full ISO date itself, a month or year its end, anything else (`--05-17`) OLD_MAP."""
    if not date:
        return OLD_MAP
    if _DAY.fullmatch(date):
        return date
    if re.fullmatch(r"\d{4}-\d\d", date):
        return f"{date}-28"
    return f"{date}-12-31" if re.fullmatch(r"\d{4}", date) else OLD_MAP


def map_day(date: str | None, folded: str, published: str | None = None) -> str:
    """The day by whose map an event is placed: its own, else that of publication, else what the text shows.

    `date` may lack its year or be None; `folded` is the folded text, `published` an ISO date or None. A text with
    words or dates of the two-level government is read by the map of NEW_MAP.
    """
    for known in (date, published):
        if known and known[0] != "-":
            return day_of(known)
    return NEW_MAP if _TWO_LEVELS.search(folded) else OLD_MAP
