"""The tokenizer changes no character, and cuts where finders need it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from pipeline.text.syllables import SyllableTokenizer

tokenizer = SyllableTokenizer(Vocab())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Khối thi đua số 4", "Khối|thi|đua|số|4"),
        ("Chiều 20-12, tại TP.HCM", "Chiều|20|-|12|,|tại|TP|.|HCM"),
        ("ngày 11/8/2017 (8.2)", "ngày|11|/|8|/|2017|(|8|.|2|)"),
        ("180km, 98,5%", "180|km|,|98|,|5|%"),
        ("H'Ăng Niê, K’sor Phước, M'nông", "H'Ăng|Niê|,|K’sor|Phước|,|M'nông"),
        ("'quản chặt'?", "'|quản|chặt|'|?"),
        ("nói'xong'", "nói|'|xong|'"),  # a longer part before the apostrophe: a quotation mark
        ("GD&ĐT, Đ/c, T.Ư", "GD|&|ĐT|,|Đ|/|c|,|T|.|Ư"),
        ("hết./.", "hết|.|/|."),
        ("một\n\nhai  ba", "một|\n\n|hai| |ba"),
        ("đ\u0301i 😀", "đ\u0301i|😀"),
        ("", ""),
        ("   ", "   "),
    ],
)
def test_tokens(text, tokens):
    doc = tokenizer(text)
    assert doc.text == text
    assert "|".join(token.text for token in doc) == tokens


@given(st.text())
@example("")
@example(" \n \u2028\u00a0")
@example("\U0001f1fb\U0001f1f3 ổ́")
@example("_\u0301'a'")
def test_the_text_stays(text):
    doc = tokenizer(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text(alphabet="aĐ' \n.1-\u0301"))
def test_the_text_stays_where_rules_meet(text):
    assert tokenizer(text).text == text


@pytest.mark.parametrize("unit", ["a", ".", " ", "H'", "1-", "\u0301", "A.\n"])
def test_long_repetitions_stay_linear(unit):
    text = unit * (50_000 // len(unit))
    assert tokenizer(text).text == text
