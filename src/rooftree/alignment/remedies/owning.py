"""Remedies for work that nobody is accountable for."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.remedies.forms import Cure, Field, person_in, persons_field
from rooftree.changes.actor import Actor
from rooftree.people.persons.queries import person_by_id
from rooftree.work.items.actions import edit_item
from rooftree.work.items.queries import item_by_id


def _ask_myself(_finding: Finding, viewer: Viewer) -> tuple[Field, ...] | None:
    return None if viewer.person_id is None else ()


def _own(finding: Finding, _values: Mapping[str, str], by: Actor) -> None:
    me = person_by_id(by.viewer, by.viewer.person_id or 0)
    edit_item(item_by_id(by.viewer, finding.subject_id), owner=me, by=by)


def _ask_whom(_finding: Finding, viewer: Viewer) -> tuple[Field, ...]:
    return (persons_field(viewer, label=_("Accountable owner")),)


def _set_owner(finding: Finding, values: Mapping[str, str], by: Actor) -> None:
    owner = person_in(values, by.viewer)
    edit_item(item_by_id(by.viewer, finding.subject_id), owner=owner, by=by)


OWN_IT = Cure("own-it", gettext_lazy("Make me accountable"), _ask_myself, _own)
SET_OWNER = Cure("set-owner", gettext_lazy("Make somebody accountable"), _ask_whom, _set_owner)
