"""What the reader of backups has to say beside what all of Jira's readers say."""

from rooftree.exchange.formats.jira.wording import WORDINGS as SHARED
from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    **SHARED,
    # the file
    "zone_assumed": (
        "note",
        N_(
            "The backup writes times without their zone; they were read in the zone of the workspace."
        ),
    ),
    "damaged": (
        "skipped",
        N_("The backup is damaged from here on; what is whole in it was picked out and comes in."),
    ),
    "broken_row": ("skipped", N_("The entry is damaged and cannot be read.")),
    "second_file_damaged": (
        "skipped",
        N_(
            "activeobjects.xml is damaged; names of sprints and the order of issues may be missing."
        ),
    ),
    # rows
    "row_without_issue": ("skipped", N_("The issue to which this belongs is not in the backup.")),
    "restricted_issue": (
        "degraded",
        N_("In Jira only some people may see the issue; here all who see the project will."),
    ),
    "restricted": (
        "degraded",
        N_("In Jira only some people may see this; here all who see the issue will."),
    ),
    "no_time": ("skipped", N_("The entry does not say when it was.")),
    "file_not_unpacked": (
        "degraded",
        N_("The file is too large to be unpacked; take the backup apart and name its folder."),
    ),
    "sprint_unnamed": (
        "note",
        N_("The names of sprints stand in activeobjects.xml, which is missing; they keep numbers."),
    ),
}
