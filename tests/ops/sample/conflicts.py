"""What does not fit at the sample company, and why: (rule, subject, story).

A subject is the slug of an item or a goal, or the handle of a person.
"""

from rooftree.alignment.checks.run import run_checks
from rooftree.alignment.findings.models import Finding
from rooftree.ops.sample import files
from rooftree.planning.refreshing import refresh

CONFLICTS = (
    ("dependency-broken", "move-seeds", "The fire inspector moved his visit behind the lorries."),
    ("dependency-broken", "stock-utrecht", "The shop is to sell from a hall without scanners."),
    ("plan-after-commitment", "wizard", "Hort & Home print the code on 60,000 packets."),
    ("plan-after-commitment", "frost", "Sonnenhang's chairman announces it at the meeting."),
    ("plan-after-commitment", "passport-ready", "The inspector's day was fixed before the work."),
    ("plan-after-commitment", "utrecht-live", "Lemaire were promised pallets from the new hall."),
    ("plan-after-target", "offline", "Moving the pictures took a migration nobody had planned."),
    ("plan-after-target", "spring-release", "The sowing weeks do not wait for the stores."),
    ("plan-after-target", "old-barn", "What is alive moves last, and the barn is swept after it."),
    ("person-overloaded", "tom", "The second carrier starts in the week of the three lorries."),
    ("work-without-goal", "voucher-editor", "The vouchers were dropped, their editor was not."),
    ("work-without-goal", "orchids", "Ilse writes about what nobody can buy."),
    ("goal-without-work", "winter", "With the vouchers went the last work for the winter."),
    ("work-without-owner", "crash", "Everybody fixes it, nobody decides when it goes out."),
    ("work-without-owner", "forklift", "Who drives is about pay, so nobody says who."),
)

EXPECTED = sorted((rule, subject) for rule, subject, _story in CONFLICTS)


def found_in(workspace):
    """Return (rule, subject) of every finding, sorted."""
    refresh(workspace.pk)
    run_checks(workspace.pk)
    found = Finding.objects.filter(workspace=workspace).select_related("item", "goal", "person")
    return sorted((one.rule, _subject(one)) for one in found)


def _subject(finding):
    if finding.person is not None:
        return finding.person.handle
    if finding.goal is not None:
        goals = files.read("goals")["goal"]
        return next(one["slug"] for one in goals if one["objective"] == finding.goal.objective)
    return next(one["slug"] for one in files.items() if one["title"] == finding.item.title)
