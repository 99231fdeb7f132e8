"""A record shown on its text."""

import io

from conftest import record
from rich.console import Console

from pipeline import explain
from pipeline.schema import Record


def marked():
    return Record(
        id="x",
        text="Sáng 12/7, Sở Nội vụ họp.",
        conferences=[{"kinds": ["meeting"], "start": "2018-07-12", "organizers": ["Sở Nội vụ"]}],
        evidence={
            "/conferences/0/start": [[5, 9]],
            "/conferences/0/organizers/0": [[11, 20]],
            "/conferences/0/kinds/0": [[14, 24]],
        },
        rules={"/conferences/0/start": "dates.numeric"},
        notes={"/conferences/0/start": {"year_source": "publication"}},
    )


def test_stretches_join_to_the_text():
    for one in (marked(), record()):
        assert "".join(stretch.text for stretch in explain.stretches(one)) == one.text


def test_plain_marks_and_legend():
    assert explain.plain(marked()) == (
        "Sáng [12/7|start], [Sở |organizers][Nội vụ|kinds,organizers][ họp|kinds].\n\n--\n"
        "kinds: meeting\nstart: 2018-07-12  (dates.numeric, year_source publication)\norganizers: Sở Nội vụ\n"
    )


def test_a_value_from_outside_says_so():
    assert "article.published: 2018-07-13  (from column:published)" in explain.plain(record())


def test_styled_marks_and_legend():
    out = io.StringIO()
    Console(file=out, force_terminal=True, width=200).print(explain.styled(marked()))
    assert "\x1b[" in out.getvalue()
    assert "dates.numeric" in out.getvalue()


def test_brackets_in_a_text_are_no_markup():
    out = io.StringIO()
    Console(file=out, width=200).print(
        explain.styled(marked().model_copy(update={"text": "[bold]x[/bold] [/]", "evidence": {}}))
    )
    assert "[bold]x[/bold] [/]" in out.getvalue()


def test_fields_of_pointers():
    pointers = {
        "/conferences/0": "conference",
        "/conferences/0/name": "name",
        "/conferences/10/participants/2/name": "participants",
        "/conferences/0/chairs/0/positions/1": "positions",
        "/awards/0/recipients/3": "award.recipients",
        "/article/title": "article.title",
        "": "record",
    }
    assert {pointer: explain.field_of(pointer) for pointer in pointers} == pointers
