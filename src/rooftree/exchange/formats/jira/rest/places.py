"""Versions, components, sprints, statuses and projects as REST replies write them."""

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from typing import Any

from rooftree.exchange.bundle import Text
from rooftree.exchange.formats.jira.issue import Component, Sprint, StatusCategory, Version
from rooftree.exchange.formats.jira.known import Project
from rooftree.exchange.formats.jira.rest.shapes import (
    day_of_text,
    moment_of,
    text_of,
    user_of,
)
from rooftree.exchange.formats.jira.sprint_text import STATES, sprint_of_text

_CATEGORIES: Mapping[str, StatusCategory] = {
    "new": "new", "indeterminate": "indeterminate", "done": "done", "undefined": "undefined",
    "1": "undefined", "2": "new", "3": "done", "4": "indeterminate",
    "to do": "new", "in progress": "indeterminate",
}  # fmt: skip


def objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a list; what else stands there, or something that is no list, is none."""
    yield from (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def version_of(value: Mapping[str, Any], zone: tzinfo) -> Version:
    """Read a version."""
    return Version(
        name=text_of(value, "name"),
        id=text_of(value, "id"),
        description=text_of(value, "description"),
        start=day_of_text(value.get("startDate"), zone),
        release=day_of_text(value.get("releaseDate"), zone),
        is_released=value.get("released") is True,
        is_archived=value.get("archived") is True,
    )


def component_of(value: Mapping[str, Any]) -> Component:
    """Read a component."""
    return Component(
        name=text_of(value, "name"),
        id=text_of(value, "id"),
        description=text_of(value, "description"),
        lead=user_of(value.get("lead")),
    )


def sprints_of(value: Any, known: Mapping[str, Sprint]) -> Iterator[Sprint]:
    """Yield sprints: objects, texts, ids; one that is `known` by its id is told in full."""
    for one in value if isinstance(value, list) else [value]:
        sprint = sprint_of(one)
        if sprint is not None:
            yield known.get(sprint.id, sprint)


def sprint_of(value: Any) -> Sprint | None:
    """Read a sprint as an object, a text or an id; None when it is none."""
    if isinstance(value, str):
        return Sprint(name="", id=value) if value.isdecimal() else sprint_of_text(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Sprint(name="", id=str(value))
    if not isinstance(value, dict) or not (text_of(value, "id") or text_of(value, "name")):
        return None
    return Sprint(
        name=text_of(value, "name"),
        id=text_of(value, "id"),
        goal=text_of(value, "goal"),
        state=STATES.get(text_of(value, "state").lower()),
        start_at=moment_of(value.get("startDate")),
        finish_at=moment_of(value.get("endDate")),
        completed_at=moment_of(value.get("completeDate")),
    )


def category_of(status: Any) -> StatusCategory | None:
    """Read Jira's category of a status, by its key, else its id, else its English name."""
    category = status.get("statusCategory") if isinstance(status, dict) else None
    words = (text_of(category, key).lower() for key in ("key", "id", "name"))
    return next((_CATEGORIES[word] for word in words if word in _CATEGORIES), None)


def project_of(value: Mapping[str, Any], key: str) -> Project:
    """Read a project by its key."""
    return Project(
        key=key,
        name=text_of(value, "name"),
        id=text_of(value, "id"),
        description=Text(markdown=text_of(value, "description")),
        lead=user_of(value.get("lead")),
        is_archived=value.get("archived") is True,
    )
