"""Findings on pages: listed, answered and mended where they stand."""

from datetime import timedelta

import pytest

from rooftree.alignment.checks.rules import RULES
from rooftree.alignment.findings.models import Finding
from rooftree.lib import clock
from rooftree.work.commitments.actions import make_commitment
from rooftree.work.commitments.models import Commitment
from rooftree.work.items.actions import edit_item
from rooftree.work.links.actions import add_dependency
from rooftree.work.links.models import Dependency
from tests.alignment.scenes import a_goal_now, at, begin, check, monday, plan, saved
from tests.asked import Asked

LIST = "/w/acme/findings"


def ownerless(world, title="Draw the map", **more):
    """Return a finding about an item under way that nobody is accountable for."""
    item = begin(world, world.item(title, **more))
    return next(one for one in check(world, "work-without-owner") if one.item_id == item.pk)


def text(response):
    return response.content.decode()


def test_without_findings_the_page_says_what_is_checked(world, browser):
    page = text(browser(world.cleo).get(LIST))

    assert "Nothing does not fit" in page
    for rule in RULES.values():
        assert str(rule.title) in page


def test_a_finding_says_why_on_what_evidence_and_since_when(world, browser):
    finding = ownerless(world)

    page = text(browser(world.ben).get(LIST))

    assert "WEB-1 is under way, and nobody is accountable for it." in page
    assert 'href="/w/acme/items/WEB-1"' in page
    assert "work-without-owner" in page
    assert f"/w/acme/findings/{finding.pk}/remedies/own-it" in page


def test_an_item_finds_its_owner_from_the_page(world, browser):
    finding = ownerless(world)
    ben = browser(world.ben)
    form = text(ben.get(f"{LIST}/{finding.pk}/remedies/set-owner"))
    assert 'name="person"' in form

    answer = ben.post(f"{LIST}/{finding.pk}/remedies/set-owner", {"person": world.ada.person.pk})

    assert answer.status_code == 303
    assert saved(finding.item).owner == world.ada.person
    assert check(world, "work-without-owner") == []
    assert "accountable for it" not in text(ben.get(LIST))


def test_work_is_linked_to_a_goal_from_the_page(world, browser):
    goal = a_goal_now(world)
    begin(world, world.item())
    (finding,) = check(world, "work-without-goal")

    browser(world.ben).post(f"{LIST}/{finding.pk}/remedies/serve-goal", {"goal": goal.pk})

    assert check(world, "work-without-goal") == []


def test_a_broken_promise_is_made_anew_from_the_page(world, browser):
    item = plan(world, world.item(), at(monday(), 9), at(monday(2), 18))
    make_commitment(item, to_whom="The fair", date=monday(), by=world.ada.actor)
    (finding,) = check(world, "plan-after-commitment")
    ben, place = browser(world.ben), f"{LIST}/{finding.pk}/remedies/promise-anew"
    assert f'value="{monday(2).isoformat()}"' in text(ben.get(place))

    assert ben.post(place, {"date": monday(2).isoformat()}).status_code == 303

    assert Commitment.objects.get(state="open").date == monday(2)
    assert check(world, "plan-after-commitment") == []


def test_a_dependency_is_let_go_from_the_page(world, browser):
    first = plan(world, world.item("first"), at(monday(2), 9), at(monday(2), 18))
    second = plan(world, world.item("second"), at(monday(), 9), at(monday(), 18))
    add_dependency(first, second, by=world.ada.actor)
    (finding,) = check(world, "dependency-broken")

    browser(world.ben).post(f"{LIST}/{finding.pk}/remedies/remove-dependency")

    assert not Dependency.objects.exists()
    assert check(world, "dependency-broken") == []


def test_a_remedy_without_its_answer_is_refused_and_asked_again(world, browser):
    finding = ownerless(world)

    answer = browser(world.ben).post(f"{LIST}/{finding.pk}/remedies/set-owner", {"person": ""})

    assert answer.status_code == 422
    assert "Choose a person." in text(answer)


def test_a_remedy_that_does_not_help_names_those_that_do(world, browser):
    first = plan(world, world.item("first"), at(monday(), 9), at(monday(), 18))
    second = plan(world, world.item("second"), at(monday(), 12), at(monday(), 18))
    add_dependency(first, second, by=world.ada.actor)
    begin(world, second)
    (finding,) = check(world, "dependency-broken")

    page = text(browser(world.ben).get(f"{LIST}/{finding.pk}/remedies/start-later"))

    assert "This does not help here" in page
    assert f"/w/acme/findings/{finding.pk}/remedies/remove-dependency" in page


def test_the_page_of_a_finding_has_its_remedies_and_history(world, browser):
    finding = ownerless(world)
    ben = browser(world.ben)
    ben.post(f"{LIST}/{finding.pk}/acknowledgement")

    page = text(ben.get(f"{LIST}/{finding.pk}"))

    assert f'action="/w/acme/findings/{finding.pk}/remedies/own-it"' in page
    assert "acknowledged by Ben" in page
    assert "found this: work-without-owner" in page


def test_an_accepted_finding_is_quiet_until_its_day_and_can_be_reopened(world, browser):
    finding = ownerless(world)
    ben, until = browser(world.ben), clock.today() + timedelta(days=7)

    ben.post(
        f"{LIST}/{finding.pk}/acceptance", {"until": until.isoformat(), "note": "After the fair"}
    )

    finding.refresh_from_db()
    assert (finding.state, finding.accepted_until) == ("accepted", until)
    assert "accountable for it" not in text(ben.get(LIST))
    assert "accountable for it" in text(ben.get(f"{LIST}?state=accepted"))
    assert "After the fair" in text(ben.get(f"{LIST}/{finding.pk}"))
    ben.post(f"{LIST}/{finding.pk}/reopening")
    assert "accountable for it" in text(ben.get(LIST))


def test_an_acceptance_until_yesterday_is_refused_with_what_was_typed(world, browser):
    finding = ownerless(world)
    yesterday = (clock.today() - timedelta(days=1)).isoformat()

    answer = browser(world.ben).post(
        f"{LIST}/{finding.pk}/acceptance", {"until": yesterday, "note": "Because"}
    )

    assert answer.status_code == 422
    assert yesterday in text(answer)
    assert "Because" in text(answer)


@pytest.mark.parametrize("noun", ["acknowledgement", "acceptance", "reopening", "remedies/own-it"])
def test_those_who_only_watch_answer_nothing(world, browser, noun):
    finding = ownerless(world)
    cleo = browser(world.cleo)

    page = text(cleo.get(LIST))
    answer = cleo.post(f"{LIST}/{finding.pk}/{noun}", {"until": clock.today().isoformat()})

    assert "accountable for it" in page
    assert f"{finding.pk}/acknowledgement" not in page
    assert answer.status_code == 403


def test_a_finding_about_a_private_item_is_not_there_for_others(world, browser):
    finding = ownerless(world, "Secret merger", is_private=True)
    ben = browser(world.ben)

    for address in (LIST, f"{LIST}?state=all&by=item", f"{LIST}/rules"):
        page = text(ben.get(address))
        assert "Secret" not in page
        assert "WEB-1 " not in page
    for address in ("", "/acceptance", "/remedies/own-it"):
        assert ben.get(f"{LIST}/{finding.pk}{address}").status_code == 404
    assert ben.post(f"{LIST}/{finding.pk}/acknowledgement").status_code == 404
    assert "1 warning" not in text(ben.get(f"{LIST}?rule=work-without-owner"))


def test_a_list_is_narrowed_by_its_address(world, browser):
    ownerless(world)
    late = plan(world, world.item("Late"), at(monday(), 9), at(monday(2), 18))
    make_commitment(late, to_whom="The fair", date=monday(), by=world.ada.actor)
    edit_item(late, owner=world.ben.person, by=world.ada.actor)
    check(world, "plan-after-commitment")
    ben = browser(world.ben)

    errors, mine = text(ben.get(f"{LIST}?severity=error")), text(ben.get(f"{LIST}?owner=me"))
    ownerless_page = text(ben.get(f"{LIST}?rule=work-without-owner&by=rule"))

    for page in (errors, mine):
        assert "promised to The fair" in page
        assert "nobody is accountable" not in page
    assert "promised to The fair" not in ownerless_page
    assert 'id="group-work-without-owner"' in ownerless_page
    assert "Clear the filter" in text(ben.get(f"{LIST}?severity=note"))


def test_an_address_that_means_nothing_narrows_nothing(world, browser):
    ownerless(world)

    page = text(browser(world.ben).get(f"{LIST}?state=x&rule=y&owner=z&by=q&shown=-1"))

    assert "nobody is accountable" in page


def test_a_long_list_is_shown_in_stretches(world, browser):
    finding = ownerless(world)
    Finding.objects.bulk_create(
        [
            Finding(
                workspace=world.workspace,
                rule=finding.rule,
                severity="note",
                fingerprint=f"copy:{number}",
                item=finding.item,
                evidence=finding.evidence,
                first_seen=clock.now(),
            )
            for number in range(60)
        ]
    )
    ben = browser(world.ben)

    assert text(ben.get(LIST)).count('class="finding finding--') == 50
    assert "shown=100" in text(ben.get(LIST))
    assert text(ben.get(f"{LIST}?shown=100")).count('class="finding finding--') > 60


def test_more_findings_cost_no_more_queries(world, browser):
    goal = a_goal_now(world)
    for number in range(2):
        ownerless(world, f"Item {number}")
    ben = browser(world.ben)
    ben.get(LIST)
    with Asked() as few:
        ben.get(LIST)
    for number in range(4):
        ownerless(world, f"More {number}")
    assert goal.pk

    with Asked() as many:
        page = text(ben.get(LIST))

    assert page.count("nobody is accountable") == 6
    assert len(many) == len(few)


def test_the_rules_are_explained_with_an_example_each(world, browser):
    page = text(browser(world.cleo).get(f"{LIST}/rules"))

    for code in RULES:
        assert f'id="{code}"' in page
    assert "WEB-12 waits for WEB-7 to finish" in page
