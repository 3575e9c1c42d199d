"""What a rule says about one thing, before it becomes a finding; and the form of its evidence.

Evidence is {name: exhibit}. An exhibit is a dict with one value under the word for what it is: an
"item", "goal", "person", "commitment" (ids), a "day", an instant "at" (ISO), "days" or "minutes"
(numbers) or a "word". Under "of" it may name the item that the value tells about: who may not see
that item is not shown the value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rooftree.alignment.findings.models import SubjectKind

Exhibit = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Raised:
    """One thing that does not fit. `detail` tells apart several findings of a rule about a subject."""

    kind: SubjectKind
    subject_id: int
    owner_id: int | None
    evidence: Mapping[str, Exhibit]
    detail: str = ""
    variant: str = ""
    is_restricted: bool = False

    def fingerprint(self, rule: str) -> str:
        """Return what makes this finding the same one when it is seen again."""
        parts = (rule, self.kind, str(self.subject_id), self.detail)
        return ":".join(part for part in parts if part)


def item(pk: int) -> Exhibit:
    """Return an item as evidence."""
    return {"item": pk}


def goal(pk: int) -> Exhibit:
    """Return a goal as evidence."""
    return {"goal": pk}


def person(pk: int) -> Exhibit:
    """Return a person as evidence."""
    return {"person": pk}


def commitment(pk: int) -> Exhibit:
    """Return a promise as evidence."""
    return {"commitment": pk}


def day(value: date, *, of: int | None = None) -> Exhibit:
    """Return a day as evidence."""
    return _of({"day": value.isoformat()}, of)


def at(value: datetime, *, of: int | None = None) -> Exhibit:
    """Return an instant as evidence."""
    return _of({"at": value.isoformat()}, of)


def days(count: int) -> Exhibit:
    """Return a number of days as evidence."""
    return {"days": count}


def minutes(count: int) -> Exhibit:
    """Return minutes of working time as evidence."""
    return {"minutes": count}


def word(text: str) -> Exhibit:
    """Return a word of the field, such as FS, as evidence."""
    return {"word": text}


def _of(exhibit: Exhibit, of: int | None) -> Exhibit:
    return exhibit if of is None else {**exhibit, "of": of}
