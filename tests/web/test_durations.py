"""Working time as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.errors import RuleBroken
from rooftree.web.forms.durations import MOST, duration, written


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("3d 4h", 3 * 480 + 240),
        ("3 d 4 h", 3 * 480 + 240),
        ("3d4h", 3 * 480 + 240),
        ("90m", 90),
        ("90 min", 90),
        ("1.5h", 90),
        ("1,5 hours", 90),
        ("6", 360),
        ("0.5", 30),
        ("1:30", 90),
        ("2w", 2 * 5 * 480),
        ("1 week 1 day", 6 * 480),
        ("0", 0),
        ("", None),
        ("   ", None),
    ],
)
def test_humane_words_are_understood(text, minutes):
    assert duration({"estimate": text}, "estimate") == minutes


@pytest.mark.parametrize("text", ["soon", "3x", "4 2", "d", "h 3", "3d 4", "-2h", "1:75", "3d, 4h"])
def test_other_words_are_refused_with_what_is_understood(text):
    with pytest.raises(RuleBroken, match="3d 4h") as refusal:
        duration({"estimate": text}, "estimate")
    assert refusal.value.field == "estimate"


def test_more_than_a_life_is_refused():
    with pytest.raises(RuleBroken, match="life"):
        duration({"estimate": "999999w"}, "estimate")


def test_a_lag_may_be_negative():
    assert duration({"lag": "-2h"}, "lag", signed=True) == -120
    assert duration({"lag": "−1d"}, "lag", signed=True) == -480


@given(st.integers(0, MOST))
def test_what_is_written_is_read_again(minutes):
    assert duration({"estimate": written(minutes)}, "estimate") == minutes
