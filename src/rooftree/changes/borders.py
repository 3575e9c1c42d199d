"""Nothing crosses the border of a workspace: neither a row that is written nor what it refers to."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from rooftree.accounts.models import Workspace
from rooftree.errors import NotFound


def refuse_foreign(workspace_id: int, *things: Any) -> None:
    """Raise NotFound for a row of another workspace; what belongs to none (a user, a text) may pass."""
    for thing in things:
        home = thing.pk if isinstance(thing, Workspace) else getattr(thing, "workspace_id", None)
        if home is not None and home != workspace_id:
            raise NotFound(_("There is no such thing here."))


def held_by(rows: Iterable[models.Model]) -> Iterator[models.Model | None]:
    """Yield what rows refer to, as far as it is at hand; the rest was named by its id alone."""
    for row in rows:
        for field in row._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.is_cached(row):
                yield field.get_cached_value(row)
