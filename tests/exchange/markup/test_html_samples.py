"""Real feeds: their words are shown, one after the other, and no others."""

import html
import re
from xml.etree import ElementTree as ET

import pytest

from rooftree.exchange.formats.markup.html.convert import to_markdown
from tests.exchange.markup.showing import shown

TEXTS = {"description", "comment", "environment"}
PICTURE = re.compile(r"<img[^>]*src=\"([^\"]*)\"[^>]*>")
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def texts(shared):
    found = []
    for path in sorted((shared / "samples" / "jira-rss").glob("*.xml")):
        source = path.read_text("utf-8")
        feed = ET.fromstring(source[source.index("<rss") :])
        found += [one.text for one in feed.iter() if one.tag in TEXTS and (one.text or "").strip()]
    assert len(found) > 70
    return found


def test_every_word_is_shown_in_its_order(texts):
    for text in texts:
        written = html.unescape(TAG.sub(" ", PICTURE.sub(r" \1 ", text)))

        assert "".join(WORD.findall(shown(to_markdown(text).markdown))) == "".join(
            WORD.findall(written)
        )


def test_no_tag_is_left_standing(texts):
    for text in texts:
        assert not re.search(
            r"</?(?:p|span|div|table|li|pre|a)\b", shown(to_markdown(text).markdown)
        )


def test_little_is_dropped(texts):
    dropped = {name for text in texts for name in to_markdown(text).dropped}

    assert dropped <= {"font"}
