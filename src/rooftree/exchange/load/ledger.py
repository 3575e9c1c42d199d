"""What the loader counts and remarks, beside what the reader did already."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from rooftree.exchange.bundle import KINDS, Bundle
from rooftree.exchange.load.wording import WORDINGS
from rooftree.exchange.report import Remark, Severity, Tally

MOST_SINGLE_REMARKS = 200
SAMPLE_LENGTH = 120
_WEIGHT: Mapping[Severity, int] = {"skipped": 0, "degraded": 1, "note": 2}
Counts = dict[str, dict[str, int]]


class Ledger:
    """Counts per kind, and remarks; equal ones are folded into one with a count."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}
        self._remarks: dict[tuple[str, str, str], Remark] = {}

    def count(self, kind: str, what: str, number: int = 1) -> None:
        """Count things that were "created" or "updated"."""
        self._counts.setdefault(kind, Counter())[what] += number

    def tell(self, code: str, kind: str, *, place: str = "", sample: str = "") -> None:
        """Remark on something; a code that means skipped or degraded is counted, too."""
        severity, message = WORDINGS[code]
        if severity != "note":
            self.count(kind, severity)
        self._fold(
            Remark(
                kind=kind,
                severity=severity,
                code=code,
                message=message,
                place=place,
                sample=_shortened(sample),
            ),
            place if code == "kept_edit" and len(self._remarks) < MOST_SINGLE_REMARKS else "",
        )

    def _fold(self, remark: Remark, own: str) -> None:
        key = (remark.kind, remark.code, own)
        known = self._remarks.get(key)
        if known is None:
            self._remarks[key] = remark
        elif own and remark.sample not in known.sample:
            self._remarks[key] = replace(known, sample=f"{known.sample}, {remark.sample}")
        else:
            self._remarks[key] = replace(known, count=known.count + remark.count)

    def to_json(self) -> dict[str, Any]:
        """Return everything so far, for a run that may have to be gone on with."""
        return {
            "counts": {kind: dict(counts) for kind, counts in self._counts.items()},
            "remarks": [[list(key), asdict(remark)] for key, remark in self._remarks.items()],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Ledger":
        """Go on with what a run has counted before it stopped."""
        ledger = cls()
        ledger._counts = {kind: Counter(counts) for kind, counts in kept["counts"].items()}
        ledger._remarks = {(*key,): Remark(**remark) for key, remark in kept["remarks"]}
        return ledger

    def report(self, bundle: Bundle) -> dict[str, Any]:
        """Join what the reader and the loader counted and remarked: {"kinds": …, "remarks": …}."""
        met = dict.fromkeys([*KINDS, *bundle.tallies, *(one.kind for one in bundle.remarks)])
        kinds = {
            kind: self._line(kind, bundle.tallies.get(kind, Tally()), _held(bundle, kind))
            for kind in met
        }
        return {
            "kinds": {kind: line for kind, line in kinds.items() if any(line.values())},
            "remarks": [asdict(remark) for remark in self._sorted(bundle.remarks)],
        }

    def _line(self, kind: str, read: Tally, held: int) -> dict[str, int]:
        own = self._counts.get(kind, Counter())
        found = max(read.found, held)
        skipped = read.skipped + own["skipped"]
        return {
            "found": found,
            "created": own["created"],
            "updated": own["updated"],
            "degraded": min(read.degraded + own["degraded"], max(0, found - skipped)),
            "skipped": skipped,
        }

    def _sorted(self, read: Iterable[Remark]) -> list[Remark]:
        return sorted([*read, *self._remarks.values()], key=lambda remark: _WEIGHT[remark.severity])


def _held(bundle: Bundle, kind: str) -> int:
    return len(getattr(bundle, kind)) if kind in KINDS else 0


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SAMPLE_LENGTH else f"{line[: SAMPLE_LENGTH - 1]}…"
