"""The workflow of a space: its statuses in their order."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import NotFound, RuleBroken
from rooftree.lib import clock
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.form import Input, marked
from rooftree.web.pages.spaces.workflow import categories, shifted, workflow_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.spaces.common import back_to, show_form, space_of
from rooftree.work.spaces.actions import add_status, edit_status, order_statuses, remove_status
from rooftree.work.spaces.models import Space, Status
from rooftree.work.spaces.queries import status_in, statuses_of


def workflow(request: Seated, prefix: str, pk: int = 0) -> HttpResponse:
    """Show a space's statuses."""
    space = space_of(request, prefix)
    typed = request.POST if not pk else {}
    page = workflow_page(space, typed, base=f"/w/{request.seat.workspace.key}")
    topics = (f"space:{space.pk}",)
    current = f"space:{space.prefix}"
    return show(request, "spaces/workflow.html", page, current=current, topics=topics)


@on_refusal(workflow)
def add(request: Seated, prefix: str) -> HttpResponse:
    """Add a status at the end."""
    space, posted = space_of(request, prefix), request.POST
    add_status(
        space,
        name=posted.get("name", ""),
        category=posted.get("category", ""),
        wip_limit=_limit(posted),
        by=request.seat.actor,
    )
    return back_to(request, space, "statuses")


def form(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Show the form that changes a status."""
    space, status = _found(request, prefix, pk)
    limit = "" if status.wip_limit is None else str(status.wip_limit)
    inputs = (
        Input("name", _("Name"), value=status.name, is_required=True),
        Input("category", _("Means"), "select", status.category, options=categories()),
        Input(
            "wip_limit",
            _("WIP limit"),
            value=limit,
            help=_("How many items may be in it at once; empty for any number."),
        ),
    )
    return show_form(
        request,
        space,
        title=_("Edit the status"),
        part=f"statuses/{pk}",
        inputs=marked(inputs),
        version=status.version,
    )


@on_refusal(form)
def save(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Change a status."""
    space, status = _found(request, prefix, pk)
    posted = request.POST
    edit_status(
        status,
        name=posted.get("name", ""),
        category=posted.get("category", ""),
        wip_limit=_limit(posted),
        expected=values.version(posted),
        by=request.seat.actor,
    )
    return back_to(request, space, "statuses")


def shift(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Move a status one step up or down."""
    space, status = _found(request, prefix, pk)
    is_up = request.POST.get("step") != "later"
    every = statuses_of(space, archived=True)
    order_statuses(space, shifted(every, status, is_up=is_up), by=request.seat.actor)
    return back_to(request, space, "statuses")


def close(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Take a status off the board with what is in it, or bring it back."""
    space, status = _found(request, prefix, pk)
    is_back = request.POST.get("state") == "open"
    edit_status(status, archived_at=None if is_back else clock.now(), by=request.seat.actor)
    return back_to(request, space, "statuses")


@on_refusal(workflow)
def remove(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Remove an empty status."""
    space, status = _found(request, prefix, pk)
    remove_status(status, by=request.seat.actor)
    note(request, _("Removed {name}.").format(name=status.name))
    return back_to(request, space, "statuses")


def _found(request: Seated, prefix: str, pk: int) -> tuple[Space, Status]:
    space = space_of(request, prefix)
    try:
        return space, status_in(space, pk)
    except RuleBroken as refusal:
        raise NotFound(refusal.message) from None


def _limit(posted: values.Values) -> int | None:
    limit = values.whole(posted, "wip_limit")
    if limit is not None and limit < 1:
        raise RuleBroken(_("A limit is at least 1; leave it empty for none."), field="wip_limit")
    return limit
