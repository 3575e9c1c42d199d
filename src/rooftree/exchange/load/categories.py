"""What the lists of a board that is here already mean."""

from dataclasses import replace
from typing import cast

from rooftree.exchange.bundle import Bundle, Category, Status
from rooftree.exchange.load.known import Known
from rooftree.exchange.load.structure import within
from rooftree.exchange.load.wishes import Ref
from rooftree.work.spaces.models import Status as StatusRow


def with_categories_here(bundle: Bundle, known: Known) -> Bundle:
    """Return the bundle with the categories that its statuses have here in place of guesses.

    A guess is worth less than what people chose at an earlier import, or since.
    """
    rows = {
        status.source_id: pk
        for status in bundle.statuses
        if status.basis != "source" and (pk := known.stored(_ref(status))) is not None
    }
    if not rows:
        return bundle
    categories = dict(StatusRow.objects.filter(pk__in=rows.values()).values_list("pk", "category"))
    return replace(
        bundle,
        statuses=tuple(
            replace(status, category=cast("Category", categories[rows[status.source_id]]))
            if status.source_id in rows
            else status
            for status in bundle.statuses
        ),
    )


def _ref(status: Status) -> Ref:
    return Ref("statuses", within(status.space, status.source_id))
