"""Which tables an export holds, in which order they come in, and which it leaves out and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from rooftree.accounts.models import Invitation, User, Workspace
from rooftree.changes.models import Change
from rooftree.changes.tracking import type_name, type_names
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.runs.models import Run

Columns = Mapping[str, "models.Field[Any, Any]"]

BESIDE_THE_LOG: tuple[type[models.Model], ...] = (User, Run, SourceRecord)
"""Tables that the log does not follow and an export holds all the same."""

LEFT_OUT: Mapping[str, str] = {
    "changes.change": "it is the log, which has a part of its own",
    "changes.privatevalues": "they are the log's, and have a part of their own",
    "changes.counter": "the header tells the log's head",
    "changes.cursor": "readers begin anew where a workspace comes in",
    "planning.proposal": "plans are computed anew",
    "planning.proposeditem": "plans are computed anew",
    "alignment.checkrun": "when to look next is worked out anew; findings come along",
    "exchange.parcel": "it is the bookkeeping of exports themselves",
}
"""Tables of ours that an export leaves out, with the reason."""

NOT_OURS: Mapping[str, str] = {
    "auth": "Django's own; Rooftree has roles instead",
    "contenttypes": "Django's own",
    "sessions": "a session holds in one place only",
    "account": "passwords and addresses are proved anew",
    "django_tasks_database": "jobs belong to the machine that does them",
}
"""Apps of others whose tables an export leaves out, with the reason."""

COLUMNS_LEFT_OUT: Mapping[str, frozenset[str]] = {
    "accounts.invitation": frozenset({"token_hash"}),
    "exchange.run": frozenset({"is_cancelled", "process"}),
}
"""Columns that hold secrets, or say what holds on one machine only."""

USER_COLUMNS = ("email", "name")
"""All that is needed to know a person again: no password, no right, no preference."""

LOG_COLUMNS: Columns = {
    field.attname: field
    for field in Change._meta.concrete_fields
    if not field.primary_key and field.attname != "workspace_id"
}
"""The columns of an entry of the log."""

SPENT = "spent-"
"""Begins what stands in place of an invitation's secret: nobody has one that fits."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table of an export: its model, and its columns besides the id and the workspace."""

    model: type[models.Model]
    columns: Columns

    @cached_property
    def name(self) -> str:
        """Return the table's name, such as "work.item"."""
        return type_name(self.model)

    @cached_property
    def references(self) -> dict[str, str]:
        """Return {column: the table that it refers to}."""
        return references_of(self.columns)

    @cached_property
    def own_references(self) -> list[str]:
        """Return the columns that refer to rows of the same table, such as an item's parent."""
        return [column for column, table in self.references.items() if table == self.name]

    def rows(self, workspace_id: int) -> "QuerySet[Any]":
        """Return the rows of a workspace in the order of their ids; of users, those whom they name."""
        everything = self.model._base_manager.order_by("pk")
        if self.model is User:
            return everything.filter(_named_by(workspace_id))
        return everything.filter(
            **{"pk" if self.model is Workspace else "workspace_id": workspace_id}
        )

    def made(self, pk: int, workspace_id: int, values: Mapping[str, Any]) -> models.Model:
        """Return a row, not stored yet."""
        more: dict[str, Any] = {}
        if self.model is Invitation:
            more["token_hash"] = f"{SPENT}{pk}"
        if self.model not in {User, Workspace}:
            more["workspace_id"] = workspace_id
        return self.model(pk=pk, **values, **more)


@cache
def tables() -> tuple[Table, ...]:
    """Return all tables of an export, those that others refer to first."""
    followed = [how.model for how in type_names.values()]
    every = {type_name(model): _table(model) for model in (*followed, *BESIDE_THE_LOG)}
    order: TopologicalSorter[str] = TopologicalSorter()
    for name, table in sorted(every.items()):
        above = set() if table.model in {User, Workspace} else {type_name(Workspace)}
        order.add(name, *sorted((above | set(table.references.values())) - {name}))
    return tuple(every[name] for name in _steadily(order))


def references_of(columns: Columns) -> dict[str, str]:
    """Return {column: the table that it refers to} for those columns that do."""
    return {
        name: type_name(field.remote_field.model)
        for name, field in columns.items()
        if isinstance(field, models.ForeignKey)
    }


def left_out(model: type[models.Model]) -> str:
    """Return why an export leaves a table out; nothing when it does not."""
    return LEFT_OUT.get(type_name(model), "") or NOT_OURS.get(model._meta.app_label, "")


def model_named(name: str) -> type[models.Model] | None:
    """Return the model of ours with such a name in the log whose rows have numbers of their own.

    None for another, and for one that does not exist (any more).
    """
    try:
        model = apps.get_model(name)
    except (LookupError, ValueError):
        return None
    is_ours = model._meta.app_label not in NOT_OURS
    return model if is_ours and isinstance(model._meta.pk, models.AutoField) else None


def _steadily(order: "TopologicalSorter[str]") -> list[str]:
    """Sort so that equal tables always come in the same order."""
    found: list[str] = []
    order.prepare()
    while order.is_active():
        ready = sorted(order.get_ready())
        found += ready
        order.done(*ready)
    return found


def _table(model: type[models.Model]) -> Table:
    hidden = {"workspace_id", *COLUMNS_LEFT_OUT.get(type_name(model), ())}
    columns = {
        field.attname: field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname not in hidden
    }
    if model is User:
        columns = {name: columns[name] for name in USER_COLUMNS}
    return Table(model, columns)


def _named_by(workspace_id: int) -> Q:
    """Return the condition for users to whom a row of the workspace refers."""
    named = Q(pk__in=())
    for table in tables():
        for column, target in table.references.items():
            if target == type_name(User):
                named |= Q(pk__in=table.rows(workspace_id).order_by().values(column))
    return named
