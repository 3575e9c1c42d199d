"""A list of items as a sheet: all of it, with more columns than a page has room for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeAlias

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.lib.sheets import Cell, Sheet
from rooftree.listing.filters import Filter
from rooftree.listing.query import listed
from rooftree.product.releases.models import Release, ReleaseItem, ReleaseRole
from rooftree.project.sprints.models import Sprint, SprintItem
from rooftree.work.components.models import ItemComponent
from rooftree.work.ids import ids_in
from rooftree.work.ids import listed as listed_ids
from rooftree.work.items.models import Priority
from rooftree.work.labels.borne import borne_by
from rooftree.work.spaces.reach import in_reach

Rows: TypeAlias = "QuerySet[Any, tuple[Any, ...]]"

AT_ONCE = 500
COLUMNS = (
    "pk", "key", "title", "kind__name", "status__name", "status__category", "priority", "points",
    "owner__name", "reporter__name", "parent__key", "start", "target", "planned_start",
    "planned_finish", "actual_start", "actual_finish", "estimate_likely", "remaining", "resolution",
    "created_at", "updated_at", "archived_at", "description",
)  # fmt: skip


def item_sheet(viewer: Viewer, wanted: Filter, *, name: str) -> Sheet:
    """Return all items of a filter, in its order; times of work are hours, instants in the viewer's zone."""
    rows = listed(viewer, wanted).values_list(*COLUMNS).iterator(chunk_size=AT_ONCE)
    return Sheet(name, _headings(), _lines(viewer, rows))


def _headings() -> tuple[str, ...]:
    return (
        _("Key"), _("Title"), _("Kind"), _("Status"), _("State"), _("Priority"), _("Points"),
        _("Assignees"), _("Accountable"), _("Reporter"), _("Labels"), _("Components"), _("Releases"),
        _("Sprints"), _("Part of"), _("Start"), _("Target"), _("Planned start"), _("Planned finish"),
        _("Begun"), _("Finished"), _("Estimate (h)"), _("Remaining (h)"), _("Resolution"),
        _("Created"), _("Changed"), _("Archived"), _("Description"),
    )  # fmt: skip


def _lines(viewer: Viewer, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Cell, ...]]:
    while some := list(islice(rows, AT_ONCE)):
        ids = [row[0] for row in some]
        borne, text = borne_by(ids), listed_ids(ids)
        components = _joined(_components(text))
        releases = _joined(_releases(viewer, text))
        sprints = _joined(_sprints(viewer, text))
        for row in some:
            pk = row[0]
            yield (
                *row[1:5], row[5], str(Priority(row[6]).label) if row[6] else "", row[7],
                ", ".join(person.name for person in borne[pk].people),
                row[8] or "", row[9] or "",
                ", ".join(label.name or label.colour for label in borne[pk].labels),
                components.get(pk, ""), releases.get(pk, ""), sprints.get(pk, ""),
                row[10] or "", row[11], row[12],
                *(_local(instant) for instant in row[13:17]),
                _hours(row[17]), _hours(row[18]), row[19],
                *(_local(instant) for instant in row[20:23]),
                row[23],
            )  # fmt: skip


def _local(instant: Any) -> Cell:
    return timezone.localtime(instant) if instant else None


def _hours(minutes: int | None) -> Cell:
    return None if minutes is None else round(minutes / 60, 2)


def _joined(rows: Iterable[tuple[int, str]]) -> dict[int, str]:
    names: dict[int, list[str]] = defaultdict(list)
    for item_id, name in rows:
        names[item_id].append(name)
    return {item_id: ", ".join(some) for item_id, some in names.items()}


@prepared
def _components(ids: str) -> Rows:
    rows = ItemComponent.objects.filter(item__in=ids_in(ids)).order_by("component__position", "pk")
    return rows.values_list("item_id", "component__name")


@prepared
def _releases(viewer: Viewer, ids: str) -> Rows:
    rows = ReleaseItem.objects.filter(item__in=ids_in(ids), role=ReleaseRole.FIX)
    seen = in_reach(viewer, Release.objects.all()).values("pk")
    return rows.filter(release__in=seen).order_by("pk").values_list("item_id", "release__name")


@prepared
def _sprints(viewer: Viewer, ids: str) -> Rows:
    rows = SprintItem.objects.filter(item__in=ids_in(ids))
    seen = in_reach(viewer, Sprint.objects.all()).values("pk")
    return rows.filter(sprint__in=seen).order_by("pk").values_list("item_id", "sprint__name")
