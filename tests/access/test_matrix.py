"""Every address × everybody: nothing opens that should not, and nothing is forgotten."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from rooftree.accounts.roles import Role
from rooftree.web import outside, routing
from tests.access.addresses import Address, addresses, of_workspaces, url, variants
from tests.access.matrix import PUBLIC, TABLE
from tests.access.scene import Scene, set_up

ROLES = {
    "owner": Role.OWNER,
    "admin": Role.ADMIN,
    "member": Role.MEMBER,
    "commenter": Role.COMMENTER,
    "viewer": Role.VIEWER,
}
EVERYBODY = (*ROLES, "outsider", "stranger", "nobody")


@pytest.fixture
def scene(db) -> Scene:
    return set_up()


def expected(who: str, method: str, address: Address, variant: int) -> int:
    """Return the status that the table promises."""
    row = TABLE[address.name]
    needed = row.GET if method == "GET" else row.POST
    if needed is None:
        return 405
    if who == "nobody":
        return 302
    role = ROLES.get(who)
    if role is None or (variant and role < Role.ADMIN):
        return 404
    if role < needed:
        return row.refused
    return 200 if method == "GET" else row.done


def answers(scene: Scene, who: str, method: str) -> Iterator[tuple[str, int, int]]:
    """Ask for every address and yield (what was asked, status promised, status found)."""
    browser = Client(raise_request_exception=False)
    user = scene.people[who]
    if user is not None:
        browser.force_login(user)
    for address in of_workspaces():
        if address.name not in TABLE:
            continue  # another test tells
        for variant in range(variants(scene, address)):
            place = url(scene, address, variant)
            data = TABLE[address.name].data
            sent = data(scene, variant) if callable(data) else dict(data)
            with transaction.atomic():
                asked = browser.get(place) if method == "GET" else browser.post(place, sent)
                asked.getvalue()  # a file that is sent must be read to be closed
                transaction.set_rollback(True)  # the next one asks for the same things
            promised = expected(who, method, address, variant)
            yield f"{method} {address.name} {place}", promised, asked.status_code


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_gets_what_the_table_promises(scene, who, method):
    wrong = {
        asked: f"{found}, not {promised}"
        for asked, promised, found in answers(scene, who, method)
        if found != promised
    }

    assert not wrong


def test_the_table_knows_every_address():
    known = {address.name for address in of_workspaces()}

    assert known == TABLE.keys(), "Give the new address a row in tests/access/matrix.py."


def test_no_two_addresses_share_a_name():
    names = Counter(address.name for address in addresses())

    assert [name for name, count in names.items() if count > 1] == []


def test_every_address_is_a_place_in_a_workspace_or_known_to_be_public():
    places = {address.name for address in of_workspaces() if address.made_in == routing.__file__}
    doors = {address.name for address in addresses() if address.made_in == outside.__file__}
    allauths = {address.name for address in addresses() if address.name.startswith("account_")}

    rest = {address.name for address in addresses()} - places - allauths

    assert rest == PUBLIC
    assert doors <= PUBLIC
