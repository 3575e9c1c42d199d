"""What GitHub answers about a small repository: the REST interface, the command gh, and collectors."""

import json

from rooftree.exchange.formats.github.reader import read

REPOSITORY = "https://api.github.com/repos/ada/pump"
PAGE = "https://github.com/ada/pump"


def user(login):
    return {"login": login, "id": len(login), "html_url": f"https://github.com/{login}"}


def issue(number, **more):
    """Return an issue as REST lists it."""
    given = {
        "url": f"{REPOSITORY}/issues/{number}",
        "repository_url": REPOSITORY,
        "html_url": f"{PAGE}/issues/{number}",
        "id": 1000 + number,
        "number": number,
        "title": f"Issue {number}",
        "user": user("ada"),
        "labels": [],
        "state": "open",
        "state_reason": None,
        "locked": False,
        "assignee": None,
        "assignees": [],
        "milestone": None,
        "comments": 0,
        "created_at": "2026-01-05T08:00:00Z",
        "updated_at": "2026-01-06T08:00:00Z",
        "closed_at": None,
        "body": "- [ ] drill\n- [x] oil",
        "reactions": {"total_count": 0, "+1": 0, "-1": 0},
    }
    return given | more


def pull(number, **more):
    """Return a pull request as the list of issues shows it."""
    merged = {"url": f"{REPOSITORY}/pulls/{number}", "merged_at": "2026-02-01T00:00:00Z"}
    page = f"{PAGE}/pull/{number}"
    return issue(number, html_url=page, pull_request=merged, state="closed") | more


def from_gh(number, **more):
    """Return an issue as `gh issue list --json` gives it."""
    given = {
        "assignees": [],
        "author": {"id": "U_1", "is_bot": False, "login": "ada", "name": "Ada Low"},
        "body": "Text",
        "closed": False,
        "closedAt": None,
        "comments": [],
        "createdAt": "2026-01-05T08:00:00Z",
        "id": "I_1",
        "labels": [],
        "milestone": None,
        "number": number,
        "projectItems": [],
        "reactionGroups": [],
        "state": "OPEN",
        "stateReason": "",
        "title": f"Issue {number}",
        "updatedAt": "2026-01-06T08:00:00Z",
        "url": f"{PAGE}/issues/{number}",
    }
    return given | more


def bytes_of(*values):
    """Write values one behind the other, as pages are."""
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in values).encode()


def bundle_of(*values, **options):
    return read(bytes_of(*values), **options)


def only(bundle):
    """Return the one item of a bundle."""
    (item,) = bundle.items
    return item


def remark(bundle, code):
    return next((one for one in bundle.remarks if one.code == code), None)
