"""The letter that invites somebody."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from rooftree.accounts.models import Invitation
from rooftree.people.members.actions import INVITATION_DAYS

ONLY_INTO_FILES = "filebased.EmailBackend"


def mail_invitation(invitation: Invitation, *, inviter: str, link: str) -> bool:
    """Mail the link of an invitation; returns False when that does not reach a mail server.

    Call it after the invitation is stored: a slow mail server must not hold a transaction.
    """
    name = invitation.workspace.name
    lines = (
        _("{inviter} invites you to {workspace} on Rooftree.").format(
            inviter=inviter, workspace=name
        ),
        _("Open this link to come in; it works once, within {days} days:").format(
            days=INVITATION_DAYS
        ),
        link,
        _("If you did not expect this, you need not do anything."),
    )
    subject = _("Invitation to {workspace}").format(workspace=" ".join(name.split()))
    try:
        count = send_mail(subject, "\n\n".join(lines), None, [invitation.email])
    except (OSError, SMTPException):
        return False
    return count > 0 and not settings.EMAIL_BACKEND.endswith(ONLY_INTO_FILES)
