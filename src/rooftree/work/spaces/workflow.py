"""A space's workflow as tuples, for menus."""

from typing import Any, NamedTuple

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.accounts.standing import standing
from rooftree.work.spaces.models import Status


class Step(NamedTuple):
    """A status that items can enter."""

    id: int
    name: str
    category: str


def steps_of(space_id: int) -> list[Step]:
    """Return the statuses of a space in sight that are in use, in the order of its workflow."""
    return [Step._make(row) for row in _steps(space_id)]


@standing
@prepared
def _steps(space_id: int) -> "QuerySet[Status, tuple[Any, ...]]":
    rows = Status.objects.filter(space_id=space_id, archived_at=None).order_by("position", "pk")
    return rows.values_list("pk", "name", "category")
