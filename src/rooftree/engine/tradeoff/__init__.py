"""Trade-offs: what can be had instead of what was wished, and which moves lead there."""

from rooftree.engine.tradeoff.dial import (
    Dial,
    Flip,
    flip_points,
    worth_by_delay,
    worth_by_feature,
)
from rooftree.engine.tradeoff.option import Move, Option
from rooftree.engine.tradeoff.options import Options, options
from rooftree.engine.tradeoff.parts import Change, TradeoffProblem, Wish
from rooftree.engine.tradeoff.planning import odds

__all__ = [
    "Change",
    "Dial",
    "Flip",
    "Move",
    "Option",
    "Options",
    "TradeoffProblem",
    "Wish",
    "flip_points",
    "odds",
    "options",
    "worth_by_delay",
    "worth_by_feature",
]
