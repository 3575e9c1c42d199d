"""What does not fit about an item."""

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.about import shown_about
from rooftree.web.pages.findings.lines import Line, lines_of
from rooftree.work.items.models import Item


def findings(viewer: Viewer, item: Item, *, may_answer: bool, base: str) -> tuple[Line, ...]:
    """Return the unresolved findings about an item, the worst first."""
    found = shown_about(viewer, item)
    answerable = {one.finding.pk for one in found} if may_answer else set()
    return lines_of(found, answerable, base=base)
