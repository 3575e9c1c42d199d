"""Topics behind a veil: what happens to a thing that few may see is told to those few alone.

A veiled topic names, after what pages listen to, what its listener must be able to hear besides:
"plan if space:5 if self:3".
"""

from collections.abc import Iterable
from typing import NamedTuple

IF = " if "


class Topic(NamedTuple):
    """What a page may listen to, and what else its reader must be able to hear to be told."""

    name: str
    needed: frozenset[str]


def veiled(topics: Iterable[str], *ways: tuple[str, ...]) -> tuple[str, ...]:
    """Return topics for those alone who may hear all that one of the ways names."""
    return tuple(IF.join((topic, *way)) for way in ways for topic in topics)


def read_topic(topic: str) -> Topic:
    """Return a topic of the log in its parts."""
    name, *needed = topic.split(IF)
    return Topic(name, frozenset(needed))
