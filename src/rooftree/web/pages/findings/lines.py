"""A finding as pages print it: cause, evidence with links, who looks after it, what can be done."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.alignment.checks.shown import ShownExhibit, ShownFinding
from rooftree.alignment.findings.models import Finding, FindingState
from rooftree.alignment.findings.things import Thing
from rooftree.alignment.remedies.queries import CURES
from rooftree.web.pieces import PersonMark
from rooftree.web.wording import day

PLACES = {"item": "items/{label}", "goal": "goals/{pk}", "person": "people/{pk}"}
"""Where things of evidence have their pages. A promise has none of its own: its item is beside it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: what it is called, its text, and where it leads, "" for nowhere."""

    label: str
    text: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A finding with everything decided. `answer` says what somebody answered, "" for nothing.

    `deeds` are (label, address) of what can be done about it; empty for who may only look.
    """

    pk: int
    url: str
    level: str
    cause: str
    evidence: tuple[Piece, ...]
    rule: str
    title: str
    about: str
    about_url: str
    owner: PersonMark | None
    first_seen: datetime
    state: str
    answer: str
    note: str
    may_answer: bool
    deeds: tuple[tuple[str, str], ...]

    @property
    def is_quiet(self) -> bool:
        """Tell whether it wants nothing of anybody for now."""
        return self.state != FindingState.OPEN


def lines_of(
    found: Iterable[ShownFinding], answerable: Collection[int], *, base: str
) -> tuple[Line, ...]:
    """Return findings, already in words, as pages print them."""
    return tuple(_line(one, one.finding.pk in answerable, base) for one in found)


def _line(one: ShownFinding, may_answer: bool, base: str) -> Line:  # noqa: FBT001
    finding = one.finding
    url = f"{base}/findings/{finding.pk}"
    is_over = finding.state == FindingState.RESOLVED
    return Line(
        pk=finding.pk,
        url=url,
        level=finding.severity,
        cause=one.cause,
        evidence=tuple(_piece(exhibit, base) for exhibit in one.evidence),
        rule=finding.rule,
        title=one.title,
        about=" ".join(part for part in (one.subject.label, one.subject.title) if part),
        about_url=address_of(one.subject, base),
        owner=PersonMark(one.owner.label, url=address_of(one.owner, base)) if one.owner else None,
        first_seen=finding.first_seen,
        state=finding.state,
        answer=_answer(finding),
        note=finding.note,
        may_answer=may_answer and not is_over,
        deeds=tuple(
            (str(cure.label), f"{url}/remedies/{cure.code}") for cure in CURES.get(finding.rule, ())
        )
        if may_answer and not is_over
        else (),
    )


def address_of(thing: Thing, base: str) -> str:
    """Return where a thing has its page, "" for nowhere."""
    place = PLACES.get(thing.kind)
    return f"{base}/{place.format(label=thing.label, pk=thing.pk)}" if place else ""


def _piece(exhibit: ShownExhibit, base: str) -> Piece:
    thing = exhibit.thing
    return Piece(
        label=exhibit.label,
        text=exhibit.text,
        title=thing.title if thing else "",
        url=address_of(thing, base) if thing else "",
    )


def _answer(finding: Finding) -> str:
    who = finding.answered_by.name if finding.answered_by else _("somebody")
    if finding.state == FindingState.ACKNOWLEDGED:
        return _("acknowledged by {who}").format(who=who)
    if finding.state == FindingState.ACCEPTED and finding.accepted_until:
        until = day(finding.accepted_until)
        return _("accepted until {day} by {who}").format(day=until, who=who)
    if finding.state == FindingState.RESOLVED and finding.resolved_at:
        return _("resolved {day}").format(day=day(finding.resolved_at))
    return ""
