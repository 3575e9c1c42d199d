from pathlib import Path

import pytest

from rooftree.config.mail import mail_settings

DATA = Path("/somewhere")


def test_without_a_server_mails_become_files():
    assert mail_settings("", DATA)["EMAIL_FILE_PATH"] == "/somewhere/mail"


def test_a_url_names_the_server_and_its_password():
    chosen = mail_settings("smtp://ada:p%40ss@mail.example.org:2525", DATA)

    assert chosen["EMAIL_HOST"] == "mail.example.org"
    assert chosen["EMAIL_PORT"] == 2525
    assert chosen["EMAIL_HOST_PASSWORD"] == "p@ss"
    assert chosen["EMAIL_USE_TLS"] is True


def test_smtps_speaks_tls_from_the_first_byte():
    chosen = mail_settings("smtps://mail.example.org", DATA)

    assert (chosen["EMAIL_PORT"], chosen["EMAIL_USE_SSL"], chosen["EMAIL_USE_TLS"]) == (
        465,
        True,
        False,
    )


def test_another_kind_of_address_is_refused():
    with pytest.raises(ValueError, match="must start with smtp://"):
        mail_settings("http://mail.example.org", DATA)
