"""Search for a plan that ends early: a population of orders of work, crossed and improved.

The first orders are the rule's with random delays. Each further one takes a stretch of one good
order and the rest of another (Hartmann, "A competitive genetic algorithm for resource-constrained
project scheduling", 1998), and every schedule is pushed right and left again (Valls, Ballestín and
Quintanilla, "Justification and RCPSP", 2005).
"""

from collections.abc import Callable, Sequence
from random import Random

from rooftree.engine.compiled import Compiled
from rooftree.engine.schedule.detours import without_detours
from rooftree.engine.schedule.direction import Direction
from rooftree.engine.schedule.limits import Limits

POPULATION = 70
SHAKEN_AFTER = 3  # orders without progress, times the number of activities, until they are shaken
ANEW_AFTER = 20  # and until the search begins anew
SHAKEN = 0.05  # the part of an order that is shaken, and
REACH = 0.3  # how far, as a part of its length
DELAY = 0.3  # longest random delay of a rank, as a part of the range of all ranks
PASSES = 3  # schedules made for one order: forwards, backwards, forwards
FAR = 10**15

Made = tuple[int, list[int]]  # the end of a schedule, and the order in which it begins its work


class Search:
    """Keeps the best dates found so far in `best`; `schedules` counts the schedules made."""

    def __init__(self, compiled: Compiled, order: Sequence[int]) -> None:
        self._compiled = compiled = without_detours(compiled)
        self._forwards = Direction(compiled)
        self.best = self._forwards.dates(order, compiled.start)
        self.end = self._forwards.end(self.best)
        self.schedules = 1

    def run(self, ranks: Sequence[float], bound: int, seed: int, limits: Limits) -> None:
        """Improve until the end is `bound` or the `limits` are reached."""
        self._backwards = Direction(self._compiled.mirrored(FAR))
        self._ranks = ranks
        self._random = Random(seed)  # noqa: S311 - repeatable, not secret

        told = [FAR]

        def goes_on() -> bool:
            if self.end < told[0]:
                told[0] = self.end
                limits.tell(self.end - self._compiled.start, bound - self._compiled.start)
            return self.end > bound and limits.allow(self.schedules)

        while goes_on():
            self._evolve(self._first_population(goes_on), goes_on)

    def _first_population(self, goes_on: Callable[[], bool]) -> list[Made]:
        longest = max(1.0, (max(self._ranks) - min(self._ranks)) * DELAY)
        population = [self._improved(self._forwards.by_rank(self._ranks))]
        while len(population) < POPULATION and goes_on():
            ranks = [rank + self._random.random() * longest for rank in self._ranks]
            population.append(self._improved(self._forwards.by_rank(ranks)))
        return population

    def _evolve(self, population: list[Made], goes_on: Callable[[], bool]) -> None:
        """Let children replace the worst until nothing has got better for long."""
        size = len(self._compiled.order)
        best, idle = min(population)[0], 0
        while idle < ANEW_AFTER * size and goes_on():
            order = self._crossed(self._parent(population), self._parent(population))
            if idle > SHAKEN_AFTER * size:
                order = self._shaken(order)
            child = self._improved(order)
            idle += 1
            if child[0] < best:
                best, idle = child[0], 0
            worst = max(range(len(population)), key=lambda i: population[i][0])
            if child[0] <= population[worst][0] and child not in population:
                population[worst] = child

    def _parent(self, population: Sequence[Made]) -> list[int]:
        """Return the better of two orders drawn by lot."""
        one, other = self._random.choice(population), self._random.choice(population)
        return one[1] if one[0] <= other[0] else other[1]

    def _crossed(self, one: Sequence[int], other: Sequence[int]) -> list[int]:
        """Return `one` with a stretch in its middle in the order of `other`."""
        begin, end = sorted(self._random.randrange(len(one) + 1) for _ in range(2))
        head = one[:begin]
        seen = set(head)
        middle = [position for position in other if position not in seen][: end - begin]
        seen.update(middle)
        return [*head, *middle, *(position for position in one if position not in seen)]

    def _shaken(self, order: Sequence[int]) -> list[int]:
        """Return `order` with a few activities moved to and fro."""
        ranks = [0.0] * len(self._ranks)
        for place, position in enumerate(order):
            ranks[position] = place
        reach = 1 + REACH * len(order)
        for _ in range(1 + int(SHAKEN * len(order))):
            ranks[self._random.choice(order)] += self._random.uniform(-reach, reach)
        return self._forwards.by_rank(ranks)

    def _improved(self, order: Sequence[int]) -> Made:
        """Push the schedule of `order` right and left again; return what comes out."""
        forwards, backwards, start = self._forwards, self._backwards, self._compiled.start
        dates = forwards.dates(order, start)
        last_first = backwards.by_rank([-finish for finish in dates[1]])
        mirrored = backwards.dates(last_first, -forwards.end(dates))
        dates = forwards.dates(forwards.by_rank([-start for start in mirrored[1]]), start)
        self.schedules += PASSES
        end = forwards.end(dates)
        if end < self.end:
            self.end, self.best = end, dates
        return end, forwards.by_rank(dates[0])
