"""Ids that fit into what can be stored, made of texts of any length."""

import hashlib

SPACE_LENGTH = 140
"""Ids of what belongs to a space begin with the id of the space, twice for statuses."""
NAME_LENGTH = 100


def bounded(text: str, length: int) -> str:
    """Give a text; of one that is too long its beginning and a mark that no other text has."""
    if len(text) <= length:
        return text
    mark = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
    return f"{text[: length - len(mark) - 1]}~{mark}"
