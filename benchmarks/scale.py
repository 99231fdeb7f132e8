"""Large inputs: `thidua run` over gigabytes of made articles, how long it takes and how much memory.

    .venv/bin/python benchmarks/scale.py --jsonl-gb 2 --warc-gb 1 --write docs/benchmarks.md

Nine articles of ten are off the topic. The inputs are streamed into a temporary folder that goes when all is done.
An input passes if the run ended well, all its units are accounted for and memory stayed below 700 MB and 300 bytes an
article.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import made
from speed import machine

ROOT = Path(__file__).resolve().parent.parent
GB, MB = 10**9, 10**6
BASE, EACH = 700 * MB, 300
"""Bytes of memory that a run may use, and how many more for each article."""
_OPENS, _CLOSES = "<!-- scale: written by benchmarks/scale.py -->", "<!-- end of scale -->"


class Taken(NamedTuple):
    """What one run took; sizes in bytes."""

    name: str
    size: int
    units: int
    extracted: int
    screened: int
    seconds: float
    peak: int
    sound: bool

    @property
    def bound(self) -> int:
        """The memory that the run may have used, in bytes."""
        return BASE + EACH * self.units

    @property
    def ok(self) -> bool:
        """Whether all articles came through within the bound."""
        return self.sound and self.peak <= self.bound


def main() -> int:
    """Print the table; exit 1 if an input didn't pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jsonl-gb", type=float, default=2, metavar="X", help="size of the JSON Lines (default 2)")
    parser.add_argument("--warc-gb", type=float, default=1, metavar="X", help="size of the WARC file (default 1)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into this page, too")
    options = parser.parse_args()
    wanted: dict[str, tuple[float, Callable[[], Iterator[bytes]]]] = {
        "made.jsonl": (options.jsonl_gb, made.lines),
        "made.warc": (options.warc_gb, made.warc),
    }
    taken = []
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        for name, (size, pieces) in wanted.items():
            if size:
                path = Path(folder) / name
                count = write(path, pieces(), int(size * GB))
                taken.append(run(path, count, Path(folder) / "out"))
                path.unlink()
    text = page(taken)
    print(text)
    if options.write:
        put(options.write, text)
    return int(not all(one.ok for one in taken))


def write(path: Path, pieces: Iterator[bytes], size: int) -> int:
    """Write pieces until the file has `size` bytes; returns their number."""
    count = 0
    with path.open("wb") as file:
        while file.tell() < size:
            file.writelines(islice(pieces, 100))
            count += 100
    return count


def run(path: Path, count: int, out: Path) -> Taken:
    """One run in a process of its own; its highest resident memory is what the kernel accounts to it."""
    command = [sys.executable, "-m", "pipeline", "run", str(path), "--out", str(out), "--quiet", "--fresh"]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{path.name}: exit status {process.returncode}")
    counts = json.loads((out / "run.json").read_text(encoding="utf-8"))["counts"]
    by_status = counts["status"]
    extracted, screened = by_status.get("extracted", 0), by_status.get("screened", 0)
    sound = counts["units"] == count == extracted + screened
    return Taken(
        path.name, path.stat().st_size, counts["units"], extracted, screened, seconds, used.ru_maxrss * 1024, sound
    )


def page(taken: list[Taken]) -> str:
    """The table in Markdown, and under which circumstances it was measured."""
    command = " ".join(["benchmarks/scale.py", *sys.argv[1:]])
    packages = ", ".join(f"{name} {version(name)}" for name in ("thidua", "spacy", "pyarrow", "fastwarc", "lxml"))
    under = (
        f"`{command}`, {dt.datetime.now(dt.UTC).date()}, {machine()}, load {os.getloadavg()[1]:.1f}; "
        f"Python {platform.python_version()}, {packages}."
    )
    rows = [
        f"| {one.name} | {one.size / GB:.2f} GB | {one.units:,} | {one.extracted:,} / {one.screened:,} | "
        f"{one.seconds:,.0f} | {one.units / one.seconds:,.0f} | {one.peak / MB:,.0f} MB | {one.bound / MB:,.0f} MB | "
        f"{'ok' if one.ok else 'NOT OK'} |"
        for one in taken
    ]
    return "\n".join(
        [
            "| input | size | articles | extracted / screened | seconds | articles/s | peak memory | bound | |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
            *rows,
            "",
            under,
            "The bound is 700 MB and 300 bytes an article.",
        ]
    )


def put(path: Path, text: str) -> None:
    """Set the section of this command in a page, which is made if need be."""
    held = path.read_text(encoding="utf-8") if path.exists() else "# Benchmarks\n"
    section = f"{_OPENS}\n{text}\n{_CLOSES}"
    before, opens, rest = held.partition(_OPENS)
    if opens:
        held = before + section + rest.partition(_CLOSES)[2]
    else:
        about = "Nine made articles of ten are off the topic; each input is read by one `thidua run` on one core."
        held = f"{held.rstrip()}\n\n## Large inputs\n\n{about}\n\n{section}\n"
    path.write_text(held, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
