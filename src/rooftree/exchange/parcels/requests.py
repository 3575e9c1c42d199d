"""What people ask for on the pages of parcels; the work itself is done later, by a job."""

import secrets
from datetime import timedelta

from django.utils.translation import gettext as _

from rooftree.accounts.models import Workspace
from rooftree.changes.actor import Actor
from rooftree.errors import RuleBroken
from rooftree.exchange.native.place import require_fresh
from rooftree.exchange.parcels import jobs
from rooftree.exchange.parcels.files import is_there, path_of
from rooftree.exchange.parcels.models import Parcel, ParcelState, Way
from rooftree.exchange.parcels.policy import require_may_export, require_may_restore
from rooftree.exchange.runs.files import keep_file
from rooftree.jobs import later
from rooftree.lib import clock
from rooftree.work.attachments.files import Readable

FIELD = "export"
"""The field of the form that takes such a file; others on the same page take boards."""

GIVEN_UP_AFTER = timedelta(hours=2)
"""So long one export keeps the next from being asked for, should its worker have died."""


def ask_to_export(workspace: Workspace, *, by: Actor) -> Parcel:
    """Have everything of a workspace written into a file; raises RuleBroken while another is."""
    require_may_export(by.viewer)
    since = clock.now() - GIVEN_UP_AFTER
    asked = Parcel.objects.filter(workspace=workspace, way=Way.OUT, state=ParcelState.ASKED)
    if asked.filter(created_at__gte=since).exists():
        raise RuleBroken(_("An export is being prepared already; it will be listed here."))
    parcel = Parcel.objects.create(
        workspace=workspace,
        way=Way.OUT,
        file_name=f"{workspace.key}-{clock.today(workspace.time_zone).isoformat()}.zip",
        batch=f"export-{secrets.token_hex(8)}",
        by_user_id=by.viewer.user_id,
    )
    later(jobs.prepare, parcel.pk)
    return parcel


def ask_to_examine(workspace: Workspace, *, content: Readable, name: str, by: Actor) -> Parcel:
    """Keep the export of a workspace that was uploaded, and have it looked into.

    Raises RuleBroken for a file that is empty or too large, and when the workspace in which this is asked
    is not fresh: it is to give way.
    """
    require_may_restore(by.viewer)
    require_fresh(workspace)
    try:
        kept = keep_file(content, name)
    except RuleBroken as refusal:
        raise RuleBroken(refusal.message, field=FIELD) from None
    parcel = Parcel(
        workspace=workspace,
        way=Way.IN,
        file_name=kept.name,
        file_size=kept.size,
        batch=kept.batch,
        by_user_id=by.viewer.user_id,
    )
    kept.path.replace(path_of(parcel))
    parcel.save()
    later(jobs.examine, parcel.pk)
    return parcel


def ask_to_restore(parcel: Parcel, workspace: Workspace, *, by: Actor) -> None:
    """Have a file that was looked into brought in; the workspace, which must be fresh still, gives way."""
    require_may_restore(by.viewer)
    require_fresh(workspace)
    if parcel.by_user_id != by.viewer.user_id or not is_there(parcel):
        raise RuleBroken(_("This file is not here any more; upload it again."))
    place = {name: getattr(workspace, name) for name in ("key", "name", "time_zone")}
    ready = Parcel.objects.filter(pk=parcel.pk, state=ParcelState.READY)
    if not ready.update(state=ParcelState.RESTORING, summary=parcel.summary | {"place": place}):
        raise RuleBroken(_("Somebody was faster; look at this import again."))
    later(jobs.restore, parcel.pk)
