"""Who hears of findings: boards only of what changes the number on a card, and nobody of what is hidden."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rooftree.alignment.checks.run import run_checks
from rooftree.alignment.findings.actions import (
    accept_finding,
    acknowledge_finding,
    raise_findings,
    reopen_finding,
    resolve_findings,
)
from rooftree.alignment.findings.models import Finding
from rooftree.changes import readers
from rooftree.changes.actor import Actor
from rooftree.lib import clock
from rooftree.work.items.actions import edit_item, move_item
from rooftree.work.spaces.actions import create_space
from tests.alignment.scenes import begin, check
from tests.live.open_page import OpenPage, board_of


@pytest.fixture
def finding(world):
    """Work under way without an owner."""
    begin(world, world.item("Busy", owner=None))
    return check(world, "work-without-owner")[0]


def accept(finding, world):
    until = clock.today() + timedelta(days=2)
    accept_finding(finding, until=until, by=world.ada.actor)


def findings_page_of(member):
    return OpenPage(member, "findings", "workspace")


def test_a_move_refreshes_a_board_once_however_much_the_readers_write(world):
    item = world.item("Owned", owner=world.ben.person, estimate_likely=60)
    readers.catch_up(world.workspace.pk)
    board, plan = board_of(world.ben, world.space), OpenPage(world.ben, "plan")

    move_item(item, to=world.status("Ideas"), by=world.ada.actor)
    assert board.refreshes()
    assert plan.refreshes()
    readers.catch_up(world.workspace.pk)

    assert plan.refreshes()
    assert not board.refreshes()


def test_a_finding_that_comes_or_goes_refreshes_the_board_of_its_item_alone(world):
    other = create_space(prefix="OPS", name="Operations", by=world.ada.actor).subject
    item = begin(world, world.item("Busy", owner=None))
    board, elsewhere = board_of(world.ben, world.space), board_of(world.ben, other)

    check(world, "work-without-owner")
    assert board.refreshes()
    edit_item(item, owner=world.ben.person, by=world.ada.actor)
    assert board.refreshes()
    run_checks(world.workspace.pk)

    assert board.refreshes()
    assert not elsewhere.refreshes()


def test_an_answer_refreshes_boards_when_cards_count_otherwise(world, finding):
    board, page = board_of(world.ben, world.space), findings_page_of(world.ben)
    by = Actor.system(world.workspace.pk)

    def after(deed):
        deed()
        assert page.refreshes()
        return board.refreshes()

    assert not after(lambda: acknowledge_finding(finding, by=world.ada.actor))
    assert after(lambda: accept(finding, world))
    assert not after(lambda: accept(finding, world))
    assert after(lambda: reopen_finding(finding, by=world.ada.actor))
    assert after(lambda: accept(finding, world))
    assert not after(lambda: resolve_findings([finding], by=by))


def test_another_evidence_refreshes_no_board(world, finding):
    board, page = board_of(world.ben, world.space), findings_page_of(world.ben)
    edit_item(finding.item, reporter=world.cora.person, by=world.ada.actor)
    board.refreshes()
    seen = Finding.objects.get(pk=finding.pk)
    seen.pk, seen.evidence = None, {"days": {"days": 3}}

    raise_findings([seen], by=Actor.system(world.workspace.pk))

    assert page.refreshes()
    assert not board.refreshes()


def test_of_a_finding_about_a_private_item_those_alone_hear_who_see_it(world):
    item = world.item("Secret", owner=None, is_private=True, assignees=[world.ben.person])
    begin(world, item)
    pages = [findings_page_of(one) for one in (world.ada, world.ben, world.cora)]

    check(world, "work-without-owner")

    assert [page.refreshes() for page in pages] == [True, True, False]


def test_of_a_finding_for_admins_only_admins_hear_until_it_is_for_all(world, finding):
    by = Actor.system(world.workspace.pk)
    again = Finding.objects.get(pk=finding.pk)
    again.pk, again.is_restricted, again.fingerprint = None, True, "another"
    pages = [findings_page_of(one) for one in (world.ada, world.ben)]
    boards = [board_of(one, world.space) for one in (world.ada, world.ben)]

    raise_findings([again], by=by)
    assert [page.refreshes() for page in (*pages, *boards)] == [True, False] * 2

    again.pk, again.is_restricted = None, False
    raise_findings([again], by=by)
    assert [page.refreshes() for page in (*pages, *boards)] == [True, True] * 2


@pytest.mark.parametrize("then", ["raised", "resolved"])
def test_telling_of_many_findings_asks_no_more_often(world, then):
    by = Actor.system(world.workspace.pk)

    def found(number):
        item = world.item(f"Item {number}")
        values = {"rule": "any", "severity": "note", "first_seen": clock.now()}
        workspace = world.workspace
        return Finding(workspace=workspace, item_id=item.pk, fingerprint=f"f{number}", **values)

    def queries(some):
        if then == "resolved":
            raise_findings(some, by=by)
        with CaptureQueriesContext(connection) as asked:
            (raise_findings if then == "raised" else resolve_findings)(some, by=by)
        return len(asked)

    few = queries([found(0)])
    assert queries([found(number) for number in range(1, 9)]) == few
