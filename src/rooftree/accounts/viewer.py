"""The person who looks or acts, with the workspace and role in which they do so."""

from dataclasses import dataclass

from rooftree.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks. Queries take it first; what it may not see is not found."""

    workspace_id: int
    user_id: int | None
    person_id: int | None
    role: Role

    @classmethod
    def system(cls, workspace_id: int) -> "Viewer":
        """Return the house itself, which sees everything in one workspace."""
        return cls(workspace_id=workspace_id, user_id=None, person_id=None, role=Role.OWNER)

    @property
    def is_admin(self) -> bool:
        """Tell whether this viewer sees every space of the workspace."""
        return self.role >= Role.ADMIN
