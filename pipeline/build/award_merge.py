"""One entry for one award: the headline, the lead, the body and a caption tell of it again (guidelines, Award)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.build.award_counts import Recipients, is_person
from pipeline.build.award_granters import HANDING, NONE
from pipeline.found import Found
from pipeline.gazetteers import table
from pipeline.text.normal import fold

_WORD = re.compile(r"\w+")
_GROUP = re.compile(
    r"(?:tập thể|đội tuyển|(?:cán bộ|đảng bộ|quân)(?:, [\w, ]{1,60}?)? và (?:nhân )?dân|nhân dân)\s", re.IGNORECASE
)
_OFFICE = re.compile(r"(?:phó )?(?:chủ tịch|bộ trưởng|giám đốc|tổng giám đốc|thủ tướng|thống đốc|tư lệnh|hiệu trưởng)")


@cache
def _full() -> dict[str, str]:
    """Folded short form of one word → its folded full form (gazetteers/abbreviations.csv)."""
    known = {fold(row["short"]): fold(row["full"]) for row in table("abbreviations")}
    return {short: full for short, full in known.items() if short.isalpha()} | {"tp": "thành phố"}


@dataclass(slots=True)
class Draft:
    """An award in the making: what one mention, later all its mentions, say of it."""

    title: Found
    status: Found
    granter: Found | None
    strength: int
    recipients: Recipients
    year: Found | None
    sentence: int
    rule: str
    goes_on: bool = False  # of the same sentence as the one before, and only adds recipients to it
    ranked: bool = False  # an award told with a rank: those of one title and granter make one entry
    opens: bool = False  # told in the headline
    supports: bool = False  # adds to an award told elsewhere, is none by itself


@cache
def _joint() -> tuple[re.Pattern[str], dict[str, str]]:
    """Short forms of several parts (`GD&ĐT`, `GD-ĐT`), folded and without spaces, and their full forms."""
    known = {fold(row["short"]): fold(row["full"]) for row in table("abbreviations")}
    joint = {re.sub(r"\s", "", short): full for short, full in known.items() if re.search(r"[&-]", short)}
    longest = sorted(joint, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), joint


@lru_cache(maxsize=4096)
def words(name: str) -> frozenset[str]:
    """The folded words of a name, common short forms spelled out."""
    folded = fold(name)
    if "&" in folded or "-" in folded:
        pattern, full = _joint()
        folded = pattern.sub(lambda m: full[m[0]], re.sub(r"\s*([&-])\s*", r"\1", folded))
    out: set[str] = set()
    for word in _WORD.findall(folded):
        out.update(_full().get(word, word).split())
    return frozenset(out)


def _alike(a: Found, b: Found) -> bool:
    """Whether two names may mean one: the words of the shorter all stand in the longer."""
    x, y = words(str(a.value)), words(str(b.value))
    return bool(x and y) and (x <= y or y <= x)


def _better(old: Found, new: Found, surer: int) -> bool:
    """Whether another telling's granter is the better one: it says more of the same, or it is surer and another."""
    x, y = words(str(old.value)), words(str(new.value))
    return x < y if x <= y or y <= x else surer > 0


def _granters(a: Draft, b: Draft) -> bool:
    if a.granter is None or b.granter is None:
        return True
    if not (a.recipients and b.recipients) and not (a.supports or b.supports):
        offices = [_OFFICE.match(fold(str(d.granter.value))) is not None for d in (a, b) if d.granter]
        return _alike(a.granter, b.granter) and offices[0] == offices[1]
    return _alike(a.granter, b.granter) or min(a.strength, b.strength) <= HANDING


def _counts(a: Recipients, b: Recipients) -> bool:
    """Whether the counts of two tellings don't gainsay each other."""
    for key in ("collectives", "individuals"):
        x, y = getattr(a, key), getattr(b, key)
        if x is not None and y is not None and x.value != y.value:
            return False
    return True


def _who(a: Recipients, b: Recipients) -> bool:
    """Whether two tellings may have the same recipients."""
    if a.names and b.names:
        return any(_alike(x, y) for x in a.names for y in b.names)
    if a and b:
        counted, named = (a, b) if b.names else (b, a)
        if not named.names:
            return _counts(a, b) and any(
                getattr(a, k) is not None and getattr(b, k) is not None for k in ("collectives", "individuals")
            )
        persons = sum(map(is_person, named.names))
        return all(
            stated is None or stated.value == number
            for stated, number in ((counted.individuals, persons), (counted.collectives, len(named.names) - persons))
        )
    return True


def _titles(a: Draft, b: Draft) -> bool:
    """Whether two titles may mean one: equal, or one without its class or level (`Chiến sĩ thi đua`)."""
    x, y = str(a.title.value), str(b.title.value)
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    return (short == "Chiến sĩ thi đua" and long.startswith(short)) or long.startswith(f"{short} hạng ")


def same(a: Draft, b: Draft) -> bool:
    """Whether two drafts tell of one award."""
    return (
        (a.sentence != b.sentence or b.goes_on)
        and _titles(a, b)
        and a.status.value == b.status.value
        and _granters(a, b)
        and ((a.sentence == b.sentence and b.goes_on) or _who(a.recipients, b.recipients))
    )


def merge(drafts: list[Draft]) -> list[Draft]:
    """The drafts of an article, each award once; what only headline or captions tell is left out."""
    revoked = [d for d in drafts if d.status.value == "revoked" and d.opens]
    drafts = [d for d in drafts if d.status.value != "conferred" or not any(_titles(d, r) for r in revoked)]
    body = [d for d in drafts if not d.supports]
    kept: list[Draft] = []
    for draft in body:
        known = next((k for k in kept if same(k, draft)), None)
        series = next(
            (
                k
                for k in kept
                if draft.ranked
                and k.ranked
                and _titles(k, draft)
                and k.status.value == draft.status.value
                and _granters(k, draft)
            ),
            None,
        )
        if known and draft.goes_on and known.sentence == draft.sentence:
            _add(known, draft)
        elif known:
            _join(known, draft)
        elif series:
            _add(series, draft)
        else:
            kept.append(draft)
    for draft in drafts:
        if draft.supports:
            known = next((k for k in kept if same(k, draft)), None)
            if known:
                _join(known, draft)
            elif draft.opens and draft.recipients.stated and not any(_titles(k, draft) for k in kept):
                kept.append(draft)  # nothing but the headline tells of it
    return kept


def _add(a: Draft, b: Draft) -> None:
    """Adds the recipients of `b`, told beside those of `a`, to them."""
    a.granter = a.granter or b.granter
    a.year = a.year or b.year
    mine, theirs = a.recipients, b.recipients
    mine.names = [*mine.names, *(n for n in theirs.names if not any(_alike(n, m) for m in mine.names))]
    for key in ("collectives", "individuals"):
        x, y = getattr(mine, key), getattr(theirs, key)
        setattr(mine, key, Found(x.value + y.value, (*x.spans, *y.spans), "award.count_sum") if x and y else x or y)


def _join(a: Draft, b: Draft) -> None:
    """Adds to `a` what `b` knows beyond it."""
    if b.granter and (a.granter is None or _better(a.granter, b.granter, b.strength - a.strength)):
        a.granter, a.strength = b.granter, b.strength
    elif b.granter is None and b.strength > a.strength > NONE:
        a.strength = b.strength
    if len(str(b.title.value)) > len(str(a.title.value)):
        a.title = b.title
    mine, theirs = a.recipients, b.recipients
    if theirs.among and theirs.collectives:
        mine.collectives = theirs.collectives
    if not mine.names:
        mine.names = theirs.names
    elif not b.supports and _all_of(mine.names, theirs.names):
        mine.names = theirs.names  # the headline or the lead names one of several
        if not mine.stated:
            mine.collectives, mine.individuals = theirs.collectives, theirs.individuals
    else:
        mine.names = [_fuller(n, theirs.names) for n in mine.names]
    persons = sum(map(is_person, mine.names))
    if theirs.stated or not mine.names or persons:  # else it counts names that were left out
        mine.individuals = mine.individuals or theirs.individuals
    if theirs.stated or len(mine.names) > persons or not mine.names:
        mine.collectives = mine.collectives or theirs.collectives
    a.year = a.year or b.year


def _all_of(few: list[Found], more: list[Found]) -> bool:
    """Whether the persons of one telling all stand among those, more in number, of another."""
    persons = len(more) > len(few) and all(map(is_person, more))
    return persons and all(any(_alike(one, other) for other in more) for one in few)


def _fuller(name: Found, others: list[Found]) -> Found:
    """The name, or the other telling's where that one says more of the same unit."""
    if is_person(name):
        longer = [o for o in others if is_person(o) and words(str(name.value)) < words(str(o.value))]
        return longer[0] if longer else name
    groups = [
        o
        for o in others
        if not is_person(o) and _GROUP.match(str(o.value)) and words(str(name.value)) < words(str(o.value))
    ]
    return groups[0] if groups else name
