"""The scene of the access matrix: everybody who may come, and one of everything that has an address.

Three items have all that can hang on an item: one that everybody sees, a private one of Ada's, and one
in a closed space of hers. Nobody but owners and admins may know of the latter two.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from rooftree.accounts.models import Invitation, User, Workspace
from rooftree.accounts.roles import Role
from rooftree.alignment.checks.run import run_checks
from rooftree.alignment.findings.models import Finding
from rooftree.changes.models import Change
from rooftree.exchange.models import Parcel, ParcelState, Run, Way
from rooftree.exchange.parcels.files import path_of
from rooftree.lib import clock
from rooftree.people.calendars.actions import add_absence, add_calendar
from rooftree.people.calendars.models import STANDARD_WEEK, Absence
from rooftree.people.holidays.actions import add_holiday
from rooftree.people.holidays.models import Holiday
from rooftree.people.members.actions import invite
from rooftree.people.persons.actions import add_person
from rooftree.people.skills.actions import add_skill
from rooftree.planning.proposals.accepting import accept_plan
from rooftree.planning.refreshing import refresh
from rooftree.product.customers.actions import add_customer
from rooftree.product.feedback.actions import add_feedback
from rooftree.product.goals.actions import add_goal
from rooftree.product.key_results.actions import add_key_result, record_measurement
from rooftree.product.key_results.models import KeyResult, Measurement
from rooftree.product.products.actions import add_product
from rooftree.product.releases.actions import add_release
from rooftree.project.projects.actions import add_project
from rooftree.project.sprints.actions import add_sprint
from rooftree.work.attachments.actions import attach_file
from rooftree.work.attachments.models import Attachment
from rooftree.work.checklists.actions import add_checklist
from rooftree.work.checklists.entries import add_entry
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.comments.actions import add_comment
from rooftree.work.comments.models import Comment
from rooftree.work.commitments.actions import make_commitment
from rooftree.work.commitments.models import Commitment
from rooftree.work.components.actions import add_component
from rooftree.work.components.models import Component
from rooftree.work.fields.actions import add_field
from rooftree.work.fields.models import Field
from rooftree.work.founding import found_workspace
from rooftree.work.items.actions import create_item, edit_item, move_item
from rooftree.work.items.models import Item
from rooftree.work.items.removing import delete_item
from rooftree.work.labels.actions import add_label
from rooftree.work.labels.models import Label
from rooftree.work.links.actions import add_dependency, link_items
from rooftree.work.links.models import Dependency, Link
from rooftree.work.spaces.actions import add_status, create_space
from rooftree.work.spaces.members import give_space_role
from rooftree.work.spaces.models import Space, SpaceMember, Status
from rooftree.work.time_entries.actions import spend_time
from rooftree.work.time_entries.models import TimeEntry
from tests.exchange.boards import board
from tests.exchange.importing import opened
from tests.world import World, build, member

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fccf"
    "50ef0f000481017f5f3b4c2d0000000049454e44ae426082"
)


@dataclass
class Scene:
    """`people` by who they are (None for nobody signed in), `things` by name, each in its variants.

    Variant 0 is in everybody's sight. Later ones, where there are any, are hidden.
    """

    world: World
    workspace: Workspace
    people: dict[str, User | None]
    things: dict[str, list[Any]] = field(default_factory=dict)

    def thing(self, name: str, variant: int = 0) -> Any:
        return self.things[name][variant]


def set_up() -> Scene:
    """Build the scene."""
    world = build()
    scene = Scene(world, world.workspace, _people(world))
    _set_up_people(scene)
    _set_up_goals(scene)
    _set_up_products(scene)
    create_space(prefix="OPS", name="Operations", by=world.ada.actor)
    open_space, closed = world.space, _closed_space(world)
    for space in (open_space, closed):
        _set_up_space(scene, space)
    for space, is_private in ((open_space, False), (open_space, True), (closed, False)):
        _set_up_item(scene, space, is_private=is_private)
    _set_up_plan(scene)
    _set_up_imports(scene)
    _set_up_parcels(scene)
    run_checks(world.workspace.pk)
    scene.things["finding"] = [
        Finding.objects.get(item=one, rule="work-without-goal") for one in scene.things["key"]
    ]
    return scene


def _people(world: World) -> dict[str, User | None]:
    return {
        "owner": world.ada.user,
        "admin": member(world.workspace, "Abe", Role.ADMIN).user,
        "member": world.ben.user,
        "commenter": world.cora.user,
        "viewer": world.cleo.user,
        "outsider": world.dan,
        "stranger": member(found_workspace("beta"), "Otto", Role.OWNER).user,
        "nobody": None,
    }


def _set_up_people(scene: Scene) -> None:
    world, by = scene.world, scene.world.ada.actor
    placeholder = add_person(name="Grace", by=by).subject
    calendar = add_calendar(name="Mornings", week=STANDARD_WEEK, by=by).subject
    day = clock.now().date()
    add_absence(placeholder, first_day=day, last_day=day, by=by)
    add_holiday(calendar, day=day, by=by)
    spare = member(world.workspace, "Spare", Role.VIEWER)
    invite(world.workspace, email="eve@example.org", role=Role.VIEWER, by=by)
    scene.things |= {
        "placeholder": [placeholder],
        "spare": [spare.person],
        "calendar": [calendar],
        "holiday": [Holiday.objects.get()],
        "skill": [add_skill(name="Welding", by=by).subject],
        "absence": [Absence.objects.get()],
        "invitation": [Invitation.objects.get()],
    }


def _set_up_goals(scene: Scene) -> None:
    by, day = scene.world.ada.actor, clock.now().date()
    goal = add_goal(
        objective="Halve the wait", period_start=day, period_finish=day + timedelta(60), by=by
    ).subject
    add_key_result(goal, name="Wait", baseline=Decimal(10), target=Decimal(5), by=by)
    key_result = KeyResult.objects.get()
    record_measurement(key_result, day=day, value=Decimal(9), by=by)
    scene.things |= {
        "goal": [goal],
        "key_result": [key_result],
        "measurement": [Measurement.objects.get()],
    }


def _set_up_products(scene: Scene) -> None:
    by = scene.world.ada.actor
    scene.things |= {
        "product": [add_product(name="Lathe", by=by).subject],
        "customer": [add_customer(name="Acme", by=by).subject],
        "feedback": [add_feedback(body="Slow.", received_on=clock.now().date(), by=by).subject],
        "project": [add_project(name="Move", by=by).subject],
    }


def _closed_space(world: World) -> Space:
    created = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor)
    return Space.objects.get(pk=created.subject.pk)


def _set_up_space(scene: Scene, space: Space) -> None:
    by = scene.world.ada.actor
    add_label(space, name="API", colour="blue", by=by)
    add_component(space, name="Search", by=by)
    add_field(space, name="Contract", type="text", by=by)
    add_status(space, name="Spare", category="doing", by=by)
    give_space_role(space, scene.thing("placeholder"), role=Role.VIEWER, by=by)
    found = {
        "prefix": space,
        "label": Label.objects.get(space=space),
        "component": Component.objects.get(space=space),
        "field": Field.objects.get(space=space),
        "status": Status.objects.get(space=space, name="Spare"),
        "release": add_release(name="1.0", space=space, by=by).subject,
        "sprint": add_sprint(name="Sprint 1", space=space, by=by).subject,
        "space_member": SpaceMember.objects.get(space=space, person=scene.thing("placeholder")),
    }
    _add(scene, found)


def _set_up_item(scene: Scene, space: Space, *, is_private: bool) -> None:
    by = scene.world.ada.actor
    item, other, third, gone = (
        _item(space, title, is_private=is_private, by=by)
        for title in ("Subject", "Other", "Third", "Gone")
    )
    move_item(item, to=Status.objects.get(space=space, name="In progress"), by=by)
    item.owner = None
    item.save(update_fields=["owner"])
    add_comment(item, body="Words", by=by)
    add_checklist(item, title="List", by=by)
    add_entry(Checklist.objects.get(item=item), text="Entry", by=by)
    make_commitment(item, to_whom="Acme", date=clock.now().date() + timedelta(30), by=by)
    attach_file(item, name="dot.png", content=ContentFile(PIXEL), by=by)
    add_dependency(other, item, by=by)
    link_items(item, other, kind="relates", by=by)
    spend_time(item, minutes=30, by=by)
    delete_item(gone, by=by)
    found = {
        "key": item,
        "other": third,
        "comment": Comment.objects.get(item=item),
        "checklist": Checklist.objects.get(item=item),
        "entry": CheckItem.objects.get(checklist__item=item),
        "commitment": Commitment.objects.get(item=item),
        "attachment": Attachment.objects.get(item=item),
        "dependency": Dependency.objects.get(successor=item),
        "link": Link.objects.get(source=item),
        "time_entry": TimeEntry.objects.get(item=item),
        "seq": Change.objects.filter(subject_id=gone.pk, subject_type="work.item").latest("seq"),
    }
    _add(scene, found)


def _set_up_plan(scene: Scene) -> None:
    """Accept a plan, then change something, so that there is both something to undo and to accept."""
    by = scene.world.ada.actor
    accepted = accept_plan(refresh(scene.workspace.pk), by=by)
    edit_item(scene.thing("other"), estimate_likely=3000, by=by)
    scene.things |= {"batch": [accepted.batch], "proposal": [refresh(scene.workspace.pk)]}


def _set_up_imports(scene: Scene) -> None:
    for name, state in (("checked", "checked"), ("stopped", "unfinished"), ("finished", "done")):
        run = opened(scene.workspace, board(), by=scene.world.ada.actor)
        Run.objects.filter(pk=run.pk).update(state=state)
        scene.things[f"{name}_run"] = [run]


def _set_up_parcels(scene: Scene) -> None:
    for name, way in (("parcel", Way.OUT), ("arrival", Way.IN)):
        parcel = Parcel.objects.create(
            workspace=scene.workspace,
            way=way,
            state=ParcelState.READY,
            file_name="acme.zip",
            batch=name,
            by_user=scene.people["owner"],
        )
        path_of(parcel).write_bytes(b"export")
        scene.things[name] = [parcel]


def _item(space: Space, title: str, *, is_private: bool, by: Any) -> Item:
    created = create_item(space, title=title, is_private=is_private, by=by)
    return Item.objects.get(pk=created.subject.pk)


def _add(scene: Scene, found: dict[str, Any]) -> None:
    for name, thing in found.items():
        scene.things.setdefault(name, []).append(thing)
