"""The entry point of `rooftree`. What a command does is in commands/, one file for each group.

Exit codes: 0 done, 1 findings, 2 refused, with the reason as the last line of standard error.
"""

import os
import sys

import django

from rooftree.ops.early import set_early_options


def main() -> None:
    """Run the command that the shell gave."""
    arguments = sys.argv[1:]
    set_early_options(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rooftree.config.settings")
    try:
        django.setup()
    except ValueError as wrong:  # a setting that cannot be read
        sys.exit(_refuse(str(wrong)))
    from rooftree.ops.commands import run  # noqa: PLC0415 - models need Django to be set up

    sys.exit(run(arguments))


def _refuse(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return 2
