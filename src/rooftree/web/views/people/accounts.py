"""What a person may do here: their role, their account, their leaving."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.people.members.actions import change_role, leave_workspace
from rooftree.people.members.queries import membership_of
from rooftree.people.persons.merging import link_member
from rooftree.people.persons.queries import person_by_id
from rooftree.web.forms import values
from rooftree.web.forms.roles import role_of
from rooftree.web.notes import note
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.people.persons import person


@on_refusal(person)
def change(request: Seated, pk: int) -> HttpResponse:
    """Give a member another role."""
    viewer = request.seat.viewer
    membership = membership_of(viewer, person_by_id(viewer, pk))
    role = role_of(request.POST)
    if change_role(membership, role=role, by=request.seat.actor):
        note(request, _("The role is {role} now.").format(role=role.label))
    return _back(request, f"people/{pk}")


@on_refusal(person)
def link(request: Seated, pk: int) -> HttpResponse:
    """Let a member's account act as a person who came without one."""
    viewer = request.seat.viewer
    placeholder = person_by_id(viewer, pk)
    member = values.person(request.POST, "member", viewer)
    if member is None:
        raise RuleBroken(_("Choose a member."), field="member")
    link_member(placeholder, member=member, by=request.seat.actor)
    note(request, _("{name} has an account now.").format(name=placeholder.name))
    return _back(request, f"people/{pk}")


@on_refusal(person)
def leave(request: Seated, pk: int) -> HttpResponse:
    """Take a member's account out of the workspace; the person stays where work names them."""
    viewer = request.seat.viewer
    leaving = person_by_id(viewer, pk)
    leave_workspace(membership_of(viewer, leaving), by=request.seat.actor)
    if leaving.pk == viewer.person_id:
        return HttpResponseRedirect("/", status=303)
    note(request, _("{name} is no member any more.").format(name=leaving.name))
    return _back(request, "people")


def _back(request: Seated, part: str) -> HttpResponse:
    return HttpResponseRedirect(f"/w/{request.seat.workspace.key}/{part}", status=303)
