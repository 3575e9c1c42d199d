"""How users are known again from request to request."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from rooftree.accounts.models import User
from rooftree.accounts.prepared import prepared


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's, with the one question that every request asks composed beforehand."""

    def get_user(self, user_id: int) -> User | None:
        """Return an active user."""
        found = _by_id(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@prepared
def _by_id(user_id: int) -> "QuerySet[User]":
    return User.objects.filter(pk=user_id)
