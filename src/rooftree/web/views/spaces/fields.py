"""The fields that a space adds to its items."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import NotFound
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.form import Input, marked
from rooftree.web.pages.spaces.fields import fields_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.spaces.common import back_to, show_form, space_of
from rooftree.work.fields.actions import add_field, edit_field, remove_field
from rooftree.work.fields.models import Field, FieldType
from rooftree.work.fields.queries import field_by_id
from rooftree.work.spaces.models import Space


def fields(request: Seated, prefix: str) -> HttpResponse:
    """Show a space's fields."""
    space = space_of(request, prefix)
    base = f"/w/{request.seat.workspace.key}"
    page = fields_page(request.seat.viewer, space, request.POST, base=base)
    topics = (f"space:{space.pk}",)
    current = f"space:{space.prefix}"
    return show(request, "spaces/fields.html", page, current=current, topics=topics)


@on_refusal(fields)
def add(request: Seated, prefix: str) -> HttpResponse:
    """Add a field."""
    space, posted = space_of(request, prefix), request.POST
    add_field(
        space,
        name=posted.get("name", ""),
        type=posted.get("type", ""),
        options=posted.get("options", "").splitlines(),
        by=request.seat.actor,
    )
    return back_to(request, space, "fields")


def form(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Show the form that changes a field."""
    space, field = _found(request, prefix, pk)
    inputs = [Input("name", _("Name"), value=field.name, is_required=True)]
    if field.type == FieldType.CHOICE:
        options = "\n".join(field.options)
        inputs.append(Input("options", _("Options"), "lines", options, help=_("One a line.")))
    return show_form(
        request,
        space,
        title=_("Edit the field"),
        part=f"fields/{pk}",
        inputs=marked(inputs),
        version=field.version,
    )


@on_refusal(form)
def save(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Change a field's name and options."""
    space, field = _found(request, prefix, pk)
    new: dict[str, Any] = {"name": request.POST.get("name", "")}
    if field.type == FieldType.CHOICE:
        new["options"] = request.POST.get("options", "").splitlines()
    edit_field(field, expected=values.version(request.POST), by=request.seat.actor, **new)
    return back_to(request, space, "fields")


def remove(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Put a field with its values into the bin, and offer to undo that."""
    space, field = _found(request, prefix, pk)
    fact = remove_field(field, by=request.seat.actor)
    note(request, _("Deleted the field."), undo_url=undo_url(request, fact))
    return back_to(request, space, "fields")


def _found(request: Seated, prefix: str, pk: int) -> tuple[Space, Field]:
    space = space_of(request, prefix)
    field = field_by_id(request.seat.viewer, pk)
    if field.space_id != space.pk:
        raise NotFound(_("There is no such field here."))
    return space, field
