"""HTML to a tree whose size and depth are bounded, whatever the page holds."""

from __future__ import annotations

import re

from lxml import etree, html

from pipeline.errors import UnreadableError

_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,30})\s[^<>]{3000,}+>")
# what only paints the text: thousands of them are left open on old pages, each inside the one before
_INLINE = re.compile(
    r"</?(?:a|b|big|em|font|i|ins|o:p|s|small|span|strong|st1:\w+|strike|u)(?:\s[^<>]*+)?>", re.IGNORECASE
)
# characters that a parser takes, as such or by their number, but no tree may be given: form feeds of a PDF, wrong bytes
_CONTROL = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]"
    r"|&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9]));?",
    re.IGNORECASE,
)
_DEPTH = 250
"""libxml2 drops what lies deeper than 256 elements."""
LARGEST = 50_000
"""A page of more elements is no article."""


def parse(text: str) -> html.HtmlElement:
    """The tree of a page: comments and processing instructions left out, at most 256 deep, at most LARGEST elements.

    Attributes of a tag longer than 3,000 characters are dropped (a picture within the page, or a flood). Raises
    UnreadableError for a page without an element, with too many, or nested deeper than a parser goes.
    """
    text = _LONG_TAG.sub(r"<\1>", _CONTROL.sub(" ", text))
    if text.count("<") > 10 * LARGEST:
        raise UnreadableError(f"too large for a page: {text.count('<'):,} tags")
    tree = _parse(text)
    if _too_deep(tree):
        tree = _parse(_INLINE.sub("", text))
        if _too_deep(tree):
            raise UnreadableError(f"nested too deep: more than {_DEPTH} elements in one another")
    return tree


def _parse(text: str) -> html.HtmlElement:
    """Parsed as UTF-8, so that an encoding declared on the page, which is that of its file, has no say."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise UnreadableError("no page: holds no element", 0) from None
    return tree


def _too_deep(tree: html.HtmlElement) -> bool:
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            depth, count = depth + 1, count + 1
            deepest = max(deepest, depth)
            if deepest > _DEPTH:
                return True
            if count > LARGEST:
                raise UnreadableError(f"too large for a page: more than {LARGEST:,} elements")
        else:
            depth -= 1
    return False
