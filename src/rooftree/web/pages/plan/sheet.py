"""The plan as a sheet."""

from django.utils.translation import gettext as _

from rooftree.lib.sheets import Cell, Sheet
from rooftree.web.pages.plan.page import PlanPage
from rooftree.web.pages.plan.rows import Row


def plan_sheet(page: PlanPage) -> Sheet:
    """Return the rows of a plan; duration and float are hours of working time."""
    columns = (
        _("Key"), _("Title"), _("Level"), _("Start"), _("Finish"), _("Agreed finish"), _("Duration (h)"),
        _("Float (h)"), _("Critical"), _("Assumed"), _("Target"), _("Promised"), _("People"),
        _("Reason"),
    )  # fmt: skip
    return Sheet(_("Plan"), columns, map(_row, page.rows))


def _row(row: Row) -> tuple[Cell, ...]:
    return (
        row.key,
        row.title,
        row.depth,
        row.start,
        row.finish,
        row.was,
        round(row.duration / 60, 2),
        None if row.float is None else round(row.float / 60, 2),
        row.is_critical,
        row.is_assumed,
        row.target,
        ", ".join(day.isoformat() for day in row.promises),
        ", ".join(row.people),
        row.reason,
    )
