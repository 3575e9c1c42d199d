"""The list of what does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.rules import RULES
from rooftree.alignment.checks.shown import shown
from rooftree.alignment.findings.answering import answerable_among
from rooftree.alignment.findings.models import FindingState, Severity
from rooftree.people.persons.queries import persons_seen
from rooftree.web.pages.findings.filters import STEP, Wanted, narrowed
from rooftree.web.pages.findings.lines import Line, lines_of

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that stand together under a heading; without a heading they are all there are."""

    name: str
    heading: str
    url: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter offers."""

    states: Options
    severities: Options
    rules: Options
    owners: Options
    groups: Options


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """What the list's template prints. `counts` are by severity, of the list without that filter."""

    url: str
    wanted: Wanted
    groups: tuple[Group, ...]
    counts: dict[str, int]
    accepted: int
    total: int
    checked: tuple[str, ...]
    choices: Choices

    @property
    def is_filtered(self) -> bool:
        """Tell whether anything narrows the list."""
        return self.wanted.address(by="severity") != "?"

    @property
    def shown(self) -> int:
        """Return how many findings stand on the page."""
        return sum(len(group.lines) for group in self.groups)

    @property
    def more_url(self) -> str:
        """Return the address that shows more of them, "" when these are all."""
        if self.total <= self.wanted.most:
            return ""
        return self.url + self.wanted.address(shown=str(self.wanted.most + STEP))


def findings_page(viewer: Viewer, wanted: Wanted, *, base: str) -> FindingsPage:
    """Put the list together, in a constant number of queries."""
    findings = list(narrowed(viewer, wanted).select_related("answered_by")[: wanted.most])
    lines = lines_of(shown(viewer, findings), answerable_among(viewer, findings), base=base)
    counts = _counts(viewer, wanted)
    kept = wanted.severity or tuple(counts)
    return FindingsPage(
        url=f"{base}/findings",
        wanted=wanted,
        groups=_groups(lines, wanted.by, base),
        counts=counts,
        accepted=_accepted(viewer, wanted),
        total=sum(count for level, count in counts.items() if level in kept),
        checked=tuple(str(rule.title) for rule in RULES.values()),
        choices=_choices(viewer),
    )


def _counts(viewer: Viewer, wanted: Wanted) -> dict[str, int]:
    every = Wanted(state=wanted.state, rule=wanted.rule, owner=wanted.owner)
    rows = narrowed(viewer, every).order_by().values_list("severity")
    found = dict(rows.annotate(count=Count("pk")))
    return {level: found.get(level, 0) for level in Severity.values}


def _accepted(viewer: Viewer, wanted: Wanted) -> int:
    quiet = Wanted(state=FindingState.ACCEPTED, rule=wanted.rule, owner=wanted.owner)
    return narrowed(viewer, quiet).count() if not wanted.state else 0


def _groups(lines: Sequence[Line], by: str, base: str) -> tuple[Group, ...]:
    if by == "severity":
        return (Group("all", "", "", tuple(lines)),) if lines else ()
    ways = {
        "rule": lambda line: (line.rule, line.title, f"{base}/findings/rules#{line.rule}"),
        "item": lambda line: (line.about_url, line.about, line.about_url),
    }
    return tuple(
        Group(name.rsplit("/", 1)[-1], heading, url, tuple(some))
        for (name, heading, url), some in groupby(lines, key=ways[by])
    )


def _choices(viewer: Viewer) -> Choices:
    people = persons_seen(viewer).values_list("pk", "name")
    states = {str(value): str(text).capitalize() for value, text in FindingState.choices}
    return Choices(
        states=(*states.items(), ("all", _("All"))),
        severities=tuple((value, str(text)) for value, text in Severity.choices),
        rules=tuple((code, str(rule.title)) for code, rule in RULES.items()),
        owners=(
            ("me", _("Mine")),
            ("none", _("Nobody")),
            *((str(pk), name) for pk, name in people),
        ),
        groups=(("severity", _("Worst first")), ("rule", _("By rule")), ("item", _("By item"))),
    )
