"""A fact is one thing that happened; what an action returns is what the log remembers."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django_stubs_ext import StrPromise

from rooftree.changes.rowchange import RowChange

registry: dict[str, type["Fact"]] = {}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that happened to one subject.

    A subclass names the verb ("work.item.moved"), its schema version, and the wording that history,
    mail and webhooks share: "moved this from {left} to {entered}". Its own fields are display values
    for that wording; those ending in `_person` hold a person's id and are shown by name; those named
    in `private` are kept in the erasable side table.
    """

    verb: ClassVar[str]
    version: ClassVar[int] = 1
    wording: ClassVar[StrPromise]
    private: ClassVar[frozenset[str]] = frozenset()

    subject: models.Model
    topics: tuple[str, ...] = ()
    rows: tuple[RowChange, ...] | None = None
    happened_at: datetime | None = None
    author_person_id: int | None = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "verb" in cls.__dict__:
            if cls.verb in registry and registry[cls.verb].__qualname__ != cls.__qualname__:
                raise TypeError(f"Two facts share the verb {cls.verb}.")
            registry[cls.verb] = cls

    def shown(self) -> dict[str, Any]:
        """Return the display values that the wording fills in."""
        common = {"subject", "topics", "rows", "happened_at", "author_person_id"}
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in common}
