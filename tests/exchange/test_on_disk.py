"""Notes on disk behave as a mapping does."""

from hypothesis import given
from hypothesis import strategies as st

from rooftree.exchange.on_disk import OnDisk

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
DEEDS = st.lists(st.tuples(st.sampled_from(["put", "drop"]), NAMES, st.integers(0, 9) | st.none()))


@given(DEEDS)
def test_they_hold_what_a_mapping_in_memory_holds_in_its_order(deeds):
    notes, held = OnDisk(), {}
    for deed, name, value in deeds:
        if deed == "put":
            notes[name] = held[name] = value
        else:
            assert notes.pop(name, "none") == held.pop(name, "none")

    assert list(notes.pairs()) == list(held.items())
    assert (len(notes), dict(notes)) == (len(held), held)
    assert all(name in notes for name in held)
    assert "never put there" not in notes


def test_many_are_walked_through_while_they_are_changed():
    notes = OnDisk((str(number), number) for number in range(2000))
    for name, number in notes.pairs():
        if number % 2:
            del notes[name]
        else:
            notes[name] = number + 1

    assert list(notes) == [str(number) for number in range(0, 2000, 2)]
    assert notes["1998"] == 1999


def test_notes_can_be_made_of_other_notes():
    ones = OnDisk([("a", 1), ("b", 2)])
    twos = OnDisk((name * 2, number) for name, number in ones.pairs())
    twos.take([("b", 3), ("aa", 4)])

    assert dict(twos) == {"aa": 4, "bb": 2, "b": 3}
