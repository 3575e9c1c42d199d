"""Invitations: made, mailed, withdrawn, opened and accepted."""

import re

import pytest
from django.core import mail
from django.test import Client

from rooftree.accounts.models import Invitation, Membership, User
from rooftree.accounts.roles import Role
from rooftree.people.members.actions import invite
from rooftree.people.persons.actions import add_person

INVITATIONS = "/w/acme/people/invitations"


@pytest.fixture
def token(world):
    _invitation, token = invite(
        world.workspace, email="eve@example.org", role=Role.MEMBER, by=world.ada.actor
    )
    return token


def sign_up(guest, token, email="eve@example.org"):
    guest.get(f"/invitations/{token}")
    return guest.post(
        f"/account/signup/?next=/invitations/{token}",
        {"email": email, "password1": "correct horse battery"},
    )


def test_the_link_is_mailed_and_shown_once(world, browser):
    ada = browser(world.ada)

    answer = ada.post(INVITATIONS, {"email": "Eve@example.org", "role": "30"})

    assert answer.status_code == 303
    [letter] = mail.outbox
    link = re.search(r"http://testserver(/invitations/\S+)", letter.body)[1]
    assert letter.to == ["eve@example.org"]
    assert link in ada.get(INVITATIONS).content.decode()
    again = ada.get(INVITATIONS).content.decode()
    assert link not in again
    assert "eve@example.org" in again


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"email": "nowhere", "role": "30"}, "mail address"),
        ({"email": "ben@example.org", "role": "30"}, "member already"),
        ({"email": "eve@example.org", "role": "99"}, "one of the roles"),
    ],
)
def test_a_broken_invitation_is_refused(world, browser, typed, reason):
    answer = browser(world.ada).post(INVITATIONS, typed)

    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert not Invitation.objects.exists()


def test_members_neither_see_nor_make_invitations(world, browser, token):
    ben = browser(world.ben)

    assert ben.get(INVITATIONS).status_code == 403
    assert ben.post(INVITATIONS, {"email": "x@example.org", "role": "10"}).status_code == 403
    assert ben.post(f"{INVITATIONS}/{Invitation.objects.get().pk}/deletion").status_code == 403


def test_a_withdrawn_invitation_opens_nothing(world, browser, token):
    browser(world.ada).post(f"{INVITATIONS}/{Invitation.objects.get().pk}/deletion")

    assert Client().get(f"/invitations/{token}").status_code == 404


def test_an_invited_person_signs_up_and_joins(world, token):
    guest = Client()

    assert "Create an account" in guest.get(f"/invitations/{token}").content.decode()
    assert sign_up(guest, token)["Location"] == f"/invitations/{token}"
    assert "Join Acme" in guest.get(f"/invitations/{token}").content.decode()
    refused = guest.post(f"/invitations/{token}", {"name": " "})
    answer = guest.post(f"/invitations/{token}", {"name": "Eve Newman"})

    assert refused.status_code == 422
    assert User.objects.get(email="eve@example.org").persons.get().name == "Eve Newman"
    assert (answer.status_code, answer["Location"]) == (303, "/w/acme/")
    assert guest.get("/w/acme/").status_code == 200
    assert Membership.objects.get(user__email="eve@example.org").role == Role.MEMBER


def test_a_new_account_has_the_address_that_was_invited(world, token):
    refused = sign_up(Client(), token, email="ada2@example.org")

    assert refused.status_code == 200
    assert "eve@example.org" in refused.content.decode()
    assert not User.objects.filter(email="ada2@example.org").exists()


def test_whoever_was_a_placeholder_becomes_that_person(world, token):
    placeholder = add_person(name="Eve", email="eve@example.org", by=world.ada.actor).subject
    guest = Client()
    sign_up(guest, token)

    guest.post(f"/invitations/{token}", {"name": "Eve"})

    assert User.objects.get(email="eve@example.org").persons.get().pk == placeholder.pk


def test_somebody_with_an_account_joins_with_it(world, browser, token):
    dan = browser(world.dan)

    page = dan.get(f"/invitations/{token}").content.decode()
    assert "You are signed in as dan@example.org" in page
    dan.post(f"/invitations/{token}")

    assert dan.get("/w/acme/").status_code == 200


def test_an_invitation_works_once(world, browser, token):
    browser(world.dan).post(f"/invitations/{token}")

    assert Client().get(f"/invitations/{token}").status_code == 404
    assert Client().get("/invitations/made-up").status_code == 404


def test_nobody_joins_without_signing_in(world, token):
    answer = Client().post(f"/invitations/{token}")

    assert answer["Location"] == f"/invitations/{token}"
    assert not Invitation.objects.get().accepted_at


def test_pages_for_signing_in_and_out_say_that_accounts_come_by_invitation(world, browser):
    guest = Client()

    assert "can invite you" in guest.get("/account/login/").content.decode()
    assert "through an invitation" in guest.get("/account/signup/").content.decode()
    assert "print a link" in guest.get("/account/password/reset/").content.decode()
    assert "Sign out?" in browser(world.ben).get("/account/logout/").content.decode()
    assert browser(world.ben).post("/account/logout/")["Location"] == "/account/login/"
