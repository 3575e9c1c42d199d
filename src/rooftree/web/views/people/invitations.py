"""Invitations: who is invited, and the page that an invited person opens."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rooftree.accounts.adapter import SESSION_KEY
from rooftree.accounts.models import User
from rooftree.accounts.preferences import set_preferences
from rooftree.changes.actor import Actor
from rooftree.people.members.actions import (
    accept_invitation,
    invite,
    open_invitation,
    withdraw_invitation,
)
from rooftree.people.members.mail import mail_invitation
from rooftree.people.members.queries import invitation_by_id
from rooftree.people.persons.policy import require_may_edit_people
from rooftree.web.forms.addresses import email_of
from rooftree.web.forms.roles import role_of
from rooftree.web.notes import note
from rooftree.web.outside import Visit
from rooftree.web.pages.people.invitations import FreshLink, entrance_page, invitations_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated

FRESH = "fresh-invitation"


def invitations(request: Seated) -> HttpResponse:
    """Show the open invitations, and once the link of a new one."""
    viewer = request.seat.viewer
    require_may_edit_people(viewer)
    fresh = request.session.pop(FRESH, None)
    base = f"/w/{request.seat.workspace.key}"
    link = FreshLink(*fresh) if fresh else None
    page = invitations_page(viewer, request.POST, link, base=base)
    return show(request, "people/invitations.html", page, current="people", topics=("people",))


@on_refusal(invitations)
def make(request: Seated) -> HttpResponse:
    """Invite an address, mail it the link, and show the link to whoever invites."""
    require_may_edit_people(request.seat.viewer)
    posted, seat = request.POST, request.seat
    address = email_of(posted, is_required=True)
    invitation, token = invite(seat.workspace, email=address, role=role_of(posted), by=seat.actor)
    link = request.build_absolute_uri(reverse("invitation", args=[token]))
    was_mailed = mail_invitation(invitation, inviter=str(seat.user), link=link)
    request.session[FRESH] = (invitation.email, link, was_mailed)
    return HttpResponseRedirect(f"/w/{seat.workspace.key}/people/invitations", status=303)


def withdraw(request: Seated, pk: int) -> HttpResponse:
    """Make an invitation's link worthless."""
    require_may_edit_people(request.seat.viewer)
    invitation = invitation_by_id(request.seat.viewer, pk)
    withdraw_invitation(invitation, by=request.seat.actor)
    note(request, _("Withdrew the invitation of {email}.").format(email=invitation.email))
    return HttpResponseRedirect(f"/w/{request.seat.workspace.key}/people/invitations", status=303)


def invitation(request: Visit, token: str) -> HttpResponse:
    """Welcome whoever opens an invitation, and let them sign up with it."""
    found = open_invitation(token)
    user = _user(request)
    if user is None:
        request.session[SESSION_KEY] = token
    page = entrance_page(found, token, user)
    context = {"page": page, "refusal": request.refusal}
    return render(request, "people/entrance.html", context)


@on_refusal(invitation)
def accept(request: Visit, token: str) -> HttpResponse:
    """Let the signed-in person in, once."""
    found, user = open_invitation(token), _user(request)
    if user is None:
        return HttpResponseRedirect(reverse("invitation", args=[token]), status=303)
    if not user.name:
        set_preferences(user, name=request.POST.get("name", ""))
    accept_invitation(found, user, by=Actor.system(found.workspace_id, via="web"))
    request.session.pop(SESSION_KEY, None)
    return HttpResponseRedirect(f"/w/{found.workspace.key}/", status=303)


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
