"""What hangs on an issue comes along, and its custom fields are settled over all issues."""

from datetime import UTC, datetime, timedelta

from rooftree.exchange.bundle import Text
from rooftree.exchange.formats.jira import issue as jira
from tests.exchange.jira.tables import codes
from tests.exchange.jira.test_draft import ANN, an_issue, drafted

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_ids_of_what_hangs_on_an_issue_stay_the_same_from_export_to_export():
    comment = jira.Comment(body=Text(markdown="hm"), author=ANN, created_at=NOON)
    entry = jira.Worklog(seconds=90, started_at=NOON, author=ANN)
    file = jira.Attachment(name="a.png", url="https://x.org/secure/attachment/77/a.png")
    issue = an_issue(comments=(comment, comment), worklogs=(entry,), attachments=(file, file))
    first, second = drafted(issue), drafted(an_issue("AB-9"), issue)

    assert len(first.comments) == 2
    assert [one.source_id for one in first.attachments] == ["AB-1#a77"]
    for kind in ("comments", "time_entries", "attachments"):
        ids = [[one.source_id for one in getattr(bundle, kind)] for bundle in (first, second)]
        assert ids[0] == ids[1]


def test_what_says_nothing_is_left_out():
    bundle = drafted(
        an_issue(
            comments=(jira.Comment(body=Text(markdown=" ")),),
            worklogs=(jira.Worklog(seconds=0, started_at=NOON),),
            attachments=(jira.Attachment(name="x", url="javascript:alert(1)"),),
        )
    )

    assert {"no_text", "no_time_spent", "no_address"} <= codes(bundle).keys()


def test_comments_stand_by_age():
    told = [
        jira.Comment(body=Text(markdown=f"{hours}"), created_at=NOON + timedelta(hours=hours))
        for hours in (2, 1, 3)
    ]

    assert [one.body.markdown for one in drafted(an_issue(comments=tuple(told))).comments] == [
        "1",
        "2",
        "3",
    ]


# --- fields


def a_value(name, kind, value, **more):
    return jira.CustomValue(name=name, type=kind, value=value, **more)


def test_custom_fields_are_typed_and_filled():
    values = (
        a_value("Cost", "number", "3"),
        a_value("Team", "choice", "Red", raw="7"),
        a_value("Ok", "checkbox", True),
    )
    others = (a_value("Team", "choice", "Blue"),)
    bundle = drafted(an_issue(values=values), an_issue("AB-2", values=others))

    assert [(one.source_id, one.type, [o.name for o in one.options]) for one in bundle.fields] == [
        ("AB/Cost", "number", []),
        ("AB/Team", "choice", ["Blue", "Red"]),
        ("AB/Ok", "checkbox", []),
    ]


def test_a_field_of_several_types_becomes_text():
    bundle = drafted(
        an_issue(values=(a_value("X", "number", "3"),)),
        an_issue("AB-2", values=(a_value("X", "checkbox", True),)),
    )

    assert [one.type for one in bundle.fields] == ["text"]
    assert [one.value for one in bundle.field_values] == ["3", "Yes"]
    assert codes(bundle)["field_type_mixed"] == 1


def test_two_fields_of_one_name_are_told_apart_by_their_ids():
    told = (("a", "c1"), ("b", "c2"), ("c", "c1"))
    values = tuple(a_value("X", "text", word, id=own) for word, own in told)
    bundle = drafted(an_issue(values=values))

    assert [one.source_id for one in bundle.fields] == ["AB/X", "AB/X#c2"]
    assert codes(bundle)["value_repeated"] == 1


def test_a_choice_of_too_many_becomes_text():
    bundle = drafted(
        *(an_issue(f"AB-{n}", values=(a_value("X", "choice", f"v{n}"),)) for n in range(1, 503))
    )

    assert [one.type for one in bundle.fields] == ["text"]


def test_what_jira_keeps_for_itself_is_no_field():
    bundle = drafted(
        an_issue(values=(a_value("Epic Link", "text", "AB-9"), a_value("Rank", "text", "0|i:")))
    )

    assert not bundle.fields
    assert codes(bundle)["tool_field_not_kept"] == 2


def test_the_environment_is_a_field_of_text():
    bundle = drafted(an_issue(environment=Text(markdown="Linux")))

    assert [(one.field, one.value) for one in bundle.field_values] == [("AB/Environment", "Linux")]


def test_of_two_comments_with_one_id_the_first_counts():
    def told(*ids):
        return tuple(jira.Comment(id=own, body=Text(markdown=f"no. {own}")) for own in ids)

    bundle = drafted(
        an_issue("AB-1", comments=told("7", "8", "x")),
        an_issue("AB-2", comments=told("7", "x", "07", "9")),
    )

    assert [one.source_id for one in bundle.comments] == ["7", "8", "x", "07", "9"]
    assert codes(bundle)["duplicate_id"] == 2
