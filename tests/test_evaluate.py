"""Evaluation: the same figures as the reference scorer, and clear words where there is nothing to judge."""

import copy
import json
import random
import subprocess
import sys

import pytest
from conftest import ROOT

from pipeline.errors import UsageError
from pipeline.evaluate import evaluate, gold_hash, gold_records

SHARED = ROOT.parent / "shared" / "gold"
REFERENCE = SHARED / "score.py"
SETS = [path for path in (ROOT / "corpus" / "gold", SHARED / "dev", SHARED / "modelled") if path.is_dir()]


def perturbed(gold, seed):
    """Found records that are wrong in many ways: lost, doubled, swapped, misspelt and shuffled values."""
    rng = random.Random(seed)
    spare = list(gold.values())

    def shake(node):
        if isinstance(node, dict):
            return {key: (None if rng.random() < 0.05 else shake(value)) for key, value in node.items()}
        if isinstance(node, list):
            kept = [shake(value) for value in node if rng.random() > 0.15]
            if rng.random() < 0.2:
                rng.shuffle(kept)
            return kept + (copy.deepcopy(rng.choices(kept)) if kept and rng.random() < 0.1 else [])
        if isinstance(node, str) and rng.random() < 0.2:
            words = node.split()
            rng.choice((words.pop, lambda: words.append("tỉnh"), lambda: words.insert(0, "Phó"), words.reverse))()
            return " ".join(words).upper() if rng.random() < 0.3 else " ".join(words)
        return node

    for key, record in gold.items():
        if rng.random() < 0.05:
            continue
        found = shake(record)
        if rng.random() < 0.2:
            found["conferences"] = (found.get("conferences") or []) + rng.choice(spare)["conferences"]
            found["awards"] = rng.choice(spare)["awards"] + (found.get("awards") or [])
        found["id"] = key if rng.random() < 0.9 else "other"
        found["source"] = f"pack.zip!in/{key}.txt"
        for person in (
            p for c in found["conferences"] or [] for k in ("chairs", "participants") for p in c.get(k) or []
        ):
            person["name"] = person.get("name") or "?"
        yield found


@pytest.mark.skipif(not REFERENCE.is_file(), reason="no ../shared/gold/score.py on this machine")
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("folder", SETS, ids=lambda path: path.name)
def test_same_figures_as_the_reference(folder, seed, tmp_path):
    lines = [json.dumps(record, ensure_ascii=False) for record in perturbed(gold_records(folder), seed)]
    records = tmp_path / "records.jsonl"
    records.write_text("\n".join(lines), encoding="utf-8")

    def reference(*options):
        command = [sys.executable, str(REFERENCE), str(folder), str(records), *options]
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    found = evaluate(folder, records)
    expected = json.loads(reference("--json"))
    assert (len(found.articles), found.records) == (expected.pop("articles"), expected.pop("records"))
    assert {field: round(f1, 4) for field, f1 in found.f1().items()} == expected
    assert 0.2 < expected["headline"] < 0.95, "the test must see right and wrong values"
    assert found.table() == reference().rstrip("\n")


def test_gold_against_itself(tmp_path):
    gold = ROOT / "corpus" / "gold"
    records = tmp_path / "records.jsonl"
    records.write_text("\n".join(json.dumps(r) for r in gold_records(gold).values()), encoding="utf-8")
    found = evaluate(gold, records)
    assert set(found.f1().values()) == {1.0}
    assert set(found.intervals.values()) == {(1.0, 1.0)}


def test_without_records_everything_is_missed(tmp_path):
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    found = evaluate(ROOT / "corpus", tmp_path / "empty.jsonl")
    assert found.records == 0
    assert found.means == {"headline": 0.0, "all": 0.0}


def test_the_texts_are_extracted_where_no_records_are_given(tmp_path):
    gold = {"id": "x", "article": {"title": "Hội nghị"}, "conferences": [], "awards": []}
    (tmp_path / "records").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "records" / "x.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "texts" / "x.txt").write_text("Hội nghị\n\nBài viết.", encoding="utf-8")
    assert evaluate(tmp_path).records == 1
    (tmp_path / "texts" / "x.txt").write_bytes(b"")
    assert evaluate(tmp_path).records == 0, "an unreadable text counts as missed"
    (tmp_path / "texts" / "x.txt").unlink()
    with pytest.raises(UsageError, match="no text for x"):
        evaluate(tmp_path)


def test_bad_gold_and_bad_records(tmp_path):
    with pytest.raises(UsageError, match="no gold records"):
        evaluate(tmp_path)
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match=r"x\.json: not JSON"):
        evaluate(tmp_path)
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    (tmp_path / "r.jsonl").write_text("[]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="a record is a JSON object"):
        evaluate(tmp_path, tmp_path / "r.jsonl")


def test_the_gold_hash_sees_values_only(tmp_path):
    (tmp_path / "x.json").write_text('{"id": "x", "awards": []}', encoding="utf-8")
    one = gold_hash(tmp_path)
    (tmp_path / "x.json").write_text('{"awards":[],\n"id":"x"}', encoding="utf-8")
    assert gold_hash(tmp_path) == one
    (tmp_path / "x.json").write_text('{"awards":[1],"id":"x"}', encoding="utf-8")
    assert gold_hash(tmp_path) != one


def test_a_file_without_a_record_of_the_gold_is_no_result(tmp_path):
    file = tmp_path / "records.jsonl"
    file.write_text('{"id": "somebody-else", "article": {}, "conferences": [], "awards": []}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="no record of it belongs"):
        evaluate(ROOT / "corpus", file)


def test_records_of_other_articles_are_passed_over_in_silence(tmp_path, capsys):
    """A dataset of thousands may be judged by the gold of a few."""
    gold = {"id": "x", "article": {"title": "Hội nghị"}, "conferences": [], "awards": []}
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "x.json").write_text(json.dumps(gold), encoding="utf-8")
    lines = [json.dumps({**gold, "id": key, "source": "news.jsonl"}) for key in ("a", "x", "b")]
    (tmp_path / "found.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert evaluate(tmp_path, tmp_path / "found.jsonl").records == 1
    assert capsys.readouterr().err == ""
