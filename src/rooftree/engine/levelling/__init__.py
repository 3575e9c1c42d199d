"""Levelling: proposing moves so that nobody and nothing is asked for more than there is."""

from rooftree.engine.levelling.accepting import Accepted, apply
from rooftree.engine.levelling.level import level
from rooftree.engine.levelling.proposal import Effect, Move, Overload, Proposal, Waits

__all__ = ["Accepted", "Effect", "Move", "Overload", "Proposal", "Waits", "apply", "level"]
