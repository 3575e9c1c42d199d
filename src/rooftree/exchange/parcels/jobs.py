"""What the worker does for parcels. A refusal is told on the parcel's page; it is no failure of the job."""

from rooftree.accounts.models import Workspace
from rooftree.accounts.roles import Role
from rooftree.changes.actor import Actor
from rooftree.exchange.parcels.carrying import look_into, pack, unpack
from rooftree.exchange.parcels.models import Parcel, ParcelState
from rooftree.people.members.actions import join_workspace
from rooftree.work.founding import found_workspace


def prepare(parcel_id: int) -> None:
    """Write the file that somebody asked for."""
    parcel = _parcel(parcel_id, ParcelState.ASKED)
    if parcel is not None and parcel.workspace is not None:
        pack(parcel, parcel.workspace)


def examine(parcel_id: int) -> None:
    """Find out what came in."""
    parcel = _parcel(parcel_id, ParcelState.ASKED)
    if parcel is not None and parcel.workspace is not None and parcel.by_user is not None:
        look_into(parcel, parcel.workspace, parcel.by_user)


def restore(parcel_id: int) -> None:
    """Bring in what was looked into; when that fails, whoever wanted it has an empty workspace again."""
    parcel = _parcel(parcel_id, ParcelState.RESTORING)
    if parcel is None or parcel.by_user is None:
        return
    try:
        unpack(parcel, parcel.workspace, parcel.by_user)
    finally:
        _found_again_if_lost(parcel_id)


def _parcel(pk: int, state: ParcelState) -> Parcel | None:
    parcels = Parcel.objects.filter(pk=pk, state=state)
    return parcels.select_related("workspace", "by_user").first()


def _found_again_if_lost(parcel_id: int) -> None:
    parcel = Parcel.objects.select_related("by_user").get(pk=parcel_id)
    place = parcel.summary.get("place")
    if parcel.state != ParcelState.FAILED or parcel.workspace_id or not place:
        return
    if parcel.by_user is None or Workspace.objects.filter(key=place["key"]).exists():
        return
    workspace = found_workspace(place["key"], place["name"], time_zone=place["time_zone"])
    by = Actor.system(workspace.pk, via="job")
    join_workspace(workspace, parcel.by_user, role=Role.OWNER, by=by)
