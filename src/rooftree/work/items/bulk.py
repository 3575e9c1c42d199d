"""One change to many items at once: one transaction, one fact an item."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.facts import Fact
from rooftree.errors import RuleBroken
from rooftree.work.items.models import Item

MOST_AT_ONCE = 500

Deed = Callable[[Item], Fact | tuple[Fact, ...] | None]


@action
def change_items(items: Sequence[Item], deed: Deed, *, by: Actor) -> tuple[Fact, ...]:  # noqa: ARG001
    """Do one deed, itself an action, to each item: all of them or, when one is refused, none.

    The refusal names the item. Raises RuleBroken for more than `MOST_AT_ONCE` items.
    """
    if len(items) > MOST_AT_ONCE:
        raise RuleBroken(_("Change at most {most} items at once.").format(most=MOST_AT_ONCE))
    facts: list[Fact] = []
    for item in items:
        try:
            caused = deed(item)
        except RuleBroken as refusal:
            raise RuleBroken(
                _("{item}: {reason}").format(item=item.key, reason=refusal.message),
                field=refusal.field,
            ) from None
        if caused is not None:
            facts += caused if isinstance(caused, tuple) else (caused,)
    return tuple(facts)
