"""What a card has and Rooftree has no place for: counted, with a sample, so that it is no secret."""

from collections.abc import Callable, Mapping

from rooftree.exchange.formats.rows import Row
from rooftree.exchange.formats.trello.draft import Draft


def _entries(key: str) -> Callable[[Row], int]:
    def count(row: Row) -> int:
        value = row.raw(key)
        return len(value) if isinstance(value, list) else 0

    return count


def _present(*keys: str) -> Callable[[Row], int]:
    return lambda row: int(any(row.has(key) for key in keys))


def _cover_colours(row: Row) -> int:
    cover = row.raw("cover")
    if not isinstance(cover, dict):
        return 0
    return int(bool(cover.get("color") or cover.get("idUploadedBackground")))


def _reminders(row: Row) -> int:
    minutes = row.raw("dueReminder")
    return int(isinstance(minutes, int) and minutes >= 0 and row.has("due"))


_LEFTOVERS: Mapping[str, tuple[str, Callable[[Row], int]]] = {
    "votes": ("idMembersVoted", _entries("idMembersVoted")),
    "stickers": ("stickers", _entries("stickers")),
    "covers": ("cover", _cover_colours),
    "locations": ("coordinates", _present("coordinates", "address", "locationName")),
    "power_up_data": ("pluginData", _entries("pluginData")),
    "watching": ("subscribed", _present("subscribed")),
    "reminders": ("dueReminder", _reminders),
    "repetitions": ("recurrenceRule", _present("recurrenceRule")),
    "templates": ("isTemplate", _present("isTemplate")),
    "special_cards": ("cardRole", _present("cardRole")),
}


def tell_leftovers(draft: Draft, card: Row) -> None:
    """Count what this card has beyond what is kept."""
    for kind, (key, count_of) in _LEFTOVERS.items():
        count = count_of(card)
        if count:
            draft.ledger.found(kind, count)
            card.as_kind(kind, "").tell(
                f"{kind}_not_kept", key, sample=card.raw("name"), count=count
            )


def tell_board_leftovers(draft: Draft) -> None:
    """Count what the board itself has beyond what is kept."""
    settings = draft.board.get("prefs")
    if isinstance(settings, dict) and settings:
        draft.ledger.found("board_settings")
        draft.ledger.tell(
            "board_settings_not_kept", "board_settings", place="prefs",
            sample=settings.get("permissionLevel") or "",
        )  # fmt: skip


def take_power_up_data(_draft: Draft, row: Row) -> None:
    """Count data that a power-up stored on the board."""
    row.tell("power_up_data_not_kept", sample=row.raw("value"))
