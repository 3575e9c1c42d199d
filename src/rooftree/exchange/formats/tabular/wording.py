"""What readers of tables of items have to say, by code."""

from rooftree.exchange.formats.drafting.wording import WORDINGS as DRAFTING
from rooftree.exchange.formats.table.wording import WORDINGS as TABLE
from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    **DRAFTING,
    **TABLE,
    "title_by_cells": (
        "note",
        N_("No column is called title or name; the one with the most telling cells was taken."),
    ),
    "no_ids": (
        "note",
        N_(
            "The table has no column with ids; its rows are recognised by their titles when it "
            "comes again."
        ),
    ),
    "no_status_column": (
        "note",
        N_("The table has no column with the status; all that is not over counts as open."),
    ),
    "column_left_out": ("skipped", N_("The column was left out.")),
    "column_became_field": ("note", N_("The column became a custom field.")),
    "row_without_title": (
        "skipped",
        N_("The row has neither a title nor an id; it may be a heading or a sum."),
    ),
    "text_without_author": ("note", N_("The table does not say who wrote a comment, and when.")),
    "value_unreadable": ("skipped", N_("The value does not fit the type of its field.")),
    "bad_duration": ("degraded", N_("A span of time cannot be read and was left out.")),
    "project_became_release": (
        "note",
        N_("Projects of the tool came in as releases: what is finished together at some time."),
    ),
}
