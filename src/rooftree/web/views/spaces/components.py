"""The components of a space."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.errors import NotFound
from rooftree.web.forms import readers, values
from rooftree.web.forms.item_groups import people_options
from rooftree.web.forms.marks import changed
from rooftree.web.notes import note
from rooftree.web.pages.form import Input, marked
from rooftree.web.pages.spaces.components import components_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.undo import undo_url
from rooftree.web.views.spaces.common import back_to, show_form, space_of
from rooftree.work.components.actions import add_component, edit_component, remove_component
from rooftree.work.components.models import Component
from rooftree.work.components.queries import component_by_id
from rooftree.work.spaces.models import Space

READERS = {"name": readers.line, "description": readers.prose, "lead": readers.person}


def components(request: Seated, prefix: str) -> HttpResponse:
    """Show a space's components."""
    space = space_of(request, prefix, Role.MEMBER)
    base = f"/w/{request.seat.workspace.key}"
    page = components_page(request.seat.viewer, space, request.POST, base=base)
    topics = (f"space:{space.pk}",)
    current = f"space:{space.prefix}"
    return show(request, "spaces/components.html", page, current=current, topics=topics)


@on_refusal(components)
def add(request: Seated, prefix: str) -> HttpResponse:
    """Add a component."""
    space = space_of(request, prefix, Role.MEMBER)
    add_component(space, **_read(request, list(READERS)), by=request.seat.actor)
    return back_to(request, space, "components")


def form(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Show the form that changes a component."""
    space, one = _found(request, prefix, pk)
    people, lead = people_options(request.seat.viewer), str(one.lead_id or "")
    inputs = (
        Input("name", _("Name"), value=one.name, is_required=True),
        Input("description", _("Description"), "lines", one.description),
        Input("lead", _("Lead"), "select", lead, people, _("Nobody")),
    )
    return show_form(
        request,
        space,
        title=_("Edit the component"),
        part=f"components/{pk}",
        inputs=marked(inputs),
        version=one.version,
    )


@on_refusal(form)
def save(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Change a component."""
    space, one = _found(request, prefix, pk)
    new = _read(request, changed(request.POST, [name for name in READERS if name in request.POST]))
    edit_component(one, expected=values.version(request.POST), **new, by=request.seat.actor)
    return back_to(request, space, "components")


def close(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Offer a component no more, or again."""
    space, one = _found(request, prefix, pk)
    is_archived = request.POST.get("state") == "closed"
    edit_component(one, is_archived=is_archived, by=request.seat.actor)
    return back_to(request, space, "components")


def remove(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Put a component into the bin, and offer to undo that."""
    space, one = _found(request, prefix, pk)
    fact = remove_component(one, by=request.seat.actor)
    note(request, _("Deleted the component."), undo_url=undo_url(request, fact))
    return back_to(request, space, "components")


def _read(request: Seated, names: list[str]) -> dict[str, Any]:
    viewer = request.seat.viewer
    return {name: READERS[name](request.POST, name, viewer) for name in names}


def _found(request: Seated, prefix: str, pk: int) -> tuple[Space, Component]:
    space = space_of(request, prefix, Role.MEMBER)
    one = component_by_id(request.seat.viewer, pk)
    if one.space_id != space.pk:
        raise NotFound(_("There is no such component here."))
    return space, one
