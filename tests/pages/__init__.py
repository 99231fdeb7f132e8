"""Invented pages for tests and benchmarks: `articles(200)` gives samples, `sample.html(layout)` a page for each of LAYOUTS.

The samples are made from corpus/articles, so that their language is that of the field; layouts and furniture are our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pages.papers import joomla, newspaper, wordpress
from pages.portals import aspnet, breaks, liferay, sharepoint
from pages.samples import Kind, Part, Sample, articles

LAYOUTS: dict[str, Callable[[Sample], str]] = {
    layout.__name__: layout for layout in (aspnet, sharepoint, liferay, joomla, wordpress, newspaper, breaks)
}
"""Name of a kind of site to the function that writes a sample as its page."""

_NAMES = re.compile(r' (?:class|id|itemprop|role)="[^"]*"')
_META = re.compile(r"<(?:meta|link)[^>]*>|<script.*?</script>|(?<=<title>)[^<]*", re.DOTALL)
_SPEAKING = re.compile(r"(?<=<)(/?)(?:header|nav|aside|footer|main|article|section|figure|figcaption|time)\b")


def unnamed(html: str) -> str:
    """The page without what its makers say of its parts: names, metadata, elements that speak for themselves."""
    return _SPEAKING.sub(r"\1div", _META.sub("", _NAMES.sub("", html)))


__all__ = ["LAYOUTS", "Kind", "Part", "Sample", "articles", "unnamed"]
