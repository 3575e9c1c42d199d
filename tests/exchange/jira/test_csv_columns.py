"""What each column of Jira's CSV is: by its header in any language, its place, its cells, or by choice."""

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.csv.header_words import BY_WORDS
from rooftree.exchange.formats.jira.csv.meanings import MEANINGS, NAMES
from rooftree.exchange.formats.table.mapping import TableMapping
from tests.exchange.jira.tables import bundle_of, codes, csv_of, item_of, overview_of, with_base

CLOUD = (
    "Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name",
    "Project type", "Project lead", "Project lead id", "Project description", "Priority", "Resolution",
    "Assignee", "Assignee Id", "Reporter", "Reporter Id", "Creator", "Creator Id", "Created", "Updated",
    "Last Viewed", "Resolved", "Due date", "Votes", "Labels",
)  # fmt: skip
ACCOUNT = "712020:b0b6f1d6-fdc1-4051-b7f5-88141b8e37bb"
A_ROW = (
    "Dig", "AB-1", "10001", "Task", "To Do", "AB", "Allotment", "software", "Ann", ACCOUNT, "", "High", "",
    "Ann", ACCOUNT, "Ann", ACCOUNT, "Ann", ACCOUNT, "05/Jan/24 3:14 PM", "05/Jan/24 3:14 PM", "", "",
    "06/Jan/24 12:00 AM", "0", "green",
)  # fmt: skip


def meanings(headers, *rows, **options):
    return [one.meaning for one in overview_of(csv_of(headers, *rows), **options).columns]


def test_every_word_for_a_header_means_something_on_the_list():
    assert set(BY_WORDS.values()) <= NAMES
    assert len(NAMES) == len(MEANINGS)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Issue key", "key"), ("Clave de incidencia", "key"), ("Klucz zgłoszenia", "key"),
        ("Vorgangsschlüssel", "key"),
        ("Component/s", "component"), ("Fix Version/s", "fix_version"),
        ("Affects Version/s", "affects_version"),
        ("Clave principal", "parent"), ("Parent id", "parent"), ("Adjunto", "attachment"),
        ("Catégorie d'état", "status_category"), ("Date d’échéance", "due"),
        ("Σ Estimación original", "ignore"),
        ("Custom field (Story Points)", "points"), ("Custom field (Epic Link)", "epic"),
        ("Campo personalizado (Start date)", "start"), ("Custom field (Cost)", "field"),
        ("Pole niestandardowe (Sprint)", "sprint"), ("Inward issue link (Blocks)", "link_in"),
        ("Outward issue link (Blocks)", "link_out"), ("Vínculo de incidencia de entrada (Blocks)", "link_in"),
        ("  summary ", "summary"), ("SUMMARY", "summary"),
    ],
)  # fmt: skip
def test_headers_are_known_in_several_languages(header, meaning):
    assert meanings([header], ["x"]) == [meaning]


def test_words_before_several_brackets_are_words_for_a_custom_field():
    headers = ["Eigen (A)", "Eigen (B)", "Eigen (Sprint)", "Size (cm)"]
    view = overview_of(csv_of(headers, ["1", "2", "3", "4"]))

    assert [(one.meaning, one.basis) for one in view.columns] == [
        ("field", "header"),
        ("field", "header"),
        ("sprint", "header"),
        ("field", "none"),
    ]


def test_an_export_of_all_fields_in_an_unknown_language_is_known_by_its_order():
    headers = [f"Qo'Daq {place}" for place in range(len(CLOUD))]
    bundle = bundle_of(csv_of(headers, A_ROW))
    (item,) = bundle.items

    assert meanings(headers, A_ROW)[:25] == meanings(CLOUD, A_ROW)[:25]
    assert (item.source_id, item.title, item.priority, item.reporter) == ("AB-1", "Dig", 3, ACCOUNT)
    assert codes(bundle)["column_by_place"] > 15


def test_the_order_does_not_count_where_a_header_or_cell_speaks_against_it():
    headers = [f"Qo'Daq {place}" for place in range(len(CLOUD))]
    row = list(A_ROW)
    row[19] = "no date"

    assert meanings(headers, row)[4] != "status"


def test_cells_tell_what_headers_do_not():
    headers = ["A", "Summary", "B", "C", "D", "E"]
    row = [
        "AB-1",
        "Dig",
        "0|i0001z:",
        "05/Jan/24 3:14 PM;u1;so;it is",
        "05/Jan/24 3:14 PM;u1;a;b.png;https://x.org/1",
        "w",
    ]

    assert meanings(headers, row) == ["key", "summary", "rank", "comment", "attachment", "field"]


def test_a_mapping_goes_before_all_guesses():
    data = csv_of(
        ["Issue key", "Summary", "Created", "Erledigt am"],
        ["AB-1", "Dig", "05/Jan/24", "06/Jan/24"],
    )
    item = item_of(data, mapping=TableMapping(columns={2: "ignore", 3: "due"}))

    assert item.created_at is None
    assert str(item.target) == "2024-01-06"


def test_a_chosen_column_takes_a_meaning_from_a_guessed_one():
    data = csv_of(["Issue key", "Summary", "Title"], ["AB-1", "Dig", "Plough"])

    assert item_of(data, mapping=TableMapping(columns={2: "summary"})).title == "Plough"


def test_a_meaning_that_nobody_knows_is_passed_over():
    assert meanings(["Issue key"], ["AB-1"], mapping=TableMapping(columns={0: "x", 9: "key"})) == [
        "key"
    ]


def test_of_two_columns_with_one_single_meaning_the_first_counts():
    assert meanings(["Issue key", "Summary", "Resumen"], ["AB-1", "a", "b"]) == [
        "key",
        "summary",
        "ignore",
    ]


@pytest.mark.parametrize(
    ("headers", "problem"),
    [
        (["Name", "Amount"], "keys of issues"),
        (["Issue key", "Amount"], "summaries"),
    ],
)
def test_a_table_without_issues_is_refused_but_can_be_looked_at(headers, problem):
    data = csv_of(headers, ["x", "1"])

    with pytest.raises(FormatError, match=problem) as refusal:
        bundle_of(data)
    assert headers[0] in refusal.value.place
    assert [one.header for one in overview_of(data).columns] == headers


def test_an_overview_shows_what_was_guessed_and_what_stands_there():
    data = with_base(
        ("Created", "05/02/24 3:14 PM"), ("Priority", "Zebra"), ("Assignee", "Ann"),
        ("Custom field (Cost)", "3"),
    )  # fmt: skip
    view = overview_of(data, zone="Europe/Berlin")
    cost = view.columns[-1]

    assert (view.rows, view.encoding, view.delimiter) == (1, "utf-8", ",")
    assert (cost.meaning, cost.basis, cost.field_type, cost.filled, cost.samples) == (
        "field",
        "header",
        "number",
        1,
        ("3",),
    )
    assert (view.dates.format, view.dates.is_ambiguous) == ("mdy en", True)
    assert view.dates.examples == {"05/02/24 3:14 PM": "2024-05-02T15:14:00+02:00"}
    assert [(one.word, one.count, one.stands_for, one.basis) for one in view.statuses] == [
        ("To Do", 1, "todo", "name")
    ]
    assert [(one.word, one.stands_for, one.basis) for one in view.priorities] == [
        ("Zebra", "0", "default")
    ]
    assert view.users == {"Ann": 1}


def test_an_overview_shows_choices_as_such():
    mapping = TableMapping(statuses={"to do": "doing"}, columns={3: "ignore"})
    view = overview_of(with_base(), mapping=mapping)

    assert [(one.stands_for, one.basis) for one in view.statuses] == []
    assert view.columns[3].basis == "chosen"
    kept = overview_of(with_base(), mapping=TableMapping(statuses={"to do": "doing"}))
    assert [(one.stands_for, one.basis) for one in kept.statuses] == [("doing", "source")]
