"""A board bent at random is read or refused; nothing else happens, and soon."""

import json
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.trello.reader import read
from tests.exchange.boards import ALLOTMENT, assert_adds_up, board, bytes_of

WHOLE = ALLOTMENT.read_bytes()
SECONDS = 2.0
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.text(st.characters(), max_size=20),
    st.sampled_from(["", "\0", "\ud800", "top", "2024-99-99", "0001-01-01T00:00:00+14:00", "x" * 3000]),
    st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=3)), max_size=3),
    st.dictionaries(st.sampled_from(["id", "name", "type", "card"]), st.none() | st.text(), max_size=3),
)  # fmt: skip


def places(value, path=()):
    """List the way to every value inside a value."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


PLACES = [path for path in places(board()) if path]


def survive(data):
    """Read or be refused; gives the bundle if any."""
    begun = time.monotonic()
    bundle, refusal = None, None
    try:
        bundle = read(data, zone="Pacific/Apia")
    except FormatError as refused:
        refusal = refused
    assert refusal is None or (refusal.place and "\0" not in str(refusal))
    assert time.monotonic() - begun < SECONDS
    if bundle is not None:
        assert isinstance(bundle, Bundle)
        assert_adds_up(bundle)
        assert "\\u0000" not in json.dumps(repr(bundle))
        repr(bundle).encode("utf-8")
    return bundle


@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=4))
@settings(max_examples=150, derandomize=True)
def test_values_of_other_types(changes):
    whole = board()
    for path, value in changes:
        holder = whole
        try:
            for key in path[:-1]:
                holder = holder[key]
            holder[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away

    survive(json.dumps(whole).encode())


@given(st.lists(st.sampled_from(PLACES), min_size=1, max_size=5))
@settings(max_examples=100, derandomize=True)
def test_values_that_are_gone(paths):
    whole = board()
    for path in paths:
        holder = whole
        try:
            for key in path[:-1]:
                holder = holder[key]
            del holder[path[-1]]
        except (KeyError, IndexError, TypeError):
            continue

    survive(bytes_of(whole))


@given(st.integers(0, len(WHOLE)))
@settings(max_examples=60, derandomize=True)
def test_bytes_that_are_missing_at_the_end(length):
    assert survive(WHOLE[:length]) is None or length >= WHOLE.rindex(b"}") + 1


@given(st.integers(0, len(WHOLE)), st.integers(0, 200), st.binary(max_size=40))
@settings(max_examples=120, derandomize=True)
def test_bytes_that_are_others(at, gone, junk):
    survive(WHOLE[:at] + junk + WHOLE[at + gone :])


@given(st.binary(max_size=300))
@settings(max_examples=60, derandomize=True)
def test_any_bytes_at_all(data):
    survive(data)
    survive(b"{" + data)
