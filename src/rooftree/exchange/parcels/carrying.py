"""Carries a parcel from one state to the next."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.models import User, Workspace
from rooftree.changes.alone import alone_with
from rooftree.errors import DomainError, RuleBroken, Unavailable
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.native.header import Header
from rooftree.exchange.formats.native.layout import LOG, PRIVATE
from rooftree.exchange.formats.native.reading import Source, opened_export
from rooftree.exchange.formats.native.writing import new_export
from rooftree.exchange.native.checked import Checked
from rooftree.exchange.native.checking import check_export
from rooftree.exchange.native.exporting import export_workspace
from rooftree.exchange.native.place import require_fresh, require_room
from rooftree.exchange.native.restoring import restore_workspace
from rooftree.exchange.parcels.files import KEPT, drop_file, path_of
from rooftree.exchange.parcels.models import Parcel, ParcelState
from rooftree.exchange.runs.claims import is_alive, this_process
from rooftree.lib import clock

Watch = Callable[[int, int], None]


def pack(parcel: Parcel, workspace: Workspace) -> None:
    """Write a workspace into a parcel's file."""
    path = path_of(parcel)
    path.unlink(missing_ok=True)  # of an attempt before this one
    try:
        with new_export(path) as sink:
            exported = export_workspace(workspace, sink, watch=_noting(parcel))
    except OSError as failure:
        message = _("The file could not be written: {reason}")
        _fail(parcel, RuleBroken(message.format(reason=failure.strerror or failure)))
        return
    parcel.summary = summary_of(exported.header) | {"missing": exported.missing}
    parcel.file_size = path.stat().st_size
    _finish(parcel, ParcelState.READY)


def look_into(parcel: Parcel, place: Workspace, owner: User) -> None:
    """Find out what a parcel holds, and whether there is room for it; its page tells why not."""
    try:
        with opened_export(path_of(parcel)) as source:
            checked = check_export(source, watch=_noting(parcel))
        require_room(checked, place=place, owner=owner)
    except DomainError as refusal:
        _fail(parcel, refusal)
        return
    parcel.summary = summary_of(checked.header)
    _finish(parcel, ParcelState.READY)


def unpack(parcel: Parcel, place: Workspace | None, owner: User) -> None:
    """Look through a parcel once more and bring it in; its page tells of a refusal."""
    try:
        with opened_export(path_of(parcel)) as source:
            checked = check_export(source)
            require_room(checked, place=place, owner=owner)
            bring_in(parcel, source, checked, place=place, watch=_noting(parcel))
    except Unavailable:
        raise
    except DomainError as refusal:
        _fail(parcel, refusal)
        return
    drop_file(parcel)


def bring_in(
    parcel: Parcel,
    source: Source,
    checked: Checked,
    *,
    place: Workspace | None,
    watch: Watch | None = None,
) -> Workspace:
    """Bring in what was looked through; one parcel at a time. Raises Unavailable while another is.

    Raises RuleBroken when the place was used in the meantime.
    """
    _take_turn(parcel)
    if place is not None:
        require_fresh(place)
    try:
        workspace = restore_workspace(source, checked, place=place, watch=watch)
    except BaseException:
        Parcel.objects.filter(pk=parcel.pk).update(state=ParcelState.FAILED, process="")
        raise
    parcel.refresh_from_db()  # which has let go of the workspace that gave way
    parcel.workspace, parcel.summary = workspace, summary_of(checked.header)
    _finish(parcel, ParcelState.DONE)
    return workspace


def summary_of(header: Header) -> dict[str, Any]:
    """Return what people and programs are told of an export."""
    rows = {
        name.removeprefix("tables/").removesuffix(".jsonl"): part.lines
        for name, part in sorted(header.parts.items())
        if name not in {LOG, PRIVATE}
    }
    return {
        "workspace": header.workspace.key,
        "name": header.workspace.name,
        "rooftree": header.rooftree,
        "entries": header.log.entries,
        "head": header.log.head,
        "rows": rows,
        "files": header.files.count,
        "bytes": header.files.bytes,
    }


def _take_turn(parcel: Parcel) -> None:
    with alone_with("parcels that come in") as is_ours:
        others = Parcel.objects.filter(state=ParcelState.RESTORING).exclude(process="")
        lately = others.exclude(pk=parcel.pk).filter(created_at__gte=clock.now() - KEPT)
        is_busy = any(is_alive(other.process) for other in lately)  # elsewhere nobody can tell
        if is_busy or not is_ours:
            raise Unavailable(_("Another workspace is just being brought in; try again later."))
        parcel.state, parcel.process = ParcelState.RESTORING, this_process()
        parcel.save(update_fields=["state", "process"])


def _noting(parcel: Parcel) -> Watch:
    def note(done: int, total: int) -> None:
        progress = {"done": done, "total": total}
        Parcel.objects.filter(pk=parcel.pk).update(progress=progress)

    return note


def _finish(parcel: Parcel, state: ParcelState) -> None:
    parcel.state, parcel.process, parcel.finished_at = state, "", clock.now()
    parcel.save()


def _fail(parcel: Parcel, refusal: DomainError) -> None:
    parcel.refresh_from_db()
    parcel.error = {"problem": refusal.message}
    if isinstance(refusal, FormatError):
        parts = ("problem", "place", "expected", "cause")
        parcel.error = {name: str(getattr(refusal, name)) for name in parts}
    _finish(parcel, ParcelState.FAILED)
    drop_file(parcel)
