from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from rooftree.errors import RuleBroken, Unavailable
from rooftree.jobs import later, queue, worker
from rooftree.jobs.health import dead_jobs, waiting
from rooftree.lib import clock

# Like a request, the worker looks after its connection, which it may not do inside a transaction.
pytestmark = pytest.mark.django_db(transaction=True)

calls = []


def remember(*ids):
    calls.append(ids)


def break_down(_id):
    raise OSError("the disk is on fire")


def refuse(_id):
    raise RuleBroken("Not like this.")


def be_busy(_id):
    raise Unavailable("Come back later.")


@pytest.fixture(autouse=True)
def real_queue(settings):
    settings.JOBS_AT_ONCE = False
    calls.clear()


def do_all_that_is_due():
    while worker.do_one_job():
        pass


def make_due():
    DBTaskResult.objects.filter(status="READY").update(run_after=clock.now() - timedelta(seconds=1))


def test_a_job_waits_for_the_worker():
    later(remember, 1, 2)
    assert calls == []

    do_all_that_is_due()

    assert calls == [(1, 2)]


def test_a_job_of_a_transaction_that_fails_is_never_done():
    with transaction.atomic():
        later(remember, 1)
        transaction.set_rollback(True)

    do_all_that_is_due()

    assert calls == []


def test_in_tests_jobs_may_be_done_at_once(settings):
    settings.JOBS_AT_ONCE = True

    later(remember, 3)

    assert calls == [(3,)]


def test_only_a_function_of_a_module_can_wait():
    with pytest.raises(ValueError, match="not a function of a module"):
        later(lambda: None)


def test_a_failed_job_is_tried_again_after_growing_pauses_and_then_given_up():
    later(break_down, 7)

    pauses = []
    for _ in queue.PAUSES_SECONDS:
        do_all_that_is_due()
        assert dead_jobs() == []
        [job] = DBTaskResult.objects.filter(status="READY")
        pauses.append(round((job.run_after - clock.now()).total_seconds()))
        make_due()
    do_all_that_is_due()

    assert pauses == list(queue.PAUSES_SECONDS)
    [dead] = dead_jobs()
    assert dead.name.endswith("break_down")
    assert dead.arguments == "[7]"
    assert dead.error == "OSError: the disk is on fire"
    assert waiting() == 0


def test_a_refusal_is_final():
    later(refuse, 7)

    do_all_that_is_due()

    assert [dead.error for dead in dead_jobs()] == ["rooftree.errors.RuleBroken: Not like this."]


def test_being_unavailable_is_not_final():
    later(be_busy, 7)

    do_all_that_is_due()

    assert dead_jobs() == []
    assert waiting() == 1


def leave_running(*worker_ids):
    later(remember, 9)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=list(worker_ids))


def of_process(pid):
    return f"{worker.socket.gethostname()}:{pid}:abc"


def test_a_job_that_died_with_its_process_is_done_again():
    leave_running(of_process(2**22 + 1))

    worker.take_over_orphans()
    do_all_that_is_due()

    assert calls == [(9,)]


@pytest.mark.parametrize("worker_id", [of_process(1), "elsewhere:1:abc"])
def test_a_job_that_somebody_else_is_doing_is_left_alone(worker_id):
    leave_running(worker_id)

    worker.take_over_orphans()

    assert DBTaskResult.objects.running().count() == 1


def test_a_job_that_ends_its_process_again_and_again_is_given_up():
    leave_running(*[of_process(2**22 + 1)] * 3)

    worker.take_over_orphans()

    assert "process ended" in dead_jobs()[0].error


def test_old_jobs_are_forgotten():
    later(remember, 1)
    later(refuse, 2)
    do_all_that_is_due()
    DBTaskResult.objects.update(finished_at=clock.now() - timedelta(days=30))

    worker.forget_old_jobs()

    assert len(dead_jobs()) == 1
    assert DBTaskResult.objects.count() == 1
