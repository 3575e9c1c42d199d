"""What remarks call the columns that people edit; others take part in a merge without a word."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

WORDS: Mapping[str, StrPromise] = {
    "archived_at": _("archived"),
    "assignee_id": _("assignee"),
    "body": _("text"),
    "category": _("category"),
    "checklist_id": _("checklist"),
    "colour": _("colour"),
    "description": _("description"),
    "due": _("due"),
    "email": _("e-mail address"),
    "handle": _("user name"),
    "is_done": _("done"),
    "name": _("name"),
    "options": _("options"),
    "parent_id": _("parent"),
    "reporter_id": _("reporter"),
    "role": _("role"),
    "start": _("start"),
    "estimate_likely": _("estimate"),
    "finish_at": _("finish"),
    "goal": _("goal"),
    "lead_id": _("lead"),
    "minutes": _("time"),
    "note": _("note"),
    "points": _("points"),
    "priority": _("priority"),
    "released_on": _("release"),
    "remaining": _("remaining work"),
    "resolution": _("resolution"),
    "start_at": _("start"),
    "state": _("state"),
    "status_id": _("status"),
    "target": _("target"),
    "text": _("text"),
    "title": _("title"),
    "url": _("address"),
    "value": _("value"),
    "wip_limit": _("limit"),
}


def in_words(columns: Iterable[str]) -> str:
    """Return the names of the columns that people know, with commas between; empty for none."""
    return ", ".join(str(WORDS[name]) for name in columns if name in WORDS)
