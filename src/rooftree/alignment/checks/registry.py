"""What a rule is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django_stubs_ext import StrPromise

from rooftree.alignment.checks.snapshot import Snapshot
from rooftree.alignment.findings.models import Severity
from rooftree.alignment.findings.raised import Raised

Find = Callable[[Snapshot], Iterator[Raised]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, how bad a breach is, how it is called and worded, and how breaches are found.

    `causes` has a sentence for each variant; its gaps are names of exhibits. `veiled` is said to
    those who may not see everything that the sentence tells.
    """

    code: str
    severity: Severity
    title: StrPromise
    causes: Mapping[str, StrPromise]
    veiled: StrPromise
    find: Find


def rule(
    code: str,
    *,
    severity: Severity,
    title: StrPromise,
    causes: Mapping[str, StrPromise],
    veiled: StrPromise | None = None,
) -> Callable[[Find], Rule]:
    """Turn a generator of what does not fit in a snapshot into a rule; rules/ lists them all."""

    def made(find: Find) -> Rule:
        return Rule(code, severity, title, causes, veiled or title, find)

    return made
