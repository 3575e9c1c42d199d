"""Components of a space."""

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.changes.models import Change
from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.work.components.actions import (
    add_component,
    edit_component,
    remove_component,
    set_components,
)
from rooftree.work.components.models import Component, ItemComponent
from rooftree.work.components.queries import (
    component_by_id,
    components_of,
    components_on,
    components_seen,
)
from rooftree.work.items.rehoming import rehome_item
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space
from tests.changes.test_rebuild import rebuilt, tables_now


def component_of(world, name="Search", space=None, **more):
    add_component(space or world.space, name=name, by=world.ada.actor, **more)
    return Component.objects.latest("pk")


def another_space(world, **more):
    fact = create_space(prefix="OPS", name="Operations", by=world.ada.actor, **more)
    return Space.objects.get(pk=fact.subject.pk)


def names_on(item):
    return [one.name for one in components_on(item)]


def test_a_component_has_a_name_a_text_and_a_lead(world):
    component = component_of(world, "  The   search ", description=" Fast ", lead=world.ben.person)

    assert (component.name, component.description) == ("The search", "Fast")
    assert component.lead == world.ben.person
    assert list(components_of(world.space)) == [component]
    with pytest.raises(RuleBroken) as refusal:
        component_of(world, " ")
    assert refusal.value.field == "name"


def test_components_stand_in_the_order_in_which_they_came(world):
    one, two = component_of(world), component_of(world, "Pump")

    edit_component(one, position=5, by=world.ben.actor)

    assert [component.name for component in components_seen(world.cleo.viewer)] == [
        "Pump",
        "Search",
    ]
    assert two.position == 1


def test_an_archived_component_is_not_offered_any_more(world):
    component = component_of(world)
    edit_component(component, is_archived=True, by=world.ben.actor)

    assert list(components_of(world.space)) == []
    assert edit_component(component, is_archived=True, by=world.ben.actor) is None
    edit_component(component, is_archived=False, by=world.ben.actor)
    assert list(components_of(world.space)) == [component]


def test_members_keep_components_and_commenters_do_not(world):
    component = component_of(world)

    for deed in (
        lambda by: add_component(world.space, name="No", by=by),
        lambda by: edit_component(component, name="No", by=by),
        lambda by: remove_component(component, by=by),
        lambda by: set_components(world.item(), [component], by=by),
    ):
        with pytest.raises(Forbidden):
            deed(world.cora.actor)


def test_a_component_of_a_closed_space_is_not_there_for_others(world):
    component = component_of(world, space=another_space(world, is_open=False))

    assert component_by_id(world.ada.viewer, component.pk) == component
    with pytest.raises(NotFound):
        component_by_id(world.ben.viewer, component.pk)
    with pytest.raises(NotFound):
        edit_component(component, name="Mine", by=world.ben.actor)


def test_an_edit_on_an_older_version_is_stale(world):
    component = component_of(world)
    edit_component(component, name="New", expected=1, by=world.ben.actor)

    with pytest.raises(Stale):
        edit_component(component, name="Newer", expected=1, by=world.ada.actor)
    with pytest.raises(RuleBroken):
        edit_component(component, space=world.space, by=world.ada.actor)


def test_an_item_concerns_exactly_the_components_that_were_set(world):
    item = world.item()
    search, pump, door = (component_of(world, name) for name in ("Search", "Pump", "Door"))
    set_components(item, [search, pump], by=world.ben.actor)

    fact = set_components(item, [pump, door], by=world.ben.actor)

    assert names_on(item) == ["Pump", "Door"]
    assert fact.change == "+Door, −Search"
    assert set_components(item, [door, pump], by=world.ben.actor) is None


def test_a_component_stays_in_its_space(world):
    space = another_space(world)
    item, component = world.item(), component_of(world)
    set_components(item, [component], by=world.ben.actor)
    with pytest.raises(RuleBroken):
        set_components(item, [component_of(world, space=space)], by=world.ada.actor)

    rehome_item(item, to=space, by=world.ada.actor)

    assert names_on(item) == []


def test_a_deleted_component_comes_back_with_its_items(world):
    item, component = world.item(), component_of(world)
    set_components(item, [component], by=world.ben.actor)
    remove_component(component, by=world.ben.actor)
    assert names_on(item) == []
    assert deletions_seen(world.cora.viewer) == []
    (gone,) = deletions_seen(world.ben.viewer)
    assert (gone.what, gone.name) == ("component", "Search")

    restore_deleted(gone.seq, by=world.ben.actor)

    assert ItemComponent.objects.get().component == component
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)


def test_names_of_components_are_no_part_of_the_log_itself(world):
    component_of(world, "Codename")

    assert "Codename" not in str(Change.objects.latest("seq").data)
