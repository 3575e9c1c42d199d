"""Every fact can be named and told."""

import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from string import Formatter

import pytest
from django.utils.functional import Promise

from rooftree.changes import facts
from tests.architecture import source

VERB = re.compile(r"[a-z]+(\.[a-z-]+)+")


def _all_facts() -> list[type[facts.Fact]]:
    for file in source.python_files():
        if file.name == "facts.py":
            module = file.relative_to(source.HOUSE.parent).with_suffix("")
            import_module(".".join(module.parts))
    told = (fact for fact in _below(facts.Fact) if fact.__module__.startswith("rooftree."))
    return sorted(told, key=lambda fact: (fact.__module__, fact.__name__))


def _below(fact: type[facts.Fact]) -> set[type[facts.Fact]]:
    """Return the facts that can happen; what others only build on is none."""
    kinds = fact.__subclasses__()
    return set().union(*(_below(kind) for kind in kinds)) if kinds else {fact}


@pytest.mark.parametrize("fact", _all_facts(), ids=lambda fact: fact.__name__)
class TestEveryFact:
    def test_has_a_verb_that_starts_with_its_room(self, fact):
        room = fact.__module__.split(".")[1]

        assert VERB.fullmatch(fact.verb)
        assert fact.verb.startswith(f"{room}.")

    def test_has_a_wording_that_can_be_translated(self, fact):
        assert isinstance(fact.wording, Promise)

    def test_has_a_value_for_every_gap_of_its_wording(self, fact):
        gaps = {name for _, name, _, _ in Formatter().parse(str(fact.wording)) if name}

        assert gaps <= {field.name for field in fields(fact)}

    def test_is_a_frozen_value(self, fact):
        assert is_dataclass(fact)
        assert fact.__dataclass_params__.frozen

    def test_says_in_a_sentence_what_happened(self, fact):
        assert fact.__doc__
        assert not fact.__doc__.startswith(f"{fact.__name__}(")


def test_no_two_facts_share_a_verb():
    verbs = [fact.verb for fact in _all_facts()]

    assert len(verbs) == len(set(verbs))
