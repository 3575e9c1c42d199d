"""Answering a finding: acknowledged, accepted until a day, open again."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.alignment.findings.actions import (
    accept_finding,
    acknowledge_finding,
    reopen_finding,
)
from rooftree.alignment.findings.policy import require_may_answer
from rooftree.alignment.findings.queries import finding_by_id
from rooftree.errors import RuleBroken
from rooftree.web.forms import values
from rooftree.web.notes import note
from rooftree.web.pages.findings.single import finding_page
from rooftree.web.pages.form import FormPage, Input, with_typed
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.findings.common import back, base_of

SUGGESTED = timedelta(days=14)


def acknowledge(request: Seated, pk: int) -> HttpResponse:
    """Say that somebody looks after a finding."""
    acknowledge_finding(finding_by_id(request.seat.viewer, pk), by=request.seat.actor)
    return back(request, pk)


def reopen(request: Seated, pk: int) -> HttpResponse:
    """Take an answer back."""
    reopen_finding(finding_by_id(request.seat.viewer, pk), by=request.seat.actor)
    return back(request, pk)


def acceptance(request: Seated, pk: int) -> HttpResponse:
    """Show the form that accepts a finding until a day."""
    viewer = request.seat.viewer
    found = finding_by_id(viewer, pk)
    require_may_answer(viewer, found)
    line = finding_page(viewer, found, base=base_of(request)).line
    until = found.accepted_until or timezone.localdate() + SUGGESTED
    page = FormPage(
        title=_("Live with it for a while"),
        url=f"{line.url}/acceptance",
        back=line.url,
        crumb=(line.title, line.url),
        lead=line.cause,
        inputs=(
            Input(
                "until", _("Until, that day included"), "date", until.isoformat(), is_required=True
            ),
            Input("note", _("Why this is acceptable"), value=found.note),
        ),
        submit=_("Accept"),
    )
    typed = request.POST if request.method == "POST" else None
    shown = with_typed(page, typed, request.refusal)
    return show(request, "item/form.html", shown, current="findings")


@on_refusal(acceptance)
def accept(request: Seated, pk: int) -> HttpResponse:
    """Accept a finding until a day."""
    found = finding_by_id(request.seat.viewer, pk)
    require_may_answer(request.seat.viewer, found)
    until = values.day(request.POST, "until")
    if until is None:
        raise RuleBroken(_("Say until which day."), field="until")
    accept_finding(found, until=until, note=request.POST.get("note", ""), by=request.seat.actor)
    note(request, _("Accepted. It opens again after that day if it still does not fit."))
    return back(request, pk)
