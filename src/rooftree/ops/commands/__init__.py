"""All commands under one name, and how each of their endings becomes an exit code."""

import sys

import typer
from django.db import DatabaseError

from rooftree.errors import DomainError
from rooftree.ops.commands import (
    check,
    doctor,
    engine,
    imports,
    migrate,
    native,
    plan,
    serve,
    user,
    worker,
)

DONE = 0
FINDINGS = 1
REFUSED = 2

app = typer.Typer(
    name="rooftree",
    help="Product management and project management on one model, on your own machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # frames around errors would hide which line is the last
)
app.command("serve")(serve.serve)
app.command("worker")(worker.worker)
app.command("check")(check.check)
app.command("plan")(plan.plan)
app.command("migrate")(migrate.migrate)
app.command("doctor")(doctor.doctor)
app.add_typer(user.app, name="user")
app.add_typer(engine.app, name="engine")
app.add_typer(imports.app, name="import")
app.add_typer(native.app, name="export")
imports.app.command("native")(native.import_native)


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    try:
        app(arguments, prog_name="rooftree")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE
    except DomainError as refusal:
        return _refused(str(refusal))
    except OSError as refusal:
        place = f"{refusal.filename}: " if refusal.filename else ""
        return _refused(f"{place}{refusal.strerror or refusal}")
    except DatabaseError as refusal:
        return _refused(f"The database cannot be used: {refusal}".strip())
    return DONE


def _refused(reason: str) -> int:
    sys.stdout.flush()
    sys.stderr.write(f"{' '.join(reason.split())}\n")
    return REFUSED
