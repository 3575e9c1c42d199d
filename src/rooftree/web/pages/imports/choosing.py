"""What can be chosen before an import."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.runs.carrying import told
from rooftree.exchange.runs.models import Run
from rooftree.exchange.runs.seeing import seen_now
from rooftree.web.forms.imports import field_for, status_groups
from rooftree.web.pages.imports.columns import Columns, columns_of
from rooftree.web.pages.imports.preview import PreviewLine, preview_of
from rooftree.web.pages.imports.refusing import Refusal, refusal_of
from rooftree.work.spaces.models import Category
from rooftree.work.spaces.queries import kinds_of

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListLine:
    """One status, of one space or of several: how many items, which category, where the guess comes from."""

    field: str
    name: str
    items: int
    spaces: int
    category: str
    basis: str
    is_archived: bool


@dataclass(frozen=True, slots=True)
class TypeLine:
    """One type of issues: how many there are, and which kind they become."""

    field: str
    name: str
    items: int
    kind: str
    basis: str


@dataclass(frozen=True, slots=True)
class SpaceLine:
    """A space that is going to be made, or is here already (`field` is empty then)."""

    field: str
    name: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """The form; name and prefix are chosen for new spaces only.

    is_stale: what was chosen changes how the file is read, so counts are those of an earlier look.
    is_partial: the lists are of the first rows only. refusal: why nothing can be read so.
    remembered: when that was chosen with which this began.
    """

    url: str
    choices_url: str
    check_url: str
    cancellation_url: str
    is_stale: bool
    is_partial: bool
    refusal: Refusal | None
    remembered: datetime | None
    is_new: bool
    name: str
    prefix: str
    access: str
    spaces: tuple[SpaceLine, ...]
    lines: tuple[ListLine, ...]
    categories: Pairs
    types: tuple[TypeLine, ...]
    kinds: Pairs
    columns: Columns | None
    pull_requests: str | None
    preview: tuple[PreviewLine, ...]


def choosing_of(run: Run, viewer: Viewer, typed: Mapping[str, str], *, base: str) -> Choosing:
    """Return the form with what was guessed, chosen before, or typed just now."""
    seen = seen_now(run, viewer)
    overview, choices = seen.overview, Choices.from_json(run.mapping)
    kinds = tuple((kind.slug, kind.name) for kind in kinds_of(run.workspace_id))
    url = f"{base}/imports/{run.pk}"
    spaces = overview.get("spaces", ())
    lines = _lists(overview, choices, typed)
    types = _types(overview, choices, typed)
    prefixes = _prefixes(overview, choices, typed)
    return Choosing(
        url=url,
        choices_url=f"{url}/choices",
        check_url=f"{url}/check",
        cancellation_url=f"{url}/cancellation",
        is_stale=seen.is_stale,
        is_partial=seen.is_partial,
        refusal=refusal_of(told(seen.refusal)) if seen.refusal else None,
        remembered=_moment(overview.get("remembered", "")),
        is_new=any(one["space"] is None for one in spaces),
        name=typed.get("name") or choices.name or overview.get("name", ""),
        prefix=typed.get("prefix") or choices.prefix or overview.get("prefix", ""),
        access=typed.get("is_open") or ("open" if choices.is_open else "closed"),
        spaces=tuple(
            SpaceLine(
                field_for("prefix", one["source_id"]) if one["space"] is None else "",
                one["name"],
                prefixes[one["source_id"]],
            )
            for one in spaces
        ),
        lines=lines,
        categories=tuple((value, str(text)) for value, text in Category.choices),
        types=types,
        kinds=kinds,
        columns=columns_of(run.system, overview, choices),
        pull_requests=_pull_requests(run, choices),
        preview=preview_of(overview, choices, lines, types, dict(kinds), prefixes),
    )


def _lists(
    overview: Mapping[str, Any], choices: Choices, typed: Mapping[str, str]
) -> tuple[ListLine, ...]:
    return tuple(
        ListLine(
            field=group.field,
            name=group.name,
            items=group.items,
            spaces=len(group.source_ids),
            category=typed.get(group.field)
            or choices.categories.get(group.source_ids[0])
            or group.category,
            basis=_basis("chosen" if group.source_ids[0] in choices.categories else group.basis),
            is_archived=group.is_archived,
        )
        for group in status_groups(overview.get("statuses", ()))
    )


def _types(
    overview: Mapping[str, Any], choices: Choices, typed: Mapping[str, str]
) -> tuple[TypeLine, ...]:
    return tuple(
        TypeLine(
            field=field_for("kind", one["source_id"]),
            name=one["name"],
            items=one["items"],
            kind=typed.get(field_for("kind", one["source_id"]))
            or choices.types.get(one["source_id"])
            or one["kind"],
            basis=_basis("chosen" if one["source_id"] in choices.types else one["basis"]),
        )
        for one in overview.get("types", ())
    )


def _prefixes(
    overview: Mapping[str, Any], choices: Choices, typed: Mapping[str, str]
) -> dict[str, str]:
    """Return {source id of a space: its key prefix}."""
    spaces = overview.get("spaces", ())
    only = (typed.get("prefix") or choices.prefix) if len(spaces) == 1 else ""
    return {
        one["source_id"]: one["prefix"]
        if one["space"] is not None
        else typed.get(field_for("prefix", one["source_id"]))
        or choices.prefixes.get(one["source_id"])
        or only
        or one["prefix"]
        for one in spaces
    }


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _pull_requests(run: Run, choices: Choices) -> str | None:
    """Return what was chosen about pull requests; None where there can be none."""
    return str(choices.reading.get("pull_requests", "")) if run.system == "github" else None


def _basis(basis: str) -> str:
    return {
        "chosen": _("chosen"),
        "here": _("as it is here"),
        "source": _("as in the file"),
        "name": _("from its name"),
        "position": _("guessed from its neighbours"),
        "default": _("nothing says so"),
    }[basis]
