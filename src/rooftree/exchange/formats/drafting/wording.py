"""What drafting has to say, by code; formats add their own."""

from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    "category_by_name": (
        "note",
        N_("The file does not say the category of the status; it was guessed from the name."),
    ),
    "category_by_default": (
        "note",
        N_("Nothing says the category of the status; it counts as to do until you choose."),
    ),
    "ended_elsewhere": (
        "note",
        N_(
            "The file says that this is over, but not its status; it stands in one for what is over."
        ),
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
    "parent_not_in_file": (
        "degraded",
        N_("What it is a part of is not in the file; it comes in without it."),
    ),
    "parent_unsure": (
        "degraded",
        N_("Several items are called like what it is a part of; the first of them was taken."),
    ),
    "parents_in_a_circle": (
        "degraded",
        N_("It would be a part of itself; it comes in without what it is a part of."),
    ),
    "link_target_not_in_file": ("skipped", N_("The other item of the link is not in the file.")),
    "link_to_itself": ("skipped", N_("The item is linked to itself.")),
    "priority_unknown": (
        "degraded",
        N_("The name of the priority is unknown; the item gets none."),
    ),
    "number_taken": ("note", N_("Another item has the same number; it keeps it.")),
    "no_title": ("degraded", N_("The item has no title.")),
    "no_text": ("skipped", N_("The comment has no text.")),
}
