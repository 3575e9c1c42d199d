"""What an import by somebody who is no admin of the workspace may touch: the spaces of its own board.

A file may name any card by its id. Those that live in other spaces here, which the importer may not even
know of, are neither changed nor told of.
"""

from collections.abc import Iterable

from django.db import models

from rooftree.accounts.viewer import Viewer
from rooftree.exchange.bundle import Bundle
from rooftree.exchange.load.known import Known
from rooftree.exchange.load.wishes import Ref
from rooftree.exchange.records.store import in_batches
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.items.models import Item


class Reach:
    """Tells which rows a viewer's import may change."""

    def __init__(self, viewer: Viewer, bundle: Bundle, known: Known) -> None:
        self._is_everywhere = viewer.is_admin
        self._known = known
        if not self._is_everywhere:
            spaces = {known.stored(Ref("spaces", one.source_id)) for one in bundle.spaces}
            self._hide(bundle, spaces)

    def holds(self, subject: Ref, row: models.Model) -> bool:
        """Tell whether a row belongs to a subject (an item, a space) that is within reach."""
        if self._is_everywhere or subject.kind == "people":
            return True
        home = self._known.stored(subject)
        if isinstance(row, CheckItem):
            return row.checklist.item_id == home
        for column in ("item_id", "space_id"):
            if not isinstance(row, Item) and hasattr(row, column):
                return bool(getattr(row, column) == home)
        return home is not None

    def _hide(self, bundle: Bundle, spaces: set[int | None]) -> None:
        items = (Ref("items", one.source_id) for one in bundle.items)
        checklists = (Ref("checklists", one.source_id) for one in bundle.checklists)
        self._hide_those(Item, "space_id", items, spaces)
        self._hide_those(Checklist, "item__space_id", checklists, spaces)

    def _hide_those(
        self, model: type[models.Model], column: str, refs: Iterable[Ref], spaces: set[int | None]
    ) -> None:
        for some in in_batches(refs):
            stored = {pk: ref for ref in some if (pk := self._known.stored(ref)) is not None}
            rows = model._base_manager.filter(pk__in=stored)
            for pk, space in rows.values_list("pk", column):
                if space not in spaces:
                    self._known.miss(stored[pk])
