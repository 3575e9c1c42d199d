"""What the reader of REST replies has to say beside what all of Jira's readers say."""

from rooftree.exchange.formats.jira.wording import WORDINGS as SHARED
from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    **SHARED,
    # files and pages
    "not_json": ("note", N_("The file is not JSON and was passed over.")),
    "issue_again": ("note", N_("An issue is in the files more than once; it comes in once.")),
    "pages_missing": (
        "skipped",
        N_("Some pages of the search are not among the files; their issues do not come in."),
    ),
    "last_page_missing": (
        "skipped",
        N_("The last page of the search is not among the files; issues may be missing."),
    ),
    "part_without_issue": ("skipped", N_("The issue to which this belongs is not in the files.")),
    # fields
    "fields_unnamed": (
        "note",
        N_(
            "The files do not name these custom fields, so they keep their numbers. Save Jira's list of "
            "fields (/rest/api/2/field) next to the issues to name them."
        ),
    ),
    "points_guessed": (
        "note",
        N_("The files do not say where story points stand; this field of small numbers was taken."),
    ),
    "epic_guessed": (
        "note",
        N_(
            "The files do not name the field that leads to the epic; this one, full of keys, was taken."
        ),
    ),
    "custom_value_not_kept": (
        "note",
        N_("The value of the custom field says nothing outside of Jira; it was left out."),
    ),
    # issues and what hangs on them
    "restricted_issue": (
        "degraded",
        N_("In Jira only some people may see the issue; here all who see the project will."),
    ),
    "restricted": (
        "degraded",
        N_("In Jira only some people may see this; here all who see the issue will."),
    ),
    "no_time": ("skipped", N_("The entry does not say when it was.")),
    "comments_cut": (
        "skipped",
        N_("Jira cut the comments off; save /rest/api/2/issue/KEY/comment as well."),
    ),
    "time_entries_cut": (
        "skipped",
        N_("Jira cut the time spent off; save /rest/api/2/issue/KEY/worklog as well."),
    ),
    "events_cut": (
        "skipped",
        N_("Jira cut the history off; save /rest/api/2/issue/KEY/changelog as well."),
    ),
    "watchers_unnamed": ("note", N_("Jira tells how many people watch, but not who they are.")),
    "remote_links": ("skipped", N_("Links to pages outside of Jira do not come in.")),
}
