"""Whole workspaces on their way out or in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rooftree.accounts.viewer import Viewer
from rooftree.exchange.parcels.files import KEPT, is_there
from rooftree.exchange.parcels.models import Parcel, ParcelState
from rooftree.exchange.parcels.queries import exports_seen
from rooftree.web.pages.imports.refusing import Refusal, refusal_of

MOST = 20
KILOBYTE = 1024
TONES = {
    ParcelState.ASKED: "accent",
    ParcelState.READY: "success",
    ParcelState.FAILED: "danger",
}


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One export; `url` is empty when there is nothing to fetch (yet, or any more)."""

    pk: int
    name: str
    url: str
    state: str
    tone: str
    size_kb: int
    who: str
    at: datetime
    gone_at: datetime
    progress: tuple[int, int] | None
    problem: str
    missing: int


@dataclass(frozen=True, slots=True)
class ExportPage:
    """The exports of a workspace; `is_waiting` while one is being prepared."""

    url: str
    settings_url: str
    is_waiting: bool
    lines: tuple[ExportLine, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, in numbers."""

    name: str
    key: str
    items: int
    people: int
    entries: int
    files: int


@dataclass(frozen=True, slots=True)
class ArrivalPage:
    """A file that is to come in; `content` is None until it is known, `url` empty without a choice."""

    url: str
    index_url: str
    file: str
    size_kb: int
    state: str
    is_waiting: bool
    progress: tuple[int, int]
    content: Content | None
    refusal: Refusal | None
    place: str
    open_url: str


def export_page(viewer: Viewer, *, base: str) -> ExportPage:
    """Return the newest exports; raises Forbidden."""
    url = f"{base}/settings/export"
    parcels = list(exports_seen(viewer)[:MOST])
    return ExportPage(
        url=url,
        settings_url=f"{base}/settings",
        is_waiting=any(parcel.state == ParcelState.ASKED for parcel in parcels),
        lines=tuple(_line(parcel, url) for parcel in parcels),
    )


def arrival_page(parcel: Parcel, *, base: str) -> ArrivalPage:
    """Return what is in a file, for the workspace that is to give way."""
    is_ready = is_there(parcel)
    return _arrival(
        parcel,
        url=f"{base}/arrivals/{parcel.pk}" if is_ready else "",
        index_url=f"{base}/imports",
    )


def arriving_page(parcel: Parcel) -> ArrivalPage:
    """Return how far a workspace is on its way in."""
    return _arrival(parcel, url="", index_url="/")


def _arrival(parcel: Parcel, *, url: str, index_url: str) -> ArrivalPage:
    is_done = parcel.state == ParcelState.DONE and parcel.workspace is not None
    return ArrivalPage(
        url=url,
        index_url=index_url,
        file=parcel.file_name,
        size_kb=_kilobytes(parcel.file_size),
        state=parcel.state,
        is_waiting=parcel.state in {ParcelState.ASKED, ParcelState.RESTORING},
        progress=_progress(parcel),
        content=_content(parcel.summary) if "rows" in parcel.summary else None,
        refusal=refusal_of(parcel.error),
        place=parcel.workspace.name if parcel.workspace else "",
        open_url=f"/w/{parcel.workspace.key}/" if is_done and parcel.workspace else "",
    )


def _line(parcel: Parcel, url: str) -> ExportLine:
    state = ParcelState(parcel.state)
    can_be_fetched = is_there(parcel)
    shown = state if can_be_fetched or state != ParcelState.READY else ParcelState.GONE
    return ExportLine(
        pk=parcel.pk,
        name=parcel.file_name,
        url=f"{url}/{parcel.pk}" if can_be_fetched else "",
        state=str(shown.label),
        tone=TONES.get(shown, ""),
        size_kb=_kilobytes(parcel.file_size),
        who=str(parcel.by_user or ""),
        at=parcel.created_at,
        gone_at=parcel.created_at + KEPT,
        progress=_progress(parcel) if state == ParcelState.ASKED else None,
        problem=parcel.error.get("problem", ""),
        missing=parcel.summary.get("missing", 0),
    )


def _content(summary: Mapping[str, Any]) -> Content:
    return Content(
        name=summary["name"],
        key=summary["workspace"],
        items=summary["rows"].get("work.item", 0),
        people=summary["rows"].get("people.person", 0),
        entries=summary["entries"],
        files=summary["files"],
    )


def _progress(parcel: Parcel) -> tuple[int, int]:
    return parcel.progress.get("done", 0), parcel.progress.get("total", 0)


def _kilobytes(size: int) -> int:
    return max(1, round(size / KILOBYTE)) if size else 0
