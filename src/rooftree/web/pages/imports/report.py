"""The fidelity report: what is in the file, what comes of it, and why some of it does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rooftree.exchange.bundle import KINDS
from rooftree.exchange.kinds import name_of

TONES = {"skipped": "danger", "degraded": "warning", "note": ""}


@dataclass(frozen=True, slots=True)
class KindLine:
    """The counts of one kind of thing; `same` are here already and stay as they are."""

    kind: str
    name: str
    found: int
    created: int
    updated: int
    same: int
    degraded: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One remark, with how often it holds and a sample."""

    severity: str
    tone: str
    count: int
    kind: str
    text: str
    sample: str
    place: str


@dataclass(frozen=True, slots=True)
class Fidelity:
    """The whole report. `losses` are what is left out or simplified, `notes` the rest.

    `is_again`: something of the file is here already.
    """

    lines: tuple[KindLine, ...]
    is_again: bool
    losses: tuple[Reason, ...]
    notes: tuple[Reason, ...]


def fidelity_of(report: Mapping[str, Any]) -> Fidelity:
    """Read the report that a run keeps."""
    reasons = [_reason(one) for one in report["remarks"]]
    lines = tuple(_line(kind, counts) for kind, counts in report["kinds"].items())
    return Fidelity(
        lines=lines,
        is_again=any(line.updated or line.same for line in lines),
        losses=tuple(one for one in reasons if one.tone),
        notes=tuple(one for one in reasons if not one.tone),
    )


def _line(kind: str, counts: Mapping[str, int]) -> KindLine:
    rest = counts["found"] - counts["created"] - counts["updated"] - counts["skipped"]
    is_kept = kind in KINDS and kind != "types"  # others are told of, and nowhere afterwards
    same = rest if is_kept else 0
    return KindLine(
        kind=kind,
        name=name_of(kind),
        found=counts["found"],
        created=counts["created"],
        updated=counts["updated"],
        same=max(0, same),
        degraded=counts["degraded"],
        skipped=counts["skipped"],
    )


def _reason(remark: Mapping[str, Any]) -> Reason:
    severities = {"skipped": _("left out"), "degraded": _("simplified"), "note": _("note")}
    return Reason(
        severity=severities[remark["severity"]],
        tone=TONES[remark["severity"]],
        count=remark["count"],
        kind=name_of(remark["kind"]),
        text=_(remark["message"]),
        sample=remark["sample"],
        place=remark["place"] if remark["code"] == "kept_edit" else "",
    )
