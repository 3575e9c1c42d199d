"""What a remedy asks before it works, and what was answered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.changes.actor import Actor
from rooftree.errors import RuleBroken
from rooftree.people.persons.models import Person
from rooftree.people.persons.queries import active_persons, person_by_id
from rooftree.product.goals.models import Goal
from rooftree.product.goals.queries import goal_by_id, goals_open

FieldKind = Literal["choice", "date", "text"]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in: its name in the form, and the value that is suggested.

    A choice has (value, text) pairs; a date is written as ISO.
    """

    name: str
    label: str
    kind: FieldKind
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Remedy:
    """What can be done about a finding: a form whose values `apply_remedy` takes."""

    code: str
    label: str
    fields: tuple[Field, ...]


Ask = Callable[[Finding, Viewer], tuple[Field, ...] | None]
Apply = Callable[[Finding, Mapping[str, str], Actor], object]


@dataclass(frozen=True, slots=True)
class Cure:
    """How a remedy works: `ask` returns its fields, or None when it does not help here and now."""

    code: str
    label: StrPromise
    ask: Ask
    apply: Apply


def persons_field(viewer: Viewer, *, label: str, without: Iterable[int | None] = ()) -> Field:
    """Return a choice among the active persons."""
    left_out = set(without)
    persons = [one for one in active_persons(viewer) if one.pk not in left_out]
    choices = tuple((str(one.pk), one.name) for one in persons)
    return Field("person", label, "choice", choices=choices)


def goals_field(viewer: Viewer) -> Field:
    """Return a choice among the goals that are not closed."""
    choices = tuple((str(one.pk), one.objective) for one in goals_open(viewer))
    return Field("goal", _("Goal"), "choice", choices=choices)


def person_in(values: Mapping[str, str], viewer: Viewer) -> Person:
    """Return the person chosen; raises RuleBroken without one and NotFound for a stranger."""
    return person_by_id(viewer, _number(values, "person", _("Choose a person.")))


def goal_in(values: Mapping[str, str], viewer: Viewer) -> Goal:
    """Return the goal chosen; raises RuleBroken without one and NotFound for a strange one."""
    return goal_by_id(viewer, _number(values, "goal", _("Choose a goal.")))


def date_in(values: Mapping[str, str]) -> date:
    """Return the day chosen; raises RuleBroken for anything else."""
    try:
        return date.fromisoformat(values.get("date", ""))
    except ValueError:
        raise RuleBroken(_("Choose a day."), field="date") from None


def text_in(values: Mapping[str, str], name: str) -> str:
    """Return what was written, without surrounding space."""
    return values.get(name, "").strip()


def _number(values: Mapping[str, str], name: str, missing: str) -> int:
    try:
        return int(values.get(name, ""))
    except ValueError:
        raise RuleBroken(missing, field=name) from None
