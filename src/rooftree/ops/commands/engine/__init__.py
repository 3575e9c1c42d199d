"""`rooftree engine …`: the planning engine by itself, on a file."""

import typer

from rooftree.ops.commands.engine import schedule

app = typer.Typer(help="The planning engine by itself.", no_args_is_help=True)
app.command("schedule")(schedule.schedule)


@app.callback()
def engine() -> None:
    """Keep `schedule` a command of its own while it is the only one."""
