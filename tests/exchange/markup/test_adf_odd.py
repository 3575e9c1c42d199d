"""Documents of Jira Cloud that follow no schema: their text is kept, what they are is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.exchange.formats.markup.adf.convert import DEEPEST, to_markdown
from tests.exchange.markup.pace import assert_linear, assert_soon, repeated
from tests.exchange.markup.showing import shown, squeezed
from tests.exchange.markup.trees import items, node, paragraph, text


def test_an_unknown_node_keeps_its_text_and_is_told():
    gadget = node("gadget", paragraph("inside"), title="Lark")
    converted = to_markdown(node("doc", gadget, paragraph("a", node("dial", text="5"))))

    assert converted.markdown == "Lark\n\ninside\n\na5"
    assert converted.dropped == {"unknown:gadget": 1, "unknown:dial": 1}


def test_a_block_in_a_line_keeps_its_text_and_is_told():
    converted = to_markdown(node("doc", paragraph("a", node("panel", paragraph("b")), "c")))

    assert converted.markdown == "a\n\nb\n\nc"
    assert converted.dropped == {"panel": 1, "paragraph": 1}


def test_what_is_no_node_is_told():
    broken = [
        None,
        5,
        {"type": 7},
        {"type": "text", "text": 5},
        {"type": "paragraph", "content": "x"},
    ]
    broken += [{"type": "table", "content": [0]}, {"type": "text", "text": "a", "marks": "x"}]

    converted = to_markdown({"type": "doc", "content": broken})

    assert converted.markdown == "5\n\na"
    assert converted.dropped == {"malformed": 5}


def test_a_document_may_be_empty():
    assert to_markdown({}).markdown == to_markdown({"type": "doc", "content": []}).markdown == ""


@pytest.mark.parametrize(
    "kind", ["bulletList", "blockquote", "panel", "gadget", "table", "paragraph"]
)
def test_nesting_without_end_keeps_the_text_and_is_told(kind):
    nested = paragraph("deep")
    for _ in range(3_000):
        nested = node(kind, nested)

    converted = to_markdown(node("doc", paragraph("before"), nested, paragraph("after")))

    assert squeezed(shown(converted.markdown)).split() == ["before", "deep", "after"]
    assert converted.dropped["nesting"] >= 1
    assert sum(converted.dropped.values()) >= 3_000 - DEEPEST


def test_lists_as_deep_as_people_make_them_are_shown():
    nested = node("bulletList", *items("listItem", "12"))
    for depth in range(11, 0, -1):
        nested = node("bulletList", node("listItem", paragraph(str(depth)), nested))

    converted = to_markdown(node("doc", nested))

    assert shown(converted.markdown).split() == [str(depth) for depth in range(1, 13)]
    assert not converted.dropped


def test_the_number_of_things_told_is_bounded():
    converted = to_markdown(node("doc", *(node(f"gadget{number}") for number in range(1000))))

    assert len(converted.dropped) <= 101
    assert sum(converted.dropped.values()) == 1000


KINDS = st.sampled_from(
    [
        *["text", "paragraph", "heading", "codeBlock", "table", "tableRow", "tableCell", "panel"],
        *["bulletList", "listItem", "taskList", "taskItem", "media", "mediaSingle", "mention"],
        *["date", "emoji", "inlineCard", "extension", "gadget"],
    ]
)
NAMES = st.sampled_from(
    ["url", "id", "text", "level", "order", "colspan", "rowspan", "href", "data"]
)
ODD = st.none() | st.integers() | st.text(max_size=5) | st.booleans() | st.floats()
LEAVES = st.fixed_dictionaries(
    {"type": KINDS}, optional={"text": ODD, "content": ODD, "marks": ODD}
)


def trees_of(inner):
    return st.fixed_dictionaries(
        {"type": KINDS | ODD},
        optional={
            "text": ODD,
            "attrs": ODD | st.dictionaries(NAMES, ODD),
            "marks": ODD | st.lists(ODD | inner, max_size=3),
            "content": ODD | st.lists(inner | ODD, max_size=4),
        },
    )


@given(st.recursive(LEAVES, trees_of, max_leaves=20))
def test_any_tree_is_converted(tree):
    converted = to_markdown(tree)

    assert isinstance(converted.markdown, str)
    assert all(count > 0 for count in converted.dropped.values())


SIGNS = ["*", "_", "`", "[", "](", "![", "<", "&", "\\", "~", "|", "# ", "(", "a*_~`"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_long_text_takes_time_in_proportion(sign):
    assert_linear(to_markdown, lambda size: node("doc", paragraph(repeated(sign)(size))))


@pytest.mark.slow
@pytest.mark.parametrize("sign", SIGNS)
def test_a_long_text_takes_less_than_a_second(sign):
    assert_soon(to_markdown, lambda size: node("doc", paragraph(repeated(sign)(size))))


@pytest.mark.parametrize(
    "marks", [["strong"], ["em"], ["strong", "em"], ["code"], ["link", "strike"]]
)
def test_many_short_runs_take_time_in_proportion(marks):
    def document(size):
        runs = [text("a*", *marks[: 1 + number % 2]) for number in range(size // 20)]
        return node("doc", paragraph(*[run for one in runs for run in (one, text("b"))]))

    assert_linear(to_markdown, document)


def test_cells_that_span_take_time_in_proportion():
    row = node("tableRow", node("tableCell", paragraph("a"), colspan=1000, rowspan=1000))

    assert_linear(to_markdown, lambda size: node("doc", node("table", *[row] * (size // 100))))
