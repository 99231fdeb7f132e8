"""The tagger: its features, its model file, what it labels. All sentences and persons are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.article import Article, Block, Role
from pipeline.find import tagger
from pipeline.find.tagger import LABELS, Tagger, load, probability, stretches, using
from pipeline.find.tagger_features import features, shape, tokens
from pipeline.recipe import read_doc

MODEL = Path(tagger.__file__).parent.parent / "model" / "tagger.crfsuite"
MIB = 1024 * 1024

SENTENCE = "Chủ trì hội nghị có đồng chí Lê Văn Tám, Phó Chủ tịch UBND tỉnh Hà Nam và bà H'Linh Niê."


def doc_of(text: str) -> Doc:
    return read_doc(Article(text, [Block(Role.BODY, 0, len(text))]))


def labels_of(text: str) -> list[tuple[str, str]]:
    """(label, text) of all that is tagged."""
    doc = doc_of(text)
    spans = [span for number in range(len(doc._.sentences)) for span in doc._.tagger.spans(number)]
    return [(span.label, text[span.start : span.end]) for span in spans]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Tám", "Xx"),
        ("Y", "X"),
        ("UBND", "XX"),
        ("hội", "x"),
        ("TPHCm", "xX"),
        ("12", "dd"),
        ("2018", "dddd"),
        ("–", "–"),
    ],
)
def test_shape(token: str, expected: str) -> None:
    assert shape(token) == expected


def test_a_token_sees_itself_its_neighbours_and_the_gazetteers() -> None:
    doc = doc_of(SENTENCE)
    sentence = doc._.sentences[0]
    spans = tokens(SENTENCE, sentence.start, sentence.end)
    rows = features(doc, sentence, spans)
    words = [SENTENCE[a:b] for a, b in spans]
    surname = rows[words.index("Lê")]
    assert {"w=lê", "s=Xx", "n=common", "-1=chí", "+1=văn", "rb=chí", "run=0/3", "r=b", "cue=H"} <= set(surname)
    assert {"h=OB", "h-1=|OB"} <= set(rows[words.index("Phó")])
    assert {"h=PB", "h+1=PB|PI"} <= set(rows[words.index("Hà")])
    assert "first" in rows[0]
    assert "first" not in rows[1]


@given(st.text(alphabet="Nguyễn VănA,.:(–\n12 sởUBND'’", max_size=80))
def test_features_are_the_same_twice_and_tokens_slice_to_the_text(text: str) -> None:
    doc = doc_of(text)
    for sentence in doc._.sentences:
        spans = tokens(doc._.text, sentence.start, sentence.end)
        assert "".join(doc._.text[sentence.start : sentence.end].split()) == "".join(text[a:b] for a, b in spans)
        rows = features(doc, sentence, spans)
        assert len(rows) == len(spans)
        assert rows == features(doc_of(text), sentence, spans)


def test_the_model_is_small_has_a_card_and_knows_our_labels() -> None:
    assert MODEL.stat().st_size <= 5 * MIB
    assert MODEL.with_name("TAGGER.md").is_file()
    model = load(MODEL)
    assert model is not None
    assert set(model.labels()) == {"O", *(f"{where}-{label}" for label in LABELS for where in "BI")}


TAGGED = [
    (
        "Đồng chí Hà Thị Mơ, Giám đốc Sở Nội vụ tỉnh Hà Nam phát biểu.",
        [("PER", "Hà Thị Mơ"), ("POSITION", "Giám đốc Sở Nội vụ tỉnh Hà Nam")],
    ),
    # a surname that no gazetteer has
    (
        "Tới dự có bà Quàng Thị Phin, Chủ tịch UBND huyện.",
        [("PER", "Quàng Thị Phin"), ("POSITION", "Chủ tịch UBND huyện")],
    ),
    (
        "Chủ tịch nước tặng Huân chương Lao động hạng Ba cho Công ty Điện lực Nam Định.",
        [
            ("POSITION", "Chủ tịch nước"),
            ("AWARD", "Huân chương Lao động hạng Ba"),
            ("UNIT", "Công ty Điện lực Nam Định"),
        ],
    ),
    ("Đoàn đến thăm tỉnh Lai Châu.", [("PLACE", "tỉnh Lai Châu")]),
    ("Trời mưa to, đường trơn, xe đi chậm.", []),
]


@pytest.mark.parametrize(("text", "expected"), TAGGED)
def test_tagged(text: str, expected: list[tuple[str, str]]) -> None:
    assert labels_of(text) == expected


def test_a_known_miss_a_list_inside_a_name_ends_it() -> None:
    """Why the ends of units are left to the rules."""
    block = "Khối thi đua các hợp tác xã, làng nghề và chợ đầu mối tỉnh Bến Tre"
    assert ("UNIT", block) not in labels_of(f"{block} tổ chức hội nghị.")


def test_every_span_slices_to_tokens_and_says_how_sure_it_is() -> None:
    doc = doc_of(f"{SENTENCE} Hội nghị trao Bằng khen cho Sở Y tế.")
    for number, sentence in enumerate(doc._.sentences):
        last = sentence.start
        for span in doc._.tagger.spans(number):
            assert last <= span.start < span.end <= sentence.end
            assert doc._.text[span.start : span.end].strip() == doc._.text[span.start : span.end]
            assert span.label in LABELS
            assert 0 < span.probability <= 1
            assert probability(doc, span.label, span.start, span.end) == span.probability
            last = span.end


def test_probability_of_a_stretch() -> None:
    doc = doc_of(SENTENCE)
    start = SENTENCE.index("Lê Văn Tám")
    whole = probability(doc, "PER", start, start + len("Lê Văn Tám"))
    part = probability(doc, "PER", start, start + len("Lê Văn"))
    other = probability(doc, "AWARD", start, start + len("Lê Văn Tám"))
    assert whole is not None
    assert part is not None
    assert other is not None
    assert whole > 0.9
    assert max(part, other) < 0.1


@pytest.mark.parametrize("span", [(0, 2), (5, 9), (0, 10_000), (3, 3)])
def test_a_stretch_that_is_no_whole_tokens_has_none(span: tuple[int, int]) -> None:
    assert probability(doc_of(SENTENCE), "PER", *span) is None


def test_without_a_model_there_is_no_tagger(tmp_path: Path) -> None:
    for none in (None, tmp_path / "nothing"):
        with using(none):
            doc = doc_of(SENTENCE)
            assert doc._.tagger is None
            assert probability(doc, "PER", 0, 7) is None
    assert isinstance(doc_of(SENTENCE)._.tagger, Tagger)


def test_sentences_are_tagged_when_asked_for() -> None:
    doc = doc_of("Đồng chí Lê Văn Tám, Giám đốc Sở Y tế dự. Trời mưa to.")
    assert doc._.tagger.asked == set()
    doc._.tagger.spans(1)
    assert doc._.tagger.asked == {1}


def test_stretches_of_tags() -> None:
    tags = ["B-PER", "I-PER", "B-PER", "O", "I-UNIT", "I-UNIT", "I-PER"]
    assert list(stretches(tags)) == [(0, 2, "PER"), (2, 3, "PER"), (4, 6, "UNIT"), (6, 7, "PER")]
