"""What the loader has to say, by code. The sentences are translated where they are shown."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from rooftree.exchange.report import Severity

WORDINGS: Mapping[str, tuple[Severity, str]] = {
    "kept_edit": (
        "note",
        gettext_noop("It was edited here since the last import; your version stays."),
    ),
    "deleted_here": (
        "skipped",
        gettext_noop("It was deleted here after an earlier import, and stays so."),
    ),
    "parent_deleted_here": (
        "skipped",
        gettext_noop("What it belongs to was deleted here after an earlier import."),
    ),
    "out_of_reach": (
        "skipped",
        gettext_noop("It came in before, into a space that this import may not change."),
    ),
    "gone_at_source": (
        "note",
        gettext_noop(
            "An earlier import brought it, but the file does not hold it any more; it stays here."
        ),
    ),
    "in_another_space": (
        "note",
        gettext_noop(
            "It lives in another space here; its status, labels and fields stay as they are there."
        ),
    ),
    "person_matched": ("note", gettext_noop("This is somebody who is here already.")),
    "there_already": ("note", gettext_noop("There is one here already, which stays as it is.")),
    "alias_taken": (
        "note",
        gettext_noop("Its short link leads to another item here, and goes on to."),
    ),
    "file_not_kept": (
        "degraded",
        gettext_noop("Its content could not be kept; only the address is."),
    ),
    "circle": (
        "degraded",
        gettext_noop("It would close a circle of dependencies; it is kept as a plain link."),
    ),
    "parent_below": (
        "degraded",
        gettext_noop("What it is a part of is of a lower level here; the two stand side by side."),
    ),
    "parent_in_circle": (
        "degraded",
        gettext_noop("It is a part of itself there; one link of that circle is left out."),
    ),
    "parent_is_part": (
        "degraded",
        gettext_noop("What it belongs to is a part of it here; both stay where they are."),
    ),
    "points_too_large": ("degraded", gettext_noop("So many story points cannot be kept.")),
    "number_changed": (
        "note",
        gettext_noop("Its number was not free here; it gets another."),
    ),
    "start_after_target": (
        "degraded",
        gettext_noop("It was to start after it was due; such a start is left out."),
    ),
    "start_unknown": ("note", gettext_noop("The file does not say when work on this began.")),
    "finish_unknown": ("note", gettext_noop("The file does not say when this was finished.")),
    "cover_not_kept": (
        "note",
        gettext_noop(
            "The cover picture stays as an attachment, but boards here do not show it on the card."
        ),
    ),
}
