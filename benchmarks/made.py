"""Articles without end for measurements: one in ten is on the topic, all differ, the same number gives the same one."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
ON_TOPIC = 10
"""One article in so many is on the topic."""

_SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Đinh", "Mai"]
_GIVEN = ["Thu Hà", "Minh Đức", "Quang Huy", "Ngọc Lan", "Hải Yến", "Văn Sơn", "Thanh Tùng", "Kim Oanh", "Hồng Phương"]
_PLACES = ["Đà Lạt", "Cần Thơ", "Lai Châu", "Hội An", "Phú Quốc", "Nha Trang", "Sa Pa", "Vũng Tàu", "Tam Đảo", "Cà Mau"]
_NAMED = re.compile(rf"\b(?:{'|'.join(_SURNAMES)})(?= [A-ZĐ]\w+)")
_DAY = re.compile(r"(?<![\d/])(\d{1,2})(?=/\d{1,2}(?:/20\d\d)?(?![\d/]))")
_DAYS = 12 * 365


def sample(number: int) -> Any:
    """The article of this number, a `pages.Sample`."""
    dice = random.Random(number)
    day = dt.date(2010, 1, 1) + dt.timedelta(days=dice.randrange(_DAYS))
    return _varied(number, dice) if number % ON_TOPIC == 0 else _composed(number, day, dice)


def row(number: int) -> dict[str, str]:
    """The article as a line of JSON Lines has it."""
    made = sample(number)
    return {
        "id": made.id,
        "url": made.url,
        "title": made.title,
        "published": made.published.isoformat(),
        "text": made.text(),
    }


def lines() -> Iterator[bytes]:
    """The articles as lines of JSON Lines, without end."""
    number = 0
    while True:
        yield json.dumps(row(number), ensure_ascii=False).encode() + b"\n"
        number += 1


def warc() -> Iterator[bytes]:
    """The articles as records of a WARC file, pages of all layouts in turn, without end."""
    layouts = list(importlib.import_module("pages").LAYOUTS)
    number = 0
    while True:
        made = sample(number)
        page = made.html(layouts[number % len(layouts)]).encode()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        fetched = dt.datetime.combine(made.published, dt.time(3), dt.UTC) + dt.timedelta(days=9000)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {made.url}\r\n"
            f"WARC-Date: {fetched:%Y-%m-%dT%H:%M:%SZ}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        yield head.encode() + block + b"\r\n\r\n"
        number += 1


def _varied(number: int, dice: random.Random) -> Any:
    """One of the samples with other surnames, days and address."""
    found = importlib.import_module("pages").articles(200)
    base = found[number // ON_TOPIC % len(found)]
    surnames: dict[str, str] = {}
    shift = dice.randrange(28)

    def surname(match: re.Match[str]) -> str:
        return surnames.setdefault(match[0], dice.choice(_SURNAMES))

    def other_day(match: re.Match[str]) -> str:
        return str((int(match[1]) + shift) % 28 + 1)

    parts = tuple(
        replace(part, text=_DAY.sub(other_day, _NAMED.sub(surname, part.text))) if not part.cells else part
        for part in base.parts
    )
    return replace(base, id=f"on-{number}", url=f"{base.url}?n={number}", parts=parts)


def _composed(number: int, day: dt.date, dice: random.Random) -> Any:
    """An article off the topic, of sentences with other names, places and figures."""
    samples = importlib.import_module("pages.samples")
    said = [_filled(sentence, dice) for sentence in dice.sample(_sentences(), dice.randint(14, 34))]
    kind, part = samples.Kind, samples.Part
    parts = [
        part(kind.TITLE, said[0].rstrip(".")),
        part(kind.DATELINE, samples.dateline(day, dice)),
        part(kind.LEAD, said[1]),
        *(part(kind.PARAGRAPH, " ".join(said[i : i + 3])) for i in range(2, len(said), 3)),
        part(kind.SIGNATURE, _name(dice)),
    ]
    url = f"https://bao-mau.example.vn/{day:%Y/%m/%d}/tin-{number}.html"
    return samples.Sample(f"off-{number}", day, url, parts[-1].text, None, tuple(parts))


@cache
def _sentences() -> tuple[str, ...]:
    held = (ROOT / "benchmarks" / "off_topic.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in held if line and not line.startswith("#"))


def _filled(sentence: str, dice: random.Random) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: _slot(match[1], dice), sentence)


def _slot(name: str, dice: random.Random) -> str:
    if name == "name":
        return _name(dice)
    if name == "place":
        return dice.choice(_PLACES)
    return str(dice.randint(2, 9) if name == "small" else dice.randint(10, 700))


def _name(dice: random.Random) -> str:
    return f"{dice.choice(_SURNAMES)} {dice.choice(_GIVEN)}"
