"""Three versions of a row become one."""

from hypothesis import given
from hypothesis import strategies as st

from rooftree.exchange.load.merge import merged, merged_set

words = st.sampled_from(["old", "ours", "theirs", None])
sets = st.frozensets(st.integers(0, 6))


def outcome(imported, here, source):
    result = merged({"title": imported}, {"title": here}, {"title": source})
    return result.changed, result.kept


def test_a_change_there_comes_in():
    assert outcome("old", "old", "theirs") == ({"title": "theirs"}, [])


def test_an_edit_here_stays():
    assert outcome("old", "ours", "theirs") == ({}, ["title"])
    assert outcome("old", "ours", "old") == ({}, ["title"])


def test_the_same_edit_on_both_sides_is_nothing_to_tell():
    assert outcome("old", "ours", "ours") == ({}, [])


def test_what_was_never_imported_belongs_to_people_here():
    assert merged({}, {"title": "ours"}, {"title": "theirs"}).changed == {}


def test_the_time_of_archiving_does_not_move():
    result = merged({"archived_at": "a"}, {"archived_at": "a"}, {"archived_at": "b"})

    assert result.changed == {}
    assert result.imported == {"archived_at": "a"}


def test_a_cut_history_does_not_unlearn_when_work_began():
    for later in (None, "2024-02-01"):
        result = merged(
            {"actual_start": "2024-01-01"},
            {"actual_start": "2024-01-01"},
            {"actual_start": later},
        )
        assert result.changed == {}


@given(words, words, words)
def test_merging_again_changes_nothing(imported, here, source):
    first = merged({"title": imported}, {"title": here}, {"title": source})
    now = first.changed.get("title", here)

    again = merged(first.imported, {"title": now}, {"title": source})

    assert again.changed == {}
    assert now in {here, source}


@given(sets, sets, sets)
def test_sets_take_what_is_new_there_and_keep_what_is_ours(imported, here, source):
    joining, leaving = merged_set(imported, here, source)
    now = (here | joining) - leaving

    assert here - imported <= now  # what people added here
    assert not (imported - here) & now  # what people took away here
    assert source - imported <= now
    assert merged_set(source, now, source) == (frozenset(), frozenset())
