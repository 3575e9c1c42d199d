"""The commands that texts tell people to type exist, with the options that they show."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from rooftree.ops.commands import app

ROOT = Path(__file__).resolve().parents[2]
SHOWN = re.compile(r"^    (?:\.venv/bin/rooftree|bin/(?=serve)) ?(.+)$", re.MULTILINE)


def _shown_commands() -> list[str]:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    shown = {line for page in pages for line in SHOWN.findall(page.read_text(encoding="utf-8"))}
    return sorted(shown)


@pytest.mark.parametrize("shown", _shown_commands())
def test_a_shown_command_exists(shown):
    words = shlex.split(shown, comments=True)
    command = typer.main.get_command(app)

    while hasattr(command, "commands"):
        assert words[0] in command.commands
        command = command.commands[words.pop(0)]

    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_the_readme_shows_commands():
    assert SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))
