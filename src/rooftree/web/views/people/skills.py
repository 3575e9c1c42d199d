"""Skills: all of them, and what one person can do."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.people.persons.policy import require_may_edit_people
from rooftree.people.persons.queries import person_by_id
from rooftree.people.skills.actions import add_skill, remove_skill, rename_skill, set_skill
from rooftree.people.skills.queries import skill_by_id
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.form import FormPage, Input, marked, with_typed
from rooftree.web.pages.people.skills import skills_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.people.persons import person


def skills(request: Seated) -> HttpResponse:
    """Show all skills."""
    page = skills_page(request.seat.viewer, request.POST, base=f"/w/{request.seat.workspace.key}")
    return show(request, "people/skills.html", page, current="people", topics=("people",))


@on_refusal(skills)
def add(request: Seated) -> HttpResponse:
    """Add a skill."""
    add_skill(name=request.POST.get("name", ""), by=request.seat.actor)
    return HttpResponseRedirect(_here(request), status=303)


def form(request: Seated, pk: int) -> HttpResponse:
    """Show the form that renames a skill."""
    viewer = request.seat.viewer
    require_may_edit_people(viewer)
    skill, here = skill_by_id(viewer, pk), _here(request)
    page = FormPage(
        title=_("Rename the skill"),
        inputs=marked((Input("name", _("Name"), value=skill.name, is_required=True),)),
        url=f"{here}/{pk}",
        back=here,
        crumb=(_("Skills"), here),
        version=skill.version,
    )
    typed = request.POST if request.method == "POST" else None
    page = with_typed(page, typed, request.refusal)
    return show(request, "item/form.html", page, current="people")


@on_refusal(form)
def rename(request: Seated, pk: int) -> HttpResponse:
    """Call a skill something else."""
    rename_skill(
        skill_by_id(request.seat.viewer, pk),
        name=request.POST.get("name", ""),
        expected=values.version(request.POST),
        by=request.seat.actor,
    )
    return HttpResponseRedirect(_here(request), status=303)


def remove(request: Seated, pk: int) -> HttpResponse:
    """Put a skill into the bin, and offer to undo that."""
    fact = remove_skill(skill_by_id(request.seat.viewer, pk), by=request.seat.actor)
    note(request, _("Deleted the skill."), undo_url=undo_url(request, fact))
    return HttpResponseRedirect(_here(request), status=303)


@on_refusal(person)
def set_level(request: Seated, pk: int) -> HttpResponse:
    """Say how well a person can do something."""
    viewer, posted = request.seat.viewer, request.POST
    skill, level = values.whole(posted, "skill"), values.whole(posted, "level")
    if skill is None or level is None:
        raise RuleBroken(_("Choose a skill and a level."), field="skill")
    set_skill(
        person_by_id(viewer, pk), skill_by_id(viewer, skill), level=level, by=request.seat.actor
    )
    address = f"/w/{request.seat.workspace.key}/people/{pk}#skills"
    return HttpResponseRedirect(address, status=303)


def _here(request: Seated) -> str:
    return f"/w/{request.seat.workspace.key}/people/skills"
