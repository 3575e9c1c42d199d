"""Published instances become problems, and anything else is refused with its line."""

import tarfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.engine import Dependency
from rooftree.engine.check import violations
from rooftree.engine.formats.errors import FormatError
from rooftree.engine.instance import read_instance, solve_instance
from rooftree.engine.schedule import schedule

PATTERSON = """
 4 2
 3 2

 0 0 0 2 2 3
 4 2 1 1 4
 3 2 0 1
   4
 0 0 0 0
"""

PSPLIB = """************************************************************************
file with basedata            : example.bas
************************************************************************
projects                      :  1
jobs (incl. supersource/sink ):  4
horizon                       :  7
RESOURCES
  - renewable                 :  2   R
  - nonrenewable              :  0   N
  - doubly constrained        :  0   D
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     4       2    1
  3      1     3       2    0
  4      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    3    2
************************************************************************
"""


@pytest.mark.parametrize(("text", "name"), [(PATTERSON, "x.rcp"), (PSPLIB, "x.sm")])
def test_an_instance_becomes_a_problem(text, name):
    problem = read_instance(text, name)
    assert [activity.duration for activity in problem.activities] == [0, 4, 3, 0]
    assert problem.activities[1].demands == {"R1": 2, "R2": 1}
    assert [resource.capacity for resource in problem.resources] == [3, 2]
    assert problem.dependencies[0] == Dependency("1", "2")


def test_both_formats_say_the_same():
    assert read_instance(PATTERSON, "x.txt") == read_instance(PSPLIB, "x.sm")
    assert read_instance(PATTERSON, "wrong-name.sm") == read_instance(PSPLIB, "x")


def test_the_solution_has_the_promised_shape():
    solution = solve_instance(PSPLIB, "x.sm", seconds=0.1, seed=3)
    assert list(solution) == ["status", "makespan", "lower_bound", "seconds", "starts"]
    assert (solution["status"], solution["makespan"], solution["lower_bound"]) == ("optimal", 7, 7)
    assert set(solution["starts"]) == {"1", "2", "3", "4"}
    assert solution["starts"]["4"] == 7


def test_more_demand_than_capacity_is_infeasible_and_no_error():
    text = PATTERSON.replace("4 2 1 1 4", "4 9 1 1 4")
    solution = solve_instance(text, "x.rcp", seconds=0.1)
    assert solution["status"] == "infeasible"


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("", "x.rcp", "line 1: expected the number of activities, but the text ends"),
        ("", "x.sm", "line 0: expected a line 'jobs … :', but the text ends"),
        ("4", "x", "line 1: expected the number of resources, but the text ends"),
        ("0 1", "x", "line 1: expected 1 to 100000 activities, not 0"),
        ("99999999 1", "x", "line 1: expected the number of activities"),
        ("4 2000", "x", "line 1: expected at most 1000 resources, not 2000"),
        ("1 1 5\n0 0 x", "x", "line 2: expected the number of successors of activity 1"),
        ("1 1 5\n0 -1 0", "x", "line 2: expected a demand of activity 1"),
        ("1 1 5\n0 0 0\n7", "x", "line 3: expected the end of the text, not '7'"),
        ("2 0\n0 1 3\n0 0", "x", "line 2: expected a successor from 1 to 2, not 3"),
        ("2 0\n0 9 3\n0 0", "x", "line 2: expected fewer than 2 successors, not 9"),
        ("2 0\n0 1 2\n0 1 1", "x", "dependencies run in a circle: 1 → 2 → 1"),
        ("1 0 ٣ 0", "x", "line 1: expected the duration of activity 1"),
    ],
)
def test_a_broken_text_is_refused_with_its_line(text, name, message):
    with pytest.raises(FormatError) as caught:
        read_instance(text, name)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ("jobs (incl", "jobbs (incl", "expected a line 'jobs"),
        ("  4\nhorizon", "  0\nhorizon", "line 5: expected 1 to 100000 jobs, not 0"),
        (":  0   D", ":  1   D", "line 10: expected 0 to 0 - doubly constrained, not 1"),
        (":  0   N", ":  1   N", "line 23: expected job 2, not job 1"),
        ("   2        1 ", "   2        0 ", "line 15: expected 1 to 1000 modes for each job"),
        ("   2        1 ", "   2        3 ", "expected mode 2 of job 2, not mode 3"),
        ("   2        1 ", "   7        1 ", "line 15: expected job 2, not job 7"),
        ("PRECEDENCE", "PREFERENCE", "expected the heading PRECEDENCE RELATIONS"),
        ("    3    2\n", "    3\n", "expected the capacity of a resource, but the text ends"),
        ("    3    2\n", "    3    2 1\n", "expected the end of the text, not '1'"),
    ],
)
def test_a_broken_table_is_refused_with_its_line(good, bad, message):
    assert good in PSPLIB
    with pytest.raises(FormatError) as caught:
        read_instance(PSPLIB.replace(good, bad), "x.sm")
    assert message in str(caught.value)


@given(st.text(max_size=300), st.integers(0, len(PSPLIB)))
def test_junk_is_a_format_error_and_nothing_else(junk, at):
    for text in (junk, PSPLIB[:at], PSPLIB[:at] + junk + PSPLIB[at:], PATTERSON[: at % 40] + junk):
        with suppress(FormatError):
            assert read_instance(text, "x.sm").activities


def test_published_instances_are_read_and_planned(shared):
    folder = shared / "benchmarks" / "psplib-rcpsp"
    for archive in ("j30.sm", "patterson.rcp"):
        for text, name in sample(folder / f"{archive}.tar.xz", every=40):
            problem = read_instance(text, name)
            assert violations(problem, schedule(problem, samples=10)) == []


@pytest.mark.slow
def test_every_published_instance_is_read(shared):
    count = 0
    for archive in sorted((shared / "benchmarks" / "psplib-rcpsp").glob("*.tar.xz")):
        for text, name in sample(archive, every=1):
            assert read_instance(text, name).activities
            count += 1
    assert count == 6_950


def sample(archive, every):
    """Yield text and name of instances in a packed folder."""
    with tarfile.open(archive) as packed:
        members = [
            member
            for member in packed
            if member.isfile() and member.name.endswith((".sm", ".rcp", ".txt"))
        ]
        for member in members[::every]:
            yield packed.extractfile(member).read().decode(), member.name
