"""Settings of a workspace and of one's own account, and new workspaces."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from rooftree.accounts.preferences import checked_zone, set_preferences
from rooftree.accounts.roles import Role
from rooftree.changes.actor import Actor
from rooftree.errors import Forbidden
from rooftree.people.members.actions import edit_workspace, join_workspace
from rooftree.people.persons.naming import rename_persons
from rooftree.web.back import back
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.outside import SignedIn
from rooftree.web.pages.settings import account_page, new_workspace_page, workspace_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.work.founding import found_workspace


def workspace(request: Seated) -> HttpResponse:
    """Show the workspace's settings."""
    seat = request.seat
    page = workspace_page(seat.workspace, seat.user, seat.viewer, request.POST)
    return show(request, "settings/workspace.html", page, current="settings")


@on_refusal(workspace)
def save_workspace(request: Seated) -> HttpResponse:
    """Change the workspace's name and time zone."""
    seat, posted = request.seat, request.POST
    changed = edit_workspace(
        seat.workspace,
        name=posted.get("name", ""),
        time_zone=checked_zone(posted.get("time_zone", "")),
        expected=values.version(posted),
        by=seat.actor,
    )
    if changed:
        note(request, _("Saved."))
    return HttpResponseRedirect(f"/w/{seat.workspace.key}/settings", status=303)


def account(request: Seated) -> HttpResponse:
    """Show what people choose for themselves."""
    page = account_page(request.seat.workspace, request.seat.user, request.POST)
    return show(request, "settings/account.html", page, current="settings")


@on_refusal(account)
def save_account(request: Seated) -> HttpResponse:
    """Change somebody's own name, language, time zone and shortcuts."""
    user, posted = request.seat.user, request.POST
    was = str(user)
    set_preferences(
        user,
        name=posted.get("name", ""),
        language=posted.get("language", ""),
        time_zone=posted.get("time_zone", ""),
        single_keys="single_keys" in posted,
    )
    rename_persons(user, was=was)
    note(request, _("Saved."))
    return HttpResponseRedirect(f"/w/{request.seat.workspace.key}/settings/account", status=303)


def save_appearance(request: Seated) -> HttpResponse:
    """Change colours and density, then show the page on which that was asked for."""
    looks = {name: request.POST[name] for name in ("theme", "density") if name in request.POST}
    set_preferences(request.seat.user, **looks)
    return back(request, f"/w/{request.seat.workspace.key}/")


def new_workspace(request: SignedIn) -> HttpResponse:
    """Show the form that founds a workspace."""
    _require_instance_owner(request)
    page = new_workspace_page(request.user, request.POST)
    context = {"page": page, "refusal": request.refusal}
    return render(request, "settings/new_workspace.html", context)


@on_refusal(new_workspace)
def found(request: SignedIn) -> HttpResponse:
    """Found a workspace and make the founder its owner."""
    _require_instance_owner(request)
    posted = request.POST
    new = found_workspace(
        posted.get("key", "").strip().lower(),
        posted.get("name", "").strip(),
        time_zone=checked_zone(posted.get("time_zone", "")),
    )
    join_workspace(new, request.user, role=Role.OWNER, by=Actor.system(new.pk, via="web"))
    return HttpResponseRedirect(f"/w/{new.key}/", status=303)


def _require_instance_owner(request: SignedIn) -> None:
    if not request.user.is_instance_owner:
        raise Forbidden(_("Whoever runs this installation makes new workspaces."))
