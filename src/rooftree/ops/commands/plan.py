"""`rooftree plan`"""

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.accounts.models import Workspace
from rooftree.accounts.viewer import Viewer
from rooftree.changes.actor import Actor
from rooftree.errors import NotFound
from rooftree.ops.commands.options import Data
from rooftree.ops.migrating import migrate_with_backup
from rooftree.planning.proposals.accepting import Acceptance, accept_plan
from rooftree.planning.queries import PlanRow, PlanView, plan_rows
from rooftree.planning.refreshing import refresh

Key = Annotated[
    str,
    typer.Option("--workspace", metavar="KEY", help="Short name of the workspace; all without it."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Accept = Annotated[bool, typer.Option("--accept", help="Make the proposal the plan of record.")]


def plan(
    workspace: Key = "", as_json: Json = False, accept: Accept = False, data: Data = None
) -> None:
    """Plan what is to do and under way, and print it; nothing moves without --accept."""
    migrate_with_backup()
    told: list[dict[str, Any]] = []
    for one in _workspaces(workspace):
        proposal = refresh(one.pk)
        accepted = None
        if accept:
            accepted = accept_plan(proposal, by=Actor.system(one.pk, via="cli"))
        view = plan_rows(Viewer.system(one.pk))
        told.append(_as_json(one, view, accepted))
        if not as_json:
            with timezone.override(one.time_zone):
                typer.echo("\n".join(_lines(one, view, accepted)))
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))


def _workspaces(key: str) -> list[Workspace]:
    found = Workspace.objects.order_by("key")
    if key and not found.filter(key=key).exists():
        raise NotFound(f"There is no workspace {key}.")
    return list(found.filter(key=key) if key else found)


def _lines(workspace: Workspace, view: PlanView, accepted: Acceptance | None) -> Iterator[str]:
    leaves = [row for row in view.rows if not row.is_group]
    yield from (_line(row) for row in view.rows)
    assumed = sum(bool(row.assumed) for row in leaves)
    yield _("{workspace}: {count} items planned, {assumed} of them with assumed values.").format(
        workspace=workspace.key, count=len(leaves), assumed=assumed
    )
    if accepted is not None:
        yield _(
            "{workspace}: accepted {planned} items, {unchanged} were planned so already."
        ).format(workspace=workspace.key, planned=accepted.planned, unchanged=accepted.unchanged)


def _line(row: PlanRow) -> str:
    marks = [
        word
        for word, applies in (
            (_("critical"), row.is_critical and not row.is_group),
            (_("late"), row.is_late),
            (_("assumed"), bool(row.assumed)),
        )
        if applies
    ]
    start, finish = (
        timezone.localtime(when).date().isoformat() if when else "-" * 10
        for when in (row.start, row.finish)
    )
    place = f"{'  ' * row.depth}{row.key}"
    return f"{start} {finish} {place:<16} {row.title} {' '.join(marks)}".rstrip()


def _as_json(workspace: Workspace, view: PlanView, accepted: Acceptance | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "workspace": workspace.key,
        "proposal": view.proposal_id,
        "today": view.today.isoformat() if view.today else None,
        "items": [_item(row) for row in view.rows],
    }
    if accepted is not None:
        told["accepted"] = {
            "batch": accepted.batch,
            "planned": accepted.planned,
            "unchanged": accepted.unchanged,
            "stale": accepted.stale,
        }
    return told


def _item(row: PlanRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "title": row.title,
        "is_group": row.is_group,
        "start": row.start.isoformat() if row.start else None,
        "finish": row.finish.isoformat() if row.finish else None,
        "float": row.float,
        "is_critical": row.is_critical,
        "target": row.target.isoformat() if row.target else None,
        "is_late": row.is_late,
        "assumed": list(row.assumed),
    }
