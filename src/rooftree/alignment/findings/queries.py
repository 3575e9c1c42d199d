"""Reading findings: only those about what the viewer may see."""

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import QUIET, Finding, FindingState, Severity
from rooftree.errors import NotFound
from rooftree.work.items.queries import items_seen

WORST_FIRST = Case(
    *(When(severity=one, then=Value(place)) for place, one in enumerate(Severity)),
    output_field=IntegerField(),
)


def findings_seen(viewer: Viewer) -> "QuerySet[Finding]":
    """Return the findings about items, goals and persons in sight, the worst and oldest first."""
    findings = Finding.objects.filter(workspace_id=viewer.workspace_id)
    if not viewer.is_admin:
        seen = items_seen(viewer).values("pk")
        findings = findings.filter(Q(item=None) | Q(item__in=seen), is_restricted=False)
    return findings.order_by(WORST_FIRST, "first_seen", "pk")


def findings_unresolved(viewer: Viewer) -> "QuerySet[Finding]":
    """Return what still does not fit, accepted findings included."""
    return findings_seen(viewer).exclude(state=FindingState.RESOLVED)


def findings_open(viewer: Viewer) -> "QuerySet[Finding]":
    """Return the findings that want something of somebody: open and acknowledged ones."""
    return findings_seen(viewer).exclude(state__in=QUIET)


def finding_by_id(viewer: Viewer, pk: int) -> Finding:
    """Return one finding with what it is about; raises NotFound."""
    related = ("item__space", "item__status", "goal", "person", "owner", "answered_by")
    finding = findings_seen(viewer).select_related(*related).filter(pk=pk).first()
    if finding is None:
        raise NotFound(_("There is no such finding here."))
    return finding
