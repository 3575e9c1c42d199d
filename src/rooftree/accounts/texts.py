"""How much people may write at once."""

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken

LONGEST_TEXT = 100_000
LONGEST_LINE = 200
LONGEST_ADDRESS = 254


def checked_text(text: str, *, field: str, empty: str) -> str:
    """Return a long text without surrounding space; raises RuleBroken (`empty`) for one that is empty."""
    return _checked(text.strip(), field, empty, LONGEST_TEXT)


def checked_line(text: str, *, field: str, empty: str = "", longest: int = LONGEST_LINE) -> str:
    """Return a text on one line; it may be empty when `empty` says nothing against it."""
    return _checked(" ".join(text.split()), field, empty, longest)


def checked_address(address: str) -> str:
    """Return a mail address that fits, in lower case; whoever takes it from people sees to its form."""
    return checked_line(address, field="email", longest=LONGEST_ADDRESS).lower()


def _checked(text: str, field: str, empty: str, longest: int) -> str:
    if not text and empty:
        raise RuleBroken(empty, field=field)
    if len(text) > longest:
        message = _("This is too long: it has {length} characters, and {longest} fit.")
        raise RuleBroken(message.format(length=len(text), longest=longest), field=field)
    if not _is_storable(text):
        raise RuleBroken(_("This text holds a character that cannot be stored."), field=field)
    return text


def _is_storable(text: str) -> bool:
    """No database takes the character zero, nor half a character."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)
