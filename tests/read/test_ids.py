"""Ids."""

import unicodedata

from pipeline.read.ids import Ids, text_id
from pipeline.read.unit import Unit, digest


def test_order_of_preference():
    ids = Ids()
    assert ids.assign(Unit("d/a.txt", "x", id="7", names=("a", "d/a.txt"))) == "7"
    assert ids.assign(Unit("d/a.txt", "x", names=("a", "d/a.txt"))) == "a"
    assert ids.assign(Unit("e/a.txt", "x", names=("a", "e/a.txt"))) == "e/a.txt"
    assert ids.assign(Unit("f#1", "Hội nghị")) == text_id("Hội nghị")
    assert ids.assign(Unit("f#2", "Hội nghị", url="http://b.vn/1")) == digest(b"http://b.vn/1")
    assert ids.assign(Unit("b.html", "x", names=("b",), url="http://b.vn/2")) == "b"


def test_repeated_ids_are_told_apart_in_order():
    ids = Ids()
    assert [ids.assign(Unit("f", "x", id="7")) for _ in range(3)] == ["7", "7~2", "7~3"]
    assert ids.assign(Unit("f", "x", id="7~2")) == "7~2~2"
    ids = Ids()
    assert [ids.assign(Unit("f", "x", id=i)) for i in ("7~2", "7", "7", "7")] == ["7~2", "7", "7~3", "7~4"]


def test_many_of_one_id_stay_quick():
    ids = Ids()
    assert len({ids.assign(Unit("f", "x", id="7")) for _ in range(20_000)}) == 20_000


def test_one_text_in_two_unicode_forms_has_one_id():
    assert text_id("Hội nghị") == text_id(unicodedata.normalize("NFD", "Hội nghị")) == text_id("Hội\u200b nghị")
