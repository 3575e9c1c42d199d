"""What is said after a plan was accepted or taken back."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooftree.planning.proposals.accepting import Acceptance, Undone

NAMED = 5


def accepted_text(result: Acceptance) -> str:
    """Return what came of an acceptance, with the items that were left alone."""
    planned = ngettext(
        "Accepted: {count} item has new dates.", "Accepted: {count} items have new dates.",
        result.planned,
    ).format(count=result.planned)  # fmt: skip
    parts = [planned if result.planned else _("No date had to change.")]
    if result.stale:
        text = _("Changed since it was computed, so left alone: {keys}.")
        parts.append(text.format(keys=_keys(result.stale)))
    if result.forbidden:
        text = _("Not yours to change, so left alone: {keys}.")
        parts.append(text.format(keys=_keys(result.forbidden)))
    return " ".join(parts)


def undone_text(result: Undone) -> str:
    """Return what came of taking an acceptance back."""
    if not result.restored and not result.kept:
        return _("There is nothing to take back any more.")
    restored = ngettext(
        "{count} item has its former dates again.", "{count} items have their former dates again.",
        result.restored,
    ).format(count=result.restored)  # fmt: skip
    if not result.kept:
        return restored
    kept = _("Planned anew since, or not yours to change, so left alone: {keys}.")
    return f"{restored} {kept.format(keys=_keys(result.kept))}"


def _keys(keys: list[str]) -> str:
    more = len(keys) - NAMED
    shown = ", ".join(keys[:NAMED])
    return f"{shown} {_('and {count} more').format(count=more)}" if more > 0 else shown
