"""What does not come over is told, with a count and a sample."""

import pytest

from rooftree.exchange.formats.trello.reader import read
from tests.exchange.boards import ALLOTMENT, assert_adds_up, board, bundle_of, card, remark


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("votes", 2),
        ("stickers", 1),
        ("covers", 1),
        ("locations", 1),
        ("watching", 1),
        ("reminders", 1),
        ("templates", 1),
        ("power_up_data", 1),
        ("board_settings", 1),
    ],
)
def test_what_has_no_place_is_counted(kind, count):
    bundle = read(ALLOTMENT)
    line = bundle.report()[kind]

    assert (line.tally.found, line.tally.skipped) == (count, count)
    assert [(reason.code, reason.count) for reason in line.reasons] == [(f"{kind}_not_kept", count)]


def test_the_report_begins_with_what_is_kept():
    kinds = [line.kind for line in read(ALLOTMENT).report().kinds]

    assert kinds[:3] == ["spaces", "members", "statuses"]
    assert kinds.index("events") < kinds.index("votes")


def test_events_of_cards_that_are_gone_are_skipped():
    line = read(ALLOTMENT).report()["events"]

    assert (line.tally.found, line.tally.skipped) == (9, 1)
    assert line.reasons[0].code == "card_not_in_file"
    assert line.reasons[0].sample == "deleted"


def test_exactly_a_thousand_actions_mean_that_the_history_was_cut():
    whole = board()
    move = next(one for one in whole["actions"] if one["type"] == "updateCard")
    fill = 1000 - len(whole["actions"])
    whole["actions"] += [move | {"id": f"move-{number}"} for number in range(fill)]
    card(whole, "Mend")["badges"]["comments"] = 8

    bundle = bundle_of(whole)

    assert remark(bundle, "history_cut").sample == "2024-01-01T09:00:00+00:00"
    assert remark(bundle, "comments_beyond_cut").count == 7
    assert remark(bundle, "comments_beyond_cut").sample == "Mend the shed roof (7)"
    assert bundle.report()["comments"].tally.missing == 7
    assert_adds_up(bundle)


def test_a_thousand_less_one_are_complete():
    bundle = read(ALLOTMENT)

    assert remark(bundle, "history_cut") is None
    assert bundle.report()["comments"].tally.missing == 0


def test_comments_that_only_the_counter_knows_are_missing():
    whole = board()
    card(whole, "Dig")["badges"]["comments"] = 3

    assert remark(bundle_of(whole), "comments_not_in_file").count == 1


def test_a_file_without_actions_says_that_it_has_no_history():
    whole = board()
    del whole["actions"]

    bundle = bundle_of(whole)

    assert remark(bundle, "no_actions")
    assert remark(bundle, "comments_not_in_file").count == 3


def test_files_that_stay_with_trello_count_as_degraded():
    line = read(ALLOTMENT).report()["attachments"]

    assert (line.tally.found, line.tally.degraded, line.tally.skipped) == (2, 1, 0)
