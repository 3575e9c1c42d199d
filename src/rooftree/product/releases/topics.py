"""Which open pages a change of a release concerns."""

from rooftree.product.releases.models import Release


def release_topics(release: Release, *more: str) -> tuple[str, ...]:
    """Return the topics of a release: the releases of its space, or those of the workspace, and any more."""
    home = "releases" if release.space_id is None else f"releases-of:{release.space_id}"
    return (home, *more)
