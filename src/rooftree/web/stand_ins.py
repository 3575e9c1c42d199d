"""What stands in printed pieces for that which differs from answer to answer; nobody can guess it."""

from secrets import token_hex

from markupsafe import Markup

FORM_TOKEN = f"form-token-{token_hex(16)}"
"""For Django's token against forged forms; an answer gets its own at the very end, masked once."""

FORM_INPUT = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(
    FORM_TOKEN
)

ADDRESS = f"/address-{token_hex(16)}"
"""For the address of the thing that a piece is about."""
