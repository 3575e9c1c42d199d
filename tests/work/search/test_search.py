"""Searching items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.changes import readers
from rooftree.work.comments.actions import add_comment, delete_comment, edit_comment
from rooftree.work.comments.models import Comment
from rooftree.work.items.actions import edit_item
from rooftree.work.items.rehoming import rehome_item
from rooftree.work.items.removing import delete_item
from rooftree.work.labels.actions import add_label, edit_label, remove_label, set_labels
from rooftree.work.labels.models import Label
from rooftree.work.search import postgresql, tables
from rooftree.work.search.queries import search_items
from rooftree.work.search.reader import reindex
from rooftree.work.spaces.actions import create_space, edit_space
from rooftree.work.spaces.models import Space
from tests.world import build


def found(world, text, *, who=None, limit=20):
    readers.catch_up(world.workspace.pk, names=("search",))
    return [hit.title for hit in search_items((who or world.ada).viewer, text, limit=limit)]


def test_all_words_must_be_there_and_the_last_may_be_unfinished(world):
    world.item("Paint the garden fence")
    world.item("Paint the door")

    assert found(world, "paint fen") == ["Paint the garden fence"]
    assert found(world, "pai fence") == []
    assert set(found(world, "PAINT")) == {"Paint the garden fence", "Paint the door"}


def test_titles_come_before_descriptions_and_comments(world):
    spoken = world.item("Something else", description="The boiler is mentioned here")
    commented = world.item("Another thing")
    add_comment(commented, body="What about the boiler?", by=world.ben.actor)
    world.item("Old boiler with many words in its long title")
    world.item("Boiler")

    assert found(world, "boiler")[:2] == ["Boiler", "Old boiler with many words in its long title"]
    assert set(found(world, "boiler")[2:]) == {spoken.title, commented.title}


def test_a_key_comes_first_however_it_is_written(world):
    first = world.item("Mentioned elsewhere")
    world.item(f"Does as {first.key} says")

    assert found(world, first.key.lower())[0] == "Mentioned elsewhere"
    assert found(world, f"#{first.key}")[0] == "Mentioned elsewhere"
    assert found(world, f"  {first.key} ")[0] == "Mentioned elsewhere"


def test_an_old_key_still_finds_the_item(world):
    item = world.item("On the move")
    old = item.key
    other = create_space(prefix="APP", name="App", by=world.ada.actor).subject
    rehome_item(item, to=Space.objects.get(pk=other.pk), by=world.ada.actor)

    assert found(world, old) == ["On the move"]


def test_case_and_accents_do_not_matter(world):
    world.item("Größe der Übersicht für Zoë")

    for text in ("grösse", "GROSSE", "ubersicht", "zoe", "Größe Übers"):
        assert found(world, text) == ["Größe der Übersicht für Zoë"]


def test_emoji_and_scripts_without_spaces_are_found(world):
    world.item("Launch 🚀 day")
    world.item("日本語の計画")

    assert found(world, "🚀") == ["Launch 🚀 day"]
    assert found(world, "計画") == ["日本語の計画"]


@pytest.mark.parametrize(
    "text",
    ["", "   ", '"', "'", '""', "AND", "OR NOT", "a AND", "NEAR(a b)", "names:x", "x*", "*", "-x",
     "(", "a & b | !c", "\\", "a:*", "%", "%s", "{}", "\x00", "\ud800", "💥", "a" * 5000,
     "b " * 3000, "'; DROP TABLE work_search; --", "^a", "<->", "+"],
)  # fmt: skip
def test_any_text_is_safe(world, text):
    world.item("Harmless")

    assert found(world, text) == []


def test_words_that_other_tools_obey_are_words(world):
    world.item("Do AND or NOT near")

    assert found(world, "and or not near") == ["Do AND or NOT near"]


@given(text=st.text(max_size=80))
def test_no_text_breaks_the_search(world, text):
    assert isinstance(search_items(world.ada.viewer, text), list)


@given(text=st.text(max_size=200).filter(lambda text: "\0" not in text and text.isprintable()))
def test_no_text_breaks_the_index(world, text):
    item = world.item("Stays findable")
    edit_item(item, description=text, by=world.ada.actor)

    assert "Stays findable" in found(world, "findable")
    delete_item(item, by=world.ada.actor)


def test_what_a_viewer_may_not_see_is_not_found(world):
    secret = world.item("Secret merger", is_private=True)
    closed = create_space(prefix="HR", name="Staff", is_open=False, by=world.ada.actor).subject
    edit_space(Space.objects.get(pk=closed.pk), is_open=False, by=world.ada.actor)
    world.space = Space.objects.get(pk=closed.pk)
    world.item("Merger of teams")

    assert set(found(world, "merger")) == {"Secret merger", "Merger of teams"}
    assert found(world, "merger", who=world.ben) == []
    assert found(world, secret.key, who=world.ben) == []


def test_another_workspace_is_out_of_sight(world):
    other = build("other")
    other.item("Shared word")

    assert found(other, "shared") == ["Shared word"]
    assert found(world, "shared") == []


def test_changed_texts_are_found_and_old_ones_are_not(world):
    item = world.item("Before")
    assert found(world, "before") == ["Before"]
    edit_item(item, title="After", by=world.ada.actor)

    assert found(world, "before") == []
    assert found(world, "after") == ["After"]


def test_comments_are_followed(world):
    item = world.item("Quiet")
    add_comment(item, body="about zebras", by=world.ben.actor)
    assert found(world, "zebras") == ["Quiet"]
    edit_comment(Comment.objects.get(), body="about lions", by=world.ben.actor)
    assert found(world, "zebras") == []
    assert found(world, "lions") == ["Quiet"]
    delete_comment(Comment.objects.get(), by=world.ben.actor)

    assert found(world, "lions") == []


def test_labels_are_followed(world):
    item = world.item("Plain")
    add_label(world.space, name="Urgent", by=world.ben.actor)
    label = Label.objects.get()
    set_labels(item, [label], by=world.ben.actor)
    assert found(world, "urgent") == ["Plain"]
    edit_label(label, name="Calm", by=world.ben.actor)
    assert found(world, "urgent") == []
    assert found(world, "calm") == ["Plain"]
    remove_label(label, by=world.ben.actor)

    assert found(world, "calm") == []


def test_a_deleted_item_is_forgotten(world):
    item = world.item("Gone tomorrow")
    assert found(world, "tomorrow") == ["Gone tomorrow"]
    delete_item(item, by=world.ada.actor)

    assert found(world, "tomorrow") == []


def test_the_excerpt_shows_the_passage(world):
    item = world.item(
        "Title", description="x " * 200 + "the hidden treasure lies here" + " y" * 200
    )
    add_comment(item, body="Nobody knows of the *Löwe* here", by=world.ben.actor)
    readers.catch_up(world.workspace.pk)

    (hit,) = search_items(world.ada.viewer, "treas")
    assert "hidden treasure lies" in hit.excerpt
    assert len(hit.excerpt) < 200
    assert search_items(world.ada.viewer, "lowe")[0].excerpt == "Nobody knows of the *Löwe* here"
    assert search_items(world.ada.viewer, "title")[0].excerpt == ""


def test_the_limit_holds(world):
    for number in range(5):
        world.item(f"Same thing {number}", description="thing")

    assert len(found(world, "thing", limit=3)) == 3


def test_the_longest_text_fits_the_index(world):
    item = world.item("Longest")
    edit_item(item, description=" ".join(f"w{n:09}" for n in range(9_000)), by=world.ada.actor)

    assert found(world, "w000000001") == ["Longest"]


def test_reindexing_finds_everything_again(world):
    world.item("Lost and found")

    assert reindex(world.workspace.pk) == 1
    assert [hit.title for hit in search_items(world.ada.viewer, "lost")] == ["Lost and found"]


def test_more_items_need_no_more_queries(world, django_assert_max_num_queries):
    for number in range(12):
        item = world.item(f"Item {number}")
        add_comment(item, body="a needle in here", by=world.ben.actor)
    readers.catch_up(world.workspace.pk)
    viewer = world.ben.viewer

    with django_assert_max_num_queries(8):
        assert len(search_items(viewer, "needle")) == 12


def test_what_holds_the_last_word_whole_comes_before_what_only_begins_with_it(world):
    world.item("Seed catalogue")
    world.item("Seeds")

    assert found(world, "seed") == ["Seed catalogue", "Seeds"]
    assert found(world, "see") == ["Seeds", "Seed catalogue"]


def test_of_names_with_all_words_the_shorter_comes_first(world):
    world.item("Garden planner with a long list of plants to order")
    world.item("Garden planner")
    world.item("Order plants for the garden planner")

    assert found(world, "garden planner")[0] == "Garden planner"


@pytest.fixture
def small_shelves(monkeypatch):
    monkeypatch.setattr(postgresql, "SHELF", 2)
    monkeypatch.setattr(tables, "CANDIDATES", 3)


@pytest.mark.usefixtures("small_shelves")
def test_of_a_common_word_the_newest_in_sight_are_found(world):
    for number in range(9):
        world.item(f"Fence {number}")
    world.item("Fence that is hidden", is_private=True, by=world.ben)

    assert sorted(found(world, "fence", who=world.cora)) == ["Fence 6", "Fence 7", "Fence 8"]


@pytest.mark.usefixtures("small_shelves")
def test_a_rare_word_is_found_however_old_and_however_many_shelves_away(world):
    world.item("Oldest fence")
    for number in range(9):
        world.item(f"Door {number}", description="of oak")
    world.item("Newest fence")

    assert set(found(world, "fence")) == {"Newest fence", "Oldest fence"}
    assert found(world, "oldest") == ["Oldest fence"]
    assert len(found(world, "oak")) == 3
