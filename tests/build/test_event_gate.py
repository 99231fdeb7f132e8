"""Events in the making: those that the gate holds for unlikely are dropped, the sentences are shared out. Articles invented."""

from __future__ import annotations

import pytest

from pipeline.build import events
from pipeline.build.event_gate import threshold
from pipeline.read.layout import read_article
from pipeline.recipe import read_doc

TWO = """Ngày 12/12/2018, Cụm thi đua số 3 tỉnh Yên Bái tổ chức Hội nghị tổng kết phong trào thi đua năm 2018.

Trước đó, ngày 10/12/2018, Cụm thi đua số 4 tỉnh Yên Bái tổ chức Hội nghị bình xét thi đua năm 2018.
"""


def test_what_the_gate_holds_for_unlikely_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read_doc(read_article(TWO, id="a"))
    proposed = events.propose_events(doc)
    assert len(proposed) == 2
    assert all(threshold() <= event.probability <= 1 for event in proposed)
    between = sum(event.probability for event in proposed) / 2
    monkeypatch.setattr(events, "threshold", lambda: between)
    kept = [event.probability for event in events.choose_events(doc)]
    assert kept == [max(event.probability for event in proposed)]


def test_every_sentence_tells_of_one_event() -> None:
    doc = read_doc(read_article(TWO, id="a"))
    first, second = events.choose_events(doc)
    assert (first.sentences, second.sentences) == ([0], [1])
    assert (first.rule, second.rule) == ("event.main", "event.further")
