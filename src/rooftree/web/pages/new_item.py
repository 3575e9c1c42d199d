"""The form that makes an item out of a title and as much more as one knows."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden, RuleBroken
from rooftree.people.persons.queries import active_persons
from rooftree.work.items.models import Priority
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import may
from rooftree.work.spaces.queries import kinds_of, spaces_seen, statuses_of

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NewItemPage:
    """What the template of the form prints; `typed` is what stands in the fields."""

    url: str
    spaces: Options
    kinds: Options
    statuses: tuple[tuple[str, Options], ...]
    people: Options
    priorities: Options
    typed: dict[str, str]


def new_item_page(viewer: Viewer, typed: QueryDict, *, base: str) -> NewItemPage:
    """Return the form; raises Forbidden for those who may create nowhere."""
    spaces = [
        space
        for space in spaces_seen(viewer).filter(archived_at=None)
        if may(viewer, space, Role.MEMBER)
    ]
    if not spaces:
        if viewer.role < Role.MEMBER:
            raise Forbidden(_("You may look around here, but not create items."))
        raise RuleBroken(_("Open a space first: items live in spaces."))
    chosen = _chosen(spaces, typed.get("space", ""))
    values = {"kind": "task"} | {name: str(value) for name, value in typed.items()}
    return NewItemPage(
        url=f"{base}/items/new",
        spaces=tuple((space.prefix, space.name) for space in spaces),
        kinds=tuple((kind.slug, kind.name) for kind in kinds_of(viewer.workspace_id)),
        statuses=tuple(
            (space.name, tuple((str(one.pk), one.name) for one in statuses_of(space)))
            for space in ([chosen] if chosen else spaces)
        ),
        people=tuple(
            (str(pk), name) for pk, name in active_persons(viewer).values_list("pk", "name")
        ),
        priorities=tuple((str(value), str(text)) for value, text in Priority.choices),
        typed=values | {"space": (chosen or spaces[0]).prefix},
    )


def _chosen(spaces: list[Space], prefix: str) -> Space | None:
    return next((space for space in spaces if space.prefix == prefix.upper()), None)
