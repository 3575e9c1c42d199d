"""`rooftree export native` and `rooftree import native`: whole workspaces."""

import json
import secrets
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooftree.accounts.models import Workspace
from rooftree.errors import NotFound, RuleBroken
from rooftree.exchange.formats.native.reading import opened_export
from rooftree.exchange.formats.native.writing import new_export
from rooftree.exchange.native.checking import check_export
from rooftree.exchange.native.exporting import export_workspace
from rooftree.exchange.native.place import place_named, require_room
from rooftree.exchange.parcels.carrying import bring_in, summary_of
from rooftree.exchange.parcels.models import Parcel, Way
from rooftree.ops.commands.options import Data
from rooftree.ops.import_report import progress
from rooftree.ops.migrating import migrate_with_backup

app = typer.Typer(help="What is here, for other places.", no_args_is_help=True)

Target = Annotated[
    Path,
    typer.Argument(metavar="DIR|FILE", help="A new or empty folder, or a new file named ….zip."),
]
Origin = Annotated[
    Path, typer.Argument(metavar="FILE|DIR", help="What `rooftree export native` wrote.")
]
Key = Annotated[
    str, typer.Option("--workspace", metavar="KEY", help="Short name of the workspace.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only look whether it could come in.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


@app.command("native")
def export_native(target: Target, workspace: Key, as_json: Json = False, data: Data = None) -> None:
    """Write everything of a workspace, its log and its files included, into a folder or a zip archive."""
    migrate_with_backup()
    found = Workspace.objects.filter(key=workspace).first()
    if found is None:
        raise NotFound(f"There is no workspace {workspace}.")
    with new_export(target) as sink, progress() as show:
        exported = export_workspace(found, sink, watch=show)
    told = summary_of(exported.header) | {"file": str(target), "missing": exported.missing}
    _print(told, _("{workspace} is in {file}: {content}."), as_json=as_json)
    if exported.missing and not as_json:
        lost = ngettext(
            "{count} attached file was gone or damaged, and is left out.",
            "{count} attached files were gone or damaged, and are left out.",
            exported.missing,
        )
        typer.echo(lost.format(count=exported.missing), err=True)


def import_native(
    origin: Origin,
    workspace: Key,
    dry_run: DryRun = False,
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Bring in a whole workspace that Rooftree exported, as it was, into an empty place."""
    migrate_with_backup()
    with opened_export(origin) as source, progress() as show:
        checked = check_export(source, watch=show)
        home = checked.header.workspace
        if home.key != workspace:
            raise RuleBroken(f"This is the workspace {home.key}; say --workspace {home.key}.")
        place = place_named(workspace)
        require_room(checked, place=place)
        if not dry_run:
            parcel = Parcel.objects.create(
                way=Way.IN, file_name=origin.name[:200], batch=f"import-{secrets.token_hex(8)}"
            )
            bring_in(parcel, source, checked, place=place, watch=show)
    told = summary_of(checked.header) | {"file": str(origin), "dry_run": dry_run}
    done = _("{workspace} is here as it was: {content}.")
    sound = _("{file} is whole and there is room for it: {content}. This was a dry run.")
    _print(told, sound if dry_run else done, as_json=as_json)


def _print(told: dict[str, Any], sentence: str, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    counts = [
        ngettext("{count} entry of the log", "{count} entries of the log", told["entries"]),
        ngettext("{count} row", "{count} rows", sum(told["rows"].values())),
        ngettext("{count} file", "{count} files", told["files"]),
    ]
    numbers = (told["entries"], sum(told["rows"].values()), told["files"])
    content = ", ".join(
        text.format(count=f"{number:,}") for text, number in zip(counts, numbers, strict=True)
    )
    typer.echo(sentence.format(workspace=told["workspace"], file=told["file"], content=content))
