"""Reading skills."""

from typing import NamedTuple

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.people.persons.models import Person
from rooftree.people.skills.models import PersonSkill, Skill


class Held(NamedTuple):
    """A skill that a person has, and how well."""

    skill_id: int
    name: str
    level: int


def skills_seen(viewer: Viewer) -> "QuerySet[Skill]":
    """Return the workspace's skills by name; whoever is in the workspace sees them all."""
    return Skill.objects.filter(workspace_id=viewer.workspace_id).order_by("name", "pk")


def skill_by_id(viewer: Viewer, pk: int) -> Skill:
    """Return one skill; raises NotFound."""
    skill = skills_seen(viewer).filter(pk=pk).first()
    if skill is None:
        raise NotFound(_("There is no such skill here."))
    return skill


def holders_by_skill(viewer: Viewer) -> dict[int, int]:
    """Return {skill id: number of persons who have it}. One query."""
    rows = PersonSkill.objects.filter(workspace_id=viewer.workspace_id).values_list("skill_id")
    return dict(rows.annotate(count=Count("pk")))


def skills_of(person: Person) -> list[Held]:
    """Return what a person can do, by name. One query."""
    rows = PersonSkill.objects.filter(person=person).order_by("skill__name", "pk")
    return [Held._make(row) for row in rows.values_list("skill_id", "skill__name", "level")]
