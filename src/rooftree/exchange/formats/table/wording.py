"""What a reader of tables has to say, by code."""

from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    "blank_rows": ("note", N_("Rows without anything in them were passed over.")),
    "row_too_long": (
        "degraded",
        N_("The row has more cells than there are columns; those beyond were left out."),
    ),
    "row_too_short": ("note", N_("The row ends early; the missing cells count as empty.")),
    "row_cut_off": (
        "degraded",
        N_("The file ends within a quoted cell; it seems to be cut off."),
    ),
    "cell_too_long": ("degraded", N_("The cell is longer than can be kept and was cut.")),
    "date_order_guessed": (
        "note",
        N_(
            "Day and month could change places in every date of the file; choose the order if the "
            "guess is wrong."
        ),
    ),
    "date_order_mixed": (
        "degraded",
        N_("Some dates begin with the day and others with the month; the order of most was taken."),
    ),
    "bad_date": ("degraded", N_("A date cannot be read and was left out.")),
    "bad_truth": ("degraded", N_("A cell is neither yes nor no and was left out.")),
    "bad_number": ("degraded", N_("A number cannot be read and was left out.")),
}
