"""Projects: all of them, and one with what it delivers."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.project.deliveries.queries import work_in_projects
from rooftree.project.projects.models import LifeCycle, Project
from rooftree.project.projects.queries import projects_seen
from rooftree.web.pages.things import (
    Cell,
    Empty,
    Line,
    ThingPage,
    ThingsPage,
    day_cell,
    items_in,
    person_cell,
    scope_links,
    scope_of,
    work_cell,
)
from rooftree.web.prose import rendered
from rooftree.web.wording import number
from rooftree.work.items.counting import Counts
from rooftree.work.spaces.reach import may_add, may_change

TONES = {
    LifeCycle.DRAFT: "",
    LifeCycle.PLANNING: "info",
    LifeCycle.ACTIVE: "success",
    LifeCycle.CLOSING: "warning",
    LifeCycle.CLOSED: "",
}


def projects_page(viewer: Viewer, values: Mapping[str, str], *, base: str) -> ThingsPage:
    """Return the list of projects: those that are not closed, unless others are asked for."""
    here = f"{base}/projects"
    scopes = {"open": _("Open"), "closed": _("Closed"), "archived": _("Archived")}
    scope = scope_of(values, scopes)
    found = projects_seen(viewer).filter(archived_at__isnull=scope != "archived")
    if scope == "open":
        found = found.exclude(life_cycle=LifeCycle.CLOSED)
    elif scope == "closed":
        found = found.filter(life_cycle=LifeCycle.CLOSED)
    work = work_in_projects(viewer)
    return ThingsPage(
        title=_("Projects"),
        here=here,
        columns=(_("Name"), _("Stands"), _("Lead"), _("Start"), _("Finish"), _("Work done")),
        lines=tuple(_line(one, work.get(one.pk), here) for one in found),
        empty=Empty(
            _("No projects here yet"),
            _(
                "A project begins, costs and ends: who wants it, who leads it, and what it delivers."
            ),
            "project",
        ),
        new_text=_("New project") if may_add(viewer) else "",
        scopes=scope_links(here, scopes, scope),
        topics=("projects",),
    )


def project_page(viewer: Viewer, project: Project, *, base: str) -> ThingPage:
    """Return the page of one project."""
    (description,) = rendered(viewer, [project.description], base=base)
    items, items_url = items_in(viewer, base=base, project=project.pk)
    budget = "" if project.budget is None else f"{number(project.budget)} {project.currency}"
    return ThingPage(
        name=project.name,
        here=f"{base}/projects/{project.pk}",
        list_name=_("Projects"),
        list_url=f"{base}/projects",
        facts=(
            (_("Stands"), _stands(project)),
            (_("Lead"), person_cell(project.lead)),
            (_("Sponsor"), person_cell(project.sponsor)),
            (_("Start"), day_cell(project.start)),
            (_("Finish"), day_cell(project.finish)),
            (_("Budget"), Cell(budget)),
            (_("Work done"), work_cell(work_in_projects(viewer).get(project.pk))),
        ),
        texts=((_("Description"), description),) if description else (),
        may_edit=may_change(viewer, project),
        is_archived=project.archived_at is not None,
        confirm=_("Put this project into the bin? Its items and sprints stay."),
        items=items,
        items_url=items_url,
        topics=("projects",),
    )


def _line(project: Project, work: Counts | None, here: str) -> Line:
    return Line(
        pk=project.pk,
        name=project.name,
        url=f"{here}/{project.pk}",
        cells=(
            _stands(project),
            person_cell(project.lead),
            day_cell(project.start),
            day_cell(project.finish),
            work_cell(work),
        ),
    )


def _stands(project: Project) -> Cell:
    return Cell(project.get_life_cycle_display(), tone=TONES[LifeCycle(project.life_cycle)])
