"""Backups of Jira, made small: rows as Jira writes them, long texts as elements."""

from xml.sax.saxutils import escape, quoteattr

from rooftree.exchange.formats.jira.backup.reader import read

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Exported on : Friday -->\n'
BASE = "https://jira.test"
NOON = "2024-03-01 12:00:00.5"


def row(entity, /, **columns):
    """Write a row; what has more than one line becomes an element, as in Jira."""
    columns = {name.rstrip("_"): str(value) for name, value in columns.items()}
    long = {name: value for name, value in columns.items() if "\n" in value}
    short = "".join(
        f" {name}={quoteattr(value)}" for name, value in columns.items() if name not in long
    )
    if not long:
        return f"    <{entity}{short}/>\n"
    inside = "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in long.items())
    return f"    <{entity}{short}>{inside}</{entity}>\n"


COMMON = "".join(
    (
        row("Project", id=100, name="Beds", key="BED", lead="ada", description="All beds"),
        row("Status", id=3, name="In Progress", statuscategory=4),
        row("Status", id=5, name="Resolved", statuscategory=3),
        row("IssueType", id=1, name="Task"),
        row("IssueType", id=5, name="Sub-task", style="jira_subtask"),
        row("IssueType", id=6, name="Epic"),
        row("Priority", id=2, name="High"),
        row("Resolution", id=1, name="Fixed"),
        row("ApplicationUser", id=1, userKey="ada", lowerUserName="ada.byron"),
        row(
            "User", id=1, directoryId=1, userName="Ada.Byron", lowerUserName="ada.byron",
            displayName="Ada Byron", emailAddress="ada@jira.test", active=1, credential="SECRET",
        ),
        row("OSPropertyEntry", id=9, entityName="jira.properties", entityId=1,
            propertyKey="jira.baseurl", type=5),
        row("OSPropertyString", id=9, value=BASE),
        row("IssueLinkType", id=10, linkname="Blocks", inward="is blocked by", outward="blocks"),
        row("IssueLinkType", id=11, linkname="jira_subtask_link", style="jira_subtask",
            inward="jira_subtask_inward", outward="jira_subtask_outward"),
        row("IssueLinkType", id=12, linkname="Epic-Story Link", style="jira_gh_epic_story",
            inward="has Epic", outward="is Epic of"),
    )
)  # fmt: skip


def issue(number=1, /, **more):
    """Write an issue; ids are 10000 and the number."""
    told = {
        "id": 10_000 + number, "key": f"BED-{number}", "number": number, "project": 100, "type": 1,
        "status": 3, "summary": f"Bed {number}", "created": NOON, "updated": NOON,
    }  # fmt: skip
    return row("Issue", **told | more)


def backup(*rows, common=COMMON):
    """Give the bytes of a backup."""
    inside = "".join((common, *rows))
    return f"{HEAD}<entity-engine-xml>\n{inside}</entity-engine-xml>\n".encode()


def bundle_of(*rows, **options):
    return read(backup(*rows), **options)


def custom(field, kind, name="Soil", issue=10_001, **columns):
    """Write a custom field of a type, and the value of an issue."""
    prefix = "com.pyxis.greenhopper.jira" if kind.startswith("gh-") else (
        "com.atlassian.jira.plugin.system.customfieldtypes"
    )  # fmt: skip
    return row("CustomField", id=field, customfieldtypekey=f"{prefix}:{kind}", name=name) + row(
        "CustomFieldValue", id=field, issue=issue, customfield=field, **columns
    )


def cell(value):
    """Write a cell of activeobjects.xml."""
    if value is None:
        return '<string xsi:nil="true"/>'
    kind = (
        "boolean" if isinstance(value, bool) else "integer" if isinstance(value, int) else "string"
    )
    return (
        f"<{kind}>{escape(str(value).lower() if isinstance(value, bool) else str(value))}</{kind}>"
    )


def active_objects(**tables):
    """Give the bytes of activeobjects.xml; tables are lists of rows, a first row holds the columns."""
    parts = []
    for name, (columns, *_rows) in tables.items():
        defined = "".join(f'<column name="{one}" sqlType="12"/>' for one in columns)
        parts.append(f'<table name="{name}">{defined}</table>')
    for name, (columns, *rows) in tables.items():
        named = "".join(f'<column name="{one}"/>' for one in columns)
        filled = "".join(f"<row>{''.join(map(cell, one))}</row>" for one in rows)
        parts.append(f'<data tableName="{name}">{named}{filled}</data>')
    return (
        '<?xml version="1.0"?><backup xmlns="http://www.atlassian.com/ao"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{"".join(parts)}</backup>'
    ).encode()
