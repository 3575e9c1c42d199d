"""What can be chosen before an import."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooftree.exchange.runs.models import Run
from rooftree.web.forms.imports import category_field
from rooftree.work.spaces.models import Category


@dataclass(frozen=True, slots=True)
class ListLine:
    """One list of the board: how many cards, which category, and where the guess comes from."""

    field: str
    name: str
    items: int
    category: str
    basis: str
    is_archived: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """The form; name and prefix are chosen for a new space only."""

    url: str
    is_new: bool
    name: str
    prefix: str
    access: str
    lines: tuple[ListLine, ...]
    categories: tuple[tuple[str, str], ...]
    cancellation_url: str


def choosing_of(run: Run, typed: Mapping[str, str], *, base: str) -> Choosing:
    """Return the form with what was guessed, chosen before, or typed just now."""
    overview, chosen = run.report["overview"], run.mapping
    url = f"{base}/imports/{run.pk}"
    return Choosing(
        url=url,
        is_new=overview["space"] is None,
        name=typed.get("name") or chosen.get("name") or overview["name"],
        prefix=typed.get("prefix") or chosen.get("prefix") or overview["prefix"],
        access=typed.get("is_open") or ("open" if chosen.get("is_open", True) else "closed"),
        lines=tuple(
            ListLine(
                field=category_field(place),
                name=one["name"],
                items=one["items"],
                category=typed.get(category_field(place))
                or chosen["categories"].get(one["source_id"])
                or one["category"],
                basis=_basis(one["basis"]),
                is_archived=one["is_archived"],
            )
            for place, one in enumerate(overview["statuses"])
        ),
        categories=tuple((value, str(text)) for value, text in Category.choices),
        cancellation_url=f"{url}/cancellation",
    )


def _basis(basis: str) -> str:
    return {
        "here": _("as it is here"),
        "source": _("as in the file"),
        "name": _("from its name"),
        "position": _("guessed from its neighbours"),
        "default": _("nothing says so"),
    }[basis]
