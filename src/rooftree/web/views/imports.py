"""Imports: all of them, and one from upload to receipt."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.reverting.reverting import require_may_revert, require_newest, would_keep
from rooftree.exchange.runs import requests
from rooftree.exchange.runs.cancelling import cancel_run
from rooftree.exchange.runs.models import Run, RunState
from rooftree.exchange.runs.policy import require_may_import
from rooftree.exchange.runs.queries import run_by_id
from rooftree.exchange.runs.seeing import seen_now
from rooftree.web.forms.imports import choices_from
from rooftree.web.notes import note
from rooftree.web.pages.imports.index import index_page
from rooftree.web.pages.imports.receipt import receipt_page
from rooftree.web.pages.imports.reversal import reversal_page
from rooftree.web.pages.imports.run import report_of, run_page
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated


def index(request: Seated) -> HttpResponse:
    """Show the imports, and where to drop the next file."""
    require_may_import(request.seat.viewer)
    typed = request.POST.get("system", "")
    page = index_page(request.seat.viewer, typed, base=_base(request))
    return show(request, "imports/index.html", page, current="imports", topics=page.topics)


@on_refusal(index)
def upload(request: Seated) -> HttpResponse:
    """Take a file and have it read."""
    file = request.FILES.get("file")
    if file is None:
        raise RuleBroken(_("Choose the file that the other tool gave you."), field="file")
    made = requests.ask_to_check(
        request.seat.workspace,
        system=request.POST.get("system", ""),
        content=file,
        name=file.name or "",
        by=request.seat.actor,
    )
    return _to(request, made)


def run(request: Seated, pk: int) -> HttpResponse:
    """Show how far an import is: its report and choices, its progress, or its receipt."""
    page = run_page(_found(request, pk), request.seat.viewer, request.POST, base=_base(request))
    return show(request, "imports/run.html", page, current="imports", topics=page.topics)


def choose(request: Seated, pk: int) -> HttpResponse:
    """Keep what is chosen so far, and show what would come of it."""
    found = _found(request, pk)
    requests.choose(found, _chosen(request, found), by=request.seat.actor)
    return _to(request, found)


def look_again(request: Seated, pk: int) -> HttpResponse:
    """Have the whole file read once more, as chosen."""
    found = _found(request, pk)
    requests.ask_to_look_again(found, _chosen(request, found), by=request.seat.actor)
    return _to(request, found)


@on_refusal(run)
def start(request: Seated, pk: int) -> HttpResponse:
    """Import what was checked, as chosen; what would be read otherwise is looked at first."""
    found = _found(request, pk)
    choices = _chosen(request, found)
    if found.state == RunState.CHECKED and requests.is_read_otherwise(found, choices):
        requests.ask_to_look_again(found, choices, by=request.seat.actor)
        note(request, _("Look over what would come of it now, then import it."))
    else:
        requests.ask_to_import(found, choices, by=request.seat.actor)
    return _to(request, found)


def report(request: Seated, pk: int) -> HttpResponse:
    """Give the report out as JSON."""
    found = _found(request, pk)
    answer = JsonResponse(report_of(found), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = f'attachment; filename="import-{found.pk}.json"'
    return answer


def receipt(request: Seated, pk: int) -> HttpResponse:
    """Give the report out as a page of its own, to keep or to print."""
    found = _found(request, pk)
    page = receipt_page(found, request.seat.viewer, base=request.build_absolute_uri(_base(request)))
    answer = HttpResponse(render_to_string("imports/receipt.html", {"page": page}, request))
    answer.headers["Content-Disposition"] = f'attachment; filename="import-{found.pk}.html"'
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


def _chosen(request: Seated, found: Run) -> Choices:
    seen = seen_now(found, request.seat.viewer).overview if "overview" in found.report else {}
    return choices_from(request.POST, found.mapping, seen)


def _found(request: Seated, pk: int) -> Run:
    return run_by_id(request.seat.viewer, pk)


def _base(request: Seated) -> str:
    return f"/w/{request.seat.workspace.key}"


def _to(request: Seated, made: Run) -> HttpResponse:
    return HttpResponseRedirect(f"{_base(request)}/imports/{made.pk}", status=303)
