"""What people call themselves, in every workspace that they belong to."""

from django.utils.translation import gettext as _

from rooftree.accounts.models import User
from rooftree.changes.action import action
from rooftree.changes.actor import Actor, Via
from rooftree.changes.rows import edit
from rooftree.errors import Forbidden
from rooftree.people.persons.facts import PersonEdited
from rooftree.people.persons.models import Person
from rooftree.people.persons.rules import checked_name
from rooftree.people.queries import viewer_for, workspaces_of


def rename_persons(user: User, *, was: str, via: Via = "web") -> None:
    """Let a user's persons follow the user's new name, one transaction a workspace.

    A person whom an admin has named otherwise keeps that name.
    """
    if str(user) == was:
        return
    for workspace in workspaces_of(user):
        person = Person.objects.filter(workspace=workspace, user=user, name=was).first()
        if person is not None:
            by = Actor(viewer=viewer_for(user, workspace), via=via)
            rename_oneself(person, name=str(user), by=by)


@action
def rename_oneself(person: Person, *, name: str, by: Actor) -> PersonEdited | None:
    """Change one's own name as work shows it."""
    if by.viewer.person_id != person.pk:
        raise Forbidden(_("People choose their own names; admins edit anybody's."))
    if not edit(person, name=checked_name(name)):
        return None
    return PersonEdited(subject=person, topics=("people", f"person:{person.pk}"), name=person.name)
