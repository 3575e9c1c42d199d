"""What an import says about itself: remarks on single losses, and counts per kind of thing.

Messages are whole English sentences without values in them, so that the layers above can translate
them; what varies stands in `place`, `sample` and `count`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["note", "degraded", "skipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing worth telling, counted; place and sample are those of the first case."""

    kind: str
    severity: Severity
    code: str
    message: str
    place: str = ""
    sample: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many things of a kind the file holds, and what can become of them.

    `missing` are things that the file mentions but does not hold; `found` leaves them out.
    """

    found: int = 0
    degraded: int = 0
    skipped: int = 0
    missing: int = 0

    @property
    def importable(self) -> int:
        """Things that come in, whole or degraded."""
        return self.found - self.skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class KindReport:
    """One line of the fidelity report, with its reasons."""

    kind: str
    tally: Tally
    reasons: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The fidelity report: one line per kind of thing that was met."""

    kinds: tuple[KindReport, ...] = field(default=())

    def __getitem__(self, kind: str) -> KindReport:
        """Give the line of a kind; a kind that was never met has an empty line."""
        return next((line for line in self.kinds if line.kind == kind), _blank(kind))


def _blank(kind: str) -> KindReport:
    return KindReport(kind=kind, tally=Tally())


def report_of(
    tallies: Mapping[str, Tally], remarks: Sequence[Remark], *, order: Sequence[str] = ()
) -> Report:
    """Join counts and reasons, kind by kind: those of the order first, others as they were met."""
    met = dict.fromkeys([*tallies, *(remark.kind for remark in remarks)])
    kinds = [*(kind for kind in order if kind in met), *(kind for kind in met if kind not in order)]
    return Report(
        tuple(
            KindReport(
                kind=kind,
                tally=tallies.get(kind, Tally()),
                reasons=tuple(remark for remark in remarks if remark.kind == kind),
            )
            for kind in kinds
        )
    )
