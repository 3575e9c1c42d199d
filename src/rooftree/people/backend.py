"""How users are known again from request to request."""

from allauth.account.auth_backends import AuthenticationBackend

from rooftree.accounts.models import User
from rooftree.people.seats import WorkspaceSeat, seated_user

SEATS = "_seats"


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's, but the user comes with their seats: each page of a workspace asks for both."""

    def get_user(self, user_id: int) -> User | None:
        """Return an active user."""
        found = seated_user(user_id)
        if found is None or not self.user_can_authenticate(found[0]):
            return None
        user, seats = found
        setattr(user, SEATS, seats)
        return user


def seats_of(user: User) -> list[WorkspaceSeat]:
    """Return the places that a user had when the request began, by name."""
    if not hasattr(user, SEATS):
        found = seated_user(user.pk)
        setattr(user, SEATS, found[1] if found else [])
    seats: list[WorkspaceSeat] = getattr(user, SEATS)
    return seats
