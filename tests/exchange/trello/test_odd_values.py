"""Entries that do not fit: taken as far as they go, and told."""

import pytest

from rooftree.exchange.formats.rows import LAST_POSITION
from rooftree.exchange.formats.trello.reader import read
from tests.exchange.boards import (
    assert_adds_up,
    board,
    bundle_of,
    bytes_of,
    card,
    item,
    remark,
)


def bent(**changes):
    """Read the board with its first card changed."""
    whole = board()
    card(whole, "Dig").update(changes)
    bundle = bundle_of(whole)
    assert_adds_up(bundle)
    return bundle


WRONG = ["x", 3, 1.5, True, [], [1], {}, {"a": 1}, None]


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize(
    "key",
    [
        "name", "desc", "idList", "idLabels", "labels", "idMembers", "attachments", "badges",
        "customFieldItems", "due", "start", "pos", "closed", "shortLink", "shortUrl", "idShort",
        "dueComplete", "dateLastActivity", "cover", "stickers", "idMembersVoted", "dueReminder",
    ],
)  # fmt: skip
def test_any_value_of_a_card_may_be_of_any_type(key, value):
    assert len(bent(**{key: value}).items) == 6


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize(
    "key",
    ["labels", "members", "memberships", "checklists", "customFields", "actions", "pluginData",
     "name", "desc", "url", "shortUrl", "shortLink", "prefs", "closed", "dateLastActivity"],
)  # fmt: skip
def test_any_value_of_the_board_may_be_of_any_type(key, value):
    bundle = bundle_of(board(**{key: value}))

    assert_adds_up(bundle)
    assert len(bundle.items) == 6


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("lists", "statuses"), ("cards", "items"), ("labels", "labels"), ("members", "people"),
        ("checklists", "checklists"), ("customFields", "fields"), ("actions", "events"),
        ("memberships", "members"),
    ],
)  # fmt: skip
def test_an_entry_that_is_nothing_is_skipped_with_its_place(section, kind, value):
    whole = board()
    before = bundle_of(whole).report()[kind].tally
    whole[section].append(value)

    after = bundle_of(whole)

    assert_adds_up(after)
    tally = after.report()[kind].tally
    assert (tally.found, tally.skipped) == (before.found + 1, before.skipped + 1)
    reason = next(
        one for one in after.report()[kind].reasons if "id" in one.code or "obj" in one.code
    )
    assert reason.place == f"{section}[{len(whole[section]) - 1}]"


@pytest.mark.parametrize(
    "section", ["lists", "cards", "labels", "members", "checklists", "actions"]
)
def test_an_entry_that_comes_twice_is_taken_once(section):
    whole = board()
    whole[section].append(whole[section][0])

    bundle = bundle_of(whole)

    assert remark(bundle, "duplicate_id").count == 1
    assert_adds_up(bundle)


def test_a_card_of_an_unknown_list_goes_to_a_list_of_its_own():
    bundle = bent(idList="nowhere")

    assert bundle.statuses[-1].name == "Unknown list"
    assert item(bundle, "Dig").status == bundle.statuses[-1].source_id
    assert remark(bundle, "list_not_in_file").sample == "Dig three raised beds"


def test_unknown_labels_are_left_out():
    assert remark(bent(idLabels=["nothing"], labels=[]), "label_not_in_file").count == 1


def test_a_checklist_of_an_unknown_card_is_skipped_with_its_steps():
    whole = board()
    whole["checklists"][0]["idCard"] = "nothing"

    bundle = bundle_of(whole)

    assert bundle.report()["checklists"].tally.skipped == 1
    assert bundle.report()["check_items"].tally.skipped == 2
    assert_adds_up(bundle)


def test_comments_on_cards_that_are_gone_are_skipped():
    whole = board()
    whole["cards"] = [one for one in whole["cards"] if not one["name"].startswith("Mend")]

    bundle = bundle_of(whole)

    assert bundle.report()["comments"].tally.skipped == 1
    assert_adds_up(bundle)


@pytest.mark.parametrize(
    ("pos", "expected"),
    [("top", 0.0), ("bottom", LAST_POSITION), (None, LAST_POSITION), (1e300, LAST_POSITION),
     (-5.5, -5.5), (2**63 - 1, LAST_POSITION)],
)  # fmt: skip
def test_positions_are_numbers_or_an_end(pos, expected):
    assert item(bent(pos=pos), "Dig").position == expected


@pytest.mark.parametrize("due", ["tomorrow", "2024-13-01", "99999-01-01T00:00:00Z", ""])
def test_a_time_that_is_none_is_left_out(due):
    assert item(bent(due=due), "Dig").target is None


def test_the_ends_of_time_do_not_break_a_zone():
    whole = board()
    card(whole, "Dig")["due"] = "9999-12-31T23:59:59Z"

    assert item(bundle_of(whole, zone="Asia/Tokyo"), "Dig").target.year == 9999


def test_a_long_name_is_cut_and_kept_in_the_description():
    bundle = bent(name="Dig " + "x" * 1000)

    beds = item(bundle, "Dig")
    assert len(beds.title) == 500
    assert beds.description.markdown.startswith("Dig " + "x" * 1000)
    assert remark(bundle, "too_long").count == 1


def test_an_enormous_text_is_cut():
    assert len(item(bent(desc="x" * 1_100_000), "Dig").description.markdown) == 1_000_000


def test_a_name_stands_on_one_line():
    assert item(bent(name=" Dig\n\tdeep\r\n"), "Dig").title == "Dig deep"


def test_a_second_card_with_a_short_link_does_not_take_it():
    bundle = bent(shortLink="Shed0002", idShort=2)

    assert remark(bundle, "short_link_taken").count == 1
    assert remark(bundle, "number_taken").count == 1
    assert sum("trello:Shed0002" in one.aliases for one in bundle.items) == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", "http://[", "x y"])
def test_an_attachment_without_a_web_address_is_skipped(url):
    whole = board()
    card(whole, "Dig")["attachments"][0]["url"] = url

    bundle = bundle_of(whole)

    assert remark(bundle, "no_address").count == 1
    assert_adds_up(bundle)


@pytest.mark.parametrize(
    ("index", "value", "code"),
    [
        (0, {"text": ""}, "value_empty"),
        (0, None, "value_empty"),
        (1, {"number": "a lot"}, "value_unreadable"),
        (1, {"number": "NaN"}, "value_unreadable"),
        (1, {"number": "1e999999999"}, "value_unreadable"),
        (2, {"date": "soon"}, "value_unreadable"),
        (3, {"checked": "perhaps"}, "value_unreadable"),
        (3, "x", "value_unreadable"),
    ],
)
def test_a_value_that_does_not_fit_its_field_is_skipped(index, value, code):
    whole = board()
    card(whole, "Dig")["customFieldItems"][index]["value"] = value

    bundle = bundle_of(whole)

    assert remark(bundle, code).count == 1
    assert_adds_up(bundle)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"idCustomField": "nothing"}, "field_not_in_file"),
        ({"idValue": "nothing"}, "option_not_in_file"),
    ],
)
def test_a_value_that_leads_nowhere_is_skipped(change, code):
    whole = board()
    card(whole, "Dig")["customFieldItems"][4].update(change)

    assert remark(bundle_of(whole), code).count == 1


def test_a_second_value_for_one_field_is_skipped():
    whole = board()
    values = card(whole, "Dig")["customFieldItems"]
    values.append(values[0] | {"id": "again"})

    assert remark(bundle_of(whole), "value_repeated").count == 1


def test_a_field_of_unknown_type_becomes_text():
    whole = board()
    whole["customFields"][1]["type"] = "mood"

    assert remark(bundle_of(whole), "field_type_unknown").count == 1


def test_an_action_of_unknown_kind_is_kept_by_its_name():
    whole = board()
    whole["actions"][1]["type"] = "paintCard"

    bundle = bundle_of(whole)

    event = next(event for event in bundle.events if event.verb == "other")
    assert event.details == {"type": "paintCard"}
    assert remark(bundle, "unknown_action").sample == "paintCard"


def test_an_empty_comment_is_skipped():
    whole = board()
    whole["actions"][0]["data"]["text"] = "  "

    assert remark(bundle_of(whole), "no_text").count == 1


def test_an_action_without_any_time_is_skipped():
    whole = board()
    whole["actions"][1].update(id="no-time", date=None)

    assert remark(bundle_of(whole), "no_time").count == 1


def test_guests_and_former_members_keep_no_part():
    whole = board()
    whole["memberships"][1]["deactivated"] = True

    bundle = bundle_of(whole)

    assert remark(bundle, "guest_not_kept").count == 1
    assert [one.name for one in bundle.people if not one.is_active] == ["Ben Ortiz"]
    assert_adds_up(bundle)


@pytest.mark.parametrize(
    ("kind", "bend"),
    [
        ("attachments", lambda whole: card(whole, "Dig")["attachments"][0].pop("id")),
        ("check_items", lambda whole: whole["checklists"][0]["checkItems"][0].pop("id")),
        ("checklists", lambda whole: card(whole, "Dig").update(checklists=[{"name": "x"}])),
    ],
)
def test_a_nested_entry_without_an_id_is_skipped(kind, bend):
    whole = board()
    bend(whole)

    bundle = bundle_of(whole)

    assert bundle.report()[kind].tally.skipped == 1
    assert_adds_up(bundle)


def test_an_attachment_that_comes_twice_is_taken_once():
    whole = board()
    card(whole, "Mend")["attachments"] = card(whole, "Dig")["attachments"][:1]

    bundle = bundle_of(whole)

    assert remark(bundle, "duplicate_id").kind == "attachments"
    assert_adds_up(bundle)


def test_colours_of_lists_are_counted():
    whole = board()
    whole["lists"][0]["color"] = "green"

    assert remark(bundle_of(whole), "list_colours_not_kept").sample == "green"


def test_an_update_of_something_new_names_its_fields():
    whole = board()
    whole["actions"][1]["data"]["old"] = {"mood": 1, "isTemplate": False}

    event = next(event for event in bundle_of(whole).events if event.verb == "changed")

    assert event.details == {"fields": "isTemplate, mood"}


def test_unknown_keys_are_passed_over():
    whole = board(news={"deep": [[[{"a": [1, 2, {}]}]]]}, more=[[], {}, 1])
    card(whole, "Dig")["tomorrow"] = {"x": 1}

    assert bundle_of(whole).remarks == bundle_of(board()).remarks


def test_a_key_that_comes_twice_gives_both_lists():
    data = bytes_of(board())[:-1] + b', "cards": [{"id": "late", "name": "Late", "idList": "x"}]}'

    assert len(read(data).items) == 7
