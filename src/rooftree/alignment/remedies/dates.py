"""Remedies that let what is wanted or promised follow the plan."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.remedies.forms import Cure, Field, date_in
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.work.commitments.actions import make_commitment, withdraw_commitment
from rooftree.work.commitments.facts import CommitmentMade, CommitmentWithdrawn
from rooftree.work.commitments.models import Commitment
from rooftree.work.commitments.queries import commitment_by_id
from rooftree.work.items.actions import edit_item
from rooftree.work.items.queries import item_by_id


def _ask_target(finding: Finding, _viewer: Viewer) -> tuple[Field, ...]:
    return (Field("date", _("New target"), "date", value=finding.evidence["finish"]["day"]),)


def _move_target(finding: Finding, values: Mapping[str, str], by: Actor) -> None:
    edit_item(item_by_id(by.viewer, finding.subject_id), target=date_in(values), by=by)


def _ask_promise(finding: Finding, _viewer: Viewer) -> tuple[Field, ...]:
    return (Field("date", _("New promise"), "date", value=finding.evidence["finish"]["day"]),)


def _promise_anew(finding: Finding, values: Mapping[str, str], by: Actor) -> None:
    commitment = commitment_by_id(by.viewer, finding.evidence["to_whom"]["commitment"])
    replace_commitment(commitment, date=date_in(values), by=by)


@action
def replace_commitment(
    commitment: Commitment, *, date: date, by: Actor
) -> tuple[CommitmentWithdrawn, CommitmentMade]:
    """Withdraw a promise, and promise the same to the same people by another day."""
    withdrawn = withdraw_commitment(commitment, by=by)
    made = make_commitment(
        commitment.item, to_whom=commitment.to_whom, date=date, note=commitment.note, by=by
    )
    return withdrawn, made


MOVE_TARGET = Cure("move-target", gettext_lazy("Move the target"), _ask_target, _move_target)
PROMISE_ANEW = Cure(
    "promise-anew", gettext_lazy("Withdraw and promise another day"), _ask_promise, _promise_anew
)
