"""One report on several sites is one group; reports by one model are not."""

import random
import unicodedata

import numpy as np
import pytest
from damage import SENTENCES, tcvn3, vni, windows_1258
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import MODELS, REPORT, SITES, half_year, monthly

from pipeline.read.encoding import decode
from pipeline.read.layout import read_article
from pipeline.resolve.duplicates import BANDS, bands, group, jaccard, same_report, sketch, sketch_text


def sketched(text):
    return sketch(read_article(text))


def heads(texts, sketched=sketched):
    """For each text the number of the first of its group."""
    sketches = [sketched(text) for text in texts]
    keys = np.array([bands(one) for one in sketches], np.uint32).reshape(len(texts), BANDS)
    found = group(len(texts), lambda band: keys[:, band], lambda i: keys[i].tobytes(), sketches.__getitem__)
    return found.tolist()


def groups(texts):
    """The groups of texts, whatever their order."""
    found = {}
    for text, head in zip(texts, heads(texts), strict=True):
        found.setdefault(head, []).append(text)
    return sorted(map(sorted, found.values()))


@pytest.mark.parametrize("site", SITES)
def test_one_report_on_two_sites(site):
    assert SITES[site] != REPORT
    assert heads([REPORT, SENTENCES[3], SITES[site]]) == [0, 1, 0]


@pytest.mark.parametrize(
    "encode", [lambda t: tcvn3(t).encode("cp1252"), lambda t: vni(t).encode("cp1252"), windows_1258]
)
def test_one_report_in_another_encoding(encode):
    decoded = decode(encode(unicodedata.normalize("NFC", REPORT)))
    assert decoded.repairs
    assert heads([REPORT, decoded.text]) == [0, 0]


@pytest.mark.parametrize("model", MODELS)
def test_reports_that_share_a_model_are_not_one(model):
    one, other = MODELS[model]
    assert heads([one, other]) == [0, 1]


def test_the_models_would_pass_by_their_words_alone():
    """Else the test above would show nothing of facts and names."""
    for one, other in (MODELS["the next month"], MODELS["another province"]):
        assert jaccard(sketched(one).shingles, sketched(other).shingles) > 0.7


def test_many_reports_of_one_model():
    """A bucket of hundreds of texts that are all different, with two that are the same report."""
    lots = random.Random(1)
    texts = [monthly(i % 11 + 1, tuple(lots.sample(range(3, 900), 5))) for i in range(150)]
    found = heads([*texts, "Tin khác\n" + texts[20]])
    assert found == [*range(150), 20]


def test_many_copies():
    assert heads([REPORT] * 300 + [half_year("Hà Nam", "Trần Văn Hải")]) == [0] * 300 + [300]


def test_a_chain_is_one_group():
    a, b, c = ("\n".join(SENTENCES[i : i + 16]) for i in (0, 2, 4))
    assert not same_report(sketch_text(a), sketch_text(c))
    assert same_report(sketch_text(a), sketch_text(b))
    assert heads([c, a, b], sketch_text) == [0, 0, 0]


@pytest.mark.parametrize("text", ["", "Hội nghị", "12", "!", "Hội nghị sơ kết công tác"])
def test_texts_too_short_for_a_shingle(text):
    one, other = sketch_text(text), sketch_text(text)
    assert same_report(one, other) == any(c.isalnum() for c in text)
    assert not same_report(one, sketch_text("Lễ khai giảng năm học mới"))
    assert len(bands(one)) == len(bands(other))


def test_nothing_to_group():
    assert heads([]) == []


def test_sketches_are_the_same_in_every_process():
    found = sketch_text("Ngày 12 Hội nghị, ngày 13 Hội nghị")
    assert [part.tolist() for part in (found.facts, found.names)] == FIXED
    assert sketch_text("NGÀY 12 HỘI NGHỊ ngày 13 hội nghị").shingles.tolist() == found.shingles.tolist()


FIXED = [[3279226534, 3722255010], [3062310289]]


@settings(max_examples=20, deadline=None)
@given(st.permutations([*SITES.values(), *MODELS["the next month"], *MODELS["another province"], *SENTENCES[:3]]))
def test_groups_do_not_depend_on_the_order(texts):
    assert groups(texts) == groups(sorted(texts))
    assert max(map(len, groups(texts))) == len(SITES)


@settings(max_examples=50, deadline=None)
@given(st.text(), st.text())
def test_any_texts_can_be_compared(one, other):
    first, second = sketch_text(one), sketch_text(other)
    assert same_report(first, second) == same_report(second, first)
    assert 0 <= jaccard(first.shingles, second.shingles) <= 1
