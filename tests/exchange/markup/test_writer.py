"""Runs and blocks come out as Markdown that our pages show as they were meant."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import (
    CODE,
    EM,
    STRIKE,
    STRONG,
    Cell,
    Paragraph,
    Run,
    Table,
)
from rooftree.exchange.formats.markup.writer import written
from rooftree.work.text.markdown import to_html
from tests.exchange.markup.showing import shown, squeezed

NASTY = st.text(alphabet="a1 *_~`[]()!<>&;#|\\-+=.:/\n\té。😀ab", max_size=40)
STYLES = {"strong": STRONG, "em": EM, "s": STRIKE, "code": CODE}


def of(*blocks):
    losses = Losses()
    return written(blocks, losses), losses.counts()


def text(*inlines):
    return of(Paragraph([Run(one) if isinstance(one, str) else one for one in inlines]))[0]


class _Styles(HTMLParser):
    """Which letters stand in which styles."""

    def __init__(self):
        super().__init__()
        self.open, self.letters = [], []

    def handle_starttag(self, tag, attrs):
        if tag in STYLES or tag == "a":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in STYLES or tag == "a":
            self.open.remove(tag)

    def handle_data(self, data):
        styles = frozenset(tag for tag in self.open if tag != "a")
        self.letters += [(letter, styles) for letter in data if not letter.isspace()]


def letters_of(markdown):
    page = _Styles()
    page.feed(to_html(markdown))
    page.close()
    return page.letters


RUNS = st.lists(
    st.builds(
        Run,
        st.text(alphabet='ab1 .*_-"(é。~!', max_size=6),
        st.integers(0, 7),
        st.sampled_from(["", "", "", "https://a.example/x"]),
    ),
    max_size=6,
)  # fmt: skip


@given(RUNS)
def test_every_letter_keeps_its_styles(runs):
    expected = [
        (letter, frozenset(name for name, style in STYLES.items() if run.style & style))
        for run in runs
        for letter in run.text
        if not letter.isspace()
    ]

    assert letters_of(text(*runs)) == expected


@given(NASTY)
def test_plain_text_is_shown_letter_by_letter(source):
    assert squeezed(shown(text(source))) == squeezed(source)


@given(st.lists(NASTY, max_size=4), st.booleans())
def test_cells_show_their_text(texts, is_header):
    cells = [Cell([Paragraph([Run(" ".join(one.split()))])], is_header) for one in texts]
    markdown, _ = of(Table([cells, cells]))

    assert squeezed(shown(markdown)) == squeezed(" ".join([*texts, *texts]))
