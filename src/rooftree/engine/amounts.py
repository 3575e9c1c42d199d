"""What counts as a number in a problem: whole, within reach."""

LATEST = 10**9  # some nineteen hundred years of minutes: anything beyond is a mistake of units


def is_amount(value: object) -> bool:
    """Say whether `value` is a whole number from 0 on."""
    return type(value) is int and 0 <= value <= LATEST


def is_instant(value: object) -> bool:
    """Say whether `value` is a whole number of minutes within reach."""
    return type(value) is int and -LATEST <= value <= LATEST


def is_name(value: object) -> bool:
    """Say whether `value` is a text with something in it that can be written down."""
    return isinstance(value, str) and value != "" and not any(map(_is_half, value))


def _is_half(character: str) -> bool:
    """Say whether a character is half of one, which JSON can spell and no file can hold."""
    return "\ud800" <= character <= "\udfff"


def is_flag(value: object) -> bool:
    """Say whether `value` is true or false."""
    return isinstance(value, bool)
