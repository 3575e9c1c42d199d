"""The front door: leads a signed-in person to a workspace."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from rooftree.accounts.models import Workspace


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Go to the person's first workspace, or say that there is none yet."""
    first = Workspace.objects.filter(memberships__user=request.user).order_by("name", "pk").first()
    if first is None:
        return render(request, "home/nowhere.html")
    return redirect("home", workspace=first.key)
