"""Gathers the room's tables for Django."""

from rooftree.planning.proposals.models import Proposal, ProposalState, ProposedItem

__all__ = ["Proposal", "ProposalState", "ProposedItem"]
