"""Which build of Rooftree made a page."""

from functools import cache
from importlib.metadata import version

from rooftree.web.assets import import_map_source


@cache
def build_id() -> str:
    """Return a mark that differs between builds: the version, and the hash over all scripts' names."""
    return f"{version('rooftree')} {import_map_source()}"
