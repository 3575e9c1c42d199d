"""Texts with modes, of portfolios and as JSON become problems; their format is seen by content."""

import json
import tarfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.engine import Activity, Dependency, Problem, Resource
from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.reading import LONGEST, read_text, recognised
from rooftree.engine.parts import Mode, Project

MMLIB = """jobs  (incl. supersource/sink ):\t4
RESOURCES
- renewable                 : 1 R
- nonrenewable              : 1 N
- doubly constrained        : 0 D
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
1\t1\t2\t\t2 3\x20
2\t2\t1\t\t4\x20
3\t1\t1\t\t4\x20
4\t1\t0\t\t
************************************************************************
REQUESTS/DURATIONS
jobnr.\tmode\tdur\tR1\tN1\t
------------------------------------------------------------------------
1\t1\t0\t0\t0\t
2\t1\t3\t2\t0\t
\t2\t1\t0\t5\t
3\t1\t2\t1\t1\t
4\t1\t0\t0\t0\t
************************************************************************

 RESOURCE AVAILABILITIES\x20
\tR 1\tN 1
\t2\t6

************************************************************************
"""

MPLIB = """ 2
 1
 5

 2 0
 1
 3 4 2 1:2 2:1
 1 2 0

 1 7
 1
 2 5 0
"""

PORTFOLIO = {
    "name": "tiny",
    "projects": 2,
    "capacities": [12, 5],
    "lower_bound": 9,
    "activities": [
        {"id": 0, "project": 0, "duration": 4, "demands": {"1": 3}, "successors": [1]},
        {"id": 1, "project": 1, "duration": 5, "demands": {}, "successors": []},
    ],
}

NRP = "1\n2\n3 4\n1\n1 2\n1\n9 1 2\n"


def test_modes_and_stocks_are_read():
    problem = read_text(MMLIB)
    assert problem.activities[1] == Activity(
        "2", modes=(Mode("1", 3, {"R1": 2}), Mode("2", 1, {"N1": 5}))
    )
    assert problem.activities[2] == Activity("3", 2, {"R1": 1, "N1": 1})
    assert problem.resources == (Resource("R1", 2), Resource("N1", 6, kind="nonrenewable"))


def test_projects_their_releases_and_links_between_them_are_read():
    problem = read_text(MPLIB)
    assert [(each.key, each.project) for each in problem.activities] == [
        ("1.1", "1"),
        ("1.2", "1"),
        ("2.1", "2"),
    ]
    assert problem.activities[0].demands == {"R1": 4}
    assert problem.dependencies == (Dependency("1.1", "1.2"), Dependency("1.1", "2.1"))
    assert problem.projects == (Project("1"), Project("2", release=7))


def test_a_portfolio_is_read():
    problem = read_text(json.dumps(PORTFOLIO))
    assert problem.activities[0] == Activity("0", 4, {"R2": 3}, project="0")
    assert problem.dependencies == (Dependency("0", "1"),)
    assert [each.capacity for each in problem.resources] == [12, 5]


def test_a_problem_of_our_own_is_read():
    problem = read_text(MMLIB)
    assert read_text(problem.to_json()) == problem


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        (MMLIB, "psplib"),
        (MPLIB, "mplib"),
        (json.dumps(PORTFOLIO), "portfolio"),
        (Problem().to_json(), "json"),
        ("1\n1\n5\n0 0 0\n", "patterson"),
        (NRP, "nrp"),
        ("", "psplib"),
    ],
)
def test_the_format_is_seen_by_content(text, format_):
    assert recognised(text) == format_


def test_a_format_that_is_given_overrides_what_is_seen():
    with pytest.raises(FormatError, match="line 5: expected a demand of activity 1"):
        read_text(MPLIB.replace("2 0", "0 x", 1), "patterson")


def test_what_is_to_be_chosen_is_not_scheduled():
    with pytest.raises(FormatError, match="requirements to choose"):
        read_text(NRP)


def test_a_text_that_is_too_long_is_refused_unread():
    with pytest.raises(FormatError, match="at most 100000000 characters"):
        read_text(" " * (LONGEST + 1))


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        (" 2\n 1\n 5", " 0\n 1\n 5", "line 1: expected 1 to 100000 projects, not 0"),
        (" 2\n 1\n 5", " 2\n 1001\n 5", "line 2: expected at most 1000 resources, not 1001"),
        (" 2 0\n 1\n", " 2 0\n 2\n", "line 6: expected 1 or 0, whether project 1 uses R1"),
        (" 2 0\n", " 999999 0\n", "line 5: expected at most 100000 activities, not 999999"),
        ("1:2", "1:3", "line 7: expected a known successor, not 1:3"),
        ("1:2", "12", "line 7: expected a successor of activity 1.1 as project:activity"),
        ("1:2", "1:2:3", "line 7: expected a successor of activity 1.1 as project:activity"),
        ("1:2", "1:1", "dependencies run in a circle: 1.1 → 1.1"),
        (" 2 5 0", " 2 5 0 1", "line 12: expected the end of the text, not '1'"),
        (" 2 5 0", " 2", "expected a demand of activity 2.1, but the text ends"),
    ],
)
def test_a_broken_mplib_text_is_refused_with_its_line(good, bad, message):
    assert good in MPLIB
    with pytest.raises(FormatError) as caught:
        read_text(MPLIB.replace(good, bad, 1), "mplib")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"capacities": 3}, "expected a list of capacities"),
        ({"capacities": [-1, 5]}, "expected capacity 1 (0 to 1000000), not -1"),
        ({"activities": None}, "expected a list of activities"),
        ({"activities": [[]]}, "expected an object as activity 0 of the list"),
        ({"activities": [{}]}, "expected the id of activity 0 of the list"),
        ({"activities": [{"id": 1}]}, "expected the duration of activity 1"),
        (
            {"activities": [{"id": 1, "duration": 1, "project": 0, "demands": {"2": 1}}]},
            "expected resources 0 to 1 in activity 1, not '2'",
        ),
        (
            {"activities": [{"id": 1, "duration": 1, "project": 0, "successors": [8]}]},
            "names the unknown activity 8",
        ),
    ],
)
def test_a_broken_portfolio_is_refused(change, message):
    with pytest.raises(FormatError) as caught:
        read_text(json.dumps(PORTFOLIO | change))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"start": 0,\n "activities"}', "line 2: expected JSON, but: Expecting ':' delimiter"),
        ('{"capacities": [1]', "line 1: expected JSON"),
        ('{"a":' * 200_000, "expected JSON within reach"),
        ('{"tasks": []}', "the problem has the unknown field tasks"),
        ("{" + '"start": ' + "9" * 5000 + "}", "expected JSON within reach"),
    ],
)
def test_broken_json_is_refused(text, message):
    with pytest.raises(FormatError) as caught:
        read_text(text)
    assert message in str(caught.value)


@given(
    st.text(max_size=200),
    st.integers(0, 300),
    st.sampled_from([MMLIB, MPLIB, json.dumps(PORTFOLIO), NRP]),
)
def test_junk_is_a_format_error_and_nothing_else(junk, at, text):
    for broken in (text[:at], text[:at] + junk + text[at:], text[:at] + text[at + 1 :]):
        with suppress(FormatError):
            assert read_text(broken) is not None


@pytest.mark.parametrize(
    ("archive", "every"),
    [
        ("mmrcpsp/mmlib50_100.tar.xz", 90),
        ("mmrcpsp/psplib_mm.tar.xz", 900),
        ("rcmpsp-mplib/mplib1_set3_every8th.tar.xz", 90),
    ],
)
def test_published_texts_are_read(shared, archive, every):
    with tarfile.open(shared / "benchmarks" / archive) as packed:
        texts = [each for each in packed if each.name.endswith((".mm", ".txt"))]
        for member in texts[::every]:
            problem = read_text(packed.extractfile(member).read().decode())
            assert len(problem.activities) > 10
            assert problem.dependencies
