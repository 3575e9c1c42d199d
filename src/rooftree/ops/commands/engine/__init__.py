"""`rooftree engine …`: the planning engine by itself, on a file."""

import typer

from rooftree.ops.commands.engine import forecast, release, schedule, tradeoff

app = typer.Typer(help="The planning engine by itself.", no_args_is_help=True)
app.command("schedule")(schedule.schedule)
app.command("forecast")(forecast.forecast)
app.command("release")(release.release)
app.command("tradeoff")(tradeoff.tradeoff)
