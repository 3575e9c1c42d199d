"""What is past its time is put away."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from rooftree.lib import clock
from rooftree.ops.sweeping import sweep
from rooftree.work.attachments.files import files_folder


@pytest.mark.django_db
def test_old_sessions_go_and_files_that_nobody_names_are_marked():
    Session.objects.create(
        session_key="old", session_data="", expire_date=clock.now() - timedelta(days=1)
    )
    stray = files_folder() / "ab" / ("ab" * 32)
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"nobody's")

    assert sweep() is False

    assert not Session.objects.exists()
    assert stray.exists()
    assert len(list(stray.parent.iterdir())) == 2
