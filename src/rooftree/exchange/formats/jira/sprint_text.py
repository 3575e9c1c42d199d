"""Sprints as Jira's server writes them into its replies: the text that Java makes of the object."""

import re
from collections.abc import Mapping
from datetime import datetime

from rooftree.exchange.bundle import SprintState
from rooftree.exchange.formats.jira.issue import Sprint
from rooftree.exchange.formats.rows import parsed_instant

_NEXT = re.compile(
    r",(?=(?:id|rapidViewId|state|name|goal|startDate|endDate|completeDate|activatedDate|sequence"
    r"|synced|autoStartStop|incompleteIssuesDestinationId)=)"
)  # names and goals may hold commas and brackets, but hardly one of these words with its sign
_NULL = "<null>"
STATES: Mapping[str, SprintState] = {"future": "future", "active": "active", "closed": "closed"}


def sprint_of_text(text: str) -> Sprint | None:
    """Read `…Sprint@7e[id=2,state=FUTURE,name=Sprint 2, the good one,…]`; None when it is none."""
    _before, bracket, inside = text.partition("[")
    if not bracket:
        return None
    pairs = (part.partition("=") for part in _NEXT.split(inside.rstrip().removesuffix("]")))
    told = {name: value for name, _sign, value in pairs if value != _NULL}
    if not (told.get("id") or told.get("name")):
        return None
    return Sprint(
        id=told.get("id", ""),
        name=told.get("name", ""),
        goal=told.get("goal", ""),
        state=STATES.get(told.get("state", "").lower()),
        start_at=_moment(told.get("startDate")),
        finish_at=_moment(told.get("endDate")),
        completed_at=_moment(told.get("completeDate")),
    )


def _moment(text: str | None) -> datetime | None:
    return parsed_instant(text) if text else None
