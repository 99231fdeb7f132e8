"""The figures of calibration: error, AUROC, the page and the plot."""

from __future__ import annotations

import random
import re

import pytest
from conftest import ROOT

from pipeline.train.calibration import FEW, Guess, auroc, between_marks, bins, error, interval, page, plot, summary


def guesses(rows, source="corpus"):
    return [Guess(f"a{number % 17}", source, sure, right) for number, (sure, right) in enumerate(rows)]


def drawn(number, bend=1.0):
    rng = random.Random(7)
    return guesses([(sure, rng.random() < sure**bend) for sure in (rng.random() for _ in range(number))])


def test_bins_hold_as_many_values_each_the_least_sure_first():
    rows = bins(drawn(1003))
    assert {number for _, _, number in rows} == {100, 101}
    assert [sure for sure, _, _ in rows] == sorted(sure for sure, _, _ in rows)


def test_the_error_of_confidences_that_keep_their_word_is_small():
    assert error(drawn(5000)) < 0.03
    assert error(drawn(5000, bend=3)) > 0.15


@pytest.mark.parametrize(
    ("rows", "off"), [([(0.9, True)] * 10, 0.1), ([(0.9, False)] * 10, 0.9), ([(0.5, True), (0.5, False)] * 50, 0.0)]
)
def test_the_error_by_hand(rows, off):
    assert error(guesses(rows)) == pytest.approx(off)


def test_auroc_by_hand():
    assert auroc(guesses([(0.9, True), (0.2, False), (0.5, True), (0.6, False)])) == 0.75
    assert auroc(guesses([(0.9, True), (0.8, True)])) is None
    low, high = interval(drawn(400))
    assert low < auroc(drawn(400)) < high


def test_the_page_says_what_falls_short():
    good = drawn(3000)
    bad = guesses([(0.9, number % 2 == 0) for number in range(100)])
    told = page({"conference": good, "award": bad})
    assert "Missed by: award (calibration error 0.400, AUROC 0.500)." in told
    assert "All of them reach it." in page({"conference": good})


def test_the_report_part_is_no_part_of_the_first_table():
    good = drawn(500)
    told = page({"unit": good + guesses([(0.9, False)] * 3, "news-report")})
    assert "| unit | 500 |" in told
    assert "| unit | 3 | 0.000 | 0.900 * | 0.900 * | – * |" in told
    assert FEW > 3


def test_the_plot_has_the_same_bytes_each_time(tmp_path):
    for name in ("one.svg", "two.svg"):
        plot({"conference": drawn(300), "award": drawn(200)}, tmp_path / name)
    first, second = ((tmp_path / name).read_bytes() for name in ("one.svg", "two.svg"))
    assert first == second
    assert b"share right" in first
    assert len(first) < 100_000


def test_the_readme_shows_the_figures_of_the_page():
    readme, told = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/confidence.md"))
    (figures,) = re.findall(r"<!-- figures of confidence[^>]*-->\n(.*?)\n<!-- end of figures -->", readme, re.DOTALL)
    assert figures.count("\n| ") == 5
    assert figures in told


def test_figures_take_the_place_of_the_old_ones():
    figures = summary({"unit": drawn(200)})
    text = "a\n<!-- figures of confidence: x -->\nold\n<!-- end of figures -->\nb\n"
    once = between_marks(text, figures)
    assert "old" not in once
    assert figures in once
    assert between_marks(once, figures) == once
