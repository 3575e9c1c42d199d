"""People, and what a space is made of before any item, as wishes."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.exchange.bundle import (
    Bundle,
    Component,
    Field,
    Label,
    Person,
    Release,
    Space,
    SpaceMember,
    Sprint,
    Status,
)
from rooftree.exchange.load.wishes import Ref, Unit, Wish
from rooftree.people.persons.models import Person as PersonRow
from rooftree.product.releases.models import Release as ReleaseRow
from rooftree.project.sprints.models import Sprint as SprintRow
from rooftree.work.components.models import Component as ComponentRow
from rooftree.work.fields.models import Field as FieldRow
from rooftree.work.labels.models import Label as LabelRow
from rooftree.work.spaces.models import Space as SpaceRow
from rooftree.work.spaces.models import SpaceMember as SpaceMemberRow
from rooftree.work.spaces.models import Status as StatusRow


def people_units(bundle: Bundle, at: datetime) -> Iterator[Unit]:
    """Yield a unit per person; `at` is when they came to be known here."""
    for person in bundle.people:
        ref = Ref("people", person.source_id)
        yield Unit(subject=ref, wishes=(_person(ref, person, at),))


def space_units(bundle: Bundle, at: datetime) -> Iterator[Unit]:
    """Yield a unit per space, with workflow, labels, fields and members."""
    for space in bundle.spaces:
        own = space.source_id
        wishes = [_space(space, bundle, at)]
        statuses = [one for one in bundle.statuses if one.space == own]
        wishes += [_status(one, place, at) for place, one in enumerate(statuses)]
        labels = [one for one in bundle.labels if one.space == own]
        wishes += [_label(one, place) for place, one in enumerate(labels)]
        fields = [one for one in bundle.fields if one.space == own]
        wishes += [_field(one, place) for place, one in enumerate(fields)]
        wishes += [_member(one) for one in bundle.members if one.space == own]
        components = [one for one in bundle.components if one.space == own]
        wishes += [_component(one, place, at) for place, one in enumerate(components)]
        releases = [one for one in bundle.releases if one.space == own]
        wishes += [_release(one, place, at) for place, one in enumerate(releases)]
        wishes += [_sprint(one) for one in bundle.sprints if one.space == own]
        yield Unit(subject=Ref("spaces", own), wishes=tuple(wishes))


def within(space: str, source_id: str) -> str:
    """Return an id that is unique beyond its board; old exports name labels by their colour alone."""
    return f"{space}/{source_id}"


def _person(ref: Ref, person: Person, at: datetime) -> Wish:
    return Wish(
        ref=ref,
        model=PersonRow,
        name=person.name,
        values={
            "name": person.name or person.source_id,
            "handle": person.username,
            "email": person.email if "@" in person.email else "",
            "is_active": person.is_active,
        },
        initial={"created_at": at},
    )


def _space(space: Space, bundle: Bundle, at: datetime) -> Wish:
    return Wish(
        ref=Ref("spaces", space.source_id),
        model=SpaceRow,
        name=space.name,
        values={
            "name": space.name,
            "description": space.description.markdown.strip(),
            "archived_at": (bundle.source.exported_at or at) if space.is_archived else None,
        },
        initial={"created_at": space.created_at or at},
    )


def _status(status: Status, place: int, at: datetime) -> Wish:
    space = Ref("spaces", status.space)
    return Wish(
        ref=Ref("statuses", within(status.space, status.source_id)),
        model=StatusRow,
        name=status.name,
        values={
            "name": status.name or _("Untitled"),
            "category": status.category,
            "position": place,
            "wip_limit": status.wip_limit,
            "archived_at": at if status.is_archived else None,
        },
        initial={"space_id": space},
        needs=(space,),
    )


def _label(label: Label, place: int) -> Wish:
    space = Ref("spaces", label.space)
    return Wish(
        ref=Ref("labels", within(label.space, label.source_id)),
        model=LabelRow,
        name=label.name or label.colour,
        values={"name": label.name, "colour": label.colour, "position": place},
        initial={"space_id": space},
        needs=(space,),
    )


def _field(field: Field, place: int) -> Wish:
    space = Ref("spaces", field.space)
    return Wish(
        ref=Ref("fields", within(field.space, field.source_id)),
        model=FieldRow,
        name=field.name,
        values={
            "name": field.name or _("Untitled"),
            "options": list(dict.fromkeys(option.name for option in field.options)),
            "position": place,
        },
        initial={"space_id": space, "type": field.type},
        needs=(space,),
    )


def _member(member: SpaceMember) -> Wish:
    space, person = Ref("spaces", member.space), Ref("people", member.person)
    return Wish(
        ref=Ref("members", within(member.space, member.person)),
        model=SpaceMemberRow,
        values={"role": int(Role.from_word(member.role))},
        initial={"space_id": space, "person_id": person},
        needs=(space, person),
        unique=("space_id", "person_id"),
    )


def _component(component: Component, place: int, at: datetime) -> Wish:
    space = Ref("spaces", component.space)
    return Wish(
        ref=Ref("components", component.source_id),
        model=ComponentRow,
        name=component.name,
        values={
            "name": component.name or _("Untitled"),
            "description": component.description.markdown,
            "lead_id": Ref("people", component.lead) if component.lead else None,
            "position": place,
            "archived_at": at if component.is_archived else None,
        },
        initial={"space_id": space},
        needs=(space,),
    )


def _release(release: Release, place: int, at: datetime) -> Wish:
    space = Ref("spaces", release.space)
    came_out = (release.target or at.date()) if release.is_released else None
    return Wish(
        ref=Ref("releases", release.source_id),
        model=ReleaseRow,
        name=release.name,
        values={
            "name": release.name or _("Untitled"),
            "description": release.description.markdown,
            "start": release.start,
            "target": release.target,
            "released_on": came_out,
            "position": place,
            "archived_at": at if release.is_archived else None,
        },
        initial={"space_id": space},
        needs=(space,),
    )


def _sprint(sprint: Sprint) -> Wish:
    space = Ref("spaces", sprint.space)
    return Wish(
        ref=Ref("sprints", sprint.source_id),
        model=SprintRow,
        name=sprint.name,
        values={
            "name": sprint.name or _("Untitled"),
            "goal": sprint.goal,
            "state": sprint.state,
            "start_at": sprint.start_at,
            "finish_at": sprint.finish_at,
            "completed_at": sprint.completed_at,
        },
        initial={"space_id": space},
        needs=(space,),
    )
