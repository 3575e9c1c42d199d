"""Objectives: what somebody wants to reach in a period."""
