"""What spaces are made of beside their statuses: labels, components, releases and sprints."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from rooftree.exchange.bundle import (
    Category,
    Component,
    Label,
    Release,
    Space,
    Sprint,
    SprintState,
)
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line

Thing = TypeVar("Thing")


class Parts:
    """Gathers the parts of all spaces in the order in which they are met; the first entry of each counts."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._spaces: dict[str, Space] = {}
        self._labels: dict[tuple[str, str], Label] = {}
        self._components: dict[str, Component] = {}
        self._releases: dict[str, Release] = {}
        self._sprints: dict[str, Sprint] = {}
        self._unsure: set[str] = set()
        self._held: defaultdict[str, set[Category]] = defaultdict(set)

    def space(self, space: Space) -> str:
        """Note a space; gives its source id."""
        self._spaces.setdefault(space.source_id, space)
        return space.source_id

    def label(self, space: str, word: str, *, colour: str = "", source_colour: str = "") -> str:
        """Note a label; gives its source id, empty for a word that is none."""
        word = one_line(word)
        if word and (space, word) not in self._labels:
            self._labels[space, word] = Label(
                source_id=word, space=space, name=word, colour=colour,
                source_colour=source_colour, position=float(len(self._labels)),
            )  # fmt: skip
        return word

    def component(self, space: str, name: str) -> str:
        """Note a component; gives its source id, empty for a name that is none."""
        name = one_line(name)
        source_id = f"{space}/{name}" if name else ""
        if name and source_id not in self._components:
            component = Component(source_id=source_id, space=space, name=name)
            self._components[source_id] = component
        return source_id

    def release(self, release: Release) -> str:
        """Note a release; gives its source id."""
        position = float(len(self._releases))
        self._releases.setdefault(release.source_id, replace(release, position=position))
        return release.source_id

    def sprint(self, sprint: Sprint, *, is_sure: bool = False) -> str:
        """Note a sprint; gives its source id. `is_sure`: the source says what state it is in."""
        if sprint.source_id not in self._sprints:
            self._sprints[sprint.source_id] = sprint
            if not is_sure:
                self._unsure.add(sprint.source_id)
        return sprint.source_id

    def in_sprints(self, sprints: tuple[str, ...], category: Category) -> None:
        """Note how far an item of some sprints has come; the last of them is where it is now."""
        for source_id in sprints[-1:]:
            self._held[source_id].add(category)

    def names(self) -> str:
        """Return what the spaces are called, in one line."""
        return ", ".join(sorted(one.name for one in self._spaces.values()))

    def spaces(self) -> list[Space]:
        """Give the spaces."""
        return self._counted("spaces", self._spaces)

    def labels(self) -> list[Label]:
        """Give the labels."""
        return self._counted("labels", self._labels)

    def components(self) -> list[Component]:
        """Give the components."""
        return self._counted("components", self._components)

    def releases(self) -> list[Release]:
        """Give the releases."""
        return self._counted("releases", self._releases)

    def sprints(self, latest: datetime | None) -> list[Sprint]:
        """Give the sprints. latest: the last instant that the file mentions, for those with dates."""
        return [self._settled(one, latest) for one in self._counted("sprints", self._sprints)]

    def _settled(self, sprint: Sprint, latest: datetime | None) -> Sprint:
        if sprint.source_id not in self._unsure:
            return sprint
        state = _by_dates(sprint, latest)
        if state is None:
            own = sprint.source_id
            self._ledger.tell("sprint_state_guessed", "sprints", thing=own, sample=sprint.name)
            state = _by_items(self._held[own])
        return replace(sprint, state=state)

    def _counted(self, kind: str, things: Mapping[Any, Thing]) -> list[Thing]:
        self._ledger.found(kind, len(things))
        return list(things.values())


def _by_dates(sprint: Sprint, latest: datetime | None) -> SprintState | None:
    if latest is None or sprint.start_at is None or sprint.finish_at is None:
        return None
    if sprint.finish_at <= latest:
        return "closed"
    return "active" if sprint.start_at <= latest else "future"


def _by_items(categories: set[Category]) -> SprintState:
    if categories and categories <= {"done", "cancelled"}:
        return "closed"
    return "active" if categories & {"doing", "done"} else "future"
