"""How well articles are read from pages: 200 invented articles in each layout of tests/pages, against their plain text.

Prints, for each layout: pages whose `article`, `conferences` and `awards` equal those of the plain text; recall of
paragraphs; share of the record's characters that are furniture; publication dates right, wrong and missing.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))


from pipeline.extraction import record_of  # noqa: E402
from pipeline.read.unit import Form, Unit  # noqa: E402
from pipeline.schema import Record  # noqa: E402

pages = importlib.import_module("pages")  # tests/ is no package
FACTS = ("article", "conferences", "awards")


@dataclass
class Tally:
    """Counts over the pages of one layout."""

    pages: int = 0
    equal: int = 0
    lines: int = 0
    found: int = 0
    characters: int = 0
    leaked: int = 0
    dates: Counter[str] = field(default_factory=Counter)


def facts(record: Record) -> dict[str, Any]:
    """What must be the same for all forms of an article."""
    whole = record.model_dump(mode="json")
    return {key: whole[key] for key in FACTS}


def lines(text: str) -> list[str]:
    """The lines of a text that aren't blank, their white space made single."""
    return [shown for line in text.split("\n") if (shown := " ".join(line.split()))]


def judge(sample: Any, layout: str, html: str, plain: Record, tally: Tally, *, show: bool) -> None:
    """Reads one page and adds what came of it to the tally."""
    record = record_of(Unit("page", html, form=Form.HTML), sample.id)
    wanted, got = lines(sample.text()), lines(record.text)
    kept, known = set(got), set(wanted)
    tally.pages += 1
    tally.lines += len(wanted)
    tally.found += sum(line in kept for line in wanted)
    tally.characters += sum(map(len, got))
    leaked = [line for line in got if line not in known]
    tally.leaked += sum(map(len, leaked))
    day = record.article.published
    verdict = "missing" if day is None else "right" if day == sample.published.isoformat() else "wrong"
    tally.dates[verdict] += 1
    same = facts(record) == facts(plain)
    tally.equal += same
    if show and not (same and verdict == "right" and not leaked and all(line in kept for line in wanted)):
        print(f"\n{sample.id} {layout}: date {verdict} {day} {record.notes.get('/article/published')}")
        for line in leaked:
            print(f"  + {line[:150]}")
        for line in wanted:
            if line not in kept:
                print(f"  - {line[:150]}")
        for key in FACTS:
            ours, theirs = facts(record)[key], facts(plain)[key]
            if ours != theirs:
                print(f"  {key}:\n    page {str(ours)[:600]}\n    text {str(theirs)[:600]}")


def main() -> int:
    """Print the table; exit 1 if recall, leakage or dates miss the figures required."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200, help="samples (default 200)")
    parser.add_argument("--unnamed", action="store_true", help="without class, id, itemprop, role and metadata")
    parser.add_argument("--show", action="store_true", help="print what differs, page by page")
    options = parser.parse_args()
    samples = pages.articles(options.articles)
    plain = {sample.id: record_of(Unit("text", sample.text(), url=sample.url), sample.id) for sample in samples}
    print(f"{'layout':12}{'pages':>6}{'equal':>7}{'recall':>8}{'leaked':>8}{'right':>7}{'wrong':>7}{'missing':>8}")
    good = True
    for layout in pages.LAYOUTS:
        tally = Tally()
        for sample in samples:
            html = pages.unnamed(sample.html(layout)) if options.unnamed else sample.html(layout)
            judge(sample, layout, html, plain[sample.id], tally, show=options.show)
        recall, leaked = tally.found / tally.lines, tally.leaked / tally.characters
        dates = "".join(f"{tally.dates[key]:{width}}" for key, width in (("right", 7), ("wrong", 7), ("missing", 8)))
        print(f"{layout:12}{tally.pages:6}{tally.equal:7}{recall:8.4f}{leaked:8.4f}{dates}", flush=True)
        good &= (
            recall >= 0.99
            and leaked <= 0.01
            and tally.dates["right"] >= 0.98 * tally.pages
            and not tally.dates["wrong"]
        )
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
