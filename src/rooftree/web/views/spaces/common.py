"""What all settings of a space share: finding it, leading back to them, showing a small form."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.web.pages.form import FormPage, Input, with_typed
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import require
from rooftree.work.spaces.queries import space_by_prefix


def space_of(request: Seated, prefix: str, role: Role = Role.ADMIN) -> Space:
    """Return a space in which the viewer has at least a role; raises NotFound or Forbidden."""
    space = space_by_prefix(request.seat.viewer, prefix)
    require(request.seat.viewer, space, role)
    return space


def base_of(request: Seated, space: Space) -> str:
    """Return the address under which everything of the space lies."""
    return f"/w/{request.seat.workspace.key}/spaces/{space.prefix}"


def back_to(request: Seated, space: Space, part: str) -> HttpResponse:
    """Lead back to a part of the space's settings."""
    return HttpResponseRedirect(f"{base_of(request, space)}/{part}", status=303)


def show_form(  # noqa: PLR0913 - each is one thing that the form says
    request: Seated,
    space: Space,
    *,
    title: str,
    part: str,
    inputs: tuple[Input, ...],
    version: int,
    lead: str = "",
) -> HttpResponse:
    """Show a small form about something of a space (`part` of its address), with what was typed."""
    base = base_of(request, space)
    back = f"{base}/{part.partition('/')[0]}"
    page = FormPage(
        title=title,
        url=f"{base}/{part}",
        back=back,
        crumb=(space.name, back),
        inputs=inputs,
        submit=_("Save"),
        version=version,
        lead=lead,
    )
    typed = request.POST if request.method == "POST" else None
    page = with_typed(page, typed, request.refusal)
    return show(request, "spaces/form.html", page, current=f"space:{space.prefix}")
