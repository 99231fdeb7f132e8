"""The accuracy floors: what was reached on each gold set, field by field, so that it cannot quietly fall.

    python tests/floors.py                     raise the floors to what is reached now (`make floors`)
    python tests/floors.py --lower "reason"    lower them too; the reason stays in floors.json, for all to see

`floors.json` holds for each set a hash of its gold and for each field the F1 and the number of gold values (n).
A set that isn't on this machine keeps its floors as they are.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pipeline.evaluate import Evaluation, evaluate, gold_hash

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FILE = HERE / "floors.json"
SETS = ("corpus", "../shared/gold/dev", "../shared/gold/modelled")
MEANS = ("headline", "all")
DIGITS = 4


class NeedsLower(Exception):
    """A floor would fall and no reason was given."""


def present(name: str) -> bool:
    """Whether a gold set is on this machine."""
    return (ROOT / name).is_dir()


def measure(name: str) -> dict:
    """A set's figures now, in the form that floors.json has."""
    return pinned(evaluate(ROOT / name), gold_hash(ROOT / name))


def pinned(evaluation: Evaluation, gold: str) -> dict:
    """An evaluation as an entry of floors.json; fields without gold values have no floor."""
    f1 = evaluation.f1()
    fields = {field: tally.gold for field, tally in evaluation.tallies.items() if tally.gold}
    floors = {field: {"f1": round(f1[field], DIGITS), "n": n} for field, n in sorted(fields.items())}
    floors |= {mean: {"f1": round(f1[mean], DIGITS)} for mean in MEANS}
    return {"gold": gold, "articles": len(evaluation.articles), "fields": floors}


def drops(floor: dict, now: dict) -> list[str]:
    """Every way in which `now` falls short of `floor`, a line each; another gold can't be compared at all."""
    if floor["gold"] != now["gold"]:
        return [f"the gold has changed ({floor['gold']} -> {now['gold']}): set its floors anew with `make floors`"]
    found = []
    for field, entry in floor["fields"].items():
        reached = now["fields"].get(field, {"f1": 0.0})["f1"]
        if reached < entry["f1"]:
            found.append(f"{field}: {reached:.4f}, the floor is {entry['f1']:.4f}")
    return found


def renewed(name: str, old: dict | None, now: dict, reason: str | None) -> dict:
    """The set's new entry: never lower in any field, unless a reason is given, which is then kept in `lowered`."""
    if old is None:
        return now
    fields = {}
    lowered = list(old.get("lowered", []))
    for field, entry in now["fields"].items():
        floor = old["fields"].get(field)
        if floor and entry["f1"] < floor["f1"]:
            if not reason:
                raise NeedsLower(f"{name}: {field} would fall from {floor['f1']:.4f} to {entry['f1']:.4f}")
            lowered.append({"field": field, "from": floor["f1"], "to": entry["f1"], "reason": reason})
        fields[field] = entry
    for field in old["fields"].keys() - now["fields"].keys():
        if not reason:
            raise NeedsLower(f"{name}: {field} would lose its floor")
        lowered.append({"field": field, "from": old["fields"][field]["f1"], "to": None, "reason": reason})
    return {**now, "fields": fields} | ({"lowered": lowered} if lowered else {})


def load() -> dict:
    """What floors.json holds; nothing if there is none yet."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def main(arguments: list[str] | None = None) -> int:
    """Renew the floors of all sets that are here."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lower", metavar="REASON", help="let floors fall; the reason is kept in floors.json")
    reason = parser.parse_args(arguments).lower
    floors = load()
    try:
        for name in SETS:
            if not present(name):
                print(f"{name}: not here, its floors stay as they are")
                continue
            floors[name] = renewed(name, floors.get(name), measure(name), reason)
            means = ", ".join(f"{mean} {floors[name]['fields'][mean]['f1']:.4f}" for mean in MEANS)
            print(f"{name}: {floors[name]['articles']} articles, {means}")
    except NeedsLower as error:
        print(f'{error}\nmend it, or say why: make floors LOWER="reason"', file=sys.stderr)
        return 1
    FILE.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
