"""A row of any table to a unit: which column holds what, by `--map` and by the names that usual tools give them.

The names stand in gazetteers/columns.csv. What a cell holds, plain lines or HTML, is told cell by cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pipeline import gazetteers
from pipeline.errors import UnreadableError, UsageError
from pipeline.read.cells import day, line, plain
from pipeline.read.encoding import whole
from pipeline.read.unit import Form, Unit
from pipeline.text.normal import strip_marks

FACTS = ("title", "published", "byline", "agency")
"""Targets that end up in the record's `article`, with `column:NAME` as their evidence."""

TARGETS = ("text", "html", "id", *FACTS, "url", "site", "retrieved")
"""What a column of an article may hold; these names can stand left in `--map`."""

_FIELDS = ("id", *FACTS, "url", "site", "retrieved")

FILE = "file"
"""What a row of `--meta` speaks of."""

_SHAPES = 256  # sets of column names that are remembered; rows of JSON may have any number of them
_TOLD = 40  # columns named on stderr in one run

_BLOCK = re.compile(
    r"</(?:p|div|table|tr|td|ul|ol|li|h[1-6]|article|section|blockquote|body|html)\s*>|<br\s*/?>|<p(?:\s+[a-z][a-z-]*\s*=[^<>]*)?>"
    r"|<!doctype\s+html|<html[\s>]|<body[\s>]",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)


def parse_map(text: str) -> dict[str, str]:
    """Target to column of `--map text=noi_dung,published=ngay`. Raises UsageError for what can't be meant."""
    mapping: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        target, equals, column = (side.strip() for side in part.partition("="))
        if not equals or not column:
            raise UsageError(f"--map {part}: written as TARGET=COLUMN, such as text=noi_dung")
        if target not in TARGETS:
            raise UsageError(f"--map {part}: no such target; there are {' '.join(TARGETS)}")
        if target in mapping:
            raise UsageError(f"--map {part}: {target} is given twice")
        mapping[target] = column
    return mapping


class Values(NamedTuple):
    """Field of a unit to its value or None, and for those of the record's `article` which column they are from."""

    values: dict[str, str | None]
    origins: dict[str, str]


class Columns:
    """Knows which column serves as what, and tells it once.

    `mapping` (target to column) goes before the known names; `tell` is called with a line such as
    `news.csv: text ← noi_dung` when a column is met for the first time that goes by another name than its target.
    """

    def __init__(self, mapping: Mapping[str, str] | None = None, tell: Callable[[str], None] | None = None) -> None:
        self._mapping = {target: _key(column) for target, column in (mapping or {}).items()}
        self._named = dict(mapping or {})
        self._tell = tell
        self._told: set[tuple[str, str]] = set()
        self._shapes: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._seen: set[str] = set()

    def of(self, names: Iterable[Any], file: str = "") -> dict[str, list[str]]:
        """Target to the columns among `names` that may hold it, best first; `file` is where they are met."""
        shape = tuple(name for name in names if isinstance(name, str))
        found = self._shapes.get(shape)
        if found is None:
            found = self._recognise(shape)
            if len(self._shapes) >= _SHAPES:
                self._shapes.clear()
            self._shapes[shape] = found
            self._report(found, file)
        return found

    def missing(self) -> list[str]:
        """The columns of `--map` that no row had."""
        return [column for target, column in self._named.items() if target not in self._seen]

    def has_text(self, names: Iterable[Any], file: str = "") -> bool:
        """Whether a table with these columns can hold articles."""
        found = self.of(names, file)
        return bool(found["text"] or found["html"])

    def unit(
        self,
        row: Mapping[Any, Any],
        source: str,
        *,
        file: str = "",
        repairs: tuple[str, ...] = (),
    ) -> Unit:
        """The unit of a row; other columns are left alone. Raises UnreadableError if there is no text to read."""
        text, form = self._text(row, self.of(row, file))
        known = self.values(row)
        return Unit(source, whole(text), origins=known.origins, form=form, repairs=repairs, **known.values)  # type: ignore[arg-type]

    def values(self, row: Mapping[Any, Any]) -> Values:
        """What a row says of an article beside its text."""
        found = self.of(row)
        values: dict[str, str | None] = {}
        origins = {}
        for target in _FIELDS:
            values[target], column = _first(row, found[target], _VALUE.get(target, plain))
            if column and target in FACTS:
                origins[target] = f"column:{whole(column)}"
        if not values["url"]:
            values["url"], _ = _first(row, found["site"], _address)
            if values["url"] == values["site"]:
                values["site"] = None
        return Values(values, origins)

    def _text(self, row: Mapping[Any, Any], found: dict[str, list[str]]) -> tuple[str, Form]:
        text, form = _first_text(row, found["text"]), Form.TEXT
        if text and _BLOCK.search(text):
            form = Form.HTML
        if not text or "html" in self._mapping:
            page = _first_text(row, found["html"])
            if page:
                text, form = page, Form.HTML if _TAG.search(page) or "<!" in page else Form.TEXT
        if text:
            return text, form
        if any(isinstance(row.get(column), str) for column in found["text"] + found["html"]):
            raise UnreadableError("empty: the text is blank")
        raise UnreadableError(no_text(row))

    def _recognise(self, shape: tuple[str, ...]) -> dict[str, list[str]]:
        by_key: dict[str, list[str]] = {}
        for name in shape:
            by_key.setdefault(_key(name), []).append(name)
        mapped = {target: by_key[key] for target, key in self._mapping.items() if key in by_key}
        self._seen.update(mapped)
        taken = {self._mapping[target] for target in mapped}
        found = {}
        for target in (*TARGETS, FILE):
            found[target] = mapped.get(target) or [
                name for key in _known()[target] if key not in taken for name in by_key.get(key, ())
            ]
        return found

    def _report(self, found: dict[str, list[str]], file: str) -> None:
        pairs = [(target, names[0]) for target, names in found.items() if names and target != FILE]
        fresh = [pair for pair in pairs if pair[0] != pair[1] and pair not in self._told]
        if self._tell and fresh and len(self._told) < _TOLD:
            self._told.update(fresh)
            self._tell(f"{file}: " + ", ".join(f"{target} ← {line(name)}" for target, name in fresh))


def no_text(names: Iterable[Any]) -> str:
    """The reason why no article can be made of a row or table with these columns."""
    listed = ", ".join(line(str(name)) for name in list(names)[:40]) or "none"
    return f"no text: the keys are {listed}"[:200]


def recognised(names: Iterable[str]) -> dict[str, list[str]]:
    """Target to the columns among `names` that are known to hold it, best first; `--map` left out."""
    return Columns().of(names)


def _first(
    row: Mapping[Any, Any], columns: list[str], value: Callable[[Any], str | None]
) -> tuple[str | None, str | None]:
    for column in columns:
        if (found := value(row.get(column))) is not None:
            return found, column
    return None, None


def _first_text(row: Mapping[Any, Any], columns: list[str]) -> str:
    for column in columns:
        value = row.get(column)
        if isinstance(value, Mapping):  # WordPress REST: {"content": {"rendered": "<p>…"}}
            value = value.get("rendered")
        if isinstance(value, list) and all(isinstance(part, str) for part in value):  # Scrapy's getall()
            value = "\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _byline(value: Any) -> str | None:
    """Who signed; a number (WordPress gives the author's) is nobody's name."""
    name = plain(value)
    return name if name and any(character.isalpha() for character in name) else None


_VALUE: dict[str, Callable[[Any], str | None]] = {"byline": _byline, "published": day, "retrieved": day}


def _address(value: Any) -> str | None:
    """A value that is the address of a page, not of a site, such as trafilatura's `source`, beside its `hostname`."""
    address = plain(value)
    return address if _is_page(address) else None


def _is_page(value: str | None) -> bool:
    if not value or not value.startswith(("http://", "https://")):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _key(name: str) -> str:
    """The name without case, accents and signs, so that `Ngày đăng`, `ngay_dang` and `NgayDang` are one."""
    bare = strip_marks(unicodedata.normalize("NFC", name))
    return "".join(_alphanumeric(bare)) or name


def _alphanumeric(name: str) -> Iterator[str]:
    return (character for character in name if character.isalnum())


@cache
def _known() -> dict[str, tuple[str, ...]]:
    known: dict[str, list[str]] = {target: [] for target in (*TARGETS, FILE)}
    for row in gazetteers.table("columns"):
        known[row["target"]].append(_key(row["column"]))
    return {target: tuple(keys) for target, keys in known.items()}
