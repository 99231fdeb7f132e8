"""What the parts are worth: naive patterns, rules, tagger, both, and underthesea's `ner`, on the same articles.

    python benchmarks/ablation.py --folds outputs/folds

Prints a markdown table for corpus/, ../shared/gold/dev and the part of corpus/news-gold that only reports. Persons,
units and award titles are compared as sets of strings of an article, against all that its gold record has of the kind;
what merely finds mentions has every one that the article names counted against it, so its precision is low by nature.
On the first two the tagger is the one of the article's fold (pipeline.train.tagger_folds), which has not seen it; on
the report part it is the package's own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.build.copied import tidy
from pipeline.evaluate import gold_records, gold_text, score
from pipeline.find.tagger import using
from pipeline.read.layout import read_article
from pipeline.recipe import extract_article, read_doc
from pipeline.scoring.fields import Tally
from pipeline.scoring.pairing import matched
from pipeline.scoring.strings import alike, equal
from pipeline.train.examples import parts
from pipeline.train.tagger_folds import FOLDS, unseen

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared"))
FACTS = ROOT / "corpus" / "news-gold"
KINDS = ("persons", "units", "award titles")

Json = dict[str, Any]
Found = dict[str, set[str]]
"""Kind → the strings found in one article."""

_WORD = r"[A-ZÀ-ỸĐ][^\W\d_]*"
_PERSON = re.compile(rf"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|Đ/c|đ/c)\s+({_WORD}(?: {_WORD}){{1,3}})")
_UNIT = re.compile(
    rf"(?:UBND|HĐND|Sở|Bộ|Cục|Ban|Hội|Công ty|Trường|Tỉnh đoàn|Công an|Khối thi đua|Cụm thi đua)(?: (?:{_WORD}|và|tỉnh"
    r"|huyện|thành phố|quận|xã|phường))+"
)
_AWARD = re.compile(
    r"(?:Huân|Huy) chương(?: [A-ZÀ-ỸĐ]\w*(?: \w+)?)?(?: hạng (?:Nhất|Nhì|Ba))?|Bằng khen|Giấy khen|Cờ thi đua"
    r"|Chiến sĩ thi đua (?:cơ sở|toàn quốc)|Lao động tiên tiến"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One article to judge by: its text and its gold record."""

    key: str
    text: str
    gold: Json


@dataclass(slots=True)
class Row:
    """One line of the table: F1 of each kind that is looked for, and of the record's fields where one is made."""

    name: str
    kinds: tuple[str, ...] = KINDS
    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    means: dict[str, float] = field(default_factory=dict)

    def line(self) -> str:
        """The row in markdown; a dash where a figure has no meaning."""
        cells = [f"{tally.f1:.3f}" if kind in self.kinds else "–" for kind, tally in self.tallies.items()]
        cells += [f"{self.means[mean]:.3f}" if mean in self.means else "–" for mean in ("headline", "all")]
        return f"| {self.name} | {' | '.join(cells)} |"


def values(record: Json) -> Found:
    """The persons, units and award titles of a record; recipients with the unit's words count as units."""
    found: Found = {kind: set() for kind in KINDS}
    for conference in record.get("conferences") or []:
        for key in ("chairs", "participants"):
            found["persons"].update(person["name"] for person in conference.get(key) or [])
        for key in ("organizers", "member_units", "block_deputies"):
            found["units"].update(conference.get(key) or [])
        found["units"].update(conference[key] for key in ("block", "block_leader") if conference.get(key))
    for award in record.get("awards") or []:
        found["award titles"].add(award["title"])
        for name in award.get("recipients") or []:
            found["persons" if _is_person(name) else "units"].add(name)
    return found


def _is_person(name: str) -> bool:
    """Whether a recipient is a person by its look: two to five capitalised syllables, the first one no unit's."""
    syllables = name.split()
    capital = all(s[:1].isupper() and s[1:].islower() for s in syllables)
    return capital and 2 <= len(syllables) <= 5 and not _UNIT.match(name)


def naive(text: str) -> Found:
    """What an evening's script would find: a name behind an address, a unit's head with capitals, a list of titles."""
    return {
        "persons": {m[1] for m in _PERSON.finditer(text)},
        "units": {m[0] for m in _UNIT.finditer(text)},
        "award titles": {m[0] for m in _AWARD.finditer(text)},
    }


def tagged(text: str) -> Found:
    """All that the tagger sees, whatever it is in the article."""
    doc = read_doc(read_article(text))
    label_of = {"PER": "persons", "UNIT": "units", "AWARD": "award titles"}
    found: Found = {kind: set() for kind in KINDS}
    for number in range(len(doc._.sentences)):
        for span in doc._.tagger.spans(number):
            if span.label in label_of:
                found[label_of[span.label]].add(tidy(doc._.text[span.start : span.end]))
    return found


def underthesea_ner(text: str) -> Found:
    """Persons, and organisations and places as units, by underthesea, whose model comes with its package.

    It takes most units for places, so both count.
    """
    from underthesea import ner  # noqa: PLC0415  # takes a second to load

    found: Found = {kind: set() for kind in KINDS}
    for line in filter(str.strip, text.split("\n")):
        words: list[str] = []
        label = ""
        for word, _, _, tag in [*ner(line), ("", "", "", "O")]:
            if tag.startswith("I-") and tag[2:] == label:
                words.append(word)
                continue
            if words and label in {"PER", "ORG", "LOC"}:
                found["persons" if label == "PER" else "units"].add(" ".join(words))
            words, label = ([word], tag[2:]) if tag != "O" else ([], "")
    return found


def compare(gold: Found, found: Found) -> dict[str, Tally]:
    """The tallies of one article: persons and titles must be equal, units alike, as everywhere in the evaluation."""
    tallies = {}
    for kind in KINDS:
        wanted, got = sorted(gold[kind]), sorted(found[kind])
        right = len(matched(wanted, got, alike if kind == "units" else equal))
        tallies[kind] = Tally(right, len(got) - right, len(wanted) - right)
    return tallies


def mentions(name: str, cases: Iterable[Case], find: Callable[[Case], Found], kinds: tuple[str, ...] = KINDS) -> Row:
    """The row of something that finds strings."""
    row = Row(name, kinds)
    for case in cases:
        for kind, tally in compare(values(case.gold), find(case)).items():
            row.tallies[kind] += tally
    return row


def whole(name: str, cases: list[Case], model: Callable[[str], AbstractContextManager[None]]) -> Row:
    """The row of an extraction that makes records, with the tagger that `model` chooses for an article."""
    found: dict[str, Json] = {}
    for case in cases:
        with model(case.key):
            found[case.key] = extract_article(read_article(case.text, id=case.key)).model_dump(mode="json")
    row = mentions(name, cases, lambda case: values(found[case.key]))
    row.means = score({case.key: case.gold for case in cases}, found).means
    return row


def table(title: str, cases: list[Case], model: Callable[[str], AbstractContextManager[None]]) -> Iterator[str]:
    """The lines of one set's table; `model` gives the tagger that may judge an article."""

    def tagger_alone(case: Case) -> Found:
        with model(case.key):
            return tagged(case.text)

    yield f"| {title}, {len(cases)} articles | {' | '.join(KINDS)} | headline | all |"
    yield "| --- |" + " --- |" * 5
    yield mentions("naive patterns", cases, lambda case: naive(case.text)).line()
    yield mentions("underthesea `ner`", cases, lambda case: underthesea_ner(case.text), KINDS[:2]).line()
    yield mentions("tagger", cases, tagger_alone).line()
    yield whole("rules", cases, lambda _key: using(None)).line()
    yield whole("rules and tagger", cases, model).line()


def gold_set(folder: Path) -> list[Case]:
    """A gold set with its texts."""
    return [Case(k, gold_text(folder, k).read_text(encoding="utf-8"), gold) for k, gold in gold_records(folder).items()]


def report() -> list[Case]:
    """The news articles that only report."""
    records = gold_records(FACTS)
    wanted = {key for key, part in parts(FACTS).items() if part == "report"}
    with gzip.open(SHARED / "corpora" / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = (json.loads(line) for line in lines)
        return [Case(a["id"], a["text"], records[a["id"]]) for a in articles if a["id"] in wanted]


def main() -> int:
    """Print the tables; 2 if the texts or the folds' models are not here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=Path, required=True, help="folder that `make model` wrote")
    parser.add_argument("--only", choices=["corpus", "dev", "news"], help="one of the sets")
    options = parser.parse_args()
    if len(list(options.folds.glob("tagger-*.crfsuite"))) != FOLDS or not SHARED.is_dir():
        sys.stderr.write(f"needs {SHARED} and the {FOLDS} models that `make model` writes to {options.folds}\n")
        return 2
    wanted = [options.only] if options.only else ["corpus", "dev", "news"]
    for name in wanted:
        if name == "news":
            lines = table("news, report part", report(), lambda _key: nullcontext())
        else:
            cases = gold_set(ROOT / "corpus" if name == "corpus" else SHARED / "gold" / "dev")
            lines = table(name, cases, lambda key: unseen(options.folds, key))
        print("\n".join(lines), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
