"""Formats are found by name."""

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.registry import READERS, reader_of
from tests.exchange.boards import ALLOTMENT


@pytest.mark.parametrize("name", READERS)
def test_a_reader_is_found_by_its_name(name):
    assert reader_of(name) is READERS[name]


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(FormatError, match="trello"):
        reader_of("papyrus")


def test_a_reader_takes_a_path_and_a_zone():
    assert reader_of("trello")(ALLOTMENT, zone="Asia/Tokyo").source.system == "trello"
