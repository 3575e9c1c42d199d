"""Signs that stand for things: icons from the sprite, a person's initials and colour."""

from functools import lru_cache
from zlib import crc32

from django.templatetags.static import static
from markupsafe import Markup

PERSON_COLOURS = 8


@lru_cache(maxsize=2000)
def icon(name: str, size: int = 16, label: str = "") -> Markup:
    """Return an icon of the sprite. Without a label it is decoration and hidden from speech."""
    classes = "icon" if size == 16 else f"icon icon--{size}"  # noqa: PLR2004
    spoken = (
        Markup('role="img" aria-label="{}"').format(label)
        if label
        else Markup('aria-hidden="true"')
    )
    return Markup('<svg class="{}" {}><use href="{}#{}"/></svg>').format(
        classes, spoken, static("rooftree/icons/sprite.svg"), name
    )


def initials(name: str) -> str:
    """Return one or two capitals: of the first and the last word of a name."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    if len(words) == 1:
        return words[0][:2].upper()
    return (words[0][0] + words[-1][0]).upper()


def colour_of(name: str) -> int:
    """Return the number (0-7) of the colour that a name always has."""
    return crc32(name.strip().lower().encode()) % PERSON_COLOURS
