"""The spaces of the sample, with labels and components."""

from functools import partial
from typing import Any

from rooftree.changes.actor import Actor
from rooftree.ops.sample.files import Record, read
from rooftree.ops.sample.tale import Tale
from rooftree.work.components.actions import add_component
from rooftree.work.components.models import Component
from rooftree.work.labels.actions import add_label
from rooftree.work.labels.models import Label
from rooftree.work.models import Kind
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space


def places(tale: Tale) -> None:
    """Tell how the spaces were opened."""
    for kind in Kind.objects.filter(workspace=tale.workspace):
        tale.keep("kind", kind.slug, kind)
    for one in read("spaces")["space"]:
        for name, category in one["workflow"]:
            tale.categories[one["prefix"], name] = category
        at = tale.days.at(one["opened"], 600)
        tale.add(at, one["by"], partial(_space, tale, one))


def _space(tale: Tale, one: Record, by: Actor) -> None:
    prefix = one["prefix"]
    space: Any = create_space(
        prefix=prefix,
        name=one["name"],
        description=one["text"],
        workflow=one["workflow"],
        by=by,
    ).subject
    assert isinstance(space, Space)  # noqa: S101 - narrows the type
    tale.keep("space", prefix, space)
    for status in space.statuses.all():
        tale.keep("status", f"{prefix} {status.name}", status)
    for name, colour in one["labels"]:
        add_label(space, name=name, colour=colour, by=by)
    for name, lead in one["components"].items():
        add_component(space, name=name, lead=tale.person(lead), by=by)
    for label in Label.objects.filter(space=space):
        tale.keep("label", f"{prefix} {label.name}", label)
    for component in Component.objects.filter(space=space):
        tale.keep("component", f"{prefix} {component.name}", component)
