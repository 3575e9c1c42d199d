"""Why a file or an import was refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file or an import was refused: what is wrong, where, and what was expected."""

    problem: str
    place: str = ""
    expected: str = ""
    cause: str = ""


def refusal_of(error: Mapping[str, str] | None) -> Refusal | None:
    """Return why something was refused, in the reader's language; None when nothing was."""
    if not error:
        return None
    return Refusal(
        problem=_(error["problem"]),
        place=error.get("place", ""),
        expected=_(error["expected"]) if error.get("expected") else "",
        cause=error.get("cause", ""),
    )
