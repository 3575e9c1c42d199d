"""Leaving out dependencies that others imply, so that schedules are made faster."""

from dataclasses import replace

from rooftree.engine.compiled import Compiled, Link


def without_detours(compiled: Compiled) -> Compiled:
    """Return `compiled` without plain finish-to-start links that a chain of others implies."""
    ancestors = [0] * len(compiled.keys)  # a bit for each activity done before this one can start
    rank = {position: i for i, position in enumerate(compiled.order)}
    links = [list(found) for found in compiled.links]
    for position in compiled.order:
        kept = []
        latest_first = sorted(compiled.links[position], key=lambda link: -rank.get(link.other, 0))
        for link in latest_first:
            if _is_plain(link) and not link.lag and ancestors[position] >> link.other & 1:
                continue
            kept.append(link)
            if _is_plain(link) and compiled.fixed[position] is None:
                ancestors[position] |= ancestors[link.other] | 1 << link.other
        links[position] = kept
    return replace(compiled, links=links)


def _is_plain(link: Link) -> bool:
    return link.from_finish and not link.to_finish and link.lag >= 0
