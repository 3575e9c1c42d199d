"""The findings of a list as a sheet."""

from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.shown import shown
from rooftree.alignment.findings.models import FindingState, Severity
from rooftree.lib.sheets import Cell, Sheet
from rooftree.web.pages.findings.filters import Wanted, narrowed
from rooftree.web.pages.findings.lines import Line, lines_of


def findings_sheet(viewer: Viewer, wanted: Wanted, *, base: str) -> Sheet:
    """Return all findings that an address asks for; the evidence stands in one cell."""
    found = list(narrowed(viewer, wanted).select_related("answered_by"))
    columns = (
        _("Severity"), _("Rule"), _("About"), _("Cause"), _("Evidence"), _("Owner"), _("State"),
        _("First seen"), _("Note"),
    )  # fmt: skip
    lines = lines_of(shown(viewer, found), (), base=base)
    return Sheet(_("Findings"), columns, map(_row, lines))


def _row(line: Line) -> tuple[Cell, ...]:
    return (
        str(Severity(line.level).label),
        line.rule,
        line.about,
        line.cause,
        "; ".join(f"{one.label} {one.text} {one.title}".strip() for one in line.evidence),
        line.owner.name if line.owner else "",
        str(FindingState(line.state).label),
        timezone.localtime(line.first_seen),
        line.note,
    )
