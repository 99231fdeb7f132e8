"""Words of underthesea as places in the text."""

import unicodedata
from itertools import pairwise

import pytest

from pipeline.text.words import words

pytest.importorskip("underthesea")

TEXT = "Uỷ ban nhân dân huyện Bàu Đồn tổ chức hội nghị tổng kết.\n\nÔng Lò Văn Pánh, hoà nhã, chủ trì hội nghị ngày 12/10/2016."


def test_places_hold_the_words_as_they_stand():
    found = [TEXT[start:end] for start, end in words(TEXT)]
    assert found[0] in {"Uỷ", "Uỷ ban"}
    assert "tổ chức" in found
    assert "12/10/2016" in found
    assert "".join(found).replace(" ", "") == "".join(TEXT.split())


def test_same_words_as_underthesea():
    from underthesea import word_tokenize

    for line in TEXT.split("\n"):
        theirs = [word.replace("Ủy", "Uỷ").replace("hòa", "hoà") for word in word_tokenize(line)] if line else []
        assert [line[start:end] for start, end in words(line)] == theirs


def test_words_stay_in_their_line_and_in_order():
    text = "thi\nđua"
    assert [text[start:end] for start, end in words(text)] == ["thi", "đua"]
    spans = words(TEXT)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "😀", "…"])
def test_little_text(text):
    assert [text[start:end] for start, end in words(text)] == text.split()


def test_text_must_be_nfc():
    with pytest.raises(ValueError, match="NFC"):
        words(unicodedata.normalize("NFD", TEXT))
