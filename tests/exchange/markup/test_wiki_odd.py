"""Wiki markup that nobody meant: all is converted, no word is lost, and time grows with length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.exchange.formats.markup.wiki.convert import to_markdown
from tests.exchange.markup.pace import assert_linear, assert_soon, repeated
from tests.exchange.markup.showing import shown, squeezed

PIECES = st.sampled_from(
    [
        *[
            "*",
            "_",
            "??",
            "-",
            "+",
            "^",
            "~",
            "{{",
            "}}",
            "{*}",
            "\\",
            "\\\\",
            "|",
            "||",
            "!",
            "[",
            "]",
        ],
        *["{code}", "{code:java|title=x}", "{noformat}", "{quote}", "{panel:title=x}", "{panel}"],
        *["{color:red}", "{color}", "{info}", "{gadget:a}", "{", "}", ":", "(x)", "----", "h1. "],
        *["bq. ", "* ", "# ", "- ", "** ", "\n", "\n\n", " ", "a", "b.png", "|http://a.example]"],
        *["[~", "[^", "[#", "https://a.example", "&nbsp;", "\0", "\x01", "0\x02", "\x03", "\r"],
    ]
)
NASTY = [
    *[
        "*",
        "_",
        "-",
        "+",
        "^",
        "~",
        "??",
        "{{",
        "}}",
        "{",
        "{*}",
        "[",
        "]",
        "[a|",
        "[a|b]",
        "!",
        "!a",
    ],
    *[
        "!a|",
        "|",
        "||",
        "|a",
        "|a|\n",
        "\\",
        "&",
        "&a",
        "(",
        "a*",
        "*a",
        "*a* ",
        "*a _b ",
        "-a",
        ":",
    ],
    *["{code}", "{quote}", "{quote}a\n", "{panel:title=a}", "{color:red}", "{x:y}", "{{a", "{{a}}"],
    *["* a\n", "*** a\n# b\n", "h1. a\n", "bq. a\n", "----\n", "\n", " ", "https://a", "!a.b|c|d!"],
    *["\\\\", "[~a]", "[^a]", "{noformat", "|{quote}", "|[", "|{{", "|!a.b|", "mailto:", "a\n* "],
]


@given(st.text())
def test_any_text_is_converted(source):
    assert isinstance(to_markdown(source).markdown, str)


@given(st.lists(PIECES, max_size=30))
def test_any_heap_of_markup_is_converted(pieces):
    converted = to_markdown("".join(pieces))

    assert not any("\0" <= sign < "\t" for sign in converted.markdown)
    shown(converted.markdown)


@given(st.text(alphabet="vw *_-+^~?!#:()[\\\n.&", max_size=60))
def test_no_letter_is_lost(source):
    page = shown(to_markdown(source).markdown)

    assert [sign for sign in page if sign in "vw"] == [sign for sign in source if sign in "vw"]


@given(st.lists(st.from_regex(r"[A-Za-zäöéж0-9]+(-[A-Za-zäöéж0-9]+)?[,;]?", fullmatch=True)))
def test_plain_words_stay_the_same(words):
    converted = to_markdown(" ".join(words))

    assert squeezed(shown(converted.markdown)) == " ".join(words)
    assert not converted.dropped


@pytest.mark.parametrize("pattern", NASTY)
def test_time_grows_with_the_length(pattern):
    assert_linear(to_markdown, repeated(pattern))


@pytest.mark.slow
@pytest.mark.parametrize("pattern", NASTY)
def test_a_long_text_takes_less_than_a_second(pattern):
    assert_soon(to_markdown, repeated(pattern))


@pytest.mark.parametrize("opening", ["{quote}", "{panel:title=a}", "{{", "[", "*a _b -c ??d "])
@pytest.mark.parametrize("closing", ["{quote}", "}}", "]", "*", "-", "\n"])
def test_time_grows_with_what_opens_and_closes(opening, closing):
    assert_linear(
        to_markdown, lambda size: repeated(opening)(size // 2) + repeated(closing)(size // 2)
    )


def test_boxes_without_end_are_told():
    source = "{quote}".join(f"a{number}{{panel:title=b}}" for number in range(100))

    converted = to_markdown(source)

    assert all(f"a{number}" in converted.markdown for number in range(100))
    assert converted.dropped["panel"] > 0


def test_a_list_without_end_is_shown():
    source = "\n".join(f"{'*' * number} a{number}" for number in range(1, 60))

    page = shown(to_markdown(source).markdown)

    assert page.split()[:12] == [f"a{number}" for number in range(1, 13)]
    assert "a59" in page
