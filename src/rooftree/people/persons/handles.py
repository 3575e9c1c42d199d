"""Finding people by how texts name them."""

from django.db.models import Q

from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.queries import active_persons

LONGEST = 100


def handles_like(viewer: Viewer, words: str, *, limit: int) -> list[tuple[str, str]]:
    """Return (name, handle) of active people whose name or handle has a word that begins so."""
    words = words.strip().lstrip("@").replace("\0", "")[:LONGEST]
    people = active_persons(viewer).exclude(handle="")
    if words:
        begins = Q(name__istartswith=words) | Q(name__icontains=f" {words}")
        people = people.filter(begins | Q(handle__istartswith=words))
    return list(people.values_list("name", "handle")[:limit])
