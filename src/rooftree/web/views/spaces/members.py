"""Who has a role of their own in a space."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.web.forms import values
from rooftree.web.forms.roles import role_of
from rooftree.web.notes import note
from rooftree.web.pages.spaces.members import members_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.spaces.common import back_to, space_of
from rooftree.work.spaces.members import give_space_role, take_space_role
from rooftree.work.spaces.queries import member_in


def members(request: Seated, prefix: str) -> HttpResponse:
    """Show who has a role in a space."""
    space = space_of(request, prefix)
    base = f"/w/{request.seat.workspace.key}"
    page = members_page(request.seat.viewer, space, request.POST, base=base)
    topics = (f"space:{space.pk}", "people")
    current = f"space:{space.prefix}"
    return show(request, "spaces/members.html", page, current=current, topics=topics)


@on_refusal(members)
def give(request: Seated, prefix: str) -> HttpResponse:
    """Give a person a role in the space."""
    space, posted = space_of(request, prefix), request.POST
    person = values.person(posted, "person", request.seat.viewer)
    if person is None:
        raise RuleBroken(_("Choose a person."), field="person")
    give_space_role(space, person, role=role_of(posted), by=request.seat.actor)
    return back_to(request, space, "members")


def take(request: Seated, prefix: str, pk: int) -> HttpResponse:
    """Take a person's role in the space away."""
    space = space_of(request, prefix)
    member = member_in(space, pk)
    take_space_role(member, by=request.seat.actor)
    note(request, _("{name} has no role of their own here now.").format(name=member.person.name))
    return back_to(request, space, "members")
