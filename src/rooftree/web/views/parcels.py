"""Whole workspaces: the exports of one, and the way in for another."""

from typing import cast

from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.exchange.parcels import requests
from rooftree.exchange.parcels.policy import require_may_restore
from rooftree.exchange.parcels.queries import arrival_by_id, arrival_of, export_file
from rooftree.web.outside import SignedIn
from rooftree.web.pages.parcels import arrival_page, arriving_page, export_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views import imports


def exports(request: Seated) -> HttpResponse:
    """Show the exports of the last days, and how to ask for one."""
    page = export_page(request.seat.viewer, base=_base(request))
    return show(request, "settings/export.html", page, current="settings")


@on_refusal(exports)
def ask(request: Seated) -> HttpResponse:
    """Have everything written into a file."""
    requests.ask_to_export(request.seat.workspace, by=request.seat.actor)
    return HttpResponseRedirect(f"{_base(request)}/settings/export", status=303)


def fetch(request: Seated, pk: int) -> HttpResponse:
    """Send an export to whoever may take everything out at this moment."""
    parcel, path = export_file(request.seat.viewer, pk)
    response = FileResponse(path.open("rb"), as_attachment=True, filename=parcel.file_name)
    response.headers["Cache-Control"] = "private, no-store"
    return cast("HttpResponse", response)  # its sibling; whoever calls cannot tell them apart


@on_refusal(imports.index)
def upload(request: Seated) -> HttpResponse:
    """Take the export of a workspace and have it looked into."""
    require_may_restore(request.seat.viewer)
    file = request.FILES.get(requests.FIELD)
    if file is None:
        raise RuleBroken(_("Choose the file that Rooftree gave you."), field=requests.FIELD)
    made = requests.ask_to_examine(
        request.seat.workspace, content=file, name=file.name or "", by=request.seat.actor
    )
    return HttpResponseRedirect(f"{_base(request)}/arrivals/{made.pk}", status=303)


def arrival(request: Seated, pk: int) -> HttpResponse:
    """Show what is in a file that was uploaded, and what would become of the workspace here."""
    page = arrival_page(arrival_by_id(request.seat.viewer, pk), base=_base(request))
    return show(request, "imports/arrival.html", page, current="imports")


@on_refusal(arrival)
def bring_in(request: Seated, pk: int) -> HttpResponse:
    """Let the workspace here give way to the one in the file."""
    found = arrival_by_id(request.seat.viewer, pk)
    requests.ask_to_restore(found, request.seat.workspace, by=request.seat.actor)
    return HttpResponseRedirect(reverse("arriving", args=[pk]), status=303)


def arriving(request: SignedIn, pk: int) -> HttpResponse:
    """Show how far a workspace is on its way in, where there may be no workspace to show it in."""
    page = arriving_page(arrival_of(request.user, pk))
    return render(request, "imports/arriving.html", {"page": page})


def _base(request: Seated) -> str:
    return f"/w/{request.seat.workspace.key}"
