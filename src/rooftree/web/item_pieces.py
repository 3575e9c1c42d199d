"""What most pages of items show alike, kept printed: menus, people, dates, deeds."""

from types import SimpleNamespace

from rooftree.web.kept import keep

MOST = 2000
PIECES = "item/pieces.html"

item_pieces = SimpleNamespace(
    **{
        name: keep(PIECES, name, MOST)
        for name in (
            "adders",
            "assignees_fact",
            "date_facts",
            "deeds",
            "estimate_fact",
            "labels_fact",
            "priority_fact",
            "roles",
            "status_fact",
            "voting",
            "watching",
        )
    }
)
