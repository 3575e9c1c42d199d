"""Sprints: those under way and to come, those that are over, and one with what is in it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.project.sprints.models import Sprint, SprintState
from rooftree.project.sprints.queries import sprints_seen, work_in_sprints
from rooftree.project.sprints.topics import sprint_topics
from rooftree.web.pages.things import (
    PAGE,
    Cell,
    Empty,
    Line,
    ThingPage,
    ThingsPage,
    day_cell,
    items_in,
    next_page,
    number_of,
    scope_links,
    scope_of,
    work_cell,
)
from rooftree.web.prose import rendered
from rooftree.work.items.counting import Counts
from rooftree.work.spaces.queries import spaces_seen
from rooftree.work.spaces.reach import homes_to_change, may_change

TONES = {SprintState.FUTURE: "", SprintState.ACTIVE: "success", SprintState.CLOSED: ""}


def sprints_page(viewer: Viewer, values: Mapping[str, str], *, base: str) -> ThingsPage:
    """Return the list of sprints: those that are not over, unless others are asked for."""
    here = f"{base}/sprints"
    scopes = {"open": _("Open"), "closed": _("Closed")}
    scope = scope_of(values, scopes)
    found = sprints_seen(viewer)
    closed = {"state": SprintState.CLOSED}
    found = found.filter(**closed) if scope == "closed" else found.exclude(**closed)
    first = (number_of(values) - 1) * PAGE
    some, work = list(found[first : first + PAGE + 1]), work_in_sprints(viewer)
    return ThingsPage(
        title=_("Sprints"),
        here=here,
        columns=(_("Name"), _("State"), _("Space"), _("Start"), _("Finish"), _("Work done")),
        lines=tuple(_line(one, work.get(one.pk), base) for one in some[:PAGE]),
        empty=Empty(
            _("No sprints here yet"),
            _("A sprint is a short span of work with a goal. Items say in which sprint they are."),
            "sprint",
        ),
        new_text=_("New sprint") if homes_to_change(viewer) else "",
        scopes=scope_links(here, scopes, scope),
        next_url=next_page(here, values, len(some) > PAGE),
        topics=("sprints", *(f"sprints-of:{space.pk}" for space in spaces_seen(viewer))),
    )


def sprint_page(viewer: Viewer, sprint: Sprint, *, base: str) -> ThingPage:
    """Return the page of one sprint."""
    space, project = sprint.space, sprint.project
    (goal,) = rendered(viewer, [sprint.goal], base=base)
    items, items_url = items_in(viewer, base=base, sprint=sprint.pk)
    home = () if space is None else (f"space:{space.pk}",)
    return ThingPage(
        name=sprint.name,
        here=f"{base}/sprints/{sprint.pk}",
        list_name=_("Sprints"),
        list_url=f"{base}/sprints",
        facts=(
            (_("State"), _state(sprint)),
            (_("Space"), _space_cell(sprint, base)),
            (
                _("Project"),
                Cell(project.name, f"{base}/projects/{project.pk}") if project else Cell(),
            ),
            (_("Start"), day_cell(sprint.start_at)),
            (_("Finish"), day_cell(sprint.finish_at)),
            (_("Closed on"), day_cell(sprint.completed_at)),
            (_("Work done"), work_cell(work_in_sprints(viewer).get(sprint.pk))),
        ),
        texts=((_("Goal"), goal),) if goal else (),
        may_edit=may_change(viewer, sprint),
        confirm=_("Put this sprint into the bin? Its items stay."),
        items=items,
        items_url=items_url,
        topics=(*sprint_topics(sprint), *home),
    )


def _line(sprint: Sprint, work: Counts | None, base: str) -> Line:
    return Line(
        pk=sprint.pk,
        name=sprint.name,
        url=f"{base}/sprints/{sprint.pk}",
        cells=(
            _state(sprint),
            _space_cell(sprint, base),
            day_cell(sprint.start_at),
            day_cell(sprint.finish_at),
            work_cell(work),
        ),
    )


def _state(sprint: Sprint) -> Cell:
    return Cell(sprint.get_state_display(), tone=TONES[SprintState(sprint.state)])


def _space_cell(sprint: Sprint, base: str) -> Cell:
    space = sprint.space
    return Cell(space.name, f"{base}/spaces/{space.prefix}/board") if space else Cell()
