"""Releases, and the items that they bring or trouble."""

from datetime import date

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.product.releases.actions import edit_release, remove_release
from rooftree.product.releases.models import ReleaseItem
from rooftree.product.releases.placing import set_releases
from rooftree.product.releases.queries import (
    release_by_id,
    releases_for,
    releases_of,
    releases_seen,
    work_in_releases,
)
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.product.voices import a_release
from tests.world import build


def closed_space(world):
    fact = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor)
    return Space.objects.get(pk=fact.subject.pk)


def names(viewer, item):
    return [(one.name, one.role) for one in releases_of(viewer, item)]


def test_a_release_is_of_a_space_or_of_the_workspace(world):
    of_space, of_all = a_release(world, space=world.space), a_release(world, "2026")

    assert {of_space, of_all} == set(releases_seen(world.cleo.viewer))
    assert set(releases_for(world.cleo.viewer, world.item())) == {of_space, of_all}
    edit_release(of_all, is_archived=True, by=world.ben.actor)
    assert list(releases_for(world.cleo.viewer, world.item())) == [of_space]


def test_who_does_not_see_the_space_does_not_see_its_releases(world):
    release = a_release(world, by=world.ada, space=closed_space(world))

    assert release_by_id(world.ada.viewer, release.pk) == release
    assert not releases_seen(world.ben.viewer).exists()
    with pytest.raises(NotFound):
        release_by_id(world.ben.viewer, release.pk)
    with pytest.raises(NotFound):
        edit_release(release, name="Mine", by=world.ben.actor)
    with pytest.raises(NotFound):
        a_release(world, space=release.space)
    with pytest.raises(NotFound):
        set_releases(world.item(), [release], by=world.ben.actor)


def test_the_rights_of_the_space_decide(world):
    release = a_release(world, space=world.space)

    for deed in (
        lambda by: a_release(world, by=by),
        lambda by: a_release(world, by=by, space=world.space),
        lambda by: edit_release(release, name="Mine", by=by.actor),
        lambda by: remove_release(release, by=by.actor),
        lambda by: set_releases(world.item(), [release], by=by.actor),
    ):
        with pytest.raises(Forbidden):
            deed(world.cora)


def test_a_release_starts_before_it_is_wanted(world):
    release = a_release(world, start=date(2026, 3, 1))

    with pytest.raises(RuleBroken):
        edit_release(release, target=date(2026, 2, 1), by=world.ben.actor)
    with pytest.raises(RuleBroken):
        edit_release(release, space=world.space, by=world.ben.actor)
    with pytest.raises(RuleBroken):
        a_release(world, " ")
    assert edit_release(release, released_on=date(2026, 1, 1), by=world.ben.actor)


def test_an_item_comes_with_some_releases_and_affects_others(world):
    item = world.item()
    one, two = a_release(world, "1.0"), a_release(world, "2.0", space=world.space)
    set_releases(item, [one], role="affects", by=world.ben.actor)

    fact = set_releases(item, [two], by=world.ben.actor)

    assert set(names(world.cleo.viewer, item)) == {("1.0", "affects"), ("2.0", "fix")}
    assert fact.change == "+2.0"
    assert f"releases-of:{world.space.pk}" in fact.topics
    assert set_releases(item, [two], by=world.ben.actor) is None
    assert set_releases(item, [one], by=world.ben.actor).change == "+1.0, −2.0"


def test_a_release_of_another_space_does_not_bring_an_item(world):
    foreign = a_release(world, by=world.ada, space=closed_space(world))

    with pytest.raises(RuleBroken):
        set_releases(world.item(), [foreign], by=world.ada.actor)


def test_releases_out_of_sight_stay_and_are_not_named(world):
    item = world.item()
    hidden = a_release(world, "Hidden", by=world.ada, space=closed_space(world))
    ReleaseItem.objects.create(workspace=world.workspace, release=hidden, item=item)
    shown = a_release(world)

    set_releases(item, [shown], by=world.ben.actor)

    assert names(world.ben.viewer, item) == [("1.0", "fix")]
    assert ReleaseItem.objects.count() == 2


def test_what_a_release_brings_is_counted_as_far_as_it_is_seen(world):
    release = a_release(world)
    for more in ({}, {"status": world.status("Done")}, {"is_private": True}):
        set_releases(world.item(**more), [release], by=world.ada.actor)
    set_releases(world.item(), [release], role="affects", by=world.ada.actor)

    assert work_in_releases(world.ben.viewer) == {release.pk: (1, 2)}
    assert work_in_releases(world.ada.viewer) == {release.pk: (1, 3)}
    assert work_in_releases(build("other").ada.viewer) == {}


def test_a_deleted_release_comes_back_to_who_may_edit_it(world):
    release = a_release(world, space=world.space)
    set_releases(world.item(), [release], by=world.ben.actor)
    hidden = a_release(world, "Hidden", by=world.ada, space=closed_space(world))
    remove_release(hidden, by=world.ada.actor)
    remove_release(release, by=world.ben.actor)
    assert [one.name for one in deletions_seen(world.ada.viewer)] == ["1.0", "Hidden"]
    assert deletions_seen(world.cora.viewer) == []
    (gone,) = deletions_seen(world.ben.viewer)

    restore_deleted(gone.seq, by=world.ben.actor)

    assert ReleaseItem.objects.get().release == release
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)


def test_what_is_to_come_stands_first_by_target(world):
    a_release(world, "out", released_on=date(2026, 1, 1), target=date(2026, 1, 1))
    a_release(world, "some day")
    a_release(world, "later", target=date(2026, 5, 1))
    a_release(world, "soon", target=date(2026, 4, 1))

    names_in_order = [one.name for one in releases_seen(world.cleo.viewer)]

    assert names_in_order == ["soon", "later", "some day", "out"]
