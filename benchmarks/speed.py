"""How fast: text to dumped record and the relevance screen against `underthesea.word_tokenize`, and the cold start.

All see the same distinct texts once each, in one process, turn by turn, so that a noisy machine slows all alike and the
ratio holds. The texts have the length of a real article; a few others warm both up.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEWS = Path(os.environ.get("SHARED", ROOT.parent / "shared")) / "corpora" / "news.jsonl.gz"
SEED = 20171221
SHORTEST, LONGEST = 2_500, 4_500  # characters
WARM_UP = 20


def main() -> int:
    """Print the table; exit 1 if the ratio is below `--least`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=500, help="distinct texts (default 500)")
    parser.add_argument("--least", type=float, default=0, help="exit 1 if the ratio is lower (default: never)")
    options = parser.parse_args()
    print(f"{machine()}; Python {platform.python_version()}", end="")
    print("".join(f", {name} {version(name)}" for name in ("thidua", "underthesea", "spacy", "pydantic")))
    texts, origin = sample(options.texts + WARM_UP)
    ratio = report(origin, texts)
    report(origin, texts, "relevance screen", screened)
    report("the sample articles, all of them on the topic: dense in facts", on_topic())
    starts = cold_starts()
    middle, most = statistics.median(starts), max(starts)
    print(f"\nthidua extract FILE: {middle:.2f} s (median of {len(starts)}, {most:.2f} s at most)")
    return int(ratio < options.least)


def extracted(text: str) -> object:
    """What a run does with an article that is ours."""
    import pipeline  # noqa: PLC0415  # import times are no part of the race

    return pipeline.extract(text).model_dump_json()


def screened(text: str) -> object:
    """What a run does first with every text: is there any sign of a meeting or award?"""
    from pipeline.read.relevance import off_topic  # noqa: PLC0415
    from pipeline.text.normal import clean  # noqa: PLC0415

    return off_topic(clean(text))


def report(
    origin: str, texts: list[str], name: str = "thidua, text to JSON", work: Callable[[str], object] = extracted
) -> float:
    """Race over `texts`, of which the first ones warm up; print the figures, return the ratio."""
    ours, theirs = race(texts, work)
    ratio = sum(theirs) / sum(ours)
    characters = statistics.mean(map(len, texts[WARM_UP:]))
    print(f"\n{len(ours)} distinct texts of {characters:,.0f} characters on average, from {origin}")
    print(f"{'':28}{'ms a text, mean':>16}{'median':>9}{'99th %':>9}{'texts/s':>9}")
    for who, seconds in ((name, ours), ("underthesea.word_tokenize", theirs)):
        ms = sorted(1000 * s for s in seconds)
        mean = statistics.mean(ms)
        row = f"{mean:16.2f}{statistics.median(ms):9.2f}{ms[len(ms) * 99 // 100]:9.2f}{1000 / mean:9.1f}"
        print(f"{who:28}{row}")
    print(f"ratio {ratio:.2f}  ({spread(ours, theirs)})")
    return ratio


def on_topic() -> list[str]:
    """The articles of corpus/, in an order that mixes their kinds."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]
    random.Random(SEED).shuffle(texts)
    return texts


def sample(count: int) -> tuple[list[str], str]:
    """`count` distinct texts of an article's length, always the same ones, and where they are from."""
    rng = random.Random(SEED)
    if NEWS.is_file():
        with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
            texts = dict.fromkeys(json.loads(line)["text"] for line in lines)
        fitting = [text for text in texts if SHORTEST <= len(text) <= LONGEST]
        return rng.sample(fitting, count), f"{NEWS.name}, seed {SEED}"
    articles = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]
    paragraphs = [line for text in articles for line in text.splitlines() if line.strip()]
    made: dict[str, None] = {}
    while len(made) < count:
        chosen, size = [rng.choice(articles).strip().splitlines()[0]], rng.randint(SHORTEST, LONGEST)
        while sum(map(len, chosen)) < size:
            chosen.append(rng.choice(paragraphs))
        made.setdefault("\n\n".join(chosen)[:LONGEST])
    return list(made), f"paragraphs of corpus/articles put together anew, seed {SEED}"


def race(texts: list[str], work: Callable[[str], object]) -> tuple[list[float], list[float]]:
    """Seconds that each text took, ours and theirs; who goes first changes from text to text."""
    from underthesea import word_tokenize  # noqa: PLC0415  # import times are no part of the race

    def timed(one: Callable[[str], object], text: str) -> float:
        start = time.perf_counter()
        one(text)
        return time.perf_counter() - start

    ours, theirs = [], []
    for number, text in enumerate(texts):
        if number % 2:
            mine, other = timed(work, text), timed(word_tokenize, text)
        else:
            other, mine = timed(word_tokenize, text), timed(work, text)
        if number >= WARM_UP:
            ours.append(mine)
            theirs.append(other)
    return ours, theirs


def spread(ours: list[float], theirs: list[float], parts: int = 5) -> str:
    """The ratio in fifths of the race, to show how steady it is."""
    size = max(1, len(ours) // parts)
    ratios = [sum(theirs[i : i + size]) / sum(ours[i : i + size]) for i in range(0, size * parts, size) if ours[i:]]
    return f"{min(ratios):.2f} to {max(ratios):.2f} in {len(ratios)} parts"


def cold_starts(times: int = 5) -> list[float]:
    """Seconds of whole `thidua extract FILE` commands, the first one (cold disk cache) left out."""
    article = min((ROOT / "corpus" / "articles").glob("*.txt"))
    command = [sys.executable, "-m", "pipeline", "extract", str(article)]
    seconds = []
    for _ in range(times + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        seconds.append(time.perf_counter() - start)
    return seconds[1:]


def machine() -> str:
    """Processor, cores, system."""
    try:
        names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    except OSError:
        names = []
    processor = names[0].partition(":")[2].strip() if names else platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


if __name__ == "__main__":
    sys.exit(main())
