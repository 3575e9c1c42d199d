"""Projects, and the items that they deliver."""

from datetime import date
from decimal import Decimal

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.project.deliveries.actions import deliver
from rooftree.project.deliveries.models import Delivery
from rooftree.project.deliveries.queries import project_of, work_in_projects
from rooftree.project.projects.actions import add_project, edit_project, remove_project
from rooftree.project.projects.models import Project
from rooftree.project.projects.queries import project_by_id, projects_open, projects_seen
from rooftree.project.sprints.models import Sprint
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.project.sprints import a_sprint
from tests.world import build


def a_project(world, name="Move", **more):
    return Project.objects.get(pk=add_project(name=name, by=world.ben.actor, **more).subject.pk)


def test_a_project_has_a_lead_dates_and_a_budget(world):
    project = a_project(
        world,
        "  The   move ",
        lead=world.ada.person,
        life_cycle="active",
        start=date(2026, 3, 1),
        finish=date(2026, 3, 1),
        budget="99.999",
        currency="chf",
    )

    assert (project.name, project.budget, project.currency) == ("The move", Decimal(100), "CHF")
    assert project_by_id(world.cleo.viewer, project.pk).lead == world.ada.person
    edit_project(project, is_archived=True, expected=1, by=world.ben.actor)
    assert not projects_open(world.cleo.viewer).exists()
    assert projects_seen(world.cleo.viewer).exists()
    with pytest.raises(Stale):
        edit_project(project, is_archived=False, expected=1, by=world.ada.actor)


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("name", {"name": ""}),
        ("life_cycle", {"life_cycle": "dead"}),
        ("finish", {"start": date(2026, 3, 2), "finish": date(2026, 3, 1)}),
        ("budget", {"budget": -1, "currency": "EUR"}),
        ("currency", {"budget": 1}),
    ],
)
def test_what_is_wrong_about_a_project_is_refused_by_name(world, field, bad):
    with pytest.raises(RuleBroken) as refusal:
        add_project(by=world.ben.actor, **({"name": "Move"} | bad))

    assert refusal.value.field == field


def test_members_run_projects_and_others_look(world):
    project = a_project(world)

    for deed in (
        lambda by: add_project(name="Mine", by=by),
        lambda by: edit_project(project, name="Mine", by=by),
        lambda by: remove_project(project, by=by),
        lambda by: deliver(world.item(), project, by=by),
    ):
        with pytest.raises(Forbidden):
            deed(world.cora.actor)


def test_a_project_of_another_workspace_is_not_found(world):
    project = a_project(build("other"))

    with pytest.raises(NotFound):
        project_by_id(world.ada.viewer, project.pk)
    with pytest.raises(NotFound):
        edit_project(project, name="Ours", by=world.ada.actor)
    with pytest.raises(NotFound):
        deliver(world.item(), project, by=world.ada.actor)


def test_one_project_at_most_delivers_an_item(world):
    item, move, roof = world.item(), a_project(world), a_project(world, "Roof")
    assert deliver(item, None, by=world.ben.actor) is None
    deliver(item, move, by=world.ben.actor)

    fact = deliver(item, roof, by=world.ben.actor)

    assert fact.name == "Roof"
    assert project_of(item) == (roof.pk, "Roof")
    assert deliver(item, roof, by=world.ben.actor) is None
    assert deliver(item, None, by=world.ben.actor).name == "Roof"
    assert project_of(item) is None


def test_what_a_project_delivers_is_counted_as_far_as_it_is_seen(world):
    project = a_project(world)
    for more in ({}, {"status": world.status("Done")}, {"is_private": True}):
        deliver(world.item(**more), project, by=world.ada.actor)
    deliver(world.item(), None, by=world.ada.actor)

    assert work_in_projects(world.ben.viewer) == {project.pk: (1, 2)}
    assert work_in_projects(world.ada.viewer) == {project.pk: (1, 3)}


def test_a_deleted_project_comes_back_with_its_items_and_sprints(world):
    project = a_project(world)
    deliver(world.item(), project, by=world.ben.actor)
    a_sprint(world, project=project)
    remove_project(project, by=world.ben.actor)
    assert Delivery.objects.get().project is None
    assert deletions_seen(world.cora.viewer) == []
    (gone,) = deletions_seen(world.ben.viewer)
    assert (gone.what, gone.name) == ("project", "Move")

    restore_deleted(gone.seq, by=world.ben.actor)

    assert Delivery.objects.get().project == Sprint.objects.get().project == project
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)
    with pytest.raises(RuleBroken, match="back already"):
        restore_deleted(gone.seq, by=world.ben.actor)
