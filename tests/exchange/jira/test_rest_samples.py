"""Real replies: what the files hold, counted by another road, is what comes over."""

import json
import re
import shutil

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.rest.reader import read
from tests.exchange.boards import assert_adds_up

REFUSED = {
    "no_roles": "empty", "no_permissionschemes": "empty", "no_": "answered with an error",
    "sprintreport": "no issue", "sprint": "sprints only",
    "error": "answered with an error", "boardConfiguration": "saved filter", "board": "boards only",
    "rapidviews": "boards only", "check": "the server", "erver": "the server", "filter": "saved filter",
    "issueChangelog": "only the history",
    "velocityReport": "sprints only", "valid-fields": "no issue", "fieldsinfo": "which fields",
    "field": "list of Jira's fields", "remote_links": "links from an issue", "link": "types of links",
    "all_priorities": "no issue", "all_resolutions": "no issue", "basic": "no issue",
    "project": "projects only", "role": "roles only", "status": "list of Jira's statuses",
    "component": "components only|no issue", "permissionscheme": "permissions", "session": "no issue",
    "transition_valid": "no issue", "transitions": "steps that an issue can take",
    "create.": "made an issue", "createmeta.": "which fields", "createmetav9": "types of issues",
    "myself": "people only", "users": "people only", "releases": "versions only",
    "version": "versions only",
}  # fmt: skip


def values_in(path):
    """Give the JSON values of a file, by Python's own parser."""
    text, place, decoder = path.read_text("utf-8"), 0, json.JSONDecoder()
    while text[place:].strip():
        place = len(text) - len(text[place:].lstrip())
        value, place = decoder.raw_decode(text, place)
        yield value


def walk(value, role=""):
    """Yield all objects in a value, with the key under which each list or object stands."""
    if isinstance(value, dict):
        if versions := value.pop("versionedRepresentations", None):
            value["fields"] = {field: forms[max(forms)] for field, forms in versions.items()}
        yield role, value
        for key, inside in value.items():
            yield from walk(inside, key)
    elif isinstance(value, list):
        for inside in value:
            yield from walk(inside, role)


def unwrapped(value):
    return value["value"] if isinstance(value, dict) and {"type", "value"} <= set(value) else value


def entries(fields, name, plural):
    page = unwrapped(fields.get(name) or {})
    return page if isinstance(page, list) else page.get(plural) or []


def last(one):
    return one.get("id") or one["self"].rpartition("/")[2]


def counted(paths):
    """Count in the parsed files, knowing nothing of the reader."""
    objects = [one for path in paths for value in values_in(path) for one in walk(value)]
    issues = {}
    for role, one in objects:
        if role not in ("outwardIssue", "inwardIssue", "parent", "subtasks") and (
            isinstance(one.get("fields"), dict) and "key" in one
        ):
            issues.setdefault(one["key"], []).append(one)
    held = {one["fields"] and key for key, some in issues.items() for one in some}
    parts = {"comments": set(), "worklogs": set(), "sub-tasks": set(), "links": set()}
    for key, some in issues.items():
        ids = {one.get("id") for one in some}
        parts["comments"] |= {last(c) for one in some for c in one.get("comments_data", [])}
        for fields in (one["fields"] for one in some):
            parts["comments"] |= {last(one) for one in entries(fields, "comment", "comments")}
            parts["worklogs"] |= {last(one) for one in entries(fields, "worklog", "worklogs")}
            above = (unwrapped(fields.get("parent")) or {}).get("key")
            parts["sub-tasks"] |= {key} if above in held else set()
            for link in fields.get("issuelinks") or []:
                other = link.get("outwardIssue") or link.get("inwardIssue") or {}
                parts["links"] |= {link["id"]} if other.get("key") in held else set()
        for role, one in objects:
            of_issue = re.search(r"/issue/([^/]+)/(comment|worklog)/\d+$", one.get("self", ""))
            if of_issue and of_issue[1] in (key, *ids) and role == of_issue[2] + "s":
                parts[role].add(last(one))
    return {"issues": len(issues), **{name: len(found) for name, found in parts.items()}}


def read_counts(bundle):
    return {
        "issues": len(bundle.items),
        "comments": len(bundle.comments),
        "worklogs": len(bundle.time_entries),
        "sub-tasks": sum(item.parent is not None for item in bundle.items),
        "links": len(bundle.links),
    }


@pytest.fixture(scope="module")
def replies(shared):
    return sorted((shared / "samples" / "jira-rest").iterdir())


@pytest.fixture(scope="module")
def sessions(shared, tmp_path_factory):
    """The recorded sessions, each in a folder of its own, as they were recorded."""
    folder = tmp_path_factory.mktemp("sessions")
    for path in (shared / "samples" / "jira-rest-sessions").iterdir():
        _owner, _tool, session, name = path.name.split("__", 3)
        (folder / session).mkdir(exist_ok=True)
        shutil.copy(path, folder / session / name)
    return sorted(folder.iterdir())


def test_every_file_is_read_or_refused_with_a_reason(replies):
    read_ones = 0
    for path in replies:
        expected = counted([path])
        if expected["issues"]:
            bundle = read(path)
            assert_adds_up(bundle)
            assert read_counts(bundle) == expected, path.name
            read_ones += 1
            continue
        name = path.name.split("__", 2)[2]
        with pytest.raises(
            FormatError, match=next(REFUSED[part] for part in REFUSED if part in name)
        ):
            read(path)
    assert (len(replies), read_ones) == (125, 37)


def test_sessions_are_read_whole(sessions):
    assert len(sessions) == 5
    for folder in sessions:
        bundle = read(folder)

        assert_adds_up(bundle)
        pages = [path for path in folder.iterdir() if path.suffix not in (".log", ".xml")]
        expected = counted(pages)
        del expected["sub-tasks"]
        found = read_counts(bundle)
        del found["sub-tasks"]
        assert found == expected, folder.name


def test_sprints_are_those_of_the_files(sessions):
    for folder in sessions:
        expected = {
            one["id"]
            for path in folder.iterdir()
            if path.suffix not in (".log", ".xml")
            for value in values_in(path)
            for role, one in walk(value)
            if role.startswith("customfield_") and "boardId" in one
        }
        assert {int(sprint.source_id) for sprint in read(folder).sprints} == expected, folder.name


def test_sprints_in_the_servers_text_are_read(replies):
    path = next(path for path in replies if "raw_fields" in path.name)
    named = set(re.findall(r"Sprint@\w+\[id=(\d+)", path.read_text("utf-8")))

    assert {sprint.source_id for sprint in read(path).sprints} == named
    assert len(named) == 4
