"""What the name of a list says about its category."""

import pytest

from rooftree.exchange.bundle import Category
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.status_words import CATEGORY_WORDS, category_by_name
from rooftree.exchange.formats.trello.categories import guess_categories


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Product Backlog", "discovery"),
        ("💡 Ideas!", "discovery"),
        ("Sprint Backlog", "todo"),
        ("To Do", "todo"),
        ("TO-DO", "todo"),
        ("Next up", "todo"),
        ("Not done", "todo"),
        ("Zu erledigen", "todo"),
        ("À faire", "todo"),
        ("Por hacer", "todo"),
        ("A fazer", "todo"),
        ("Da fare", "todo"),
        ("Te doen", "todo"),
        ("Do zrobienia", "todo"),
        ("Сделать", "todo"),
        ("待办", "todo"),
        ("やること", "todo"),
        ("Doing", "doing"),
        ("In Progress (max 3)", "doing"),
        ("Ready for QA", "doing"),
        ("Testing/Review", "doing"),
        ("In Arbeit", "doing"),
        ("En cours", "doing"),
        ("Em andamento", "doing"),
        ("В работе", "doing"),
        ("进行中的任务", "doing"),
        ("Done 🎉", "done"),
        ("Done and Deployed", "done"),
        ("Erledigt", "done"),
        ("Terminé", "done"),
        ("Concluído", "done"),
        ("Готово", "done"),
        ("已完成", "done"),
        ("Won’t do", "cancelled"),
        ("WON'T FIX", "cancelled"),
        ("Abgelehnt", "cancelled"),
        ("Meeting notes", "discovery"),
        ("Landing Page", None),
        ("Undone", None),
        ("", None),
        ("🎉", None),
    ],
)
def test_words_decide(name, category):
    assert category_by_name(name) == category


def test_every_phrase_leads_to_its_own_category():
    wrong = {
        phrase: found
        for category, phrases in CATEGORY_WORDS.items()
        for phrase in phrases
        if (found := category_by_name(phrase)) != category
    }

    assert wrong == {}


def test_no_phrase_is_in_the_table_twice():
    phrases = [plain_words(phrase) for row in CATEGORY_WORDS.values() for phrase in row]

    assert sorted({phrase for phrase in phrases if phrases.count(phrase) > 1}) == []


def guessed(*names: str) -> list[tuple[Category, str]]:
    return [
        (guess.category, guess.basis)
        for guess in guess_categories([(name.strip("()"), name.startswith("(")) for name in names])
    ]


def test_a_silent_name_is_judged_by_its_neighbours():
    assert guessed("Quux", "Backlog", "Quux", "To Do", "Quux", "Doing", "Quux", "Done", "Quux") == [
        ("discovery", "position"),
        ("discovery", "name"),
        ("discovery", "position"),
        ("todo", "name"),
        ("todo", "position"),
        ("doing", "name"),
        ("doing", "position"),
        ("done", "name"),
        ("discovery", "position"),
    ]


def test_what_stands_between_to_do_and_done_is_under_way():
    assert guessed("To do", "Quux", "Done")[1] == ("doing", "position")


def test_before_work_under_way_it_is_to_do():
    assert guessed("Quux", "Doing")[0] == ("todo", "position")
    assert guessed("Ideas", "Quux", "Doing")[1] == ("todo", "position")


def test_archived_lists_say_nothing_about_their_neighbours():
    assert guessed("(Done)", "Quux", "Doing")[1] == ("todo", "position")


def test_a_board_that_says_nothing_is_all_to_do():
    assert guessed("Alpha", "Beta", "Gamma") == [("todo", "default")] * 3


def test_no_lists_no_guesses():
    assert guess_categories([]) == []
