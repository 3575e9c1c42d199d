"""What is nested too deep to be followed: its text is kept, its form is told."""

from collections.abc import Iterable, Mapping
from typing import Any

from rooftree.exchange.formats.markup.adf.nodes import content_of, kind_of, own_text
from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import Run

_GO_ON = frozenset({"text", "hardBreak"})


def remains(nodes: Iterable[Any], losses: Losses) -> list[Run]:
    """Collect the text of nodes and of all that is inside them, without recursion."""
    runs: list[Run] = []
    losses.tell("nesting")
    waiting: list[Any] = [*nodes][::-1]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Mapping):
            losses.tell("malformed")
            continue
        kind = kind_of(node)
        if kind not in _GO_ON:
            losses.tell(kind or "malformed")
            runs.append(Run("\n"))
        runs.append(Run("\n" if kind == "hardBreak" else own_text(node)))
        waiting += [*content_of(node)][::-1]
    return runs
