"""What counts as a number in a problem: whole, within reach."""

LATEST = 10**9  # some nineteen hundred years of minutes: anything beyond is a mistake of units


def is_amount(value: object) -> bool:
    """Say whether `value` is a whole number from 0 on."""
    return type(value) is int and 0 <= value <= LATEST


def is_instant(value: object) -> bool:
    """Say whether `value` is a whole number of minutes within reach."""
    return type(value) is int and -LATEST <= value <= LATEST


def is_name(value: object) -> bool:
    """Say whether `value` is a text with something in it."""
    return isinstance(value, str) and value != ""


def is_flag(value: object) -> bool:
    """Say whether `value` is true or false."""
    return isinstance(value, bool)
