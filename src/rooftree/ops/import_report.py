"""What imports say in a terminal: reports on standard output, progress on standard error."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from rooftree.exchange.kinds import name_of
from rooftree.exchange.reverting.reverting import Watch
from rooftree.exchange.runs.models import Run, RunState

WIDTH_OF_A_PIPE = 120
COUNTS = ("found", "created", "updated", "degraded", "skipped")
REASONS = {
    "edited": "edited since",
    "built-upon": "others build upon it",
    "needed": "needed by what stays",
}


@contextmanager
def progress() -> Iterator[Watch]:
    """Give a function that shows how far it is; in a pipe it shows nothing."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_report(run: Run | None, report: dict[str, Any]) -> None:
    """Print the counts per kind, and why what was lost was lost."""
    console = _console()
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(_("kind"))
    for name in COUNTS:
        table.add_column(name, justify="right")
    for kind, line in report["kinds"].items():
        table.add_row(name_of(kind), *(_number(line[name]) for name in COUNTS))
    console.print(table)
    for remark in report["remarks"]:
        sample = f" [dim]({escape(remark['sample'])})[/]" if remark["sample"] else ""
        place = f"{escape(remark['place'])}: " if remark["code"] == "kept_edit" else ""
        console.print(
            f"{remark['severity']:>8} {remark['count']:>5} × {escape(name_of(remark['kind']))}: "
            f"{place}{escape(_(remark['message']))}{sample}",
            soft_wrap=True,
        )
    if run is None:
        console.print("\n" + _("This was a dry run: nothing was written."))
    else:
        done = _("Import {run} of {name} is done.")
        console.print("\n" + escape(done.format(run=run.pk, name=run.source_name)))


def print_reverted(run: Run, outcome: dict[str, Any]) -> None:
    """Print what went, and what stays and why."""
    console = _console()
    for kept in outcome["kept"]:
        reason = REASONS[kept["reason"]]
        line = f"kept {name_of(kept['kind']).lower()}: {kept['name']} ({reason})"
        console.print(escape(line), soft_wrap=True)
    said = _(
        "Import {run} is taken back: {removed} rows removed, {back} changes undone, {kept} kept."
    )
    numbers = {
        "run": run.pk,
        "removed": sum(outcome["removed"].values()),
        "back": outcome["set_back"],
        "kept": len(outcome["kept"]),
    }
    console.print(said.format(**numbers))


def print_runs(runs: Sequence[Run]) -> None:
    """Print one line per import."""
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("run", "workspace", "from", "board", "state", "begun"):
        table.add_column(name)
    for run in runs:
        table.add_row(
            str(run.pk),
            run.workspace.key,
            run.system,
            escape(run.source_name or run.file_name),
            str(RunState(run.state).label),
            f"{run.created_at:%Y-%m-%d %H:%M}",
        )
    _console().print(table)


def as_json(run: Run) -> dict[str, Any]:
    """Return a run as other programs read it."""
    return {
        "run": run.pk,
        "workspace": run.workspace.key,
        "system": run.system,
        "board": run.source_name,
        "file": run.file_name,
        "state": run.state,
        "begun": run.created_at.isoformat(),
    }


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH_OF_A_PIPE)


def _number(value: int) -> str:
    return str(value) if value else "·"
