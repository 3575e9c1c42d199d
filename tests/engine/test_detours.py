"""Leaving out implied dependencies changes no plan."""

from hypothesis import given

from rooftree.engine import Activity, Dependency, Problem
from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import early_dates
from rooftree.engine.schedule.detours import without_detours
from tests.engine.examples import problems


def test_a_dependency_that_a_chain_implies_is_left_out():
    problem = Problem(
        activities=tuple(Activity(key, 1) for key in "abc"),
        dependencies=(Dependency("a", "b"), Dependency("a", "c"), Dependency("b", "c", "FS", 2)),
    )
    links = without_detours(compiled(problem)).links
    assert [[link.other for link in found] for found in links] == [[], [0], [1]]


@given(problems(most=8, fixed=True))
def test_the_dates_stay_the_same(problem):
    numbers = compiled(problem)
    assert early_dates(without_detours(numbers)) == early_dates(numbers)
