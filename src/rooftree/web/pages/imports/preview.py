"""The first items as they would come in with what is chosen now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from rooftree.exchange.load.choices import Choices
from rooftree.web.pieces import PersonMark


class StatusChoice(Protocol):
    """What is chosen for a status."""

    @property
    def name(self) -> str: ...

    @property
    def category(self) -> str: ...


class TypeChoice(Protocol):
    """What is chosen for a type."""

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """An item to be; `more` are what else is known of it, as (name, value)."""

    key: str
    title: str
    parent: str
    status: str
    category: str
    kind: str
    kind_name: str
    priority: int
    people: tuple[PersonMark, ...]
    labels: tuple[str, ...]
    start: date | None
    target: date | None
    points: str
    estimate: int | None
    components: tuple[str, ...]
    releases: tuple[str, ...]
    sprint: str
    values: tuple[tuple[str, str], ...]
    is_archived: bool


def preview_of(
    overview: Mapping[str, Any],
    choices: Choices,
    statuses: Sequence[StatusChoice],
    types: Sequence[TypeChoice],
    kinds: Mapping[str, str],
    prefixes: Mapping[str, str],
) -> tuple[PreviewLine, ...]:
    """Return the items of an overview, with what is chosen in place of what was guessed."""
    categories = {one.name: one.category for one in statuses} | dict(choices.categories)
    chosen = {one.name: one.kind for one in types} | dict(choices.types)
    lines = []
    for item in overview.get("items", ()):
        kind = chosen.get(item["type"], item["kind"])
        lines.append(
            PreviewLine(
                key=_key(item, prefixes),
                title=item["title"],
                parent=item["parent"],
                status=item["status_name"],
                category=categories.get(item["status"])
                or categories.get(item["status_name"], "todo"),
                kind=kind if kind in kinds else "task",
                kind_name=kinds.get(kind, kind),
                priority=item["priority"],
                people=tuple(PersonMark(name, has_account=False) for name in item["assignees"]),
                labels=tuple(item["labels"]),
                start=_day(item["start"]),
                target=_day(item["target"]),
                points=item["points"],
                estimate=item["estimate"],
                components=tuple(item.get("components", ())),
                releases=tuple(item["releases"]),
                sprint=next(iter(item["sprints"]), ""),
                values=tuple((name, value) for name, value in item["values"]),
                is_archived=item["is_archived"],
            )
        )
    return tuple(lines)


def _key(item: Mapping[str, Any], prefixes: Mapping[str, str]) -> str:
    prefix = prefixes.get(item["space"], "")
    return f"{prefix}-{item['number']}" if item["number"] else f"{prefix}-…"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
