"""What the checks look for, as the registry knows it."""

from dataclasses import dataclass
from datetime import date, timedelta
from string import Formatter

from django.db.models import Count
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.registry import Rule
from rooftree.alignment.checks.rules import RULES
from rooftree.alignment.findings.queries import findings_open
from rooftree.alignment.findings.wording import LABELS, written
from rooftree.alignment.remedies.queries import CURES
from rooftree.web.wording import day


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule, what its findings say by way of example, and how many are open."""

    code: str
    level: str
    title: str
    examples: tuple[str, ...]
    remedies: tuple[str, ...]
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What the page of the rules prints."""

    list_url: str
    lines: tuple[RuleLine, ...]


def rules_page(viewer: Viewer, *, base: str, today: date) -> RulesPage:
    """Put the page of the rules together."""
    rows = findings_open(viewer).order_by().values_list("rule")
    counts = dict(rows.annotate(count=Count("pk")))
    shown = _shown(today)
    return RulesPage(
        list_url=f"{base}/findings",
        lines=tuple(_line(rule, counts.get(rule.code, 0), shown, base) for rule in RULES.values()),
    )


def _line(rule: Rule, count: int, shown: dict[str, str], base: str) -> RuleLine:
    return RuleLine(
        code=rule.code,
        level=rule.severity,
        title=str(rule.title),
        examples=tuple(_filled(str(cause), shown) for cause in rule.causes.values()),
        remedies=tuple(str(cure.label) for cure in CURES.get(rule.code, ())),
        count=count,
        url=f"{base}/findings?rule={rule.code}",
    )


def _filled(sentence: str, shown: dict[str, str]) -> str:
    """Return a cause with made-up evidence; what is not made up stands as its name."""
    gaps = {gap for _text, gap, _spec, _conversion in Formatter().parse(sentence) if gap}
    return sentence.format(**{gap: shown.get(gap, f"[{LABELS.get(gap, gap)}]") for gap in gaps})


def _shown(today: date) -> dict[str, str]:
    sooner, later = (day(today + timedelta(days=days)) for days in (7, 12))
    return {
        "item": "WEB-12",
        "predecessor": "WEB-7",
        "goal": _("“Every parcel arrives”"),
        "person": "Ada",
        "to_whom": _("the fair"),
        "held": later,
        "let": sooner,
        "finish": later,
        "target": sooner,
        "promised": sooner,
        "period_finish": later,
        "days": written("days", 3),
        "first": sooner,
        "worst": later,
        "load": written("minutes", 660),
        "capacity": written("minutes", 480),
    }
