"""The tables of a backup that are read, the columns that are kept of each, and whose their rows are."""

from collections.abc import Mapping
from typing import NamedTuple

from rooftree.exchange.formats.rows import TEXT_LENGTH
from rooftree.exchange.formats.xml_stream import Node

ISSUE = "Issue"
LINK_IN = "IssueLink to"  # our own name for links, seen from their other end
LONGEST = 4 * TEXT_LENGTH


class Kept(NamedTuple):
    """`key` is the column by which a row is found, `owner` the one of the issue or change it belongs to."""

    columns: tuple[str, ...]
    key: str = "id"
    owner: str = ""


KEPT: Mapping[str, Kept] = {
    "Project": Kept(("name", "key", "lead", "description")),
    "ProjectKey": Kept(("projectId", "projectKey")),
    "Status": Kept(("name", "statuscategory")),
    "IssueType": Kept(("name", "style")),
    "Priority": Kept(("name",)),
    "Resolution": Kept(("name",)),
    "SchemeIssueSecurityLevels": Kept(("name",)),
    "IssueLinkType": Kept(("linkname", "inward", "outward", "style")),
    "Component": Kept(("project", "name", "description", "lead")),
    "Version": Kept(
        (
            "project", "name", "description", "sequence", "released", "archived", "startdate",
            "releasedate",
        )
    ),
    "CustomField": Kept(("name", "customfieldtypekey")),
    "CustomFieldOption": Kept(("value",)),
    "ApplicationUser": Kept(("lowerUserName",), key="userKey"),
    "User": Kept(("userName", "displayName", "emailAddress", "active"), key="lowerUserName"),
    "OSUser": Kept(("id",), key="name"),
    "OSPropertyEntry": Kept(("id", "entityName", "entityId", "propertyKey")),
    "OSPropertyString": Kept(("value",)),
    "EntityProperty": Kept(("propertyKey", "value"), owner="entityId"),
    ISSUE: Kept(
        (
            "key", "number", "project", "reporter", "assignee", "creator", "type", "summary",
            "description", "environment", "priority", "resolution", "status", "created", "updated",
            "duedate", "resolutiondate", "votes", "timeoriginalestimate", "timeestimate", "security",
        )
    ),
    "Action": Kept(
        ("author", "type", "level", "rolelevel", "body", "created", "updated"), owner="issue"
    ),
    "Worklog": Kept(
        ("author", "grouplevel", "rolelevel", "body", "created", "startdate", "timeworked"),
        owner="issue",
    ),
    "ChangeGroup": Kept(("author", "created"), owner="issue"),
    "ChangeItem": Kept(("field", "oldvalue", "oldstring", "newvalue", "newstring"), owner="group"),
    "CustomFieldValue": Kept(
        ("customfield", "parentkey", "stringvalue", "numbervalue", "textvalue", "datevalue"),
        owner="issue",
    ),
    "FileAttachment": Kept(
        ("filename", "mimetype", "filesize", "author", "created"), owner="issue"
    ),
    "Label": Kept(("label", "fieldid"), owner="issue"),
    "NodeAssociation": Kept(
        ("sourceNodeEntity", "sinkNodeId", "sinkNodeEntity", "associationType"), owner="sourceNodeId"
    ),
    "UserAssociation": Kept(
        ("sourceName", "sinkNodeEntity", "associationType"), owner="sinkNodeId"
    ),
    "MovedIssueKey": Kept(("oldIssueKey",), owner="issueId"),
    "IssueLink": Kept(("linktype", "source", "destination"), owner="source"),
}  # fmt: skip


def row_of(node: Node) -> dict[str, str]:
    """Return the columns of a row that are kept; Jira writes long ones as elements of their own."""
    told = {**node.attributes, **{child.tag: child.text for child in node.children}}
    kept = KEPT[node.tag]
    columns = (*kept.columns, kept.key, kept.owner)
    return {name: told[name][:LONGEST] for name in columns if told.get(name)}


def is_needed(entity: str, row: Mapping[str, str]) -> bool:
    """Tell whether a row is about issues, where a table is about other things, too."""
    if entity == "NodeAssociation":
        return row.get("sourceNodeEntity") == ISSUE
    if entity == "UserAssociation":
        return row.get("sinkNodeEntity") == ISSUE
    if entity == "EntityProperty":
        return row.get("propertyKey") == "jpo-issue-properties"
    if entity == "OSPropertyEntry":
        return row.get("entityName") in ("OSUser", "jira.properties")
    return True
