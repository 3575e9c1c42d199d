"""What can be chosen before an import, and what the page makes of it at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rooftree.exchange.models import Run
from rooftree.exchange.runs.files import list_name
from rooftree.web.forms.imports import field_for
from rooftree.work.comments.models import Comment
from rooftree.work.fields.models import FieldValue
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Space, Status
from tests.asked import Asked
from tests.exchange.github.answers import bytes_of, issue, pull
from tests.exchange.linear.test_linear import HEADERS as LINEAR
from tests.exchange.linear.test_linear import row as linear_row
from tests.exchange.tabular.tables import csv_of, xlsx_of

pytestmark = pytest.mark.django_db

IMPORTS = "/w/acme/imports"
HEADERS = ["Title", "Due", "Who cares", "Status", "Type"]
ROWS = [
    ["Dig", "03/04/2026", "Ada Low", "Parked", "Wish"],
    ["Fill", "05/06/2026", "Ben Hur", "Done", "Bug"],
]
JIRA = csv_of(
    ["Summary", "Issue key", "Status", "Issue Type", "Weight of it"],
    ["Dig", "PUMP-1", "Doing", "Task", "9"],
)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ben(client, world):
    client.force_login(world.ben.user)
    return client


def upload(client, content, name="garden.csv", **more):
    response = client.post(IMPORTS, {"file": SimpleUploadedFile(name, content), **more})
    return response.headers["Location"]


def table(client, *rows, headers=HEADERS, **more):
    """Upload a table; returns the address of its import."""
    return upload(client, csv_of(headers, *(rows or ROWS)), **more)


def choose(client, address, **fields):
    """Send the form as it sends itself when something changes, and look at the page again."""
    fields = {name.replace("__", "-"): value for name, value in fields.items()}
    response = client.post(f"{address}/choices", fields)
    assert (response.status_code, response.headers["Location"]) == (303, address)
    return text(client.get(address))


def look_again(client, address, **fields):
    client.post(f"{address}/check", {name.replace("__", "-"): one for name, one in fields.items()})
    return text(client.get(address))


def text(response):
    return response.content.decode()


def preview(shown):
    """Return the part of a page with the first items."""
    return shown.partition("The first items as they would come in")[2]


def test_columns_are_shown_with_samples_and_what_they_are_taken_for(ben):
    shown = text(ben.get(table(ben)))

    assert "What the columns mean" in shown
    assert "03/04/2026" in shown
    assert "Due date (guessed)" in shown
    assert "Custom field (guessed)" in shown
    assert "GAR" in preview(shown)
    assert not Item.objects.exists()


def test_another_meaning_shows_at_once_and_is_kept(ben):
    address = table(ben)
    assert "Ada Low" in preview(text(ben.get(address)))  # as the value of a field
    before = text(ben.get(address))

    shown = choose(ben, address, column__2="assignee")

    assert 'aria-label="Ada Low (no account)"' in preview(shown)
    assert 'aria-label="Ada Low (no account)"' not in preview(before)
    assert '<option value="assignee" selected>' in shown
    assert "The counts are of the last look at the file" in shown
    assert Run.objects.get().mapping["reading"]["columns"] == {"2": "assignee"}


def test_taking_a_choice_back_leaves_it_to_the_guess_again(ben):
    address = table(ben)
    choose(ben, address, column__2="assignee")

    shown = choose(ben, address, column__2="")

    assert "The counts are of the last look" not in shown
    assert Run.objects.get().mapping["reading"]["columns"] == {}


def test_the_order_of_dates_shows_at_once(ben):
    address = table(ben)
    assert "Friday, 3 April 2026" in text(ben.get(address))

    shown = choose(ben, address, dates="mdy")

    assert "Wednesday, 4 March 2026" in shown
    assert 'datetime="2026-03-04"' in preview(shown)


def test_categories_and_kinds_show_at_once_without_reading_anew(ben):
    address = table(ben)

    shown = choose(
        ben,
        address,
        **{field_for("category", "Parked/1"): "doing", field_for("kind", "Wish"): "story"},
    )

    assert "status--doing" in preview(shown)
    assert "kind--story" in preview(shown)
    assert "The counts are of the last look" not in shown


def test_a_choice_like_the_guess_leaves_it_to_the_guess(ben):
    address = table(ben)

    choose(
        ben, address, **{field_for("category", "Done/1"): "done", field_for("kind", "Bug"): "bug"}
    )

    mapping = Run.objects.get().mapping
    assert (mapping["categories"], mapping["types"]) == ({}, {})


def test_what_was_chosen_is_imported(ben):
    address = table(ben)
    choose(ben, address, column__2="assignee", dates="mdy")
    look_again(ben, address)

    ben.post(
        address, {"prefix": "yard", "name": "Yard", field_for("category", "Parked/1"): "doing"}
    )

    dig = Item.objects.get(title="Dig")
    assert dig.key.startswith("YARD-")
    assert str(dig.target) == "2026-03-04"
    assert [one.person.name for one in dig.assignments.all()] == ["Ada Low"]
    assert dig.status.category == "doing"
    assert "Yard is here" in text(ben.get(address))


def test_what_would_be_read_otherwise_is_looked_at_before_it_is_imported(ben):
    address = table(ben)

    response = ben.post(address, {"column-2": "assignee"}, follow=True)

    assert "Look over what would come of it now" in text(response)
    assert Run.objects.get().state == "checked"
    assert not Item.objects.exists()
    ben.post(address, {"column-2": "assignee"})
    assert Item.objects.count() == 2


def test_a_table_without_titles_waits_for_somebody_to_say_where_they_are(ben):
    address = table(ben, ["1", "2026-01-01"], ["2", "2026-01-02"], headers=["A", "B"])

    shown = text(ben.get(address))
    assert "There is no column that can be a title" in shown
    assert 'name="column-0"' in shown

    shown = choose(ben, address, column__0="title")
    assert "There is no column that can be a title" not in shown
    assert "GAR-…" in preview(shown)

    look_again(ben, address)
    ben.post(address, {})
    assert sorted(Item.objects.values_list("title", flat=True)) == ["1", "2"]


def test_boards_of_one_table_get_prefixes_of_their_own_and_links_in_the_end(ben):
    rows = [["1", "Dig", "Garden", "Doing"], ["2", "Fill", "Cellar", "Doing"]]
    address = table(ben, *rows, headers=["ID", "Title", "Board", "Status"])

    shown = text(ben.get(address))
    assert "in 2 spaces" in shown
    fields = {
        field_for("prefix", "garden/garden"): "yard",
        field_for("prefix", "garden/cellar"): "deep",
        field_for("category", "Doing/1"): "todo",
    }
    assert "YARD-1" in preview(choose(ben, address, **fields))
    ben.post(address, fields)

    assert set(Item.objects.values_list("key", flat=True)) == {"YARD-1", "DEEP-2"}
    assert set(Status.objects.filter(name="Doing", space__prefix__in=["YARD", "DEEP"])
               .values_list("category", flat=True)) == {"todo"}  # fmt: skip
    shown = text(ben.get(address))
    assert "Everything is here" in shown
    assert "/w/acme/spaces/YARD/board" in shown
    assert "/w/acme/spaces/DEEP/board" in shown


def test_two_boards_cannot_have_one_prefix(ben):
    rows = [["1", "Dig", "Garden"], ["2", "Fill", "Cellar"]]
    address = table(ben, *rows, headers=["ID", "Title", "Board"])
    same = {field_for("prefix", f"garden/{name}"): "ONE" for name in ("garden", "cellar")}

    ben.post(address, same)

    assert "Two spaces cannot have the prefix ONE" in text(ben.get(address))
    assert not Item.objects.exists()


def test_a_later_import_of_the_same_list_begins_with_what_was_chosen_last(ben):
    address = table(ben)
    choose(ben, address, column__2="assignee", dates="mdy", zone="Asia/Tokyo")
    look_again(ben, address)
    ben.post(address, {"name": "Yard", "prefix": "YARD", field_for("kind", "Wish"): "story"})

    moved = ["Who cares", *(header for header in HEADERS if header != "Who cares")]
    later = ["Ada Low", "Dig", "03/04/2026", "Parked", "Wish"]
    again = table(ben, later, headers=moved, name="garden-2026-11-05.csv")

    shown = text(ben.get(again))
    mapping = Run.objects.first().mapping
    assert "This begins with what was chosen for the import of" in shown
    assert mapping["reading"]["columns"] == {"0": "assignee"}
    assert (mapping["zone"], mapping["name"], mapping["prefix"]) == ("Asia/Tokyo", "Yard", "")
    assert "This is here already" in shown
    ben.post(again, {})
    assert Space.objects.filter(name="Yard").count() == 1
    assert Item.objects.get(title="Dig").kind.slug == "story"


def test_lists_of_one_name_of_different_people_stay_apart(client, world):
    client.force_login(world.ada.user)
    client.post(table(client), {"is_open": "closed", "name": "Hers"})
    client.force_login(world.ben.user)

    address = table(client)

    assert Run.objects.first().mapping["reading"]["source"] == "garden 2"
    client.post(address, {})
    assert Item.objects.filter(title="Dig").count() == 2
    assert Space.objects.get(name="Hers").is_open is False


def test_a_sheet_of_a_workbook_can_be_chosen(ben, tmp_path):
    content = xlsx_of(
        ["Title"], ["Dig"], sheet="One", Two=[["Name", "Due"], ["Fill", "2026-01-05"]]
    )
    address = upload(ben, content, name="garden.xlsx")
    assert "Dig" in preview(text(ben.get(address)))

    shown = choose(ben, address, sheet="Two")

    assert "Fill" in preview(shown)
    assert 'name="column-1"' in shown
    ben.post(f"{address}/cancellation")
    assert not any((tmp_path / "imports").iterdir())


def test_columns_of_jira_are_chosen_as_those_of_any_table(ben):
    address = upload(ben, JIRA, name="jira.csv")
    assert Run.objects.get().system == "jira"

    shown = choose(ben, address, column__4="points")

    assert "9 points" in preview(shown)


def test_columns_of_one_name_are_chosen_for_together(ben):
    headers = ["Summary", "Issue key", "Status", "Remark", "Remark", "Remark"]
    address = upload(
        ben, csv_of(headers, ["Dig", "PUMP-1", "Doing", "one", "two", ""]), name="j.csv"
    )
    shown = text(ben.get(address))
    assert shown.count('aria-label="What Remark is"') == 1

    choose(ben, address, column__3="comment")

    assert Run.objects.get().mapping["reading"]["columns"] == dict.fromkeys("345", "comment")
    look_again(ben, address)
    ben.post(address, {})
    assert set(Comment.objects.values_list("body", flat=True)) == {"one", "two"}


def test_pull_requests_can_be_brought_in(ben):
    address = upload(ben, bytes_of([issue(1), pull(2)]), name="issues.json")
    assert "Pull requests" in text(ben.get(address))

    shown = look_again(ben, address, pull_requests="kept")

    assert "PUMP-2" in preview(shown)
    ben.post(address, {})
    assert Item.objects.filter(key="PUMP-2").exists()


@pytest.mark.parametrize(
    ("content", "name", "system"),
    [
        (bytes_of([issue(1)]), "x.json", "github"),
        (csv_of(LINEAR, linear_row("P-1", "Dig")), "x.csv", "linear"),
        (JIRA, "x.csv", "jira"),
        (csv_of(HEADERS, *ROWS), "x.csv", "csv"),
    ],
)
def test_the_tool_is_found_out_from_the_file(ben, content, name, system):
    upload(ben, content, name=name)

    assert Run.objects.get().system == system
    assert Run.objects.get().state == "checked"


def test_what_comes_from_no_known_tool_asks_for_the_tool(ben, tmp_path):
    file = SimpleUploadedFile("x.bin", b"\x89PNG\r\n\x1a\n")

    response = ben.post(IMPORTS, {"file": file})

    assert response.status_code == 422
    assert "does not say which tool it comes from" in text(response)
    assert not Run.objects.exists()
    assert not any((tmp_path / "imports").iterdir())


def test_a_tool_that_nobody_knows_is_refused(ben):
    file = SimpleUploadedFile("x.csv", csv_of(HEADERS, *ROWS))

    assert ben.post(IMPORTS, {"file": file, "system": "papyrus"}).status_code == 422


def test_the_receipt_is_one_page_that_needs_nothing_beside_it(ben):
    address = table(ben)
    ben.post(address, {"name": "Yard", "prefix": "YARD"})

    response = ben.get(f"{address}/receipt")

    shown = text(response)
    assert "attachment" in response.headers["Content-Disposition"]
    assert "Yard" in shown
    assert Run.objects.get().file_sha256 in shown
    assert "What the columns were taken for" in shown
    for outside in ("<script", "<link", "<img", "@import", "url("):
        assert outside not in shown
    assert "http://testserver/w/acme/spaces/YARD/board" in shown


def test_words_of_the_file_stay_text_everywhere(ben):
    evil = "<img src=x onerror=alert(1)>"
    address = table(
        ben, [evil, evil, evil, evil, evil], headers=["Title", evil, "B", "Status", "Type"]
    )

    for where in (address, f"{address}/receipt"):
        assert "<img src=x" not in text(ben.get(where))


@pytest.mark.parametrize(
    "fields",
    [
        {"column-0": "no such thing", "dates": "zzz", "zone": "Mars/Base", "sheet": "None"},
        {"column-99": "title", "prefix": "x" * 500, "name": "y" * 500, "source": "z" * 500},
        {"column-x": "title", "pull_requests": "maybe", "is_open": "perhaps"},
    ],
)
def test_fields_that_no_form_sends_do_no_harm(ben, fields):
    address = table(ben)

    assert ben.post(f"{address}/choices", fields).status_code == 303
    assert ben.get(address).status_code == 200
    assert ben.post(f"{address}/check", fields).status_code == 303
    assert Run.objects.get().mapping["zone"] == "UTC"


def test_an_import_that_is_over_takes_no_choices(ben):
    address = table(ben)
    ben.post(address, {})

    assert ben.post(f"{address}/choices", {"column-2": "assignee"}).status_code == 422
    assert ben.post(f"{address}/check", {}).status_code == 422


def test_more_columns_statuses_and_rows_take_no_more_queries(ben):
    few = table(ben, ["t", "2026-01-05", "x", "s", "k", "v"], headers=[*HEADERS, "f"])
    many = table(
        ben,
        *([f"t{at}", "2026-01-05", "x", f"s{at}", f"k{at}", *["v"] * 30] for at in range(60)),
        headers=[*HEADERS, *(f"f{at}" for at in range(30))],
        name="many.csv",
    )
    counts = []
    for address in (few, many):
        for kept in (True, False):
            choose(ben, address, column__2="" if kept else "assignee")
            with Asked() as queries:
                ben.get(address)
            counts.append(len(queries))

    assert counts[0] == counts[2]
    assert counts[1] == counts[3]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("tasks.csv", "tasks"),
        ("tasks-2026-01-05.csv", "tasks"),
        ("Tasks (2).csv", "Tasks"),
        ("My Board - Copy.xlsx", "My Board"),
        ("Jira Export 20260105T101112.csv", "Jira Export"),
        ("Sprint 12.csv", "Sprint 12"),
        ("2026-01-05.csv", "2026-01-05"),
    ],
)
def test_a_list_is_called_like_its_file_without_what_changes_from_export_to_export(file, name):
    assert list_name(file) == name


def test_values_of_fields_come_in_too(ben):
    ben.post(table(ben), {})

    assert set(FieldValue.objects.values_list("value", flat=True)) == {"Ada Low", "Ben Hur"}
