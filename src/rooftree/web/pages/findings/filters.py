"""What a list of findings is narrowed to. The address says it all, so a list can be shared."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.db.models import F, QuerySet

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.rules import RULES
from rooftree.alignment.findings.models import Finding, FindingState, Severity
from rooftree.alignment.findings.queries import WORST_FIRST, findings_seen

STEP = 50
GROUPS = ("severity", "rule", "item")
STATES = ("", *FindingState.values, "all")
NOT_QUIET = (FindingState.OPEN, FindingState.ACKNOWLEDGED)
ORDERS = {
    "severity": (WORST_FIRST, "first_seen", "pk"),
    "rule": (WORST_FIRST, "rule", "first_seen", "pk"),
    "item": (
        F("item__space__prefix").asc(nulls_last=True),
        *("item__number", "goal", "person", WORST_FIRST, "pk"),
    ),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The narrowing of one list; an empty state means open and acknowledged findings."""

    state: str = ""
    severity: str = ""
    rule: str = ""
    owner: str = ""
    by: str = "severity"
    shown: str = ""

    @property
    def most(self) -> int:
        """Return how many findings are shown."""
        return int(self.shown) if self.shown else STEP

    def address(self, **changed: str) -> str:
        """Return the query string of this narrowing with some fields changed, defaults left out."""
        other = replace(self, **({"shown": ""} | changed))
        given = [
            (one.name, getattr(other, one.name))
            for one in fields(other)
            if getattr(other, one.name) != one.default
        ]
        return f"?{urlencode(given)}" if given else "?"


def read_wanted(values: Mapping[str, str]) -> Wanted:
    """Read a narrowing from an address; what is not known there narrows nothing."""
    allowed = {
        "state": STATES,
        "severity": tuple(Severity.values),
        "rule": tuple(RULES),
        "by": GROUPS,
    }
    given = {name: values[name] for name, known in allowed.items() if values.get(name) in known}
    owner, shown = values.get("owner", ""), values.get("shown", "")
    if owner in {"me", "none"} or _is_number(owner):
        given["owner"] = owner
    if _is_number(shown):
        given["shown"] = shown
    return Wanted(**given)


def narrowed(viewer: Viewer, wanted: Wanted) -> "QuerySet[Finding]":
    """Return the findings in sight that an address asks for, in its order."""
    found = findings_seen(viewer).order_by(*ORDERS[wanted.by])
    if wanted.state != "all":
        found = found.filter(state__in=[wanted.state] if wanted.state else NOT_QUIET)
    if wanted.severity:
        found = found.filter(severity=wanted.severity)
    if wanted.rule:
        found = found.filter(rule=wanted.rule)
    if wanted.owner == "none":
        found = found.filter(owner=None)
    elif wanted.owner:
        # Somebody without a person owns nothing; owner=None would be everything ownerless.
        pk = viewer.person_id or 0 if wanted.owner == "me" else int(wanted.owner)
        found = found.filter(owner=pk)
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10  # noqa: PLR2004
