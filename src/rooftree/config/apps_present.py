"""Leaves out the rooms whose folders are still to come."""

from importlib.util import find_spec


def present(names: list[str]) -> list[str]:
    """Return the names of packages that can be imported."""
    return [name for name in names if _exists(name)]


def _exists(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
