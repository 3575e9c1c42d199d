"""Roles of persons in single spaces."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import Forbidden
from rooftree.people.persons.models import Person
from rooftree.work.spaces.facts import SpaceRoleGiven, SpaceRoleTaken
from rooftree.work.spaces.models import Space, SpaceMember
from rooftree.work.spaces.policy import require, role_in


@action
def give_space_role(
    space: Space, person: Person, *, role: Role, by: Actor
) -> SpaceRoleGiven | None:
    """Give a person a role of their own in a space; neither it nor their former one above the giver's."""
    _require_may_manage(space, role, by)
    member = SpaceMember.objects.filter(space=space, person=person).first()
    if member is None:
        insert(SpaceMember(workspace_id=by.workspace_id, space=space, person=person, role=role))
    else:
        _require_may_manage(space, Role(member.role), by)
        if not edit(member, role=role):
            return None
    return SpaceRoleGiven(
        subject=space, topics=_topics(space, person), who_person=person.pk, role=role.name.lower()
    )


@action
def take_space_role(member: SpaceMember, *, by: Actor) -> SpaceRoleTaken:
    """Take a person's own role in a space away."""
    _require_may_manage(member.space, Role(member.role), by)
    space, person = member.space, member.person
    remove(member)
    return SpaceRoleTaken(subject=space, topics=_topics(space, person), who_person=person.pk)


def _require_may_manage(space: Space, role: Role, by: Actor) -> None:
    require(by.viewer, space, Role.ADMIN)
    own = role_in(by.viewer, space)
    if own is None or role > own:
        raise Forbidden(_("Nobody gives or takes a role above their own."))


def _topics(space: Space, person: Person) -> tuple[str, ...]:
    return ("people", f"space:{space.pk}", f"person:{person.pk}")
