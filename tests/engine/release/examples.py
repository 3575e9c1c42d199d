"""Small release problems, and their best answers by trying everything."""

from itertools import product

from hypothesis import strategies as st

from rooftree.engine.release import (
    Customer,
    Feature,
    Goal,
    Group,
    Precedence,
    Quota,
    Release,
    ReleaseProblem,
)
from rooftree.engine.release.check import cost_of, value_of, violations

CUSTOMERS = ("anna", "ben", "cleo")
GOALS = ("growth", "calm")


@st.composite
def problems(draw, most=6, *, plain=False):
    """Draw a sound problem; a plain one has one release, a budget, and no groups or quotas."""
    keys = [f"f{i}" for i in range(draw(st.integers(1, most)))]
    small = st.integers(0, 5)
    skills = ["work"] if plain else ["work", "design"]
    features = tuple(
        Feature(
            key,
            value=draw(small),
            values=draw(st.dictionaries(st.sampled_from(CUSTOMERS), small, max_size=2)),
            goals=draw(st.dictionaries(st.sampled_from(GOALS), small, max_size=1)),
            costs={skill: draw(small) for skill in skills},
            theme=draw(st.sampled_from([None, "look", "speed"])),
            decided=draw(st.sampled_from([None] * 8 + [True, False])),
        )
        for key in keys
    )
    subsets = st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True).map(tuple)
    customers = tuple(
        Customer(name, draw(st.integers(0, 3)), draw(st.integers(0, 9)), draw(subsets))
        for name in CUSTOMERS
    )
    pairs = [(a, b) for j, b in enumerate(keys) for a in keys[:j]]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) if pairs else []
    return ReleaseProblem(
        features=features,
        customers=customers,
        goals=tuple(Goal(name, draw(st.integers(0, 2))) for name in GOALS),
        releases=(Release("next"),) if plain else draw(releases()),
        precedences=tuple(Precedence(a, b) for a, b in chosen),
        groups=() if plain else tuple(draw(st.lists(groups(subsets), max_size=2))),
        quotas=() if plain else tuple(draw(st.lists(quotas(), max_size=1))),
        rates={"work": draw(st.integers(1, 3))},
        budget=draw(st.integers(0, 30)) if plain or draw(st.booleans()) else None,
    )


@st.composite
def releases(draw):
    """Draw one or two releases of falling worth."""
    worth = sorted(draw(st.lists(st.integers(1, 3), min_size=1, max_size=2)), reverse=True)
    return tuple(
        Release(
            f"r{i}",
            each,
            draw(st.dictionaries(st.sampled_from(["work", "design"]), st.integers(0, 9))),
        )
        for i, each in enumerate(worth)
    )


@st.composite
def groups(draw, subsets):
    """Draw a group with a key of its own."""
    kind = draw(st.sampled_from(["and", "or", "xor", "alternative", "coupled"]))
    members = draw(subsets)
    return Group(f"{kind}:{members}:{draw(st.uuids())}", kind, members)


@st.composite
def quotas(draw):
    """Draw a quota of a theme or a goal."""
    least = draw(st.integers(0, 2))
    return Quota(
        "quota",
        least=least,
        most=draw(st.sampled_from([None, least, least + 3])),
        measure=draw(st.sampled_from(["features", "cost"])),
        **draw(st.sampled_from([{"theme": "look"}, {"goal": "growth"}])),
    )


def all_choices(problem):
    """Return (value, cost, choice) of every choice that keeps all rules."""
    names = [None, *(release.key for release in problem.releases)]
    found = []
    for places in product(names, repeat=len(problem.features)):
        choice = {
            feature.key: place
            for feature, place in zip(problem.features, places, strict=True)
            if place is not None
        }
        if not violations(problem, choice):
            found.append((value_of(problem, choice), cost_of(problem, choice), choice))
    return found
