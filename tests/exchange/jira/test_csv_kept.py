"""What comes over from a row of Jira's CSV."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from rooftree.exchange.formats.table.mapping import TableMapping
from tests.exchange.jira.adding import assert_adds_up
from tests.exchange.jira.tables import bundle_of, codes, csv_of, item_of, with_base

ANN = "712020:b0b6f1d6-fdc1-4051-b7f5-88141b8e37bb"


def kept(*pairs, **options):
    bundle = bundle_of(with_base(*pairs), **options)
    assert_adds_up(bundle)
    return bundle


def the(things):
    (thing,) = things
    return thing


def test_columns_of_one_name_all_come_over():
    item = the(
        kept(
            ("Labels", "a"), ("Labels", ""), ("Labels", "b c"), ("Sprint", "One"), ("Sprint", "Two")
        ).items
    )

    assert item.labels == ("a", "b", "c")
    assert item.sprints == ("AB/One", "AB/Two")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_are_found(delimiter):
    data = csv_of(
        ["Issue key", "Summary", "Status"], ["AB-1", "a, b; c", "Done"], delimiter=delimiter
    )

    assert item_of(data).title == "a, b; c"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_found(encoding):
    data = with_base(("Assignee", "Zoë")).decode().encode(encoding)

    assert the(bundle_of(data).people).name == "Zoë"


def test_people_have_ids_in_the_cloud_and_user_names_on_a_server():
    cloud = kept(
        ("Assignee", "Ann"), ("Assignee Id", ANN), ("Reporter", "Ann"), ("Reporter Id", ANN)
    )
    server = kept(("Assignee", "ann"), ("Reporter", "ann"))

    assert [(one.source_id, one.name) for one in cloud.people] == [(ANN, "Ann")]
    assert [(one.source_id, one.username) for one in server.people] == [("ann", "ann")]


def test_watchers_are_known_by_the_ids_beside_them():
    bundle = kept(
        ("Watchers", "Ann"), ("Watchers", "Bob"), ("Watchers Id", ANN), ("Watchers Id", "u2")
    )

    assert the(bundle.items).watchers == (ANN, "u2")
    assert {one.name for one in bundle.people} == {"Ann", "Bob"}


def test_times_stand_in_the_zone_that_was_given():
    item = item_of(
        with_base(("Created", "05/Jul/24 12:30 AM"), ("Due date", "05/Jul/24 12:00 AM")),
        zone="Europe/Berlin",
    )

    assert item.created_at == datetime(2024, 7, 4, 22, 30, tzinfo=UTC)
    assert item.target == date(2024, 7, 5)


def test_the_order_of_day_and_month_is_guessed_over_the_whole_file():
    data = csv_of(
        ["Issue key", "Summary", "Created", "Due date"],
        ["AB-1", "x", "02/03/2024 10:00", "04/05/2024"],
        ["AB-2", "y", "25/03/2024 10:00", ""],
    )
    bundle = bundle_of(data)

    assert next(iter(bundle.items)).target == date(2024, 5, 4)
    assert not codes(bundle).keys() & {"date_order_guessed", "date_order_mixed"}


def test_an_order_that_nothing_decides_is_told_and_can_be_chosen():
    data = with_base(("Due date", "02/03/2024"))

    assert codes(bundle_of(data))["date_order_guessed"] == 1
    chosen = bundle_of(data, mapping=TableMapping(date_format="mdy"))
    assert the(chosen.items).target == date(2024, 2, 3)
    assert "date_order_guessed" not in codes(chosen)


def test_work_is_told_in_seconds_or_words():
    item = the(kept(("Original estimate", "5400"), ("Remaining Estimate", "1d 2h")).items)

    assert (item.estimate, item.remaining) == (90, 600)


def test_story_points_come_from_whichever_column_has_them():
    both = (("Custom field (Story Points)", ""), ("Custom field (Story point estimate)", "2.5"))

    assert the(kept(*both).items).points == Decimal("2.5")


@pytest.mark.parametrize(
    "pairs",
    [
        [("Parent", "10007")],
        [("Parent id", "10007")],
        [("Parent key", "AB-7")],
        [("Principal", "10007"), ("Clave principal", "AB-7")],
        [("Custom field (Epic Link)", "AB-7")],
        [("Parent", "AB-7"), ("Custom field (Epic Link)", "AB-9")],
    ],
)
def test_a_parent_is_told_in_many_ways(pairs):
    headers = ["Issue key", "Issue id", "Summary", *(header for header, _cell in pairs)]
    data = csv_of(
        headers,
        ["AB-1", "10001", "part", *(cell for _header, cell in pairs)],
        ["AB-7", "10007", "whole", *("" for _pair in pairs)],
    )

    assert {one.source_id: one.parent for one in bundle_of(data).items} == {
        "AB-1": "AB-7",
        "AB-7": None,
    }


def test_a_comment_has_a_date_an_author_and_a_body_with_anything_in_it():
    bundle = kept(
        ("Comment", f"05/Jan/24 3:14 PM;{ANN};one; two\nthree"),
        ("Comment", "05/Jan/24 3:15 PM;;nobody said so"),
        ("Comment", "just words; and more"), ("Assignee", "Ann"), ("Assignee Id", ANN),
    )  # fmt: skip

    assert [
        (one.author, one.body.markdown.split("\n")[0].strip("\\ ")) for one in bundle.comments
    ] == [
        (ANN, "one; two"),
        (None, "nobody said so"),
        (None, "just words; and more"),
    ]
    assert next(iter(bundle.comments)).created_at == datetime(2024, 1, 5, 15, 14, tzinfo=UTC)


def test_time_entries_have_a_note_a_date_an_author_and_seconds():
    bundle = kept(
        ("Log Work", "dug; a lot;05/Jan/24 3:14 PM;ann;3600"), ("Log Work", ";05/Jan/24 4:14 PM;ann;90"),
        ("Log Work", "05/Jan/24 5:14 PM;ann;120"), ("Log Work", "whatever"),
    )  # fmt: skip

    assert [(one.minutes, one.note.markdown, one.author) for one in bundle.time_entries] == [
        (60, "dug; a lot", "ann"),
        (2, "", "ann"),
        (2, "", "ann"),
    ]
    assert codes(bundle)["worklog_unreadable"] == 1


def test_time_without_entries_is_told():
    assert codes(kept(("Time Spent", "3600")))["time_without_entries"] == 1
    assert "time_without_entries" not in codes(kept(("Time Spent", "0")))


def test_attachments_have_a_date_an_author_a_name_and_an_address():
    url = "https://acme.example/jira/secure/attachment/77/plan%3B1.png"
    bundle = kept(
        ("Attachment", f"05/Jan/24 3:14 PM;ann;plan;1.png;{url}"), ("Attachment", "no address")
    )
    file = the(bundle.attachments)

    assert (file.source_id, file.name, file.url, file.author) == (
        "AB-1#a77",
        "plan;1.png",
        url,
        "ann",
    )
    assert bundle.source.url == "https://acme.example/jira"
    assert the(bundle.items).source_url == "https://acme.example/jira/browse/AB-1"
    assert codes(bundle)["no_address"] == 1


def test_links_are_found_in_all_repeats():
    data = csv_of(
        [
            "Issue key", "Summary", "Outward issue link (Blocks)", "Outward issue link (Blocks)",
            "Inward issue link (Relates)",
        ],
        ["AB-1", "x", "AB-2", "AB-3", "AB-3"], ["AB-2", "y", "", "", ""], ["AB-3", "z", "", "", ""],
    )  # fmt: skip

    assert [(one.kind, one.source, one.target) for one in bundle_of(data).links] == [
        ("FS", "AB-1", "AB-2"),
        ("FS", "AB-1", "AB-3"),
        ("relates", "AB-3", "AB-1"),
    ]


def test_custom_fields_are_typed_by_their_cells():
    headers = [
        "Issue key",
        "Summary",
        *(
            f"Custom field ({name})"
            for name in ("Cost", "When", "Ok", "Team", "Note", "Development")
        ),
    ]
    rows = [
        [
            f"AB-{n}",
            "x",
            "1.50",
            "05/Jan/24 3:14 PM",
            "Yes",
            ("Red", "Blue")[n % 2],
            f"note {n}",
            "{}",
        ]
        for n in range(1, 9)
    ]
    bundle = bundle_of(csv_of(headers, *rows))
    assert_adds_up(bundle)

    assert {one.name: one.type for one in bundle.fields} == {
        "Cost": "number", "When": "date", "Ok": "checkbox", "Team": "choice", "Note": "text",
    }  # fmt: skip
    first = {one.field: one.value for one in bundle.field_values if one.item == "AB-1"}
    assert first == {
        "AB/Cost": "1.5", "AB/When": "2024-01-05", "AB/Ok": True, "AB/Team": "Blue", "AB/Note": "note 1",
    }  # fmt: skip


def test_several_columns_of_one_field_stand_side_by_side():
    bundle = kept(("Custom field (Url)", "3"), ("Custom field (Url)", "4"))

    assert the(bundle.fields).type == "text"
    assert the(bundle.field_values).value == "3, 4"


def test_a_type_may_be_chosen_for_a_field():
    data = with_base(("Custom field (Cost)", "3"))
    bundle = bundle_of(data, mapping=TableMapping(columns={4: "field_text"}))

    assert the(bundle.fields).type == "text"


def test_an_unknown_column_becomes_a_field_of_its_name():
    bundle = kept(("Weather", "fair"))

    assert [(one.name, one.type) for one in bundle.fields] == [("Weather", "text")]
    assert codes(bundle)["column_unknown"] == 1


def test_wiki_markup_becomes_markdown_with_the_source_beside():
    bundle = kept(
        ("Description", "h2. Plan\n*Dig* [~712020:b0] deep"),
        ("Assignee", "Ann"),
        ("Assignee Id", "712020:b0"),
    )
    text = the(bundle.items).description

    assert text.markdown.startswith("## Plan")
    assert "**Dig**" in text.markdown
    assert (text.raw, text.markup) == ("h2. Plan\n*Dig* [~712020:b0] deep", "wiki")


def test_a_project_tells_of_itself():
    bundle = kept(
        ("Project key", "AB"), ("Project name", "Allotment"), ("Project description", "Beds"),
        ("Project lead", "Ann"), ("Project lead id", ANN),
    )  # fmt: skip
    space = the(bundle.spaces)

    assert (space.name, space.description.markdown) == ("Allotment", "Beds")
    assert the(bundle.members).person == ANN


def test_only_what_has_a_column_is_told():
    bundle = kept(("Priority", ""), ("Sprint", "x"))

    assert bundle.told == {"priority", "sprints"}


def test_a_category_of_the_status_is_read_in_other_languages():
    bundle = kept(("Categoría de estado", "Listo"))

    assert [(one.category, one.basis) for one in bundle.statuses] == [("done", "source")]


def test_what_servers_write_for_nothing_is_nothing():
    bundle = kept(
        ("Assignee", "Unassigned"), ("Reporter", "Anonymous"), ("Resolution", "Unresolved")
    )

    assert not bundle.people
    assert the(bundle.items).resolution == ""


def test_a_day_alone_is_its_midnight_in_the_zone():
    item = item_of(with_base(("Created", "2024-07-05")), zone="Europe/Berlin")

    assert item.created_at == datetime(2024, 7, 4, 22, tzinfo=UTC)


def test_work_began_when_the_category_of_the_status_changed():
    item = the(
        kept(
            ("Status Category", "In Progress"), ("Status Category Changed", "05/Jan/24 3:14 PM")
        ).items
    )

    assert item.began_at == datetime(2024, 1, 5, 15, 14, tzinfo=UTC)
