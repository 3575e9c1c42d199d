"""How allauth's pages fit this house: nobody signs up without an invitation."""

from hashlib import sha256

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from rooftree.accounts.models import Invitation
from rooftree.lib import clock

SESSION_KEY = "invitation"


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Opens the sign-up page to browsers that came through a valid invitation link."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell whether this browser's session holds the token of an open invitation."""
        token = request.session.get(SESSION_KEY, "")
        return Invitation.objects.filter(
            token_hash=sha256(token.encode()).hexdigest(),
            accepted_at=None,
            expires_at__gt=clock.now(),
        ).exists()
