"""What does not fit and concerns one person."""

from django.db.models import Q, QuerySet

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.findings.queries import findings_open
from rooftree.work.items.models import Assignment


def findings_concerning(viewer: Viewer) -> "QuerySet[Finding]":
    """Return the open findings that the viewer looks after, or that are about the viewer or their work."""
    person = viewer.person_id or 0  # somebody without a person is concerned by nothing
    assigned = Assignment.objects.filter(person_id=person).values("item_id")
    mine = Q(owner=person) | Q(person=person) | Q(item__owner=person) | Q(item__in=assigned)
    return findings_open(viewer).filter(mine)
