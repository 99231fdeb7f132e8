"""Articles as typed parts, made from those of corpus/articles with other people, years and figures.

`articles(200)` gives always the same ones. The text of a sample is what a page of it prints apart from its furniture.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from pipeline.article import Role
from pipeline.read.layout import read_article
from pipeline.read.lines import lines

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 20171221
CELL = " | "
_SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Đinh Lương Mai Tạ Phan".split()
_GIVEN = "Thu Hà|Minh Đức|Quang Huy|Ngọc Lan|Hải Yến|Văn Sơn|Thanh Tùng|Kim Oanh|Đức Thông|Hồng Phương".split("|")
_PAPERS = ["BHN", "QNO", "HNM", "BPO", "TTXVN"]
_WEEKDAYS = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]
_YEAR = re.compile(r"(?<![\d.,/-])(20[0-3]\d)(?![\d.,]*\d)|(?<=[\d][/.-])(20[0-3]\d)(?!\d)")
_FIGURE = re.compile(
    r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d{2,3})(,\d)?(?=%|\s(?:tỷ|triệu|km|hộ|ha|tấn|lượt|đơn vị máu)(?!\w))"
)


class Kind(StrEnum):
    """What a part of an article is."""

    TITLE = "title"
    DATELINE = "dateline"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    HEADING = "heading"  # bold, within the text
    ITEM = "item"  # of a list; its text has no bullet
    ROW = "row"  # of a table, its cells in `cells`
    CAPTION = "caption"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Part:
    kind: Kind
    text: str
    cells: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The part as a line of text."""
        return f"- {self.text}" if self.kind is Kind.ITEM else self.text


@dataclass(frozen=True)
class Sample:
    """One invented article; `published` is its day, `author` who signed it, `tag` the agency that its lead names."""

    id: str
    published: dt.date
    url: str
    author: str | None
    tag: str | None
    parts: tuple[Part, ...]

    def text(self) -> str:
        """The article as plain text: a blank line between parts, none between items and rows."""
        pieces: list[str] = []
        before = None
        for part in self.parts:
            close = before is not None and before.kind is part.kind and part.kind in {Kind.ITEM, Kind.ROW}
            pieces += ["\n" if close else "\n\n", part.line]
            before = part
        return "".join(pieces[1:]) + "\n"

    def html(self, layout: str) -> str:
        """The sample as a page of one of LAYOUTS."""
        from pages import LAYOUTS

        return LAYOUTS[layout](self)

    def of(self, *kinds: Kind) -> list[str]:
        return [part.line for part in self.parts if part.kind in kinds]

    @property
    def title(self) -> str:
        return self.of(Kind.TITLE)[0]


@cache
def articles(count: int = 200) -> tuple[Sample, ...]:
    """`count` distinct samples, the same ones each time; the first ones vary most in their sources."""
    stems = [path.stem for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]
    random.Random(SEED).shuffle(stems)
    made: list[Sample] = []
    for turn in range(1 + 4 * count // len(stems)):
        for stem in stems:
            if len(made) == count:
                return tuple(made)
            if sample := _sample(stem, turn):
                made.append(sample)
    raise AssertionError(f"{len(made)} of {count} samples")


@cache
def _source(stem: str) -> tuple[str, dict]:
    text = unicodedata.normalize("NFC", (ROOT / "corpus" / "articles" / f"{stem}.txt").read_text(encoding="utf-8"))
    return text, json.loads((ROOT / "corpus" / "gold" / f"{stem}.json").read_text(encoding="utf-8"))


def _sample(stem: str, turn: int) -> Sample | None:
    text, gold = _source(stem)
    rng = random.Random(f"{stem} {turn} {SEED}")
    day = gold["article"]["published"] or next((c["end"] or c["start"] for c in gold["conferences"]), None)
    if not gold["article"]["title"] or not day or len(day) < 10:
        return None
    shift = 0 if int(day[:4]) > 2024 else rng.choice([0, 0, -1, 1])
    published = _moved(dt.date.fromisoformat(day), shift) + dt.timedelta(days=0 if gold["article"]["published"] else 1)
    text = _renamed(_shifted(_refigured(text, rng), shift), gold, rng)
    parts = list(_parts(text))
    kinds = [part.kind for part in parts]
    if kinds[:1] != [Kind.TITLE] or kinds.count(Kind.PARAGRAPH) < 3:
        return None
    author = f"{rng.choice(_SURNAMES)} {rng.choice(_GIVEN)}" if rng.random() < 0.8 else None
    tag = rng.choice(_PAPERS) if rng.random() < 0.3 else None
    lead = next(i for i, part in enumerate(parts) if part.kind is Kind.LEAD)
    if tag and not re.match(r"[(\[]|[^\W\d_]+ - ", parts[lead].text):
        parts[lead] = Part(Kind.LEAD, f"({tag}) - {parts[lead].text}")
    else:
        tag = None
    parts.insert(1, Part(Kind.DATELINE, dateline(published, rng)))
    _illustrate(parts, gold, rng)
    if author:
        parts.append(Part(Kind.SIGNATURE, rng.choice(["{}", "Tin, ảnh: {}", "Tác giả: {}"]).format(author)))
    slug = re.sub(r"[^a-z0-9]+", "-", stem)
    return Sample(f"{stem}-{turn}", published, _address(slug, published, turn, rng), author, tag, tuple(parts))


def dateline(day: dt.date, rng: random.Random) -> str:
    """The day of publication as sites print it."""
    weekday, clock = _WEEKDAYS[day.weekday()], f"{rng.randint(6, 21):02}:{rng.randint(0, 59):02}"
    forms = [
        f"{weekday}, {day:%d/%m/%Y}, {clock}",
        f"Cập nhật lúc {clock}, {weekday}, {day:%d/%m/%Y}",
        f"{day:%d/%m/%Y} | {clock} GMT+7",
        f"Ngày đăng: {day:%d/%m/%Y} {clock}",
        f"{day:%d/%m/%Y} {clock}",
        f"{weekday}, {day:%d-%m-%Y} {clock}",
    ]
    return rng.choice(forms)


def _address(slug: str, day: dt.date, turn: int, rng: random.Random) -> str:
    site = rng.choice(["bao-mau.example.vn", "tinh-mau.example.gov.vn", "congdoan-mau.example.org"])
    tail = rng.choice(
        [f"{day:%Y/%m/%d}/{slug}.html", f"tin-tuc/{slug}-{day:%Y%m%d}081523.htm", f"chi-tiet/{slug}.aspx"]
    )
    return f"https://{site}/{turn}/{tail}"


def _moved(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)


def _shifted(text: str, years: int) -> str:
    return _YEAR.sub(lambda m: str(int(m[1] or m[2]) + years), text) if years else text


def _refigured(text: str, rng: random.Random) -> str:
    """Other amounts of the same length before units of measure and per cent signs."""

    def other(match: re.Match[str]) -> str:
        digits = "".join(c if c == "." or i == 0 else str(rng.randint(1, 9)) for i, c in enumerate(match[1]))
        return digits + (f",{rng.randint(1, 9)}" if match[2] else "")

    return _FIGURE.sub(other, text)


def _renamed(text: str, gold: dict, rng: random.Random) -> str:
    """Each person of the gold record gets another surname, everywhere."""
    people = {p["name"] for c in gold["conferences"] for p in (*c["chairs"], *c["participants"])}
    for name in sorted(people):
        surname, _, rest = unicodedata.normalize("NFC", name).partition(" ")
        if rest and surname in _SURNAMES:
            text = text.replace(f"{surname} {rest}", f"{rng.choice(_SURNAMES)} {rest}")
    return text


def _parts(text: str) -> Iterator[Part]:
    """The lines of an article of the corpus by what they are; its own furniture, dates, captions and names left out."""
    article = read_article(text)
    for block in article.blocks:
        piece = article.text[block.start : block.end]
        if block.role is Role.TITLE:
            yield Part(Kind.TITLE, " ".join(piece.split()))
        elif block.role in {Role.LEAD, Role.BODY}:
            rows = lines(piece)
            for line in rows:
                shown = " ".join(line.text.split())
                if block.role is Role.LEAD and line is rows[0]:
                    yield Part(Kind.LEAD, shown)
                elif re.match(r"[-+•*]\s?", shown):
                    yield Part(Kind.ITEM, re.sub(r"^[-+•*]\s*", "", shown))
                elif not line.stopped and len(shown) < 80 and not line.item:
                    yield Part(Kind.HEADING, shown)
                else:
                    yield Part(Kind.PARAGRAPH, shown)


def _illustrate(parts: list[Part], gold: dict, rng: random.Random) -> None:
    """Adds one or two captions between the paragraphs, and now and then a table before the last one."""
    photographer = f"{rng.choice(_SURNAMES)} {rng.choice(_GIVEN)}"
    captions = [
        f"Quang cảnh hội nghị. Ảnh: {photographer}",
        "Các đại biểu chụp ảnh lưu niệm",
        f"Đại biểu biểu quyết thông qua các nội dung. Ảnh: {photographer}",
        f"Lãnh đạo các đơn vị ký giao ước thi đua (Ảnh: {photographer})",
        "Quang cảnh buổi lễ",
    ]
    paragraphs = [
        i for i, part in enumerate(parts) if part.kind is Kind.PARAGRAPH and parts[i - 1].kind is not Kind.ITEM
    ]
    for place in sorted(rng.sample(paragraphs, min(len(paragraphs), rng.randint(0, 2))), reverse=True):
        if parts[place - 1].text[-1] not in ":;,":
            parts.insert(place, Part(Kind.CAPTION, captions.pop(rng.randrange(len(captions)))))
    if rng.random() < 0.2:
        names = ["Công đoàn Viên chức", "Công đoàn ngành Giáo dục", "Công đoàn ngành Y tế", "Công đoàn Công Thương"]
        rows = [
            ("TT", "Đơn vị", "Điểm"),
            *((str(i + 1), name, f"{99 - i},{rng.randint(0, 9)}") for i, name in enumerate(names)),
        ]
        parts.insert(
            paragraphs[-1] if parts[-1].kind is not Kind.PARAGRAPH else len(parts) - 1,
            Part(Kind.PARAGRAPH, "Kết quả chấm điểm của các đơn vị cùng tham gia phong trào được công bố như sau:"),
        )
        place = next(i for i, part in enumerate(parts) if part.text.startswith("Kết quả chấm điểm của các đơn vị cùng"))
        parts[place + 1 : place + 1] = [Part(Kind.ROW, CELL.join(row), row) for row in rows]
