"""Gathers the room's tables for Django."""

from rooftree.project.deliveries.models import Delivery
from rooftree.project.projects.models import Project
from rooftree.project.sprints.models import Sprint, SprintItem

__all__ = ["Delivery", "Project", "Sprint", "SprintItem"]
