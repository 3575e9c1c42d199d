"""Goals: listed, set, edited, closed, deleted."""

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.product.goals.actions import (
    add_goal,
    close_goal,
    edit_goal,
    remove_goal,
    reopen_goal,
)
from rooftree.product.goals.models import Goal
from rooftree.product.goals.policy import require_may_edit_goal, require_may_edit_goals
from rooftree.product.goals.queries import goal_by_id
from rooftree.web.forms import values
from rooftree.web.forms.goals import goal_values
from rooftree.web.notes import note
from rooftree.web.pages.goals import SCOPES, goal_form, goal_page, goals_page
from rooftree.web.pages.goals_sheet import goals_sheet
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.sheets import asks_for_sheet, sheet_response
from rooftree.web.undo import undo_url


def goals(request: Seated) -> HttpResponse:
    """Show the goals with output and outcome."""
    scope = request.GET.get("scope", "open")
    scope = scope if scope in SCOPES else "open"
    page = goals_page(request.seat.viewer, scope, base=base_of(request), today=today())
    if asks_for_sheet(request):
        return sheet_response(request, goals_sheet(page))
    return show(request, "goals/goals.html", page, current="goals", topics=("goals", "workspace"))


def goal(request: Seated, pk: int) -> HttpResponse:
    """Show one goal."""
    viewer = request.seat.viewer
    page = goal_page(viewer, goal_by_id(viewer, pk), base=base_of(request), today=today())
    return show(request, "goals/goal.html", page, current="goals", topics=page.topics)


def new_form(request: Seated) -> HttpResponse:
    """Show the form for a new goal."""
    require_may_edit_goals(request.seat.viewer)
    return _form(request, None)


@on_refusal(new_form)
def create(request: Seated) -> HttpResponse:
    """Set a goal."""
    fact = add_goal(**goal_values(request.POST, request.seat.viewer), by=request.seat.actor)
    note(request, _("The goal is set."))
    return _to_goal(request, fact.subject.pk)


def edit_form(request: Seated, pk: int) -> HttpResponse:
    """Show the form of a goal."""
    found = goal_by_id(request.seat.viewer, pk)
    require_may_edit_goal(request.seat.viewer, found)
    return _form(request, found)


@on_refusal(edit_form)
def edit(request: Seated, pk: int) -> HttpResponse:
    """Edit a goal."""
    viewer = request.seat.viewer
    edit_goal(
        goal_by_id(viewer, pk),
        expected=values.version(request.POST),
        **goal_values(request.POST, viewer),
        by=request.seat.actor,
    )
    return _to_goal(request, pk)


def close(request: Seated, pk: int) -> HttpResponse:
    """Close a goal, or open it again."""
    found = goal_by_id(request.seat.viewer, pk)
    if found.is_closed:
        reopen_goal(found, by=request.seat.actor)
    else:
        close_goal(found, by=request.seat.actor)
    return _to_goal(request, pk)


def delete(request: Seated, pk: int) -> HttpResponse:
    """Put a goal into the bin."""
    fact = remove_goal(goal_by_id(request.seat.viewer, pk), by=request.seat.actor)
    note(request, _("The goal is in the bin."), undo_url=undo_url(request, fact))
    return HttpResponseRedirect(f"{base_of(request)}/goals", status=303)


def base_of(request: Seated) -> str:
    """Return the address under which the workspace lies."""
    return f"/w/{request.seat.workspace.key}"


def today() -> date:
    """Return the reader's day."""
    return timezone.localdate()


def _form(request: Seated, found: Goal | None) -> HttpResponse:
    typed = {name: str(value) for name, value in request.POST.items()}
    page = goal_form(request.seat.viewer, typed, found, base=base_of(request))
    return show(request, "goals/form.html", page, current="goals")


def _to_goal(request: Seated, pk: int) -> HttpResponse:
    return HttpResponseRedirect(f"{base_of(request)}/goals/{pk}", status=303)
