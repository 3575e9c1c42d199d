"""Trello's words and ours, as tables: colours, roles, field types."""

from collections.abc import Mapping

from rooftree.exchange.bundle import FieldType, MemberRole

HUES = frozenset(
    ("green", "yellow", "orange", "red", "purple", "blue", "sky", "lime", "pink", "black")
)
STRENGTHS = frozenset(("", "light", "dark"))

ROLES: Mapping[str, MemberRole] = {
    "admin": "admin",
    "normal": "member",
    "observer": "viewer",
}

FIELD_TYPES: Mapping[str, FieldType] = {
    "text": "text",
    "number": "number",
    "date": "date",
    "checkbox": "checkbox",
    "list": "choice",
}


def colour_of(trello_name: str) -> str:
    """Give our name of a colour (`sky_light` is `sky-light`); empty for none and unknown ones."""
    hue, _, strength = trello_name.partition("_")
    return trello_name.replace("_", "-") if hue in HUES and strength in STRENGTHS else ""
