"""Small problems for the engine's tests: a calendar of a few minutes a day, and random problems."""

from hypothesis import strategies as st

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Calendar,
    Dependency,
    Problem,
    Reduction,
    Resource,
    Span,
)

DAY = 24 * 60
WEEK = 7 * DAY
NINE, FIVE = 9 * 60, 17 * 60
FRIDAY, MONDAY = 4 * DAY, WEEK

# A few working minutes a day keep brute force quick and make every border a frequent case.
SHORT_DAYS = Calendar(week=(((540, 542), (600, 602)),) * 5 + ((), ()))
PART_TIME = Calendar(
    week=(((541, 544),), (), ((541, 544), (601, 603)), ((0, 3),), (), ((540, 541),), ()),
    closed=(Span(2 * DAY, 3 * DAY, "dentist"),),
    extra=(Span(6 * DAY + 5, 6 * DAY + 8),),
)
CALENDARS = {"short": SHORT_DAYS, "part": PART_TIME, "office": OFFICE_HOURS}

types = st.sampled_from(["FS", "FS", "SS", "FF", "SF"])
calendar_names = st.sampled_from([None, "short", "part"])


@st.composite
def problems(draw, most=6, *, calendars=True, fixed=False, lags=True):
    """Draw a sound problem of up to `most` activities."""
    names = calendar_names if calendars else st.none()
    resources = tuple(
        Resource(
            f"r{i}",
            draw(st.integers(2, 4)),
            draw(names),
            tuple(draw(st.lists(reductions(), max_size=1))) if calendars else (),
        )
        for i in range(draw(st.integers(0, 2)))
    )
    count = draw(st.integers(1, most))
    latest = 2 * WEEK if calendars else 40
    start = draw(st.integers(0, latest // 2))
    activities = tuple(
        draw(activities_of(f"a{i}", resources, names, latest, start if fixed else None))
        for i in range(count)
    )
    pairs = [(i, j) for j in range(count) for i in range(j)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=2 * most)) if pairs else []
    dependencies = tuple(
        Dependency(f"a{i}", f"a{j}", draw(types), draw(st.integers(-4, 4)) if lags else 0)
        for i, j in chosen
    )
    return Problem(start, activities, dependencies, resources, CALENDARS)


@st.composite
def activities_of(draw, key, resources, names, latest, fixed_around):
    """Draw one activity that the resources suffice for, fixed perhaps when an instant is given."""
    demands = {each.key: draw(st.integers(0, 2)) for each in resources}
    dates = st.none() | st.integers(0, latest)
    place = draw(st.sampled_from(["", "pinned", "under way"])) if fixed_around is not None else ""
    return Activity(
        key,
        duration=draw(st.integers(0, 6)),
        demands={resource: units for resource, units in demands.items() if units},
        calendar=draw(names),
        earliest=draw(dates) if fixed_around is None else None,
        due=draw(dates),
        pinned=draw(st.integers(0, 2 * WEEK)) if place == "pinned" else None,
        actual_start=fixed_around - draw(st.integers(0, WEEK)) if place == "under way" else None,
        remaining=draw(st.integers(0, 5)) if place == "under way" else None,
        priority=draw(st.integers(0, 3)),
    )


@st.composite
def reductions(draw):
    """Draw a time at which one unit is away."""
    start = draw(st.integers(0, WEEK))
    return Reduction(start, start + draw(st.integers(1, 2 * DAY)), 1)


def open_minutes(calendar, start, finish):
    """Return every working minute of `calendar`, straight from the definition."""
    return [at for at in range(start, finish) if is_open(calendar, at)]


def is_open(calendar, at):
    """Say whether the minute at `at` is worked, straight from the definition."""
    day, minute = divmod(at % WEEK, DAY)
    usual = any(opens <= minute < closes for opens, closes in calendar.week[day])
    extra = any(span.start <= at < span.finish for span in calendar.extra)
    closed = any(span.start <= at < span.finish for span in calendar.closed)
    return (usual or extra) and not closed
