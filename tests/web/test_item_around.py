"""What is around an item: components, releases, sprint and project, watchers, votes, time spent."""

import pytest

from rooftree.accounts.roles import Role
from rooftree.product.releases.models import ReleaseItem
from rooftree.product.releases.placing import set_releases
from rooftree.project.deliveries.actions import deliver
from rooftree.project.projects.actions import add_project
from rooftree.project.sprints.actions import edit_sprint
from rooftree.project.sprints.choosing import choose_sprint
from rooftree.project.sprints.models import SprintItem
from rooftree.work.components.actions import add_component, edit_component, set_components
from rooftree.work.components.models import Component, ItemComponent
from rooftree.work.items.actions import edit_item
from rooftree.work.items.models import Item
from rooftree.work.links.actions import link_items
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space
from rooftree.work.time_entries.actions import spend_time
from rooftree.work.time_entries.models import TimeEntry
from rooftree.work.votes.actions import vote_for
from rooftree.work.votes.models import Vote
from rooftree.work.watching.actions import watch
from rooftree.work.watching.models import Watch
from tests.asked import Asked
from tests.product.voices import a_release
from tests.project.sprints import a_sprint
from tests.world import member

WEB_1 = "/w/acme/items/WEB-1"


@pytest.fixture
def item(world):
    return world.item("The door")


@pytest.fixture
def ben(world, browser):
    return browser(world.ben)


def text_of(answer):
    return answer.content.decode()


def component_of(world, name="Search"):
    add_component(world.space, name=name, by=world.ada.actor)
    return Component.objects.latest("pk")


def test_a_bare_item_shows_nothing_of_it(world, item, ben):
    page = text_of(ben.get(WEB_1))

    for absent in ("Belongs to", "Resolution", "Time spent</h2>"):
        assert absent not in page
    assert ">Watch<" in page


def test_what_it_belongs_to_is_shown_and_leads_there(world, item, ben):
    component, release, sprint = component_of(world), a_release(world, "R1"), a_sprint(world, "S1")
    over = a_sprint(world, "S0", state="active")
    project = add_project(name="Move", by=world.ben.actor).subject
    set_components(item, [component], by=world.ben.actor)
    set_releases(item, [release], by=world.ben.actor)
    set_releases(item, [a_release(world, "R0")], role="affects", by=world.ben.actor)
    choose_sprint(item, over, by=world.ben.actor)
    edit_sprint(over, state="closed", by=world.ben.actor)
    choose_sprint(item, sprint, by=world.ben.actor)
    deliver(item, project, by=world.ben.actor)

    page = text_of(ben.get(WEB_1))

    for address in (
        f"items?space=WEB&amp;state=all&amp;component={component.pk}",
        f"releases/{release.pk}",
        f"sprints/{sprint.pk}",
        f"projects/{project.pk}",
    ):
        assert f'href="/w/acme/{address}"' in page
    assert f'before: <a href="/w/acme/sprints/{over.pk}">S0</a>' in page
    assert ">R0<" in page


def test_what_is_out_of_sight_is_not_named(world, item, ben, browser):
    fact = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor)
    secret = Space.objects.get(pk=fact.subject.pk)
    release = a_release(world, "Hidden release", by=world.ada, space=secret)
    sprint = a_sprint(world, "Hidden sprint", by=world.ada, space=secret)
    ReleaseItem.objects.create(workspace=world.workspace, release=release, item=item)
    SprintItem.objects.create(workspace=world.workspace, sprint=sprint, item=item)

    assert "Hidden" not in text_of(ben.get(WEB_1))
    for part in ("releases", "delivery"):
        assert "Hidden" not in text_of(ben.get(f"{WEB_1}/{part}"))
    assert "Hidden sprint" in text_of(browser(world.ada).get(WEB_1))


def test_components_are_chosen_of_the_space(world, item, ben):
    search, pump = component_of(world), component_of(world, "Pump")
    old = component_of(world, "Old one")
    edit_component(old, is_archived=True, by=world.ada.actor)
    form = text_of(ben.get(f"{WEB_1}/components"))
    assert "Search" in form
    assert "Old one" not in form

    ben.post(f"{WEB_1}/components", {"component": [search.pk, pump.pk], "was": ""})
    ben.post(f"{WEB_1}/components", {"component": [pump.pk], "was": f"{search.pk},{pump.pk}"})

    assert [one.component for one in ItemComponent.objects.all()] == [pump]


def test_releases_are_chosen(world, item, ben):
    one, two = a_release(world, "R1"), a_release(world, "R2", space=world.space)

    ben.post(f"{WEB_1}/releases", {"release": [one.pk, two.pk], "was": ""})
    ben.post(f"{WEB_1}/affected", {"release": [one.pk], "was": ""})

    found = ReleaseItem.objects.order_by("pk").values_list("release__name", "role")
    assert set(found) == {("R1", "fix"), ("R2", "fix"), ("R1", "affects")}


def test_a_project_and_a_sprint_are_chosen_in_one_form(world, item, ben):
    project = add_project(name="Move", by=world.ben.actor).subject
    sprint = a_sprint(world)
    assert "Sprint 1" in text_of(ben.get(f"{WEB_1}/delivery"))

    ben.post(f"{WEB_1}/delivery", {"project": project.pk, "sprint": sprint.pk})
    assert item.delivery.project == project
    assert SprintItem.objects.get().sprint == sprint
    ben.post(f"{WEB_1}/delivery", {"sprint": ""})

    assert not SprintItem.objects.exists()
    assert item.delivery.project == project
    assert ben.post(f"{WEB_1}/delivery", {"sprint": "999"}).status_code == 422


def test_one_press_watches_and_one_votes(world, item, browser):
    cora = browser(world.cora)
    edit_item(item, votes_elsewhere=4, by=world.ben.actor)

    cora.post(f"{WEB_1}/watching", {"on": "1"})
    cora.post(f"{WEB_1}/vote", {"on": "1"})

    page = text_of(cora.get(WEB_1))
    assert "1 watches" in page
    assert "5 votes" in page
    assert "Stop watching" in page
    cora.post(f"{WEB_1}/watching", {"on": ""})
    cora.post(f"{WEB_1}/vote", {"on": ""})
    assert not Watch.objects.exists()
    assert not Vote.objects.exists()
    assert ">Vote<" not in text_of(browser(world.cleo).get(WEB_1))


def test_people_note_correct_and_delete_their_time(world, item, ben, browser):
    assert ben.get(f"{WEB_1}/time").status_code == 200
    ben.post(f"{WEB_1}/time", {"minutes": "1h 30min", "note": "The hinge"})
    entry = TimeEntry.objects.get()
    address = f"{WEB_1}/time/{entry.pk}"

    page = text_of(ben.get(WEB_1))
    assert "The hinge" in page
    assert "1 h 30 min" in page
    assert address in page
    assert address not in text_of(browser(world.cora).get(WEB_1))
    ben.post(address, {"minutes": "2h", "version": "1"})
    assert TimeEntry.objects.get().minutes == 120
    answer = text_of(ben.post(f"{address}/deletion", follow=True))
    assert not TimeEntry.objects.exists()
    restoration = answer.split('action="/w/acme/bin/')[1].split('"')[0]
    ben.post(f"/w/acme/bin/{restoration}")
    assert TimeEntry.objects.get().minutes == 120


@pytest.mark.parametrize(
    "typed", [{"minutes": ""}, {"minutes": "soon"}, {"minutes": "1h", "started_at": "noon"}]
)
def test_time_that_cannot_be_read_is_refused(world, item, ben, typed):
    answer = ben.post(f"{WEB_1}/time", typed | {"note": "Kept words"})

    assert answer.status_code == 422
    assert "Kept words" in text_of(answer)


def test_points_and_resolution_are_edited_and_shown_when_set(world, item, ben):
    assert "Points" not in text_of(ben.get(WEB_1))

    ben.post(f"{WEB_1}/estimate", {"points": "2,5"})
    ben.post(f"{WEB_1}/kind", {"resolution": "Won't do"})

    item = Item.objects.get()
    assert (str(item.points), item.resolution) == ("2.50", "Won't do")
    page = text_of(ben.get(WEB_1))
    assert "Points" in page
    assert "2.5" in page
    assert "Won&#39;t do" in page
    assert 'value="2.5"' in text_of(ben.get(f"{WEB_1}/estimate"))


def test_a_link_is_told_in_another_tools_word(world, item, ben):
    link_items(item, world.item("The hinge"), kind="relates", name="causes", by=world.ben.actor)

    assert "causes" in text_of(ben.get(WEB_1))
    assert "← causes" in text_of(ben.get("/w/acme/items/WEB-2"))


def test_more_around_an_item_costs_no_more_queries(world, item, ben):
    counts = []
    for round_ in range(2):
        for number in range(2):
            name = f"{round_}-{number}"
            one = member(world.workspace, f"Member {name}", Role.MEMBER)
            watch(item, by=one.actor)
            vote_for(item, by=one.actor)
            spend_time(item, minutes=5, by=one.actor)
            component = component_of(world, name)
            set_components(item, [*Component.objects.all()], by=world.ben.actor)
            assert component.pk
            set_releases(item, [*_releases(), a_release(world, name)], by=world.ben.actor)
            sprint = a_sprint(world, name)
            choose_sprint(item, sprint, by=world.ben.actor)
            edit_sprint(sprint, state="closed", by=world.ben.actor)
        ben.get(WEB_1)
        with Asked() as queries:
            ben.get(WEB_1)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def _releases():
    return [one.release for one in ReleaseItem.objects.select_related("release")]
