"""`rooftree import …`"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from django.core.exceptions import ValidationError

from rooftree.accounts.models import Workspace, workspace_key
from rooftree.accounts.preferences import checked_zone
from rooftree.accounts.viewer import Viewer
from rooftree.changes.actor import Actor
from rooftree.errors import BadInput, NotFound, RuleBroken
from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.registry import reader_of
from rooftree.exchange.load.choices import Choices, categories_by_name
from rooftree.exchange.load.fetching import Fetcher
from rooftree.exchange.load.loading import rehearse
from rooftree.exchange.load.preparing import session_for
from rooftree.exchange.load.session import Session
from rooftree.exchange.reverting.reverting import revert_run
from rooftree.exchange.runs.cancelling import cancel_run
from rooftree.exchange.runs.carrying import carry_out, open_checked_run
from rooftree.exchange.runs.files import KeptFile, keep_file, list_name
from rooftree.exchange.runs.folders import packed
from rooftree.exchange.runs.models import Run
from rooftree.exchange.runs.queries import run_of_any_workspace, runs_seen
from rooftree.lib import clock
from rooftree.ops import import_report
from rooftree.ops.commands.options import Data
from rooftree.ops.first_start import local_zone, workspace_for_import
from rooftree.ops.migrating import migrate_with_backup

app = typer.Typer(help="Boards of other tools, in and out again.", no_args_is_help=True)

File = Annotated[
    str,
    typer.Argument(metavar="FILE", help="What the tool exported; - reads standard input."),
]
Mapping = Annotated[
    Path | None,
    typer.Option(
        "--mapping", metavar="MAP", help="JSON with categories, types, prefixes, zone and reading."
    ),
]
Key = Annotated[
    str,
    typer.Option(
        "--workspace",
        metavar="KEY",
        help="Short name of the workspace; it is made when it is missing.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and do nothing.")]
Prefix = Annotated[str, typer.Option(metavar="WEB", help="Key prefix of the new space.")]
Pairs = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="LIST=CATEGORY",
        help="discovery, todo, doing, done or cancelled for a list; may be given several times.",
    ),
]
Site = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Where attachments are fetched, with --token-file: the tool's address.",
    ),
]
Token = Annotated[
    Path | None,
    typer.Option(
        "--token-file",
        metavar="FILE",
        help="A file with the token for --site: a bearer token, user:token, or Trello's key:token.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
RunNumber = Annotated[int, typer.Argument(metavar="RUN", help="The number of the import.")]
All = Annotated[
    bool, typer.Option("--all", help="Also what was edited since, and what was built upon it.")
]


def _offer(system: str, what: str) -> None:
    """Add the command that imports from a system."""

    def command(  # noqa: PLR0913, PLR0917 - one parameter an option
        file: File,
        workspace: Key,
        dry_run: DryRun = False,
        mapping: Mapping = None,
        prefix: Prefix = "",
        pairs: Pairs = None,
        site: Site = "",
        token: Token = None,
        as_json: Json = False,
        data: Data = None,
    ) -> None:
        fetcher = _fetcher(site, token, system)
        wanted = _Wanted(dry_run, mapping, prefix, pairs or [], as_json, fetcher)
        _import(system, file, workspace, wanted)

    app.command(system, help=what)(command)


class _Wanted(NamedTuple):
    dry_run: bool
    mapping: Path | None
    prefix: str
    pairs: list[str]
    as_json: bool
    fetcher: Fetcher | None


for _system, _what in (
    ("trello", "Import a board that Trello exported."),
    ("jira", "Import issues of Jira: CSV, XML (RSS), JSON of the REST API, or a whole backup."),
    ("github", "Import issues of GitHub: JSON of the REST API or of the gh command."),
    ("linear", "Import issues that Linear exported as CSV."),
    ("csv", "Import a table of any tool: CSV or XLSX, read as the mapping says."),
):
    _offer(_system, _what)


def _import(system: str, file: str, workspace: str, wanted: _Wanted) -> None:
    migrate_with_backup()
    _require_short_name(workspace)
    here = Workspace.objects.filter(key=workspace).first()
    zone = here.time_zone if here else local_zone()
    choices = _named(_choices(wanted, zone), file)
    with _kept(file) as kept:
        bundle = reader_of(system)(kept.path, zone=choices.zone, mapping=choices.reading)
        categories = categories_by_name(bundle.statuses, wanted.pairs)
        choices = replace(choices, categories={**choices.categories, **categories})
        session = _session(bundle, choices, here)
        if wanted.dry_run:
            _print(None, rehearse(session), as_json=wanted.as_json)
            return
        run, by = _opened(workspace_for_import(workspace), kept, bundle, choices)
        kept.hand_over()
    _carry_out(run, by, bundle, wanted.fetcher, as_json=wanted.as_json)


def _fetcher(site: str, token: Path | None, system: str) -> Fetcher | None:
    """Return what gets attachments; raises BadInput for a site without a token, or a token without a site."""
    if not site and token is None:
        return None
    if not site or token is None:
        raise BadInput("--site and --token-file go together: the token is for that site alone.")
    try:
        return Fetcher(site, token.read_text("utf-8"), system)
    except OSError as reason:
        raise BadInput(f"The token cannot be read: {reason}") from None


def _choices(wanted: _Wanted, zone: str) -> Choices:
    """Read the mapping; raises BadInput for one that is none."""
    given: dict[str, Any] = {"zone": zone}
    if wanted.mapping is not None:
        try:
            read = json.loads(wanted.mapping.read_text("utf-8"))
        except (OSError, ValueError) as reason:
            raise BadInput(f"{wanted.mapping} is no mapping: {reason}") from None
        if not isinstance(read, dict):
            raise BadInput(f"{wanted.mapping} is no mapping: expected an object in braces.")
        _require_shape(wanted.mapping, read)
        given |= read
    if wanted.prefix:
        given["prefix"] = wanted.prefix
    return Choices.from_json(given)


def _named(choices: Choices, file: str) -> Choices:
    """Let a list be called like its file, for its rows to be recognised when it comes again."""
    name = "" if file == "-" else list_name(Path(file).name)
    return replace(choices, reading={"source": name, **choices.reading})


def _require_shape(mapping: Path, given: dict[str, Any]) -> None:
    """Refuse what is not of the form that a choice has; what is for the reader, the reader checks."""
    for name, usual in Choices().to_json().items():
        value = given.get(name, usual)
        is_fit = type(value) is type(usual)
        if is_fit and name in {"categories", "types", "prefixes"}:
            is_fit = all(isinstance(one, str) for one in value.values())
        if not is_fit:
            raise BadInput(f"{mapping} is no mapping: {name} is not of the form it should be.")
    if "zone" in given:
        checked_zone(given["zone"])


@app.command()
def cancel(number: RunNumber, data: Data = None) -> None:
    """Drop an import that was checked, or stop one that is under way or was stopped."""
    migrate_with_backup()
    run = run_of_any_workspace(number)
    cancel_run(run, by=_actor(run))
    typer.echo(f"Import {run.pk} is {run.get_state_display()}.", err=True)


@app.command()
def resume(
    number: RunNumber,
    site: Site = "",
    token: Token = None,
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Go on with an import that was stopped."""
    migrate_with_backup()
    run = run_of_any_workspace(number)
    fetcher = _fetcher(site, token, run.system)
    _carry_out(run, _actor(run), None, fetcher, as_json=as_json)


@app.command()
def revert(
    number: RunNumber, everything: All = False, as_json: Json = False, data: Data = None
) -> None:
    """Take an import back; what people edited since stays, and is listed."""
    migrate_with_backup()
    run = run_of_any_workspace(number)
    with import_report.progress() as show:
        outcome = revert_run(run, by=_actor(run), everything=everything, watch=show)
    if as_json:
        typer.echo(json.dumps({"run": run.pk, **outcome}, ensure_ascii=False))
    else:
        import_report.print_reverted(run, outcome)


@app.command("list")
def list_runs(workspace: Key = "", as_json: Json = False, data: Data = None) -> None:
    """List the imports of a workspace, or of all."""
    migrate_with_backup()
    found = Workspace.objects.filter(key=workspace) if workspace else Workspace.objects.all()
    if workspace and not found:
        raise NotFound(f"There is no workspace {workspace}.")
    runs = [run for one in found for run in runs_seen(Viewer.system(one.pk))]
    if as_json:
        typer.echo(json.dumps([import_report.as_json(run) for run in runs], ensure_ascii=False))
    else:
        import_report.print_runs(runs)


def _require_short_name(key: str) -> None:
    try:
        workspace_key(key)
    except ValidationError as refusal:
        raise RuleBroken(" ".join(refusal.messages)) from None


@contextmanager
def _kept(file: str) -> Iterator[KeptFile]:
    """Keep the file for the run; without one it does not stay."""
    if file == "-":
        kept = keep_file(sys.stdin.buffer, "-")
    elif Path(file).is_dir():
        with packed(Path(file)) as content:
            kept = keep_file(content, f"{Path(file).resolve().name}.zip")
    else:
        with Path(file).open("rb") as content:
            kept = keep_file(content, file)
    try:
        yield kept
    finally:
        kept.drop_unless_handed_over()


def _session(bundle: Bundle, choices: Choices, here: Workspace | None) -> Session:
    """Make ready for a rehearsal, which also refuses what cannot be before anything is founded."""
    viewer = Viewer.system(here.pk if here else 0)
    return session_for(bundle, choices, viewer=viewer, at=clock.now())


def _opened(
    workspace: Workspace, kept: KeptFile, bundle: Bundle, choices: Choices
) -> tuple[Run, Actor]:
    by = Actor.system(workspace.pk, via="import")
    return open_checked_run(workspace, kept, bundle, choices, by=by), by


def _carry_out(
    run: Run, by: Actor, bundle: Bundle | None, fetcher: Fetcher | None, *, as_json: bool
) -> None:
    with import_report.progress() as show:
        report = carry_out(
            run,
            by=by,
            bundle=bundle,
            watch=lambda now: show(now["done"], now["total"]),
            fetcher=fetcher,
        )
    _print(run, report, as_json=as_json)


def _print(run: Run | None, report: dict[str, Any], *, as_json: bool) -> None:
    answer = {
        "run": run.pk if run else None,
        "kinds": report["kinds"],
        "remarks": report["remarks"],
    }
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False))
    else:
        import_report.print_report(run, report)


def _actor(run: Run) -> Actor:
    return Actor.system(run.workspace_id, via="import")
