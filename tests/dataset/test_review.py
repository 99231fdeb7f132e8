"""review.csv: which values are worth a look, and how they are shown."""

from __future__ import annotations

import csv

import pytest
from conftest import ARTICLE, outcome
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.dataset.review import COLUMNS, Review, marked, safe, worth
from pipeline.outcome import Outcome
from pipeline.schema import Award, Conference, Record, Status


def written(folder, *records, most=200):
    with Review(folder / "review.csv", most) as review:
        for one in records:
            review.write(outcome(one))
    with (folder / "review.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def doubtful(name: str, *sures: float) -> Record:
    awards = [Award(title="Bằng khen") for _ in sures]
    return Record(id=name, awards=awards, confidence={f"/awards/{i}": sure for i, sure in enumerate(sures)})


def test_a_row_shows_the_value_in_its_sentence(tmp_path):
    one = pipeline.extract(ARTICLE, source="a.txt")
    one.url = "https://example.vn/a"
    found = {row["pointer"]: row for row in written(tmp_path, one)}
    assert set(found) == set(one.confidence)
    row = found["/conferences/0/chairs/0"]
    assert tuple(row) == COLUMNS
    assert row["article_id"] == one.id
    assert (row["type"], row["field"]) == ("person", "chairs")
    assert row["value"] == "Trần Văn Hải · Giám đốc Sở Nội vụ · Trưởng khối"
    assert row["confidence"] == f"{one.confidence['/conferences/0/chairs/0']:.2f}"
    assert row["rule"] == "chairs.before"
    assert row["sentence"] == "Đồng chí ⟦Trần Văn Hải⟧, Giám đốc Sở Nội vụ, Trưởng khối chủ trì hội nghị."
    assert (row["source"], row["url"]) == ("a.txt", "https://example.vn/a")
    award = found["/awards/0"]
    assert award["value"] == "Bằng khen · conferred · Sở Y tế · 1 collectives"
    assert award["sentence"] == "Tại hội nghị, Sở Y tế được tặng ⟦Bằng khen⟧ của Chủ tịch UBND tỉnh."
    assert found["/conferences/0"]["value"].startswith("Hội nghị sơ kết công tác thi đua")


def test_excel_knows_the_encoding(tmp_path):
    written(tmp_path, pipeline.extract(ARTICLE))
    assert (tmp_path / "review.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")


def test_doubt_first_and_a_conference_before_a_member():
    assert worth("/awards/0", 0.5) > worth("/awards/0", 0.6) > worth("/awards/0", 0.95) > worth("/awards/0", 1.0) == 0
    assert worth("/awards/0", 0.4) == pytest.approx(worth("/awards/0", 0.6))
    fields = ("", "/chairs/0", "/block", "/block_leader", "/member_units/0")
    worths = [worth(f"/conferences/0{field}", 0.7) for field in fields]
    assert worths == sorted(worths, reverse=True)
    assert len(set(worths)) == len(worths)
    assert worth("/article/title", 0.5) == 0


def test_the_list_is_spread_over_articles(tmp_path):
    found = written(tmp_path, doubtful("many", 0.5, 0.51, 0.52, 0.53), doubtful("other", 0.7), most=3)
    assert [(row["article_id"], row["pointer"]) for row in found] == [
        ("many", "/awards/0"),
        ("other", "/awards/0"),
        ("many", "/awards/1"),
    ]


def test_one_type_fills_half_of_the_list_while_others_have_any(tmp_path):
    meetings = [
        Record(id=f"m{n}", conferences=[Conference(kinds=["meeting"])], confidence={"/conferences/0": 0.5})
        for n in range(9)
    ]
    both = written(tmp_path, *meetings, *(doubtful(f"z{n}", 0.6) for n in range(9)), most=6)
    assert [row["article_id"] for row in both] == ["m0", "m1", "m2", "z0", "z1", "z2"]
    few = written(tmp_path, *meetings, doubtful("z0", 0.6), most=6)
    assert [row["article_id"] for row in few] == ["m0", "m1", "m2", "m3", "m4", "z0"]


@given(st.lists(st.lists(st.sampled_from([0.2, 0.5, 0.61, 0.9]), max_size=4), max_size=40), st.randoms())
def test_the_order_of_the_input_is_no_matter_and_the_best_are_kept(tmp_path_factory, sures, random):
    folder = tmp_path_factory.mktemp("review")
    records = [doubtful(f"a{number:02}", *row) for number, row in enumerate(sures)]
    best = written(folder, *records, most=5)
    everything = written(folder, *records, most=1000)
    assert best == everything[:5]
    assert len(everything) == sum(map(len, sures))
    random.shuffle(records)
    assert written(folder, *records, most=5) == best


def test_memory_holds_a_few_times_as_many_rows_as_are_written(tmp_path):
    with Review(tmp_path / "review.csv", 5) as review:
        for number in range(200):
            review.write(outcome(doubtful(f"a{number}", 0.5, 0.6)))
            assert len(review._rows["award"]) <= 20


def test_nothing_is_written_at_a_bad_end(tmp_path):
    def fail():
        with Review(tmp_path / "review.csv") as review:
            review.write(outcome(doubtful("a", 0.5)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not (tmp_path / "review.csv").exists()


def test_screened_articles_and_failures_give_no_row(tmp_path):
    screened = doubtful("a", 0.5).model_copy(update={"status": "screened"})
    assert written(tmp_path, screened) == []
    with Review(tmp_path / "review.csv") as review:
        review.write(Outcome("x", Status.QUARANTINED, "empty"))
    assert (tmp_path / "review.csv").read_text(encoding="utf-8-sig").strip() == ",".join(COLUMNS)


CELLS = [("=1+1", "'=1+1"), ("+ Nhì", "'+ Nhì"), ("- Sở Y tế", "'- Sở Y tế"), ("@a", "'@a"), ("\ta", "'\ta"),
         ("\ra", "'\ra"), ("Sở Y tế", "Sở Y tế"), ("", ""), ("a=b", "a=b"), ("0.52", "0.52")]  # fmt: skip


@pytest.mark.parametrize(("cell", "shown"), CELLS)
def test_a_spreadsheet_computes_nothing(cell, shown):
    assert safe(cell) == shown


def test_no_cell_of_the_file_is_a_formula(tmp_path):
    one = doubtful("=HYPERLINK(1)", 0.5).model_copy(
        update={"source": "@x", "url": "+y", "text": "- Bằng khen cho ai?", "evidence": {"/awards/0/title": [[2, 11]]}}
    )
    (row,) = written(tmp_path, one)
    assert [row[key] for key in ("article_id", "source", "url", "sentence")] == [
        "'=HYPERLINK(1)",
        "'@x",
        "'+y",
        "'- ⟦Bằng khen⟧ cho ai?",
    ]


def held_by(text: str, *spans: tuple[int, int]) -> Record:
    return Record(
        id="a",
        text=text,
        conferences=[Conference(kinds=["meeting"], block="Khối")],
        evidence={"/conferences/0/block": [list(span) for span in spans]},
    )


SENTENCES = [
    ("Một. Khối họp. Ba.", [(5, 9)], "⟦Khối⟧ họp."),
    ("Khối của các\nsở họp.", [(0, 15)], "⟦Khối của các sở⟧ họp."),
    ("Các Khối: A; B, khối họp.", [(4, 8), (13, 14)], "Các ⟦Khối⟧: A; ⟦B⟧, khối họp."),
    ("Khối", [(0, 4)], "⟦Khối⟧"),
    ("Khối một.\nKhối hai.", [(10, 14)], "⟦Khối⟧ hai."),
    ("không có", [], ""),
]


@pytest.mark.parametrize(("text", "spans", "shown"), SENTENCES)
def test_the_sentence_with_the_value_marked(text, spans, shown):
    assert marked(held_by(text, *spans), "/conferences/0/block") == shown


def test_a_long_sentence_is_cut_around_the_value():
    text = "từ " * 500 + "Khối " + "từ " * 500
    shown = marked(held_by(text, (1500, 1504)), "/conferences/0/block")
    assert "⟦Khối⟧" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 700


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_span_of_any_text_can_be_shown(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = marked(held_by(text, (start, end)), "/conferences/0/block")
    assert "".join(text[start:end].split()) in "".join(shown.split())
