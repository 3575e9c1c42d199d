"""Lists that come as files."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from rooftree.product.customers.actions import add_customer
from rooftree.product.goals.actions import add_goal
from rooftree.work.items.assigning import assign

LISTS = (
    "items", "mine", "findings", "goals", "people", "plan", "products", "releases", "customers",
    "feedback", "projects", "sprints",
)  # fmt: skip


def rows(client, address):
    response = client.get(f"/w/acme/{address}")
    assert response.status_code == 200, address
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline="")))


@pytest.fixture
def ben(client, world):
    client.force_login(world.ben.user)
    return client


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_list_comes_as_a_file(ben, name, kind):
    response = ben.get(f"/w/acme/{name}?format={kind}")

    assert response.status_code == 200
    assert f'.{kind}"' in response["Content-Disposition"]
    assert b"".join(response.streaming_content)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_offers_its_files(ben, world, name):
    assign(world.item("Dig", target=date(2030, 1, 1)), [world.ben.person], by=world.ada.actor)
    by = world.ada.actor
    add_customer(name="Acme", by=by)
    add_goal(objective="Grow", period_start=date(2026, 1, 1), period_finish=date(2030, 1, 1), by=by)
    shown = ben.get(f"/w/acme/{name}").content.decode()

    if name in {"items", "mine", "goals", "people", "customers"}:
        assert f"/w/acme/{name}?format=csv" in shown


def test_an_unknown_format_is_refused(ben):
    assert ben.get("/w/acme/items?format=pdf").status_code == 422


def test_the_list_of_items_comes_whole_and_narrowed(ben, world):
    for number in range(60):
        world.item(f"Item {number}", priority=number % 2)

    assert len(rows(ben, "items?format=csv")) == 61
    narrowed = rows(ben, "items?priority=1&format=csv&page=2")
    assert len(narrowed) == 31
    head = narrowed[0]
    assert {row[head.index("Priority")] for row in narrowed[1:]} == {"Low"}


def test_items_out_of_sight_are_in_no_file(ben, world):
    world.item("Open")
    world.item("Secret", is_private=True)

    assert [row[1] for row in rows(ben, "items?format=csv")] == ["Title", "Open"]


def test_a_title_is_no_formula(ben, world):
    world.item("=HYPERLINK(1)")

    assert rows(ben, "items?format=csv")[1][1] == "'=HYPERLINK(1)"
    content = b"".join(ben.get("/w/acme/items?format=xlsx").streaming_content)
    assert load_workbook(io.BytesIO(content)).active["B2"].data_type == "s"


def test_a_plain_list_comes_with_all_its_pages(ben, world):
    for number in range(130):
        add_customer(name=f"Customer {number:03}", by=world.ada.actor)

    assert len(rows(ben, "customers?format=csv")) == 131


def test_more_items_need_no_more_queries(ben, world, django_assert_max_num_queries):
    def queries(count):
        for _ in range(count):
            assign(world.item(), [world.ben.person], by=world.ada.actor)
        with django_assert_max_num_queries(30) as asked:
            rows(ben, "items?format=csv")
        return len(asked)

    queries(1)
    assert queries(2) == queries(20)
