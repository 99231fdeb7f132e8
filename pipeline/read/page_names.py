"""What the tag, class and id of an element say of its content (gazetteers/markup.csv)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lxml import html

from pipeline.gazetteers import table

_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORDS = re.compile(r"[a-z0-9]+")


@cache
def _terms(how: str) -> dict[str, str]:
    return {row["term"]: row["kind"] for row in table("markup") if row["how"] == how}


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _terms("part")), key=len, reverse=True)))


@cache
def tags(kind: str) -> frozenset[str]:
    """The tags of one kind: `inline` (they don't break the line), `unseen` (their content is no text of the page)."""
    return frozenset(row["term"] for row in table("markup") if row["how"] == "tag" and row["kind"] == kind)


@lru_cache(maxsize=20_000)
def kinds_of(names: str) -> frozenset[str]:
    """The kinds that a class or id attribute (`names`, separated by spaces) speaks of."""
    found = set()
    for name in names[:200].split():
        lower = name.lower()
        if kind := _terms("exact").get(lower):
            found.add(kind)
        words = _WORDS.findall(_CAMEL.sub(" ", name).lower())
        found.update(kind for word in words if (kind := _terms("word").get(word)))
        found.update(_terms("part")[match] for match in _parts().findall("".join(words)))
    return frozenset(found)


_NONE: frozenset[str] = frozenset()


@cache
def tag_kinds() -> dict[str, frozenset[str]]:
    """What a tag alone says, for tags that say anything (`nav`, `figcaption`, `time`)."""
    rows = (row for row in table("markup") if row["how"] == "tag" and row["kind"] not in {"inline", "unseen"})
    return {row["term"]: frozenset({row["kind"]}) for row in rows}


def element_kinds(element: html.HtmlElement) -> frozenset[str]:
    """The kinds of an element: by its tag, its class and id, its ARIA role and its schema.org property."""
    kinds = tag_kinds().get(element.tag, _NONE)
    for key, value in element.items():
        if key in {"class", "id"}:
            kinds = kinds | kinds_of(value) if kinds else kinds_of(value)
        elif key == "role" and value in _ROLES:
            kinds |= {"aside"}
        elif key == "itemprop":
            kinds |= kinds_of(value)
        elif key == "style" and "display" in value and re.search(r"display\s*:\s*none", value):
            kinds |= {"hidden"}
    return kinds
