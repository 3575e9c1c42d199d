"""Which pages look again when rows of an import go, or change back."""

from collections.abc import Iterable

from django.db import models

from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import type_name
from rooftree.exchange.runs.models import Run

NAMED = {"space_id": "space", "status_id": "status", "item_id": "item", "person_id": "person"}
TABLES = {"work.space": "space", "work.item": "item", "people.person": "person"}


def topics_of(
    run: Run, changes: Iterable[RowChange], subject: models.Model | None = None
) -> tuple[str, ...]:
    """Return the topics of some rows and of what they name; each once."""
    topics = [f"import:{run.pk}"]
    if subject is not None and type_name(subject) in TABLES:
        topics.append(f"{TABLES[type_name(subject)]}:{subject.pk}")
    for change in changes:
        if change.table in TABLES:
            topics.append(f"{TABLES[change.table]}:{change.pk}")
        for values in (change.old, change.new):
            topics += [f"{word}:{values[name]}" for name, word in NAMED.items() if values.get(name)]
    return tuple(dict.fromkeys(topics))
