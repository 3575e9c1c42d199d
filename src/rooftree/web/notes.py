"""Short messages that the next page shows, with a way to undo what was done."""

from django.contrib import messages

from rooftree.web.seat import Seated


def note(request: Seated, text: str, *, undo_url: str = "") -> None:
    """Tell the person what was done; `undo_url` takes a POST that undoes it."""
    messages.success(request, text, extra_tags=undo_url)
