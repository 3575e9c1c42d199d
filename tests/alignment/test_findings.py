"""The life of a finding, and who sees and answers it."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks import reader
from rooftree.alignment.checks.about import shown_about
from rooftree.alignment.checks.daybreak import begin_day
from rooftree.alignment.checks.models import CheckRun
from rooftree.alignment.checks.run import run_checks
from rooftree.alignment.checks.shown import shown
from rooftree.alignment.findings.actions import (
    accept_finding,
    acknowledge_finding,
    reopen_finding,
)
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.findings.queries import (
    finding_by_id,
    findings_open,
    findings_seen,
    findings_unresolved,
)
from rooftree.alignment.remedies.queries import apply_remedy, remedies
from rooftree.changes import readers
from rooftree.changes.models import Change
from rooftree.changes.rebuild import rows_as_of
from rooftree.changes.verify import faults
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.lib import clock
from rooftree.work.items.actions import create_item, edit_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
from rooftree.work.items.removing import delete_item
from rooftree.work.links.actions import add_dependency
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space
from tests.alignment.scenes import a_goal_now, at, begin, check, monday, plan, saved
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.world import build

RULE = "work-without-owner"


def a_finding(world, **more):
    begin(world, world.item("busy", **more))
    return check(world, RULE)[-1]


def verbs(world):
    changes = Change.objects.filter(workspace=world.workspace).order_by("seq")
    return [change.verb.removeprefix("alignment.finding.") for change in changes]


def test_raising_and_resolving_are_in_the_log(world):
    finding = a_finding(world, owner=None)
    edit_item(saved(finding.item), owner=world.ben.person, by=world.ada.actor)
    run_checks(world.workspace.pk)

    raised = Change.objects.get(verb="alignment.finding.raised", subject_id=finding.pk)
    item = finding.item
    assert set(raised.topics) == {"findings", f"item:{item.pk}", f"space:{item.space_id}"}
    assert raised.via == "job"
    assert verbs(world)[-1] == "resolved"
    assert "alignment.finding" in rows_as_of(world.workspace.pk)
    assert not list(faults(world.workspace.pk))


def test_a_second_run_says_nothing(world):
    a_finding(world)
    before = verbs(world)

    summary = run_checks(world.workspace.pk)

    assert (summary.raised, summary.changed, summary.resolved) == (0, 0, 0)
    assert verbs(world) == before


def test_an_acknowledged_finding_stays_so_while_it_lasts(world):
    finding = a_finding(world)

    assert acknowledge_finding(finding, by=world.ben.actor)
    assert acknowledge_finding(finding, by=world.ben.actor) is None

    (again,) = check(world, RULE)
    assert (again.state, again.answered_by) == ("acknowledged", world.ben.person)


def test_an_accepted_finding_is_quiet_until_its_day_has_passed(world, monkeypatch):
    finding = a_finding(world)
    today = clock.today()
    accept_finding(finding, until=today, note="After the fair", by=world.ben.actor)
    assert [one.state for one in check(world, RULE)] == ["accepted"]
    assert not findings_open(world.ben.viewer).filter(rule=RULE)
    assert findings_unresolved(world.ben.viewer).filter(rule=RULE)

    monkeypatch.setattr(clock, "today", lambda zone="UTC": today + timedelta(days=1))
    (again,) = check(world, RULE)

    assert (again.pk, again.state, again.note) == (finding.pk, "open", "")
    assert again.accepted_until is None
    assert "returned" in verbs(world)


def test_an_answer_can_be_taken_back(world):
    finding = a_finding(world)
    acknowledge_finding(finding, by=world.ben.actor)

    assert reopen_finding(finding, by=world.ben.actor)
    assert reopen_finding(finding, by=world.ben.actor) is None
    assert Finding.objects.get(pk=finding.pk).answered_by is None


def test_a_finding_is_not_accepted_until_yesterday_nor_when_it_is_over(world):
    finding = a_finding(world)
    with pytest.raises(RuleBroken, match="passed"):
        accept_finding(finding, until=clock.today() - timedelta(days=1), by=world.ben.actor)

    edit_item(saved(finding.item), owner=world.ben.person, by=world.ada.actor)
    check(world, RULE)
    finding.refresh_from_db()

    with pytest.raises(RuleBroken, match="resolved"):
        acknowledge_finding(finding, by=world.ben.actor)
    with pytest.raises(RuleBroken, match="resolved"):
        apply_remedy(finding, "own-it", {}, by=world.ben.actor)
    assert remedies(world.ben.viewer, finding) == []


def test_other_evidence_changes_the_finding_and_says_so(world):
    item = plan(world, world.item(target=monday()), at(monday(), 9), at(monday(2), 18))
    (before,) = check(world, "plan-after-target")
    acknowledge_finding(before, by=world.ben.actor)
    plan(world, item, at(monday(), 9), at(monday(3), 18))

    (after,) = check(world, "plan-after-target")

    assert (after.pk, after.state) == (before.pk, "acknowledged")
    assert after.evidence["late"] == {"days": 14}
    assert "changed" in verbs(world)


def test_who_only_looks_does_not_answer(world):
    finding = a_finding(world)
    until = clock.today()

    for who in (world.cleo, world.cora):
        with pytest.raises(Forbidden):
            acknowledge_finding(finding, by=who.actor)
        with pytest.raises(Forbidden):
            accept_finding(finding, until=until, by=who.actor)
        with pytest.raises(Forbidden):
            apply_remedy(finding, "own-it", {}, by=who.actor)
        assert remedies(who.viewer, finding) == []
        assert finding_by_id(who.viewer, finding.pk) == finding


def test_a_finding_about_a_hidden_item_is_not_there(world):
    finding = a_finding(world, is_private=True)

    assert RULE in {one.finding.rule for one in shown_about(world.ada.viewer, finding.item)}
    assert not shown_about(world.ben.viewer, finding.item)
    assert not findings_seen(world.ben.viewer)
    with pytest.raises(NotFound):
        finding_by_id(world.ben.viewer, finding.pk)
    with pytest.raises(NotFound):
        acknowledge_finding(finding, by=world.ben.actor)


def test_findings_of_another_workspace_are_not_there(world):
    finding = a_finding(build("other"))

    with pytest.raises(NotFound):
        finding_by_id(world.ada.viewer, finding.pk)
    with pytest.raises(NotFound):
        acknowledge_finding(finding, by=world.ada.actor)


def test_what_tells_of_a_hidden_item_is_withheld(world):
    secret = plan(world, world.item("secret", is_private=True), at(monday(), 9), at(monday(), 18))
    item = plan(world, world.item("plain"), at(monday(), 12), at(monday(), 18))
    add_dependency(secret, item, by=world.ada.actor)
    (finding,) = check(world, "dependency-broken")

    (to_ada,) = shown(world.ada.viewer, [finding])
    (to_ben,) = shown(world.ben.viewer, [finding])

    assert to_ada.cause.startswith(f"{item.key} waits for {secret.key} to finish")
    assert to_ben.cause == "This is planned not to wait for something that it depends on."
    assert {one.name for one in to_ben.evidence} == {"item", "type", "let"}
    assert [one.code for one in remedies(world.ben.viewer, finding)] == ["remove-dependency"]


def test_the_load_by_hidden_items_is_for_admins(world):
    for title, is_private in (("plain", False), ("secret", True)):
        item = world.item(title, is_private=is_private, estimate_likely=3 * 480)
        assign(item, [world.cora.person], by=world.ada.actor)
        plan(world, item, at(monday(), 9), at(monday() + timedelta(days=2), 18))

    (finding,) = check(world, "person-overloaded")

    assert finding_by_id(world.ada.viewer, finding.pk) == finding
    with pytest.raises(NotFound):
        finding_by_id(world.ben.viewer, finding.pk)
    with pytest.raises(NotFound):
        acknowledge_finding(finding, by=world.ben.actor)


def test_a_whole_does_not_tell_how_late_its_hidden_part_is(world):
    whole = world.item("whole", target=monday())
    plan(
        world, world.item("part", parent=whole, is_private=True), at(monday(), 9), at(monday(2), 9)
    )

    (finding,) = check(world, "plan-after-target")

    assert finding.item == whole
    assert findings_seen(world.ada.viewer).filter(pk=finding.pk)
    assert not findings_seen(world.ben.viewer).filter(pk=finding.pk)


def test_a_deleted_item_takes_its_findings_along(world):
    finding = a_finding(world)
    delete_item(saved(finding.item), by=world.ada.actor)
    check(world, RULE)

    assert not Finding.objects.filter(pk=finding.pk).exists()
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)


def test_findings_can_be_rebuilt_from_the_log(world):
    finding = a_finding(world, owner=None)
    accept_finding(finding, until=clock.today(), note="Soon", by=world.ben.actor)
    edit_item(saved(finding.item), owner=world.ben.person, by=world.ada.actor)
    check(world, RULE)

    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)


def test_errors_come_first(world):
    goal = a_goal_now(world)
    item = plan(world, world.item(target=monday()), at(monday(), 9), at(monday(2), 18))
    other = plan(world, world.item("other"), at(monday(), 9), at(monday(), 18))
    add_dependency(item, other, by=world.ada.actor)
    check(world, RULE)

    found = list(findings_open(world.ben.viewer).values_list("rule", flat=True))

    assert found[0] == "dependency-broken"
    assert set(found[1:]) == {"plan-after-target", "goal-without-work"}
    assert goal.findings.get().subject_kind == "goal"


def test_the_checks_follow_the_log_and_come_to_rest(world):
    readers.catch_up(world.workspace.pk)
    begin(world, world.item("busy"))

    readers.catch_up(world.workspace.pk)
    raised = verbs(world).count("raised")
    readers.catch_up(world.workspace.pk)

    assert raised == verbs(world).count("raised") == 2
    assert not CheckRun.objects.get(pk=world.workspace.pk).is_due
    assert set(readers.lag(world.workspace.pk).values()) == {0}


def test_a_long_run_of_changes_is_judged_once(world, monkeypatch):
    runs = []
    monkeypatch.setattr(reader, "run_checks", runs.append)
    world.item()
    changes = list(Change.objects.filter(workspace=world.workspace).order_by("seq"))

    reader.look_again(world.workspace.pk, changes[:-1])
    assert not runs

    reader.look_again(world.workspace.pk, changes[-1:])
    assert runs == [world.workspace.pk]


def test_more_findings_take_no_more_queries_to_show(world):
    counts = []
    for _ in range(2):
        for _ in range(4):
            begin(world, world.item(owner=world.ben.person, target=monday(-9)))
            a_goal_now(world)
        check(world, RULE)
        viewer = Viewer.system(world.workspace.pk)
        findings = list(findings_unresolved(viewer))
        with CaptureQueriesContext(connection) as queries:
            shown(viewer, findings)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 4


def test_more_items_take_no_more_queries_to_judge(world):
    counts = []
    for _ in range(2):
        for _ in range(5):
            item = begin(world, world.item(owner=world.ben.person))
            add_dependency(world.item(parent=item), world.item(), by=world.ada.actor)
        check(world, RULE)
        with CaptureQueriesContext(connection) as queries:
            run_checks(world.workspace.pk)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_findings_are_written_in_chunks(world, monkeypatch):
    monkeypatch.setattr("rooftree.alignment.checks.run.CHUNK", 2)
    for _ in range(5):
        begin(world, world.item(owner=world.ben.person))

    assert len(check(world, "work-without-goal")) == 5


def test_a_finding_in_a_closed_space_is_for_those_who_are_let_in(world):
    created = create_space(prefix="HID", name="Hidden", is_open=False, by=world.ada.actor)
    hidden = Space.objects.get(pk=created.subject.pk)
    fact = create_item(hidden, title="secret", by=world.ada.actor)
    item = Item.objects.get(pk=fact.subject.pk)
    edit_item(item, target=monday(-9), by=world.ada.actor)

    assert check(world, "plan-after-target")[0].item == item
    assert not findings_seen(world.ben.viewer).filter(item=item)


def test_a_new_day_is_looked_at_though_nothing_happens(world, monkeypatch):
    finding = a_finding(world)
    today = clock.today()
    accept_finding(finding, until=today, by=world.ben.actor)
    readers.catch_up(world.workspace.pk)
    job = DBTaskResult.objects.get()
    assert job.run_after == datetime.combine(today + timedelta(days=1), time.min, tzinfo=UTC)
    assert job.args_kwargs["args"][:2] == [
        "rooftree.alignment.checks.daybreak.begin_day",
        [world.workspace.pk],
    ]

    monkeypatch.setattr(clock, "today", lambda zone="UTC": today + timedelta(days=1))
    begin_day(world.workspace.pk)

    assert [one.state for one in Finding.objects.filter(pk=finding.pk)] == ["open"]
    assert DBTaskResult.objects.count() == 1
