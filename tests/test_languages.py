"""Pages in other languages about meetings and awards give no conference and no award; a bilingual one keeps its own."""

import datetime as dt
import json
import random
import tomllib
from pathlib import Path

import pages
import pyarrow.parquet as pq
import pytest
from conftest import ARTICLE
from pages.samples import Kind, Part, Sample

from pipeline.run.job import run

LANGUAGES = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))
TURNS = 6
"""Pages in each language, in each form."""

PEOPLE = {
    "foreign": ["Maria Santos", "John Miller", "Claire Dubois", "Chen Wei", "Somchai Prasert", "Ivan Petrov"],
    "Vietnamese": ["Nguyễn Thị Hồng Phương", "Trần Văn Hải", "Lê Đức Thông", "Đặng Quang Huy", "Phạm Kim Oanh"],
}
PLACES = {
    "foreign": ["Lyon", "Hamburg", "Cebu", "Busan", "Kazan", "Bandung"],
    "Vietnamese": ["Hà Nam", "Đà Nẵng", "Thừa Thiên Huế", "Bà Rịa - Vũng Tàu", "Đắk Lắk"],
}
LAYOUTS = list(pages.LAYOUTS)


def sample(language, turn):
    """A page of eight to ten sentences, every other one with Vietnamese people and places."""
    dice = random.Random(f"{language} {turn}")
    origin = "Vietnamese" if turn % 2 else "foreign"
    day = dt.date(2018, 1, 1) + dt.timedelta(days=dice.randrange(700))

    def filled(sentence):
        who, where = dice.choice(PEOPLE[origin]), dice.choice(PLACES[origin])
        return sentence.format(who=who, where=where, day=f"{day:%d/%m/%Y}", number=dice.randint(3, 90))

    sentences = LANGUAGES[language]["sentences"]
    said = [filled(sentence) for sentence in (*sentences, *dice.sample(sentences, 2))]
    dice.shuffle(said)
    parts = [
        Part(Kind.TITLE, said[0].rstrip(".。។")),
        Part(Kind.DATELINE, f"{day:%d/%m/%Y} 08:15"),
        Part(Kind.LEAD, said[1]),
        *(Part(Kind.PARAGRAPH, " ".join(said[i : i + 2])) for i in range(2, len(said), 2)),
    ]
    return Sample(f"{language}-{turn}", day, f"https://site.example/{language}/{turn}", None, None, tuple(parts))


def simple_page(made, language):
    menu = "".join(f'<li><a href="/{i}">{name}</a></li>' for i, name in enumerate(LANGUAGES[language]["menu"]))
    body = "".join(f"<p>{line}</p>" for line in made.of(Kind.LEAD, Kind.PARAGRAPH))
    return f"<!doctype html><title>{made.title}</title><nav><ul>{menu}</ul></nav><h1>{made.title}</h1>{body}"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Status, reason and record of each file: text, page of its own site, page of a Vietnamese site."""
    folder = tmp_path_factory.mktemp("languages")
    (folder / "in").mkdir()
    for language in LANGUAGES:
        for turn in range(TURNS):
            made = sample(language, turn)
            files = {
                f"{made.id}-text.txt": made.text(),
                f"{made.id}-own.html": simple_page(made, language),
                f"{made.id}-hosted.html": made.html(LAYOUTS[turn % len(LAYOUTS)]),
            }
            for name, text in files.items():
                (folder / "in" / name).write_text(text, encoding="utf-8")
    run([str(folder / "in")], folder / "out", quiet=True)
    rows = pq.read_table(folder / "out" / "articles.parquet").to_pylist()
    lines = (folder / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    records = {record["id"]: record for record in map(json.loads, lines)}
    return {row["article_id"]: (row["status"], row["reason"], records.get(row["article_id"])) for row in rows}


def test_there_are_twelve_languages_and_eight_sentences_in_each():
    assert len(LANGUAGES) >= 12
    assert all(len(held["sentences"]) >= 8 for held in LANGUAGES.values())


@pytest.mark.parametrize("form", ["text", "own", "hosted"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_gives_no_conference_and_no_award(language, form, outcomes):
    for turn in range(TURNS):
        status, reason, record = outcomes[f"{language}-{turn}-{form}"]
        assert record is None
        assert (status, reason) == ("screened", "language")


SUMMARY = "Summary: " + " ".join(
    sentence.format(who="Trần Văn Hải", where="Hà Nam", day="July 12, 2018", number=20)
    for sentence in LANGUAGES["English"]["sentences"]
)


def bilingual_page(text):
    title, *rest = [line for line in text.split("\n") if line]
    body = "".join(f"<p>{line}</p>" for line in rest)
    return f"<!doctype html><title>{title}</title><body><h1>{title}</h1>{body}</body>"


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_a_bilingual_article_keeps_its_vietnamese_record(suffix, tmp_path):
    (tmp_path / "in").mkdir()
    for name, text in {"alone": ARTICLE, "both": f"{ARTICLE}\n{SUMMARY}\n"}.items():
        held = text if suffix == ".txt" else bilingual_page(text)
        (tmp_path / "in" / f"{name}{suffix}").write_text(held, encoding="utf-8")
    run([str(tmp_path / "in")], tmp_path / "out", quiet=True)
    lines = (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    alone, both = map(json.loads, lines)
    assert SUMMARY in both["text"]
    assert alone["conferences"]
    assert alone["awards"]
    assert {key: both[key] for key in ("conferences", "awards")} == {
        key: alone[key] for key in ("conferences", "awards")
    }
