"""How allauth's pages fit this house: nobody signs up without an invitation."""

from hashlib import sha256

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from rooftree.accounts.models import Invitation
from rooftree.lib import clock

SESSION_KEY = "invitation"


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Opens the sign-up page to browsers that came through a valid invitation link."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell whether this browser's session holds the token of an open invitation."""
        return _invitation(request) is not None

    def clean_email(self, email: str) -> str:
        """Let new accounts have the invited address only, for it is the one that was proved.

        A placeholder of the same address becomes the new member's person, so nobody may claim another's.
        """
        invitation = _invitation(self.request) if self._signs_up() else None
        if invitation is not None and email.lower() != invitation.email.lower():
            message = _("The invitation is for {email}; use that address.")
            raise ValidationError(message.format(email=invitation.email))
        return email

    def _signs_up(self) -> bool:
        """Tell the page that makes an account from those that ask for the address of one."""
        page = self.request.resolver_match if self.request is not None else None
        return page is not None and page.url_name == "account_signup"


def _invitation(request: HttpRequest) -> Invitation | None:
    token = request.session.get(SESSION_KEY, "")
    return Invitation.objects.filter(
        token_hash=sha256(token.encode()).hexdigest(),
        accepted_at=None,
        expires_at__gt=clock.now(),
    ).first()
