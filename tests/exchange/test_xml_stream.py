"""XML is read as small trees, in bounded memory, and without trust."""

from io import BytesIO

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.xml_stream import XmlReader


def trees(data, *tags):
    ledger = Ledger({})
    data = data if isinstance(data, bytes) else data.encode()
    return list(XmlReader(BytesIO(data), ledger, tags or ("item",))), ledger.remarks()


def codes(remarks):
    return {remark.code for remark in remarks}


def test_each_wanted_element_comes_as_a_tree_of_its_own():
    found, remarks = trees('<rss><item id="1"><a>x</a><a>y</a></item><other/><item>z</item></rss>')

    assert [one.attributes for one in found] == [{"id": "1"}, {}]
    assert [one.text for one in found[0].all("a")] == ["x", "y"]
    assert (found[0].said("a"), found[0].said("b"), found[1].text) == ("x", "", "z")
    assert not remarks


def test_a_wanted_element_within_another_belongs_to_it():
    (found,), _ = trees("<rss><item><item>inner</item></item></rss>")

    assert found.said("item") == "inner"


def test_text_before_and_after_the_data_is_passed_over():
    junk = "This XML file does not appear to have any style information.\n"
    found, remarks = trees(junk + "<rss><item>x</item></rss>\n</body>")

    assert found[0].text == "x"
    assert codes(remarks) == {"junk_before", "junk_after"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<?xml version="1.0" encoding="windows-1250"?><r><item>ł</item></r>', "windows-1250"),
        ('<?xml version="1.0" encoding="utf-16"?><r><item>ł</item></r>', "utf-16"),
        ('<?xml version="1.0" encoding="klingon"?><r><item>ł</item></r>', "utf-8"),
        ("<r><item>ł</item></r>", "utf-8-sig"),
    ],
)
def test_the_declared_encoding_is_used_where_it_is_one(data, expected):
    (found,), _ = trees(data.encode(expected))

    assert found.text == "ł"


def test_signs_that_no_xml_may_hold_are_removed():
    (found,), remarks = trees(b"<r><item>a\x00b\x0bc&#x1f;d&#0;e&#9;f&amp;g</item></r>")

    assert found.text == "abcde\tf&g"
    assert codes(remarks) == {"control_characters"}


def test_a_reference_may_be_cut_by_the_border_of_a_chunk():
    for length in range(65520, 65545):
        text = "x" * length + "&#x1f;&amp;y"
        (found,), _ = trees(f"<r><item>{text}</item></r>")
        assert found.text == "x" * length + "&y"


BOMB = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r><item>&b;</item></r>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r><item>&a;</item></r>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (BOMB, "declares entities"),
        (OUTSIDE, "declares entities"),
        ("<r><item>x</item>", "cut off"),
        ("<r><item>x</r>", "not valid XML"),
        ("<r><item>&nbsp;</item></r>", "not valid XML"),
        ("Issue key,Summary", "not an XML file"),
        ("", "not an XML file"),
        ("<r>" + "<a>" * 200, "too large"),
        ("<r><item>" + "<a/>" * 500_001, "too large"),
    ],
)
def test_what_is_no_honest_xml_is_refused_with_its_place(data, problem):
    with pytest.raises(FormatError, match=problem) as refusal:
        trees(data)

    assert refusal.value.place
