"""Runs and blocks come out as Markdown that our pages show as they were meant."""

from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import (
    CODE,
    EM,
    STRIKE,
    STRONG,
    Cell,
    CodeBlock,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Rule,
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
@example([Run("1", 3), Run("1_1_1"), Run("1", 3)])
@example([Run("1"), Run("1", STRONG), Run("_", EM)])
@example([Run("1", 1), Run("1", 2), Run("1", 3)])
@example([Run(" "), Run(" ", 0, "https://a.example/x"), Run("-")])
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


LINES = st.sampled_from(
    [
        *[
            "a",
            "- b",
            "1. c",
            "# d",
            "> e",
            "f\ng",
            "---",
            "===",
            "| h |",
            "```",
            "    i",
            "[ ] j",
            "+",
            "***",
        ]
    ]
)
PARAGRAPHS = st.builds(lambda line: Paragraph([Run(line)]), LINES)
LEAVES = st.one_of(
    PARAGRAPHS,
    st.builds(lambda level, line: Heading(level, [Run(line)]), st.integers(1, 6), LINES),
    st.builds(CodeBlock, LINES),
    st.builds(lambda one, other: Table([[Cell([one]), Cell([other])]]), PARAGRAPHS, PARAGRAPHS),
    st.just(Rule()),
)


def holders_of(blocks):
    items = st.builds(
        ListItem, st.lists(blocks, max_size=3), st.sampled_from([None, None, True, False])
    )
    return st.builds(Quote, st.lists(blocks, max_size=3)) | st.builds(
        ItemList, st.lists(items, max_size=3), st.sampled_from([None, None, 0, 1, 3, 999_999_999])
    )


def words_of(block):
    match block:
        case Paragraph(inlines) | Heading(_, inlines):
            yield from inlines[0].text.split()
        case CodeBlock(text):
            yield from text.split()
        case Table(rows):
            cells = [cell for row in rows for cell in row]
            yield from [word for cell in cells for word in " / ".join(words_in_lines(cell)).split()]
        case Quote(blocks) | ListItem(blocks):
            yield from [word for inner in blocks for word in words_of(inner)]
        case ItemList(items):
            yield from [word for item in items for word in words_of(item)]


def words_in_lines(cell):
    return [line.strip() for line in cell.blocks[0].inlines[0].text.split("\n")]


@given(st.lists(st.recursive(LEAVES, holders_of, max_leaves=8), max_size=4))
def test_blocks_within_blocks_show_their_words(blocks):
    markdown, _ = of(*blocks)

    assert shown(markdown).split() == [word for block in blocks for word in words_of(block)]


def test_a_document_nested_too_deep_is_shown_flat_and_told():
    nested = Paragraph([Run("deep")])
    for _ in range(60):
        nested = Quote([Paragraph([Run("a")]), ItemList([ListItem([nested])])])

    markdown, dropped = of(nested)

    assert shown(markdown).split() == ["a"] * 60 + ["deep"]
    assert dropped["nesting"] > 0


def test_neighbouring_numbers_stay_two_lists():
    lists = [ItemList([ListItem([Paragraph([Run("a")])])], 1)] * 3

    assert to_html(of(*lists)[0]).count("<ol>") == 3


def test_tasks_are_boxes():
    items = [ListItem([Paragraph([Run("a")])], is_done) for is_done in (True, False)]

    page = to_html(of(ItemList([*items, ListItem([Rule()], is_done=True)]))[0])

    assert page.count('type="checkbox"') == 3
    assert page.count('checked="checked"') == 2
