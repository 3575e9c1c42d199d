"""Raised letters, where writing has them: m², 10⁻³."""

_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")


def raised(text: str) -> str | None:
    """Give a text in raised signs; None when it has one that cannot be raised."""
    if text and all(ord(sign) in _RAISED for sign in text):
        return text.translate(_RAISED)
    return None
