"""`rooftree migrate`"""

import typer

from rooftree.ops.commands.options import Data
from rooftree.ops.migrating import migrate_with_backup


def migrate(data: Data = None) -> None:
    """Bring the database to this version; SQLite is copied first."""
    outcome = migrate_with_backup()
    if outcome.backup is not None:
        typer.echo(f"A copy of the database is in {outcome.backup}.")
    typer.echo(f"{outcome.applied} migrations applied.")
