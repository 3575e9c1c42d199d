"""What a JSON value of Jira is, by the keys that it has; and why a file without issues is refused."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.rest.shapes import CUSTOM
from rooftree.exchange.formats.ledger import shortened
from rooftree.exchange.formats.wording import N_

_ENVELOPES = ("_source", "data")
_EXPECTED = N_("issues, as Jira's searches and single issues give them")

# The first row decides whose keys are all there, with values of these types (None: any).
_MARKS: tuple[tuple[str, Mapping[str, type | None]], ...] = (
    ("issue", {"key": str, "fields": dict}),
    ("issue", {"key": str, "versionedRepresentations": dict}),
    ("history_of_issue", {"key": str, "changelog": dict}),
    ("error", {"errorMessages": list}),
    ("history", {"items": list, "created": None}),
    ("histories", {"histories": list}),
    ("histories_of_issue", {"issueId": None, "changeHistories": list}),
    ("worklog", {"timeSpentSeconds": None}),
    ("worklog", {"started": None, "author": None}),
    ("comment", {"body": None, "created": None}),
    ("comment", {"body": None, "author": None}),
    ("watchers", {"watchers": list}),
    ("voters", {"voters": list}),
    ("field", {"name": str, "schema": dict}),
    ("field", {"name": str, "clauseNames": list}),
    ("field_metadata", {"projects": list}),
    ("status", {"name": str, "statusCategory": dict}),
    ("statuses_of_type", {"statuses": list, "name": str}),
    ("remote_link", {"object": dict, "self": str}),
    ("status_category", {"key": str, "colorName": str}),
    ("project", {"key": str, "name": str}),
    ("project", {"key": str, "lead": dict}),
    ("link_type", {"inward": str, "outward": str}),
    ("link_type", {"issueLinkTypes": list}),
    ("sprint", {"name": str, "state": str}),
    ("sprint", {"sprints": list}),
    ("board", {"views": list}),
    ("board", {"columnConfig": dict}),
    ("board", {"name": str, "type": str, "id": int}),
    ("filter", {"jql": str}),
    ("filter", {"filter": dict}),
    ("version", {"name": str, "released": bool}),
    ("component", {"name": str, "assigneeType": None}),
    ("component", {"name": str, "lead": dict}),
    ("issue_type", {"name": str, "subtask": bool}),
    ("permissions", {"permissions": None}),
    ("transitions", {"transitions": list}),
    ("role", {"actors": list}),
    ("user", {"displayName": str}),
    ("server", {"baseUrl": str}),
    ("created", {"id": None, "key": str}),
)  # fmt: skip
_REFUSALS: Mapping[str, str] = {
    "error": N_("Jira answered with an error, not with issues."),
    "empty_search": N_("The search found nothing; there is no issue in its answer."),
    "history_of_issue": N_("This is only the history of an issue, not the issue itself."),
    "histories_of_issue": N_("This is only the history of issues, not the issues themselves."),
    "history": N_("This is only the history of an issue, not the issue itself."),
    "histories": N_("This is only the history of an issue, not the issue itself."),
    "comment": N_("These are only comments, not the issues on which they stand."),
    "worklog": N_("These are only entries of time spent, not the issues to which they belong."),
    "watchers": N_("This tells only who watches an issue, not the issue itself."),
    "voters": N_("This tells only who voted for an issue, not the issue itself."),
    "field": N_("This is a list of Jira's fields, not of issues; put it beside the issues."),
    "field_metadata": N_("This tells which fields issues may have, but holds no issue."),
    "fields_by_id": N_("This tells which fields issues may have, but holds no issue."),
    "issue_type": N_("This is a list of the types of issues, not of issues."),
    "status_category": N_("This is a list of Jira's statuses, not of issues."),
    "status": N_("This is a list of Jira's statuses, not of issues."),
    "statuses_of_type": N_("This is a list of Jira's statuses, not of issues."),
    "remote_link": N_("These are links from an issue to other pages, not the issue itself."),
    "project": N_("This is about projects only; their issues are not in it."),
    "link_type": N_("This is a list of the types of links, not of issues."),
    "sprint": N_("This is about sprints only; their issues are not in it."),
    "board": N_("This is about boards only; their issues are not in it."),
    "filter": N_("This is a saved filter, not the issues that it finds."),
    "version": N_("This is about versions only; their issues are not in it."),
    "component": N_("This is about components only; their issues are not in it."),
    "permissions": N_("This is a list of permissions, not of issues."),
    "transitions": N_("These are the steps that an issue can take, not the issue itself."),
    "role": N_("This is about roles only, not about issues."),
    "user": N_("This is about people only, not about issues."),
    "server": N_("This describes the server of Jira, not its issues."),
    "created": N_("Jira says that it made an issue, but not what the issue is."),
}  # fmt: skip


def unwrapped(value: Any) -> Any:
    """Take the envelopes off into which collectors such as Perceval put an issue."""
    for envelope in _ENVELOPES:
        if isinstance(value, dict) and "fields" not in value:
            inside = value.get(envelope)
            value = inside if isinstance(inside, dict) else value
    return value


def kind_of(value: Mapping[str, Any]) -> str:
    """Say what an object is; empty when it is nothing known."""
    kind = next((kind for kind, marks in _MARKS if _fits(value, marks)), "")
    return kind or ("fields_by_id" if any(key.startswith(CUSTOM) for key in value) else "")


def _fits(value: Mapping[str, Any], marks: Mapping[str, type | None]) -> bool:
    return all(
        key in value and (wanted is None or isinstance(value[key], wanted))
        for key, wanted in marks.items()
    )


def refusal(seen: Counter[str], said: str) -> FormatError:
    """Say why there is nothing to import. seen: how often what was met; said: Jira's error."""
    known = [(count, kind) for kind, count in seen.items() if kind in _REFUSALS]
    if not known:
        return FormatError(N_("There is no issue of Jira in this."), expected=_EXPECTED)
    problem = _REFUSALS[max(known)[1]]
    return FormatError(problem, expected=_EXPECTED, cause=shortened(said))
