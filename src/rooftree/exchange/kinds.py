"""What the kinds of things in a report are called."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

NAMES: Mapping[str, StrPromise] = {
    "spaces": _("Spaces"),
    "members": _("Members"),
    "statuses": _("Statuses"),
    "people": _("People"),
    "labels": _("Labels"),
    "fields": _("Fields"),
    "items": _("Items"),
    "checklists": _("Checklists"),
    "check_items": _("Checklist entries"),
    "comments": _("Comments"),
    "attachments": _("Attachments"),
    "field_values": _("Values of fields"),
    "types": _("Types of issues"),
    "components": _("Components"),
    "releases": _("Releases"),
    "sprints": _("Sprints"),
    "time_entries": _("Time entries"),
    "links": _("Links between items"),
    "events": _("Events of the history"),
    "votes": _("Votes"),
    "stickers": _("Stickers"),
    "covers": _("Covers"),
    "locations": _("Places on the map"),
    "power_up_data": _("Data of power-ups"),
    "watching": _("Who watches cards"),
    "reminders": _("Reminders"),
    "repetitions": _("Repetitions"),
    "templates": _("Templates"),
    "special_cards": _("Special cards"),
    "list_colours": _("Colours of lists"),
    "board_settings": _("Settings of the board"),
    "tool_fields": _("Fields that Jira keeps for itself"),
    "pull_requests": _("Pull requests"),
    "reactions": _("Reactions"),
    "locks": _("Locked conversations"),
    "watchers": _("Watchers"),
    "remote_links": _("Links to other pages"),
    "columns": _("Columns"),
    "rows": _("Rows"),
    "text": _("Texts"),
    "file": _("The file"),
}


def name_of(kind: str) -> str:
    """Return what a kind is called; one that a format made up is called by its own word."""
    return str(NAMES.get(kind, kind.replace("_", " ").capitalize()))
