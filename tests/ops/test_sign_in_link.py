from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core import signing

from rooftree.accounts.models import User
from rooftree.lib import clock
from rooftree.ops.sign_in_link import VALID_SECONDS, make_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return User.objects.create_user("ada@example.org", name="Ada")


def path_of(user):
    return make_link(user, site="")


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_a_link_signs_in_once(client, ada):
    link = path_of(ada)

    answer = client.get(link)

    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_a_second_use_is_refused_with_the_reason(client, ada):
    link = path_of(ada)
    client.get(link)
    client.logout()

    answer = client.get(link)

    assert (answer.status_code, answer["Location"]) == (303, "/account/login/")
    assert not is_signed_in(client)
    [message] = get_messages(answer.wsgi_request)
    assert "used already" in message.message


def test_using_one_link_makes_all_older_ones_worthless(client, ada):
    older, newer = path_of(ada), path_of(ada)
    client.get(newer)
    client.logout()

    client.get(older)

    assert not is_signed_in(client)


def test_a_link_made_after_the_last_sign_in_works_again(client, ada):
    client.get(path_of(ada))
    client.logout()
    ada.refresh_from_db()

    client.get(path_of(ada))

    assert is_signed_in(client)


def test_an_old_link_is_refused(client, ada, monkeypatch):
    long_ago = clock.now() - timedelta(seconds=VALID_SECONDS + 5)
    with monkeypatch.context() as patch:
        patch.setattr(signing.time, "time", long_ago.timestamp)
        link = path_of(ada)

    client.get(link)

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "change", [lambda link: link[:-1] + "x", lambda _: "/sign-in/link/nonsense"]
)
def test_a_forged_link_is_refused(client, ada, change):
    client.get(change(path_of(ada)))

    assert not is_signed_in(client)


def test_somebody_switched_off_is_refused(client, ada):
    link = path_of(ada)
    ada.is_active = False
    ada.save()

    client.get(link)

    assert not is_signed_in(client)


def test_a_browser_that_reads_ahead_does_not_use_the_link_up(client, ada):
    link = path_of(ada)

    assert client.get(link, headers={"sec-purpose": "prefetch;prerender"}).status_code == 204
    client.get(link)

    assert is_signed_in(client)


def test_asking_about_a_link_with_a_form_is_refused(client, ada):
    assert client.post(path_of(ada)).status_code == 405
