"""Projects."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.viewer import Viewer
from rooftree.project.projects.actions import add_project, edit_project, remove_project
from rooftree.project.projects.models import LifeCycle, Project
from rooftree.project.projects.queries import project_by_id
from rooftree.web.forms import readers
from rooftree.web.forms.item_groups import people_options
from rooftree.web.pages.form import Input, choices_of
from rooftree.web.pages.project.projects import project_page, projects_page
from rooftree.web.views.things import Thing


def _inputs(viewer: Viewer, project: Project | None) -> tuple[Input, ...]:
    one = project or Project()
    people, nobody = people_options(viewer), _("Nobody")
    start, finish = (day.isoformat() if day else "" for day in (one.start, one.finish))
    budget = readers.written_figure(one.budget)
    return (
        Input("name", _("Name"), value=one.name, is_required=True),
        Input("description", _("Description"), "text", one.description),
        Input("life_cycle", _("Stands"), "select", one.life_cycle, choices_of(LifeCycle)),
        Input("lead", _("Lead"), "select", str(one.lead_id or ""), people, nobody),
        Input("sponsor", _("Sponsor"), "select", str(one.sponsor_id or ""), people, nobody),
        Input("start", _("Start"), "date", start),
        Input("finish", _("Finish"), "date", finish),
        Input("budget", _("Budget"), "number", budget),
        Input("currency", _("Currency"), value=one.currency, placeholder="EUR"),
    )


PROJECT = Thing(
    slug="projects",
    name="project",
    list_title=gettext_lazy("Projects"),
    new_title=gettext_lazy("New project"),
    edit_title=gettext_lazy("Edit the project"),
    find=project_by_id,
    inputs=_inputs,
    readers={
        "name": readers.line,
        "description": readers.prose,
        "life_cycle": readers.line,
        "lead": readers.person,
        "sponsor": readers.person,
        "start": readers.day,
        "finish": readers.day,
        "budget": readers.figure,
        "currency": readers.line,
    },
    add=add_project,
    edit=edit_project,
    remove=remove_project,
    list_page=projects_page,
    thing_page=project_page,
)
