"""What the Trello reader has to say, by code."""

from rooftree.exchange.formats.wording import N_, Wordings

WORDINGS: Wordings = {
    # the board as a whole
    "history_cut": (
        "skipped",
        N_(
            "The export holds exactly 1,000 actions, where Trello stops: older history and older "
            "comments are not in the file."
        ),
    ),
    "no_actions": ("skipped", N_("The file holds no actions, so neither history nor comments.")),
    "comments_beyond_cut": (
        "skipped",
        N_("Comments that the cards count are older than the oldest action in the file."),
    ),
    "comments_not_in_file": ("skipped", N_("Comments that the cards count are not in the file.")),
    # lists
    "category_by_position": (
        "note",
        N_("The name of the list does not say its category; it was guessed from its neighbours."),
    ),
    "category_by_default": (
        "note",
        N_("No name of a list says its category; they count as to do until you choose."),
    ),
    "list_not_in_file": (
        "degraded",
        N_("The card's list is not in the file; it stands in a list made for such cards."),
    ),
    "open_in_archived_list": (
        "note",
        N_("The card is open, but its list is archived, so Trello does not show it either."),
    ),
    "archived_in_open_list": ("note", N_("The card is archived and stands in an open list.")),
    "marked_done_elsewhere": (
        "note",
        N_("The card is ticked as complete, but its list is not one for finished work."),
    ),
    # people
    "person_unknown": ("degraded", N_("Of this person the file holds only the id.")),
    "guest_not_kept": (
        "skipped",
        N_("The part of a guest or former member has no counterpart here; the person is kept."),
    ),
    # references between cards and other things
    "label_not_in_file": ("degraded", N_("The card has a label that is not in the file.")),
    "card_not_in_file": (
        "skipped",
        N_("It belongs to a card that is not in the file, deleted or moved to another board."),
    ),
    "short_link_taken": ("degraded", N_("Another card has the same short link; it keeps it.")),
    "number_taken": ("degraded", N_("Another card has the same number; it keeps it.")),
    # custom fields
    "field_type_unknown": ("degraded", N_("The type of the field is unknown; it became text.")),
    "field_not_in_file": ("skipped", N_("The value is for a field that is not in the file.")),
    "option_not_in_file": ("skipped", N_("The chosen option is not in the file.")),
    "value_unreadable": ("skipped", N_("The value does not fit the type of its field.")),
    "value_empty": ("skipped", N_("The field is named, but its value is empty.")),
    "value_repeated": ("skipped", N_("The card has a value for this field already.")),
    # attachments and actions
    "no_address": ("skipped", N_("The attachment has no web address.")),
    "maker_unknown": (
        "degraded",
        N_("Who made it is nowhere else in the file; that happens with copied cards."),
    ),
    "file_stays": (
        "degraded",
        N_("The file stays with Trello, which hands it out to signed-in members only."),
    ),
    "no_time": ("skipped", N_("It is not known when this happened.")),
    "no_text": ("skipped", N_("The comment has no text.")),
    "unknown_action": ("note", N_("An action of a kind unknown to Rooftree; kept by its name.")),
    # what Rooftree has no place for
    "votes_not_kept": ("skipped", N_("Votes are not kept.")),
    "stickers_not_kept": ("skipped", N_("Stickers are not kept.")),
    "covers_not_kept": ("skipped", N_("Cover colours are not kept; cover pictures are.")),
    "locations_not_kept": ("skipped", N_("Places on the map are not kept.")),
    "power_up_data_not_kept": ("skipped", N_("What power-ups stored is not kept.")),
    "watching_not_kept": ("skipped", N_("Who watched a card is not kept.")),
    "reminders_not_kept": ("skipped", N_("Reminders of due dates are not kept.")),
    "repetitions_not_kept": ("skipped", N_("Rules for repeating cards are not kept.")),
    "templates_not_kept": ("skipped", N_("The card was a template; it becomes a plain item.")),
    "special_cards_not_kept": (
        "skipped",
        N_("The card was a separator, mirror, link or board card; it becomes a plain item."),
    ),
    "list_colours_not_kept": ("skipped", N_("Colours of lists are not kept.")),
    "board_settings_not_kept": (
        "skipped",
        N_("Background, visibility and other settings of the board are not kept."),
    ),
}
