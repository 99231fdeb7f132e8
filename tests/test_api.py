"""The public face: cheap to import, lazy, in order."""

import datetime as dt
import subprocess
import sys
from itertools import islice

import pytest
from conftest import ARTICLE, ENGLISH, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.errors import ThiduaError, UnreadableError
from pipeline.outcome import WHOLE


def fresh_python(code):
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import pipeline", {"spacy", "pandas", "pyarrow", "pydantic", "underthesea"}),
        ("from pipeline.cli import app", {"spacy", "pandas", "pyarrow", "underthesea"}),
        ("import pipeline; pipeline.extract('Hội nghị')", {"pandas", "pyarrow", "underthesea"}),
        ("import pipeline.dataset.load", {"spacy", "pandas", "underthesea"}),
    ],
)
def test_nothing_is_imported_before_it_is_needed(code, absent):
    loaded = fresh_python(f"import sys\n{code}\nprint(*sys.modules)").split()
    assert absent.isdisjoint(loaded)


def test_public_names():
    assert set(pipeline.__all__) <= set(dir(pipeline))
    assert pipeline.Record.__name__ == "Record"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = pipeline.nothing


def test_extract():
    record = pipeline.extract(ARTICLE, source="mail", title="Hội nghị sơ kết", published="2018-07-13")
    assert record.text.startswith("Khối thi đua các sở tỉnh Hà Nam")
    assert record.source == "mail"
    assert record.article.published == "2018-07-13"
    assert record.status == "extracted"
    assert record.id == pipeline.extract(ARTICLE).id


def test_extract_takes_dates_and_refuses_what_is_no_text():
    assert pipeline.extract(ARTICLE, dt.date(2018, 7, 13)).article.published == "2018-07-13"
    with pytest.raises(TypeError, match="text: a string is expected, not bytes"):
        pipeline.extract(b"x")


def test_extract_turns_other_languages_away():
    record = pipeline.extract(ENGLISH)
    assert (record.status, record.notes[WHOLE]) == ("screened", {"reason": "language"})
    assert record.conferences == record.awards == []


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "a" * 5_000_000])
def test_what_can_not_be_read_has_a_name(text):
    with pytest.raises(UnreadableError):
        pipeline.extract(text)


def test_extract_many_is_lazy_and_in_order():
    taken = []

    def articles():
        for number in range(100):
            taken.append(number)
            yield {"text": f"Hội nghị số {number}", "id": str(number)}

    records = list(islice(pipeline.extract_many(articles(), workers=2), 3))
    assert [record.id for record in records] == ["0", "1", "2"]
    assert len(taken) < 100


def test_extract_many_keeps_step_with_its_input():
    rows = [
        "Hội nghị",
        {"text": ""},
        {"id": "x", "text": None},
        {"id": "y", "text": "Lễ", "site": "s"},
        {"id": "y", "text": "Lễ"},
    ]
    records = list(pipeline.extract_many(rows))
    assert [record.status for record in records] == [
        "extracted",
        "quarantined",
        "quarantined",
        "extracted",
        "extracted",
    ]
    assert [record.id for record in records[2:]] == ["x", "y", "y~2"]
    assert records[1].notes[WHOLE]["reason"].startswith("empty")
    assert records[3].site == "s"


def test_extract_many_knows_the_usual_names():
    row = {"noi_dung": ARTICLE, "ngay_dang": "13/7/2018", "link": "http://b.vn/1", "source": "mail"}
    (record,) = pipeline.extract_many([row])
    assert (record.article.published, record.url, record.source, record.site) == (
        "2018-07-13",
        "http://b.vn/1",
        "mail",
        None,
    )
    assert record.evidence["/article/published"].origin == "column:ngay_dang"


def test_extract_many_needs_a_worker():
    with pytest.raises(ValueError, match="workers"):
        next(pipeline.extract_many(["x"], workers=0))


WORDS = st.sampled_from(
    "Hội nghị tổng kết sáng ngày 12/7/2018 30-2 tại Hà Nam đồng chí Trần Văn Hải , . ; : ( ) “ ” - – \n \n\n trao tặng"
    " Bằng khen cho Sở Y tế Khối thi đua trưởng gồm các huyện \u0301 \u200b \ud800 \x00 🎉 İ ß".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(alphabet=st.characters(), max_size=400), st.lists(WORDS, max_size=80).map(" ".join)))
def test_any_text_gives_a_record_or_a_named_error(text):
    try:
        record = pipeline.extract(text)
    except ThiduaError:
        return
    assert pipeline.Record.model_validate_json(record.model_dump_json()) == record
    for spans in record.evidence.values():
        for start, end in spans if isinstance(spans, list) else []:
            assert 0 <= start < end <= len(record.text)


def test_what_is_no_article_is_named_by_its_place():
    with pytest.raises(TypeError, match="article 2 is a text or a mapping, not int"):
        list(pipeline.extract_many(["Sáng 12/7/2018, Sở Nội vụ tổ chức Hội nghị sơ kết.", 5]))
