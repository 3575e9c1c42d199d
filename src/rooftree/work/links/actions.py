"""Making items wait for each other, and linking them."""

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit, require_may_see
from rooftree.work.items.topics import for_who_sees, item_topics
from rooftree.work.links.cycles import refuse_waiting_in_circle
from rooftree.work.links.facts import (
    DependencyAdded,
    DependencyEdited,
    DependencyRemoved,
    Linked,
    Unlinked,
)
from rooftree.work.links.models import Dependency, DependencyType, Link, LinkKind

LONGEST_LAG = 60 * 24 * 366
LONGEST_NAME = 80


@action
def add_dependency(
    predecessor: Item,
    successor: Item,
    *,
    by: Actor,
    type: str = DependencyType.FS,  # noqa: A002 - the field's own word
    lag: int = 0,
) -> DependencyAdded | None:
    """Let the successor wait for the predecessor; the lag is minutes of working time.

    Raises RuleBroken for a circle and names it.
    """
    require_may_edit(by.viewer, successor)
    require_may_see(by.viewer, predecessor)
    _check(type, lag)
    if Dependency.objects.filter(predecessor=predecessor, successor=successor, type=type).exists():
        return None
    _refuse_circle(predecessor, successor, type, by)
    insert(
        Dependency(
            workspace_id=by.workspace_id,
            predecessor=predecessor,
            successor=successor,
            type=type,
            lag=lag,
        )
    )
    return DependencyAdded(
        subject=successor,
        topics=_topics(predecessor, successor),
        predecessor=predecessor.key,
        type=type,
    )


@action
def edit_dependency(
    dependency: Dependency,
    *,
    type: str,  # noqa: A002 - the field's own word
    lag: int,
    by: Actor,
    expected: int | None = None,
) -> DependencyEdited | None:
    """Change a dependency's type or lag."""
    predecessor, successor = dependency.predecessor, dependency.successor
    require_may_edit(by.viewer, successor)
    _check(type, lag)
    if type != dependency.type:
        twins = Dependency.objects.filter(predecessor=predecessor, successor=successor, type=type)
        if twins.exists():
            message = _("{after} waits for {before} in that way already.")
            raise RuleBroken(message.format(after=successor.key, before=predecessor.key))
        _refuse_circle(predecessor, successor, type, by)
    if not edit(dependency, expected=expected, subject=successor, type=type, lag=lag):
        return None
    return DependencyEdited(
        subject=successor, topics=_topics(predecessor, successor), predecessor=predecessor.key
    )


@action
def remove_dependency(dependency: Dependency, *, by: Actor) -> DependencyRemoved:
    """Free the successor from waiting."""
    predecessor, successor = dependency.predecessor, dependency.successor
    require_may_edit(by.viewer, successor)
    remove(dependency)
    return DependencyRemoved(
        subject=successor, topics=_topics(predecessor, successor), predecessor=predecessor.key
    )


@action
def link_items(
    source: Item, target: Item, *, kind: str, by: Actor, name: str = ""
) -> Linked | None:
    """Say that two items have to do with each other; `name` is a word of one's own for it."""
    require_may_edit(by.viewer, source)
    require_may_see(by.viewer, target)
    if kind not in LinkKind.values:
        raise RuleBroken(
            _("A link is one of {known}.").format(known=", ".join(LinkKind.values)), field="kind"
        )
    if source.pk == target.pk:
        raise RuleBroken(_("An item is not linked to itself."))
    name = checked_line(name, field="name", longest=LONGEST_NAME)
    if Link.objects.filter(source=source, target=target, kind=kind, name=name).exists():
        return None
    insert(Link(workspace_id=by.workspace_id, source=source, target=target, kind=kind, name=name))
    return Linked(
        subject=source, topics=_link_topics(source, target), kind=name or kind, other=target.key
    )


@action
def unlink_items(link: Link, *, by: Actor) -> Unlinked:
    """Take a link away."""
    source, target, kind = link.source, link.target, link.name or link.kind
    require_may_edit(by.viewer, source)
    remove(link)
    return Unlinked(
        subject=source, topics=_link_topics(source, target), kind=kind, other=target.key
    )


def _check(dependency_type: str, lag: int) -> None:
    if dependency_type not in DependencyType.values:
        raise RuleBroken(_("A dependency is one of FS, SS, FF and SF."), field="type")
    if abs(lag) > LONGEST_LAG:
        raise RuleBroken(_("A lag is at most a year."), field="lag")


def _refuse_circle(predecessor: Item, successor: Item, dependency_type: str, by: Actor) -> None:
    if predecessor.pk == successor.pk:
        raise RuleBroken(_("An item does not wait for itself."))
    refuse_waiting_in_circle(by.viewer, predecessor, successor, dependency_type)


def _topics(predecessor: Item, successor: Item) -> tuple[str, ...]:
    return for_who_sees(predecessor, item_topics(successor, f"item:{predecessor.pk}", "plan"))


def _link_topics(source: Item, target: Item) -> tuple[str, ...]:
    return for_who_sees(source, for_who_sees(target, (f"item:{source.pk}", f"item:{target.pk}")))
