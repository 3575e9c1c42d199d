"""What is attached to an item."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.template.defaultfilters import filesizeformat

from rooftree.work.attachments.lines import Line, attachment_lines
from rooftree.work.attachments.queries import SHOWN_IMAGES
from rooftree.work.items.models import Item


@dataclass(frozen=True, slots=True)
class Attached:
    """A file or an address. `note` is its size, or where it leads."""

    pk: int
    name: str
    url: str
    is_file: bool
    image_url: str
    note: str


def attached(item: Item, here: str) -> tuple[Attached, ...]:
    """Return the attachments of an item in sight, oldest first."""
    return tuple(_one(one, here) for one in attachment_lines(item))


def _one(line: Line, here: str) -> Attached:
    is_file = bool(line.path)
    address = f"{here}/attachments/{line.id}"
    return Attached(
        pk=line.id,
        name=line.name,
        url=address if is_file else line.url,
        is_file=is_file,
        image_url=f"{address}/image" if is_file and line.media_type in SHOWN_IMAGES else "",
        note=filesizeformat(line.size or 0) if is_file else _host(line.url),
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
