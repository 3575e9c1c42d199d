"""What the reader of Jira's CSV has to say, by code."""

from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    "column_by_place": (
        "note",
        N_("The name of the column is unknown; what it holds was guessed from its place."),
    ),
    "column_by_cells": (
        "note",
        N_("The name of the column is unknown; what it holds was guessed from its cells."),
    ),
    "column_unknown": (
        "note",
        N_("The name of the column is unknown; it became a custom field of that name."),
    ),
    "worklog_unreadable": (
        "skipped",
        N_("A time entry is not of the form note;date;author;seconds."),
    ),
    "time_without_entries": (
        "skipped",
        N_("The file tells how much time was spent in all, but not by whom and when."),
    ),
}
