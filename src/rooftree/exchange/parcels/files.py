"""Where parcels lie while they wait: in the data folder, for a day."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from rooftree.exchange.parcels.models import Parcel, ParcelState
from rooftree.lib import clock

KEPT = timedelta(days=1)


def folder() -> Path:
    """Return the folder of all parcels, which nobody else on the machine reads."""
    path = Path(settings.MEDIA_ROOT) / "parcels"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def path_of(parcel: Parcel) -> Path:
    """Return where a parcel lies, or lay."""
    return folder() / f"{parcel.batch}.zip"


def drop_file(parcel: Parcel) -> None:
    """Delete a parcel's file."""
    path_of(parcel).unlink(missing_ok=True)


def is_there(parcel: Parcel) -> bool:
    """Tell whether a parcel can be fetched still."""
    is_ready = parcel.state == ParcelState.READY and parcel.created_at >= clock.now() - KEPT
    return is_ready and path_of(parcel).is_file()


def forget_old_parcels() -> int:
    """Delete the files of parcels that are a day old, and what nobody waits for; return how many went."""
    old = clock.now() - KEPT
    ready = Parcel.objects.filter(state=ParcelState.READY, created_at__lt=old)
    ready.update(state=ParcelState.GONE)
    waiting = (ParcelState.ASKED, ParcelState.READY, ParcelState.RESTORING)
    kept = {
        f"{batch}.zip"
        for batch in Parcel.objects.filter(state__in=waiting).values_list("batch", flat=True)
    }
    gone = [
        file
        for file in folder().iterdir()
        if file.name not in kept and file.stat().st_mtime < old.timestamp()
    ]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)
