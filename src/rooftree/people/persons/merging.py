"""A placeholder that an import brought turns out to be a member.

The placeholder stays, since imports know it, and takes over the account and all that names the
member's own person. That one is left behind without an account, so that old entries keep their name.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, edit_many, remove
from rooftree.changes.tracking import type_name, type_names
from rooftree.errors import RuleBroken
from rooftree.people.persons.facts import PersonLinked
from rooftree.people.persons.models import Person
from rooftree.people.persons.policy import require_may_edit_people


@action
def link_member(placeholder: Person, *, member: Person, by: Actor) -> PersonLinked:
    """Let a member's account act as a placeholder, and gather all that names either on the placeholder.

    Raises RuleBroken for a placeholder with an account, or a member without one.
    """
    require_may_edit_people(by.viewer)
    if placeholder.user_id is not None:
        raise RuleBroken(_("{name} has an account already.").format(name=placeholder.name))
    user = member.user
    if user is None:
        raise RuleBroken(
            _("{name} has no account to link.").format(name=member.name), field="member"
        )
    for field in _references():
        _point_to(placeholder, field, member)
    calendar = placeholder.calendar_id or member.calendar_id
    edit(member, user=None, is_active=False)
    edit(
        placeholder,
        user=user,
        is_active=True,
        email=placeholder.email or member.email,
        handle=placeholder.handle or member.handle,
        calendar_id=calendar,
    )
    topics = ("people", f"person:{placeholder.pk}", f"person:{member.pk}", "plan")
    return PersonLinked(subject=placeholder, topics=topics, name=placeholder.name)


def _references() -> Iterator["models.ForeignKey[Person, Person]"]:
    """Yield the columns of all tables in the log that name a person, whatever room they live in."""
    relations: list[Any] = Person._meta.get_fields(include_hidden=True)
    for relation in relations:
        points_here = relation.auto_created and not relation.concrete
        if points_here and type_name(relation.related_model) in type_names:
            yield relation.field


def _point_to(
    placeholder: Person, field: "models.ForeignKey[Person, Person]", member: Person
) -> None:
    """Let the rows that name the member name the placeholder; a row that says so already is enough."""
    rows = list(field.model._base_manager.filter(**{field.name: member}))
    kept: list[models.Model] = []
    doubled: list[models.Model] = []
    for row in rows:
        (doubled if _is_said(placeholder, field, row) else kept).append(row)
    remove(*doubled)
    edit_many([(row, {field.attname: placeholder.pk}) for row in kept])


def _is_said(
    placeholder: Person, field: "models.ForeignKey[Person, Person]", row: models.Model
) -> bool:
    for rule in row._meta.constraints:
        if isinstance(rule, models.UniqueConstraint) and field.name in rule.fields:
            same = {name: getattr(row, name) for name in rule.fields} | {field.name: placeholder}
            if type(row)._base_manager.filter(**same).exists():
                return True
    return False
