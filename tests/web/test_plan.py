"""The plan on pages: bars and table, accepted, taken back, explained, and nothing told that is hidden."""

from datetime import timedelta

import pytest

from rooftree.lib import clock
from rooftree.planning.proposals.models import Proposal
from rooftree.planning.refreshing import refresh
from rooftree.work.commitments.actions import make_commitment
from rooftree.work.items.actions import create_item, edit_item
from rooftree.work.items.models import Item
from rooftree.work.links.actions import add_dependency
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Kind, Space
from tests.alignment.scenes import begin, saved
from tests.asked import Asked

PLAN = "/w/acme/plan"
DAY = 8 * 60


def text(response):
    return response.content.decode()


def to_do(world, title="Draw the map", *, days=1, **more):
    """Return an item that is planned, with an estimate in days; None leaves it to be assumed."""
    item = world.item(title, status=world.status("To do"), **more)
    if days:
        edit_item(item, estimate_likely=days * DAY, by=world.ada.actor)
    return saved(item)


def proposed(world) -> Proposal:
    return refresh(world.workspace.pk)


def test_without_work_the_page_says_how_to_begin(world, browser):
    page = text(browser(world.ben).get(PLAN))

    assert "Nothing to plan yet" in page
    assert "/w/acme/items/new" in page


def test_work_that_was_not_computed_yet_can_be(world, browser):
    to_do(world)
    ben = browser(world.ben)
    assert "The plan has not been computed yet" in text(ben.get(PLAN))

    assert ben.post(f"{PLAN}/proposals").status_code == 303

    assert "A proposal: 1 date would change" in text(ben.get(PLAN))


@pytest.mark.parametrize("way", ["", "?as=table"])
def test_an_item_stands_with_its_dates_and_marks(world, browser, way):
    first, second = to_do(world, "Draw <the> map"), to_do(world, "Print the map", days=None)
    add_dependency(first, second, by=world.ada.actor)
    make_commitment(
        second, to_whom="The fair", date=clock.today() - timedelta(days=1), by=world.ada.actor
    )
    proposed(world)

    page = text(browser(world.cleo).get(PLAN + way))

    assert "Draw &lt;the&gt; map" in page
    assert f"{PLAN}/why/WEB-2" in page
    assert "on assumptions" in page or ">assumed<" in page
    assert "1 later than wanted" in page


def test_the_chart_draws_a_bar_an_arrow_and_today(world, browser):
    first, second = to_do(world, "first"), to_do(world, "second", target=clock.today())
    add_dependency(first, second, by=world.ada.actor)
    proposed(world)

    page = text(browser(world.ben).get(PLAN))

    assert page.count('id="bar-WEB-') == 2
    assert page.count('class="timeline__arrow') == 1
    assert 'class="timeline__today"' in page
    assert "timeline__bar--critical" in page
    assert "timeline__mark--late" in page
    assert 'style="' not in page


def test_the_table_says_why_in_a_sentence(world, browser):
    first, second = to_do(world, "first"), to_do(world, "second")
    add_dependency(first, second, by=world.ada.actor)
    proposed(world)

    assert "It waits for WEB-1 to finish." in text(browser(world.ben).get(f"{PLAN}?as=table"))


def test_accepting_makes_a_plan_and_undoing_takes_it_back(world, browser):
    item = to_do(world)
    proposal, ben = proposed(world), browser(world.ben)

    answer = ben.post(f"{PLAN}/proposals/{proposal.pk}/acceptance", {"all": "1", "space": ""})
    assert answer.status_code == 303
    assert saved(item).planned_start is not None
    page = text(ben.get(PLAN))
    assert "Accepted: 1 item has new dates." in page
    assert "This is what was agreed" in page
    undo = page.split('action="/w/acme/plan/acceptances/')[1].split('"')[0]

    assert ben.post(f"{PLAN}/acceptances/{undo}").status_code == 303

    assert saved(item).planned_start is None
    page = text(ben.get(PLAN))
    assert "1 item has its former dates again." in page
    assert "A proposal: 1 date would change" in page
    assert "Undo acceptance" not in page


def test_only_the_chosen_rows_are_accepted(world, browser):
    first, second = to_do(world, "first"), to_do(world, "second")
    proposal = proposed(world)

    browser(world.ben).post(f"{PLAN}/proposals/{proposal.pk}/acceptance", {"item": "WEB-2"})

    assert saved(first).planned_start is None
    assert saved(second).planned_start is not None


def test_all_of_one_space_is_accepted_and_no_more(world, browser):
    other = Space.objects.get(
        pk=create_space(prefix="OPS", name="Works", by=world.ada.actor).subject.pk
    )
    fact = create_item(
        other, title="Dig", status=other.statuses.get(name="To do"), by=world.ada.actor
    )
    mine, proposal = to_do(world), proposed(world)

    browser(world.ben).post(
        f"{PLAN}/proposals/{proposal.pk}/acceptance", {"all": "1", "space": "WEB"}
    )

    assert saved(mine).planned_start is not None
    assert Item.objects.get(pk=fact.subject.pk).planned_start is None


def test_accepting_no_row_is_refused(world, browser):
    to_do(world)
    proposal = proposed(world)

    answer = browser(world.ben).post(f"{PLAN}/proposals/{proposal.pk}/acceptance", {})

    assert answer.status_code == 422
    assert "Choose at least one row" in text(answer)


def test_a_proposal_that_was_forgotten_is_not_accepted(world, browser):
    to_do(world)
    proposal = proposed(world)

    gone = browser(world.ben).post(f"{PLAN}/proposals/{proposal.pk - 1}/acceptance", {"all": "1"})
    never = browser(world.ben).post(f"{PLAN}/proposals/{proposal.pk + 1}/acceptance", {"all": "1"})

    assert gone.status_code == 409
    assert never.status_code == 404


def test_a_discarded_proposal_changes_nothing_and_says_so(world, browser):
    item = to_do(world)
    proposal, ben = proposed(world), browser(world.ben)

    ben.post(f"{PLAN}/proposals/{proposal.pk}/refusal")

    assert saved(item).planned_start is None
    assert "This proposal was discarded" in text(ben.get(PLAN))


def test_those_who_only_watch_decide_nothing(world, browser):
    to_do(world)
    proposal, cleo = proposed(world), browser(world.cleo)

    page = text(cleo.get(f"{PLAN}?as=table"))

    assert "A proposal: 1 date would change" in page
    assert "/acceptance" not in page
    assert 'name="item"' not in page
    for noun in (
        f"proposals/{proposal.pk}/acceptance",
        f"proposals/{proposal.pk}/refusal",
        "proposals",
        "acceptances/plan-1/deletion",
        "assumptions/WEB-1",
    ):
        assert cleo.post(f"{PLAN}/{noun}", {"all": "1", "estimate": "1d"}).status_code == 403


@pytest.mark.parametrize("way", ["", "?as=table", "?only=critical", "?space=WEB"])
def test_what_is_hidden_is_not_in_bars_arrows_reasons_or_counts(world, browser, way):
    seen = to_do(world, "Open work")
    hidden = to_do(world, "Secret merger", days=5, is_private=True)
    add_dependency(hidden, seen, by=world.ada.actor)
    proposed(world)
    ben = browser(world.ben)

    page = text(ben.get(PLAN + way))

    assert "Open work" in page
    assert "Secret" not in page
    assert "WEB-2" not in page
    assert 'class="timeline__arrow' not in page
    assert "1 date would change" in page
    assert "from 1 item" in page
    told = text(ben.get(f"{PLAN}/why/WEB-1"))
    assert "an item you cannot see" in told
    assert "WEB-2" not in told
    assert ben.get(f"{PLAN}/why/WEB-2").status_code == 404
    assert ben.get(f"{PLAN}/assumptions/WEB-2").status_code == 404


def test_an_assumption_is_replaced_by_what_stands_in_its_form(world, browser):
    item = to_do(world, days=None)
    proposed(world)
    ben, place = browser(world.ben), f"{PLAN}/assumptions/WEB-1"
    assert 'name="estimate" value="1d"' in text(ben.get(place))

    answer = ben.post(place, {"estimate": "3d 4h", "person": world.ben.person.pk})

    assert answer.status_code == 303
    assert saved(item).estimate_likely == 3 * DAY + 240
    assert item.assignments.get().person == world.ben.person


@pytest.mark.parametrize("typed", ["", "soon"])
def test_an_assumption_is_not_replaced_by_nothing(world, browser, typed):
    item = to_do(world, days=None)
    proposed(world)

    answer = browser(world.ben).post(f"{PLAN}/assumptions/WEB-1", {"estimate": typed})

    assert answer.status_code == 422
    assert saved(item).estimate_likely is None


def test_what_remains_of_work_under_way_can_be_said(world, browser):
    item = begin(world, world.item(assignees=[world.ben.person]))
    proposed(world)
    ben = browser(world.ben)
    form = text(ben.get(f"{PLAN}/assumptions/WEB-1"))
    assert 'name="remaining" value="' in form
    assert 'name="remaining" value=""' not in form

    ben.post(f"{PLAN}/assumptions/WEB-1", {"remaining": "6h"})

    assert saved(item).remaining == 360


def test_parts_stand_below_their_whole_and_filters_keep_it(world, browser):
    whole = world.item(
        "The whole", kind=Kind.objects.get(slug="feature"), status=world.status("To do")
    )
    to_do(world, "A part", parent=whole)
    to_do(world, "Alone", days=None)
    proposed(world)
    ben = browser(world.ben)

    page = text(ben.get(f"{PLAN}?as=table&only=assumed"))

    assert "Alone" in page
    for address in (PLAN, f"{PLAN}?as=table"):
        page = text(ben.get(address))
        assert page.index("The whole") < page.index("A part")
    assert "plan__name--1" in text(ben.get(PLAN))
    assert "Nothing here for this filter" in text(ben.get(f"{PLAN}?only=late"))


@pytest.mark.parametrize("zoom", ["days", "weeks", "months"])
def test_the_chart_is_drawn_in_three_widths(world, browser, zoom):
    to_do(world, days=300)
    proposed(world)

    page = text(browser(world.ben).get(f"{PLAN}?zoom={zoom}"))

    assert f'zoom={zoom}" aria-current="page"' in page


def test_many_rows_are_shown_in_stretches(world, browser):
    for number in range(4):
        to_do(world, f"Item {number}")
    proposed(world)

    page = text(browser(world.ben).get(f"{PLAN}?rows=3"))

    assert page.count('id="bar-WEB-') == 3
    assert "rows=303" in page


@pytest.mark.parametrize("way", ["", "?as=table"])
def test_more_items_cost_no_more_queries(world, browser, way):
    previous = to_do(world)
    proposed(world)
    ben = browser(world.ben)
    ben.get(PLAN + way)
    with Asked() as few:
        ben.get(PLAN + way)
    for number in range(4):
        item = to_do(world, f"More {number}", days=None, assignees=[world.ben.person])
        add_dependency(previous, item, by=world.ada.actor)
        previous = item
    proposed(world)

    with Asked() as many:
        assert "More 3" in text(ben.get(PLAN + way))

    assert len(many) <= len(few) + 1  # names of those who appear in reasons


def test_an_unchanged_plan_is_not_sent_again(world, browser):
    to_do(world)
    proposed(world)
    ben = browser(world.ben)
    first = ben.get(PLAN)

    again = ben.get(PLAN, headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
