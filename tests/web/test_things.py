"""Lists and pages of products, releases, customers, feedback, projects and sprints."""

import pytest

from rooftree.product.customers.actions import add_customer
from rooftree.product.feedback.actions import edit_feedback
from rooftree.product.feedback.models import Feedback
from rooftree.product.products.actions import add_product, edit_product
from rooftree.product.products.models import Product
from rooftree.product.releases.actions import add_release, edit_release
from rooftree.product.releases.models import Release
from rooftree.product.releases.placing import set_releases
from rooftree.project.deliveries.actions import deliver
from rooftree.project.projects.actions import add_project, edit_project
from rooftree.project.projects.models import Project
from rooftree.project.sprints.actions import add_sprint, edit_sprint
from rooftree.project.sprints.choosing import choose_sprint
from rooftree.project.sprints.models import Sprint
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space
from tests.asked import Asked
from tests.product.voices import a_customer, a_piece_of_feedback, a_release
from tests.project.sprints import a_sprint

SORTS = {
    "products": {"name": "Lathe", "vision": "Turn *well*", "stage": "growth"},
    "releases": {"name": "1.0", "target": "2026-03-01", "description": "All *new*"},
    "customers": {"name": "Acme", "revenue": "1 200,50", "currency": "eur"},
    "feedback": {"body": "It is  slow.\nVery.", "received_on": "2026-03-01", "author_name": "Jo"},
    "projects": {"name": "Move", "budget": "900", "currency": "CHF", "life_cycle": "active"},
    "sprints": {"name": "Sprint 1", "goal": "Ship *it*", "start_at": "2026-03-02T09:00"},
}
NAMES = {"feedback": "It is slow. Very."}


def text_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize("slug", SORTS)
class TestEverySort:
    def test_a_member_adds_one_and_everybody_reads_it(self, world, browser, slug):
        ben, here = browser(world.ben), f"/w/acme/{slug}"
        assert ben.get(f"{here}/new").status_code == 200

        answer = ben.post(f"{here}/new", SORTS[slug])

        assert answer.status_code == 303
        name = NAMES.get(slug, SORTS[slug].get("name"))
        for address in (answer["Location"], f"{here}?scope=all"):
            page = browser(world.cleo).get(address)
            assert page.status_code == 200
            assert name in text_of(page)
            assert "edition" not in text_of(page)

    def test_an_empty_list_says_what_it_is_for(self, world, browser, slug):
        ben, cleo = (
            text_of(browser(one).get(f"/w/acme/{slug}")) for one in (world.ben, world.cleo)
        )

        assert 'class="empty' in ben
        assert f"/{slug}/new" in ben
        assert f"/{slug}/new" not in cleo

    def test_what_was_typed_is_kept_when_it_is_refused(self, world, browser, slug):
        needed = "body" if slug == "feedback" else "name"
        typed = SORTS[slug] | {needed: " "}

        answer = browser(world.ben).post(f"/w/acme/{slug}/new", typed)

        assert answer.status_code == 422
        assert 'aria-invalid="true"' in text_of(answer)
        kept = next(value for name, value in typed.items() if name not in {needed, "received_on"})
        assert kept in text_of(answer)

    def test_one_is_edited_and_a_newer_version_is_not_overwritten(self, world, browser, slug):
        ben = browser(world.ben)
        here = ben.post(f"/w/acme/{slug}/new", SORTS[slug])["Location"]
        field = "body" if slug == "feedback" else "name"
        edited = {field: "Better", "version": "1"}
        assert ben.get(f"{here}/edition").status_code == 200

        assert ben.post(f"{here}/edition", edited).status_code == 303
        again = browser(world.ada).post(f"{here}/edition", edited | {field: "Best"})

        assert again.status_code == 409
        assert "Best" in text_of(again)
        assert "Better" in text_of(ben.get(here))

    def test_one_is_deleted_and_comes_back(self, world, browser, slug):
        ben = browser(world.ben)
        here = ben.post(f"/w/acme/{slug}/new", SORTS[slug])["Location"]

        answer = ben.post(f"{here}/deletion", follow=True)

        assert ben.get(here).status_code == 404
        restoration = text_of(answer).split('action="/w/acme/bin/')[1].split('"')[0]
        assert ben.post(f"/w/acme/bin/{restoration}").status_code == 303
        assert ben.get(here).status_code == 200

    def test_more_of_them_cost_no_more_queries(self, world, browser, slug):
        ben = browser(world.ben)
        counts = []
        for _round in range(2):
            for _number in range(3):
                here = ben.post(f"/w/acme/{slug}/new", SORTS[slug])["Location"]
            ben.get(f"/w/acme/{slug}?scope=all")  # what was noted meanwhile is shown once
            with Asked() as queries:
                ben.get(f"/w/acme/{slug}?scope=all")
                ben.get(here)
            counts.append(len(queries))
        assert counts[0] == counts[1]


def test_what_hangs_on_a_space_out_of_sight_is_not_listed(world, browser):
    fact = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor)
    secret = Space.objects.get(pk=fact.subject.pk)
    release = a_release(world, "Hidden release", by=world.ada, space=secret)
    sprint = a_sprint(world, "Hidden sprint", by=world.ada, space=secret)

    for slug, thing in (("releases", release), ("sprints", sprint)):
        assert "Hidden" in text_of(browser(world.ada).get(f"/w/acme/{slug}"))
        assert "Hidden" not in text_of(browser(world.ben).get(f"/w/acme/{slug}"))
        assert browser(world.ben).get(f"/w/acme/{slug}/{thing.pk}").status_code == 404


def test_the_scopes_tell_the_open_ones_from_the_others(world, browser):
    by = world.ben.actor
    cases = {
        "products?scope=archived": (add_product, edit_product, Product, {"is_archived": True}),
        "releases?scope=out": (add_release, edit_release, Release, {"released_on": "2026-01-01"}),
        "releases?scope=archived": (add_release, edit_release, Release, {"is_archived": True}),
        "projects?scope=closed": (add_project, edit_project, Project, {"life_cycle": "closed"}),
        "sprints?scope=closed": (add_sprint, edit_sprint, Sprint, {"state": "closed"}),
    }
    for address, (add, edit, model, new) in cases.items():
        thing = model.objects.get(pk=add(name="Put away", by=by).subject.pk)
        edit(thing, by=by, **new)

        assert "Put away" in text_of(browser(world.cleo).get(f"/w/acme/{address}"))
        assert "Put away" not in text_of(
            browser(world.cleo).get(f"/w/acme/{address.split('?')[0]}")
        )


def test_one_press_archives_and_brings_back(world, browser):
    add_product(name="Lathe", by=world.ben.actor)
    product, ben = Product.objects.get(), browser(world.ben)
    here = f"/w/acme/products/{product.pk}"

    ben.post(f"{here}/closure", {"archived": "1"})
    assert "This is archived" in text_of(ben.get(here))
    ben.post(f"{here}/closure")
    assert "This is archived" not in text_of(ben.get(here))


def test_feedback_waits_until_it_is_settled_or_put_off(world, browser):
    one, two = (a_piece_of_feedback(world, f"Said {text}") for text in ("first", "second"))
    edit_feedback(two, state="linked", by=world.ben.actor)
    cleo = browser(world.cleo)

    waiting = text_of(cleo.get("/w/acme/feedback"))
    assert "Said first" in waiting
    assert "Said second" not in waiting
    assert "Said second" in text_of(cleo.get("/w/acme/feedback?scope=all"))
    assert str(one) in waiting


def test_the_feedback_of_one_customer_is_a_list_of_its_own(world, browser):
    customer = a_customer(world)
    a_piece_of_feedback(world, "From Acme", customer=customer)
    a_piece_of_feedback(world, "From others")

    page = text_of(browser(world.cleo).get(f"/w/acme/feedback?customer={customer.pk}"))

    assert "From Acme" in page
    assert "From others" not in page
    for odd in ("x", "9" * 30):
        assert browser(world.cleo).get(f"/w/acme/feedback?customer={odd}").status_code == 200
        assert browser(world.cleo).get(f"/w/acme/customers?page={odd}").status_code == 200


def test_what_was_said_stands_line_by_line(world, browser):
    one = a_piece_of_feedback(world, "*Slow*\n<b>Very</b>")

    page = text_of(browser(world.cleo).get(f"/w/acme/feedback/{one.pk}"))

    assert "*Slow*\n&lt;b&gt;Very&lt;/b&gt;" in page


def test_long_lists_go_on(world, browser):
    for number in range(101):
        add_customer(name=f"Customer {number:03}", by=world.ben.actor)
    cleo = browser(world.cleo)

    first = text_of(cleo.get("/w/acme/customers"))
    second = text_of(cleo.get("/w/acme/customers?page=2"))

    assert "Customer 099" in first
    assert "Customer 100" not in first
    assert "page=2" in first
    assert "Customer 100" in second
    assert "page=3" not in second


def test_a_page_shows_the_items_in_sight_and_counts_no_others(world, browser):
    release, sprint = a_release(world), a_sprint(world)
    add_project(name="Move", by=world.ben.actor)
    project = Project.objects.get()
    for title, is_private in (("Shown", False), ("Secret", True)):
        item = world.item(title, is_private=is_private)
        set_releases(item, [release], by=world.ada.actor)
        choose_sprint(item, sprint, by=world.ada.actor)
        deliver(item, project, by=world.ada.actor)

    for address in (f"releases/{release.pk}", f"sprints/{sprint.pk}", f"projects/{project.pk}"):
        page = text_of(browser(world.ben).get(f"/w/acme/{address}"))
        assert "Shown" in page
        assert "Secret" not in page
        assert "0 of 1" in page
        kind = address.split("s/")[0]
        assert f"/w/acme/items?state=all&amp;{kind}=" in page
        assert "Secret" in text_of(browser(world.ada).get(f"/w/acme/{address}"))


def test_the_spaces_of_a_product_are_chosen(world, browser):
    add_product(name="Lathe", by=world.ben.actor)
    product, ben = Product.objects.get(), browser(world.ben)
    here = f"/w/acme/products/{product.pk}"
    world.item("Its work")
    assert "Website" in text_of(ben.get(f"{here}/spaces"))

    answer = ben.post(f"{here}/spaces", {"space": world.space.pk, "was": ""})

    assert answer["Location"] == here
    assert "Its work" in text_of(ben.get(here))
    assert browser(world.cleo).get(f"{here}/spaces").status_code == 403


def test_a_sprint_begins_at_an_hour_of_the_readers_zone(world, browser):
    world.ben.user.time_zone = "Europe/Berlin"
    world.ben.user.save()
    ben = browser(world.ben)

    here = ben.post("/w/acme/sprints/new", {"name": "S", "start_at": "2026-03-02T09:00"})[
        "Location"
    ]

    assert Sprint.objects.get().start_at.hour == 8
    assert 'value="2026-03-02T09:00"' in text_of(ben.get(f"{here}/edition"))
    odd = ben.post("/w/acme/sprints/new", {"name": "S", "start_at": "noon"})
    assert odd.status_code == 422


def test_feedback_remembers_who_wrote_it_down(world, browser):
    browser(world.ben).post("/w/acme/feedback/new", SORTS["feedback"])

    assert Feedback.objects.get().added_by == world.ben.person
    assert Feedback.objects.get().body == "It is  slow.\nVery."


def test_a_space_is_offered_to_who_may_change_what_hangs_on_it(world, browser):
    fact = create_space(prefix="SEC", name="Secret", is_open=False, by=world.ada.actor)

    ben = text_of(browser(world.ben).get("/w/acme/releases/new"))
    assert "Website" in ben
    assert "Secret" not in ben
    answer = browser(world.ben).post(
        "/w/acme/releases/new", {"name": "1.0", "space": fact.subject.pk}
    )
    assert answer.status_code == 422
