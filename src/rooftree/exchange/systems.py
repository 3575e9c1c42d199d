"""The tools from which imports come, by the names under which runs and readers know them."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "trello": "Trello",
    "jira": "Jira",
    "github": "GitHub",
    "linear": "Linear",
    "csv": "a table",
}


def system_name(system: str) -> str:
    """Return the name of a tool as people write it."""
    return NAMES.get(system, system.capitalize())
