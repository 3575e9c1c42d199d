"""Open invitations, the form that makes one, and the page that an invited person opens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from rooftree.accounts.models import Invitation, User
from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.people.members.policy import may_manage
from rooftree.people.members.queries import invitations_seen
from rooftree.web.forms.roles import Options, roles_up_to
from rooftree.web.pages.people.tabs import Tabs, tabs_of


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One open invitation."""

    pk: int
    email: str
    role: str
    created_at: datetime
    expires_at: datetime
    deletion_url: str


@dataclass(frozen=True, slots=True)
class FreshLink:
    """The link of an invitation that was just made; it is shown once."""

    email: str
    link: str
    was_mailed: bool


@dataclass(frozen=True, slots=True)
class InvitationsPage:
    """What the page of invitations prints."""

    url: str
    tabs: Tabs
    lines: tuple[InvitationLine, ...]
    fresh: FreshLink | None
    roles: Options
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EntrancePage:
    """What an invited person sees, signed in or not."""

    url: str
    workspace: str
    role: str
    email: str
    signed_in_as: str
    is_other_address: bool
    asks_name: bool
    sign_up_url: str
    sign_in_url: str


def invitations_page(
    viewer: Viewer, typed: Mapping[str, str], fresh: FreshLink | None, *, base: str
) -> InvitationsPage:
    """Return the open invitations, and the link of one that was just made."""
    here = f"{base}/people/invitations"
    lines = tuple(
        InvitationLine(
            pk=one.pk,
            email=one.email,
            role=str(Role(one.role).label),
            created_at=one.created_at,
            expires_at=one.expires_at,
            deletion_url=f"{here}/{one.pk}/deletion" if may_manage(viewer, one.role) else "",
        )
        for one in invitations_seen(viewer)
    )
    return InvitationsPage(
        url=here,
        tabs=tabs_of(viewer, base, "people/invitations"),
        lines=lines,
        fresh=fresh,
        roles=roles_up_to(viewer.role),
        typed={"email": "", "role": str(Role.MEMBER.value)} | dict(typed.items()),
    )


def entrance_page(invitation: Invitation, token: str, user: User | None) -> EntrancePage:
    """Return what somebody sees who opens an invitation."""
    here = reverse("invitation", args=[token])
    return EntrancePage(
        url=here,
        workspace=invitation.workspace.name,
        role=str(Role(invitation.role).label),
        email=invitation.email,
        signed_in_as=user.email if user else "",
        is_other_address=user is not None and user.email.lower() != invitation.email.lower(),
        asks_name=user is not None and not user.name,
        sign_up_url=_then(reverse("account_signup"), here, email=invitation.email),
        sign_in_url=_then(reverse("account_login"), here),
    )


def _then(address: str, onwards: str, **more: str) -> str:
    return f"{address}?{urlencode({'next': onwards} | more)}"
