"""Shorthand for sprints."""

from rooftree.project.sprints.actions import add_sprint
from rooftree.project.sprints.models import Sprint


def a_sprint(world, name="Sprint 1", *, by=None, **more):
    fact = add_sprint(name=name, by=(by or world.ben).actor, **more)
    return Sprint.objects.get(pk=fact.subject.pk)
