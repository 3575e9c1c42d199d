"""Custom fields that have a place of their own here: told by Jira's key of the field's type, or by name."""

from collections.abc import Mapping
from typing import Literal

from rooftree.exchange.formats.names import plain_words

Role = Literal["points", "sprint", "epic", "parent", "epic_name", "rank", "start", "tool"]

_BY_TYPE: Mapping[str, Role] = {
    "gh-sprint": "sprint",
    "gh-epic-link": "epic",
    "gh-epic-label": "epic_name",
    "gh-epic-status": "tool",
    "gh-epic-color": "tool",
    "gh-lexo-rank": "rank",
    "gh-global-rank": "tool",
    "jsw-story-points": "points",
    "jpo-custom-field-parent": "parent",
    "jpo-custom-field-baseline-start": "start",
    "devsummary": "tool",
    "devsummarycf": "tool",
    "timeinstatus": "tool",
    "firstresponsedate": "tool",
    "vulnerabilitycf": "tool",
}
_BY_NAME: Mapping[str, Role] = {
    "sprint": "sprint",
    "epic link": "epic",
    "parent link": "parent",
    "epic name": "epic_name",
    "rank": "rank",
    "story points": "points",
    "story point estimate": "points",
    "start date": "start",
    "development": "tool",
    "chart time in status": "tool",
    "chart date of first response": "tool",
}


def role_of(name: str, type_key: str) -> Role | None:
    """Return the place of a field; None for one that stays a field.

    type_key: as `com.pyxis.greenhopper.jira:gh-sprint`, empty when it is not told.
    """
    return _BY_TYPE.get(type_key.rpartition(":")[2]) or _BY_NAME.get(plain_words(name))
