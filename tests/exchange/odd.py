"""Values that nobody expects, and ways to put them into the middle of good ones."""

import copy
import time

from hypothesis import strategies as st

from rooftree.exchange.formats.errors import FormatError
from tests.exchange.boards import assert_adds_up

SECONDS = 2.0

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(["", "\0", "top", "2024-99-99", "0001-01-01T00:00:00+14:00", "x" * 3000]),
    st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=3)), max_size=3),
    st.dictionaries(st.sampled_from(["id", "name", "login", "nodes"]), st.none() | st.text(), max_size=3),
)  # fmt: skip


def places(value, path=()):
    """List the way to every value inside a value."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


def bent(whole, changes):
    """Return a copy with some values in place of others; a way that is gone is passed over."""
    whole = copy.deepcopy(whole)
    for path, value in changes:
        holder = whole
        try:
            for key in path[:-1]:
                holder = holder[key]
            holder[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    return whole


def survive(read):
    """Read or be refused with a place, and soon; what is read adds up."""
    begun = time.monotonic()
    bundle, refusal = None, None
    try:
        bundle = read()
    except FormatError as refused:
        refusal = refused
    assert refusal is None or refusal.place
    assert time.monotonic() - begun < SECONDS
    if bundle is not None:
        assert_adds_up(bundle)
