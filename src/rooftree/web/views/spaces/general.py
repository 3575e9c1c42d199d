"""Spaces: all of them, a new one, and what one is called and who may enter."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.errors import Forbidden
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.spaces.general import general_page, index_page, new_space_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.spaces.common import back_to, space_of
from rooftree.work.spaces.actions import archive_space, create_space, edit_space, reopen_space
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import may_create_spaces


def index(request: Seated) -> HttpResponse:
    """Show all spaces, those put away, too."""
    page = index_page(request.seat.viewer, base=f"/w/{request.seat.workspace.key}")
    return show(request, "spaces/index.html", page, current="spaces", topics=("workspace",))


def new_form(request: Seated) -> HttpResponse:
    """Show the form that opens a space."""
    if not may_create_spaces(request.seat.viewer):
        raise Forbidden(_("You may look around here, but not open spaces."))
    page = new_space_page(request.POST, base=f"/w/{request.seat.workspace.key}")
    return show(request, "spaces/new.html", page, current="spaces")


@on_refusal(new_form)
def create(request: Seated) -> HttpResponse:
    """Open a space."""
    posted = request.POST
    fact = create_space(
        prefix=posted.get("prefix", ""),
        name=posted.get("name", ""),
        description=posted.get("description", ""),
        is_open=posted.get("is_open") != "closed",
        by=request.seat.actor,
    )
    space = fact.subject
    assert isinstance(space, Space)  # noqa: S101 - narrows the type
    note(request, _("Opened the space {name}.").format(name=space.name))
    return back_to(request, space, "board")


def form(request: Seated, prefix: str) -> HttpResponse:
    """Show what a space is called and who may enter."""
    space = space_of(request, prefix)
    page = general_page(space, request.POST, base=f"/w/{request.seat.workspace.key}")
    topics = (f"space:{space.pk}",)
    return show(
        request, "spaces/settings.html", page, current=f"space:{space.prefix}", topics=topics
    )


@on_refusal(form)
def save(request: Seated, prefix: str) -> HttpResponse:
    """Change a space's name, description and openness."""
    space, posted = space_of(request, prefix), request.POST
    edit_space(
        space,
        name=posted.get("name", ""),
        description=posted.get("description", "").strip(),
        is_open=posted.get("is_open") != "closed",
        expected=values.version(posted),
        by=request.seat.actor,
    )
    note(request, _("Saved."))
    return back_to(request, space, "settings")


def close(request: Seated, prefix: str) -> HttpResponse:
    """Put a space out of the way, or bring it back."""
    space, by = space_of(request, prefix), request.seat.actor
    if request.POST.get("state") == "open":
        reopen_space(space, by=by)
        note(request, _("Brought {name} back.").format(name=space.name))
        return back_to(request, space, "settings")
    archive_space(space, by=by)
    note(request, _("Archived {name}; nothing in it was deleted.").format(name=space.name))
    return HttpResponseRedirect(f"/w/{request.seat.workspace.key}/spaces", status=303)
