"""Findings as people read them: the cause in a sentence, the evidence as links and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.rules import RULES
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.findings.raised import Exhibit
from rooftree.alignment.findings.things import KINDS, Thing, Things, things_in
from rooftree.alignment.findings.wording import LABELS, written


@dataclass(frozen=True, slots=True)
class ShownExhibit:
    """One piece of evidence: what it is called, its text, and the thing that it links to, if any.

    `value` is for programs: a key, name, ISO date or instant, or number.
    """

    name: str
    label: str
    text: str
    value: str | int
    thing: Thing | None


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding for one reader. `subject` is what it is about; the model has state and dates."""

    finding: Finding
    subject: Thing
    title: str
    cause: str
    evidence: tuple[ShownExhibit, ...]
    owner: Thing | None


def shown(viewer: Viewer, findings: Sequence[Finding]) -> list[ShownFinding]:
    """Return findings in words, in four queries whatever their number.

    The findings come from `findings_seen`; of their evidence, what tells of hidden items is left out.
    """
    things = things_in(viewer, findings)
    return [
        _shown(finding, things)
        for finding in findings
        if (finding.subject_kind, finding.subject_id) in things
    ]


def _shown(finding: Finding, things: Things) -> ShownFinding:
    exhibits = [
        exhibit
        for name, stored in finding.evidence.items()
        if (exhibit := _exhibit(name, stored, things)) is not None
    ]
    rule = RULES.get(finding.rule)
    texts = {exhibit.name: exhibit.text for exhibit in exhibits}
    cause = ""
    if rule is not None:
        is_whole = len(exhibits) == len(finding.evidence)
        sentence = rule.causes.get(finding.variant) if is_whole else None
        cause = str(sentence or rule.veiled).format(**texts)
    return ShownFinding(
        finding=finding,
        subject=things[finding.subject_kind, finding.subject_id],
        title=finding.rule if rule is None else str(rule.title),
        cause=cause,
        evidence=tuple(exhibits),
        owner=None if finding.owner_id is None else things.get(("person", finding.owner_id)),
    )


def _exhibit(name: str, stored: Exhibit, things: Things) -> ShownExhibit | None:
    if "of" in stored and ("item", stored["of"]) not in things:
        return None
    kind, value = next((kind, value) for kind, value in stored.items() if kind != "of")
    label = str(LABELS.get(name, name))
    if kind in KINDS:
        thing = things.get((kind, value))
        if thing is None:
            return None
        return ShownExhibit(name, label, thing.label, _identity(thing), thing)
    return ShownExhibit(name, label, written(kind, value), value, None)


def _identity(thing: Thing) -> Any:
    return thing.pk if thing.kind == "goal" else thing.label
