"""The form of a key result."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooftree.product.goals.models import Goal
from rooftree.product.key_results.models import KeyResult


@dataclass(frozen=True, slots=True)
class KeyResultForm:
    """What the template of the form prints."""

    title: str
    goal: Goal
    url: str
    back: str
    deletion: str
    typed: dict[str, str]


def key_result_form(
    goal: Goal, key_result: KeyResult | None, typed: dict[str, str], *, base: str
) -> KeyResultForm:
    """Return the form for a new key result of a goal, or for one that is there."""
    back = f"{base}/goals/{goal.pk}"
    own = f"{base}/key-results/{key_result.pk}" if key_result else ""
    return KeyResultForm(
        title=_("Edit key result") if key_result else _("New key result"),
        goal=goal,
        url=own or f"{back}/key-results",
        back=back,
        deletion=f"{own}/deletion" if own else "",
        typed=(_values(key_result) if key_result else {"cadence_days": "7"}) | typed,
    )


def _values(key_result: KeyResult) -> dict[str, str]:
    return {
        "name": key_result.name,
        "measured_in": key_result.unit,
        "baseline": f"{key_result.baseline.normalize():f}",
        "target": f"{key_result.target.normalize():f}",
        "cadence_days": str(key_result.cadence_days),
        "version": str(key_result.version),
    }
