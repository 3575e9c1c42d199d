"""Key results, their measurements, and the items that serve a goal."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.product.goals.policy import require_may_edit_goals
from rooftree.product.goals.queries import goal_by_id
from rooftree.product.key_results.actions import (
    add_key_result,
    edit_key_result,
    record_measurement,
    remove_key_result,
    remove_measurement,
)
from rooftree.product.key_results.queries import key_result_by_id, measurement_by_id
from rooftree.product.serving.actions import serve, unserve
from rooftree.web.forms import values
from rooftree.web.forms.goals import figure, key_result_values
from rooftree.web.pages.key_result import key_result_form
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.goals import base_of, goal, today


def new_form(request: Seated, pk: int) -> HttpResponse:
    """Show the form for a new key result of a goal."""
    viewer = request.seat.viewer
    require_may_edit_goals(viewer)
    page = key_result_form(goal_by_id(viewer, pk), None, _typed(request), base=base_of(request))
    return show(request, "goals/key_result.html", page, current="goals")


@on_refusal(new_form)
def create(request: Seated, pk: int) -> HttpResponse:
    """Add a key result."""
    found = goal_by_id(request.seat.viewer, pk)
    add_key_result(found, **key_result_values(request.POST), by=request.seat.actor)
    return _to_goal(request, pk)


def edit_form(request: Seated, pk: int) -> HttpResponse:
    """Show the form of a key result."""
    require_may_edit_goals(request.seat.viewer)
    found = key_result_by_id(request.seat.viewer, pk)
    page = key_result_form(found.goal, found, _typed(request), base=base_of(request))
    return show(request, "goals/key_result.html", page, current="goals")


@on_refusal(edit_form)
def edit(request: Seated, pk: int) -> HttpResponse:
    """Edit a key result."""
    found = key_result_by_id(request.seat.viewer, pk)
    edit_key_result(
        found,
        expected=values.version(request.POST),
        **key_result_values(request.POST),
        by=request.seat.actor,
    )
    return _to_goal(request, found.goal_id)


def delete(request: Seated, pk: int) -> HttpResponse:
    """Put a key result into the bin."""
    found = key_result_by_id(request.seat.viewer, pk)
    remove_key_result(found, by=request.seat.actor)
    return _to_goal(request, found.goal_id)


def measure(request: Seated, pk: int) -> HttpResponse:
    """Note what a metric was on a day."""
    found = key_result_by_id(request.seat.viewer, pk)
    record_measurement(
        found,
        day=values.day(request.POST, "day") or today(),
        value=figure(request.POST, "value"),
        note=request.POST.get("note", ""),
        by=request.seat.actor,
    )
    return _to_goal(request, found.goal_id)


def unmeasure(request: Seated, pk: int) -> HttpResponse:
    """Take a measurement back."""
    found = measurement_by_id(request.seat.viewer, pk)
    goal_id = found.key_result.goal_id
    remove_measurement(found, by=request.seat.actor)
    return _to_goal(request, goal_id)


@on_refusal(goal)
def link(request: Seated, pk: int) -> HttpResponse:
    """Say that an item serves the goal, or that it does not any more."""
    viewer = request.seat.viewer
    found, item = goal_by_id(viewer, pk), values.item(request.POST, "item", viewer)
    if item is None:
        raise RuleBroken(_("Name the item by its key, such as WEB-12."), field="item")
    if request.POST.get("deed") == "unlink":
        unserve(item, found, by=request.seat.actor)
    else:
        serve(item, found, by=request.seat.actor)
    return _to_goal(request, pk)


def _typed(request: Seated) -> dict[str, str]:
    return {name: str(value) for name, value in request.POST.items()}


def _to_goal(request: Seated, pk: int) -> HttpResponse:
    return HttpResponseRedirect(f"{base_of(request)}/goals/{pk}", status=303)
