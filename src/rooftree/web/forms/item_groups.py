"""The columns of an item in groups that are edited together, how each is shown and how it is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound, RuleBroken
from rooftree.people.persons.queries import active_persons
from rooftree.web.forms import readers, values
from rooftree.web.forms.durations import written
from rooftree.web.forms.marks import changed
from rooftree.web.forms.readers import Reader, Values
from rooftree.web.pages.form import Input, Options
from rooftree.work.items.models import Item
from rooftree.work.items.queries import item_by_key
from rooftree.work.items.rules import ESTIMATES
from rooftree.work.items.tree import parents_of
from rooftree.work.spaces.models import Kind
from rooftree.work.spaces.queries import kinds_of


@dataclass(frozen=True, slots=True)
class Group:
    """Columns on one form; `slug` is the last part of its address."""

    slug: str
    title: StrPromise
    inputs: Callable[[Viewer, Item], tuple[Input, ...]]
    readers: Mapping[str, Reader]
    frame: str = ""
    lead: StrPromise | str = ""

    def read(self, typed: Values, viewer: Viewer) -> dict[str, Any]:
        """Return the new values of what the sender changed; raises RuleBroken for what cannot be read."""
        sent = [name for name in self.readers if name in typed]
        return {name: self.readers[name](typed, name, viewer) for name in changed(typed, sent)}


def known_item(typed: Values, name: str, viewer: Viewer) -> Item | None:
    """Return the item of a typed key, None for an empty field; raises RuleBroken for a wrong one."""
    key = typed.get(name, "").strip().lstrip("#").split(" ")[0]
    if not key:
        return None
    try:
        return item_by_key(viewer, key)
    except NotFound:
        message = _("There is no item {key} here.").format(key=key[:40])
        raise RuleBroken(message, field=name) from None


def _text(viewer: Viewer, item: Item) -> tuple[Input, ...]:  # noqa: ARG001 - as all groups
    return (
        Input("title", _("Title"), "title", item.title, is_required=True),
        Input("description", _("Description"), "prose", item.description),
    )


def _dates(viewer: Viewer, item: Item) -> tuple[Input, ...]:  # noqa: ARG001 - as all groups
    start, target = (day.isoformat() if day else "" for day in (item.start, item.target))
    return (
        Input(
            "start", _("Start"), "date", start, help=_("Work on it does not begin before this day.")
        ),
        Input(
            "target", _("Target"), "date", target,
            help=_("The day on which it is wanted. What is promised to somebody is a commitment."),
        ),
    )  # fmt: skip


def _estimate(viewer: Viewer, item: Item) -> tuple[Input, ...]:  # noqa: ARG001 - as all groups
    likely, low, high = item.estimate_likely, item.estimate_low, item.estimate_high
    return (
        Input("estimate_likely", _("Estimate"), "duration", written(likely), placeholder="3d 4h",
              help=_("Working time, such as 3d 4h or 90min. A bare number is hours.")),
        Input("estimate_low", _("At best"), "duration", written(low), placeholder="2d"),
        Input("estimate_high", _("At worst"), "duration", written(high), placeholder="5d"),
        Input("remaining", _("Remaining"), "duration", written(item.remaining),
              help=_("What is left to do, when that is not the whole estimate.")),
        Input("points", _("Points"), "number", readers.written_figure(item.points),
              help=_("Story points: a number of their own, never a time.")),
    )  # fmt: skip


def _roles(viewer: Viewer, item: Item) -> tuple[Input, ...]:
    people = people_options(viewer)
    owner, reporter = (str(pk or "") for pk in (item.owner_id, item.reporter_id))
    return (
        Input("owner", _("Accountable"), "select", owner, people, _("Nobody"),
              help=_("The one person who answers for the outcome.")),
        Input("reporter", _("Reporter"), "select", reporter, people, _("Nobody")),
    )  # fmt: skip


def _kind(viewer: Viewer, item: Item) -> tuple[Input, ...]:
    kinds = tuple((kind.slug, kind.name) for kind in kinds_of(viewer.workspace_id))
    parent = next((one.key for one in parents_of(viewer, item)), "")
    return (
        Input("kind", _("Kind"), "select", item.kind.slug, kinds),
        Input("parent", _("Part of"), "item", parent, placeholder="WEB-12",
              help=_("The key of the item that this is a part of.")),
        Input("resolution", _("Resolution"), value=item.resolution,
              help=_("How it ended, in a word or two, such as “Won’t do”.")),
    )  # fmt: skip


def people_options(viewer: Viewer) -> Options:
    """Return everybody to whom work can be given, as choices."""
    return tuple((str(pk), name) for pk, name in active_persons(viewer).values_list("pk", "name"))


def _one_kind(typed: Values, name: str, viewer: Viewer) -> Kind:
    wanted = typed.get(name, "")
    kind = next((one for one in kinds_of(viewer.workspace_id) if one.slug == wanted), None)
    if kind is None:
        raise RuleBroken(_("Choose a kind."), field=name)
    return kind


TEXT = Group(
    "text",
    gettext_lazy("Edit {key}"),
    _text,
    {"title": readers.line, "description": readers.prose},
    frame="item-text",
)
DATES = Group(
    "dates", gettext_lazy("Dates of {key}"), _dates, {"start": readers.day, "target": readers.day}
)
ESTIMATE = Group(
    "estimate",
    gettext_lazy("Estimate of {key}"),
    _estimate,
    {
        **dict.fromkeys((*ESTIMATES, "remaining"), readers.minutes),
        "points": readers.figure,
    },
)
ROLES = Group(
    "roles",
    gettext_lazy("Who answers for {key}"),
    _roles,
    {"owner": values.person, "reporter": values.person},
)
KIND = Group(
    "kind",
    gettext_lazy("Kind and place of {key}"),
    _kind,
    {"kind": _one_kind, "parent": known_item, "resolution": readers.line},
)
GROUPS = (TEXT, DATES, ESTIMATE, ROLES, KIND)
