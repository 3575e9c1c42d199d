import re
from pathlib import Path

import typer

from rooftree.ops.commands import app

PAGE = Path(__file__).resolve().parents[2] / "docs/reference/commands.md"


def names(command, path=("rooftree",)):
    if not hasattr(command, "commands"):
        return {" ".join(path)}
    return set().union(*(names(sub, (*path, name)) for name, sub in command.commands.items()))


def test_every_command_is_in_the_reference_and_nothing_else_is():
    listed = set(re.findall(r"^\| `(rooftree [^`]+)` \|", PAGE.read_text(), flags=re.MULTILINE))

    assert listed == names(typer.main.get_command(app))
