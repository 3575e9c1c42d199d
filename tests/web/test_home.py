"""The first page of a workspace."""

from datetime import timedelta

from rooftree.accounts.models import Membership
from rooftree.alignment.checks.run import run_checks
from rooftree.lib import clock
from rooftree.product.goals.actions import add_goal
from rooftree.work.items.actions import move_item
from tests.asked import Asked
from tests.world import build

HOME = "/w/acme/"


def today():
    return clock.now().date()


def test_an_empty_workspace_shows_the_first_steps(world, browser):
    page = browser(world.ada).get(HOME).content.decode()

    assert "Welcome to Acme" in page
    assert "Bring your board" in page
    assert "Invite people" in page


def test_those_who_only_look_get_no_steps(world, browser):
    page = browser(world.cleo).get(HOME).content.decode()

    assert "Welcome to Acme" in page
    assert "Bring your board" not in page


def test_members_are_not_asked_to_invite(world, browser):
    page = browser(world.ben).get(HOME).content.decode()

    assert "Set a goal" in page
    assert "Invite people" not in page


def test_my_work_stands_there_by_its_date(world, browser):
    world.item("Later", assignees=[world.ben.person], target=today() + timedelta(30))
    world.item("Sooner", assignees=[world.ben.person], target=today() - timedelta(3))
    world.item("Of another", assignees=[world.ada.person])

    page = browser(world.ben).get(HOME).content.decode()
    mine = page[page.index('id="my-work"') : page.index('id="news"')]

    assert mine.index("Sooner") < mine.index("Later")
    assert "overdue" in mine
    assert "Of another" not in mine


def test_what_changed_lately_says_what_happened(world, browser):
    item = world.item("Paint the door")
    move_item(item, to=world.status("In progress"), by=world.ben.actor)

    page = browser(world.cora).get(HOME).content.decode()

    assert "Ben moved this from" in page


def test_nothing_private_shows_to_others(world, browser):
    world.item("Secret plan", is_private=True)

    assert "Secret plan" in browser(world.ada).get(HOME).content.decode()
    assert "Secret plan" not in browser(world.ben).get(HOME).content.decode()


def test_findings_that_concern_me_are_named(world, browser):
    item = world.item("Drifting", assignees=[world.ben.person])
    move_item(item, to=world.status("In progress"), by=world.ben.actor)
    run_checks(world.workspace.pk)

    mine = browser(world.ben).get(HOME).content.decode()
    others = browser(world.cora).get(HOME).content.decode()

    assert "Everything fits" not in mine
    assert "Everything fits" in others


def test_goals_of_this_period_are_shown_with_their_two_numbers(world, browser):
    world.item("Work")
    add_goal(
        objective="Halve the waiting time",
        period_start=today(),
        period_finish=today() + timedelta(60),
        by=world.ada.actor,
    )

    page = browser(world.ben).get(HOME).content.decode()

    assert "Halve the waiting time" in page
    assert "not measured" in page
    assert "Goals without work" in page


def test_more_work_costs_no_more_queries(world, browser):
    ben = browser(world.ben)
    world.item("one", assignees=[world.ben.person])
    ben.get(HOME)
    with Asked() as few:
        ben.get(HOME)
    for number in range(12):
        world.item(f"Item {number}", assignees=[world.ben.person])

    with Asked() as many:
        ben.get(HOME)

    assert len(many) == len(few)


def test_an_unchanged_first_page_is_not_sent_again(world, browser):
    ben = browser(world.ben)
    first = ben.get(HOME)

    assert ben.get(HOME, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_the_front_door_leads_to_a_workspace_or_says_there_is_none(world, browser):
    assert browser(world.ben).get("/")["Location"] == HOME

    Membership.objects.filter(user=world.ben.user).delete()
    assert "No workspace yet" in browser(world.ben).get("/").content.decode()


def test_each_workspace_has_its_own_first_page(world, browser):
    other = build("beta")
    world.item("Only in Acme")

    assert "Only in Acme" not in browser(other.ada).get("/w/beta/").content.decode()
