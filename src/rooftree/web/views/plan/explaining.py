"""Why an item is planned when it is, and knowing better than what the plan assumed."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.planning.proposals.assuming import replace_assumption
from rooftree.planning.queries import why
from rooftree.web.back import came_from
from rooftree.web.forms import values
from rooftree.web.forms.durations import duration
from rooftree.web.notes import note
from rooftree.web.pages.plan.assumption import assumption_page
from rooftree.web.pages.plan.why import why_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.work.items.actions import edit_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.queries import item_by_key


def reasons(request: Seated, key: str) -> HttpResponse:
    """Show why an item is planned when it is."""
    viewer = request.seat.viewer
    item = item_by_key(viewer, key)
    page = why_page(viewer, item, why(viewer, item), base=_base(request))
    topics = ("plan", f"item:{item.pk}")
    return show(request, "plan/why.html", page, current="plan", topics=topics)


def assumption(request: Seated, key: str) -> HttpResponse:
    """Show the form that replaces what the plan assumed about an item."""
    viewer = request.seat.viewer
    item = item_by_key(viewer, key)
    require_may_edit(viewer, item)
    page = assumption_page(
        viewer,
        item,
        why(viewer, item),
        base=_base(request),
        typed=request.POST if request.method == "POST" else None,
        refusal=request.refusal,
    )
    return show(request, "plan/assumption.html", page, current="plan")


@on_refusal(assumption)
def replace(request: Seated, key: str) -> HttpResponse:
    """Write down what is known: the work, what remains of it, who does it."""
    viewer, by, posted = request.seat.viewer, request.seat.actor, request.POST
    item = item_by_key(viewer, key)
    estimate, remaining = duration(posted, "estimate"), duration(posted, "remaining")
    person = values.person(posted, "person", viewer)
    if estimate is None and remaining is None and person is None:
        raise RuleBroken(_("Fill in what you know."))
    if estimate is not None:
        replace_assumption(item, minutes=estimate, by=by)
    if remaining is not None:
        edit_item(item, remaining=remaining, by=by)
    if person is not None:
        assign(item, [person], by=by)
    note(request, _("Thank you. The plan is computed anew in a moment."))
    return _back(request)


def _back(request: Seated) -> HttpResponse:
    """Lead back to where the form was opened; from the form's own page to the plan."""
    here = came_from(request)
    is_form = "/plan/assumptions/" in here
    return HttpResponseRedirect(
        f"{_base(request)}/plan" if is_form or not here else here, status=303
    )


def _base(request: Seated) -> str:
    return f"/w/{request.seat.workspace.key}"
