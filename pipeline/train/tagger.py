"""Trains the tagger (pipeline/find/tagger.py) and writes pipeline/model/tagger.crfsuite.

    python -m pipeline.train.tagger --news NEWS.jsonl.gz --facts corpus/news-gold --folds outputs/folds GOLD...

`--folds` trains the models of the cross-validation, too, and prints how well they do. L-BFGS with both regularisations;
the order of the sentences and the libraries decide the file, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pipeline.train.examples import gold_articles, gold_examples, parts, silver_examples, train
from pipeline.train.tagger_folds import judge, train_folds

OUTPUT = Path(__file__).parent.parent / "model" / "tagger.crfsuite"
SENTENCES = 8_000  # silver ones


def main() -> None:
    """Train on all that is named and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--news", type=Path, required=True, help="the news corpus: JSON lines, gzipped")
    parser.add_argument("--facts", type=Path, required=True, help="folder with draw.csv and records/ about the corpus")
    parser.add_argument("--sentences", type=int, default=SENTENCES, help=f"silver sentences (default {SENTENCES})")
    parser.add_argument("--folds", type=Path, help="folder for the models of the cross-validation")
    parser.add_argument("--out", type=Path, default=OUTPUT)
    options = parser.parse_args()
    golds = gold_articles(options.gold, options.news, options.facts)
    gold = list(gold_examples(golds))
    left_out = {article.key for article in golds} | set(parts(options.facts))
    silver = list(silver_examples(options.news, left_out, options.sentences))
    train(gold + silver, options.out)
    counts = {"gold": len(gold), "silver": len(silver), "bytes": options.out.stat().st_size}
    sys.stdout.write(json.dumps(counts) + "\n")
    if options.folds:
        train_folds(gold, silver, options.folds)
        for label, tally in judge(gold, options.folds).items():
            row = f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}{tally.gold:7d}"
            sys.stdout.write(f"{label:10}{row}\n")


if __name__ == "__main__":
    main()
