"""How dates, durations, numbers and names read."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from rooftree.web import marks, wording


def test_a_day_of_another_year_says_the_year():
    assert wording.day(date(2019, 3, 8)) == "8 Mar 2019"


def test_a_long_day_says_the_day_of_the_week():
    assert wording.day(date(2024, 3, 8), "long") == "Friday, 8 March 2024"


def test_an_instant_is_shown_in_the_readers_zone():
    with timezone.override(ZoneInfo("Asia/Tokyo")):
        assert wording.moment(datetime(2024, 3, 8, 20, 5, tzinfo=UTC)).startswith(
            "9 Mar 2024, 05:05"
        )
        assert wording.time_of_day(datetime(2024, 3, 8, 20, 5, tzinfo=UTC)) == "05:05"


def test_days_read_in_the_readers_language():
    with translation.override("de"):
        assert wording.day(date(2019, 3, 8)) == "8. März 2019"
        assert wording.locale_tag() == "de"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 h"),
        (45, "45 min"),
        (90, "1 h 30 min"),
        (480, "1 d"),
        (1680, "3 d 4 h"),
        (1681, "3 d 4 h"),
        (-120, "−2 h"),
        (9630, "20 d"),
    ],
)
def test_a_duration_counts_days_of_eight_hours(minutes, text):
    assert wording.duration(minutes) == text


def test_a_number_has_at_most_two_places():
    assert wording.number(Decimal("1234.567")) == "1,234.57"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Lovelace", "AL"),
        ("Tim Berners-Lee", "TL"),
        ("ada", "AD"),
        ("Jean-Luc", "JL"),
        ("Maria de la Cruz", "MC"),
        ("", "?"),
        ("(…)", "?"),
        ("李小龍", "李小"),
    ],
)
def test_initials(name, letters):
    assert marks.initials(name) == letters


def test_a_name_keeps_its_colour():
    assert marks.colour_of("Ada Lovelace") == marks.colour_of(" ada lovelace ")
    assert 0 <= marks.colour_of("Grace") < marks.PERSON_COLOURS


def test_an_icon_without_a_label_is_not_spoken():
    assert 'aria-hidden="true"' in marks.icon("plus")
    assert 'aria-label="Private"' in marks.icon("lock", label="Private")
