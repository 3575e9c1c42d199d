"""Numbers of imported items."""

from hypothesis import given
from hypothesis import strategies as st

from rooftree.exchange.load.places import LARGEST_KEPT, Newcomer, Newcomers
from rooftree.exchange.load.prefixes import derived_prefix


def item(number):
    return Newcomer(f"i{number}", number, "s", "t")


def numbered(items, begin):
    return dict(Newcomers(items).numbered("s", begin))


def test_the_source_s_number_is_kept_where_it_is_free():
    assert numbered([item(3), item(1)], 1) == {"i3": 3, "i1": 1}


def test_what_is_not_free_gets_a_number_after_the_largest_in_the_same_order():
    assert numbered([item(9), item(2), item(1)], 5) == {"i9": 9, "i1": 10, "i2": 11}


def test_an_endless_number_does_not_use_all_numbers_up():
    for endless in (2**31 - 1, 10**30):
        assert numbered([item(endless), item(7)], 1)[f"i{endless}"] == 8
    assert LARGEST_KEPT < 2**31


@given(st.lists(st.integers(1, 50) | st.none(), unique=True), st.integers(1, 30))
def test_no_number_is_given_twice_or_below_the_first_free_one(wanted, begin):
    numbers = numbered([item(one) for one in wanted], begin).values()

    assert len(set(numbers)) == len(wanted)
    assert all(number >= begin for number in numbers)


def test_a_prefix_is_made_of_the_name():
    def prefix(name, *taken):
        return derived_prefix(name, lambda one: one not in taken)

    assert prefix("Food Grindr") == "FG"
    assert prefix("Website") == "WEB"
    assert prefix("Küche") == "KUCHE"
    assert prefix("2024 Plan of the whole year") == "POTWY"
    assert prefix("計画") == "BOARD"
    assert prefix("Food Grindr", "FG", "FG2") == "FG3"
    assert prefix("a") == "BOARD"
