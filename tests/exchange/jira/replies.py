"""Replies of Jira's REST interface, made small, and what the reader makes of them."""

import json

from rooftree.exchange.formats.jira.rest.reader import read

BASE = "https://jira.test"
ADA = {"accountId": "5a-ada", "displayName": "Ada Byron", "active": True}
GRACE = {"name": "grace", "key": "JIRAUSER1", "displayName": "Grace Hopper", "active": True}
MORNING = "2024-03-01T08:00:00.000+0100"


def fields(**more):
    """Give the fields of an issue, as a search for all of them returns them."""
    return {
        "summary": "Water the beds",
        "project": {"id": "100", "key": "BED", "name": "Beds"},
        "issuetype": {"id": "1", "name": "Task", "subtask": False, "hierarchyLevel": 0},
        "status": {
            "id": "3", "name": "In Progress",
            "statusCategory": {"id": 4, "key": "indeterminate", "name": "In Progress"},
        },
        "created": MORNING,
        "updated": MORNING,
        **more,
    }  # fmt: skip


def issue(number=1, /, *, top=None, **more):
    """Give an issue; `more` are fields, `top` what stands beside them."""
    return {
        "id": str(10_000 + number),
        "key": f"BED-{number}",
        "self": f"{BASE}/rest/api/2/issue/{10_000 + number}",
        "fields": fields(**more),
        **(top or {}),
    }


def search(*issues, start=0, total=None, **more):
    """Give a page of a search."""
    total = len(issues) if total is None else total
    return {"startAt": start, "maxResults": 50, "total": total, "issues": list(issues), **more}


def bytes_of(*values):
    return b"\n".join(json.dumps(value).encode() for value in values)


def bundle_of(*values, **options):
    """Read values that stand one after the other in a file."""
    return read(bytes_of(*values), **options)


def item_of(*values, **options):
    """Read, and give the first item."""
    return next(iter(bundle_of(*values, **options).items))


def codes(bundle):
    """Give how often each remark was made."""
    found = {}
    for remark in bundle.remarks:
        found[remark.code] = found.get(remark.code, 0) + remark.count
    return found


def remark(bundle, code):
    """Find a remark by its code; None when nothing of the kind was said."""
    return next((remark for remark in bundle.remarks if remark.code == code), None)


def comment(number, body, *, of=10_001, **more):
    return {
        "self": f"{BASE}/rest/api/2/issue/{of}/comment/{number}", "id": str(number),
        "author": ADA, "body": body, "created": MORNING, "updated": MORNING, **more,
    }  # fmt: skip


def worklog(number, seconds, *, of=10_001, **more):
    return {
        "id": str(number), "issueId": str(of), "author": ADA, "started": MORNING,
        "created": MORNING, "timeSpentSeconds": seconds, **more,
    }  # fmt: skip


def history(number, *items, at=MORNING, author=ADA):
    changed = [
        {"field": field, "fromString": before, "toString": after} for field, before, after in items
    ]
    return {"id": str(number), "author": author, "created": at, "items": changed}
