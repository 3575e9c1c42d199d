"""Who acts, and through which door."""

from dataclasses import dataclass, replace
from typing import Literal

from rooftree.accounts.viewer import Viewer

Via = Literal["web", "api", "mcp", "cli", "import", "job", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """The viewer who acts. It is handed to every action as `by` and never taken from the air."""

    viewer: Viewer
    via: Via
    request_id: str = ""
    batch: str = ""

    @classmethod
    def system(cls, workspace_id: int, *, via: Via = "system", batch: str = "") -> "Actor":
        """Return the house itself acting in one workspace."""
        return cls(viewer=Viewer.system(workspace_id), via=via, batch=batch)

    @property
    def workspace_id(self) -> int:
        """Return the one workspace in which this actor acts."""
        return self.viewer.workspace_id

    def in_batch(self, batch: str) -> "Actor":
        """Return the same actor with everything it does marked as part of one bulk run."""
        return replace(self, batch=batch)
