"""Which open pages a change of a sprint concerns."""

from rooftree.project.sprints.models import Sprint


def sprint_topics(sprint: Sprint, *more: str) -> tuple[str, ...]:
    """Return the topics of a sprint: the sprints of its space, or those of the workspace, and any more."""
    home = "sprints" if sprint.space_id is None else f"sprints-of:{sprint.space_id}"
    return (home, *more)
