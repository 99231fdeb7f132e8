"""What a page says of itself in its head: titles, dates, author, address, name of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

from pipeline.text.normal import clean

_MOST = 500  # meta elements and JSON-LD objects that are looked at
_LONGEST = 200_000  # characters of a JSON-LD script
PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article.published", "pubdate", "publishdate",
    "publish_date", "publish-date", "published_time", "publication_date", "date.issued", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.created", "dc.date.created", "dcterms.date", "datecreated",
    "article_date_original", "originalpublicationdate", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "date",
)  # fmt: skip
"""Names of meta elements that give the day of publication, the surest first."""
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified",
            "dc.date.modified")  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "title")
_SITES = ("og:site_name", "application-name")
_SUFFIX = re.compile(r"\s+[|–—»·-]\s+|\s*\|\s*|\s+::\s+")
_ARTICLE = re.compile(r"article|posting|report", re.IGNORECASE)


@dataclass(slots=True)
class Meta:
    """What stands in the head of a page; dates and authors as (where it stands, value)."""

    titles: list[str] = field(default_factory=list)
    published: list[tuple[str, str]] = field(default_factory=list)
    modified: list[tuple[str, str]] = field(default_factory=list)
    authors: list[tuple[str, str]] = field(default_factory=list)
    url: str | None = None
    site: str | None = None


def read_meta(tree: html.HtmlElement, url: str | None = None) -> Meta:
    """Reads meta and link elements, JSON-LD and the title; `url` is where the page was found."""
    meta = Meta()
    named: dict[str, str] = {}
    for count, element in enumerate(tree.iter("meta")):
        if count >= _MOST:
            break
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        )
        content = _plain(element.get("content"))
        if name and content:
            named.setdefault(name.lower(), content)
    for item in _linked_data(tree):
        kinds = item.get("@type")
        if not _ARTICLE.search(" ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)):
            continue
        for key, into in (("datePublished", meta.published), ("dateModified", meta.modified)):
            if value := _plain(item.get(key)):
                into.append((f"meta:{key}", value))
        if value := _plain(item.get("headline")):
            meta.titles.append(value)
        if value := _name(item.get("author")):
            meta.authors.append(("meta:author", value))
    meta.published += [(f"meta:{name}", named[name]) for name in PUBLISHED if name in named]
    meta.modified += [(f"meta:{name}", named[name]) for name in MODIFIED if name in named]
    meta.authors += [(f"meta:{name}", named[name]) for name in _AUTHORS if name in named]
    meta.titles += [named[name] for name in _TITLES if name in named]
    if title := _plain(tree.findtext(".//title")):
        meta.titles.append(title)
        pieces = _SUFFIX.split(title)
        meta.titles += [title[: title.index(piece) + len(piece)] for piece in pieces[:-1]]
        meta.titles += [piece for piece in pieces if piece]
    meta.site = next((named[name] for name in _SITES if name in named), None)
    meta.url = _canonical(tree, named, url)
    host = urlsplit(meta.url or "").hostname
    meta.site = meta.site or (host.removeprefix("www.") if host else None)
    return meta


def _canonical(tree: html.HtmlElement, named: dict[str, str], url: str | None) -> str | None:
    """The page's own address: where it was found, else its canonical link or og:url if that is a whole one."""
    if url:
        return url
    found = [
        el.get("href") for _, el in zip(range(_MOST), tree.iter("link"), strict=False) if el.get("rel") == "canonical"
    ]
    for value in (*found, named.get("og:url")):
        whole = urljoin("", _plain(value) or "")
        if whole.startswith(("http://", "https://")) and _host(whole):
            return whole
    return None


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD scripts; a script that is no JSON is passed over."""
    queue: list[Any] = []
    for count, script in enumerate(tree.iter("script")):
        if count > _MOST:
            break
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) < _LONGEST:
            try:
                queue.append(json.loads(script.text, strict=False))
            except (ValueError, RecursionError):
                continue
    for _ in range(_MOST):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, list):
            queue += item[:_MOST]
        elif isinstance(item, dict):
            yield item
            queue += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(name for part in value[:4] if (name := _name(part))) or None
    return _plain(value.get("name")) if isinstance(value, dict) else _plain(value)


def _plain(value: Any) -> str | None:
    return " ".join(clean(value).split())[:500] or None if isinstance(value, str) else None
