"""The sentences in which any reader says what it had to change; formats add their own."""

from collections.abc import Mapping

from rooftree.exchange.report import Severity

N_ = str  # marks a sentence for gettext; the layers above translate

Wordings = Mapping[str, tuple[Severity, str]]

SHARED: Wordings = {
    "junk_before": (
        "note",
        N_("Text before the data was ignored; browsers and editors sometimes add some."),
    ),
    "junk_after": ("note", N_("Text after the end of the data was ignored.")),
    "not_utf8": (
        "note",
        N_("The file is not in UTF-8, as this format should be; it was converted."),
    ),
    "repaired_bytes": (
        "degraded",
        N_("Some bytes are not valid UTF-8 and were read as Windows-1252 (western letters)."),
    ),
    "broken_characters": (
        "degraded",
        N_("Half characters (lone surrogates) cannot be stored; each became the sign �."),
    ),
    "nul_characters": ("degraded", N_("NUL characters cannot be stored and were removed.")),
    "control_characters": (
        "degraded",
        N_("Control characters, which XML may not hold, were removed."),
    ),
    "not_an_object": ("skipped", N_("The entry is not an object with fields.")),
    "no_id": ("skipped", N_("The entry has no id by which it could be recognised.")),
    "duplicate_id": ("skipped", N_("An entry with this id came before; the first one was taken.")),
    "wrong_type": ("degraded", N_("A value has an unexpected type and was left out.")),
    "bad_time": ("degraded", N_("A time cannot be read and was left out.")),
    "bad_position": ("degraded", N_("A position is not a number; the entry goes to the end.")),
    "no_name": ("degraded", N_("The name is missing.")),
    "too_long": ("degraded", N_("A text is longer than can be kept and was cut.")),
}
