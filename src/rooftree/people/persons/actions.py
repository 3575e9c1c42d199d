"""Adding and editing persons."""

from typing import Any

from rooftree.accounts.models import User
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.people.persons.facts import PersonAdded, PersonEdited, PersonLinked
from rooftree.people.persons.models import Person
from rooftree.people.persons.policy import require_may_edit_people

EDITABLE = {"name", "handle", "email", "calendar", "is_active"}


@action
def add_person(
    *, name: str, by: Actor, user: User | None = None, handle: str = "", email: str = ""
) -> PersonAdded:
    """Add somebody whom work can name; the fact's subject is the new person."""
    require_may_edit_people(by.viewer)
    name = name.strip()
    if not name:
        raise RuleBroken("A person needs a name.", field="name")
    person = insert(
        Person(
            workspace_id=by.workspace_id,
            user=user,
            name=name[:200],
            handle=handle[:100],
            email=email,
            created_at=clock.now(),
        )
    )
    return PersonAdded(subject=person, topics=("people", f"person:{person.pk}"), name=person.name)


@action
def edit_person(
    person: Person, *, by: Actor, expected: int | None = None, **new: Any
) -> PersonEdited | None:
    """Change name, handle, e-mail address, calendar or whether the person is active."""
    require_may_edit_people(by.viewer)
    unknown = new.keys() - EDITABLE
    if unknown:
        raise RuleBroken(f"A person has no {', '.join(sorted(unknown))} to edit.")
    if "name" in new and not str(new["name"]).strip():
        raise RuleBroken("A person needs a name.", field="name")
    if not edit(person, expected=expected, **new):
        return None
    return PersonEdited(subject=person, topics=("people", f"person:{person.pk}"), name=person.name)


@action
def link_person(person: Person, *, user: User, by: Actor) -> PersonLinked | None:
    """Let an account act as a placeholder that an import had brought."""
    require_may_edit_people(by.viewer)
    if person.user_id is not None:
        raise RuleBroken(f"{person.name} has an account already.")
    if not edit(person, user=user):
        return None
    return PersonLinked(subject=person, topics=("people", f"person:{person.pk}"), name=person.name)
