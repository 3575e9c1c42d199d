"""Files that are something else, or want to do harm: a reason or a remark, never a crash."""

import io
import json
import random
import zipfile

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.rest.reader import read
from tests.exchange.boards import assert_adds_up
from tests.exchange.jira.replies import bytes_of, codes, comment, history, issue, search, worklog


def refusal(data):
    with pytest.raises(FormatError) as refused:
        read(data)
    return refused.value


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"errorMessages": ["Issue does not exist"], "errors": {}}, "answered with an error"),
        (search(), "found nothing"),
        ([{"id": "x", "name": "Rank", "schema": {"type": "any"}}], "fields, not of issues"),
        ({"id": "1", "key": "BED-1", "changelog": {"histories": []}}, "only the history"),
        ({"comments": [comment(1, "x")]}, "only comments"),
        ({"worklogs": [worklog(1, 60)]}, "only entries of time"),
        ([{"key": "BED", "name": "Beds"}], "projects only"),
        ({"id": 1, "name": "One", "state": "active"}, "sprints only"),
        ({"id": "1", "key": "BED-1"}, "made an issue"),
        ({"baseUrl": "https://jira.test"}, "the server"),
        ({"cards": [], "lists": []}, "no issue of Jira"),
        ([1, 2], "no issue of Jira"),
        ({}, "no issue of Jira"),
    ],
)
def test_what_is_no_issue_is_refused_with_what_it_is(value, problem):
    assert problem in refusal(bytes_of(value)).problem


def test_an_error_of_jira_is_told():
    value = {"errorMessages": ["You do not have the permission to see it."], "errors": {}}

    assert "permission" in refusal(bytes_of(value)).cause


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "not a JSON file"),
        (b'module.exports = { key: "BED-1" }', "not a JSON file"),
        (b'"BED-1"', "not a JSON file"),
        (b"PK\3\4 broken", "archive is broken"),
        (bytes_of(issue(1)) + b"\nthen\n" + bytes_of(issue(2)), "Between two values"),
    ],
)
def test_what_is_no_json_is_refused(data, problem):
    assert problem in refusal(data).problem


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_off_is_refused_with_the_place(kept):
    whole = bytes_of(search(*(issue(number) for number in range(200))))

    refused = refusal(whole[: int(len(whole) * kept)])

    assert "cut off" in refused.problem
    assert refused.place.startswith("line 1, column")
    assert "issues" in refused.place


@pytest.mark.parametrize(
    "data",
    [
        b'{"issues": ' + b"[" * 200_000,
        b'{"a": ' * 200_000,
        b"[" * 200_000,
        b'{"issues": [{"fields": ' + b'{"a":' * 200_000,
    ],
)
def test_deep_nesting_is_refused(data):
    assert "nested too deeply" in refusal(data).problem


def test_a_million_keys_are_refused():
    data = b"{" + b",".join(b'"k%d":1' % number for number in range(20_000)) + b"}"

    assert "too large" in refusal(data).problem


def test_a_text_of_a_hundred_megabytes_is_refused():
    data = bytes_of(issue(description="#")).replace(b'"#"', b'"' + b"a" * 100_000_000 + b'"')

    refused = refusal(data)

    assert "One text of the file is too large" in refused.problem
    assert "fields.description" in refused.place


@pytest.mark.parametrize("number", ["1e999", "9223372036854776000", "1" * 400, "-0.0", "1e-400"])
def test_numbers_of_any_size_are_read(number):
    data = bytes_of(issue(workratio=0, customfield_1=0)).replace(b": 0", b": " + number.encode())

    assert len(read(data).items) == 1


def test_bytes_that_are_no_text_are_repaired_and_told():
    bundle = read(bytes_of(issue(summary="B#den")).replace(b"#", b"\xf6"))

    assert next(iter(bundle.items)).title == "Böden"
    assert "repaired_bytes" in codes(bundle)


def test_half_characters_and_nuls_are_replaced_and_told():
    bundle = read(bytes_of(issue(summary="#")).replace(b"#", rb"a\ud83d b\u0000c"))

    assert next(iter(bundle.items)).title == "a� bc"
    assert {"broken_characters", "nul_characters"} <= set(codes(bundle))


def archive(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return data.getvalue()


class TestArchives:
    def test_that_are_cut_off_are_refused(self):
        assert "archive is broken" in refusal(archive(a=bytes_of(issue(1)))[:-30]).problem

    def test_whose_content_is_damaged_are_refused(self):
        data = bytearray(archive(a=bytes_of(*(issue(number) for number in range(50)))))
        data[60:90] = b"\xff" * 30

        assert "archive is broken" in refusal(bytes(data)).problem

    def test_with_a_password_are_refused(self):
        data = bytearray(archive(a=bytes_of(issue(1))))
        data[data.index(b"PK\1\2") + 8] |= 1

        assert "password" in refusal(bytes(data)).problem

    def test_that_hold_nothing_are_refused(self):
        assert "no issue" in refusal(archive()).problem

    def test_may_name_their_files_as_they_like(self):
        packed = archive(**{"../../etc/passwd": bytes_of(issue(1)), "/a\x01b": bytes_of(issue(2))})

        assert len(read(packed).items) == 2


ODD = [None, True, 0, -1, 2.5, 1e300, "", "x", " ", "2024-99-99", [], [[]], [None], {}, {"a": {}}, {"id": []},
       {"key": 5}, {"name": {}}, ["a", 1, {}], "BED-1", "0|i:"]  # fmt: skip


def bent(value, random_one):
    """Give a copy in which one value somewhere is something odd."""
    copy = json.loads(json.dumps(value))
    holders = []

    def walk(holder):
        pairs = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, inside in pairs:
            holders.append((holder, key))
            if isinstance(inside, dict | list):
                walk(inside)

    walk(copy)
    holder, key = random_one.choice(holders)
    holder[key] = random_one.choice(ODD)
    return copy


FULL = issue(
    1, description="x", assignee={"accountId": "a", "displayName": "A"}, labels=["a"],
    components=[{"id": "1", "name": "C"}], fixVersions=[{"id": "1", "name": "V"}], duedate="2024-01-01",
    priority={"name": "High"}, resolution={"name": "Done"}, votes={"votes": 1}, watches={"watchCount": 1},
    parent={"key": "BED-2"}, subtasks=[{"key": "BED-3"}], security={"name": "S"},
    issuelinks=[{"id": "1", "type": {"name": "T", "outward": "o"}, "outwardIssue": {"key": "BED-2"}}],
    comment={"total": 1, "comments": [comment(1, "x", visibility={"value": "S"})]},
    worklog={"total": 1, "worklogs": [worklog(1, 60)]},
    attachment=[{"id": "1", "filename": "f", "content": "https://x.test/1", "size": 1}],
    customfield_1=[{"id": 1, "name": "S", "state": "active", "boardId": 1}], customfield_2={"value": "O"},
    customfield_3=3, customfield_4="2024-01-01", customfield_5={"child": {"value": "x"}, "value": "y"},
    timetracking={"originalEstimateSeconds": 60},
    top={"changelog": {"total": 1, "histories": [history(1, ("status", "A", "B"))]}},
)  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_odd_values_never_stop_the_reading(seed):
    chance = random.Random(seed)
    page = search(FULL, issue(2), names={"customfield_1": "Sprint"}, schema={"customfield_3": {}})
    for _ in range(chance.randint(1, 4)):
        page = bent(page, chance)

    try:
        bundle = read(bytes_of(page))
    except FormatError:
        return
    assert_adds_up(bundle)


@pytest.mark.parametrize("seed", range(100))
def test_damaged_bytes_never_do_worse_than_a_refusal(seed):
    chance = random.Random(seed)
    data = bytearray(bytes_of(search(FULL, issue(2))))
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(data))
        data[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))

    try:
        bundle = read(bytes(data))
    except FormatError:
        return
    assert_adds_up(bundle)
