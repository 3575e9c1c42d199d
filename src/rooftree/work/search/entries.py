"""What the index holds of an item."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rooftree.work.comments.models import Comment
from rooftree.work.items.models import Item
from rooftree.work.labels.models import ItemLabel
from rooftree.work.search.words import words_of


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one item, by weight: its names first, then what it carries, then what is said."""

    item_id: int
    names: tuple[str, ...]
    labels: tuple[str, ...]
    body: tuple[str, ...]


def entries_of(item_ids: Sequence[int]) -> list[Entry]:
    """Return the entries of the items that exist, in three queries."""
    items = Item.objects.filter(pk__in=item_ids).values_list("pk", "key", "title", "description")
    labels = _gathered(
        ItemLabel.objects.filter(item__in=item_ids).values_list("item_id", "label__name")
    )
    comments = _gathered(Comment.objects.filter(item__in=item_ids).values_list("item_id", "body"))
    return [
        Entry(
            pk,
            names=tuple(words_of(f"{key} {title}")),
            labels=tuple(words_of(labels.get(pk, ""))),
            body=tuple(words_of("\n".join((description, comments.get(pk, ""))))),
        )
        for pk, key, title, description in items
    ]


def _gathered(rows: Iterable[tuple[int, str]]) -> dict[int, str]:
    texts: dict[int, list[str]] = {}
    for pk, text in rows:
        texts.setdefault(pk, []).append(text)
    return {pk: "\n".join(parts) for pk, parts in texts.items()}
