"""Adding and editing persons."""

from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.models import User
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.people.persons.facts import PersonAdded, PersonEdited, PersonLinked
from rooftree.people.persons.models import Person
from rooftree.people.persons.policy import require_may_edit_people
from rooftree.people.persons.rules import checked_columns


@action
def add_person(
    *, name: str, by: Actor, user: User | None = None, handle: str = "", email: str = ""
) -> PersonAdded:
    """Add somebody whom work can name; the fact's subject is the new person."""
    require_may_edit_people(by.viewer)
    columns = checked_columns(name=name, handle=handle, email=email)
    person = insert(
        Person(workspace_id=by.workspace_id, user=user, created_at=clock.now(), **columns)
    )
    return PersonAdded(subject=person, topics=("people", f"person:{person.pk}"), name=person.name)


@action
def edit_person(
    person: Person, *, by: Actor, expected: int | None = None, **new: Any
) -> PersonEdited | None:
    """Change name, handle, e-mail address, calendar or whether the person is active."""
    require_may_edit_people(by.viewer)
    if not edit(person, expected=expected, **checked_columns(**new)):
        return None
    return PersonEdited(subject=person, topics=("people", f"person:{person.pk}"), name=person.name)


@action
def link_person(person: Person, *, user: User, by: Actor) -> PersonLinked | None:
    """Let an account act as a placeholder that an import had brought."""
    require_may_edit_people(by.viewer)
    if person.user_id is not None:
        raise RuleBroken(_("{name} has an account already.").format(name=person.name))
    if not edit(person, user=user):
        return None
    return PersonLinked(subject=person, topics=("people", f"person:{person.pk}"), name=person.name)
