"""What holds for every text: a record or a named error, spans in range, values that stand where they are said to."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.errors import UnreadableError
from pipeline.scoring.strings import words
from pipeline.text.normal import clean, fold

CORPUS = sorted((ROOT / "corpus" / "articles").glob("*.txt"))
# Values that stand in the text as they are; the others (kinds, dates, titles, counts, a province's canonical name,
# a granter that a title implies) are derived, and their evidence is the words that triggered them.
COPIED = re.compile(
    r"/article/(title|byline|agency)|/conferences/\d+/(name|venue|block|block_leader|block_next_leader"
    r"|(organizers|member_units|block_deputies)/\d+|(chairs|participants)/\d+/(name|positions/\d+))"
    r"|/awards/\d+/(granter|recipients/\d+)"
)
DERIVED_RULES = {"award.granter_own"}
# pieces of reports, so that random texts are not all noise
PIECES = st.sampled_from(
    [
        "Sáng 12/7, ", "tại TP Hạ Long, ", "Khối thi đua các sở ", "tổ chức ", "Hội nghị sơ kết ", "6 tháng đầu năm 2018",
        ". ", "\n", "Đồng chí Trần Văn Hải, ", "Giám đốc Sở Y tế - ", "chủ trì hội nghị", "gồm: ", "Sở Nội vụ", "; ", " và ",
        "tặng Bằng khen cho ", "02 tập thể", "đề nghị ", "Cờ thi đua", "(", ")", "“", "”", '"', "các huyện: ", "Phù Yên, Bắc Yên",
        "Phó Chủ tịch UBND tỉnh Lê Thị Mai ", "năm 2017", "- ", "* ", "Chiều cùng ngày, ", "Huân chương Lao động hạng Ba ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).map("".join),
)


def leaves(node, pointer=""):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, f"{pointer}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, f"{pointer}/{index}")
    elif node is not None:
        yield pointer, node


def check(record: dict) -> None:
    """Every value has evidence within the text, and a copied one is what stands there, give or take the folding."""
    text = record["text"]
    for top in ("article", "conferences", "awards"):
        for pointer, value in leaves(record[top], f"/{top}"):
            evidence = record["evidence"].get(pointer)
            assert evidence, f"{pointer} = {value!r} has no evidence"
            if isinstance(evidence, dict):
                assert re.fullmatch(r"(meta|column):.+", evidence["from"])
                continue
            for start, end in evidence:
                assert 0 <= start < end <= len(text), (pointer, evidence)
            if COPIED.fullmatch(pointer) and record["rules"].get(pointer) not in DERIVED_RULES:
                stands = " ".join(text[start:end] for start, end in evidence)
                assert words(str(value)) == words(stands), (pointer, value, stands)


@given(TEXTS)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_record_or_a_named_error(text):
    try:
        record = pipeline.extract(text)
    except UnreadableError:  # its reasons are tested in tests/read
        return
    check(record.model_dump(mode="json"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_values_stand_where_the_evidence_says(path):
    check(pipeline.extract(path.read_text(encoding="utf-8")).model_dump(mode="json"))


def new_tones(text: str) -> str:
    """Old tone placement (hoà, thuỷ) to new (hòa, thủy)."""
    pairs = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oạ": "ọa", "oè": "òe", "oé": "óe", "uỷ": "ủy", "uý": "úy", "uỳ": "ùy"}
    pairs |= {key.capitalize(): value.capitalize() for key, value in pairs.items()}
    pattern = re.compile(rf"(?<![qQ])({'|'.join(pairs)})(?!\w)")
    return pattern.sub(lambda m: pairs[m[1]], text)


def folded_values(text: str) -> list:
    record = pipeline.extract(text, source="one.txt").model_dump(mode="json")
    tree = {key: record[key] for key in ("article", "conferences", "awards")}
    return [(pointer, words(str(value))) for pointer, value in leaves(tree)]


@pytest.mark.parametrize("path", CORPUS[::6], ids=lambda p: p.stem)
@pytest.mark.parametrize("form", [lambda t: unicodedata.normalize("NFD", t), new_tones], ids=["nfd", "new tones"])
def test_the_form_of_a_text_changes_no_value(path, form):
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    assert folded_values(form(text)) == folded_values(text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_folding_keeps_every_offset(text):
    once = clean(text)
    assert len(fold(once)) == len(once)


@pytest.mark.parametrize("path", CORPUS[::10], ids=lambda p: p.stem)
def test_a_record_is_the_same_each_time(path):
    text = path.read_text(encoding="utf-8")
    first, second = (json.dumps(pipeline.extract(text).model_dump(mode="json")) for _ in range(2))
    assert first == second
