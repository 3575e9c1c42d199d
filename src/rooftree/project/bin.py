"""What the project room puts into the bin."""

from rooftree.changes.bin.deletions import Missed
from rooftree.changes.bin.drawers import Drawer
from rooftree.work.bin.policy import hanging_in_sight

drawer = Drawer(
    {
        "project.project.deleted": Missed("project.project", "name"),
        "project.sprint.deleted": Missed("project.sprint", "name"),
    },
    hanging_in_sight,
)
