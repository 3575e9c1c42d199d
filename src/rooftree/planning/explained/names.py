"""Names in sentences: keys of the items in sight, names of people, and a word for the rest."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.queries import names_of
from rooftree.planning.explained.wording import list_text
from rooftree.work.items.queries import items_seen


class Names:
    """Knows the names that some stored reasons and assumptions need, as far as the viewer may."""

    def __init__(self, viewer: Viewer, data: Iterable[dict[str, Any]]) -> None:
        items: set[int] = set()
        people: set[int] = set()
        for one in data:
            items |= {one["item"]} if "item" in one else set(one.get("items", ()))
            people |= {*one.get("people", ()), *one.get("persons", ())}
            people |= {one["person"]} if "person" in one else set()
        seen = items_seen(viewer).filter(pk__in=items)
        self._keys = dict(seen.values_list("pk", "key"))
        self._people = names_of(viewer.workspace_id, people)

    def item(self, pk: int) -> str:
        """Return an item's key, or a word for one out of sight."""
        return self._keys.get(pk) or _("an item you cannot see")

    def items(self, pks: Iterable[int]) -> str:
        """Return keys as a list; those out of sight are only counted."""
        wanted = list(pks)
        seen = [self._keys[pk] for pk in wanted if pk in self._keys]
        hidden = len(wanted) - len(seen)
        if hidden:
            words = ngettext("an item you cannot see", "{count} items you cannot see", hidden)
            seen = [*seen[:4], words.format(count=hidden)]
        return list_text(seen)

    def person(self, pk: int) -> str:
        """Return a person's name."""
        return self._people.get(pk) or _("somebody who is gone")

    def people(self, pks: Iterable[int]) -> str:
        """Return names as a list."""
        return list_text([self.person(pk) for pk in pks])
