"""To what an item belongs, who watches it and votes for it, and the time that was spent on it."""

from dataclasses import dataclass
from datetime import datetime

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.listing.hangings import Hangings
from rooftree.product.releases.models import ReleaseRole
from rooftree.product.releases.queries import releases_of
from rooftree.project.deliveries.queries import project_of
from rooftree.project.sprints.models import SprintState
from rooftree.project.sprints.queries import Entered, sprints_of
from rooftree.web.pages.item.marks import person_mark
from rooftree.web.pieces import PersonMark
from rooftree.work.components.queries import components_on
from rooftree.work.items.models import Item
from rooftree.work.time_entries.policy import may_note_as
from rooftree.work.time_entries.queries import Spent, time_on
from rooftree.work.votes.queries import voters_of
from rooftree.work.watching.queries import watchers_of

Link = tuple[str, str]
"""A text and where it leads."""


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A note of time spent."""

    pk: int
    person: PersonMark | None
    minutes: int
    started_at: datetime
    note: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What is around an item. `votes` counts also those that another tool had without names."""

    components: tuple[Link, ...]
    releases: tuple[Link, ...]
    affected: tuple[Link, ...]
    sprints: tuple[Link, ...]
    past_sprints: tuple[Link, ...]
    project: Link | None
    watchers: tuple[str, ...]
    is_watching: bool
    voters: tuple[str, ...]
    votes: int
    has_voted: bool
    time: tuple[TimeLine, ...]

    @property
    def belongs(self) -> bool:
        """Tell whether it belongs to anything."""
        held = (self.components, self.releases, self.affected, self.sprints, self.past_sprints)
        return any(held) or self.project is not None

    @property
    def minutes(self) -> int:
        """Return how much working time was spent in all."""
        return sum(one.minutes for one in self.time)


def around(viewer: Viewer, item: Item, role: Role, has: Hangings, *, base: str) -> Around:
    """Return what is around an item in sight of somebody with a role on it."""
    releases = releases_of(viewer, item) if has.releases else []
    sprints = sprints_of(viewer, item) if has.sprints else []
    project = project_of(item) if has.project else None
    watchers = watchers_of(item) if has.watchers else []
    voters = voters_of(item) if has.votes else []
    components = components_on(item) if has.components else []
    shown = {
        kind: tuple((one.name, f"{base}/releases/{one.id}") for one in releases if one.role == kind)
        for kind in ReleaseRole.values
    }
    list_of_space = f"{base}/items?space={item.space.prefix}&state=all"
    return Around(
        components=tuple((one.name, f"{list_of_space}&component={one.id}") for one in components),
        releases=shown[ReleaseRole.FIX],
        affected=shown[ReleaseRole.AFFECTS],
        sprints=tuple(
            (one.name, f"{base}/sprints/{one.id}") for one in sprints if not _is_over(one)
        ),
        past_sprints=tuple(
            (one.name, f"{base}/sprints/{one.id}") for one in sprints if _is_over(one)
        ),
        project=(project[1], f"{base}/projects/{project[0]}") if project else None,
        watchers=tuple(name for _pk, name in watchers),
        is_watching=viewer.person_id in {pk for pk, _name in watchers},
        voters=tuple(name for _pk, name in voters),
        votes=len(voters) + item.votes_elsewhere,
        has_voted=viewer.person_id in {pk for pk, _name in voters},
        time=tuple(_time_line(viewer, role, one) for one in (time_on(item) if has.time else ())),
    )


def _is_over(one: Entered) -> bool:
    return one.state == SprintState.CLOSED


def _time_line(viewer: Viewer, role: Role, one: Spent) -> TimeLine:
    return TimeLine(
        pk=one.id,
        person=person_mark(one.name, one.user_id),
        minutes=one.minutes,
        started_at=one.started_at,
        note=one.note,
        may_change=may_note_as(role, viewer, one.person_id),
    )
