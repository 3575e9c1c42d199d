"""What the reader of Jira's XML has to say, by code."""

from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    "search_cut": (
        "skipped",
        N_("The search found more issues than the file holds; Jira stops at a number of them."),
    ),
    "bad_date": ("degraded", N_("A date cannot be read and was left out.")),
    "bad_number": ("degraded", N_("A number cannot be read and was left out.")),
    "time_without_entries": (
        "skipped",
        N_("The file tells how much time was spent in all, but not by whom and when."),
    ),
}
