"""Goals with their key results as a sheet: one row a key result."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from rooftree.lib.sheets import Cell, Sheet
from rooftree.web.pages.goals import GoalLine, GoalsPage


def goals_sheet(page: GoalsPage) -> Sheet:
    """Return the goals of a page; shares are percentages."""
    columns = (
        _("Goal"), _("Owner"), _("From"), _("To"), _("Items done"), _("Items"), _("Outcome (%)"),
        _("Expected (%)"), _("Key result"), _("Unit"), _("Baseline"), _("Target"), _("Measured"),
        _("On"),
    )  # fmt: skip
    return Sheet(_("Goals"), columns, (row for line in page.lines for row in _rows(line)))


def _rows(line: GoalLine) -> Iterator[tuple[Cell, ...]]:
    goal, figures = line.goal, line.figures
    outcome = figures.outcome
    head = (
        goal.objective,
        goal.owner.name if goal.owner else "",
        goal.period_start,
        goal.period_finish,
        figures.done,
        figures.total,
        None if outcome is None else round(outcome * 100),
        round(figures.expected * 100),
    )
    for one in figures.metrics:
        yield (*head, one.name, one.unit, one.baseline, one.target, one.value, one.measured_on)
    if not figures.metrics:
        yield (*head, "", "", None, None, None, None)
