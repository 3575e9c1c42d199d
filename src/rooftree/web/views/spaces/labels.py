"""The labels of a space."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.errors import NotFound
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.form import Input, marked
from rooftree.web.pages.spaces.labels import colour_options, labels_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.spaces.common import back_to, show_form, space_of
from rooftree.work.labels.actions import add_label, edit_label, remove_label
from rooftree.work.labels.models import Label
from rooftree.work.labels.queries import label_by_id
from rooftree.work.spaces.models import Space


def labels(request: Seated, prefix: str) -> HttpResponse:
    """Show a space's labels."""
    space = space_of(request, prefix, Role.MEMBER)
    base = f"/w/{request.seat.workspace.key}"
    page = labels_page(request.seat.viewer, space, request.POST, base=base)
    topics = (f"space:{space.pk}",)
    current = f"space:{space.prefix}"
    return show(request, "spaces/labels.html", page, current=current, topics=topics)


@on_refusal(labels)
def add(request: Seated, prefix: str) -> HttpResponse:
    """Add a label."""
    space, posted = space_of(request, prefix, Role.MEMBER), request.POST
    name, colour = posted.get("name", ""), posted.get("colour", "")
    add_label(space, name=name, colour=colour, by=request.seat.actor)
    return back_to(request, space, "labels")


def form(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Show the form that changes a label."""
    space, label = _found(request, prefix, pk)
    inputs = (
        Input("name", _("Name"), value=label.name),
        Input(
            "colour",
            _("Colour"),
            "select",
            label.colour,
            options=colour_options(),
            empty=_("No colour"),
        ),
    )
    return show_form(
        request,
        space,
        title=_("Edit the label"),
        part=f"labels/{pk}",
        inputs=marked(inputs),
        version=label.version,
    )


@on_refusal(form)
def save(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Change a label."""
    space, label = _found(request, prefix, pk)
    posted = request.POST
    edit_label(
        label,
        name=posted.get("name", ""),
        colour=posted.get("colour", ""),
        expected=values.version(posted),
        by=request.seat.actor,
    )
    return back_to(request, space, "labels")


def remove(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Put a label into the bin, and offer to undo that."""
    space, label = _found(request, prefix, pk)
    fact = remove_label(label, by=request.seat.actor)
    note(request, _("Deleted the label."), undo_url=undo_url(request, fact))
    return back_to(request, space, "labels")


def _found(request: Seated, prefix: str, pk: int) -> tuple[Space, Label]:
    space = space_of(request, prefix, Role.MEMBER)
    label = label_by_id(request.seat.viewer, pk)
    if label.space_id != space.pk:
        raise NotFound(_("There is no such label here."))
    return space, label
