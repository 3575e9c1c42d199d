"""Which remedies there are for a finding, and applying one."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding, FindingState
from rooftree.alignment.findings.policy import may_answer, require_may_answer
from rooftree.alignment.remedies.dates import MOVE_TARGET, PROMISE_ANEW
from rooftree.alignment.remedies.forms import Cure, Remedy
from rooftree.alignment.remedies.handing_over import HAND_OVER
from rooftree.alignment.remedies.owning import OWN_IT, SET_OWNER
from rooftree.alignment.remedies.serving import ADD_WORK, CLOSE_GOAL, PUT_ITEM, SERVE_GOAL
from rooftree.alignment.remedies.waiting import REMOVE_DEPENDENCY, START_LATER
from rooftree.changes.actor import Actor
from rooftree.errors import NotFound, RuleBroken

CURES: Mapping[str, tuple[Cure, ...]] = {
    "dependency-broken": (START_LATER, REMOVE_DEPENDENCY),
    "plan-after-commitment": (PROMISE_ANEW,),
    "plan-after-target": (MOVE_TARGET,),
    "person-overloaded": (HAND_OVER,),
    "work-without-goal": (SERVE_GOAL,),
    "goal-without-work": (ADD_WORK, PUT_ITEM, CLOSE_GOAL),
    "work-without-owner": (OWN_IT, SET_OWNER),
}


def remedies(viewer: Viewer, finding: Finding) -> list[Remedy]:
    """Return what the viewer can do about a finding; nothing for who may only look."""
    if finding.state == FindingState.RESOLVED or not may_answer(viewer, finding):
        return []
    return [
        Remedy(cure.code, str(cure.label), fields)
        for cure in CURES.get(finding.rule, ())
        if (fields := cure.ask(finding, viewer)) is not None
    ]


def apply_remedy(finding: Finding, code: str, values: Mapping[str, str], *, by: Actor) -> None:
    """Do what a remedy says, by the ordinary actions; the checks then resolve the finding.

    `values` are what a form sent, by the names of the remedy's fields. Raises NotFound for a finding
    out of sight or an unknown remedy, and whatever the actions refuse.
    """
    require_may_answer(by.viewer, finding)
    if finding.state == FindingState.RESOLVED:
        raise RuleBroken(_("This is resolved already."))
    cure = next((one for one in CURES.get(finding.rule, ()) if one.code == code), None)
    if cure is None or cure.ask(finding, by.viewer) is None:
        raise NotFound(_("There is no such remedy for this."))
    cure.apply(finding, values, by)
