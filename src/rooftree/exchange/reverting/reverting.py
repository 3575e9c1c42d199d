"""Takes a run back, chunk by chunk, newest rows first."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from rooftree.changes.actor import Actor
from rooftree.changes.models import Change
from rooftree.changes.tracking import to_json, type_names
from rooftree.errors import Forbidden, RuleBroken
from rooftree.exchange.reverting.actions import bring_back, remove_rows, set_back
from rooftree.exchange.reverting.footprint import Footprint, Spot, as_they_are, footprint_of
from rooftree.exchange.reverting.keeping import kept_rows, leaning
from rooftree.exchange.reverting.listing import Kept, listed
from rooftree.exchange.runs.actions import note_reverted
from rooftree.exchange.runs.claims import claim
from rooftree.exchange.runs.files import drop_file
from rooftree.exchange.runs.models import Run, RunState
from rooftree.lib import clock

ROWS = 100
"""So many rows make a chunk; more may go when things hang on them."""
LEANING_FIRST = (
    "project.sprintitem", "product.releaseitem", "work.itemcomponent", "work.vote", "work.watch",
    "work.timeentry", "work.link", "work.dependency", "work.fieldvalue", "work.attachment",
    "work.comment", "work.checkitem", "work.checklist", "work.itemlabel", "work.assignment",
    "work.alias", "work.item", "project.sprint", "product.release", "work.component", "work.field",
    "work.label", "work.status", "work.spacemember", "work.space", "people.person",
)  # fmt: skip
REVERTIBLE = (RunState.DONE, RunState.UNFINISHED, RunState.REVERTING)
BOOKKEEPING = ("exchange.past.", "exchange.run.")

Watch = Callable[[int, int], None]


def would_keep(run: Run, *, everything: bool = False) -> list[Kept]:
    """Return what taking a run back would leave here."""
    footprint = footprint_of(run)
    return listed(footprint, kept_rows(footprint, everything=everything))


def revert_run(
    run: Run, *, by: Actor, everything: bool = False, watch: Watch | None = None
) -> dict[str, Any]:
    """Take a run back; returns {"removed": {table: rows}, "set_back": …, "kept": [{kind, name, reason}]}.

    What people edited since, and what they built upon, stays with all that it needs, unless they want
    `everything` gone. Keys that were given stay retired. Raises RuleBroken when a later import of the
    same source builds upon this one.
    """
    require_may_revert(run, by)
    require_newest(run)
    claim(run, REVERTIBLE, RunState.REVERTING)
    try:
        result = _revert(run, by.in_batch(f"{run.batch}-revert"), everything, watch)
    finally:
        Run.objects.filter(pk=run.pk).update(process="")
    run.report = run.report | {"reverted": result}
    run.state, run.process, run.finished_at = RunState.REVERTED, "", clock.now()
    run.save(update_fields=["report", "state", "process", "finished_at"])
    note_reverted(run, by=by)
    drop_file(run)
    return result


def _revert(run: Run, by: Actor, everything: bool, watch: Watch | None) -> dict[str, Any]:  # noqa: FBT001
    footprint = footprint_of(run)
    kept = kept_rows(footprint, everything=everything)
    kept_list = listed(footprint, kept)
    set_back_count = _set_back_others(run, footprint, by, everything=everything)
    removed: Counter[str] = Counter()
    spots = [spot for spot in reversed(footprint.made) if spot not in kept]
    if everything:
        spots = [*_strangers(footprint, set(spots)), *spots]
    for done, some in enumerate(_chunked(spots), start=1):
        rows = dict(as_they_are(set(some)))
        ordered = [rows[spot] for spot in sorted(some, key=_place) if spot in rows]
        if ordered:
            remove_rows(run, ordered, footprint=footprint, by=by)
            removed.update(table for table, _pk in rows)
        if watch is not None:
            watch(min(done * ROWS, len(spots)), len(spots))
    return {
        "removed": dict(removed),
        "set_back": set_back_count,
        "kept": [asdict(one) for one in kept_list],
    }


def _chunked(spots: list[Spot]) -> Iterator[list[Spot]]:
    for start in range(0, len(spots), ROWS):
        yield spots[start : start + ROWS]


def _place(spot: Spot) -> int:
    """Put rows of one table together, before what they refer to: many at once go faster."""
    return LEANING_FIRST.index(spot[0]) if spot[0] in LEANING_FIRST else 0


def _set_back_others(run: Run, footprint: Footprint, by: Actor, *, everything: bool) -> int:
    count = 0
    for change, row in footprint.others:
        subject = type_names[change.subject_type].model(pk=change.subject_id)
        if row.kind == "-":
            count += bring_back(row, subject=subject, run=run, by=by) is not None
            continue
        stored = type_names[row.table].model._base_manager.filter(pk=row.pk).first()
        if stored is not None and (everything or _is_as_left(stored, row.new)):
            count += set_back(stored, row, subject=subject, run=run, by=by) is not None
    return count


def _is_as_left(row: models.Model, values: dict[str, Any]) -> bool:
    return all(
        to_json(getattr(row, name)) == value for name, value in values.items() if name != "version"
    )


def _strangers(footprint: Footprint, going: set[Spot]) -> list[Spot]:
    """Return rows of others without which rows of the run cannot go, such as items in a status."""
    firm = {lean.row for lean in leaning(footprint) if lean.is_firm and lean.on in going}
    return sorted(firm)


def require_may_revert(run: Run, by: Actor) -> None:
    """Raise Forbidden unless somebody imported this themselves, or is an admin or owner."""
    viewer = by.viewer
    if not viewer.is_admin and (viewer.user_id is None or viewer.user_id != run.by_user_id):
        raise Forbidden(_("Who imported this, admins and owners may take it back."))


def require_newest(run: Run) -> None:
    """Raise RuleBroken when a later import of the same source builds upon this one."""
    later = Run.objects.filter(
        workspace_id=run.workspace_id,
        system=run.system,
        source_id=run.source_id,
        pk__gt=run.pk,
        state__in=[RunState.RUNNING, RunState.DONE, RunState.UNFINISHED, RunState.REVERTING],
    ).order_by("pk")
    for other in later:
        written = Change.objects.filter(workspace_id=run.workspace_id, batch=other.batch)
        for prefix in BOOKKEEPING:
            written = written.exclude(verb__startswith=prefix)
        if written.exists():
            raise RuleBroken(
                _("Import {run} of the same board came later; take that back first.").format(
                    run=other.pk
                )
            )
