"""Who listens: the session's user, as a viewer of the workspace. Runs in a thread, asks often."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.utils.translation import gettext as _

from rooftree.accounts.models import User, Workspace
from rooftree.changes import log
from rooftree.errors import NotFound
from rooftree.live.topics import heard
from rooftree.people.queries import viewer_for


class NotSignedIn(Exception):
    """The cookie names no session of an active user."""


@dataclass(frozen=True, slots=True)
class Listener:
    """The workspace, what may be heard in it, and how far its log had come when this was asked."""

    workspace_id: int
    topics: frozenset[str]
    head: int


def listener(
    session_key: str, workspace_key: str, topics: Iterable[str], needed: Iterable[str] = ()
) -> Listener:
    """Return what a session may hear of topics, and of what veils need of it.

    Raises NotSignedIn, or NotFound for outsiders.
    """
    user = _user_of(session_key)
    workspace = Workspace.objects.filter(key=workspace_key).first()
    if workspace is None:
        raise NotFound(_("There is no such workspace."))
    viewer = viewer_for(user, workspace)
    head = log.head(workspace.pk)
    return Listener(workspace.pk, heard(viewer, topics, needed), head)


def _user_of(session_key: str) -> User:
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    user = get_user(request)
    if not isinstance(user, User):
        raise NotSignedIn
    return user
