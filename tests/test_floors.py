"""Accuracy on the gold sets, and the guard itself."""

import copy
import json

import floors
import pytest

from pipeline.evaluate import score


@pytest.mark.parametrize("name", floors.SETS)
def test_no_field_falls_below_its_floor(name):
    if not floors.present(name):
        pytest.skip(f"{name} is not on this machine")
    floor = floors.load().get(name)
    assert floor is not None, f"{name} has no floors yet: make floors"
    assert not floors.drops(floor, floors.measure(name)), "accuracy fell; see CONTRIBUTING.md"


GOLD = {
    "a": {
        "id": "a",
        "article": {"title": "Hội nghị tổng kết", "published": None, "byline": None, "agency": None},
        "conferences": [{"kinds": ["annual_review"], "name": "Hội nghị tổng kết", "start": "2018-12-11"}],
        "awards": [{"title": "Bằng khen", "status": "conferred", "recipients": ["Sở Y tế", "Sở Nội vụ"]}],
    }
}


def entry(change=lambda record: None):
    found = copy.deepcopy(GOLD)
    change(found["a"])
    return floors.pinned(score(GOLD, found), "f00d")


def test_perfect_records_reach_one_everywhere():
    assert {row["f1"] for row in entry()["fields"].values()} == {1.0}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda r: r["conferences"].clear(), "dates"),
        (lambda r: r["conferences"][0].update(start="2018-12-12"), "dates"),
        (lambda r: r["conferences"][0].update(kinds=["meeting"]), "kinds"),
        (lambda r: r["awards"][0]["recipients"].pop(), "award.recipient"),
        (lambda r: r["awards"][0].update(status="proposed"), "award.title"),
        (lambda r: r["article"].update(title=None), "article.title"),
    ],
)
def test_every_kind_of_loss_is_seen(change, field):
    found = floors.drops(entry(), entry(change))
    assert any(line.startswith(f"{field}:") for line in found)
    assert any(line.startswith("all:") for line in found)


def test_a_field_that_vanishes_is_a_drop():
    now = entry()
    del now["fields"]["kinds"]
    assert floors.drops(entry(), now) == ["kinds: 0.0000, the floor is 1.0000"]


def test_no_loss_no_drop_and_a_rise_is_none():
    worse = entry(lambda r: r["awards"][0]["recipients"].pop())
    assert floors.drops(entry(), entry()) == []
    assert floors.drops(worse, entry()) == []


def test_other_gold_is_never_compared():
    other = {**entry(), "gold": "beef"}
    (line,) = floors.drops(entry(), other)
    assert "the gold has changed" in line


def test_renewing_raises():
    worse = entry(lambda r: r["awards"][0]["recipients"].pop())
    assert floors.renewed("set", worse, entry(), None) == entry()
    assert floors.renewed("set", None, worse, None) == worse


def test_renewing_never_lowers_without_a_reason():
    worse = entry(lambda r: r["awards"][0]["recipients"].pop())
    with pytest.raises(floors.NeedsLower, match=r"would fall from 1\.0000"):
        floors.renewed("set", entry(), worse, None)
    without = entry()
    del without["fields"]["kinds"]
    with pytest.raises(floors.NeedsLower, match="lose its floor"):
        floors.renewed("set", entry(), without, None)


def test_lowering_leaves_its_reason_for_good():
    worse = entry(lambda r: r["awards"][0]["recipients"].pop())
    lowered = floors.renewed("set", entry(), worse, "the rule was wrong")
    assert {"field": "award.recipient", "from": 1.0, "to": worse["fields"]["award.recipient"]["f1"],
            "reason": "the rule was wrong"} in lowered["lowered"]  # fmt: skip
    assert floors.renewed("set", lowered, entry(), None)["lowered"] == lowered["lowered"]


def test_command_refuses_to_lower_and_writes_nothing(tmp_path, monkeypatch, capsys):
    file = tmp_path / "floors.json"
    file.write_text(json.dumps({"corpus": entry()}), encoding="utf-8")
    before = file.read_bytes()
    monkeypatch.setattr(floors, "FILE", file)
    monkeypatch.setattr(floors, "SETS", ("corpus",))
    monkeypatch.setattr(floors, "measure", lambda _name: entry(lambda r: r["conferences"].clear()))
    assert floors.main([]) == 1
    assert file.read_bytes() == before
    assert "LOWER=" in capsys.readouterr().err
    assert floors.main(["--lower", "fewer false ones"]) == 0
    assert json.loads(file.read_text(encoding="utf-8"))["corpus"]["lowered"]


def test_absent_set_keeps_its_floors(tmp_path, monkeypatch):
    file = tmp_path / "floors.json"
    file.write_text(json.dumps({"../nowhere": entry()}), encoding="utf-8")
    monkeypatch.setattr(floors, "FILE", file)
    monkeypatch.setattr(floors, "SETS", ("../nowhere",))
    assert floors.main([]) == 0
    assert json.loads(file.read_text(encoding="utf-8")) == {"../nowhere": entry()}
