"""Jira's page for Excel is read by the table that it holds."""

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.csv.reader import read as read_csv
from rooftree.exchange.formats.jira.sheet.reader import read
from rooftree.exchange.formats.table.mapping import TableMapping
from tests.exchange.jira.adding import assert_adds_up


def page(*cells, before=""):
    """Return a page with one issue; cells are (id of a column, header, HTML)."""
    base = (
        ("issuekey", "Clave", '<a href="https://acme.example/browse/AB-1">AB-1</a>'),
        ("summary", "Resumen", "<p>Dig</p>"),
    )
    heads = "".join(
        f'<th data-id="{own}"> {header} </th>' for own, header, _cell in (*base, *cells)
    )
    body = "".join(f'<td class="{own}"> {cell} </td>' for own, _header, cell in (*base, *cells))
    return (
        f"<html><table><tr><td>20 issues</td></tr></table>{before}<table id='issuetable' border=1>"
        f"<thead><tr>{heads}</tr></thead><tbody><tr id='issuerow1'>{body}</tr></tbody></table></html>"
    ).encode()


def item(*cells, **options):
    bundle = read(page(*cells), **options)
    assert_adds_up(bundle)
    (found,) = bundle.items
    return found


def test_columns_are_known_by_their_ids_in_every_language():
    found = item(
        ("priority", "Prioridad", "High"), ("duedate", "Vencimiento", "05/may/24"),
        ("watches", "Vistas", "3"),
        ("assignee", "Asignado", "<em>Sin asignar</em>"), ("customfield_10036", "Story Points", "2,105"),
    )  # fmt: skip

    assert (found.source_id, found.title, found.priority, found.assignees) == ("AB-1", "Dig", 3, ())
    assert (str(found.target), found.points) == ("2024-05-05", 2105)
    assert found.source_url == "https://acme.example/browse/AB-1"
    assert not found.watchers


def test_lists_in_a_cell_are_parted():
    found = item(("labels", "Labels", "a, b"), ("fixVersions", "Fix versions", "1.0, 2.0"))

    assert (found.labels, found.releases) == (("a", "b"), ("AB/1.0", "AB/2.0"))


def test_texts_are_wiki_markup_with_breaks_or_html():
    wiki = item(("description", "D", "h2. Plan<br/>\n<br/>\n* a &lt; b<br/>\n* c"))
    html = item(("description", "D", "<p>a <b>b</b></p>"))

    assert wiki.description.markdown == "## Plan\n\n- a < b\n- c"
    assert html.description.markdown == "a **b**"


def test_a_mapping_is_obeyed():
    bundle = read(page(("status", "S", "Open")), mapping=TableMapping(statuses={"Open": "done"}))

    assert [one.category for one in bundle.statuses] == ["done"]


@pytest.mark.parametrize(
    "data", [b"", b"<html>log in</html>", b"<table><tr><th>x</th></tr></table>", page()[:60]]
)
def test_a_page_without_issues_is_refused(data):
    with pytest.raises(FormatError, match="no table of issues"):
        read(data)


def test_a_page_that_is_cut_off_or_nested_is_read_as_far_as_it_goes():
    whole = page(
        ("description", "D", "<table><tr><td>in</td></tr></table>"), before="<table><tr></table>"
    )
    for cut in range(len(whole) - 80, len(whole)):
        assert len(read(whole[:cut]).items) <= 1


def test_page_and_table_of_one_search_tell_the_same(shared):
    name = "MitsuSarkar__Jira-Cloud-Project__Jira"
    sheet = read(shared / "samples" / "jira-rss" / f"{name}.html")
    table = read_csv(shared / "samples" / "jira-csv" / f"{name}.csv")
    assert_adds_up(sheet)

    assert len(sheet.items) == 19
    for one, other in zip(sheet.items, table.items, strict=True):
        assert (one.source_id, one.status, one.points, one.target, one.created_at) == (
            other.source_id, other.status, other.points, other.target, other.created_at,
        )  # fmt: skip
        assert one.description.markdown[:40] == other.description.markdown[:40]
