"""Draws the articles of the news corpus that are to be annotated: stratified, with a seed, never a gold article.

    python -m pipeline.train.draw NEWS.jsonl.gz OUT.csv --leave-out GOLD...

Strata, by what the article says and by how sure the extractor is of its main event (pipeline/build/events.py):
`meeting` (sure), `doubtful` (near the least score of an entry), `award` (an award title in the text), `bait` (words of
meetings or awards, but nothing found). Two thirds are to learn from, every third one only reports.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.build.events import choose_events
from pipeline.read.layout import read_article
from pipeline.recipe import read_doc

SEED = 20261124
WANTED = {"meeting": 22, "doubtful": 14, "award": 18, "bait": 12}
_DOUBTFUL = (2.5, 4.2)  # scores of main events that are hard to judge
_BAIT = re.compile(
    r"hội nghị|buổi lễ|lễ |danh hiệu|giải thưởng|huy chương|khen thưởng|tuyên dương|đại hội", re.IGNORECASE
)


def stratum(text: str) -> str | None:
    """The stratum of one article, or None if it has nothing of ours."""
    doc = read_doc(read_article(text))
    if doc._.awards:
        return "award"
    score = max((event.score for event in choose_events(doc)), default=0.0)
    if score >= _DOUBTFUL[1]:
        return "meeting"
    if score >= _DOUBTFUL[0]:
        return "doubtful"
    return "bait" if len(_BAIT.findall(text)) > 1 else None


def draw(news: Path, left_out: set[str]) -> Iterator[tuple[str, str, str]]:
    """(id, stratum, part) of the drawn articles; part is `learn` or `report`."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    random.Random(SEED).shuffle(articles)  # noqa: S311 - a draw that can be repeated, no secret
    open_places = dict(WANTED)
    drawn: list[tuple[str, str]] = []
    for article in articles:
        if article["id"] in left_out or not any(open_places.values()):
            continue
        kind = stratum(article["text"])
        if kind and open_places[kind]:
            open_places[kind] -= 1
            drawn.append((article["id"], kind))
    drawn.sort(key=lambda row: (row[1], row[0]))
    for index, (article_id, kind) in enumerate(drawn):
        yield article_id, kind, "report" if index % 3 == 2 else "learn"


def main() -> None:
    """Write the drawn ids."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[], help="folders of gold records")
    options = parser.parse_args()
    left_out = {path.stem for folder in options.leave_out for path in folder.rglob("*.json")}
    with options.out.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(["id", "stratum", "part"])
        writer.writerows(draw(options.news, left_out))


if __name__ == "__main__":
    main()
