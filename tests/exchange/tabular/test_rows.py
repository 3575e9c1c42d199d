"""What becomes of a row."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.exchange.boards import assert_adds_up
from tests.exchange.tabular.tables import bundle_of, category_of, item_of, remark, titled


def test_words_numbers_and_dates_find_their_places():
    item = item_of(
        ["Title", "Story points", "Estimate", "Priority", "Start date", "Due date", "Created", "Votes"],
        "Dig", "5", "2d 4h", "High", "2026-03-01", "2026-03-09", "2026-01-02T10:00:00Z", "7",
    )  # fmt: skip

    assert (item.points, item.estimate, item.priority, item.votes) == (Decimal(5), 1200, 3, 7)
    assert (item.start, item.target) == (date(2026, 3, 1), date(2026, 3, 9))
    assert item.created_at == datetime(2026, 1, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "day", "at"),
    [
        ("2026-03-09", 9, None),
        ("Mon Mar 09 2026 00:00:00 GMT+0000 (GMT)", 9, None),
        ("Mon Mar 09 2026 10:30:00 GMT+0000 (GMT)", 9, datetime(2026, 3, 9, 10, 30, tzinfo=UTC)),
        ("1773014400000", 9, None),
        ("3/9/2026", 9, None),
    ],
)
def test_a_day_stays_the_day_that_is_written(cell, day, at):
    item = item_of(["Title", "Due"], "Dig", cell, zone="UTC", date_format="mdy en")

    assert (item.target, item.target_at) == (date(2026, 3, day), at)


def test_dates_are_read_in_the_order_that_was_chosen_or_fits_most():
    rows = [["a", "03/04/2026"], ["b", "25/04/2026"]]
    guessed = titled(bundle_of(["Title", "Due"], *rows))
    chosen = titled(bundle_of(["Title", "Due"], rows[0], date_format="mdy en"))

    assert guessed["a"].target == date(2026, 4, 3)
    assert chosen["a"].target == date(2026, 3, 4)


@pytest.mark.parametrize("cell", ["9999-12-31T23:59:59Z", "9999/12/31 11:00"])
def test_a_date_beyond_all_calendars_is_told_and_left_out(cell):
    bundle = bundle_of(["Title", "Due", "Created"], ["Dig", cell, cell], zone="Pacific/Apia")

    assert titled(bundle)["Dig"].target is None
    assert remark(bundle, "bad_date").count == 2


def test_an_order_that_could_be_another_is_told():
    bundle = bundle_of(["Title", "Due"], ["a", "03/04/2026"], ["b", "05/06/2026"])

    assert remark(bundle, "date_order_guessed")


def test_what_cannot_be_read_is_told_and_left_out():
    bundle = bundle_of(
        ["Title", "Due", "Points", "Estimate", "Priority"], ["Dig", "soon", "many", "long", "Odd"],
        columns={"1": "due"},
    )  # fmt: skip
    item = titled(bundle)["Dig"]

    assert (item.target, item.points, item.estimate, item.priority) == (None, None, None, 0)
    assert {one.code for one in bundle.remarks} >= {
        "bad_date", "bad_number", "bad_duration", "priority_unknown",
    }  # fmt: skip
    assert_adds_up(bundle)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ada Low", ["Ada Low"]),
        ("Low, Ada", ["Low, Ada"]),
        ("Ada Low, Ben Hur", ["Ada Low", "Ben Hur"]),
        ("ada@a.example, ben@a.example", ["ada@a.example", "ben@a.example"]),
        ("Low, Ada; Hur, Ben", ["Low, Ada", "Hur, Ben"]),
        ("[ada,ben]", ["ada", "ben"]),
        ("Ada Low <ada@a.example>", ["Ada Low"]),
    ],
)
def test_several_people_in_a_cell_are_told_apart(cell, names):
    bundle = bundle_of(["Title", "Assignee"], ["Dig", cell])

    assert [one.name for one in bundle.people] == names


def test_a_mail_address_beside_a_name_belongs_to_it():
    (ada,) = bundle_of(
        ["Title", "Assignee", "Assignee Email"], ["Dig", "Ada Low", "Ada@a.example"]
    ).people

    assert (ada.source_id, ada.name, ada.email) == ("ada@a.example", "Ada Low", "Ada@a.example")


def test_labels_are_parted_and_may_say_the_kind():
    bundle = bundle_of(["Title", "Tags"], ["Dig", "wet, deep; bug"], ["Fill", "wet,deep"])
    items = titled(bundle)

    assert items["Dig"].labels == ("wet, deep", "bug")
    assert items["Fill"].labels == ("wet", "deep")
    assert [one.kind for one in bundle.types] == ["bug"]


def test_a_column_for_boards_makes_several_spaces():
    bundle = bundle_of(["Title", "Board"], ["Dig", "Garden"], ["Fill", "Cellar"], source="tasks")

    assert {one.source_id: one.name for one in bundle.spaces} == {
        "tasks/garden": "Garden", "tasks/cellar": "Cellar",
    }  # fmt: skip
    assert_adds_up(bundle)


def test_rows_are_known_by_their_ids_and_keep_their_numbers():
    items = titled(bundle_of(["Key", "Title"], ["PUMP-7", "Dig"], ["PUMP-9", "Fill"], source="t"))

    assert (items["Dig"].source_id, items["Dig"].number) == ("t#PUMP-7", 7)


def test_rows_without_ids_are_known_by_their_titles_in_turn():
    once = bundle_of(["Title", "Status"], ["Dig", "Done"], ["Dig", "To do"])
    again = bundle_of(["Status", "Title"], ["To do", "Dig"], ["To do", "Dig"])

    ids = [item.source_id for item in once.items]
    assert len(set(ids)) == 2
    assert ids == [item.source_id for item in again.items]
    assert remark(once, "no_ids")


def test_the_same_id_twice_is_taken_once():
    bundle = bundle_of(["ID", "Title"], ["1", "Dig"], ["1", "Fill"])

    assert list(titled(bundle)) == ["Dig"]
    assert remark(bundle, "duplicate_id").count == 1


def test_a_row_with_neither_title_nor_id_is_no_item():
    bundle = bundle_of(["ID", "Title", "Points"], ["1", "Dig", "3"], ["", "", "3"])

    assert remark(bundle, "row_without_title").severity == "skipped"
    assert_adds_up(bundle)


def test_parents_are_found_by_id_or_title_or_indentation():
    by_id = bundle_of(["ID", "Title", "Parent"], ["1", "Dig", ""], ["2", "Spade", "1"])
    by_title = bundle_of(["Title", "Parent task"], ["Dig", ""], ["Spade", "Dig"])
    by_column = bundle_of(["Title 1", "Title 2"], ["Dig", ""], ["", "Spade"])
    by_level = bundle_of(["Title", "Indent"], ["Dig", "1"], ["Spade", "2"])

    for bundle in (by_id, by_title, by_column, by_level):
        items = titled(bundle)
        assert items["Spade"].parent == items["Dig"].source_id
        assert items["Dig"].parent is None
        assert "parent" in bundle.told


def test_dependencies_go_from_what_is_first_to_what_waits():
    bundle = bundle_of(
        ["ID", "Title", "Predecessors", "Blocks"],
        ["1", "Dig", "", "3"], ["2", "Fill", "1SS+2 days; 1", ""], ["3", "Rake", "", ""],
    )  # fmt: skip
    items = {item.source_id: item.title for item in bundle.items}

    assert {(items[one.source], items[one.target], one.kind) for one in bundle.links} == {
        ("Dig", "Rake", "FS"), ("Dig", "Fill", "SS"), ("Dig", "Fill", "FS"),
    }  # fmt: skip


def test_what_is_over_stands_in_a_status_for_it_whatever_its_column():
    bundle = bundle_of(
        ["Task ID", "Name", "Section/Column", "Completed At"],
        ["1", "Dig", "This week", "2026-01-05"], ["2", "Fill", "This week", ""],
    )  # fmt: skip
    items = titled(bundle)

    assert category_of(bundle, items["Dig"]) == "done"
    assert category_of(bundle, items["Fill"]) == "todo"
    assert items["Dig"].resolved_at == datetime(2026, 1, 5, tzinfo=UTC)
    assert remark(bundle, "ended_elsewhere").count == 1


def test_what_its_items_say_of_a_status_goes_before_its_name():
    rows = [[f"t{at}", "Ready for production", "2026-01-05", ""] for at in range(3)]
    bundle = bundle_of(["Title", "Status", "Started", "Completed"], *rows)

    assert [one.category for one in bundle.statuses] == ["doing"]


def test_a_status_of_which_some_items_are_over_keeps_what_its_name_says():
    rows = [[f"t{at}", "This week", "2026-01-05" if at else ""] for at in range(6)]
    bundle = bundle_of(["Title", "Status", "Completed"], *rows)

    assert category_of(bundle, titled(bundle)["t0"]) == "todo"


def test_a_table_without_statuses_has_open_and_done_items():
    bundle = bundle_of(["Title", "Done"], ["Dig", "yes"], ["Fill", "no"])
    items = titled(bundle)

    assert category_of(bundle, items["Dig"]) == "done"
    assert category_of(bundle, items["Fill"]) == "todo"
    assert remark(bundle, "no_status_column")


def test_fields_have_types_and_choices():
    rows = [["a", "1.5", "red", "2026-01-01", "yes"], ["b", "2", "blue", "2026-01-02", "no"]]
    rows += [[f"c{at}", "3", "red", "2026-01-03", "no"] for at in range(6)]
    bundle = bundle_of(["Title", "Depth", "Colour", "Seen", "Wet"], *rows)

    assert {one.name: one.type for one in bundle.fields} == {
        "Depth": "number", "Colour": "choice", "Seen": "date", "Wet": "checkbox",
    }  # fmt: skip
    colour = next(one for one in bundle.fields if one.name == "Colour")
    assert [option.name for option in colour.options] == ["blue", "red"]


def test_html_becomes_markdown_and_other_text_stays():
    headers = ["Title", "Description"]

    assert item_of(headers, "a", "<div>One <b>two</b></div>").description.markdown == "One **two**"
    assert item_of(headers, "a", "a < b and c > d").description.markdown == "a < b and c > d"


def test_comments_in_one_cell_have_authors_and_times():
    said = '[{"text":"Deep","by":"ada@a.example","date":"2026-01-05"},{"text":"Wet"}]'
    bundle = bundle_of(["Title", "Comments"], ["Dig", said], ["Fill", "Just words"])

    assert [(one.author, one.body.markdown) for one in bundle.comments] == [
        ("ada@a.example", "Deep"), (None, "Wet"), (None, "Just words"),
    ]  # fmt: skip
