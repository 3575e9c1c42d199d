"""What a column of a table of items can be: the list from which people choose."""

from rooftree.exchange.formats.table.overview import Meaning
from rooftree.exchange.formats.wording import N_

IGNORE = "ignore"
FIELD = "field"
MEANINGS: tuple[Meaning, ...] = (
    Meaning(IGNORE, N_("Leave it out"), is_many=True),
    Meaning("title", N_("Title"), is_many=True),
    Meaning("id", N_("Id, number or key")),
    Meaning("description", N_("Description")),
    Meaning("status", N_("Status, list or column")),
    Meaning("category", N_("Category of the status")),
    Meaning("type", N_("Type")),
    Meaning("priority", N_("Priority")),
    Meaning("assignee", N_("Assignee"), is_many=True),
    Meaning("assignee_email", N_("Mail address of the assignee")),
    Meaning("reporter", N_("Who reported it")),
    Meaning("label", N_("Labels"), is_many=True),
    Meaning("space", N_("Board or project: a space for each")),
    Meaning("component", N_("Component, area or group"), is_many=True),
    Meaning("release", N_("Release, version or milestone"), is_many=True),
    Meaning("sprint", N_("Sprint, cycle or iteration")),
    Meaning("sprint_number", N_("Number of the sprint")),
    Meaning("sprint_start", N_("Start of the sprint")),
    Meaning("sprint_finish", N_("End of the sprint")),
    Meaning("parent", N_("Parent (its id or title)")),
    Meaning("level", N_("Level of indentation")),
    Meaning("blocked_by", N_("Waits for (ids)")),
    Meaning("blocks", N_("Is waited for by (ids)")),
    Meaning("related", N_("Is related to (ids)")),
    Meaning("duplicates", N_("Is a duplicate of (ids)")),
    Meaning("points", N_("Story points")),
    Meaning("estimate", N_("Estimate (hours, or such as 2d 4h)")),
    Meaning("remaining", N_("Remaining work (hours, or such as 2d 4h)")),
    Meaning("start", N_("Start date")),
    Meaning("due", N_("Due date")),
    Meaning("created", N_("Created at")),
    Meaning("updated", N_("Updated at")),
    Meaning("began", N_("Work began at")),
    Meaning("finished", N_("Finished at")),
    Meaning("cancelled", N_("Cancelled at")),
    Meaning("done", N_("Done: yes or no")),
    Meaning("archived", N_("Archived: yes, no or a date")),
    Meaning("votes", N_("Number of votes")),
    Meaning("url", N_("Address")),
    Meaning("comment", N_("Comment"), is_many=True),
    Meaning(FIELD, N_("Custom field"), is_many=True),
    Meaning("field_text", N_("Custom field: text"), is_many=True),
    Meaning("field_number", N_("Custom field: number"), is_many=True),
    Meaning("field_date", N_("Custom field: date"), is_many=True),
    Meaning("field_checkbox", N_("Custom field: checkbox"), is_many=True),
    Meaning("field_choice", N_("Custom field: choice"), is_many=True),
)
NAMES = frozenset(meaning.name for meaning in MEANINGS)
MANY = frozenset(meaning.name for meaning in MEANINGS if meaning.is_many)
FIELDS = frozenset(name for name in NAMES if name.startswith(FIELD))
DATES = frozenset(
    (
        "start", "due", "created", "updated", "began", "finished", "cancelled", "sprint_start",
        "sprint_finish", "field_date",
    )
)  # fmt: skip
