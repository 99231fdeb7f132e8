"""Measures each rule on the gold and writes pipeline/model/precision.json.

    python -m pipeline.train.precision GOLD...

GOLD are folders of gold records with their texts, as `thidua evaluate` takes them. Deterministic.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.evaluate import gold_hash, gold_records, gold_text
from pipeline.read.layout import read_article
from pipeline.recipe import extract_article
from pipeline.scoring.ledger import ledger

OUTPUT = Path(__file__).parent.parent / "model" / "precision.json"


def _pairs(folders: list[Path]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for folder in folders:
        for key, gold in gold_records(folder).items():
            article = read_article(gold_text(folder, key).read_text(encoding="utf-8"), id=key)
            yield gold, extract_article(article).model_dump(mode="json")


def main(folders: list[Path]) -> None:
    """Measure on all `folders` together and write the file."""
    table = ledger(_pairs(folders))
    document = {
        "what": "rule: [values right, values judged] against the gold named below",
        "gold": {folder.name: gold_hash(folder) for folder in folders},
        "rules": {rule: [row.right, row.right + row.spurious] for rule, row in table.items()},
    }
    lines = json.dumps(document, ensure_ascii=False, indent=1)
    OUTPUT.write_text(lines + "\n", encoding="utf-8")
    for rule, row in sorted(table.items(), key=lambda item: item[1].precision):
        sys.stdout.write(f"{rule:28}{row.right:6d}{row.spurious:6d}{row.precision:8.3f}\n")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
