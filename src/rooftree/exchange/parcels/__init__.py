"""Whole workspaces on their way: asked for on a page, prepared by the worker, gone after a day."""
