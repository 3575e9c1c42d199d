"""What a column of Jira's CSV can be: the list from which people choose."""

from rooftree.exchange.formats.table.overview import Meaning
from rooftree.exchange.formats.wording import N_

IGNORE = "ignore"
MEANINGS: tuple[Meaning, ...] = (
    Meaning(IGNORE, N_("Leave it out"), is_many=True),
    Meaning("key", N_("Key")),
    Meaning("id", N_("Id")),
    Meaning("summary", N_("Summary")),
    Meaning("type", N_("Type")),
    Meaning("status", N_("Status")),
    Meaning("status_category", N_("Category of the status")),
    Meaning("project_key", N_("Key of the project")),
    Meaning("project_name", N_("Name of the project")),
    Meaning("project_description", N_("Description of the project")),
    Meaning("project_lead", N_("Lead of the project")),
    Meaning("project_lead_id", N_("Id of the lead of the project")),
    Meaning("priority", N_("Priority")),
    Meaning("resolution", N_("Resolution")),
    Meaning("assignee", N_("Assignee")),
    Meaning("assignee_id", N_("Id of the assignee")),
    Meaning("reporter", N_("Reporter")),
    Meaning("reporter_id", N_("Id of the reporter")),
    Meaning("creator", N_("Creator")),
    Meaning("creator_id", N_("Id of the creator")),
    Meaning("created", N_("Created at")),
    Meaning("updated", N_("Updated at")),
    Meaning("resolved", N_("Resolved at")),
    Meaning("category_changed", N_("Came to the category of its status at")),
    Meaning("start", N_("Start date")),
    Meaning("due", N_("Due date")),
    Meaning("votes", N_("Number of votes")),
    Meaning("label", N_("Label"), is_many=True),
    Meaning("description", N_("Description")),
    Meaning("environment", N_("Environment")),
    Meaning("watcher", N_("Watcher"), is_many=True),
    Meaning("watcher_id", N_("Id of a watcher"), is_many=True),
    Meaning("estimate", N_("Original estimate")),
    Meaning("remaining", N_("Remaining estimate")),
    Meaning("spent", N_("Time spent in all")),
    Meaning("component", N_("Component"), is_many=True),
    Meaning("fix_version", N_("Fixed in version"), is_many=True),
    Meaning("affects_version", N_("Affects version"), is_many=True),
    Meaning("sprint", N_("Sprint"), is_many=True),
    Meaning("points", N_("Story points"), is_many=True),
    Meaning("parent", N_("Parent (key or id)"), is_many=True),
    Meaning("epic", N_("Epic (key)")),
    Meaning("rank", N_("Rank")),
    Meaning("link_out", N_("Issue to which this one is linked"), is_many=True),
    Meaning("link_in", N_("Issue that is linked to this one"), is_many=True),
    Meaning("comment", N_("Comment"), is_many=True),
    Meaning("worklog", N_("Time entry"), is_many=True),
    Meaning("attachment", N_("Attachment"), is_many=True),
    Meaning("field", N_("Custom field"), is_many=True),
    Meaning("field_text", N_("Custom field: text"), is_many=True),
    Meaning("field_number", N_("Custom field: number"), is_many=True),
    Meaning("field_date", N_("Custom field: date"), is_many=True),
    Meaning("field_checkbox", N_("Custom field: checkbox"), is_many=True),
    Meaning("field_choice", N_("Custom field: choice"), is_many=True),
)
NAMES = frozenset(meaning.name for meaning in MEANINGS)
DATES = frozenset(
    ("created", "updated", "resolved", "category_changed", "start", "due", "field_date")
)
FIELDS = frozenset(
    ("field", "field_text", "field_number", "field_date", "field_checkbox", "field_choice")
)
