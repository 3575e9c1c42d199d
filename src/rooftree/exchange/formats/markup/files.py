"""Files that a text shows or points at by name, as far as the importer knows where they are."""

import re
from collections.abc import Mapping

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import Inline, Picture, Run

CLIP = "📎"
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|svg|bmp|avif)", re.IGNORECASE | re.DOTALL)


def file_inline(name: str, files: Mapping[str, str], losses: Losses, *, what: str) -> Inline:
    """Show or link a file whose address is known; otherwise name it, and tell `what` was lost."""
    address = files.get(name, "")
    if not address:
        losses.tell(what)
        return Run(f"{CLIP} {name}".strip())
    return Picture(name, address) if _PICTURE.fullmatch(name) else Run(name, address=address)
