"""Links of a record's values: codes of provinces and awards, and the meeting at which an award was given.

A province's code is that of the map of the event's day, beside it the successor in today's map of 34. An award's code
is made from its canonical title, so that it stays when the gazetteer grows: `huan-chuong-lao-dong.3` is the third
class.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.gazetteers import table
from pipeline.text.normal import fold, strip_marks

_CLASS = re.compile(r"\s+hạng\s+(nhất|nhì|ba|tư)$")
_CLASSES = {"nhất": "1", "nhì": "2", "ba": "3", "tư": "4"}
Links = dict[str, dict[str, str | None]]


@cache
def _levels() -> dict[str, str]:
    """Folded canonical title → level of the gazetteer."""
    return {fold(row["canonical"]): row["level"] for row in table("awards")}


def award_code(title: str) -> str:
    """`Huân chương Lao động hạng Ba` → `huan-chuong-lao-dong.3`; letters, digits and hyphens before the class."""
    folded = fold(title)
    found = _CLASS.search(folded)
    base = folded[: found.start()] if found else folded
    code = re.sub(r"[^a-z0-9]+", "-", strip_marks(base)).strip("-")
    return f"{code}.{_CLASSES[found[1]]}" if found else code


def award_level(title: str) -> str | None:
    """state, central, province or grassroots, where the title implies it."""
    folded = _CLASS.sub("", fold(title))
    return _levels().get(folded) or _levels().get(fold(title)) or None


def award_links(title: str, conference: int | None) -> dict[str, str | None]:
    """The links of one award; `conference` is the index of the record's conference at which it was given."""
    pointer = None if conference is None else f"/conferences/{conference}"
    return {"award_code": award_code(title), "level": award_level(title), "conference": pointer}
