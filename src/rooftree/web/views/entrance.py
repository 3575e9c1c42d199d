"""The front door: leads a signed-in person to a workspace."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from rooftree.accounts.models import User
from rooftree.people.queries import workspaces_of


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Go to the person's first workspace, or say that there is none yet."""
    mine = workspaces_of(cast("User", request.user))
    if not mine:
        return render(request, "home/nowhere.html")
    return redirect("home", workspace=mine[0].key)
