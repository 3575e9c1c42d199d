"""Options that must be known before Django reads its settings."""

import os

VARIABLE_OF_OPTION = {"--data": "ROOFTREE_DATA"}
VARIABLE_OF_FLAG = {"--dev": "ROOFTREE_DEV"}


def set_early_options(arguments: list[str]) -> None:
    """Put the values of such options into the environment, where the settings look for them.

    The commands declare the same options, so that help names them and a wrong use is refused there.
    """
    for index, word in enumerate(arguments):
        if word == "--":
            return
        option, has_value, value = word.partition("=")
        if option in VARIABLE_OF_OPTION:
            if not has_value:
                value = arguments[index + 1] if index + 1 < len(arguments) else ""
            os.environ[VARIABLE_OF_OPTION[option]] = value
        elif word in VARIABLE_OF_FLAG:
            os.environ[VARIABLE_OF_FLAG[word]] = "1"
