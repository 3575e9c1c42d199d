"""Which of allauth's pages are open, and that those do what they are for."""

import re

import pytest
from allauth.account import urls as allauth_urls
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from rooftree.accounts.models import User
from rooftree.accounts.open_pages import OPEN
from rooftree.accounts.roles import Role
from rooftree.people.members.actions import invite

OLD, NEW = "correct horse battery", "staple of the second kind"


@pytest.fixture
def ada(db):
    return User.objects.create_user("ada@example.org", name="Ada", password=OLD)


@pytest.fixture
def browser(ada):
    client = Client()
    client.force_login(ada)
    return client


def sign_in(client, password):
    return client.post("/account/login/", {"login": "ada@example.org", "password": password})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_every_open_page_is_one_that_allauth_has():
    assert {page.name for page in allauth_urls.urlpatterns} >= OPEN


@pytest.mark.parametrize(
    "path", ["email/", "confirm-email/", "confirm-email/key/", "login/code/confirm/", ""]
)
def test_what_is_not_used_is_not_there(ada, browser, path):
    for client in (Client(), browser):
        assert client.get(f"/account/{path}").status_code == 404
        assert client.post(f"/account/{path}").status_code == 404


def test_nobody_changes_their_own_address(ada, browser):
    browser.post("/account/email/", {"action_add": "", "email": "boss@example.org"})

    ada.refresh_from_db()
    assert ada.email == "ada@example.org"
    with pytest.raises(NoReverseMatch):
        reverse("account_email")


def test_people_sign_in_with_a_password_and_out_again(ada):
    client = Client()

    assert sign_in(client, "wrong").status_code == 200
    assert not is_signed_in(client)
    assert sign_in(client, OLD).status_code == 302
    assert is_signed_in(client)
    assert client.post("/account/logout/")["Location"] == "/account/login/"
    assert not is_signed_in(client)


def test_whoever_was_switched_off_is_told_so(ada):
    ada.is_active = False
    ada.save()

    answer = sign_in(Client(), OLD)

    assert answer["Location"] == "/account/inactive/"
    assert Client().get("/account/inactive/").status_code == 200


def test_a_password_is_changed_by_whoever_knows_the_old_one(ada, browser):
    assert browser.get("/account/password/change/").status_code == 200

    browser.post(
        "/account/password/change/", {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    )

    ada.refresh_from_db()
    assert ada.check_password(NEW)


def test_who_came_by_a_link_sets_a_first_password(ada, browser):
    ada.set_unusable_password()
    ada.save()
    browser.force_login(ada)
    assert browser.get("/account/password/set/").status_code == 200

    browser.post("/account/password/set/", {"password1": NEW, "password2": NEW})

    ada.refresh_from_db()
    assert ada.check_password(NEW)


def test_a_forgotten_password_is_reset_by_mail(ada):
    client = Client()
    client.post("/account/password/reset/", {"email": "ada@example.org"})
    [letter] = mail.outbox
    link = re.search(r"http://testserver(/account/password/reset/key/\S+)", letter.body)[1]

    page = client.get(link, follow=True)
    address = page.redirect_chain[-1][0]
    answer = client.post(address, {"password1": NEW, "password2": NEW}, follow=True)

    ada.refresh_from_db()
    assert answer.status_code == 200
    assert ada.check_password(NEW)


def test_an_invitation_in_the_browser_keeps_nobody_from_resetting_their_password(world):
    _invitation, token = invite(
        world.workspace, email="eve@example.org", role=Role.MEMBER, by=world.ada.actor
    )
    guest = Client()
    guest.get(f"/invitations/{token}")

    answer = guest.post("/account/password/reset/", {"email": "dan@example.org"})

    assert answer["Location"] == "/account/password/reset/done/"
    assert [letter.to for letter in mail.outbox] == [["dan@example.org"]]


def test_somebody_signed_in_proves_again_who_they_are(ada, browser):
    assert browser.get("/account/reauthenticate/").status_code == 200

    answer = browser.post("/account/reauthenticate/", {"password": OLD})

    assert answer.status_code == 302
