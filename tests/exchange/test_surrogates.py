"""Half surrogate pairs in JSON text, wherever the portions are cut."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.exchange.formats.surrogates import SurrogateMender

TEXTS = [
    r"\ud83d\ude00",
    r"\ud83d",
    r"\ude00",
    r"\ud83d\ud83d\ude00",
    r"\\ud83d",
    r"\\\ud83d",
    r"\u00e9\ud83dx\n\"",
    r"\ud83d\u0041",
    r"\ud83d\\",
]


def mended(parts):
    mender = SurrogateMender()
    return "".join([*(mender.mend(part) for part in parts), mender.rest()])


@pytest.mark.parametrize("text", TEXTS)
def test_what_json_makes_of_it_is_text(text):
    whole = json.loads(f'"{mended([text, "."])}"')

    whole.encode("utf-8")
    expected = (
        json.loads(f'"{text}."').encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )
    assert whole.replace("�", "") == expected.replace("�", "")


@given(st.lists(st.sampled_from([*TEXTS, "x", '"', "\\\\"]), max_size=6), st.data())
def test_portions_make_no_difference(texts, data):
    text = "".join([*texts, "."])
    cut = data.draw(st.integers(0, len(text)))
    again = data.draw(st.integers(cut, len(text)))

    assert mended([text[:cut], text[cut:again], text[again:]]) == mended([text])
