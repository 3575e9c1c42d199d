"""The remedy for somebody who has too much to do: another person takes an item over."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.remedies.forms import Cure, Field, person_in, persons_field, text_in
from rooftree.changes.actor import Actor
from rooftree.people.persons.models import Person
from rooftree.planning.proposals.policy import editable_among
from rooftree.work.items.assigning import assign
from rooftree.work.items.queries import item_by_key, items_seen
from rooftree.work.spaces.models import PLANNED_CATEGORIES


def _ask_what_to_whom(finding: Finding, viewer: Viewer) -> tuple[Field, ...] | None:
    work = items_seen(viewer).filter(
        assignments__person=finding.subject_id,
        archived_at=None,
        status__category__in=PLANNED_CATEGORIES,
    )
    rows = list(work.order_by("space__prefix", "number").values_list("pk", "key", "title"))
    editable, _seen_only = editable_among(viewer, [row[0] for row in rows])
    choices = tuple((key, f"{key} {title}") for pk, key, title in rows if pk in editable)
    if not choices:
        return None
    return (
        Field("key", _("Item"), "choice", choices=choices),
        persons_field(viewer, label=_("Goes to"), without=[finding.subject_id]),
    )


def _hand_over(finding: Finding, values: Mapping[str, str], by: Actor) -> None:
    item = item_by_key(by.viewer, text_in(values, "key"))
    heir = person_in(values, by.viewer)
    others = Person.objects.filter(assignments__item=item).exclude(pk=finding.subject_id)
    assign(item, [*others, heir], by=by)


HAND_OVER = Cure(
    "hand-over", gettext_lazy("Assign to somebody else"), _ask_what_to_whom, _hand_over
)
