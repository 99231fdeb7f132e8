"""What the tagger learns from, and that it learns the same twice. All articles are invented."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ARTICLE, ROOT

from pipeline.evaluate import gold_records, gold_text
from pipeline.train.aligned import aligned, find
from pipeline.train.examples import GoldArticle, gold_examples, silver_examples, tags, train
from pipeline.train.silver import candidates, explained, read, silver
from pipeline.train.tagger_folds import FOLDS, fold_of, judge, train_folds

SAMPLE = sorted(gold_records(ROOT / "corpus").items())[::9]


@pytest.fixture(scope="module")
def golds() -> list[GoldArticle]:
    folder = ROOT / "corpus"
    return [GoldArticle(key, gold_text(folder, key).read_text(encoding="utf-8"), record) for key, record in SAMPLE]


@pytest.fixture
def news(tmp_path: Path, golds: list[GoldArticle]) -> Path:
    """A corpus of the sample articles, each of them twice, as a real one repeats its names."""
    path = tmp_path / "news.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for number, gold in enumerate([*golds, *golds]):
            lines.write(json.dumps({"id": f"n{number}", "text": gold.text}) + "\n")
    return path


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Sở Y tế và Sở Y tế dự phòng", "Sở Y tế", [(0, 7), (11, 18)]),
        ("hội thi đua , khen thưởng", "thi đua, khen thưởng", [(4, 25)]),  # stray spaces are closed up in the gold
        ("Uỷ ban", "Ủy ban", [(0, 6)]),  # either tone placement
        ("Hà Namx", "Hà Nam", []),
        ("", "Sở", []),
    ],
)
def test_gold_strings_are_found_in_the_text(text: str, name: str, found: list[tuple[int, int]]) -> None:
    assert list(find(text, name)) == found


def test_labels_of_a_gold_article_slice_to_its_strings() -> None:
    doc = read("a", ARTICLE)
    record = {
        "conferences": [
            {
                "organizers": ["Khối thi đua các sở tỉnh Hà Nam"],
                "block": "Khối thi đua các sở tỉnh Hà Nam",
                "block_leader": "Sở Nội vụ",
                "block_next_leader": None,
                "block_deputies": [],
                "member_units": [],
                "chairs": [{"name": "Trần Văn Hải", "positions": ["Giám đốc Sở Nội vụ", "Trưởng khối"]}],
                "participants": [],
            }
        ],
        "awards": [{"title": "Bằng khen", "granter": "Chủ tịch UBND tỉnh", "recipients": ["Sở Y tế"]}],
    }
    labels = [(ARTICLE[a:b], label) for s in aligned(doc, "a", record) for a, b, label in s.labels]
    assert ("Trần Văn Hải", "PER") in labels
    assert ("Giám đốc Sở Nội vụ", "POSITION") in labels  # the longer of two wins: no unit inside
    assert ("Khối thi đua các sở tỉnh Hà Nam", "UNIT") in labels
    assert ("Bằng khen", "AWARD") in labels
    assert ("Chủ tịch UBND tỉnh", "POSITION") in labels
    assert ("Sở Y tế", "UNIT") in labels


def test_candidates_dont_overlap_and_the_second_sign_makes_them_sure() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Sở Y tế tỉnh Hà Nam dự. Ông Lê Văn Tám nhận Bằng khen. Bà Lý Thị Hoa cũng dự."
    found = candidates(read("a", text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    sure = {(text[c.start : c.end], c.label): c.sure for c in found}
    assert sure["Lê Văn Tám", "PER"]
    assert sure["Bằng khen", "AWARD"]
    assert not sure["Lý Thị Hoa", "PER"]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("Hôm qua Lê Văn Tám về quê.", [(8, 18)], True),
        ("Hôm qua Lê Văn Tám về quê.", [], False),  # a name that nothing explains
        ("Hôm qua Lê Văn Tám về quê.", [(8, 14)], False),  # half a name
        ("Hôm qua Manchester United thắng.", [], True),  # foreign, and nobody is addressed
        ("Hôm qua ông Peter Thompson thắng.", [], False),  # foreign, and a person
    ],
)
def test_a_sentence_is_explained(text: str, spans: list[tuple[int, int]], *, expected: bool) -> None:
    doc = read("a", text)
    assert explained(doc, doc._.sentences[0], spans) is expected


def test_tags_of_tokens() -> None:
    spans = [(0, 2), (3, 5), (6, 8), (9, 12)]
    assert tags(spans, [(3, 8, "PER"), (10, 12, "UNIT")]) == ["O", "B-PER", "I-PER", "B-UNIT"]


def test_silver_is_the_same_twice_and_leaves_out_what_it_is_told_to(news: Path) -> None:
    first = [labelled for _, labelled in silver(news, frozenset({"n0"}), 30)]
    assert first == [labelled for _, labelled in silver(news, frozenset({"n0"}), 30)]
    assert 10 < len(first) <= 31
    assert "n0" not in {labelled.article for labelled in first}


def test_two_trainings_give_the_same_bytes(tmp_path: Path, news: Path, golds: list[GoldArticle]) -> None:
    files = [tmp_path / "one", tmp_path / "two"]
    for path in files:
        examples = [*gold_examples(golds[:4]), *silver_examples(news, {"n0"}, 20)]
        train(examples, path, {"max_iterations": 8})
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_fold_is_judged_by_a_model_that_has_not_seen_it(tmp_path: Path, golds: list[GoldArticle]) -> None:
    gold = list(gold_examples(golds))
    assert {fold_of(example.article) for example in gold} == set(range(FOLDS))
    train_folds(gold, [], tmp_path)
    tallies = judge(gold, tmp_path)
    assert tallies["PER"].gold > 20
    assert 0.5 < tallies["PER"].f1 < 1  # a handful of articles teaches most of it, and not all
