"""Spaces and their settings."""

import pytest

from rooftree.accounts.roles import Role
from rooftree.work.fields.models import Field
from rooftree.work.labels.models import Label
from rooftree.work.spaces.actions import create_space, edit_status
from rooftree.work.spaces.members import give_space_role
from rooftree.work.spaces.models import Space, SpaceMember
from tests.asked import Asked

WEB = "/w/acme/spaces/WEB"


def names(world):
    return list(world.space.statuses.order_by("position").values_list("name", flat=True))


def test_a_member_opens_a_space_and_sees_its_board(world, browser):
    ben = browser(world.ben)
    assert ben.get("/w/acme/spaces/new").status_code == 200

    answer = ben.post("/w/acme/spaces/new", {"name": "Shop", "prefix": "shop", "is_open": "closed"})

    assert (answer.status_code, answer["Location"]) == (303, "/w/acme/spaces/SHOP/board")
    assert not Space.objects.get(prefix="SHOP").is_open
    assert "Shop" in ben.get("/w/acme/spaces").content.decode()


def test_a_taken_prefix_is_refused_and_what_was_typed_is_kept(world, browser):
    answer = browser(world.ben).post("/w/acme/spaces/new", {"name": "Other", "prefix": "web"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is taken" in page
    assert 'value="Other"' in page


def test_a_closed_space_is_not_in_the_list_of_others(world, browser):
    create_space(prefix="SEC", name="Secret plans", is_open=False, by=world.ada.actor)

    assert "Secret plans" not in browser(world.ben).get("/w/acme/spaces").content.decode()
    assert browser(world.ben).get("/w/acme/spaces/SEC/settings").status_code == 404
    assert "Secret plans" in browser(world.ada).get("/w/acme/spaces").content.decode()


def test_a_workspace_without_spaces_says_what_a_space_is(world, browser):
    world.space.delete()

    assert "No space yet" in browser(world.ben).get("/w/acme/spaces").content.decode()


def test_more_spaces_cost_no_more_queries(world, browser):
    ada = browser(world.ada)
    ada.get("/w/acme/spaces")
    with Asked() as few:
        ada.get("/w/acme/spaces")
    for number in range(5):
        create_space(prefix=f"S{number}", name=f"Space {number}", by=world.ada.actor)

    with Asked() as many:
        ada.get("/w/acme/spaces")

    assert len(many) == len(few)


@pytest.mark.parametrize("part", ["settings", "statuses", "labels", "fields", "members"])
def test_each_part_of_the_settings_shows(world, browser, part):
    assert browser(world.ada).get(f"{WEB}/{part}").status_code == 200
    assert browser(world.cleo).get(f"{WEB}/{part}").status_code == 403


def test_a_space_is_renamed_and_closed_to_others(world, browser):
    browser(world.ada).post(
        f"{WEB}/settings", {"name": "Site", "description": "The site", "is_open": "closed"}
    )

    world.space.refresh_from_db()
    assert (world.space.name, world.space.is_open) == ("Site", False)
    assert browser(world.ben).get(f"{WEB}/board").status_code == 404


def test_an_archived_space_is_brought_back(world, browser):
    ada = browser(world.ada)

    ada.post(f"{WEB}/closure", {"state": "closed"})
    assert "Archived" in ada.get("/w/acme/spaces").content.decode()

    ada.post(f"{WEB}/closure", {"state": "open"})
    world.space.refresh_from_db()
    assert world.space.archived_at is None


def test_a_status_is_added_moved_limited_and_removed(world, browser):
    ada = browser(world.ada)

    ada.post(f"{WEB}/statuses", {"name": "Review", "category": "doing", "wip_limit": "3"})
    assert names(world)[-1] == "Review"
    review = world.status("Review")

    ada.post(f"{WEB}/statuses/{review.pk}/position", {"step": "sooner"})
    assert names(world)[-2:] == ["Review", "Done"]
    ada.post(f"{WEB}/statuses/{review.pk}/position", {"step": "later"})
    assert names(world)[-2:] == ["Done", "Review"]

    assert ada.get(f"{WEB}/statuses/{review.pk}").status_code == 200
    ada.post(f"{WEB}/statuses/{review.pk}", {"name": "Check", "category": "doing", "wip_limit": ""})
    review.refresh_from_db()
    assert (review.name, review.wip_limit) == ("Check", None)

    ada.post(f"{WEB}/statuses/{review.pk}/deletion")
    assert "Check" not in names(world)


def test_a_status_with_items_is_not_removed_but_says_why(world, browser):
    item = world.item()

    answer = browser(world.ada).post(f"{WEB}/statuses/{item.status_id}/deletion")

    assert answer.status_code == 422
    assert "Move the items out of" in answer.content.decode()


def test_a_limit_below_one_is_refused(world, browser):
    answer = browser(world.ada).post(
        f"{WEB}/statuses", {"name": "Review", "category": "doing", "wip_limit": "0"}
    )

    assert answer.status_code == 422
    assert 'value="Review"' in answer.content.decode()


def test_an_archived_status_comes_back(world, browser):
    ada, status = browser(world.ada), world.status("Ideas")

    ada.post(f"{WEB}/statuses/{status.pk}/closure", {"state": "closed"})
    assert "Bring it back" in ada.get(f"{WEB}/statuses").content.decode()

    ada.post(f"{WEB}/statuses/{status.pk}/closure", {"state": "open"})
    status.refresh_from_db()
    assert status.archived_at is None


def test_a_stale_edit_of_a_status_tells_what_changed(world, browser):
    status = world.status("Ideas")
    edit_status(status, name="Thoughts", by=world.ada.actor)

    answer = browser(world.ada).post(
        f"{WEB}/statuses/{status.pk}",
        {"name": "Wishes", "category": "discovery", "wip_limit": "", "version": "1"},
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "“Thoughts”" in page
    assert "“Wishes”" in page


def test_members_keep_the_labels(world, browser):
    ben = browser(world.ben)

    ben.post(f"{WEB}/labels", {"name": "API", "colour": "blue"})
    label = Label.objects.get(space=world.space)
    assert ben.get(f"{WEB}/labels/{label.pk}").status_code == 200
    ben.post(f"{WEB}/labels/{label.pk}", {"name": "Server", "colour": "red-dark"})
    label.refresh_from_db()
    assert (label.name, label.colour) == ("Server", "red-dark")

    ben.post(f"{WEB}/labels/{label.pk}/deletion")
    assert not Label.objects.exists()


def test_a_label_without_name_and_colour_is_refused(world, browser):
    answer = browser(world.ben).post(f"{WEB}/labels", {"name": "", "colour": ""})

    assert answer.status_code == 422
    assert "needs a name or a colour" in answer.content.decode()


def test_fields_are_added_edited_and_removed(world, browser):
    ada = browser(world.ada)

    ada.post(f"{WEB}/fields", {"name": "Browser", "type": "choice", "options": "Chromium\nFirefox"})
    field = Field.objects.get(space=world.space)
    assert field.options == ["Chromium", "Firefox"]
    assert "Firefox" in ada.get(f"{WEB}/fields/{field.pk}").content.decode()
    ada.post(f"{WEB}/fields/{field.pk}", {"name": "Engine", "options": "Blink"})
    field.refresh_from_db()
    assert (field.name, field.options) == ("Engine", ["Blink"])

    ada.post(f"{WEB}/fields/{field.pk}/deletion")
    assert not Field.objects.exists()


def test_a_choice_without_options_is_refused(world, browser):
    answer = browser(world.ada).post(f"{WEB}/fields", {"name": "Browser", "type": "choice"})

    assert answer.status_code == 422
    assert "needs options" in answer.content.decode()


def test_things_of_another_space_are_not_found_here(world, browser):
    create_space(prefix="OPS", name="Operations", by=world.ada.actor)
    ada = browser(world.ada)
    ada.post(f"{WEB}/labels", {"name": "API", "colour": "blue"})
    label = Label.objects.get(space=world.space)

    assert ada.get(f"/w/acme/spaces/OPS/labels/{label.pk}").status_code == 404
    assert ada.get(f"/w/acme/spaces/OPS/statuses/{world.status('Done').pk}").status_code == 404


def test_a_role_in_a_space_is_given_and_taken(world, browser):
    ada = browser(world.ada)

    ada.post(f"{WEB}/members", {"person": world.cleo.person.pk, "role": Role.ADMIN.value})
    assert browser(world.cleo).get(f"{WEB}/settings").status_code == 200

    member = SpaceMember.objects.get(space=world.space, person=world.cleo.person)
    ada.post(f"{WEB}/members/{member.pk}/deletion")
    assert browser(world.cleo).get(f"{WEB}/settings").status_code == 403


def test_nobody_gives_a_role_above_their_own(world, browser):
    give_space_role(world.space, world.ben.person, role=Role.ADMIN, by=world.ada.actor)

    answer = browser(world.ben).post(
        f"{WEB}/members", {"person": world.cora.person.pk, "role": Role.OWNER.value}
    )

    assert answer.status_code == 403


def test_a_role_for_nobody_is_refused(world, browser):
    answer = browser(world.ada).post(f"{WEB}/members", {"person": "", "role": "30"})

    assert answer.status_code == 422
    assert "Choose a person" in answer.content.decode()
