"""Imports: all of them, and one from upload to receipt."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.exchange.reverting.reverting import require_may_revert, require_newest, would_keep
from rooftree.exchange.runs import requests
from rooftree.exchange.runs.cancelling import cancel_run
from rooftree.exchange.runs.models import Run, RunState
from rooftree.exchange.runs.policy import require_may_import
from rooftree.exchange.runs.queries import run_by_id
from rooftree.web.forms.imports import choices_from
from rooftree.web.notes import note
from rooftree.web.pages.imports.index import index_page
from rooftree.web.pages.imports.reversal import reversal_page
from rooftree.web.pages.imports.run import report_of, run_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated


def index(request: Seated) -> HttpResponse:
    """Show the imports, and where to drop the next file."""
    require_may_import(request.seat.viewer)
    page = index_page(request.seat.viewer, base=_base(request))
    return show(request, "imports/index.html", page, current="imports", topics=page.topics)


@on_refusal(index)
def upload(request: Seated) -> HttpResponse:
    """Take a file and have it read."""
    file = request.FILES.get("file")
    if file is None:
        raise RuleBroken(_("Choose the file that Trello gave you."), field="file")
    made = requests.ask_to_check(
        request.seat.workspace,
        system="trello",
        content=file,
        name=file.name or "",
        by=request.seat.actor,
    )
    return _to(request, made)


def run(request: Seated, pk: int) -> HttpResponse:
    """Show how far an import is: its report and choices, its progress, or its receipt."""
    page = run_page(_found(request, pk), request.POST, base=_base(request))
    return show(request, "imports/run.html", page, current="imports", topics=page.topics)


@on_refusal(run)
def start(request: Seated, pk: int) -> HttpResponse:
    """Import what was checked, as chosen."""
    found = _found(request, pk)
    lists = found.report.get("overview", {}).get("statuses", [])
    choices = choices_from(request.POST, found.mapping, lists)
    requests.ask_to_import(found, choices, by=request.seat.actor)
    return _to(request, found)


def report(request: Seated, pk: int) -> HttpResponse:
    """Give the report out as JSON."""
    found = _found(request, pk)
    answer = JsonResponse(report_of(found), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = f'attachment; filename="import-{found.pk}.json"'
    return answer


def go_on(request: Seated, pk: int) -> HttpResponse:
    """Go on with an import that was stopped."""
    found = _found(request, pk)
    requests.ask_to_go_on(found, by=request.seat.actor)
    return _to(request, found)


def cancel(request: Seated, pk: int) -> HttpResponse:
    """Drop a file that was only checked, or stop an import that is under way."""
    found = _found(request, pk)
    cancel_run(found, by=request.seat.actor)
    if found.state != RunState.CANCELLED:
        return _to(request, found)
    note(request, _("Nothing was imported, and the file is gone."))
    return HttpResponseRedirect(f"{_base(request)}/imports", status=303)


def reversal(request: Seated, pk: int) -> HttpResponse:
    """Show what would stay if the import were taken back."""
    found = _found(request, pk)
    require_may_revert(found, request.seat.actor)
    require_newest(found)
    page = reversal_page(found, would_keep(found), base=_base(request))
    return show(request, "imports/reversal.html", page, current="imports")


def revert(request: Seated, pk: int) -> HttpResponse:
    """Take the import back."""
    found = _found(request, pk)
    everything = request.POST.get("everything") == "on"
    requests.ask_to_revert(found, everything=everything, by=request.seat.actor)
    return _to(request, found)


def _found(request: Seated, pk: int) -> Run:
    return run_by_id(request.seat.viewer, pk)


def _base(request: Seated) -> str:
    return f"/w/{request.seat.workspace.key}"


def _to(request: Seated, made: Run) -> HttpResponse:
    return HttpResponseRedirect(f"{_base(request)}/imports/{made.pk}", status=303)
