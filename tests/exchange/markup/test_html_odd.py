"""HTML that nobody meant: all is converted, no word is lost, and time grows with length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.exchange.formats.markup.html.convert import to_markdown
from tests.exchange.markup.pace import assert_linear, assert_soon, repeated
from tests.exchange.markup.showing import shown, squeezed

NAMES = [
    *["p", "b", "i", "a", "ul", "ol", "li", "table", "tr", "td", "th", "div", "pre", "h1", "br"],
    *["blockquote", "del", "tt", "sup", "font", "span", "dl", "dt", "gadget", "o:p", "hr", "img"],
]
TAGS = st.sampled_from([f"<{end}{name}>" for name in NAMES for end in ("", "/")])
PIECES = TAGS | st.sampled_from(
    [
        *['<a href="https://a.example">', '<div class="panel">', '<div class="syntaxplugin">'],
        *['<td colspan="99" rowspan="99">', '<a class="user-hover" rel="x">', "<img src=//a>"],
        *["<!--", "-->", "<![CDATA[", "]]>", "<!x", "<", ">", '"', "'", "&", "&lt;", "&#0;", "\0"],
        *["a", "v w", " ", "\n", "*", "|", "`"],
    ]
)
NASTY = [
    *[
        "<",
        "</",
        "<!",
        "<!--",
        "<![CDATA[",
        "<?",
        "<a ",
        '<a b="',
        "<a b='",
        "<a =",
        "<a b=c ",
        "&",
    ],
    *[
        "&#",
        "&a",
        "<b>",
        "<b><i>",
        "</b>",
        "<p>",
        "<div>",
        "<ul>",
        "<ul><li>",
        "<li>",
        "<td>",
        "<tr>",
    ],
    *[
        "<table>",
        "<table><tr><td>",
        "<pre>",
        "<pre>a",
        "<blockquote>",
        "<script>",
        "<script>a</script>",
    ],
    *["<br>", "<hr>", "<img src=a>", "<a href=b>c</a>", "<h1>a</h1>", "a", "a ", "<b>a</b>", "-->"],
    *["<td colspan=99 rowspan=99>a", "<sup>a", "<a class=user-hover>", "<font>", "<x>", "<style>"],
    *[
        "<b>a</i>",
        "<div class=panel>a",
        "<div class=syntaxplugin>a",
        "</script",
        '<a b="c>',
        "<dt>a",
    ],
]


@given(st.text() | st.text(alphabet="<>/!-ab='\" &;#"))
def test_any_text_is_converted(source):
    assert isinstance(to_markdown(source).markdown, str)


@given(st.lists(PIECES, max_size=40))
def test_any_heap_of_tags_is_converted(pieces):
    shown(to_markdown("".join(pieces)).markdown)


@given(st.lists(TAGS | st.sampled_from(["v", "w", "v w", " "]), max_size=40))
def test_no_letter_is_lost(pieces):
    page = shown(to_markdown("".join(pieces)).markdown)

    written = "".join(one for one in pieces if not one.startswith("<"))
    assert sorted(sign for sign in page if sign in "vw") == sorted(written.replace(" ", ""))


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


@pytest.mark.parametrize("opening", ["<b>", "<ul><li>", "<div>", "<table><tr><td>", "<i><b>"])
@pytest.mark.parametrize("closing", ["</b>", "</i>", "</li>", "</td>", "</div>", "<li>", "<td>"])
def test_time_grows_with_what_opens_and_closes(opening, closing):
    assert_linear(
        to_markdown, lambda size: repeated(opening)(size // 2) + repeated(closing)(size // 2)
    )


def test_nesting_without_end_keeps_the_text_and_is_told():
    for tag in ("ul><li", "blockquote", "b", "div", "table><tr><td"):
        converted = to_markdown(f"v<{tag}>" * 300 + "w")

        assert shown(converted.markdown).count("v") == 300, tag
        assert "w" in shown(converted.markdown), tag
        assert converted.dropped["nesting"] > 0, tag
