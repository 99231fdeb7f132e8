"""Accuracy against gold records: precision, recall and F1 of each field, with bootstrap intervals."""

from __future__ import annotations

import hashlib
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.scoring.fields import Judged, Tally, judge, pooled
from pipeline.scoring.ledger import ledger

HEADLINE = ("conferences", "dates", "chairs", "member_units", "awards")
"""The fields whose mean F1 is the `headline`; `all` is the mean over all of them but the pooled `awards`."""

DRAWS = 200
SEED = 0
_TAIL = 40  # one part in forty is cut off at either end: 95 %

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The judged articles of one gold set. `means` and `tallies` of the whole, `intervals` by resampling articles."""

    articles: dict[str, Judged]
    records: int
    tallies: dict[str, Tally]
    means: dict[str, float]
    intervals: dict[str, tuple[float, float]]
    rules: dict[str, Tally]  # by rule: how many of its values were right and spurious; empty without `rules` in records

    def f1(self) -> dict[str, float]:
        """F1 of each field and the two means."""
        return {**{field: tally.f1 for field, tally in self.tallies.items()}, **self.means}

    def table(self) -> str:
        """The figures as a table for a person."""
        title = f"({len(self.articles)} articles, {self.records} with a record)"
        lines = [f"{'field':18}{'P':>7}{'R':>7}{'F1':>7}{'95% interval':>17}{'gold':>7}   {title}"]
        for field, tally in self.tallies.items():
            row = f"{field:18}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
            lines.append(f"{row}{self._interval(field)}{tally.gold:7d}")
        lines += [f"{mean:18}{'':14}{value:7.3f}{self._interval(mean)}" for mean, value in self.means.items()]
        return "\n".join(lines)

    def rule_table(self) -> str:
        """The ledger of rules as a table, the least precise first; rules of persons' names and titles aren't judged."""
        lines = [f"{'rule':28}{'right':>7}{'wrong':>7}{'P':>7}"]
        for rule, row in sorted(self.rules.items(), key=lambda item: (item[1].precision, item[0])):
            lines.append(f"{rule:28}{row.right:7d}{row.spurious:7d}{row.precision:7.3f}")
        return "\n".join(lines)

    def _interval(self, field: str) -> str:
        low, high = self.intervals[field]
        return f"{low:9.3f} -{high:6.3f}"


def evaluate(gold: Path, records: Path | None = None) -> Evaluation:
    """Judge `records` (a records.jsonl), or what extraction makes of the gold's own texts.

    A gold article without a record counts as an empty one. Raises UsageError for a folder without gold records, a
    gold article without its text, a file that isn't JSON or whose records all belong to other articles.
    """
    wanted = gold_records(gold)
    found = _read(records, wanted) if records else _extracted(gold, wanted)
    if records and found and not wanted.keys() & found.keys():
        raise UsageError(f"{records}: no record of it belongs to an article of {gold}")
    return score(wanted, found)


def score(gold: dict[str, Json], found: dict[str, Json]) -> Evaluation:
    """Judge found records against gold ones, both by article id."""
    articles = {key: judge(record, found.get(key, {})) for key, record in gold.items()}
    tables = {key: judged.tallies for key, judged in articles.items()}
    tallies = pooled(list(tables.values()))
    rng, keys = random.Random(SEED), list(tables)  # noqa: S311  # resampling, no secret
    draws = []
    for _ in range(DRAWS):
        drawn = pooled([tables[key] for key in rng.choices(keys, k=len(keys))])
        draws.append({**{field: tally.f1 for field, tally in drawn.items()}, **_means(drawn)})
    means = _means(tallies)
    intervals = {field: _interval([draw[field] for draw in draws if field in draw]) for field in (*tallies, *means)}
    rules = ledger((record, found[key]) for key, record in gold.items() if found.get(key, {}).get("rules"))
    return Evaluation(articles, len(gold.keys() & found.keys()), tallies, means, intervals, rules)


def gold_records(folder: Path) -> dict[str, Json]:
    """The gold records by article id (their file's stem), sorted: of `folder`/records, `folder`/gold or `folder`."""
    for candidate in (folder / "records", folder / "gold", folder):
        if candidate.is_dir():
            found = {
                path.stem: _json(path.read_text(encoding="utf-8"), path) for path in sorted(candidate.glob("*.json"))
            }
            if found:
                return found
    raise UsageError(f"no gold records in {folder}")


def gold_hash(folder: Path) -> str:
    """A digest of all gold records of a folder; whitespace and the order of keys don't matter."""
    text = json.dumps(gold_records(folder), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def gold_text(folder: Path, article_id: str) -> Path:
    """The text file of a gold article, in `folder`/texts or `folder`/articles."""
    for name in ("texts", "articles"):
        path = folder / name / f"{article_id}.txt"
        if path.is_file():
            return path
    raise UsageError(f"no text for {article_id} in {folder}/texts or {folder}/articles")


def _means(tallies: dict[str, Tally]) -> dict[str, float]:
    headline = [tallies[field].f1 for field in HEADLINE if field in tallies and tallies[field].gold]
    every = [tally.f1 for field, tally in tallies.items() if field != "awards" and tally.gold]
    return {name: sum(f1) / len(f1) if f1 else 0.0 for name, f1 in (("headline", headline), ("all", every))}


def _interval(values: list[float]) -> tuple[float, float]:
    cut = len(values) // _TAIL
    ordered = sorted(values)
    return (ordered[cut], ordered[-1 - cut]) if ordered else (0.0, 1.0)


def _extracted(folder: Path, gold: dict[str, Json]) -> dict[str, Json]:
    """What extraction makes of the texts. A text that can't be read, or breaks a rule, has no record: all missed."""
    from pipeline.extraction import settle  # noqa: PLC0415  # judging a file needs no spaCy
    from pipeline.read import text  # noqa: PLC0415
    from pipeline.read.reading import Reading  # noqa: PLC0415
    from pipeline.read.unit import Place  # noqa: PLC0415

    found = {}
    for article_id in gold:
        path = gold_text(folder, article_id)
        with path.open("rb") as stream:
            (unit,) = text.read(stream, Place(str(path), (article_id,)), Reading())
        outcome = settle(unit, article_id)
        if outcome.record is not None:
            found[article_id] = outcome.record.model_dump(mode="json")
        else:
            sys.stderr.write(f"{path}: {outcome.reason}\n")
    return found


def _read(path: Path, gold: dict[str, Json]) -> dict[str, Json]:
    """The lines of a records.jsonl by the gold article they belong to: by `id`, else by the stem of `source`."""
    found: dict[str, Json] = {}
    spare = 0
    with path.open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            record = _json(line, path)
            key = record.get("id")
            if key not in gold:
                key = Path(str(record.get("source") or "").rpartition("!")[2]).name.split(".")[0]
            spare += key in found and key in gold
            found.setdefault(key, record)
    if spare:
        sys.stderr.write(f"{spare} records stand for an article that has one already; the first counts\n")
    return found


def _json(text: str, path: Path) -> Json:
    try:
        record = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{path}: not JSON: {error}") from error
    if not isinstance(record, dict):
        raise UsageError(f"{path}: a record is a JSON object")
    return record
