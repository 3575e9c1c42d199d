"""A form that chooses some of many: assignees, labels, goals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from rooftree.web.pages.form import Input
from rooftree.web.pieces import LabelMark, PersonMark

WAS = "was"


@dataclass(frozen=True, slots=True)
class Choice:
    """One that can be chosen. `mark` is how it looks, beside or instead of its text."""

    value: int
    text: str
    is_chosen: bool = False
    note: str = ""
    person: PersonMark | None = None
    label: LabelMark | None = None


@dataclass(frozen=True, slots=True)
class ChoicesPage:
    """What the template of such a form prints; `more` are fields that make another choice, `shown` says
    which ones are chosen as things stand."""

    title: str
    name: str
    url: str
    back: str
    crumb: tuple[str, str]
    choices: tuple[Choice, ...]
    none_text: str
    more: tuple[Input, ...] = ()
    shown: str = ""


def chosen_now(typed: QueryDict, name: str, present: Iterable[int]) -> set[int]:
    """Return what shall be chosen: what is so now, with what the sender added and without what they took.

    A form tells under `was` what it showed as chosen, so that two people who add different ones do not
    undo each other. Without that the sender's choice stands alone.
    """
    wanted = _numbers(typed, name)
    if WAS not in typed:
        return wanted
    shown = {
        int(one) for one in str(typed.get(WAS, "")).split(",") if one.isascii() and one.isdecimal()
    }
    return (set(present) | (wanted - shown)) - (shown - wanted)


def ticked(typed: QueryDict | None, name: str, present: Iterable[int]) -> set[int]:
    """Return what a form shown again has ticked."""
    return set(present) if typed is None else _numbers(typed, name)


def _numbers(typed: Mapping[str, str] | QueryDict, name: str) -> set[int]:
    texts = typed.getlist(name) if isinstance(typed, QueryDict) else [typed.get(name, "")]
    return {int(one) for one in texts if one.isascii() and one.isdecimal() and len(one) < 19}  # noqa: PLR2004
