"""What Jira's readers have to say, by code."""

from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    # issues
    "no_key": (
        "skipped",
        N_("The issue has no key such as ABC-12 by which it could be recognised."),
    ),
    "no_summary": ("degraded", N_("The issue has no summary.")),
    "parent_not_in_file": (
        "degraded",
        N_("What it is a part of is not in the file; it comes in without it."),
    ),
    "parent_not_told": (
        "degraded",
        N_("The file does not say what this sub-task is a part of; export all fields to keep it."),
    ),
    "parents_in_a_circle": (
        "degraded",
        N_("It would be a part of itself; it comes in without what it is a part of."),
    ),
    "priority_unknown": (
        "degraded",
        N_("The name of the priority is unknown; the item gets none."),
    ),
    # what an issue refers to
    "category_by_name": (
        "note",
        N_("The file does not say the category of the status; it was guessed from the name."),
    ),
    "category_by_default": (
        "note",
        N_("Nothing says the category of the status; it counts as to do until you choose."),
    ),
    "status_only_in_history": (
        "note",
        N_("Only the history mentions the status; it comes in archived."),
    ),
    "kind_by_default": (
        "note",
        N_("The name of the type is unknown; its issues become tasks until you choose."),
    ),
    "kind_raised": (
        "note",
        N_("Issues of this type hold larger ones, so it became a kind of a higher level."),
    ),
    "sprint_state_guessed": (
        "note",
        N_("The file does not say whether the sprint is over; it was guessed from its issues."),
    ),
    "person_unknown": ("degraded", N_("Of this person the file holds only the id.")),
    # links
    "link_target_not_in_file": ("skipped", N_("The other issue of the link is not in the file.")),
    "link_to_itself": ("skipped", N_("The issue is linked to itself.")),
    "dependency_in_a_circle": (
        "degraded",
        N_("Issues wait for each other in a circle; this link became a plain one."),
    ),
    # what hangs on an issue
    "no_text": ("skipped", N_("The comment has no text.")),
    "no_time_spent": ("skipped", N_("The entry tells of no time spent.")),
    "no_address": ("skipped", N_("The attachment has neither an address nor its content.")),
    "file_stays": (
        "degraded",
        N_("The file stays with Jira, which hands it out to signed-in people only."),
    ),
    "markup_lost": (
        "degraded",
        N_("Some of the form of the text cannot be said in Markdown; the words are all there."),
    ),
    # custom fields
    "field_type_mixed": (
        "degraded",
        N_("The values of the field are of different types; it became text."),
    ),
    "too_many_options": ("degraded", N_("The field has too many choices; it became text.")),
    "value_repeated": ("skipped", N_("The issue has a value for this field already.")),
    "tool_field_not_kept": (
        "skipped",
        N_("The field holds what Jira keeps for itself; Rooftree has no place for it."),
    ),
}
