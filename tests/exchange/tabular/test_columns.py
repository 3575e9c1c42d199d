"""What columns are taken for."""

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.tabular.mapping import chosen_by_header
from tests.exchange.tabular.tables import bundle_of, csv_of, meanings, remark, titled

ASANA = (
    "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,"
    "Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),"
    "Blocking (Dependencies)"
)
CLICKUP = (
    "Task Type,Task ID,Task Name,Task Content,Status,Date Created,Due Date,Parent ID,Assignees,Tags,"
    "Priority,List Name,Time Estimated Text"
)
TRELLO = "Card ID,Card Name,Card Description,Labels,Members,Due Date,List Name,Board Name,Archived"
AZURE = (
    "ID,Work Item Type,Title,Assigned To,State,Tags,Area Path,Iteration Path,Priority,Story Points,"
    "Remaining Work"
)
PLANNER = (
    "Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created Date,Due Date,Completed Date,"
    "Labels,Description"
)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (ASANA, {
            "Task ID": "id", "Name": "title", "Section/Column": "status", "Completed At": "finished",
            "Assignee Email": "assignee_email", "Tags": "label", "Notes": "description",
            "Parent task": "parent", "Blocked By (Dependencies)": "blocked_by",
            "Blocking (Dependencies)": "blocks", "Last Modified": "updated",
        }),
        (CLICKUP, {
            "Task ID": "id", "Task Name": "title", "Task Content": "description",
            "List Name": "space", "Parent ID": "parent", "Time Estimated Text": "estimate",
            "Assignees": "assignee", "Task Type": "type", "Date Created": "created",
        }),
        (TRELLO, {
            "Card ID": "id", "Card Name": "title", "List Name": "status", "Board Name": "space",
            "Members": "assignee", "Archived": "archived", "Labels": "label",
        }),
        (AZURE, {
            "ID": "id", "Work Item Type": "type", "Title": "title", "Assigned To": "assignee",
            "State": "status", "Area Path": "component", "Iteration Path": "sprint",
            "Story Points": "points", "Remaining Work": "remaining",
        }),
        (PLANNER, {
            "Task Name": "title", "Bucket Name": "component", "Progress": "status",
            "Completed Date": "finished", "Labels": "label",
        }),
    ],
)  # fmt: skip
def test_the_columns_of_well_known_tools_are_known(headers, expected):
    names = headers.split(",")
    found = meanings(csv_of(names, ["x"] * len(names)))

    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    "header",
    ["Title", "name", "Task name", "Titel", "Aufgabe", "Nom de la tâche", "Título", "Tytuł"],
)
def test_titles_are_known_in_several_languages(header):
    assert meanings(csv_of([header], ["Dig"]))[header] == "title"


def test_without_a_telling_header_the_column_with_words_that_differ_is_the_title():
    rows = [[str(at), f"Dig hole number {at}", "red", "2026-01-0" + str(at)] for at in range(1, 7)]
    bundle = bundle_of(["A", "B", "C", "D"], *rows)

    assert set(titled(bundle)) == {f"Dig hole number {at}" for at in range(1, 7)}
    assert remark(bundle, "title_by_cells").sample == "B"


@pytest.mark.parametrize(
    ("headers", "row"),
    [(["A", "B"], ["1", "2026-01-01"]), (["Amount"], ["12"]), (["Link"], ["https://a.example/x"])],
)
def test_a_table_without_anything_like_a_title_is_refused_with_its_columns(headers, row):
    with pytest.raises(FormatError, match="no column that can be a title") as refused:
        bundle_of(headers, row, row)

    assert headers[0] in refused.value.place


def test_a_title_that_somebody_chose_is_taken_whatever_it_holds():
    bundle = bundle_of(["Amount", "B"], ["12", "x"], columns={"0": "title"})

    assert list(titled(bundle)) == ["12"]


def test_who_writes_a_mapping_by_hand_may_name_the_columns():
    bundle = bundle_of(
        ["Amount", "B"], ["12", "2026-01-05"], columns={"amount": "title", "B": "due"}
    )

    assert [(one.title, str(one.target)) for one in bundle.items] == [("12", "2026-01-05")]


def test_a_column_of_words_for_statuses_is_the_status():
    rows = [["Dig", "Doing"], ["Fill", "Done"], ["Rake", "To do"]]

    assert meanings(csv_of(["Title", "Where"], *rows))["Where"] == "status"


def test_two_columns_do_not_share_a_meaning_the_likelier_one_has_it():
    found = meanings(csv_of(["Name", "Title", "Status", "State"], ["a", "b", "c", "d"]))

    assert found == {"Name": "field", "Title": "title", "Status": "status", "State": "field"}


def test_an_empty_column_gives_way_to_one_that_says_something():
    found = meanings(csv_of(["Due date", "Deadline", "Title"], ["", "2026-01-01", "x"]))

    assert found["Deadline"] == "due"


def test_what_is_unknown_becomes_a_field_and_what_is_left_out_is_told():
    bundle = bundle_of(
        ["Title", "Depth", "Secret"], ["Dig", "3", "x"], ["Fill", "4", "y"], columns={"2": "ignore"}
    )

    assert [(one.name, one.type) for one in bundle.fields] == [("Depth", "number")]
    assert remark(bundle, "column_left_out").sample == "Secret"
    assert remark(bundle, "column_became_field").sample == "Depth"


def test_columns_of_the_same_name_stay_apart():
    bundle = bundle_of(["Title", "Note to us", "Note to us"], ["Dig", "a", "b"])

    assert {one.name: one.type for one in bundle.fields} == {
        "Note to us": "text", "Note to us 2": "text",
    }  # fmt: skip


def test_what_was_chosen_is_found_again_by_the_names_of_columns():
    before, now = ["Title", "Tag", "Tag", "Gone"], ["Tag", "New", "Title", "Tag"]
    chosen = {0: "title", 1: "label", 2: "field", 3: "due"}

    assert chosen_by_header(chosen, before, now) == {2: "title", 0: "label", 3: "field"}


@pytest.mark.parametrize(
    "mapping", [{"columns": {"Gone": "due"}}, {"columns": 7}, {"statuses": []}, {"source": 3}]
)
def test_what_is_no_mapping_is_passed_over(mapping):
    assert list(titled(bundle_of(["Title"], ["x"], **mapping))) == ["x"]
