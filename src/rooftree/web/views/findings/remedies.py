"""Doing something about a finding, from wherever it is shown."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rooftree.alignment.findings.policy import require_may_answer
from rooftree.alignment.findings.queries import finding_by_id
from rooftree.alignment.remedies.queries import apply_remedy
from rooftree.web.notes import note
from rooftree.web.pages.findings.single import finding_page
from rooftree.web.pages.form import FormPage, with_typed
from rooftree.web.rendering import show
from rooftree.web.routing import on_refusal
from rooftree.web.seat import Seated
from rooftree.web.views.findings.common import back, base_of


def remedy(request: Seated, pk: int, code: str) -> HttpResponse:
    """Show the form of a remedy, or, when it does not help here, what does."""
    viewer = request.seat.viewer
    found = finding_by_id(viewer, pk)
    require_may_answer(viewer, found)
    page = finding_page(viewer, found, base=base_of(request))
    chosen = next((one for one in page.remedies if one.code == code), None)
    if chosen is None:
        return show(request, "findings/no_remedy.html", page, current="findings")
    form = FormPage(
        title=chosen.label,
        url=chosen.url,
        back=page.line.url,
        crumb=(page.line.title, page.line.url),
        lead=page.line.cause,
        inputs=chosen.inputs,
        submit=chosen.label,
    )
    typed = request.POST if request.method == "POST" else None
    shown = with_typed(form, typed, request.refusal)
    return show(request, "item/form.html", shown, current="findings")


@on_refusal(remedy)
def apply(request: Seated, pk: int, code: str) -> HttpResponse:
    """Do what a remedy says."""
    found = finding_by_id(request.seat.viewer, pk)
    typed = {name: str(value) for name, value in request.POST.items()}
    apply_remedy(found, code, typed, by=request.seat.actor)
    note(request, _("Done. The finding goes away as soon as the checks have looked again."))
    return back(request, pk)
