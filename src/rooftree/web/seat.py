"""Where a request sits: its user, workspace and viewer, and how far the log had come when it began."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from rooftree.accounts.models import User, Workspace
from rooftree.accounts.viewer import Viewer
from rooftree.changes.actor import Actor
from rooftree.errors import DomainError
from rooftree.people.backend import seats_of

REQUEST_ID = "X-Turbo-Request-Id"


@dataclass(frozen=True)
class Seat:
    """Everything that a page of a workspace knows about who asks.

    `workspaces` are all to which the user belongs, this one among them.
    """

    user: User
    workspaces: tuple[Workspace, ...]
    workspace: Workspace
    viewer: Viewer
    request_id: str
    after: int

    @cached_property
    def actor(self) -> Actor:
        """Return the viewer as somebody who acts through the web."""
        return Actor(viewer=self.viewer, via="web", request_id=self.request_id)


class Seated(HttpRequest):
    """A request that has found its seat; views of a workspace are given these.

    `refusal` is why a form shown again was refused.
    """

    user: User
    seat: Seat
    refusal: DomainError | None


def take_seat(request: HttpRequest, key: str) -> Seat:
    """Find the signed-in user's place in a workspace in one query; raises Http404 for outsiders.

    The log's number is read before the page's own queries, so that what changes while the page is
    made is not missed by its live stream.
    """
    user = request.user
    if not isinstance(user, User):
        raise Http404
    seats = seats_of(user)
    here = next((seat for seat in seats if seat.workspace.key == key), None)
    if here is None:
        raise Http404
    return Seat(
        user=user,
        workspaces=tuple(seat.workspace for seat in seats),
        workspace=here.workspace,
        viewer=here.viewer,
        request_id=request.headers.get(REQUEST_ID, "")[:64],
        after=here.head,
    )
