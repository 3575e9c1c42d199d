"""The judge knows modes, material, people, pieces, projects and leads, and names what is wrong."""

from dataclasses import replace

import pytest

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Assignment,
    Dependency,
    Mode,
    Plan,
    Problem,
    Project,
    Resource,
    SkillNeed,
)
from rooftree.engine.check import violations
from tests.engine.examples import DAY, FIVE, NINE

WELD = SkillNeed("weld", 2, people=1, faster=500)
ADA = Resource("ada", 1000, skills={"weld": 3, "paint": 1})
BOB = Resource("bob", 1000, skills={"weld": 2})
EVE = Resource("eve", 500, skills={"paint": 2})


def judged(problem, places):
    end = max(place.finish for place in places.values()) - problem.start
    return violations(problem, Plan("feasible", places, end, 0))


class TestModes:
    PROBLEM = Problem(
        0,
        (
            Activity("a", modes=(Mode("slow", 6, {"r": 1}), Mode("fast", 3, {"r": 2, "steel": 5}))),
            Activity("b", 4, {"r": 1, "steel": 2}),
        ),
        (),
        (Resource("r", 2), Resource("steel", 6, kind="nonrenewable")),
    )

    def test_the_chosen_mode_says_duration_and_demands(self):
        places = {"a": Assignment(0, 6, "slow"), "b": Assignment(0, 4)}
        assert judged(self.PROBLEM, places) == []

    def test_the_duration_of_another_mode_is_named(self):
        places = {"a": Assignment(0, 3, "slow"), "b": Assignment(0, 4)}
        assert judged(self.PROBLEM, places) == ["a works 3 minutes instead of 6"]

    def test_more_material_than_there_is_is_named_whenever_it_is_used(self):
        places = {"a": Assignment(4, 7, "fast"), "b": Assignment(0, 4)}
        assert judged(self.PROBLEM, places) == ["steel has 7 of 6 in all"]

    def test_the_demands_of_the_mode_count(self):
        problem = replace(self.PROBLEM, resources=(Resource("r", 2), Resource("steel", 9)))
        places = {"a": Assignment(3, 6, "fast"), "b": Assignment(0, 4)}
        assert judged(problem, places) == ["r has 3 of 2 from 3"]

    @pytest.mark.parametrize("mode", [None, "other"])
    def test_a_mode_that_it_does_not_have_is_named(self, mode):
        places = {"a": Assignment(0, 0, mode), "b": Assignment(0, 4)}
        assert f"a is in the mode {mode}, which it does not have" in judged(self.PROBLEM, places)

    def test_a_mode_of_what_has_none_is_named(self):
        places = {"a": Assignment(0, 6, "slow"), "b": Assignment(0, 4, "slow")}
        assert judged(self.PROBLEM, places) == ["b is in the mode slow, which it does not have"]


class TestPeople:
    def work(self, chosen, finish=6, needs=(WELD,), duration=6):
        problem = Problem(0, (Activity("a", duration, skills=needs),), (), (ADA, BOB, EVE))
        return judged(problem, {"a": Assignment(0, finish, None, chosen)})

    def test_someone_with_the_level_will_do(self):
        assert self.work({"bob": 1000}) == []

    def test_a_master_is_faster_by_the_stated_factor(self):
        assert self.work({"ada": 1000}, finish=4) == []
        assert self.work({"ada": 1000}) == ["a works 6 minutes instead of 4"]

    def test_minutes_are_rounded_up(self):
        assert self.work({"ada": 1000}, finish=5, duration=7) == []

    def test_the_slowest_says_how_long_it_takes(self):
        needs = (replace(WELD, people=2),)
        assert self.work({"ada": 1000, "bob": 1000}, needs=needs) == []

    def test_people_are_given_to_needs_so_that_it_goes_fastest(self):
        needs = (replace(WELD, level=1, faster=1000), SkillNeed("weld", 2))
        assert self.work({"ada": 1000, "bob": 1000}, needs=needs) == []
        needs = (replace(WELD, level=1, faster=1000), SkillNeed("paint"))
        assert self.work({"ada": 1000, "bob": 1000}, needs=needs) == []
        assert self.work({"ada": 1000, "eve": 500}, needs=needs) == []

    def test_a_level_too_low_is_named(self):
        assert self.work({"eve": 500}) == ["a has people without the skills that it needs"]

    def test_one_person_fills_one_need(self):
        assert self.work({"ada": 1000}, needs=(WELD, SkillNeed("paint"))) == [
            "a has 1 people instead of 2"
        ]
        assert self.work({"bob": 1000, "ada": 1000}, needs=(SkillNeed("paint", people=2),)) == [
            "a has people without the skills that it needs"
        ]

    def test_part_of_a_person_is_named(self):
        assert "a has bob for 500 of 1000" in self.work({"bob": 500})

    def test_an_unknown_person_is_named(self):
        assert self.work({"zoe": 1000}) == [
            "a has zoe, who is unknown",
            "a has 0 people instead of 1",
        ]

    def test_nobody_is_at_two_places(self):
        work = tuple(Activity(key, 6, skills=(WELD,)) for key in "ab")
        places = {key: Assignment(0, 6, None, {"bob": 1000}) for key in "ab"}
        assert judged(Problem(0, work, (), (BOB,)), places) == ["bob has 2000 of 1000 from 0"]

    def test_who_is_chosen_works_in_his_hours(self):
        bob = replace(BOB, calendar="office")
        problem = Problem(
            0, (Activity("a", 600, skills=(WELD,)),), (), (bob,), {"office": OFFICE_HOURS}
        )
        sound = {"a": Assignment(NINE, DAY + NINE + 120, None, {"bob": 1000})}
        assert judged(problem, sound) == []
        early = {"a": Assignment(0, 600, None, {"bob": 1000})}
        assert judged(problem, early) == ["a works 60 minutes instead of 600"]


class TestPieces:
    def work(self, *pieces, splittable=True):
        work = (Activity("a", 240, {"r": 1}, splittable=splittable), Activity("b", 60, {"r": 1}))
        problem = Problem(NINE, work, (), (Resource("r", 1, "office"),), {"office": OFFICE_HOURS})
        whole = Assignment(pieces[0][0], pieces[-1][1], pieces=pieces)
        return judged(problem, {"a": whole, "b": Assignment(NINE + 60, NINE + 120)})

    def test_others_may_work_in_the_pause(self):
        assert self.work((NINE, NINE + 60), (NINE + 120, NINE + 300)) == []

    def test_what_may_not_be_split_is_named(self):
        pieces = (NINE, NINE + 60), (NINE + 120, NINE + 300)
        assert self.work(*pieces, splittable=False) == ["a is split and may not be"]

    def test_a_piece_may_go_on_over_closed_hours(self):
        assert self.work((NINE, NINE + 60), (FIVE - 60, DAY + NINE + 120)) == []

    @pytest.mark.parametrize(
        ("pieces", "violation"),
        [
            (((NINE, NINE + 60), (NINE + 200, NINE + 300)), "a works 160 minutes instead of 240"),
            (((NINE, NINE + 30), (NINE + 90, NINE + 300)), "r has 2 of 1 from 630"),
            (
                ((NINE + 120, NINE + 180), (NINE + 120, NINE + 300)),
                "the pieces of a do not follow each other",
            ),
            (
                ((NINE - 60, NINE + 60), (NINE + 120, NINE + 300)),
                "a piece of a starts or finishes outside its working time",
            ),
            (
                ((NINE, NINE + 60), (FIVE, FIVE + 60), (NINE + 120 + DAY, NINE + 300 + DAY)),
                "a piece of a starts or finishes outside its working time",
            ),
        ],
    )
    def test_a_spoilt_piece_is_named(self, pieces, violation):
        assert violation in self.work(*pieces)

    def test_pieces_reach_from_start_to_finish(self):
        problem = Problem(0, (Activity("a", 4, splittable=True),))
        places = {"a": Assignment(0, 9, pieces=((0, 2), (5, 7)))}
        assert judged(problem, places) == [
            "the pieces of a do not reach from its start to its finish",
            "a starts or finishes outside its working time",
        ]


def test_a_start_before_the_release_of_the_project_is_named():
    problem = Problem(0, (Activity("a", 2, project="x"),), projects=(Project("x", release=5),))
    assert judged(problem, {"a": Assignment(5, 7)}) == []
    assert judged(problem, {"a": Assignment(4, 6)}) == ["a starts before the release of x"]


def test_a_lead_is_counted_in_working_time():
    problem = Problem(
        NINE,
        (Activity("a", 480, calendar="office"), Activity("b", 60, calendar="office")),
        (Dependency("a", "b", "FS", -60),),
        calendars={"office": OFFICE_HOURS},
    )
    first = Assignment(DAY + NINE, DAY + FIVE)
    assert judged(problem, {"a": first, "b": Assignment(DAY + FIVE - 60, DAY + FIVE)}) == []
    too_early = Assignment(DAY + FIVE - 61, DAY + FIVE - 1)
    assert judged(problem, {"a": first, "b": too_early}) == ["b does not wait for a (FS)"]


def test_the_hours_of_who_is_chosen_do_not_change_a_lag():
    problem = Problem(
        NINE,
        (Activity("a", 480), Activity("b", 60, skills=(SkillNeed("weld"),))),
        (Dependency("a", "b", "FS", 600),),
        (replace(BOB, calendar="office"),),
        {"office": OFFICE_HOURS},
    )
    b = Assignment(DAY + NINE, DAY + NINE + 60, None, {"bob": 1000})
    assert judged(problem, {"a": Assignment(NINE, FIVE), "b": b}) == []


def test_an_unknown_activity_is_named():
    assert judged(Problem(0, ()), {"z": Assignment(0, 1)}) == ["z is planned and unknown"]
