"""Takes a workspace away, row by row of every table: one that gives way, or one half brought in."""

from django.db import models, transaction

from rooftree.accounts.models import ARRIVING, User, Workspace
from rooftree.changes.models import Change, PrivateValues
from rooftree.exchange.native.tables import LEFT_OUT, model_named, tables


def half_made() -> list[int]:
    """Return the ids of workspaces that came in half-way and no further."""
    arriving = Workspace._base_manager.filter(key__startswith=ARRIVING)
    return list(arriving.values_list("pk", flat=True))


def remove_workspace(workspace_id: int) -> None:
    """Delete everything of a workspace, in one transaction for each table; users stay.

    It is for what nobody has worked in: nothing is noted, and nothing comes back.
    """
    entries = Change._base_manager.filter(workspace_id=workspace_id)
    _delete(PrivateValues._base_manager.filter(pk__in=entries.values("pk")))
    _delete(entries)
    for name in LEFT_OUT:
        model = model_named(name)
        if model is not None and _cascades(model):
            model._base_manager.filter(workspace_id=workspace_id).delete()
    for table in reversed(tables()):
        if table.model not in {User, Workspace}:
            _delete(table.rows(workspace_id).order_by())
    Workspace._base_manager.filter(pk=workspace_id).delete()


def _cascades(model: type[models.Model]) -> bool:
    """Tell whether rows of a table belong to a workspace and go with it."""
    return any(
        field.name == "workspace" and field.remote_field.on_delete is models.CASCADE
        for field in model._meta.concrete_fields
        if field.remote_field is not None
    )


def _delete(rows: "models.QuerySet[models.Model]") -> None:
    with transaction.atomic():
        rows._raw_delete(rows.db)  # noqa: SLF001 - nothing hangs on what is deleted from the leaves on
