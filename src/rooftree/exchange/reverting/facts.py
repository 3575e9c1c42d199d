"""What taking an import back does."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class RowsRemoved(Fact):
    """Things that an import had made are gone."""

    verb = "exchange.run.rows-removed"
    wording = _("removed {count} rows that an import had made")
    count: int


@dataclass(frozen=True, kw_only=True)
class UpdateTakenBack(Fact):
    """What an import had changed is as it was before."""

    verb = "exchange.update.taken-back"
    wording = _("took back what an import had changed")
