"""What happened, as a sentence without its subject: "moved this from To do to Done"."""

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from django.utils.translation import gettext as _

from rooftree.changes.facts import registry
from rooftree.work.history.columns import Shape
from rooftree.work.history.names import Names

KEY = re.compile(r"[A-Z][A-Z0-9]{1,9}-[1-9][0-9]*")
PERSON = "_person"


def persons_in(shown: Mapping[str, Any]) -> set[int]:
    """Return the ids of persons among a fact's display values."""
    return {value for name, value in shown.items() if name.endswith(PERSON) and value is not None}


def keys_in(verb: str, shown: Mapping[str, Any]) -> set[str]:
    """Return the keys of items among a fact's display values; private values are free text, not keys."""
    private = registry[verb].private if verb in registry else frozenset()
    return {
        value
        for name, value in shown.items()
        if name not in private and isinstance(value, str) and KEY.fullmatch(value)
    }


def sentence(verb: str, shown: Mapping[str, Any], names: Names) -> str:
    """Return what happened in words, for a verb that is not known (any more), too."""
    fact = registry.get(verb)
    if fact is None:
        return _("changed this ({verb})").format(verb=verb)
    keys = keys_in(verb, shown)
    wording = str(fact.wording)
    gaps = {name for _text, name, _spec, _conversion in Formatter().parse(wording) if name}
    return wording.format(
        **{gap: _readable(gap, shown.get(gap), keys=keys, names=names) for gap in gaps}
    )


def _readable(name: str, value: Any, *, keys: set[str], names: Names) -> str:
    if value is None:
        return _("(erased)")
    if name.endswith(PERSON):
        return names.of(Shape.PERSON, value) or _("somebody who is gone")
    if isinstance(value, str) and value in keys and value not in names.keys:
        return _("another item")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)
