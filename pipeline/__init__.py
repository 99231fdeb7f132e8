"""thidua: Vietnamese news articles to records of emulation conferences.

    import pipeline
    record  = pipeline.extract(text, published="2017-08-11")
    records = pipeline.extract_many(texts)
    data    = pipeline.load("outputs/sample")

Importing the package is cheap: spaCy and pandas are loaded by the first call that needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.version import __version__

if TYPE_CHECKING:
    from pipeline.api import extract, extract_many, load
    from pipeline.schema import Record

__all__ = ["Record", "__version__", "extract", "extract_many", "load"]

_HOMES = {"extract": "api", "extract_many": "api", "load": "api", "Record": "schema"}


def __getattr__(name: str) -> Any:
    """Import a public name from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"pipeline.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
