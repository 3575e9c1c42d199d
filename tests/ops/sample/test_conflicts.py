"""What does not fit at the sample company is what is meant not to fit, on whatever day one looks."""

from datetime import date

import pytest

from rooftree.alignment.checks.rules import RULES
from tests.ops.sample.conflicts import CONFLICTS, EXPECTED, found_in

DAYS = [
    pytest.param(date(2028, 2, 29), "UTC", id="leap day"),
    pytest.param(date(2026, 12, 31), "Pacific/Auckland", id="the last day of a year"),
    pytest.param(date(2027, 3, 28), "Europe/Berlin", id="a Sunday on which clocks change"),
    pytest.param(date(2026, 5, 1), "America/Los_Angeles", id="a Friday"),
]


def test_every_rule_has_something_to_show():
    assert {rule for rule, _subject, _story in CONFLICTS} == RULES.keys()
    assert len(CONFLICTS) >= 12


@pytest.mark.slow
@pytest.mark.parametrize(("day", "zone"), DAYS)
def test_the_same_does_not_fit_whatever_the_day(on, day, zone):
    workspace = on(day, zone)

    assert found_in(workspace) == EXPECTED
