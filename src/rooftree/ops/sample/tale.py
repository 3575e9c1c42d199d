"""What happened at the sample company, told in the order in which it happened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rooftree.accounts.models import Workspace
from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.lib import clock
from rooftree.ops.sample.days import Days

Deed = Callable[[Actor], Any]


@dataclass
class Tale:
    """Deeds by instant, and the things that they have made so far, by model and slug.

    `keys` are those that items will have, since texts name items that are made later; `categories`
    are those of the statuses, by space and name.
    """

    workspace: Workspace
    days: Days
    keys: dict[str, str] = field(default_factory=dict)
    categories: dict[tuple[str, str], str] = field(default_factory=dict)
    _made: dict[tuple[str, str], Any] = field(default_factory=dict)
    _deeds: list[tuple[datetime, int, str, Deed]] = field(default_factory=list)

    def add(self, at: datetime, who: str, deed: Deed) -> None:
        """Let a person, or the house for an empty name, do something at an instant."""
        self._deeds.append((at, len(self._deeds), who, deed))

    def keep(self, kind: str, slug: str, thing: Any) -> None:
        """Remember a thing under a name."""
        self._made[kind, slug] = thing

    def the(self, kind: str, slug: str) -> Any:
        """Return a thing that was made; raises KeyError for one that was not, or not yet."""
        return self._made[kind, slug]

    def all(self, kind: str, slugs: list[str]) -> list[Any]:
        """Return several things of a kind."""
        return [self.the(kind, slug) for slug in slugs]

    def person(self, handle: str | None) -> Any:
        """Return the person of a handle, None without one."""
        return self.the("person", handle) if handle else None

    def told_to_the_end(self) -> None:
        """Let everything happen, in one transaction with one stretch of the log."""
        _tell(self, by=Actor.system(self.workspace.pk))

    def deeds(self) -> list[tuple[datetime, int, str, Deed]]:
        """Return the deeds in order; those of one instant in the order in which they were added."""
        return sorted(self._deeds, key=lambda deed: deed[:2])

    def actor(self, handle: str) -> Actor:
        """Return a person who acts through the house, or the house."""
        here = self.workspace.pk
        if not handle:
            return Actor.system(here)
        viewer = Viewer(here, None, self.the("person", handle).pk, Role.ADMIN)
        return Actor(viewer=viewer, via="system")


@action
def _tell(tale: Tale, *, by: Actor) -> None:  # noqa: ARG001 - each deed says who
    for at, _number, who, deed in tale.deeds():
        with clock.telling_of(at):
            deed(tale.actor(who))
