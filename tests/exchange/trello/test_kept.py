"""What comes over from a board."""

from datetime import UTC, date, datetime

import pytest

from rooftree.exchange.formats.trello.reader import read
from tests.exchange.boards import (
    ALLOTMENT,
    assert_adds_up,
    board,
    bundle_of,
    bytes_of,
    card,
    item,
    remark,
)


@pytest.fixture(scope="module")
def bundle():
    return read(ALLOTMENT)


def named(things, name):
    return next(thing for thing in things if thing.name == name)


def test_everything_adds_up(bundle):
    assert_adds_up(bundle)


def test_the_board_becomes_a_space(bundle):
    (space,) = bundle.spaces

    assert (space.name, space.description.markdown) == ("Allotment", "Plot 14, by the canal.")
    assert space.source_url == "https://trello.com/b/Allot014"
    assert bundle.source.system == "trello"
    assert bundle.source.exported_at == datetime(2024, 2, 3, 8, tzinfo=UTC)


def test_lists_become_statuses_from_left_to_right(bundle):
    assert [(one.name, one.category, one.is_archived) for one in bundle.statuses] == [
        ("Ideas", "discovery", False),
        ("To Do", "todo", False),
        ("Doing", "doing", False),
        ("Winter jobs", "doing", True),
        ("Done 🎉", "done", False),
    ]
    assert named(bundle.statuses, "Doing").wip_limit == 2


def test_a_card_keeps_its_short_link_number_and_address(bundle):
    beds = item(bundle, "Dig")

    assert beds.aliases == ("trello:Beds0001",)
    assert beds.number == 1
    assert beds.source_url == "https://trello.com/c/Beds0001"


def test_cards_stand_in_the_order_of_their_board(bundle):
    assert [one.title for one in bundle.items][:3] == [
        "Gravel path",
        "Paint the fence",
        "Mend the shed roof",
    ]


def test_a_card_was_made_when_its_id_says(bundle):
    assert item(bundle, "Dig").created_at == datetime(2024, 1, 1, tzinfo=UTC)


def test_who_made_a_card_is_known_from_its_history(bundle):
    assert item(bundle, "Dig").reporter == named(bundle.people, "Ben Ortiz").source_id


def test_a_due_time_falls_on_a_day_of_the_zone_asked_for():
    amsterdam = item(read(ALLOTMENT, zone="Europe/Amsterdam"), "Dig")
    utc = item(read(ALLOTMENT), "Dig")

    assert (utc.target, amsterdam.target) == (date(2024, 3, 10), date(2024, 3, 11))
    assert utc.target_at == amsterdam.target_at == datetime(2024, 3, 10, 23, 30, tzinfo=UTC)
    assert utc.start == date(2024, 3, 1)


def test_empty_unused_and_equal_labels_stay_apart(bundle):
    assert [(label.name, label.colour) for label in bundle.labels] == [
        ("Soil", "green"),
        ("", "sky-light"),
        ("Soil", "black-dark"),
        ("Never used", ""),
    ]
    assert len(item(bundle, "Dig").labels) == 2


def test_labels_that_only_cards_show_are_kept():
    whole = board(labels=[])
    card(whole, "Mend")["labels"] = [{"name": "old", "color": "red"}]
    card(whole, "Mend")["idLabels"] = []

    bundle = bundle_of(whole)

    assert_adds_up(bundle)
    assert "red:old" in item(bundle, "Mend").labels


def test_old_exports_name_labels_by_colour():
    whole = board(labelNames={"green": "Soil", "red": "", "blue": "Water"})
    del whole["labels"]
    for one in whole["cards"]:
        one.update(labels=[], idLabels=[])
    card(whole, "Dig")["labels"] = [{"color": "green", "name": "Soil"}]

    bundle = bundle_of(whole)

    assert [(one.name, one.colour) for one in bundle.labels] == [
        ("Soil", "green"),
        ("Water", "blue"),
    ]
    assert item(bundle, "Dig").labels == ("green:Soil",)
    assert_adds_up(bundle)


def test_archived_cards_and_cards_in_archived_lists_are_told_apart(bundle):
    fence, hose = item(bundle, "Paint"), item(bundle, "Buy")

    assert (fence.is_archived, fence.is_hidden) == (True, False)
    assert fence.archived_at == datetime(2024, 1, 30, 12, tzinfo=UTC)
    assert (hose.is_archived, hose.is_hidden) == (False, True)
    assert remark(bundle, "open_in_archived_list").count == 1


def test_markup_in_a_name_stays_text(bundle):
    assert item(bundle, "Buy").title == "Buy a hose <b>& reel</b>"


def test_a_smart_link_becomes_a_plain_one_and_the_source_is_kept(bundle):
    description = item(bundle, "Dig").description

    assert description.markdown.endswith("Boards: <https://example.org/oak>")
    assert "smartCard-inline" in description.raw


def test_checklists_keep_their_order_and_state(bundle):
    spade, level = bundle.check_items

    assert [one.title for one in bundle.checklists] == ["Tools", ""]
    assert (spade.text, spade.is_done) == ("Spade", True)
    assert (level.text, level.is_done, level.due) == ("Borrow a level", False, date(2024, 2, 10))
    assert level.assignee == named(bundle.people, "Ben Ortiz").source_id


def test_comments_keep_author_and_time_also_of_those_who_left(bundle):
    names = {person.source_id: person.name for person in bundle.people}

    assert [(names[one.author], one.created_at.isoformat()) for one in bundle.comments] == [
        ("Ben Ortiz", "2024-01-10T10:00:00+00:00"),
        ("Gone Away", "2024-01-20T10:00:00+00:00"),
        ("Ada Brook", "2024-02-03T08:00:00+00:00"),
    ]
    assert bundle.comments[-1].edited_at == datetime(2024, 2, 3, 8, 5, tzinfo=UTC)
    assert bundle.comments[-1].body.markdown.startswith("@benortiz the level")


def test_roles_are_for_members_only(bundle):
    roles = {one.person: one.role for one in bundle.members}
    names = {person.source_id: person.name for person in bundle.people}

    assert {names[person]: role for person, role in roles.items()} == {
        "Ada Brook": "admin",
        "Ben Ortiz": "member",
    }


def test_a_person_known_by_id_only_is_marked_so():
    whole = board()
    card(whole, "Dig")["idMembers"].append("5f0000000000000000000001")

    bundle = bundle_of(whole)

    assert [one.source_id for one in bundle.people if not one.is_known] == [
        "5f0000000000000000000001"
    ]
    assert_adds_up(bundle)


def test_attachments_are_links_and_card_addresses_also_relate(bundle):
    plan, shed = bundle.attachments
    (link,) = bundle.links

    assert (plan.name, plan.size, plan.media_type) == ("plan.png", 20480, "image/png")
    assert (plan.is_upload, plan.is_cover, shed.is_cover) == (True, True, False)
    assert (link.source, link.target) == (
        item(bundle, "Dig").source_id,
        item(bundle, "Mend").source_id,
    )


def test_two_cards_that_name_each_other_are_related_once():
    whole = board()
    back = dict(
        card(whole, "Dig")["attachments"][1], id="back", url="https://trello.com/c/Beds0001"
    )
    card(whole, "Mend")["attachments"] = [back]

    assert len(bundle_of(whole).links) == 1


def test_custom_fields_keep_their_types_and_values(bundle):
    names = {field.source_id: field.name for field in bundle.fields}

    assert [(one.name, one.type) for one in bundle.fields] == [
        ("Where", "text"),
        ("Cost", "number"),
        ("Delivery", "date"),
        ("Bought", "checkbox"),
        ("Sun", "choice"),
    ]
    assert {names[value.field]: value.value for value in bundle.field_values} == {
        "Where": "north side",
        "Cost": "42.50",
        "Delivery": "2024-03-10",
        "Bought": True,
        "Sun": "Full",
    }
    assert [option.name for option in named(bundle.fields, "Sun").options] == ["Half", "Full"]


def test_history_is_told_from_the_oldest_on(bundle):
    told = [(event.verb, dict(event.details)) for event in bundle.events]

    assert [verb for verb, _details in told] == [
        "space_created", "created", "status_added", "target_changed", "assigned", "archived",
        "step_done", "moved",
    ]  # fmt: skip
    assert told[-1][1]["from"] == "Todo"
    assert told[-1][1]["to"] == "Doing"
    assert told[4][1]["name"] == "Ben Ortiz"


def test_checklists_inside_cards_come_too():
    whole = board()
    lists = whole.pop("checklists")
    for one in lists:
        home = one.pop("idCard")
        owner = next(card for card in whole["cards"] if card["id"] == home)
        owner.setdefault("checklists", []).append(one)

    bundle = bundle_of(whole)

    assert len(bundle.checklists) == 2
    assert len(bundle.check_items) == 2
    assert_adds_up(bundle)


def test_the_order_of_the_keys_does_not_matter():
    backwards = dict(reversed(board().items()))

    assert read(bytes_of(backwards)).items == read(ALLOTMENT).items
