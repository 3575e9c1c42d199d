"""Looking at findings."""

from django.http import HttpResponse
from django.utils import timezone

from rooftree.alignment.findings.queries import finding_by_id
from rooftree.alignment.findings.topics import finding_topics
from rooftree.web.pages.findings.filters import read_wanted
from rooftree.web.pages.findings.listing import findings_page
from rooftree.web.pages.findings.rules import rules_page
from rooftree.web.pages.findings.sheet import findings_sheet
from rooftree.web.pages.findings.single import finding_page
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.web.sheets import asks_for_sheet, sheet_response
from rooftree.web.views.findings.common import base_of


def findings(request: Seated) -> HttpResponse:
    """Show what does not fit."""
    wanted = read_wanted(request.GET.dict())
    if asks_for_sheet(request):
        sheet = findings_sheet(request.seat.viewer, wanted, base=base_of(request))
        return sheet_response(request, sheet)
    page = findings_page(request.seat.viewer, wanted, base=base_of(request))
    return show(request, "findings/findings.html", page, current="findings", topics=("findings",))


def finding(request: Seated, pk: int) -> HttpResponse:
    """Show one finding."""
    viewer = request.seat.viewer
    found = finding_by_id(viewer, pk)
    page = finding_page(viewer, found, base=base_of(request))
    topics = finding_topics(found)
    return show(request, "findings/finding.html", page, current="findings", topics=topics)


def rules(request: Seated) -> HttpResponse:
    """Show what the checks look for."""
    page = rules_page(request.seat.viewer, base=base_of(request), today=timezone.localdate())
    return show(request, "findings/rules.html", page, current="findings", topics=("findings",))
