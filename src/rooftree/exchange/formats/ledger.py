"""The account that a reader keeps while it reads: counts per kind, and remarks folded together."""

from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any

from rooftree.exchange.formats.wording import SHARED, Wordings
from rooftree.exchange.report import Remark, Severity, Tally

SAMPLE_LENGTH = 120
_WEIGHT: dict[Severity, int] = {"skipped": 0, "degraded": 1, "note": 2}


class Ledger:
    """Counts and remarks; equal remarks become one with a count."""

    def __init__(self, wordings: Wordings) -> None:
        self._wordings = {**SHARED, **wordings}
        self._remarks: dict[tuple[str, str], Remark] = {}
        self._found: Counter[str] = Counter()
        self._skipped: Counter[str] = Counter()
        self._missing: Counter[str] = Counter()
        self._degraded: defaultdict[str, set[str]] = defaultdict(set)

    def found(self, kind: str, count: int = 1) -> None:
        """Count things that the file holds."""
        self._found[kind] += count

    def missing(self, kind: str, count: int) -> None:
        """Count things that the file mentions but does not hold."""
        self._missing[kind] += count

    def tell(
        self, code: str, kind: str, *, thing: str = "", place: str = "", sample: Any = "",
        count: int = 1,
    ) -> None:  # fmt: skip
        """Remark on something; the code's severity decides whether it counts as lost or changed.

        thing: source id of what is degraded, so that two remarks on it count it once.
        """
        severity, message = self._wordings[code]
        if severity == "skipped":
            self._skipped[kind] += count
            self._degraded[kind].discard(thing)
        elif severity == "degraded":
            self._degraded[kind].add(thing or place)
        self._fold(
            Remark(
                kind=kind, severity=severity, code=code, message=message, place=place,
                sample=shortened(sample), count=count,
            )
        )  # fmt: skip

    def mention(
        self, code: str, kind: str, *, place: str = "", sample: Any = "", count: int = 1
    ) -> None:
        """Remark on something without counting it among the things found in the file."""
        severity, message = self._wordings[code]
        self._fold(
            Remark(
                kind=kind, severity=severity, code=code, message=message, place=place,
                sample=shortened(sample), count=count,
            )
        )  # fmt: skip

    def _fold(self, remark: Remark) -> None:
        key = (remark.kind, remark.code)
        known = self._remarks.get(key)
        self._remarks[key] = (
            remark if known is None else replace(known, count=known.count + remark.count)
        )

    def tallies(self) -> dict[str, Tally]:
        """Give the counts per kind, in the order in which the kinds were met."""
        kinds = dict.fromkeys([*self._found, *self._skipped, *self._missing])
        return {
            kind: Tally(
                found=self._found[kind],
                degraded=len(self._degraded[kind]),
                skipped=self._skipped[kind],
                missing=self._missing[kind],
            )
            for kind in kinds
        }

    def remarks(self) -> tuple[Remark, ...]:
        """Give all remarks, the gravest first."""
        return tuple(sorted(self._remarks.values(), key=lambda one: _WEIGHT[one.severity]))


def shortened(value: Any, length: int = SAMPLE_LENGTH) -> str:
    """Show a value of any type in one line of bounded length."""
    text = value if isinstance(value, str) else _shown(value)
    printable = (sign if sign.isprintable() else " " for sign in text[: 4 * length])
    line = " ".join("".join(printable).split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return {"None": "null", "True": "true", "False": "false"}.get(str(value), str(value))
