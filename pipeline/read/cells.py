"""The value of a cell as the string that a record keeps: numbers, dates, lists and small objects of a table's row."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from typing import Any

from pipeline.read.encoding import whole

_HANOI = dt.timezone(dt.timedelta(hours=7))
_EPOCH = re.compile(r"(1\d{9})(?:\.\d+)?|(1\d{12})(?:\.0)?")  # seconds, milliseconds: 2001 to 2033
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{2,6}Z?)?")  # 20180712, 201807120830
_LONGEST = 128  # bits of a number that is worth keeping
_NAMES = ("rendered", "name", "value", "#text")  # what an object that stands for a string calls it


def plain(value: Any) -> str | None:
    """The value as a string, dates in ISO 8601, the names of a list joined with ` - ` as bylines are.

    None for nothing: null, NaN, blank, a list without strings, an object without a name.
    """
    if isinstance(value, str):
        return whole(value).strip() or None
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        parts = [_name(part) for part in value[:100]]
        return " - ".join(part for part in parts if part) or None
    if isinstance(value, Mapping):
        return _name(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return str(value) if isinstance(value, float) or value.bit_length() <= _LONGEST else None


def day(value: Any) -> str | None:
    """A date's value; seconds or milliseconds since 1970, which tables of dates often hold, become a day in Hà Nội."""
    text = plain(value)
    if text and (match := _EPOCH.fullmatch(text)):
        seconds = int(match[1]) if match[1] else int(match[2]) / 1000
        return dt.datetime.fromtimestamp(seconds, _HANOI).date().isoformat()
    if text and (match := _COMPACT.fullmatch(text)):
        return "-".join(match.groups())
    return text


def line(text: str) -> str:
    """The text on one line and not too long, as it can be shown in a message."""
    shown = " ".join(whole(text).split())
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return whole(value).strip() or None
    if isinstance(value, Mapping):
        return next(
            (name for key in _NAMES if (name := value.get(key)) and isinstance(name, str) and name.strip()), None
        )
    return None
