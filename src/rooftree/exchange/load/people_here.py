"""Whether somebody of the source is here already."""

from rooftree.exchange.load.wishes import Wish
from rooftree.exchange.records.models import SourceRecord
from rooftree.people.persons.models import Person as PersonRow


class PeopleHere:
    """Matches by mail address; without one, by name and user name together, and only if just one fits.

    A name alone never makes two people one. Each person here stands for one person of a system.
    """

    def __init__(self, workspace_id: int, system: str) -> None:
        claimed = SourceRecord.objects.filter(
            workspace_id=workspace_id, system=system, kind="people"
        ).values("object_id")
        self._by_email: dict[str, list[int]] = {}
        self._by_names: dict[tuple[str, str], list[int]] = {}
        rows = PersonRow.objects.filter(workspace_id=workspace_id).exclude(pk__in=claimed)
        for pk, name, handle, email in rows.values_list("pk", "name", "handle", "email"):
            if email:
                self._by_email.setdefault(email.lower(), []).append(pk)
            if handle:
                self._by_names.setdefault((name.lower(), handle.lower()), []).append(pk)

    def claim(self, wish: Wish) -> int | None:
        """Return the id of the one person here whom a wish describes, who is then taken."""
        email, handle = str(wish.values["email"]).lower(), str(wish.values["handle"]).lower()
        found = self._by_email.get(email, []) if email else []
        if not email and handle:
            found = self._by_names.get((str(wish.values["name"]).lower(), handle), [])
        if len(found) != 1:
            return None
        pk = found[0]
        for lists in (*self._by_email.values(), *self._by_names.values()):
            if pk in lists:
                lists.remove(pk)
        return pk
