"""Sprints."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.viewer import Viewer
from rooftree.project.projects.queries import projects_open
from rooftree.project.sprints.actions import add_sprint, edit_sprint, remove_sprint
from rooftree.project.sprints.models import Sprint, SprintState
from rooftree.project.sprints.queries import sprint_by_id
from rooftree.web.forms import readers
from rooftree.web.forms.holders import project, space, space_input
from rooftree.web.pages.form import Input, choices_of
from rooftree.web.pages.project.sprints import sprint_page, sprints_page
from rooftree.web.views.things import Thing


def _inputs(viewer: Viewer, sprint: Sprint | None) -> tuple[Input, ...]:
    one = sprint or Sprint()
    projects = tuple(
        (str(pk), name) for pk, name in projects_open(viewer).values_list("pk", "name")
    )
    start, finish = (readers.written_moment(at) for at in (one.start_at, one.finish_at))
    return (
        Input("name", _("Name"), value=one.name, is_required=True),
        Input("goal", _("Goal"), "text", one.goal, help=_("What will be true at its end?")),
        *((space_input(viewer),) if sprint is None else ()),
        Input("project", _("Project"), "select", str(one.project_id or ""), projects, _("None")),
        Input("state", _("State"), "select", one.state, choices_of(SprintState)),
        Input("start_at", _("Start"), "moment", start),
        Input("finish_at", _("Finish"), "moment", finish),
    )


SPRINT = Thing(
    slug="sprints",
    name="sprint",
    list_title=gettext_lazy("Sprints"),
    new_title=gettext_lazy("New sprint"),
    edit_title=gettext_lazy("Edit the sprint"),
    find=sprint_by_id,
    inputs=_inputs,
    readers={
        "name": readers.line,
        "goal": readers.prose,
        "project": project,
        "state": readers.line,
        "start_at": readers.moment,
        "finish_at": readers.moment,
    },
    first={"space": space},
    add=add_sprint,
    edit=edit_sprint,
    remove=remove_sprint,
    list_page=sprints_page,
    thing_page=sprint_page,
    is_archivable=False,
)
