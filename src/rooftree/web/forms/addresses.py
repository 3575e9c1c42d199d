"""Mail addresses as forms send them."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.web.forms import values


def email_of(posted: values.Values, *, is_required: bool = False) -> str:
    """Return the address in lower case; an empty one only where none is needed."""
    address = posted.get("email", "").strip().lower()
    if not address and not is_required:
        return ""
    try:
        validate_email(address)
    except ValidationError:
        message = _("Write a mail address, such as ada@example.org.")
        raise RuleBroken(message, field="email") from None
    return address
