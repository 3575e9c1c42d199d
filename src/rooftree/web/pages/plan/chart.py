"""The drawing of the plan: every shape with its place, reckoned here and printed as SVG attributes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from rooftree.planning.queries import PlanRow, PlanView
from rooftree.web.pages.plan.arrows import arrows_of
from rooftree.web.pages.plan.rows import Row, first_day, last_day
from rooftree.web.pages.plan.scale import Mark, Scale
from rooftree.web.wording import day, duration

ROW = 36
BAR_TOP, BAR_HEIGHT = 8, 16
GROUP_TOP, GROUP_HEIGHT = 13, 6
RECORD_TOP = 27
LEAST_WIDTH = 4.0
HEAD = 44
PAST = 130
"""Pixels before today that are in view at first."""
BEFORE, AFTER = timedelta(days=10), timedelta(days=35)
LONGEST_BEFORE = timedelta(days=70)
DAYS_SUIT, WEEKS_SUIT = 90, 400
NAMES_BESIDE = 2
LETTER = 6.4
"""Pixels that a letter beside a bar takes, roughly."""
GAP = 13


class Bar(NamedTuple):
    """A bar from start to finish. `part` is the width that lies in the past of work under way."""

    name: str
    x: float
    y: float
    width: float
    height: int
    title: str
    state: str = ""
    is_assumed: bool = False
    is_hatched: bool = False
    is_proposed: bool = False
    part: float = 0


class Point(NamedTuple):
    """A milestone, target or promise."""

    x: float
    y: float
    title: str
    kind: str
    is_late: bool


class Text(NamedTuple):
    """Words beside a bar."""

    x: float
    y: float
    text: str
    is_warning: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws. `begin` is where the view starts: a little before today."""

    width: float
    height: int
    head: int
    week: float
    rest: tuple[float, float]
    upper: tuple[Mark, ...]
    lower: tuple[Mark, ...]
    lines: tuple[float, ...]
    today: float
    begin: int
    zoom: str
    bars: tuple[Bar, ...]
    records: tuple[Bar, ...]
    points: tuple[Point, ...]
    texts: tuple[Text, ...]
    arrows: tuple[tuple[str, bool], ...]


def chart_of(
    plan: Sequence[PlanRow], rows: Sequence[Row], view: PlanView, *, zoom: str, now: datetime
) -> Chart:
    """Draw rows that stand below each other in this order; `plan` and `rows` are the same items."""
    scale = scale_for(plan, zoom, first_day(now) or now.date())
    drawing = _Drawing(scale, now)
    for number, (one, row) in enumerate(zip(plan, rows, strict=True)):
        drawing.add(one, row, number * ROW)
    today = scale.at(now)
    places = {one.item_id: number * ROW for number, one in enumerate(plan)}
    return Chart(
        width=scale.width,
        height=len(plan) * ROW,
        head=HEAD,
        week=7 * scale.day_width,
        rest=(5 * scale.day_width, 2 * scale.day_width),
        upper=scale.upper(),
        lower=scale.lower(),
        lines=scale.lines(),
        today=today,
        begin=max(round(today) - PAST, 0),
        zoom=scale.zoom,
        bars=tuple(drawing.bars),
        records=tuple(drawing.records),
        points=tuple(drawing.points),
        texts=tuple(drawing.texts),
        arrows=tuple(arrows_of(view.arrows, drawing.ends, places, drawing.critical)),
    )


def scale_for(plan: Sequence[PlanRow], zoom: str, today: date) -> Scale:
    """Return a scale on which everything lies, from ten weeks ago on; without a zoom, one that suits."""
    days = [one for row in plan for one in _days(row)]
    first = max(min([today - BEFORE, *days]), today - LONGEST_BEFORE)
    last = max([today + AFTER, *days]) + timedelta(days=14)
    if not zoom:
        length = (last - first).days
        zoom = "days" if length <= DAYS_SUIT else "weeks" if length <= WEEKS_SUIT else "months"
    return Scale(first, last, zoom)


def _days(row: PlanRow) -> Iterator[date]:
    for when in (row.start, row.finish, row.record_start, row.record_finish):
        found = first_day(when)
        if found is not None:
            yield found
    yield from (one for one in (row.target, *row.promises) if one is not None)


class _Drawing:
    def __init__(self, scale: Scale, now: datetime) -> None:
        self._scale = scale
        self._today = scale.at(now)
        self.bars: list[Bar] = []
        self.records: list[Bar] = []
        self.points: list[Point] = []
        self.texts: list[Text] = []
        self.ends: dict[int, tuple[float, float]] = {}
        self.critical: set[int] = set()

    def add(self, one: PlanRow, row: Row, y: float) -> None:
        """Draw one row."""
        marks = list(self._marks(row, y))
        self.points += marks
        if one.start is None or one.finish is None:
            if not row.is_group:
                self.texts.append(Text(self._today + 8, y + 22, _("cannot be planned"), True))
            return
        x, end = self._scale.at(one.start), self._scale.at(one.finish)
        width = max(end - x, LEAST_WIDTH)
        self.ends[one.item_id] = x, x + width
        if row.is_critical and not row.is_group:
            self.critical.add(one.item_id)
        if one.start == one.finish and not row.is_group:
            self.points.append(Point(x, y + ROW / 2, _told(row), "milestone", row.is_late))
        else:
            self.bars.append(self._bar(row, x, y, width))
        if row.was is not None and one.record_start is not None and one.record_finish is not None:
            self._agreed(one.record_start, one.record_finish, row, y)
        if row.people and not row.is_group:
            words = _names(row.people)
            free = _free(x + width, marks, GAP + LETTER * len(words))
            self.texts.append(Text(free, y + 21, words, False))

    def _bar(self, row: Row, x: float, y: float, width: float) -> Bar:
        state = "summary" if row.is_group else "critical" if row.is_critical else ""
        past = min(self._today, x + width) - x if row.is_under_way else 0
        return Bar(
            name=row.key,
            x=x,
            y=y + (GROUP_TOP if row.is_group else BAR_TOP),
            width=round(width, 1),
            height=GROUP_HEIGHT if row.is_group else BAR_HEIGHT,
            title=_told(row),
            state=state,
            is_assumed=row.is_assumed,
            is_hatched=row.is_guessed,
            is_proposed=row.differs,
            part=round(max(past, 0), 1) if not row.is_group else 0,
        )

    def _agreed(self, start: datetime, finish: datetime, row: Row, y: float) -> None:
        x, end = self._scale.at(start), self._scale.at(finish)
        title = _("Agreed: {start} – {finish}").format(
            start=day(first_day(start) or start), finish=day(last_day(finish) or finish)
        )
        top, width = y + RECORD_TOP, round(max(end - x, LEAST_WIDTH), 1)
        self.records.append(Bar(row.key, x, top, width, 4, title))

    def _marks(self, row: Row, y: float) -> Iterator[Point]:
        middle = y + BAR_TOP + BAR_HEIGHT / 2
        if row.target is not None:
            title = _("Target: {day}").format(day=day(row.target))
            late = row.finish is not None and row.finish > row.target
            yield Point(self._scale.end_of(row.target), middle, title, "target", late)
        for promise in row.promises:
            title = _("Promised for {day}").format(day=day(promise))
            late = row.finish is not None and row.finish > promise
            yield Point(self._scale.end_of(promise), middle, title, "commitment", late)


def _free(x: float, marks: Sequence[Point], room: float) -> float:
    """Return where words of some width can stand at the right of a bar, behind the marks in their way."""
    for mark in sorted(marks):
        if x - GAP <= mark.x <= x + room:
            x = mark.x
    return round(x + GAP, 1)


def _names(people: tuple[str, ...]) -> str:
    more = len(people) - NAMES_BESIDE
    return ", ".join(people[:NAMES_BESIDE]) + (f" +{more}" if more > 0 else "")


def _told(row: Row) -> str:
    """Return what is said of a bar on pointing."""
    parts = [f"{row.key} {row.title}"]
    if row.start is not None and row.finish is not None:
        parts.append(f"{day(row.start)} – {day(row.finish)}")
    if row.shift:
        later, earlier = _("{days} d later than agreed"), _("{days} d earlier than agreed")
        parts.append((later if row.shift > 0 else earlier).format(days=abs(row.shift)))
    if row.is_critical:
        parts.append(_("critical"))
    elif row.float is not None:
        parts.append(_("float {time}").format(time=duration(row.float)))
    if row.is_assumed:
        parts.append(_("assumed"))
    if row.is_late:
        parts.append(_("late"))
    return " · ".join(parts)
