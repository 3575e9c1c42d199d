"""What GitHub's reader has to say, by code."""

from rooftree.exchange.formats.drafting.wording import WORDINGS as DRAFTING
from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    **DRAFTING,
    "pull_requests_left_out": (
        "skipped",
        N_(
            "Pull requests are changes of code, not work that is wanted; they stay out of plans "
            "and forecasts unless you choose to bring them in."
        ),
    ),
    "pull_requests_kept": (
        "note",
        N_("Pull requests came in as items with the label “pull request”."),
    ),
    "no_number": ("skipped", N_("The issue has no number by which it could be recognised.")),
    "repository_not_told": (
        "note",
        N_(
            "The file does not say of which repository the issues are; with the field url it would. "
            "They are recognised by the name of the file when they come again."
        ),
    ),
    "comments_not_in_file": (
        "skipped",
        N_("Comments that the issues count are not in the file; GitHub lists them apart."),
    ),
    "comment_without_issue": (
        "skipped",
        N_("The issue of the comment is not in the files, or was left out."),
    ),
    "search_cut": (
        "skipped",
        N_("The search found more than the file holds; GitHub gives out a thousand at most."),
    ),
    "reactions_count_as_votes": (
        "note",
        N_("Reactions in favour (👍 ❤️ 🎉 🚀) count as votes; the others do not."),
    ),
    "reactions_not_kept": ("skipped", N_("Reactions to comments, and those not in favour.")),
    "sub_issues_not_in_file": (
        "skipped",
        N_("The issue counts parts of which the file does not say which they are."),
    ),
    "board_status_taken": (
        "note",
        N_("The status of an open issue is the one that it has on its project's board."),
    ),
    "hidden_remarks_left_out": (
        "note",
        N_(
            "Remarks that GitHub does not show (<!-- … -->), as templates have them, were left out."
        ),
    ),
    "locked_not_kept": ("skipped", N_("That a conversation is locked is not kept.")),
    "unknown_entry": ("note", N_("An entry that is no issue was passed over.")),
}
