"""What a young workspace still lacks."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.people.members.queries import invitations_seen, roles_of
from rooftree.product.goals.queries import goals_seen
from rooftree.work.spaces.queries import spaces_seen


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to set up."""

    name: str
    text: str
    note: str
    url: str
    icon: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The steps, and how far one has come."""

    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        """Return how many are done."""
        return sum(step.is_done for step in self.steps)


def first_steps(viewer: Viewer, *, base: str, has_items: bool) -> FirstSteps | None:
    """Return the steps that the viewer can take; None when all are done, or for those who only look."""
    if viewer.role < Role.MEMBER:
        return None
    steps = [
        Step(
            "import",
            _("Bring your board"),
            _(
                "What Jira, Trello, GitHub and others export comes in, with its people and comments."
            ),
            f"{base}/imports",
            "import",
            has_items,
        ),
        Step(
            "space",
            _("Open a space"),
            _("A board with your own workflow, if you would rather start fresh."),
            f"{base}/spaces/new",
            "board",
            spaces_seen(viewer).exists(),
        ),
        Step(
            "goal",
            _("Set a goal"),
            _("So that every item can say why it is done."),
            f"{base}/goals/new",
            "goal",
            goals_seen(viewer).exists(),
        ),
    ]
    if viewer.role >= Role.ADMIN:
        is_done = len(roles_of(viewer)) > 1 or invitations_seen(viewer).exists()
        note = _("Whoever works on it sees the same board, plan and goals.")
        steps.insert(
            2,
            Step(
                "people",
                _("Invite people"),
                note,
                f"{base}/people/invitations",
                "people",
                is_done,
            ),
        )
    return None if all(step.is_done for step in steps) else FirstSteps(tuple(steps))
