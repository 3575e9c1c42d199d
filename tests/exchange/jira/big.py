"""A large table of issues, written by a generator that holds one row at a time."""

import csv
import io
from datetime import UTC, datetime, timedelta

HEADERS = (
    "Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name", "Priority",
    "Assignee", "Assignee Id", "Reporter", "Reporter Id", "Created", "Updated", "Due date", "Votes",
    "Labels", "Labels", "Description", "Watchers", "Watchers Id", "Original estimate", "Sprint", "Sprint",
    "Outward issue link (Blocks)", "Inward issue link (Blocks)", "Custom field (Rank)",
    "Custom field (Story Points)", "Custom field (Team)", "Comment", "Comment", "Comment", "Parent",
    "Status Category",
)  # fmt: skip
BEGIN = datetime(2024, 1, 1, 8, tzinfo=UTC)
STATES = (("To Do", "To Do"), ("In Progress", "In Progress"), ("Done", "Done"))
WORDS = (
    "The quick brown fox jumps over the lazy dog while *nobody* looks at [it|https://example.org]. "
)


def rows(count):
    """Yield rows of cells, the headers first."""
    yield HEADERS
    for number in range(1, count + 1):
        at = (BEGIN + timedelta(minutes=number)).strftime("%d/%b/%y %I:%M %p")
        who, account = f"Person {number % 50}", f"712020:{number % 50:036d}"
        status, category = STATES[number % 3]
        is_epic = number % 40 == 1
        yield (
            f"Issue {number}", f"BIG-{number}", str(10_000 + number), "Epic" if is_epic else "Task",
            status, "BIG", "Big one", "Medium", who, account, who, account, at, at, at, str(number % 4),
            f"label{number % 30}", f"word{number % 7}", WORDS * 6, who, account, "3600",
            f"Sprint {number // 400}", "", f"BIG-{number + 1}" if number < count else "",
            f"BIG-{number - 1}" if number > 1 else "", f"0|i{number:06d}:", str(number % 9),
            f"Team {number % 5}", f"{at};{account};{WORDS}", f"{at};{account};{WORDS * 2}", "",
            "" if is_epic else str(10_000 + number - (number - 1) % 40), category,
        )  # fmt: skip


def write(path, count):
    """Write a file of so many issues."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(count))


def text(count):
    """Return a table as text."""
    file = io.StringIO()
    csv.writer(file).writerows(rows(count))
    return file.getvalue()
