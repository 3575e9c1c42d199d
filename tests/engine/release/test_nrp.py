"""Reading published instances of the next release problem."""

import pytest

from rooftree.engine.formats.errors import FormatError
from rooftree.engine.release import Customer, Precedence, choose, read_nrp

TEXT = """2
2
3 4
1
5
1
1 3
2
10 2 2 3
7 1 1
"""


def test_levels_dependencies_and_customers_are_read():
    problem = read_nrp(TEXT, 0.3)
    assert [problem.cost_of(each) for each in problem.features] == [3, 4, 5]
    assert problem.precedences == (Precedence("r1", "r3"),)
    assert problem.customers == (
        Customer("c1", value=10, requests=("r2", "r3")),
        Customer("c2", value=7, requests=("r1",)),
    )


def test_the_budget_is_rounded_up():
    assert read_nrp(TEXT, 0.3).budget == 4
    assert read_nrp(TEXT, 0.5).budget == 6
    assert read_nrp(TEXT).budget is None


def test_a_customer_pays_only_for_all_that_they_asked_for():
    assert choose(read_nrp(TEXT, 0.9)).value == 7
    assert choose(read_nrp(TEXT, 1.0)).value == 17


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\n1\n5\n0\n1\n3 1 2\n", "line 6: expected a requirement from 1 to 1, not 2"),
        ("1\n1\n5\n0\n1\n3 1\n", "line 6: expected the number of a requirement, but the text ends"),
        (TEXT + "8", "line 11: expected the end of the text"),
        ("1\n2\n5 5\n2\n1 2\n2 1\n0\n", "circle"),
    ],
)
def test_a_broken_instance_is_refused_by_its_line(text, message):
    with pytest.raises(FormatError, match=message):
        read_nrp(text)
