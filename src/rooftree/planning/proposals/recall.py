"""Looking back at what was accepted last, as long as it can be taken back in one go."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Q

from rooftree.accounts.viewer import Viewer
from rooftree.changes.models import Change
from rooftree.lib import clock
from rooftree.people.persons.queries import names_of
from rooftree.planning.proposals.facts import PlanAccepted, PlanTakenBack

REMEMBERED = timedelta(days=1)


class Accepted(NamedTuple):
    """An acceptance: its batch, when it was, and by whom ("" for nobody who is still here)."""

    batch: str
    at: datetime
    who: str


def last_acceptance(viewer: Viewer) -> Accepted | None:
    """Return the newest acceptance of the last day; None when it, or part of it, was taken back."""
    undone = Q(verb=PlanTakenBack.verb)
    done = Q(verb=PlanAccepted.verb, data__show__items__gt=0)  # without items there is no way back
    told = Change.objects.filter(done | undone, workspace_id=viewer.workspace_id)
    newest = told.order_by("-seq").first()
    if newest is None or newest.verb != PlanAccepted.verb or newest.at < clock.now() - REMEMBERED:
        return None
    pk = newest.actor_person_id
    names = names_of(viewer.workspace_id, {pk}) if pk is not None else {}
    return Accepted(newest.batch, newest.at, names.get(pk, "") if pk is not None else "")
