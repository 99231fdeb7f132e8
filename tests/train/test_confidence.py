"""Labels, folds and the training of confidences on the articles of the corpus."""

from __future__ import annotations

import copy
import shutil

import numpy as np
import pytest
from conftest import ROOT

from pipeline.build import confidence
from pipeline.dataset.bearing import TYPES
from pipeline.train.confidence import by_model, train
from pipeline.train.folds import FOLDS, Known, folds, labelled, signs
from pipeline.train.labels import judged
from pipeline.train.reading import of_gold

GOLD = {
    "conferences": [{"kinds": ["meeting"], "name": "Hội nghị sơ kết", "chairs": [{"name": "Trần Văn Hải"}]}],
    "awards": [{"title": "Bằng khen", "status": "conferred", "recipients": ["Sở Y tế"], "collectives": 1}],
}
RULES = dict.fromkeys(
    ["/conferences/0", "/conferences/0/chairs/0", "/awards/0", "/awards/0/recipients/0", "/awards/0/collectives"],
    "rule",
)
CHANGES = [
    (("awards", 0, "recipients", 0), "Sở Tư pháp", {"/awards/0", "/awards/0/recipients/0"}),
    (("awards", 0, "collectives"), 2, {"/awards/0", "/awards/0/collectives"}),
    (("awards", 0, "status"), "proposed", {"/awards/0"}),
    (("awards", 0, "recipients"), [], set()),  # what is lacking is not held against it
    (("conferences", 0, "chairs", 0, "name"), "Lê Thị Mai", {"/conferences/0/chairs/0"}),
    (("conferences", 0, "chairs", 0, "positions"), ["Giám đốc"], set()),
]


@pytest.mark.parametrize(("path", "value", "wrong"), CHANGES)
def test_what_makes_a_value_wrong(path, value, wrong):
    found = {**copy.deepcopy(GOLD), "rules": RULES}
    at = found
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    assert {pointer for pointer, (_, right) in judged(GOLD, found).items() if not right} == wrong


@pytest.fixture(scope="module")
def readings(tmp_path_factory):
    """Forty-five articles of the corpus. Every fifth gold record is emptied and no gold meeting has participants, so
    that all types have wrong values and it can be learned which persons are."""
    folder = tmp_path_factory.mktemp("gold")
    for kind, ending in (("articles", "txt"), ("gold", "json")):
        (folder / kind).mkdir()
        for path in sorted((ROOT / "corpus" / kind).glob(f"*.{ending}"))[::3]:
            shutil.copy(path, folder / kind)
    read = list(of_gold(folder))
    for reading in read:
        for conference in reading.gold["conferences"]:
            conference["participants"] = []
    for reading in read[::5]:
        reading.gold = {"conferences": [], "awards": []}
        reading.entries = [False] * len(reading.events)
    return read


def test_folds_are_even_and_the_same_each_time(readings):
    fold = folds(readings)
    sizes = np.bincount(list(fold.values()), minlength=FOLDS)
    assert sizes.max() - sizes.min() <= 1
    assert fold == folds(readings)


def signs_by_own(readings, turned=""):
    """The signs in the round that tests fold 5, of fold 3's values and of others; fold 3's labels may be turned."""
    fold = folds(readings)
    copies = [copy.copy(reading) for reading in readings]
    for one in copies:
        if fold[one.key] == 3 and turned == "entries":
            one.entries = [not entry for entry in one.entries]
        if fold[one.key] == 3 and turned == "gold":
            one.gold = {"conferences": [], "awards": []}
    known = Known(copies, fold)
    rows = list(labelled(copies, fold, known))
    told = list(zip(rows, signs(rows, known, 5), strict=True))
    return [
        {row.article + row.value.pointer: sign for row, sign in told if (row.fold == 3) is own} for own in (True, False)
    ]


def test_how_often_a_rule_was_right_is_asked_of_other_articles(readings):
    (own, others), (own_turned, others_turned) = signs_by_own(readings), signs_by_own(readings, "gold")
    assert len(own) > 10
    assert own == own_turned
    assert others != others_turned


def test_the_gate_of_a_value_learned_from_other_articles(readings):
    (own, others), (own_turned, others_turned) = (
        [{key: sign["gate"] for key, sign in part.items()} for part in signs_by_own(readings, turned)]
        for turned in ("", "entries")
    )
    assert own == own_turned
    assert others != others_turned


def test_the_training_learns_and_its_model_is_what_the_record_shows(readings, monkeypatch):
    monkeypatch.setattr("pipeline.train.confidence.STRENGTHS", (0.1,))
    models, guesses, ledger = train(readings, [])
    assert list(models) == list(guesses) == list(TYPES)
    for kind, model in models.items():
        assert model["values"] == len(guesses[kind]) > model["right"] > 0
    sure = [np.mean([g.sure for g in guesses["person"] if g.right is right]) for right in (True, False)]
    assert sure[0] > sure[1] + 0.2
    # the same arithmetic at run time
    fold = dict.fromkeys(folds(readings), -1)
    known = Known(readings, folds(readings))
    list(labelled(readings, folds(readings), known))
    rows = list(labelled(readings[:3], fold, known))
    people = [row for row in rows if row.value.type == "person"]
    expected = by_model(people, known, models["person"])
    monkeypatch.setattr(confidence, "_model", lambda: {"types": models})
    assert len(people) == len(expected) > 3
    for row, one in zip(people, expected, strict=True):
        own = signs([row], known)[0]
        total = models["person"]["intercept"] + sum(models["person"]["weights"].get(k, 0) * v for k, v in own.items())
        assert one == confidence.held(1 / (1 + np.exp(-total)))
    assert set(ledger.counts)
