"""Which entry speaks of which."""

from operator import eq

from hypothesis import given
from hypothesis import strategies as st

from pipeline.scoring import pairing


def test_the_largest_matching_not_the_first():
    same = {("x", "a"), ("x", "b"), ("y", "a")}
    assert len(pairing.matched(["x", "y"], ["a", "b"], lambda g, f: (g, f) in same)) == 2


@given(st.lists(st.integers(0, 5), max_size=8), st.lists(st.integers(0, 5), max_size=8))
def test_matching_is_one_to_one_and_right(gold, found):
    owner = pairing.matched(gold, found, eq)
    assert len(set(owner.values())) == len(owner)
    assert all(gold[i] == found[j] for j, i in owner.items())
    assert len(owner) == sum(min(gold.count(value), found.count(value)) for value in set(gold))


def test_conferences_pair_by_what_they_share():
    gold = [{"name": "Lễ phát động", "start": "2018-01-02"}, {"name": "Hội nghị tổng kết", "start": "2018-01-02"}]
    found = [{"name": "Hội nghị tổng kết"}, {"name": "Kỳ họp thứ 5"}]
    pairs = pairing.conferences(gold, found)
    assert pairs == [(gold[1], found[0]), (gold[0], {}), ({}, found[1])]


def test_a_lone_nameless_meeting_pairs_by_its_day():
    assert pairing.conferences([{"start": "2018-01-02"}], [{"start": "2018-01-02", "name": "x"}])[0][1]
    assert pairing.conferences([{"start": "2018-01-02"}], [{"start": "2018-01-03", "name": "x"}])[0][1] == {}


def test_awards_of_different_titles_never_pair():
    one, other = {"title": "Bằng khen", "year": 2018}, {"title": "Giấy khen", "year": 2018}
    assert pairing.awards([one], [other]) == [(one, {}), ({}, other)]
    assert pairing.awards([one], [one]) == [(one, one)]
