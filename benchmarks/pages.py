"""How fast: HTML to dumped record against bare `trafilatura.extract` on the same pages, turn by turn in one process.

The pages are invented ones of about 30 kB (tests/pages), of all layouts; each is read once. A ratio of 0.6 means that
page and extraction together take 1.67 times what trafilatura alone takes.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import platform
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
SIZE = 30_000  # bytes of a page
WARM_UP = 14


def main() -> int:
    """Print the table; exit 1 if the ratio is below `--least`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=210, help="distinct pages (default 210)")
    parser.add_argument("--least", type=float, default=0, help="exit 1 if the ratio is lower (default: never)")
    options = parser.parse_args()
    made = pages(options.pages + WARM_UP)
    print(f"Python {platform.python_version()}", end="")
    print("".join(f", {name} {version(name)}" for name in ("thidua", "trafilatura", "lxml")))
    size = statistics.mean(len(page.encode()) for page in made)
    print(f"{options.pages} distinct pages of {size / 1000:.1f} kB on average")
    ours, theirs = race(made)
    for name, seconds in (("thidua, HTML to JSON", ours), ("trafilatura.extract", theirs)):
        ms = [1000 * s for s in seconds]
        mean = statistics.mean(ms)
        print(f"{name:24}{mean:8.2f} ms a page, median {statistics.median(ms):6.2f}, {1000 / mean:6.1f} pages/s")
    ratio = sum(theirs) / sum(ours)
    print(f"ratio {ratio:.2f}")
    return int(ratio < options.least)


def pages(count: int) -> list[str]:
    """`count` pages of about SIZE bytes: a sample's, filled up with what sites fill theirs with."""
    invented = importlib.import_module("pages")
    layouts = list(invented.LAYOUTS)
    samples = invented.articles(200)
    made = []
    for i in range(count):
        page = samples[i % 200].html(layouts[i % len(layouts)])
        made.append(filled(page, i))
    return made


def filled(page: str, number: int) -> str:
    """The page with scripts and boxes of links before the end of its body, up to SIZE bytes."""
    boxes: list[str] = []
    size = len(page.encode())
    while size < SIZE:
        slot = f"/muc-{number}/tin-{len(boxes)}.html"
        box = (
            f'<div class="box-{len(boxes)} col-md-3"><a href="{slot}"><img src="/a.jpg" alt=""></a>'
            f'<h4 class="box-title"><a href="{slot}">Một tin nổi bật khác số {len(boxes)}</a></h4></div>\n'
            f'<script>var slot = {{"path": "{slot}", "size": [300, 250], "lazy": true}}; queue.push(slot);</script>\n'
        )
        boxes.append(box)
        size += len(box.encode())
    return page.replace("</body>", "".join(boxes) + "</body>")


def race(made: list[str]) -> tuple[list[float], list[float]]:
    """Seconds that each page took, ours and theirs; who goes first changes from page to page."""
    from trafilatura import extract  # noqa: PLC0415  # import times are no part of the race

    from pipeline.extraction import record_of  # noqa: PLC0415
    from pipeline.read.unit import Form, Unit  # noqa: PLC0415

    def record(page: str) -> object:
        return record_of(Unit("page", page, form=Form.HTML), "page").model_dump_json()

    runners: tuple[Callable[[str], object], ...] = (record, extract)
    seconds: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    gc.freeze()
    for i, page in enumerate(made):
        for k in (0, 1) if i % 2 else (1, 0):
            start = time.perf_counter()
            runners[k](page)
            seconds[k].append(time.perf_counter() - start)
    return seconds[0][WARM_UP:], seconds[1][WARM_UP:]


if __name__ == "__main__":
    sys.exit(main())
