"""Everybody as a sheet."""

from django.utils.translation import gettext as _

from rooftree.lib.sheets import Cell, Sheet
from rooftree.web.pages.people.people import PeoplePage, PersonLine


def people_sheet(page: PeoplePage) -> Sheet:
    """Return the people of a page; who has no role has no account."""
    columns = (
        _("Name"), _("Role"), _("Working calendar"), _("Away from"), _("Away until"), _("Open items"),
        _("Active"),
    )  # fmt: skip
    active = (*page.members, *page.placeholders)
    rows = [_row(line, is_active=True) for line in active]
    rows += [_row(line, is_active=False) for line in page.inactive]
    return Sheet(_("People"), columns, rows)


def _row(line: PersonLine, *, is_active: bool) -> tuple[Cell, ...]:
    away = line.away
    return (
        line.person.name,
        line.role,
        line.calendar,
        away.first_day if away else None,
        away.last_day if away else None,
        line.open_items,
        is_active,
    )
