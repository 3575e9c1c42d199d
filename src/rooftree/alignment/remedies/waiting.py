"""Remedies for a plan that does not wait: plan the successor later, or let it go free."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.models import Workspace
from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.lags import ENDS, soonest, working_time
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.remedies.forms import Cure, Field
from rooftree.changes.actor import Actor
from rooftree.engine import WorkingTime
from rooftree.errors import NotFound
from rooftree.people.persons.models import Person
from rooftree.planning.bridge.zone import Wall
from rooftree.planning.proposals.actions import Place, set_planned
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.queries import item_by_id, items_seen
from rooftree.work.links.actions import remove_dependency
from rooftree.work.links.models import Dependency


def _ask_later(finding: Finding, viewer: Viewer) -> tuple[Field, ...] | None:
    item = item_by_id(viewer, finding.subject_id)
    is_planned = item.planned_start is not None and item.planned_finish is not None
    is_movable = is_planned and item.actual_start is None and not item.children.exists()
    # Who may not see the predecessor would read its dates from the new ones.
    return () if is_movable and _predecessor_in_sight(finding, viewer) else None


def _start_later(finding: Finding, _values: Mapping[str, str], by: Actor) -> None:
    item = item_by_id(by.viewer, finding.subject_id)
    require_may_edit(by.viewer, item)
    zone = Workspace.objects.values_list("time_zone", flat=True).get(pk=by.workspace_id)
    set_planned([item], {item.pk: _moved(item, finding, zone)}, zone=zone, by=by)


def _ask_nothing(_finding: Finding, _viewer: Viewer) -> tuple[Field, ...]:
    return ()


def _let_go(finding: Finding, _values: Mapping[str, str], by: Actor) -> None:
    dependency = _dependency(finding)
    if dependency is None:
        raise NotFound(_("This dependency is not there any more."))
    remove_dependency(dependency, by=by)


def _moved(item: Item, finding: Finding, zone: str) -> Place:
    """Return the item's planned dates, moved so that it waits; it keeps its working time."""
    start, finish = item.planned_start, item.planned_finish
    dependency = _dependency(finding)
    if dependency is None or start is None or finish is None:
        raise NotFound(_("This plan has changed in the meantime; look again."))
    wall, time = Wall(zone), _time_of(item)
    held = datetime.fromisoformat(finding.evidence["held"]["at"])
    let = wall.at(soonest(held, dependency.lag, time, wall))
    minutes = time.between(wall.at(start), wall.at(finish))
    if ENDS[dependency.type][1] == "start":
        begin = time.next_working(let)
        return Place(wall.when(begin), wall.when(time.shift(begin, minutes)))
    begin = time.next_working(time.shift(let, -minutes))
    return Place(wall.when(begin), wall.when(let))


def _time_of(item: Item) -> WorkingTime:
    working = Person.objects.filter(assignments__item=item).order_by("assignments__pk")
    return working_time(working.values_list("calendar__week", flat=True).first())


def _dependency(finding: Finding) -> Dependency | None:
    return (
        Dependency.objects.filter(
            successor=finding.item_id,
            predecessor=finding.evidence["predecessor"]["item"],
            type=finding.variant,
        )
        .select_related("predecessor__space", "successor__space")
        .first()
    )


def _predecessor_in_sight(finding: Finding, viewer: Viewer) -> bool:
    predecessor = finding.evidence["predecessor"]["item"]
    return items_seen(viewer).filter(pk=predecessor).exists()


START_LATER = Cure("start-later", gettext_lazy("Plan it to wait"), _ask_later, _start_later)
REMOVE_DEPENDENCY = Cure(
    "remove-dependency", gettext_lazy("Remove the dependency"), _ask_nothing, _let_go
)
