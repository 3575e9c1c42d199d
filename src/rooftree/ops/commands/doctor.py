"""`rooftree doctor`"""

import typer

from rooftree.ops.commands.options import Data
from rooftree.ops.health import examine


def doctor(data: Data = None) -> None:
    """Look the installation over; exits with 1 when something needs care."""
    complaints = 0
    for finding in examine():
        complaints += not finding.is_well
        typer.echo(f"{'ok  ' if finding.is_well else 'CARE'}  {finding.text}")
    if complaints:
        raise typer.Exit(1)
