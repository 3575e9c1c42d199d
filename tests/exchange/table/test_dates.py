"""Dates are understood as people and tools write them; the order of day and month is guessed over all."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from rooftree.exchange.formats.table.dates import DateFormat, DateWitness, moment_of

BERLIN = ZoneInfo("Europe/Berlin")


def guess_format(cells):
    witness = DateWitness()
    for cell in cells:
        witness.look(cell)
    return witness.guess()


def read(cell, *, zone=UTC):
    return moment_of(cell, guess_format([cell]).format, zone)


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("21/abr/26 11:37 PM", (2026, 4, 21, 23, 37)),
        ("30/mar/26 10:50 p. m.", (2026, 3, 30, 22, 50)),
        ("05/Jan/24 3:14 PM", (2024, 1, 5, 15, 14)),
        ("05/Oct/25 12:00 AM", (2025, 10, 5, 0, 0)),
        ("05/Oct/25 12:30 PM", (2025, 10, 5, 12, 30)),
        ("2024-01-05 10:00", (2024, 1, 5, 10, 0)),
        ("2014-06-03T08:21:01.273+0200", (2014, 6, 3, 6, 21)),
        ("Fri, 24 Sep 2021 14:22:15 -0700", (2021, 9, 24, 21, 22)),
        ("2024-01-05 10:00 UTC", (2024, 1, 5, 10, 0)),
        ("02/13/2024 5:10 PM", (2024, 2, 13, 17, 10)),
        ("16/02/2017 15:26", (2017, 2, 16, 15, 26)),
        ("12/paź/23 8:01", (2023, 10, 12, 8, 1)),
        ("06/мая/24 2:00 PM", (2024, 5, 6, 14, 0)),
        ("5. Mrz 2024 14:05", (2024, 3, 5, 14, 5)),
        ("12/août/24 14h30", (2024, 8, 12, 14, 30)),
        ("2024年1月5日 上午 10:30", (2024, 1, 5, 10, 30)),
        ("2024年1月5日 下午 2:30", (2024, 1, 5, 14, 30)),
        ("Apr 21, 2026 3:14 PM", (2026, 4, 21, 15, 14)),
    ],
)
def test_days_with_times_are_understood(cell, at):
    moment = read(cell)

    assert moment.at.replace(second=0, microsecond=0) == datetime(*at, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-01-05", (2024, 1, 5)),
        ("05.01.24", (2024, 1, 5)),
        ("31.12.1999", (1999, 12, 31)),
        ("21 de abril de 2026", (2026, 4, 21)),
        ("3 grudnia 2023", (2023, 12, 3)),
        ("2026. 4. 21.", (2026, 4, 21)),
        ("01/Feb/75", (1975, 2, 1)),
    ],
)
def test_days_without_times_stay_days(cell, day):
    assert read(cell) == (date(*day), None)


@pytest.mark.parametrize(
    "cell",
    ["", "12", "1.2.3", "29:10.8", "31/02/2024", "2024-13-45", "Step 3 of 12", "0|i0001z:", "A-12-3",
     "20240105", "next week", "05/Foo/24", "05/Jan/24 25:99", "9" * 500, "12/11/10/09"],
)  # fmt: skip
def test_what_is_no_date_is_none(cell):
    assert read(cell) is None


def test_a_time_without_a_zone_stands_in_the_one_given():
    moment = read("05/Jul/24 12:30 AM", zone=BERLIN)

    assert moment == (date(2024, 7, 5), datetime(2024, 7, 4, 22, 30, tzinfo=UTC))


def test_one_day_beyond_twelve_decides_for_all():
    guess = guess_format(["01/02/2024", "03/04/2024", "13/04/2024"])

    assert (guess.format.order, guess.is_ambiguous, guess.is_mixed) == ("dmy", False, False)
    assert guess_format(["01/02/2024", "03/14/2024"]).format.order == "mdy"


def test_where_nothing_decides_the_guess_says_so():
    assert guess_format(["01/02/2024"]).is_ambiguous
    assert guess_format(["01/02/2024 3:00 PM"]).format.order == "mdy"
    assert not guess_format(["01/Feb/2024"]).is_ambiguous
    assert not guess_format(["2024-02-01"]).is_ambiguous


def test_where_both_orders_stand_the_more_common_one_is_taken():
    guess = guess_format(["13/01/2024", "14/01/2024", "01/15/2024"])

    assert (guess.format.order, guess.is_mixed) == ("dmy", True)
    assert moment_of("01/15/2024", guess.format, UTC).day == date(2024, 1, 15)


def test_the_language_is_the_one_that_knows_all_the_months():
    assert guess_format(["01/mar/24", "01/lis/24"]).format.language == "pl"
    assert guess_format(["01/mar/24", "01/dic/24"]).format.language == "es"


def test_a_format_can_be_kept_as_text():
    assert DateFormat.parse(str(DateFormat("mdy", "pl"))) == DateFormat("mdy", "pl")
    assert DateFormat.parse("ymd") == DateFormat("ymd", "en")
    assert DateFormat.parse("klingon") is None
