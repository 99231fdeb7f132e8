"""Persons whom only the tagger sees. All sentences and persons are invented."""

from __future__ import annotations

import pytest

from pipeline.article import Article, Block, Role
from pipeline.find.people import TAGGED
from pipeline.find.tagger import using
from pipeline.recipe import read_doc


def people_of(text: str, *, tagger: bool = True) -> list[tuple[str, list[str], str]]:
    """(name, offices, rule) of each person of a text that is all body."""
    article = Article(text, [Block(Role.BODY, 0, len(text))])
    if tagger:
        doc = read_doc(article)
    else:
        with using(None):
            doc = read_doc(article)
    return [(text[slice(*m.name)], [text[o.start : o.end] for o in m.offices], m.rule) for m in doc._.people]


CASES = [
    # the surname is in no gazetteer, and the office before it swallowed the name
    (
        "Tham dự hội nghị có Giám đốc Sở Tư pháp Giáng Xuân Lãm, đại diện các phòng.",
        "Giáng Xuân Lãm",
        "Giám đốc Sở Tư pháp",
    ),
    (
        "Chủ trì hội nghị là Viện trưởng Viện KSND tỉnh Giáng Xuân Lãm.",
        "Giáng Xuân Lãm",
        "Viện trưởng Viện KSND tỉnh",
    ),
]


@pytest.mark.parametrize(("text", "name", "office"), CASES)
def test_a_name_that_only_the_tagger_sees(text: str, name: str, office: str) -> None:
    assert name not in [found for found, *_ in people_of(text, tagger=False)]
    assert (name, [office], TAGGED) in people_of(text)


MISSES = [
    "Trường THPT Giáng Bá Chiểu tổ chức hội nghị, Giám đốc Sở Y tế tới dự.",  # a school's name
    "Giáng Bá Chiểu sinh năm 1960.",  # nobody attends
    "Dự hội nghị có Giáng Bá Chiểu.",  # no office is told with the name
    "Đến dự có Giáng Bá Chiểu, Phó Giám đốc Sở Y tế và đông đảo cán bộ.",  # should be found; the tagger is not sure
    "Bộ trưởng Công Thương chủ trì cuộc họp.",  # a ministry's field
]


@pytest.mark.parametrize("text", MISSES)
def test_what_the_tagger_must_not_add(text: str) -> None:
    assert TAGGED not in [rule for *_, rule in people_of(text)]


def test_a_known_name_keeps_its_rule() -> None:
    text = "Dự hội nghị có đồng chí Lê Văn Tám, Phó Chủ tịch UBND tỉnh."
    assert people_of(text) == people_of(text, tagger=False)
