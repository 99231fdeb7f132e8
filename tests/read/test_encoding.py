"""Bytes to text."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.read.encoding import decode, whole

TEXT = "Hội nghị tổng kết Khối thi đua"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_unicode_in_its_forms(data):
    assert decode(data).text == TEXT


def test_decomposed_text_stays_as_it_is():
    assert decode(unicodedata.normalize("NFD", TEXT).encode()).text == unicodedata.normalize("NFD", TEXT)


@pytest.mark.parametrize(
    ("data", "reason", "offset"),
    [
        (b"", "empty", 0),
        (b" \n\t", "empty", 0),
        (codecs.BOM_UTF8, "empty", 0),
        (b"GIF89a\x00\x01", "binary", 6),
        (b"H\xe9i ngh\xde", "not UTF-8", 1),
        (TEXT.encode() + b"\xff", "not UTF-8", len(TEXT.encode())),
        (codecs.BOM_UTF16_LE + b"abc", "not UTF-16-LE", 4),
    ],
)
def test_what_is_no_text_is_named(data, reason, offset):
    with pytest.raises(UnreadableError, match=reason) as caught:
        decode(data)
    assert caught.value.offset == offset


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_reason(data):
    try:
        text = decode(data).text
    except UnreadableError as error:
        reason, offset = error.reason, error.offset
    else:
        assert text.strip()
        return
    assert reason
    assert 0 <= offset <= len(data)


@given(st.text(alphabet=st.characters()))
def test_whole_text_can_be_written(text):
    assert whole(text).encode().decode() == whole(text)
    assert len(whole(text)) == len(text)
