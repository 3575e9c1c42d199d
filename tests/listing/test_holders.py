"""Lists of what belongs to a component, release, sprint, project or product."""

import pytest

from rooftree.listing.filters import Filter, read_filter
from rooftree.listing.query import page_of
from rooftree.product.products.actions import add_product, set_spaces
from rooftree.product.releases.actions import add_release
from rooftree.product.releases.placing import set_releases
from rooftree.project.deliveries.actions import deliver
from rooftree.project.projects.actions import add_project
from rooftree.project.sprints.actions import add_sprint
from rooftree.project.sprints.choosing import choose_sprint
from rooftree.work.components.actions import add_component, set_components
from rooftree.work.components.models import Component
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space


def titles(member, **wanted):
    rows, _has_more = page_of(
        member.viewer, read_filter({name: str(v) for name, v in wanted.items()})
    )
    return {row.title for row in rows}


@pytest.fixture
def held(world):
    """Return {kind of thing: its id}; each holds the item "in" and a private one."""
    by, space = world.ada.actor, world.space
    items = [world.item("in"), world.item("private", is_private=True)]
    add_component(space, name="Search", by=by)
    component = Component.objects.get()
    release = add_release(name="1.0", space=space, by=by).subject
    sprint = add_sprint(name="Sprint 1", by=by).subject
    project = add_project(name="Move", by=by).subject
    for item in items:
        set_components(item, [component], by=by)
        set_releases(item, [release], by=by)
        choose_sprint(item, sprint, by=by)
        deliver(item, project, by=by)
    world.item("out")
    return {
        "component": component.pk,
        "release": release.pk,
        "sprint": sprint.pk,
        "project": project.pk,
    }


@pytest.mark.parametrize("kind", ["component", "release", "sprint", "project"])
def test_a_list_is_narrowed_to_what_a_thing_holds(world, held, kind):
    assert titles(world.ben, **{kind: held[kind]}) == {"in"}
    assert titles(world.ada, **{kind: held[kind]}) == {"in", "private"}
    assert titles(world.ada, **{kind: held[kind] + 1}) == set()


def test_a_list_is_narrowed_to_the_spaces_of_a_product(world, held):
    product = add_product(name="Lathe", by=world.ada.actor).subject
    assert titles(world.ben, product=product.pk) == set()

    set_spaces(product, [world.space], by=world.ada.actor)

    assert titles(world.ben, product=product.pk) == {"in", "out"}


@pytest.mark.parametrize("kind", ["release", "sprint"])
def test_what_is_out_of_sight_holds_nothing(world, held, kind):
    fact = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor)
    secret = Space.objects.get(pk=fact.subject.pk)
    add = add_release if kind == "release" else add_sprint
    hidden = add(name="Hidden", space=secret, by=world.ada.actor).subject
    through = "release_items" if kind == "release" else "sprint_items"
    getattr(hidden, through).create(workspace=world.workspace, item=world.item("there"))

    assert titles(world.ada, **{kind: hidden.pk}) == {"there"}
    assert titles(world.ben, **{kind: hidden.pk}) == set()


def test_items_without_points_come_last(world):
    for title, points in (("none", None), ("two", 2), ("one", 1)):
        world.item(title, points=points)

    for down, expected in (("", ["one", "two", "none"]), ("1", ["two", "one", "none"])):
        rows, _ = page_of(world.ada.viewer, Filter(sort="points", down=down))
        assert [row.title for row in rows] == expected
