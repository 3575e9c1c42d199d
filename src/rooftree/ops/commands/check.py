"""`rooftree check`"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooftree.accounts.models import Workspace
from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.run import run_checks
from rooftree.alignment.checks.shown import ShownFinding, shown
from rooftree.alignment.findings.models import FindingState, Severity
from rooftree.alignment.findings.queries import findings_unresolved
from rooftree.changes.actor import Actor
from rooftree.errors import NotFound
from rooftree.ops.commands.options import Data
from rooftree.ops.migrating import migrate_with_backup
from rooftree.planning.refreshing import refresh

Key = Annotated[
    str,
    typer.Option("--workspace", metavar="KEY", help="Short name of the workspace; all without it."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


def check(workspace: Key = "", as_json: Json = False, data: Data = None) -> None:
    """Plan anew, run the checks and print what does not fit; exits with 1 when an error is open."""
    migrate_with_backup()
    found: list[ShownFinding] = []
    lines: list[str] = []
    workspaces = _workspaces(workspace)
    for one in workspaces:
        with timezone.override(one.time_zone):
            here = _findings(one)
            prefix = f"{one.key}/" if len(workspaces) > 1 else ""
            lines += [prefix + line for line in _lines(here)]
        found += here
    if as_json:
        typer.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False))
    else:
        typer.echo("\n".join([*lines, _summary(found)]))
    if any(_is_open_error(one) for one in found):
        raise typer.Exit(1)


def _workspaces(key: str) -> list[Workspace]:
    found = Workspace.objects.order_by("key")
    if not key:
        return list(found)
    if not found.filter(key=key).exists():
        raise NotFound(f"There is no workspace {key}.")
    return list(found.filter(key=key))


def _findings(workspace: Workspace) -> list[ShownFinding]:
    refresh(workspace.pk)
    run_checks(workspace.pk, by=Actor.system(workspace.pk, via="cli"))
    viewer = Viewer.system(workspace.pk)
    return shown(viewer, list(findings_unresolved(viewer)))


def _lines(found: Sequence[ShownFinding]) -> Iterator[str]:
    for one in found:
        finding = one.finding
        if finding.state == FindingState.ACCEPTED:
            continue
        owner = _("nobody") if one.owner is None else one.owner.label
        since = timezone.localtime(finding.first_seen).date().isoformat()
        about = _("({owner}, since {since})").format(owner=owner, since=since)
        yield f"{_subject(one)}: {finding.severity} {finding.rule}: {one.cause} {about}"


def _summary(found: Sequence[ShownFinding]) -> str:
    loud = Counter(
        one.finding.severity for one in found if one.finding.state != FindingState.ACCEPTED
    )
    quiet = sum(one.finding.state == FindingState.ACCEPTED for one in found)
    if not found:
        return _("Everything fits.")
    errors, warnings = loud[Severity.ERROR], loud[Severity.WARNING]
    counts = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors),
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
    ]
    if quiet:
        counts.append(ngettext("{count} accepted", "{count} accepted", quiet).format(count=quiet))
    return ", ".join(counts)


def _as_json(one: ShownFinding) -> dict[str, Any]:
    finding = one.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "subject": _subject(one),
        "owner": None if one.owner is None else one.owner.label,
        "state": finding.state,
        "first_seen": finding.first_seen.isoformat(),
        "evidence": {exhibit.name: exhibit.value for exhibit in one.evidence},
    }


def _subject(one: ShownFinding) -> str:
    subject = one.subject
    if subject.kind == "item":
        return subject.label
    return f"{subject.kind}:{subject.pk if subject.kind == 'goal' else subject.label}"


def _is_open_error(one: ShownFinding) -> bool:
    return one.finding.severity == Severity.ERROR and one.finding.state == FindingState.OPEN
