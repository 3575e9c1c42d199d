"""The sample's files: everything that they name is there, and everything happened in a possible order."""

import re
from itertools import pairwise

from rooftree.ops.sample import files, notation
from rooftree.ops.sample.notation import words

SPACES = {one["prefix"]: one for one in files.read("spaces")["space"]}
CATEGORIES = {
    (prefix, name): category for prefix, one in SPACES.items() for name, category in one["workflow"]
}
PEOPLE = {one["handle"] for one in files.read("people")["person"]}
GOALS = {one["slug"] for one in files.read("goals")["goal"]}
OTHERS = {
    kind: {one["slug"] for one in files.read("undertakings")[kind]}
    for kind in ("product", "project", "release", "sprint")
}
CUSTOMERS = {one["slug"]: one["name"] for one in files.read("customers")["customer"]}
ITEMS = {one["slug"]: one for one in files.items()}
FEEDBACK = files.feedback()
BEGUN = {"doing", "done"}
KNOWN = {
    "slug", "space", "title", "kind", "path", "text", "people", "owner", "parent", "estimate", "remaining",
    "points", "priority", "target", "labels", "components", "project", "release", "sprint", "serves", "after",
    "before", "relates", "duplicates", "promise", "plan", "replanned", "checklist", "comments", "time",
    "later", "votes",
}  # fmt: skip


def made_on(slug):
    return notation.steps(ITEMS[slug]["path"])[0].day


def category(one):
    return CATEGORIES[one["space"], notation.steps(one["path"])[-1].status]


def test_every_slug_is_used_once():
    assert len(ITEMS) == len(files.items())


def test_no_two_customers_say_the_same():
    texts = [" ".join(one["text"].lower().split()) for one in FEEDBACK]

    assert len(set(texts)) == len(texts) >= 150


def test_feedback_is_about_what_there_is():
    for one in FEEDBACK:
        assert one["product"] in OTHERS["product"]
        assert one.get("customer", "hort") in CUSTOMERS
        assert set(words(one.get("about", ""))) <= ITEMS.keys(), one["text"]
        assert one["on"] < 0


def test_themes_come_up_again_and_again():
    about = [slug for one in FEEDBACK for slug in words(one.get("about", ""))]

    assert sum(about.count(slug) >= 5 for slug in set(about)) >= 7


def test_an_item_says_nothing_that_nobody_reads():
    for one in ITEMS.values():
        assert one.keys() <= KNOWN, one["slug"]


def test_an_item_names_what_there_is():
    for one in ITEMS.values():
        space, slug = SPACES[one["space"]], one["slug"]

        assert {step.who for step in notation.steps(one["path"])} <= PEOPLE, slug
        assert {*words(one.get("people", "")), *words(one.get("votes", ""))} <= PEOPLE, slug
        assert one.get("owner", "tom") in PEOPLE, slug
        assert set(words(one.get("labels", ""))) <= {name for name, _colour in space["labels"]}, (
            slug
        )
        assert set(words(one.get("components", ""))) <= space["components"].keys(), slug
        assert set(words(one.get("serves", ""))) <= GOALS, slug
        assert set(words(one.get("sprint", ""))) <= OTHERS["sprint"], slug
        assert one.get("project", "spring") in OTHERS["project"], slug
        assert one.get("release", "4.0") in OTHERS["release"], slug
        assert set(others(one)) <= ITEMS.keys(), slug


def others(one):
    yield from ([one["parent"]] if "parent" in one else [])
    for kind in ("after", "before"):
        yield from (notation.wait(line).slug for line in one.get(kind, ()))
    for kind in ("relates", "duplicates"):
        yield from one.get(kind, ())
    for text in texts(one):
        yield from (found[1] for found in notation.SLUG.finditer(text))


def texts(one):
    yield one.get("text", "")
    yield from (notation.said(line).words for line in one.get("comments", ()))


def test_a_text_names_people_who_work_here():
    for one in ITEMS.values():
        for text in texts(one):
            assert set(re.findall(r"@(\w+)", text)) <= PEOPLE, text


def test_an_item_goes_its_way_in_time():
    for slug, one in ITEMS.items():
        steps = notation.steps(one["path"])

        assert all((one["space"], step.status) in CATEGORIES for step in steps), slug
        assert all(before.day <= after.day for before, after in pairwise(steps)), slug
        assert all(before.status != after.status for before, after in pairwise(steps)), slug
        assert steps[-1].day < 0, slug
        assert "parent" not in one or made_on(one["parent"]) <= steps[0].day, slug


def test_nobody_does_anything_to_an_item_before_it_is_there():
    for slug, one in ITEMS.items():
        first = made_on(slug)

        for said in map(notation.said, one.get("comments", ())):
            assert said.who in PEOPLE, slug
            assert first <= said.day < 0, slug
        for promise in one.get("promise", ()):
            assert first <= promise["made"] < 0, slug
            assert promise["to"] in {*CUSTOMERS.values(), "Plant health authority"}, slug
        for line in one.get("later", ()):
            assert first <= int(line.split()[0]) < 0, slug


def test_every_line_of_a_checklist_is_an_entry():
    for slug, one in ITEMS.items():
        lines = one.get("checklist", "").strip().splitlines()
        entries = notation.checklist(one["checklist"])[1] if lines else []

        assert len(entries) == max(0, len(lines) - 1), slug
        assert all(one.day is None or made_on(slug) <= one.day < 0 for one in entries), slug


def test_time_is_spent_between_begin_and_end():
    for slug, one in ITEMS.items():
        steps = notation.steps(one["path"])
        begun = [step.day for step in steps if CATEGORIES[one["space"], step.status] in BEGUN]
        last = steps[-1].day if category(one) in {"done", "cancelled"} else -1

        for line in one.get("time", ()):
            day, who, spent = line.split()[:3]
            assert who in PEOPLE, slug
            assert begun[0] <= int(day) <= last, slug
            assert 0 < notation.minutes(spent) <= 9 * 60, slug


def test_what_remains_is_no_more_than_the_estimate():
    for slug, one in ITEMS.items():
        if "remaining" in one:
            whole = notation.estimate(one["estimate"])
            most = whole["estimate_high"] or whole["estimate_likely"]
            assert category(one) == "doing", slug
            assert notation.minutes(one["remaining"]) <= most, slug
