"""The same articles in every format, layout and encoding through `thidua run`: are the records those of the plain text?

Rows of tools give headline and day of publication apart from the text. They are `equal` to the record of a text to
which both are given; `to whole` compares with that of the whole text, in which the headline has a line.

    .venv/bin/python benchmarks/formats.py --samples 200
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
_SHOWN = 3  # samples that are named where a format differs
_AROUND = 60  # characters on either side of where a record differs


def main() -> int:
    """Print the table; exit 1 if a record of any format differs from that of its plain text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=200, metavar="N", help="articles in each format (default 200)")
    parser.add_argument("--only", metavar="TEXT", help="the formats with this in their name")
    options = parser.parse_args()
    cases = importlib.import_module("format_cases")
    samples = importlib.import_module("pages").articles(options.samples)
    plain = {apart: {s.id: cases.expected(s, apart=apart) for s in samples} for apart in (False, True)}
    print(f"{'format':28}{'bytes':>12}{'articles':>10}{'extracted':>11}{'equal':>8}{'to whole':>10}{'seconds':>9}")
    differing = 0
    for name, case in cases.CASES.items():
        if options.only and options.only not in name:
            continue
        with tempfile.TemporaryDirectory(prefix="formats-") as folder:
            size = case.put(samples, Path(folder) / "in")
            start = time.perf_counter()
            units = _run(case, Path(folder))
            seconds = time.perf_counter() - start
            found = cases.found(Path(folder) / "out", samples)
        wrong = [key for key, facts in plain[case.apart].items() if not cases.equal(case, found[key], facts)]
        whole = sum(cases.equal(case, found[key], facts) for key, facts in plain[False].items())
        extracted = sum(facts is not None for facts in found.values())
        counts = f"{size:12,}{units:10,}{extracted:11,}{len(samples) - len(wrong):8,}{whole:10,}"
        print(f"{name:28}{counts}{seconds:9.1f}", flush=True)
        for key in wrong[:_SHOWN]:
            print(f"  {key}: {_difference(plain[case.apart][key], found[key])}")
        differing += bool(wrong) or units != len(samples)
    return int(differing > 0)


def _run(case: Any, folder: Path) -> int:
    """`thidua run` on the files of a case; the number of units that it read."""
    source = "-" if case.stdin else str(folder / "in")
    command = [sys.executable, "-m", "pipeline", "run", source, "--out", str(folder / "out"), "--quiet"]
    given = (folder / "in" / "stdin").read_bytes() if case.stdin else None
    subprocess.run(command + ["--map", case.columns] * bool(case.columns), cwd=ROOT, input=given, check=True)
    units: int = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))["counts"]["units"]
    return units


def _difference(plain: Any, found: Any) -> str:
    """The first part of a record that differs, short enough for a line."""
    if plain is None or found is None:
        return "turned away as plain text" if plain is None else "turned away"
    part = next(part for part in plain if plain[part] != found[part])
    said, read = (json.dumps(record[part], ensure_ascii=False) for record in (plain, found))
    at = next((i for i, (one, other) in enumerate(zip(said, read, strict=False)) if one != other), 0)
    start = max(0, at - _AROUND)
    return f"{part} …{said[start : at + _AROUND]}… but …{read[start : at + _AROUND]}…"


if __name__ == "__main__":
    sys.exit(main())
