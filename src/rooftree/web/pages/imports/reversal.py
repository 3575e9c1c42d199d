"""Taking an import back: what would stay, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from rooftree.exchange.kinds import name_of
from rooftree.exchange.reverting.listing import Kept
from rooftree.exchange.runs.models import Run


@dataclass(frozen=True, slots=True)
class KeptLine:
    """Something that stays."""

    kind: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReversalPage:
    """What the confirmation prints."""

    pk: int
    name: str
    url: str
    back: str
    index_url: str
    kept: tuple[KeptLine, ...]


def reversal_page(run: Run, kept: Iterable[Kept], *, base: str) -> ReversalPage:
    """Return the confirmation of taking a run back."""
    url = f"{base}/imports/{run.pk}"
    return ReversalPage(
        pk=run.pk,
        name=run.source_name,
        url=f"{url}/reversal",
        back=url,
        index_url=f"{base}/imports",
        kept=kept_lines([asdict(one) for one in kept]),
    )


def kept_lines(kept: Iterable[Mapping[str, str]]) -> tuple[KeptLine, ...]:
    """Return in words what stays."""
    reasons = {
        "edited": _("edited since"),
        "built-upon": _("others build upon it"),
        "needed": _("needed by what stays"),
    }
    return tuple(
        KeptLine(name_of(one["kind"]), one["name"], reasons[one["reason"]]) for one in kept
    )
