"""Reading persons."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.standing import standing
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.people.persons.models import Person


def persons_seen(viewer: Viewer) -> "QuerySet[Person]":
    """Return the workspace's persons by name; whoever is in the workspace sees them all."""
    return Person.objects.filter(workspace_id=viewer.workspace_id).order_by("name", "pk")


def active_persons(viewer: Viewer) -> "QuerySet[Person]":
    """Return the persons to whom work can be given."""
    return persons_seen(viewer).filter(is_active=True)


def person_by_id(viewer: Viewer, pk: int) -> Person:
    """Return one person; raises NotFound."""
    person = persons_seen(viewer).filter(pk=pk).first()
    if person is None:
        raise NotFound(_("There is no such person here."))
    return person


def names_of(workspace_id: int, pks: set[int]) -> dict[int, str]:
    """Return {id: name} for the persons that still exist."""
    return dict(
        Person.objects.filter(workspace_id=workspace_id, pk__in=pks).values_list("pk", "name")
    )


def marks_of(viewer: Viewer) -> dict[int, tuple[str, bool]]:
    """Return {id: (name, has an account)} of the workspace's persons by name, as pages show them."""
    return {pk: (name, user_id is not None) for pk, name, user_id in _marks(viewer.workspace_id)}


@standing
@prepared
def _marks(workspace_id: int) -> "QuerySet[Person, tuple[Any, ...]]":
    persons = Person.objects.filter(workspace_id=workspace_id).order_by("name", "pk")
    return persons.values_list("pk", "name", "user_id")
