"""Spoilt exports of every sort: refused with a reason or read with remarks, never worse."""

import random
from contextlib import suppress

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.recognise import kind_of, read
from tests.exchange.jira.adding import assert_adds_up
from tests.exchange.jira.big import text
from tests.exchange.jira.feeds import BASE, feed, field
from tests.exchange.jira.test_sheet import page

FEED = feed(
    *(
        BASE.replace("AB-1", f"AB-{number}").replace("10001", f"1000{number}")
        + '<parent id="10002">AB-2</parent><comments><comment id="7" author="u1" created="x">'
        + "&lt;p&gt;a</comment></comments>"
        + field("Cost", "3", key="float")
        for number in range(1, 6)
    )
)
EXPORTS = (
    text(8).encode(),
    FEED,
    page(("description", "D", "<p>a <b>b</b></p>"), ("labels", "L", "a, b")),
)


@pytest.mark.parametrize("whole", EXPORTS)
def test_a_file_that_ends_anywhere(whole):
    for cut in range(0, len(whole), max(1, len(whole) // 150)):
        read_or_refused(whole[:cut])


@pytest.mark.parametrize("whole", EXPORTS)
def test_bytes_that_were_changed(whole):
    dice = random.Random(3)
    for _turn in range(80):
        spoilt = bytearray(whole)
        for _time in range(dice.randrange(1, 30)):
            spoilt[dice.randrange(len(spoilt))] = dice.choice(b"\x00<>&\"',;\n\xff{}[]0A")
        read_or_refused(bytes(spoilt))


@pytest.mark.parametrize("whole", EXPORTS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp1252", "utf-7", "cp037"])
def test_any_encoding(whole, encoding):
    read_or_refused(whole.decode().encode(encoding, "replace"))


def test_parts_put_together_at_random():
    dice = random.Random(5)
    for _turn in range(60):
        parts = [dice.choice(EXPORTS) for _time in range(3)]
        cuts = [part[dice.randrange(len(part)) :][: dice.randrange(2000)] for part in parts]
        read_or_refused(b"".join(cuts))


def read_or_refused(data):
    with suppress(FormatError):
        assert_adds_up(read(data))
    with suppress(FormatError):
        kind_of(data)
