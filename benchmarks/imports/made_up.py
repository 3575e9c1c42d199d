"""A large project as Jira writes it into CSV."""

import csv
import io

HEADER = (
    "Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name",
    "Priority", "Assignee", "Reporter", "Created", "Updated", "Due Date", "Labels", "Labels",
    "Sprint", "Parent", "Custom field (Story Points)", "Outward issue link (Blocks)", "Description",
    "Comment", "Comment",
)  # fmt: skip
PEOPLE = ("Kim", "Lou", "Ada", "Ben", "Noor")
STATUSES = ("To Do", "In Progress", "Done")
TYPES = ("Epic", "Story", "Task", "Bug", "Sub-task")


def rows(count):
    """Yield the header and `count` issues with two comments each, some with parents and links."""
    yield HEADER
    for number in range(1, count + 1):
        kind = TYPES[0] if number % 50 == 1 else TYPES[1 + number % 4]
        day = f"{1 + number % 28:02}/Jan/25 {number % 12 + 1}:{number % 60:02} AM"
        epic = number - (number - 1) % 50
        yield (
            f"Issue {number} – of pümps", f"PUMP-{number}", 10_000 + number, kind,
            STATUSES[number % 3], "PUMP", "Pumps", ("Low", "High")[number % 2],
            PEOPLE[number % 5], PEOPLE[number % 3], day, day, "", "wet", f"l{number % 7}",
            f"Sprint {number % 6}", "" if kind == "Epic" else f"PUMP-{epic}", number % 8 or "",
            f"PUMP-{number + 1}" if number % 9 == 0 and number < count else "",
            "h2. What\n* one\n* *two*; and more",
            *(f"{day};{PEOPLE[number % 4]};Said {turn}; about {number}" for turn in (1, 2)),
        )  # fmt: skip


def big_csv(count):
    """Return the file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows(count))
    return text.getvalue().encode()


def write_csv(path, count):
    """Write the file row by row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(count))
