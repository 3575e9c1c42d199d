"""How many findings stand beside things."""

from importlib.util import find_spec


def _landed() -> bool:
    try:
        return find_spec("rooftree.alignment.findings.queries") is not None
    except ModuleNotFoundError:
        return False


from rooftree.accounts.viewer import Viewer
from rooftree.work.spaces.models import Space


def open_findings(viewer: Viewer) -> int:
    """Return how many open findings the viewer may see."""
    if not _landed():
        return 0
    from rooftree.alignment.findings.queries import count_open

    return count_open(viewer)


def findings_of_items(viewer: Viewer, space: Space) -> dict[int, int]:
    """Return how many open findings each item of a space has."""
    if not _landed():
        return {}
    from rooftree.alignment.findings.queries import open_counts

    return open_counts(viewer, space)
