"""Everything that must be known and allowed before the first chunk."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden, RuleBroken
from rooftree.exchange.bundle import Bundle
from rooftree.exchange.bundle import Space as SourceSpace
from rooftree.exchange.load.categories import with_categories_here
from rooftree.exchange.load.choices import Choices, prefix_chosen, with_choices
from rooftree.exchange.load.family import Kinds, family_of
from rooftree.exchange.load.known import Known
from rooftree.exchange.load.ledger import Ledger
from rooftree.exchange.load.lineage import Lineage
from rooftree.exchange.load.people_here import PeopleHere
from rooftree.exchange.load.places import places_of
from rooftree.exchange.load.prefixes import derived_prefix
from rooftree.exchange.load.reach import Reach
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.wishes import Ref
from rooftree.exchange.records.store import Seat
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import may_create_spaces, require
from rooftree.work.spaces.prefixes import checked_prefix, is_free, is_prefix


def session_for(
    bundle: Bundle,
    choices: Choices,
    *,
    viewer: Viewer,
    at: datetime,
    run_id: int | None = None,
    progress: Mapping[str, Any] | None = None,
) -> Session:
    """Make ready to load a bundle; `progress` is what a run that was stopped had noted.

    Raises RuleBroken for choices that cannot be, Forbidden and NotFound for what the viewer may not.
    """
    progress = progress or {}
    bundle = with_choices(bundle, choices)
    seat = Seat(viewer.workspace_id, bundle.source.system)
    known = Known.of(bundle, seat)
    bundle = with_categories_here(bundle, known)
    reach = Reach(viewer, bundle, known)
    kinds = Kinds(seat.workspace_id, bundle)
    return Session(
        bundle=bundle,
        seat=seat,
        run_id=run_id,
        at=at,
        known=known,
        reach=reach,
        people=PeopleHere(*seat),
        places=places_of(bundle, known, run_id, progress.get("first")),
        ledger=Ledger.from_json(progress["ledger"]) if "ledger" in progress else Ledger(),
        prefixes=_prefixes(bundle, known, choices, viewer),
        kinds=kinds,
        family=family_of(bundle, kinds),
        lineage=Lineage(),
        index=bundle.indexed(),
        is_open=choices.is_open,
    )


def _prefixes(bundle: Bundle, known: Known, choices: Choices, viewer: Viewer) -> dict[str, str]:
    prefixes: dict[str, str] = {}
    for space in bundle.spaces:
        ref = Ref("spaces", space.source_id)
        if known.is_missing(ref):
            raise RuleBroken(_("The space of this board was deleted here; it is not made again."))
        pk = known.stored(ref)
        chosen = prefix_chosen(bundle, choices, space.source_id)
        prefixes[space.source_id] = (
            _new_prefix(chosen, space, prefixes, viewer)
            if pk is None
            else _old_prefix(Space.objects.get(pk=pk), chosen, viewer)
        )
    return prefixes


def _old_prefix(space: Space, chosen: str, viewer: Viewer) -> str:
    require(viewer, space, Role.ADMIN)
    if chosen and chosen != space.prefix:
        raise RuleBroken(
            _("This board is here already, under the key prefix {prefix}.").format(
                prefix=space.prefix
            ),
            field="prefix",
        )
    return space.prefix


def _new_prefix(wanted: str, space: SourceSpace, others: Mapping[str, str], viewer: Viewer) -> str:
    if not may_create_spaces(viewer):
        raise Forbidden(_("Members, admins and owners import boards."))
    if wanted in others.values():
        raise RuleBroken(_("Two spaces cannot have the prefix {prefix}.").format(prefix=wanted))
    if wanted:
        return checked_prefix(wanted, viewer.workspace_id)
    free: Callable[[str], bool] = lambda prefix: (  # noqa: E731 - too small for a name of its own
        prefix not in others.values() and is_free(prefix, viewer.workspace_id)
    )
    own = space.prefix.upper()
    if is_prefix(own) and free(own):
        return own
    return derived_prefix(space.prefix or space.name, free)
