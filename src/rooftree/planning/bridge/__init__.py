"""Turns a snapshot into a problem for the engine, and says what was assumed on the way."""
