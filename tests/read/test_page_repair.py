"""Pages that came damaged, in an old font or with entities escaped twice, give the record of the sound page."""

from __future__ import annotations

import pytest
from damage import vni
from pages import LAYOUTS, articles

from pipeline.extraction import record_of
from pipeline.read.unit import Form, Unit
from pipeline.schema import Record

SAMPLE = articles(1)[0]


def page(layout: str, *, damaged: bool = False) -> Record:
    html = LAYOUTS[layout](SAMPLE)
    return record_of(Unit("a.html", vni(html) if damaged else html, id="a", form=Form.HTML))


@pytest.mark.parametrize("layout", ["aspnet", "breaks"])
def test_a_page_in_an_old_font_reads_like_the_sound_one(layout: str) -> None:
    sound, mended = page(layout), page(layout, damaged=True)
    assert mended.notes[""]["repairs"] == "vni"
    assert mended.gold()["conferences"] == sound.gold()["conferences"] != []
    assert mended.gold()["awards"] == sound.gold()["awards"]
    assert all(mended.text[a:b] for spans in mended.evidence.values() if isinstance(spans, list) for a, b in spans)


def test_a_sound_page_is_left_alone() -> None:
    assert "repairs" not in page("aspnet").notes.get("", {})
